"""each place of a material line has a row: its column holds a name, and no JSON"""

import json

from alembic import op
import sqlalchemy as sa


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

_LINE = sa.table('mo_material', sa.column('mo'), sa.column('line'), sa.column('supply'), sa.column('by_hand'))


def upgrade() -> None:
    supply = op.create_table('mo_supply',
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('pieces', sa.BigInteger(), nullable=False),
    sa.Column('by_hand', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('mo', 'line', 'place', name=op.f('pk_mo_supply'))
    )
    several = _LINE.c.supply.like('{%')
    lines = sa.select(_LINE).where(sa.or_(several, _LINE.c.by_hand != '{}')).order_by(_LINE.c.mo, _LINE.c.line)
    rows = [row for line in op.get_bind().execute(lines).all() for row in _places(*line)]
    if rows:
        op.bulk_insert(supply, rows)
    op.execute(_LINE.update().where(several).values(supply=''))
    op.drop_column('mo_material', 'by_hand')


def _places(mo: str, line: int, noted: str, hands: str) -> list[dict[str, object]]:
    """The rows of a line: place → pieces stood in one column where there were several, place → by hand in the other."""
    pieces = json.loads(noted) if noted.startswith('{') else {}
    by_hand = json.loads(hands)
    return [
        {'mo': mo, 'line': line, 'place': place, 'pieces': pieces.get(place, 0), 'by_hand': by_hand.get(place, 0)}
        for place in sorted({*pieces, *by_hand})
    ]

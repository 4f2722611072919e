"""master data can be switched off; the database has an id of its own"""

from alembic import op
import sqlalchemy as sa


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

_KINDS = ('item', 'bom', 'routing', 'workstation', 'reason', 'location', 'alias')


def upgrade() -> None:
    for table in _KINDS:
        op.add_column(table, sa.Column('active', sa.Boolean(), nullable=False, server_default=sa.true()))

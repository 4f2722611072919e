"""terminals are enrolled, and may be bound to workstations"""

from alembic import op
import sqlalchemy as sa


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Those that have worked count as enrolled: the hub says so by its first command, so that a replay makes the same rows.
    for name, kind, default in (
        ('places', sa.Text(), '[]'),
        ('store', sa.Boolean(), sa.true()),
        ('enrolled', sa.BigInteger(), '0'),
        ('revoked', sa.BigInteger(), '0'),
        ('reason', sa.Text(), ''),
        ('code_sum', sa.String(), ''),
        ('code_expires', sa.BigInteger(), '0'),
    ):
        op.add_column('terminal', sa.Column(name, kind, nullable=False, server_default=default))

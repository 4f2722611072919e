"""an exception counts how often it happened: one client's nonsense is one of them"""

from alembic import op
import sqlalchemy as sa


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('exception', sa.Column('times', sa.Integer(), nullable=False, server_default='1'))

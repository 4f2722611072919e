"""a call says which item is needed"""

from alembic import op
import sqlalchemy as sa


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('call', sa.Column('item', sa.String(), nullable=False, server_default=''))

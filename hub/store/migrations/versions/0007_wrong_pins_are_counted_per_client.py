"""wrong PINs are counted per client and badge; of a PIN it is kept how long it is

A badge that is locked when its database is upgraded is open afterwards: which client its wrong PINs came from is not known,
and the lock would have lasted for a quarter of an hour at most.
"""

from alembic import op
import sqlalchemy as sa


revision = '0007'
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pin_lock',
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('client', sa.String(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('wrong_at', sa.BigInteger(), nullable=False),
    sa.Column('right_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('badge', 'client', name=op.f('pk_pin_lock'))
    )
    op.add_column('pin', sa.Column('digits', sa.Integer(), nullable=False, server_default='0'))
    op.drop_column('pin', 'failures')
    op.drop_column('pin', 'locked_until')

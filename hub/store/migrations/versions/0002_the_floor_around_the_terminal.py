"""the floor around the terminal: calls, messages, downtime, counts, reversals, PINs"""

from alembic import op
import sqlalchemy as sa

from hub.store.database import create_triggers


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

# Columns are added in place: recreating a table would drop its append-only triggers.
_ADDED: tuple[tuple[str, sa.Column], ...] = (  # type: ignore[type-arg]  # of any type
    ('booking', sa.Column('source', sa.String(), nullable=False, server_default='new')),
    ('booking', sa.Column('entered_by', sa.String(), nullable=False, server_default='')),
    ('booking', sa.Column('allowed', sa.BigInteger(), nullable=False, server_default='-1')),
    ('booking', sa.Column('supply', sa.String(), nullable=True)),
    ('exception', sa.Column('verb', sa.String(), nullable=False, server_default='')),
    ('exception', sa.Column('proposal', sa.Text(), nullable=False, server_default='')),
    ('exception', sa.Column('how', sa.String(), nullable=False, server_default='')),
    ('exception', sa.Column('reason', sa.Text(), nullable=False, server_default='')),
    ('exception', sa.Column('who', sa.String(), nullable=False, server_default='')),
    ('exception', sa.Column('settled', sa.BigInteger(), nullable=False, server_default='0')),
    ('exception', sa.Column('ways', sa.String(), nullable=False, server_default='')),
    ('mo_material', sa.Column('returned', sa.BigInteger(), nullable=False, server_default='0')),
    ('mo_material', sa.Column('by_hand', sa.Text(), nullable=False, server_default='{}')),
    ('mo_op', sa.Column('suspect_by', sa.Text(), nullable=False, server_default='[]')),
    ('session', sa.Column('seen', sa.BigInteger(), nullable=False, server_default='0')),
    ('session', sa.Column('pieces', sa.BigInteger(), nullable=False, server_default='0')),
    ('session', sa.Column('closed_by', sa.BigInteger(), nullable=False, server_default='0')),
    ('session', sa.Column('estimated', sa.Boolean(), nullable=False, server_default=sa.false())),
    ('session_slice', sa.Column('estimated', sa.Boolean(), nullable=False, server_default=sa.false())),
    ('workstation', sa.Column('crew', sa.String(), nullable=False, server_default='many')),
    ('workstation', sa.Column('kind', sa.String(), nullable=False, server_default='production')),
    ('workstation', sa.Column('stop_reason', sa.String(), nullable=False, server_default='')),
    ('workstation', sa.Column('stop_since', sa.BigInteger(), nullable=False, server_default='0')),
    ('workstation', sa.Column('idle_since', sa.BigInteger(), nullable=False, server_default='0')),
)


def upgrade() -> None:
    for table, column in _ADDED:
        op.add_column(table, column)
    op.create_index('ix_session_closed_by', 'session', ['closed_by'])
    op.create_index('ix_inbox_id', 'inbox', ['id'])
    op.create_index('ix_movement_at', 'movement', ['at'])
    op.create_table('pin',
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('locked_until', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('badge', name=op.f('pk_pin'))
    )
    op.create_table('call',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('workstation', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('op', sa.String(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('taken_by', sa.String(), nullable=False),
    sa.Column('taken', sa.BigInteger(), nullable=False),
    sa.Column('closed_by', sa.String(), nullable=False),
    sa.Column('closed', sa.BigInteger(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('rev', sa.BigInteger(), nullable=False),
    sa.Column('arrived', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("status in ('open','taken','closed')", name=op.f('ck_call_status')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call'))
    )
    op.create_index('ix_call_status', 'call', ['status'])
    op.create_table('note',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_note'))
    )
    op.create_index('ix_note_subject', 'note', ['subject'])
    op.create_table('message',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('addressee', sa.String(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('read_by', sa.String(), nullable=False),
    sa.Column('rev', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("status in ('open','read','expired')", name=op.f('ck_message_status')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message'))
    )
    op.create_index('ix_message_status', 'message', ['status'])
    op.create_table('downtime',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('workstation', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('started', sa.BigInteger(), nullable=False),
    sa.Column('ended', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_downtime'))
    )
    op.create_table('stock_count',
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('lot', sa.String(), nullable=False),
    sa.Column('location', sa.String(), nullable=False),
    sa.Column('counted_at', sa.BigInteger(), nullable=False),
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('q', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('item', 'lot', 'location', name=op.f('pk_stock_count'))
    )
    op.create_table('shelf_count',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('lot', sa.String(), nullable=False),
    sa.Column('location', sa.String(), nullable=False),
    sa.Column('counted_at', sa.BigInteger(), nullable=False),
    sa.Column('q', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_shelf_count'))
    )
    op.create_index('ix_shelf_count_place', 'shelf_count', ['item', 'lot', 'location'])
    op.create_table('reversal',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('target', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_reversal')),
    sa.UniqueConstraint('target', name=op.f('uq_reversal_target'))
    )
    op.create_table('receipt_price',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_receipt_price'))
    )
    create_triggers(op.get_bind(), ('note', 'downtime', 'reversal', 'shelf_count'))

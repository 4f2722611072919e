"""the first schema"""

from alembic import op
import sqlalchemy as sa

from hub.store.database import create_triggers


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('alias',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('lot', sa.String(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alias'))
    )
    op.create_table('balance',
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('lot', sa.String(), nullable=False),
    sa.Column('location', sa.String(), nullable=False),
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('q', sa.BigInteger(), nullable=False),
    sa.Column('v', sa.BigInteger(), nullable=False),
    sa.Column('rev', sa.BigInteger(), nullable=False),
    sa.Column('applied', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('item', 'lot', 'location', 'mo', name=op.f('pk_balance'))
    )
    with op.batch_alter_table('balance', schema=None) as batch_op:
        batch_op.create_index('ix_balance_mo', ['mo'], unique=False)

    op.create_table('bom',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('lines', sa.Text(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bom'))
    )
    op.create_table('booking',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('op', sa.String(), nullable=False),
    sa.Column('workstation', sa.String(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('good', sa.BigInteger(), nullable=False),
    sa.Column('rework', sa.BigInteger(), nullable=False),
    sa.Column('suspect', sa.BigInteger(), nullable=False),
    sa.Column('scrap', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_booking'))
    )
    op.create_table('epoch',
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('epoch', sa.String(), nullable=False),
    sa.Column('have_through', sa.BigInteger(), nullable=False),
    sa.Column('last_seen', sa.BigInteger(), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('opened', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('source', 'epoch', name=op.f('pk_epoch'))
    )
    op.create_table('event',
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_event'))
    )
    op.create_table('exception',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('rev', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exception'))
    )
    with op.batch_alter_table('exception', schema=None) as batch_op:
        batch_op.create_index('ix_exception_no', ['no'], unique=False)
        batch_op.create_index(batch_op.f('ix_exception_status'), ['status'], unique=False)

    op.create_table('inbox',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('epoch', sa.String(), nullable=True),
    sa.Column('seq', sa.BigInteger(), nullable=True),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('authid', sa.String(), nullable=False),
    sa.Column('occurred', sa.BigInteger(), nullable=False),
    sa.Column('received', sa.BigInteger(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('ack', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_inbox')),
    sa.UniqueConstraint('source', 'epoch', 'seq', name='uq_inbox_source_epoch_seq'),
    sa.UniqueConstraint('source', 'id', name='uq_inbox_source_id')
    )
    op.create_table('item',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('decimals', sa.Integer(), nullable=False),
    sa.Column('home', sa.String(), nullable=False),
    sa.Column('lot_tracked', sa.Boolean(), nullable=False),
    sa.Column('over_pct', sa.BigInteger(), nullable=False),
    sa.Column('scrap_pct', sa.BigInteger(), nullable=False),
    sa.Column('standard_cost', sa.BigInteger(), nullable=False),
    sa.Column('bom', sa.String(), nullable=False),
    sa.Column('routing', sa.String(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_item'))
    )
    op.create_table('location',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_location'))
    )
    op.create_table('lot',
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('expires', sa.String(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('received', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('item', 'id', name=op.f('pk_lot'))
    )
    op.create_table('meta',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_meta'))
    )
    op.create_table('mo',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('external_no', sa.String(), nullable=False),
    sa.Column('q_deliver', sa.BigInteger(), nullable=False),
    sa.Column('q_start', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('hold_reason', sa.String(), nullable=False),
    sa.Column('hold_who', sa.String(), nullable=False),
    sa.Column('hold_since', sa.BigInteger(), nullable=False),
    sa.Column('material', sa.String(), nullable=False),
    sa.Column('priority', sa.Integer(), nullable=False),
    sa.Column('due', sa.BigInteger(), nullable=False),
    sa.Column('planned_start', sa.BigInteger(), nullable=False),
    sa.Column('planned_end', sa.BigInteger(), nullable=False),
    sa.Column('origin', sa.String(), nullable=False),
    sa.Column('notes', sa.Text(), nullable=False),
    sa.Column('responsible', sa.String(), nullable=False),
    sa.Column('spec', sa.Text(), nullable=False),
    sa.Column('bom', sa.String(), nullable=False),
    sa.Column('routing', sa.String(), nullable=False),
    sa.Column('over_pct', sa.BigInteger(), nullable=False),
    sa.Column('planned_value', sa.BigInteger(), nullable=False),
    sa.Column('received', sa.BigInteger(), nullable=False),
    sa.Column('received_value', sa.BigInteger(), nullable=False),
    sa.Column('rev', sa.BigInteger(), nullable=False),
    sa.Column('applied', sa.Text(), nullable=False),
    sa.CheckConstraint("status in ('draft','planned','released','in progress','completed','closed','cancelled')", name=op.f('ck_mo_status')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mo'))
    )
    with op.batch_alter_table('mo', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mo_status'), ['status'], unique=False)

    op.create_table('mo_material',
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('op', sa.String(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('q', sa.BigInteger(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.Column('per', sa.BigInteger(), nullable=False),
    sa.Column('mode', sa.String(), nullable=False),
    sa.Column('scrap_pct', sa.BigInteger(), nullable=False),
    sa.Column('alternates', sa.String(), nullable=False),
    sa.Column('planned', sa.BigInteger(), nullable=False),
    sa.Column('extra', sa.BigInteger(), nullable=False),
    sa.Column('issued', sa.BigInteger(), nullable=False),
    sa.Column('supply', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('mo', 'line', name=op.f('pk_mo_material'))
    )
    with op.batch_alter_table('mo_material', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mo_material_item'), ['item'], unique=False)

    op.create_table('mo_op',
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('op', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('grp', sa.String(), nullable=False),
    sa.Column('setup_min', sa.BigInteger(), nullable=False),
    sa.Column('run_min', sa.BigInteger(), nullable=False),
    sa.Column('transfer_q', sa.BigInteger(), nullable=False),
    sa.Column('wait_min', sa.BigInteger(), nullable=False),
    sa.Column('gate', sa.Boolean(), nullable=False),
    sa.Column('skill', sa.String(), nullable=False),
    sa.Column('instructions', sa.Text(), nullable=False),
    sa.Column('done', sa.Boolean(), nullable=False),
    sa.Column('good', sa.BigInteger(), nullable=False),
    sa.Column('scrap', sa.BigInteger(), nullable=False),
    sa.Column('rework', sa.BigInteger(), nullable=False),
    sa.Column('suspect', sa.BigInteger(), nullable=False),
    sa.Column('rev', sa.BigInteger(), nullable=False),
    sa.Column('applied', sa.Text(), nullable=False),
    sa.CheckConstraint('good >= 0 and scrap >= 0 and rework >= 0 and suspect >= 0', name=op.f('ck_mo_op_counters')),
    sa.PrimaryKeyConstraint('mo', 'op', name=op.f('pk_mo_op'))
    )
    op.create_table('movement',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('reversal_of', sa.BigInteger(), nullable=True),
    sa.Column('hash', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('no', name=op.f('pk_movement')),
    sa.UniqueConstraint('reversal_of', name=op.f('uq_movement_reversal_of'))
    )
    op.create_table('movement_line',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('lot', sa.String(), nullable=False),
    sa.Column('from_loc', sa.String(), nullable=False),
    sa.Column('to_loc', sa.String(), nullable=False),
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('q', sa.BigInteger(), nullable=False),
    sa.Column('v', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('from_loc <> to_loc', name=op.f('ck_movement_line_two_places')),
    sa.CheckConstraint('q >= 0 and v >= 0 and (q > 0 or v > 0)', name=op.f('ck_movement_line_something')),
    sa.PrimaryKeyConstraint('no', 'line', name=op.f('pk_movement_line'))
    )
    op.create_table('operator',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('roles', sa.String(), nullable=False),
    sa.Column('skills', sa.Text(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_operator'))
    )
    op.create_table('pool',
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('q', sa.BigInteger(), nullable=False),
    sa.Column('v', sa.BigInteger(), nullable=False),
    sa.Column('last_v', sa.BigInteger(), nullable=False),
    sa.Column('last_q', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('item', name=op.f('pk_pool'))
    )
    op.create_table('presence',
    sa.Column('workstation', sa.String(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('workstation', 'badge', name=op.f('pk_presence'))
    )
    op.create_table('reason',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reason'))
    )
    op.create_table('routing',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('steps', sa.Text(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_routing'))
    )
    op.create_table('scrap',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('q', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('no', 'line', name=op.f('pk_scrap'))
    )
    op.create_table('session',
    sa.Column('id', sa.BigInteger(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('mo', sa.String(), nullable=False),
    sa.Column('op', sa.String(), nullable=False),
    sa.Column('workstation', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('started', sa.BigInteger(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('since_boot', sa.String(), nullable=False),
    sa.Column('since_mono', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('worked_ms', sa.BigInteger(), nullable=False),
    sa.Column('ended', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("status in ('open','paused','closed')", name=op.f('ck_session_status')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session'))
    )
    with op.batch_alter_table('session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_mo'), ['mo'], unique=False)
        batch_op.create_index(batch_op.f('ix_session_status'), ['status'], unique=False)

    op.create_table('session_slice',
    sa.Column('no', sa.BigInteger(), nullable=False),
    sa.Column('session', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('started', sa.BigInteger(), nullable=False),
    sa.Column('ended', sa.BigInteger(), nullable=False),
    sa.Column('ms', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('ms >= 0', name=op.f('ck_session_slice_ms')),
    sa.PrimaryKeyConstraint('no', 'session', name=op.f('pk_session_slice'))
    )
    op.create_table('terminal',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('workstation', sa.String(), nullable=False),
    sa.Column('idle_minutes', sa.Integer(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_terminal'))
    )
    op.create_table('workstation',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('grp', sa.String(), nullable=False),
    sa.Column('supply', sa.String(), nullable=False),
    sa.Column('several', sa.String(), nullable=False),
    sa.Column('day', sa.String(), nullable=False),
    sa.Column('good', sa.BigInteger(), nullable=False),
    sa.Column('scrap', sa.BigInteger(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.Column('changed', sa.BigInteger(), nullable=False),
    sa.Column('applied', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_workstation'))
    )
    tables = ('inbox', 'movement', 'movement_line', 'booking', 'scrap', 'session_slice', 'event')
    create_triggers(op.get_bind(), tables)


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore the backup made before the upgrade instead")

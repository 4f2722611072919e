"""The names under which the database is read."""

from sqlalchemy import Boolean, Integer, func

import hub.store.tables  # noqa: F401  # fills the metadata
from hub.core.rows import ROWS
from hub.store import reading
from hub.store.load import table_of
from hub.store.reading import Inbox, Mo, MoOp, Movement, Workstation, alias, col, select, stream
from tests.support.hub import chairs


def test_what_is_read_is_what_is_declared() -> None:
    """Every table has the columns of its SQLModel class, of the same kind."""
    for kind in ROWS:
        bare, table = getattr(reading, kind.__name__), table_of(kind)
        assert [column.name for column in bare.columns()] == [column.key for column in table.c]
        for column in table.c:
            read = getattr(bare, column.key)
            assert read.name == column.name
            for of in (Boolean, Integer):
                assert isinstance(read.type, of) == isinstance(column.type, of), column


def test_a_table_is_read_twice_in_a_statement() -> None:
    """Under a name of its own."""
    mirror = alias(Movement)
    reversed_by = select(Movement.no, mirror.no).join(mirror, col(mirror.reversal_of) == Movement.no)
    assert "JOIN movement AS movement_1 ON movement_1.reversal_of = movement.no" in str(reversed_by)


def test_a_row_has_the_fields() -> None:
    """By name, a renamed one too, whether all of a table are asked for or some; in portions."""
    with chairs().database.connect() as connection:
        place = connection.execute(select(Workstation).where(Workstation.id == "CUT-01")).one()
        assert (place.id, place.group) == ("CUT-01", "CUT")
        step = connection.execute(select(MoOp.op, MoOp.group).where(MoOp.group == "CUT").limit(1)).one()
        assert step.group == "CUT"
        assert type(connection.execute(select(MoOp.gate).limit(1)).scalar_one()) is bool
        counts = dict(stream(connection, select(Inbox.source, func.count()).group_by(Inbox.source)))
        assert sum(counts.values()) == connection.execute(select(func.count()).select_from(Inbox)).scalar_one()
        orders = select(Mo.id).where(col(Mo.status).in_(["released"]))
        assert list(stream(connection, orders.order_by(Mo.id)))
        connection.rollback()

"""The same hub on PostgreSQL: one URL is all that differs."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from hub.proof.verify.report import verify
from tests.support.hub import Hub, fill
from tests.support.postgres import server

pytestmark = [pytest.mark.system, pytest.mark.postgresql]
WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}


@pytest.fixture(name="url", scope="module")
def _url() -> Iterator[str]:
    with server() as url:
        yield url


def test_a_shift_on_postgresql(url: str) -> None:
    """Migrations, bookings, duplicates, a restart, triggers, and a clean ledger."""
    hub = Hub(url)
    fill(hub)
    hub.hello()
    hub.terminal("op-start", **WHERE)
    arrival = hub.sealed("output", "0021", {**WHERE, "good": "10", "scrap": [{"q": "1", "reason": "DIM"}]})
    first = hub.send(arrival, arrival)
    hub.restart()
    assert hub.send(arrival)[0] == first[0] == first[1]
    assert hub.terminal("output", **WHERE, good="5")["status"] == "accepted"
    assert hub.document("op", "MO-2026-00184", "010")["good"] == "15"
    for _ in range(3):
        hub.engine.security.note("override", "t/T1", "0011", "gate", hub.now)
        hub.engine.security.keep(hub.now)
    assert [(row.no, row.kind, row.count) for row in hub.engine.security.newest(9)] == [(1, "override", 3)]
    for table in ("inbox", "movement_line"):
        with hub.database.connect() as connection:
            with pytest.raises(Exception, match="append-only"):
                connection.execute(text(f"DELETE FROM {table}"))
            connection.rollback()
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    hub.database.dispose()
    assert report.clean, [str(breach) for breach in report.breaches]

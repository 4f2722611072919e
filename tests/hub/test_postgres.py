"""The same hub on PostgreSQL: one URL is all that differs."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from hub.broker import free_port
from hub.verify import verify
from tests.support.hub import Hub, fill

pytestmark = pytest.mark.system
WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        message = "PostgreSQL is not installed: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found[-1].parent


@pytest.fixture(name="url", scope="module")
def _url() -> Iterator[str]:
    """A server of our own, on loopback, in a folder that goes away."""
    binaries, port = _binaries(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="shopfloor-pg-", dir="/tmp"))
    root = os.geteuid() == 0  # the server refuses to run as root
    if root:
        shutil.chown(folder, "postgres")

    def run(command: str) -> None:
        words = ["su", "postgres", "-c", command] if root else ["sh", "-c", command]
        subprocess.run(words, check=True, capture_output=True, timeout=60)

    run(f"{binaries}/initdb -D {folder}/data -A trust -U postgres")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    run(f"{binaries}/pg_ctl -w -D {folder}/data -o '{options}' -l {folder}/log start")
    yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    run(f"{binaries}/pg_ctl -w -D {folder}/data stop -m immediate")
    shutil.rmtree(folder, ignore_errors=True)


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
    for table in ("inbox", "movement_line"):
        with hub.database.connect() as connection:
            with pytest.raises(Exception, match="append-only"):
                connection.execute(text(f"DELETE FROM {table}"))
            connection.rollback()
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    hub.database.dispose()
    assert report.clean, [str(one) for one in report.breaches]

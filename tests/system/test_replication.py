"""Beyond one machine: two PostgreSQL servers, one follows the other, and the first is gone; as docs/running.md has it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from hub.store.database import open_database
from hub.store.ownership import OwnedError, owning
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, all_answered, eventually
from tests.support.postgres import NAME, Server

pytestmark = [pytest.mark.system, pytest.mark.prove]
TERMINAL = "T-CUT-01"


@pytest.fixture(name="pair")
def _pair() -> Iterator[tuple[Server, Server]]:
    """A primary that says of nothing that it is committed before the replica has it."""
    with Server() as primary:
        replica = Server()
        try:
            replica.copy_from(primary)
            _say(primary, "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
            eventually(lambda: _asked(primary, "SELECT sync_state FROM pg_stat_replication") == "sync", what="it follows")
            yield primary, replica
        finally:
            replica.close()


def _asked(server: Server, question: str) -> object:
    engine = create_engine(server.url)
    with engine.connect() as connection:
        answer = connection.execute(text(question)).scalar()
    engine.dispose()
    return answer


def _say(server: Server, *statements: str) -> None:
    engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def both(primary: Server, replica: Server) -> str:
    """The address of whichever can be written."""
    hosts = f"host=127.0.0.1:{primary.port}&host=127.0.0.1:{replica.port}"
    return f"{NAME.rpartition('@')[0]}@/postgres?{hosts}&target_session_attrs=read-write"


def test_nothing_acknowledged_is_lost_with_the_primary(tmp_path: Path, pair: tuple[Server, Server]) -> None:
    """Its plug is pulled while people book; the replica is promoted, the hub finds it, and every answer holds."""
    primary, replica = pair
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS), url=both(primary, replica)) as plant:
        plant.start("hub")
        plant.fill()
        plant.start(TERMINAL)
        eventually(lambda: len(plant.saved(TERMINAL)) > 5, what="bookings")
        primary.stop("immediate")
        answered = [row[2] for row in plant.saved(TERMINAL) if row[3] != "queued"]
        eventually(lambda: "waiting for it" in plant.log_of("hub").read_text(), 40, "the hub waits")
        replica.promote()
        stored = {identity for (identity,) in plant.sql("SELECT id FROM inbox")}
        assert set(answered) <= stored, "what was answered is on the replica"
        before = len(plant.saved(TERMINAL))
        eventually(lambda: len(plant.saved(TERMINAL)) > before + 3, what="work goes on")
        all_answered(plant, TERMINAL)
        plant.stop(TERMINAL)
        assert plant.assert_nothing_lost([TERMINAL]) > 8
        assert "answers again" in plant.log_of("hub").read_text()


def test_a_replica_is_not_taken_for_the_primary(pair: tuple[Server, Server]) -> None:
    """It grants locks and answers every question; a hub says what it is, or waits until it is promoted."""
    primary, replica = pair
    engine = open_database(replica.url)
    with pytest.raises(OwnedError, match="is a replica, which nobody can write"), owning(replica.url, wait=False):
        pass
    primary.stop("immediate")
    began = time.monotonic()
    replica.promote()
    with owning(replica.url, wait=True, lost=lambda _: None), engine.begin() as connection:
        connection.execute(text("CREATE TABLE written (n int)"))
    assert time.monotonic() - began < 20
    engine.dispose()

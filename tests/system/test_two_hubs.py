"""Two hubs on one database, as real processes on both engines.

The second refuses or waits, clearly, and never writes beside the first, whatever becomes of the lock.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from hub.office.client import HubClient
from hub.proof.verify.report import verify
from hub.store.database import open_database
from hub.store.ownership import OwnedError, owning
from tests.support import postgres
from tests.support.broker import Mosquitto
from tests.support.plant import Plant, eventually

pytestmark = [pytest.mark.system, pytest.mark.prove]


@dataclass
class Site(Plant):
    """A broker and as many hubs as one likes, all on one database."""

    hubs: list[subprocess.Popen[str]] = field(default_factory=list)

    def hub(self, *options: str) -> subprocess.Popen[str]:
        """Start a hub; its log goes to `hub-{number}.log`."""
        log = self.log(len(self.hubs))
        command = [sys.executable, "-m", "shared.cli", "hub", "-c", str(self.config("hub")), "--log", str(log), *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.hubs.append(process)
        return process

    def log(self, number: int) -> Path:
        """Where a hub logs."""
        return self.folder / f"hub-{number}.log"

    def serves(self, number: int) -> None:
        """Wait until a hub has begun to serve."""
        self.says(number, "publishing everything")

    def says(self, number: int, what: str) -> None:
        """Wait until a hub has logged something. One that finds another's last word listens up to 45 s for the next one."""
        log = self.log(number)
        eventually(lambda: log.exists() and what in log.read_text(), 60, f"hub {number}: {what}")

    def receive(self, *, timeout: float = 15) -> None:
        """One receipt of one piece, answered."""
        with HubClient(self.settings("office"), timeout=timeout) as client:
            assert client.send("receive", item="RM", location="RAW", q="1", cost="1").status == "accepted"

    def rows(self, statement: str) -> list[Any]:
        """What the database says."""
        engine = create_engine(self.url)
        with engine.connect() as connection:
            rows = list(connection.execute(text(statement)))
        engine.dispose()
        return rows

    def assert_received(self, count: int) -> None:
        """Each receipt is in the ledger once, and the ledger is clean."""
        assert self.rows("SELECT count(*) FROM inbox WHERE verb = 'receive'")[0][0] == count
        assert self.rows("SELECT sum(q) FROM balance WHERE item = 'RM' AND location = 'RAW'")[0][0] == count * 1_000_000
        engine = open_database(self.url, read_only=True)
        with engine.connect() as connection:
            report = verify(connection)
            connection.rollback()
        engine.dispose()
        assert report.clean, [str(breach) for breach in report.breaches]

    def close(self) -> None:
        """Kill what still runs."""
        for process in self.hubs:
            process.kill()
            process.communicate()
        super().close()


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[str]:
    with postgres.server() as url:
        yield url


Make = Callable[[str], Site]


@pytest.fixture(name="make")
def _make(tmp_path: Path, server: str) -> Iterator[Make]:
    """Makes a site with a first hub that serves; on PostgreSQL in an empty schema of its own."""
    sites: list[Site] = []

    def make(kind: str) -> Site:
        url = f"sqlite:///{tmp_path}/hub.db"
        if kind == "postgresql":
            schema = tmp_path.name.replace("-", "_")
            engine = create_engine(server)
            with engine.begin() as connection:
                connection.execute(text(f'CREATE SCHEMA "{schema}"'))
            engine.dispose()
            url = f"{server}?options=-csearch_path%3D{schema}"
        site = Site(tmp_path, Mosquitto(tmp_path / "broker", ["hub", "office"]), url=url)
        sites.append(site)
        site.broker.start()
        site.hub()
        site.serves(0)
        with HubClient(site.settings("office"), timeout=15) as client:
            assert client.send("put-location", id="RAW").status == "accepted"
            assert client.send("put-item", id="RM").status == "accepted"
        return site

    yield make
    for site in sites:
        site.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_second_refuses_or_waits_and_takes_over(make: Make, kind: str) -> None:
    """Refused: at once, in a sentence that names the database and the ways out. Waiting: serves once the first is killed."""
    site = make(kind)
    refused = site.hub()
    site.hub("--standby")
    _, words = refused.communicate(timeout=20)
    assert refused.returncode == 1
    assert (f"{site.folder}/hub.db" if kind == "sqlite" else "127.0.0.1") in words
    assert "in use by another hub" in words
    assert "--standby" in words
    assert "not-shown" not in words
    assert "Traceback" not in words
    site.says(2, "standing by")
    site.receive()
    assert site.hubs[2].poll() is None
    assert "publishing everything" not in site.log(2).read_text()
    site.hubs[0].kill()
    site.serves(2)
    site.receive()
    site.hubs[2].send_signal(signal.SIGTERM)
    assert site.hubs[2].wait(20) == 0
    site.assert_received(2)


def _end_lock_session(site: Site) -> None:
    """PostgreSQL ends the one session that holds the lock, and no other of the hub."""
    ended = site.rows(
        "SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.mode = 'ExclusiveLock' "
        "AND l.objid::bigint = hashtext(current_schema())::bigint & 4294967295"
    )
    assert [tuple(row) for row in ended] == [(True,)]


def test_a_hub_that_lost_its_lock_stands_by(make: Make) -> None:
    """One with nothing to do notices by itself; one that slept through it does when it wakes, and writes nothing more."""
    site = make("postgresql")
    site.receive()
    site.hub("--standby")
    site.hub("--standby")
    for waiting in (1, 2):
        site.says(waiting, "standing by")
    before = _begun(site)
    _end_lock_session(site)
    second = _next_to_serve(site, before)
    assert second != 0, "who has lost it begins again behind those who wait"
    site.says(0, "standing by")
    site.receive()
    before = _begun(site)
    os.kill(site.hubs[second].pid, signal.SIGSTOP)
    _end_lock_session(site)
    _next_to_serve(site, before)
    site.receive()  # the broker hands it to the sleeping one as well
    os.kill(site.hubs[second].pid, signal.SIGCONT)
    site.says(second, "stops at once and begins again")
    site.receive()
    assert [hub.poll() for hub in site.hubs] == [None, None, None]
    site.assert_received(4)


def _begun(site: Site) -> list[int]:
    """How often each hub has begun to serve."""
    return [site.log(number).read_text().count("publishing everything") for number in range(len(site.hubs))]


def _next_to_serve(site: Site, before: list[int]) -> int:
    """Which hub takes over."""
    eventually(lambda: _begun(site) != before, 20, "one takes over")
    [number] = [number for number, times in enumerate(_begun(site)) if times > before[number]]
    return number


def test_every_transaction_is_fenced(server: str) -> None:
    """Without waiting for any heartbeat: from the moment the lock is gone no transaction of its former owner begins."""
    engine = open_database(server)
    losses: list[str] = []
    with owning(server, wait=False, lost=losses.append):
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS fenced (n int)"))
        killer = create_engine(server)
        # In one statement with the kill: no heartbeat can come in between.
        raw = killer.raw_connection()
        raw.cursor().execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'shopfloor-hub'"
        )
        raw.commit()
        deadline = time.monotonic() + 5
        try:
            while time.monotonic() < deadline:  # the server needs a moment to end the session
                with engine.begin() as connection:
                    connection.execute(text("INSERT INTO fenced VALUES (1)"))
            pytest.fail("transactions go on without the lock")
        except OwnedError as error:
            assert "is gone" in str(error)
        assert losses
        raw.close()
        killer.dispose()
    engine.dispose()


def test_the_gate_waits_for_what_was_under_way(server: str) -> None:
    """A new owner begins only after the old one's open transaction is through, so that it reads what that one wrote."""
    # Fences go by the URL as it is written; so the two owners, here in one process, don't fence each other.
    former = f"{server}?connect_timeout=9"
    old, seen = open_database(former), create_engine(f"{server}?connect_timeout=8")
    with owning(former, wait=False, lost=lambda _: None):
        with old.begin() as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS gated (n int)"))
        under_way = old.connect()
        under_way.execute(text("INSERT INTO gated VALUES (1)"))
        with seen.begin() as connection:
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'shopfloor-hub'")
            )
        owned, go_on = threading.Event(), threading.Event()

        def take_over() -> None:
            with owning(server, wait=True, lost=lambda _: None):
                owned.set()
                go_on.wait(20)

        other = threading.Thread(target=take_over)
        other.start()
        assert not owned.wait(1.5), "the new owner went on beside an open transaction"
        under_way.commit()
        under_way.close()
        assert owned.wait(5)
        with seen.begin() as connection:
            assert connection.execute(text("SELECT count(*) FROM gated")).scalar() == 1
        go_on.set()
        other.join()
    old.dispose()
    seen.dispose()


def test_one_database_under_two_names_is_one(tmp_path: Path) -> None:
    """A link to the file, or another way to write its path, is no second database; one in memory is nobody's."""
    (tmp_path / "hub.db").touch()
    (tmp_path / "other.db").symlink_to(tmp_path / "hub.db")
    with owning(f"sqlite:///{tmp_path}/hub.db", wait=False):
        for name in ("other.db", "../" + tmp_path.name + "/hub.db"):
            again = owning(f"sqlite:///{tmp_path}/{name}", wait=False)
            with pytest.raises(OwnedError, match=r"hub\.db is in use by another hub \(process \d+\)"), again:
                pass
        with owning("sqlite://", wait=False), owning("sqlite://", wait=False), owning("sqlite:///:memory:", wait=False):
            pass
    with owning(f"sqlite:///{tmp_path}/other.db", wait=False):
        pass


def test_a_hub_with_another_database_does_not_speak_over_a_living_one(tmp_path: Path) -> None:
    """It ends with a sentence, or waits; documents and answers of the first stay its own."""
    broker = Mosquitto(tmp_path / "broker", ["hub", "office"])
    site = Site(tmp_path, broker, url=f"sqlite:///{tmp_path}/first.db")
    try:
        broker.start()
        site.hub()
        site.serves(0)
        with HubClient(site.settings("office"), timeout=15) as client:
            assert client.send("put-location", id="RAW").status == "accepted"
            assert client.send("put-item", id="RM", home="RAW").status == "accepted"
        site.url = f"sqlite:///{tmp_path}/second.db"
        second = site.hub()
        _, words = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "another hub, on another database, serves this site" in words
        assert "--standby" in words
        assert "Traceback" not in words
        waiting = site.hub("--standby", "--new")
        site.says(2, "standing by")
        site.url = f"sqlite:///{tmp_path}/first.db"
        site.receive()
        time.sleep(1)
        assert "publishing everything" not in site.log(2).read_text()
        site.hubs[0].terminate()
        site.hubs[0].wait(20)
        site.serves(2)
        assert waiting.poll() is None
    finally:
        for process in site.hubs:
            process.kill()
        site.close()


def test_an_empty_database_is_asked_for_where_a_hub_has_been(tmp_path: Path) -> None:
    """A path that was meant otherwise: nothing is cleared, and it takes a word to begin anew."""
    broker = Mosquitto(tmp_path / "broker", ["hub", "office"])
    site = Site(tmp_path, broker, url=f"sqlite:///{tmp_path}/first.db")
    try:
        broker.start()
        first = site.hub()
        site.serves(0)
        with HubClient(site.settings("office"), timeout=15) as client:
            assert client.send("put-location", id="RAW").status == "accepted"
        first.terminate()
        first.wait(20)
        site.url = f"sqlite:///{tmp_path}/other.db"
        second = site.hub()
        _, words = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "this database is empty" in words
        site.hub("--new")
        site.serves(2)
    finally:
        for process in site.hubs:
            process.kill()
        site.close()

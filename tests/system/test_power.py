"""Power cuts, by experiment: what hub and terminal have promised is on the disk whenever the power goes.

A real hub and a real terminal are recorded once; then the disk is rebuilt as it may be after a cut at a random moment,
from what was synced alone and with a random part of the rest, and opened with the real engine and the real journal.
`tests/power/disk.py` says what the model assumes. `make power` makes 2 000 cuts.
"""

import os
import random
import shutil
import sqlite3
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from shared.world.strikes import Strikes
from tests.power.checks import INBOX, Promise, check_hub, check_terminal, hub_promises, terminal_promises
from tests.power.disk import Disk, lay_out
from tests.power.recording import MARKS, TERMINAL, record
from tests.power.trace import Event, Remove, SyncBegun, SyncDone, Write

pytestmark = [pytest.mark.system, pytest.mark.prove, pytest.mark.sqlite]
CUTS = int(os.environ.get("SHOPFLOOR_CUTS", "200"))
TEETH = 40
"""Cuts among which a deliberate fault must show."""
HUB_DB, TERMINAL_DB = "hub.db", f"{TERMINAL}.db"

Check = Callable[[Path, Sequence[Promise]], list[str]]


@dataclass(frozen=True)
class Recording:
    """What both programs wrote and promised, what their disks held at the end, and the hub's whole history."""

    events: dict[str, list[Event]]
    promises: dict[str, list[Promise]]
    at_the_end: dict[str, bytes]
    history: list[Any]

    def check(self, database: str) -> Check:
        """The check of one program's disk."""
        if database == HUB_DB:
            return lambda folder, promises: check_hub(folder / HUB_DB, promises, self.history)
        return lambda folder, promises: check_terminal(folder / TERMINAL_DB, promises, TERMINAL)


@pytest.fixture(name="recording", scope="module")
def _recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    folder = tmp_path_factory.mktemp("power")
    plant = record(folder, 40, 20)
    files = {name: [f"{name}{suffix}" for suffix in ("", "-wal", "-journal")] for name in (HUB_DB, TERMINAL_DB)}
    at_the_end = {
        name: (folder / name).read_bytes() for names in files.values() for name in names if (folder / name).exists()
    }
    events = {
        HUB_DB: plant.events("hub", *files[HUB_DB]),
        TERMINAL_DB: plant.events(TERMINAL, *files[TERMINAL_DB], marks=MARKS),
    }
    for large in folder.glob("*.strace"):
        large.unlink()
    with closing(sqlite3.connect(folder / HUB_DB)) as connection:
        history = connection.execute(INBOX).fetchall()
    promises = {HUB_DB: hub_promises(events[HUB_DB]), TERMINAL_DB: terminal_promises(events[TERMINAL_DB])}
    return Recording(events, promises, at_the_end, history)


@pytest.fixture(name="folder")
def _folder() -> Iterator[Path]:
    """Where disks are rebuilt: in memory where there is such a place, for speed."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="shopfloor-cut-", dir=memory if os.access(memory, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder)


FAULTS = ("synced only", "torn", "torn apart")
"""What a cut may leave: nothing but what was synced; a random part of the rest too; of it some, and not all."""


def cut(
    events: Sequence[Event],
    promises: Sequence[Promise],
    check: Check,
    folder: Path,
    cuts: int,
    strikes: Strikes | None = None,
) -> Iterator[str]:
    """Cut the power so many times; says what was wrong after which. A cut has bitten when something written is gone."""
    strikes = strikes or Strikes()
    rng = random.Random(20261121)
    at = sorted([len(events), *(rng.randrange(1, len(events)) for _ in range(cuts - 1))], reverse=True)
    places = [promise.place for promise in promises]
    disk = Disk()
    for place in range(len(events) + 1):
        while at and at[-1] == place:
            at.pop()
            given = promises[: bisect_left(places, place)]
            safe, torn, written = disk.safe(), disk.torn(rng), disk.everything()
            for kind, has in zip(FAULTS, (safe != written, torn != written, torn not in (safe, written)), strict=True):
                strike = strikes.strike(kind)
                if has:
                    strike.bite()
            for how, files in (("synced only", safe), ("torn", torn)):
                lay_out(files, folder)
                yield from (f"cut at {place}, {how}: {what}" for what in check(folder, given))
        if place < len(events):
            disk.feed(events[place])


@pytest.mark.parametrize("database", [HUB_DB, TERMINAL_DB])
def test_the_record_is_complete(recording: Recording, database: str) -> None:
    """All writes replayed give the files byte by byte: nothing goes past the recorder, through a mapping or otherwise.

    And the record holds what makes it hard: many commits, a checkpoint, a WAL removed and made again.
    """
    disk = Disk()
    for event in recording.events[database]:
        disk.feed(event)
    files = {name: data for name, data in recording.at_the_end.items() if name.startswith(database)}
    assert disk.everything() == files
    kinds = [type(event) for event in recording.events[database]]
    assert kinds.count(SyncDone) > 50
    assert any(isinstance(event, Write) and event.file == database for event in recording.events[database][200:])
    assert Remove(f"{database}-wal") in recording.events[database]
    assert len(recording.promises[database]) > 100


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("database", [HUB_DB, TERMINAL_DB])
def test_nothing_promised_is_lost(recording: Recording, folder: Path, database: str) -> None:
    """Hub: every answer and event given is in the database, a prefix of the history, and `verify` is clean.

    Terminal: what was saved or sent is in the journal under its number, and no number is used twice.
    """
    promises = recording.promises[database]
    strikes = Strikes()
    wrong = list(cut(recording.events[database], promises, recording.check(database), folder, CUTS, strikes))
    assert not wrong, wrong[:5]
    print(f"{database}: {CUTS} cuts, {2 * CUTS} disks rebuilt, {len(promises)} promises in the record, none lost")
    print(f"struck/bit: {strikes.summary(FAULTS)}")
    assert strikes.toothless(FAULTS) == []


# --- teeth: the same check finds what is wrong ------------------------------------------------------------------


@pytest.mark.parametrize("database", [HUB_DB, TERMINAL_DB])
def test_commits_without_a_sync_are_found(recording: Recording, folder: Path, database: str) -> None:
    """The record without the WAL's syncs is that of SQLite in `synchronous=NORMAL`: bookings are lost."""
    wal = f"{database}-wal"
    events = [e for e in recording.events[database] if not (isinstance(e, SyncBegun | SyncDone) and e.file == wal)]
    promises = hub_promises(events) if database == HUB_DB else terminal_promises(events)
    wrong = cut(events, promises, recording.check(database), folder, TEETH)
    assert any("is lost" in problem for problem in wrong)


@pytest.mark.parametrize("database", [HUB_DB, TERMINAL_DB])
def test_promises_before_the_commit_are_found(recording: Recording, folder: Path, database: str) -> None:
    """Every promise given one commit too early: the syncs are all there, and yet bookings are lost."""
    synced = [place for place, event in enumerate(recording.events[database]) if isinstance(event, SyncDone)]
    early = []
    for promise in recording.promises[database]:
        before = bisect_left(synced, promise.place)
        early.append(replace(promise, place=synced[before - 2] if before > 1 else 0))
    wrong = cut(recording.events[database], early, recording.check(database), folder, TEETH)
    assert any("is lost" in problem for problem in wrong)


@pytest.mark.parametrize("database", [HUB_DB, TERMINAL_DB])
def test_a_checkpoint_without_a_sync_is_found(recording: Recording, folder: Path, database: str) -> None:
    """The record without the database's own syncs: the WAL is written over before what it held is safe elsewhere."""
    events = [e for e in recording.events[database] if not (isinstance(e, SyncBegun | SyncDone) and e.file == database)]
    promises = hub_promises(events) if database == HUB_DB else terminal_promises(events)
    assert any(cut(events, promises, recording.check(database), folder, TEETH))

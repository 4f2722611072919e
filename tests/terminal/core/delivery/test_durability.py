"""What waits for the disk: a booking does, an answer that would be asked for again does not."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from terminal.core.delivery.journal import Journal
from terminal.core.delivery.moment import Moment

NOW = Moment(1_795_000_000_000, "b", 1)
FULL, NORMAL = 2, 1


class Watched(sqlite3.Connection):
    """Notes how durable each COMMIT is."""

    def __init__(self, path: str) -> None:
        super().__init__(path, isolation_level=None)
        self.commits: list[int] = []

    @property
    def level(self) -> int:
        """What `PRAGMA synchronous` says."""
        row: tuple[int] = super().execute("PRAGMA synchronous").fetchone()
        return row[0]

    def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        """A statement."""
        if sql == "COMMIT":
            self.commits.append(self.level)
        return super().execute(sql, parameters)  # type: ignore[arg-type]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Watched]:
    """A connection to a file."""
    opened = Watched(str(tmp_path / "t-1.db"))
    yield opened
    opened.close()


@pytest.fixture
def journal(connection: Watched) -> Journal:
    """A journal on it."""
    ids = count(1)
    mint: Callable[[], str] = lambda: f"00000000-0000-7000-8000-{next(ids):012d}"  # noqa: E731
    outbox = Journal(connection, "T-1", mint_id=mint, mint_epoch=lambda: "epoch001")
    connection.commits.clear()
    return outbox


def save(journal: Journal) -> str:
    """A booking's id."""
    return journal.save("note", {"text": "x"}, subject="CUT-01", badge="0021", now=NOW).id


def test_a_booking_waits_for_the_disk(journal: Journal, connection: Watched) -> None:
    """A power cut takes none that was reported as saved."""
    save(journal)
    assert connection.commits == [FULL]


def test_an_answer_does_not(journal: Journal, connection: Watched) -> None:
    """Lost with the power, it is asked for again, and is the same."""
    identity = save(journal)
    assert [entry.id for entry in journal.settle([(identity, "accepted", "{}")])] == [identity]
    journal.write_documents({"state/x": "{}"})
    assert connection.commits == [FULL, NORMAL, NORMAL]


def test_the_next_booking_does_again(journal: Journal, connection: Watched) -> None:
    """And so does what is written by itself."""
    journal.settle([(save(journal), "accepted", "{}")])
    assert connection.level == FULL
    save(journal)
    assert connection.commits == [FULL, NORMAL, FULL]


def test_so_it_does_when_an_answer_could_not_be_stored(journal: Journal, connection: Watched, tmp_path: Path) -> None:
    """Somebody else has the file: the answer is not noted, and nothing else changes."""
    identity = save(journal)
    connection.execute("PRAGMA busy_timeout=0")
    other = sqlite3.connect(tmp_path / "t-1.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError):
        journal.settle([(identity, "accepted", "{}")])
    other.close()
    assert connection.level == FULL
    assert journal.waiting_count() == 1

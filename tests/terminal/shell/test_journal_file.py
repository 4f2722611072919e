"""What happens to a journal's file: nothing is called saved that the next start can't find, a broken one is set aside."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from shared.envelope import to_bytes
from shared.settings import BrokerSettings, Settings, TerminalSettings
from terminal.core.operator.display import display
from terminal.core.operator.workplace import NotSavedError
from terminal.shell import journal_file
from terminal.shell.journal_file import JournalInUseError
from terminal.shell.link import Link

NOWHERE = BrokerSettings(host="127.0.0.1", port=1)


def link_at(journal: Path) -> Link:
    """A terminal off the network."""
    return Link(Settings(broker=NOWHERE, terminal=TerminalSettings(id="T-1", journal=str(journal))), lambda _: None)


def save(link: Link, text: str) -> None:
    """Somebody books."""
    now = link.now()
    link.core.book("note", {"subject": "CUT-01", "text": text}, subject="CUT-01", badge="0021", now=now)


def texts(link: Link) -> list[str]:
    """What the journal holds, oldest first."""
    return [entry.data["text"] for entry in link.core.journal.waiting()]


def switched_off(link: Link) -> None:
    """The power goes: nothing is closed or tidied, but the kernel lets go of files and locks."""
    link._file._lock.close()


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "t-1.db"


@pytest.mark.parametrize("gone", [("",), ("-wal",), ("", "-wal", "-shm"), ("", "-wal", "-shm", ".lock")])
def test_a_file_that_has_gone_is_written_anew(path: Path, gone: tuple[str, ...]) -> None:
    """With all that was saved before, in the same epoch; the next start finds it, after a power cut too."""
    link = link_at(path)
    save(link, "before")
    epoch = link.core.journal.epoch
    for suffix in gone:
        Path(f"{path}{suffix}").unlink()
    save(link, "after")
    assert texts(link) == ["before", "after"]
    link.core.tick(link.now())
    assert "written anew, nothing is lost" in display(link.core).notice
    assert "written anew" in link.core.info()["journal"]
    save(link, "later")
    switched_off(link)
    again = link_at(path)
    assert texts(again) == ["before", "after", "later"]
    assert again.core.journal.epoch == epoch
    assert "journal" not in again.core.info()
    again.stop()


def test_a_folder_that_has_gone_is_written_anew(path: Path) -> None:
    """Seen without a booking too: what waits must be in a file."""
    link = link_at(path)
    save(link, "before")
    shutil.rmtree(path.parent)
    later = link.now()
    link.core.tick(type(later)(later.ms, later.boot, later.mono + 10_000))
    assert path.exists()
    switched_off(link)
    again = link_at(path)
    assert texts(again) == ["before"]
    again.stop()


def test_a_file_that_goes_while_it_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the commit: it is looked once more before anyone says *saved*."""
    link = link_at(path)
    journal = link.core.journal
    remember = journal.remember

    def going(name: str, value: str) -> None:
        remember(name, value)
        path.unlink(missing_ok=True)

    monkeypatch.setattr(journal, "remember", going)
    save(link, "meanwhile")
    switched_off(link)
    again = link_at(path)
    assert texts(again) == ["meanwhile"]
    again.stop()


def test_another_file_in_its_place_is_not_written_over(path: Path) -> None:
    """Refused by a rule of its own; what waits is sent, and kept in a file beside."""
    link = link_at(path)
    save(link, "before")
    other = path.with_name("other.db")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE somebodys (x)")
    connection.close()
    other.replace(path)
    with pytest.raises(NotSavedError, match="another file stands in the place of t-1") as refusal:
        save(link, "after")
    assert refusal.value.code == "journal-lost"
    with pytest.raises(NotSavedError):
        save(link, "after")
    assert texts(link) == ["before"]
    (kept,) = path.parent.glob("t-1.db.kept-????-??-??")
    with sqlite3.connect(kept) as connection:
        assert connection.execute("SELECT count(*) FROM outbox WHERE status = 'queued'").fetchone() == (1,)
    connection.close()
    work = link.core.work
    record = {"id": "0021", "name": "Omar", "roles": ["operator"], "skills": [], "active": True}
    doc = {"id": "0021", "rev": 1, "ts": "2026-11-20T00:00:00Z", "applied": {}, "kind": "operator", "record": record}
    assert work.replica.put(("ref", "operator", "0021"), to_bytes(doc))
    work.place.badge = "0021"
    assert work.save("note", {"subject": "CUT-01", "text": "x"}) is None
    assert work.flash is not None
    assert "leave this terminal on until nothing waits" in work.flash.text
    switched_off(link)


def test_a_file_that_cannot_be_written_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not called saved, and not sent later as if it had been."""
    link = link_at(path)
    save(link, "before")
    path.unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(link._file, "_copy_to", full)
    with pytest.raises(NotSavedError, match="No space left"):
        save(link, "after")
    assert texts(link) == ["before"]
    monkeypatch.undo()
    save(link, "now")
    assert texts(link) == ["before", "now"]
    link.stop()


def test_a_folder_that_cannot_be_synced_ends_no_terminal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on some file systems of a network: the booking is refused once, and the terminal goes on with what it has."""
    link = link_at(path)
    save(link, "before")
    path.unlink()
    to_disk = journal_file._to_disk

    def refused(folder: Path) -> None:
        if folder == path.parent:
            raise OSError(22, "Invalid argument")
        to_disk(folder)

    monkeypatch.setattr(journal_file, "_to_disk", refused)
    with pytest.raises(NotSavedError):
        save(link, "after")
    link.core.tick(link.now())
    save(link, "now")
    assert texts(link) == ["before", "now"]
    assert not list(path.parent.glob("*.kept-*"))
    link.stop()


def test_a_lock_that_has_gone_is_taken_again(path: Path) -> None:
    """Else a second terminal could begin on the same journal."""
    link = link_at(path)
    Path(f"{path}.lock").unlink()
    save(link, "before")
    with pytest.raises(JournalInUseError):
        link_at(path)
    link.stop()


@pytest.mark.parametrize("damage", ["text", "page", "cut"])
def test_a_broken_journal_is_set_aside(path: Path, damage: str) -> None:
    """Named in a sentence on screen and to the hub, kept for whoever can read it; the terminal starts with a new one."""
    link = link_at(path)
    for number in range(200):
        save(link, f"booking {number} {'x' * 100}")
    epoch = link.core.journal.epoch
    link.stop()
    whole = path.read_bytes()
    if damage == "text":
        path.write_text("this is no database " * 100)
    elif damage == "page":
        path.write_bytes(whole[:4096] + b"\xa5" * 8192 + whole[12288:])
    else:
        path.write_bytes(whole[: len(whole) // 2])
    broken = path.read_bytes()
    again = link_at(path)
    (kept,) = path.parent.glob("t-1.db.broken-????-??-??")
    assert kept.read_bytes() == broken
    flash = again.core.work.flash
    assert flash is not None
    assert f"the journal was broken: kept as {kept.name}, a new one begun" in flash.text
    assert "what waited in it was not sent" in flash.text
    assert "journal was broken" in display(again.core).notice
    assert kept.name in again.core.info()["journal"]
    assert again.core.journal.epoch != epoch
    save(again, "goes on")
    again.core.key("dot", again.now())
    assert "journal" not in display(again.core).notice
    again.stop()
    path.write_text("again no database")
    link_at(path).stop()
    assert len(list(path.parent.glob("t-1.db.broken-*"))) == 2


def test_what_only_cannot_be_opened_is_not_broken(path: Path) -> None:
    """A directory in its place: said, and nothing is moved."""
    path.mkdir(parents=True)
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        link_at(path)
    assert path.is_dir()

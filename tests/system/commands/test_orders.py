"""The `shopfloor` command on orders: every step of their life, what they show, what is booked on them from paper."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant
from tests.support.ports import free_port
from tests.system.commands.office import BOOKED, MO, PIN, Run, booked, done, invoke, new_order, refused

pytestmark = pytest.mark.system


def test_an_order_from_draft_to_cancelled(office: Run) -> None:
    """Every step of its life by command, each refused where the lifecycle has no such step."""
    number = new_order(office)
    assert "planned, material ready" in done(office("mo", "plan", number))
    assert "by the rule mo-state" in refused(office("mo", "plan", number))
    assert "released" in done(office("mo", "release", number))
    assert "what would help: possible from" in refused(office("mo", "release", number))
    assert "on hold" in done(office("mo", "hold", number, "--reason", "drawing"))
    assert "already (drawing)" in refused(office("mo", "hold", number, "--reason", "again"))
    listed = done(office("mo", "list", "CH-100"))
    assert re.search(rf"{number} +CH-100 +0 +5 +pc +released +3 +- +ready +drawing", listed)
    assert "off hold" in done(office("mo", "unhold", number))
    assert "not-held" in refused(office("mo", "unhold", number))
    assert "priority 1" in done(office("mo", "priority", number, "1"))
    assert "a priority is 1 (first) to 9" in refused(office("mo", "priority", number, "0"))
    assert "delivers 7, starts 7" in done(office("mo", "quantity", number, "7,0"))
    assert "not-whole" in refused(office("mo", "quantity", number, "1.5"))
    assert "variance 0" in done(office("mo", "cancel", number, "--reason", "customer"))
    assert "mo-state" in refused(office("mo", "cancel", number, "--reason", "customer"))
    assert number not in done(office("mo", "list"))
    assert number in done(office("mo", "list", "--all"))


def test_an_order_that_is_completed_short(office: Run) -> None:
    """It takes a reason; reopened and completed again the accountant can close it."""
    done(office("pin", "set", "0008", typed=f"{PIN}\n"))
    number = new_order(office)
    done(office("mo", "release", number))
    assert "short-needs-reason" in refused(office("mo", "complete", number))
    assert "flagged: completed-short" in done(office("mo", "complete", number, "-r", "no leather"))
    assert "open again" in done(office("mo", "reopen", number))
    assert "mo-state" in refused(office("mo", "close", number, "-b", "0008", typed=f"{PIN}\n"))
    done(office("mo", "complete", number, "-r", "no leather"))
    assert "client-role" in refused(office("mo", "close", number))
    assert "is closed, variance 0" in done(office("mo", "close", number, "-b", "0008", typed=f"{PIN}\n"))
    assert "mo-state" in refused(office("mo", "reopen", number))


def test_create_takes_what_an_order_may_have(office: Run) -> None:
    """Foreign number, notes, due, priority; a wrong one never reaches the hub."""
    options = ["--due", "2026-12-04", "--external", "PO 77", "--notes", "blue", "--priority", "2"]
    number, due = done(office("mo", "create", "CH-100", "2", *options)).splitlines()
    assert due == "due 2026-12-04 23:59"
    shown = done(office("mo", "show", number))
    assert f"{number} PO 77: draft, priority 2, due 2026-12-04 23:59" in shown
    assert "notes: blue" in shown
    assert "is no time: write 2026-12-04, " in refused(office("mo", "create", "CH-100", "2", "--due", "soon"))
    assert "type a number such as 12" in refused(office("mo", "create", "CH-100", "many"))
    assert "MO-2026-00184" in refused(office("mo", "create", "CH-100", "2", "--number", "17"))
    assert "what would help: `shopfloor item list` shows them" in refused(office("mo", "create", "NONE", "2"))


def test_times_are_the_plants(office: Run, plant: Plant, tmp_path: Path) -> None:
    """Typed, said back, shown: an office never meets UTC."""
    config = tmp_path / "tokyo.toml"
    config.write_text(plant.config("office").read_text().replace("[hub]\n", '[hub]\ntimezone = "Asia/Tokyo"\n', 1))
    number, due = done(invoke(config, "mo", "create", "CH-100", "2", "--due", "2026-12-04 09:00")).splitlines()
    assert due == "due 2026-12-04 09:00"
    assert "due 2026-12-04 09:00" in done(invoke(config, "mo", "show", number))
    assert "due 2026-12-04 00:00" in done(office("mo", "show", number))
    assert plant.sql(f"SELECT due FROM mo WHERE id = '{number}'") == [(1_796_342_400_000,)]


def test_an_order_in_full(office: Run, plant: Plant) -> None:
    """Steps, material, people, notes and bookings with the numbers by which they are reversed."""
    booked(plant, "op-start", **BOOKED)
    number = booked(plant, **BOOKED, good="3")
    assert f"noted on {MO}" in done(office("note", MO, "mind the grain"))
    shown = done(office("mo", "show", MO))
    assert re.search(r"^010 +CUT +\d+", shown, re.MULTILINE)
    assert re.search(r"^010 +RM-001 +8 +0\.24 ", shown, re.MULTILINE)
    assert "mind the grain" in shown
    assert re.search(r"OP +NAME +GROUP +GOOD +REWORK +SET ASIDE +SCRAP", shown)
    assert re.search(r"^010 +CUT-01 +0021 Omar +run +open ", shown, re.MULTILINE)
    assert re.search(rf"^ *{number} .* 010 +CUT-01 +0021 +3 ", shown, re.MULTILINE)
    assert f"output {number} is reversed" in done(office("reverse", str(number), "--reason", "typed twice"))
    assert "already-reversed" in refused(office("reverse", str(number), "--reason", "typed twice"))
    assert "command-unknown" in refused(office("reverse", "999999", "--reason", "typed twice"))
    assert "its number in the inbox" in refused(office("reverse", "the last", "--reason", "typed twice"))
    assert "reversed by" in done(office("mo", "show", MO))
    assert "is not known" in refused(office("mo", "show", "MO-2026-99999"))
    assert MO not in done(office("mo", "aside"))
    booked(plant, **BOOKED, suspect="2")
    assert re.search(rf"^{MO} +010 +CUT +2 +0021", done(office("mo", "aside")), re.MULTILINE)


def test_paper_is_entered_for_who_did_it(plant: Plant, office: Run, desk: Run) -> None:
    """Pieces and stock, with the real time and both names; what is typed wrong never reaches the hub."""
    done(office("pin", "set", "0007", typed=f"{PIN}\n"))
    number = new_order(office)
    done(office("mo", "release", number))
    when = ["--for", "0021", "--at", "00:00"]
    said = done(desk("book", number, "010", "--good", "2", "--scrap", "1:DIM", *when, "-b", "0007", typed=f"{PIN}\n"))
    assert "for 0021; OP 010 of" in said
    assert "2 good, 0 rework, 0 set aside, 1 scrap" in said
    ((badge, entered_by, workstation),) = plant.sql(
        f"SELECT badge, entered_by, workstation FROM booking WHERE mo = '{number}'"
    )
    assert (badge, entered_by, workstation) == ("0021", "0007", "CUT-01")
    before = plant.sql("SELECT count(*) FROM inbox")
    for wrong, refusal in (
        ((number, "010", "--good", "1", "--for", "0021", "--at", "yesterday"), "at what time of day"),
        ((number, "010", "--good", "1", "--for", "0021", "--at", "2099-01-01 08:00"), "lies in the future"),
        ((number, "010", "--scrap", "1", *when), "pieces and a reason"),
        ((number, "090", "--good", "1", *when), "no operation 090"),
        ((number, "010", "--good", "1", "--for", "no badge", "--at", "00:00"), "a badge is its number"),
    ):
        assert refusal in refused(office("book", *wrong))
    assert plant.sql("SELECT count(*) FROM inbox") == before
    taken = ["--for", "0021", "--when", "00:00"]
    done(office("stock", "receive", "RM-006", "3", "--at", "RAW", "--cost", "6.5", *taken))
    done(office("stock", "adjust", "RM-006", "1", "--at", "RAW", "-r", "CNT", *taken))
    done(office("stock", "move", "RM-006", "1", "RAW", "L-ASM", *when))
    done(office("stock", "return", number, "010", "RM-001", "0.01", "--to", "RAW", *when))
    done(office("stock", "count", "RM-006", "1", "--at", "L-LAC", "-r", "CNT", *taken))
    rows = plant.sql("SELECT verb, occurred, received FROM inbox ORDER BY no DESC LIMIT 5")
    assert [row[0] for row in rows] == ["count", "return", "transfer", "adjust", "receive"]
    assert len({row[1] for row in rows}) == 1
    assert all(row[1] < row[2] for row in rows)
    said = done(office("session", "end", number, "010", *when))
    assert "had no estimated session" in said


@contextmanager
def soon() -> Iterator[None]:
    """Sooner than a patient client would: how soon exactly is measured where nothing else runs."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 12


def test_nobody_there(tmp_path: Path, plant: Plant) -> None:
    """No broker, a wrong password, somebody else's client, no database, no configuration: a sentence each."""
    settings = plant.broker.settings("office")
    config = tmp_path / "shopfloor.toml"

    def ask(*arguments: str, port: int = settings.port, password: str = settings.password, client: str = "office") -> str:
        config.write_text(
            f'site = "test"\nclient = "{client}"\n[broker]\nport = {port}\nusername = "office"\npassword = "{password}"\n'
            f'[hub]\ndatabase = "sqlite:///{tmp_path}/none.db"\n'
        )
        return refused(invoke(config, *arguments))

    with soon():
        assert "start the broker" in ask("mo", "plan", MO, port=free_port())
    assert "refused user 'office'" in ask("mo", "plan", MO, password="wrong")
    assert "set `client` to the broker's user name" in ask("mo", "plan", MO, client="desk")
    for reader in (["mo", "list"], ["stock", "list"], ["call", "list"], ["exception", "list"], ["mo", "show", MO]):
        assert "none.db does not exist: has the hub run here?" in ask(*reader)
    (tmp_path / "none.db").write_bytes(b"this is no database, it is only a text" * 100)
    assert "can't be read: file is not a database" in ask("mo", "list")
    assert "does not exist: make one with" in refused(invoke(tmp_path / "nowhere.toml", "mo", "list"))


def test_no_hub_was_ever_there(tmp_path: Path) -> None:
    """A broker that knows of none: the question is asked, and not for long."""
    bare = Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS))
    try:
        bare.broker.start()
        with soon():
            assert "is `shopfloor hub` running" in refused(invoke(bare.config("office"), "mo", "create", "CH-100", "1"))
    finally:
        bare.close()


def test_the_hub_is_away_and_the_ledger_is_sound(office: Run, plant: Plant) -> None:
    """Last of all: without a hub it says so; and all of the above left the ledger clean."""
    plant.stop("hub")
    with soon():
        assert "the hub does not answer: is `shopfloor hub` running" in refused(office("mo", "create", "CH-100", "1"))
    assert MO in done(office("mo", "list"))
    assert "clean" in done(office("verify"))

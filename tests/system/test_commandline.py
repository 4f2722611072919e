"""The `shopfloor` command as an office uses it: a real broker, a real hub, every command and its refusals."""

import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hub.broker import free_port
from hub.client import HubClient, Order
from shared.cli import build
from tests.hub.decoding import read_page
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
MO = "MO-2026-00184"
PIN = "4711"
PEOPLE = {"0007": ["supervisor"], "0010": ["supervisor"], "0008": ["accountant"], "0009": ["admin"], "0013": ["storekeeper"]}
BOOKED = {"mo": MO, "op": "010", "workstation": "CUT-01"}

Run = Callable[..., tuple[int, str]]


@pytest.fixture(name="plant", scope="module")
def _plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    folder = tmp_path_factory.mktemp("plant")
    plant = Plant(folder, Mosquitto(folder / "broker", [*USERS, "desk"]))
    plant.broker.start()
    plant.start("hub")
    plant.fill("100")
    with HubClient(plant.settings("office"), timeout=30) as hub:
        for badge, roles in PEOPLE.items():
            assert hub.send("put-operator", id=badge, name=f"Person {badge}", roles=roles).status == "accepted"
        assert hub.send("put-reason", id="CNT", kind="count").status == "accepted"
    yield plant
    plant.close()


def _invoke(config: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    found = CliRunner().invoke(build(), arguments, input=typed, env={"SHOPFLOOR_CONFIG": str(config), "COLUMNS": "200"})
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


@pytest.fixture(name="office")
def _office(plant: Plant) -> Run:
    """The office's client: it has the roles of a supervisor, a planner, a storekeeper and an administrator."""
    return partial(_invoke, plant.config("office"))


@pytest.fixture(name="desk")
def _desk(plant: Plant) -> Run:
    """A client without any role: whoever acts there proves who they are."""
    config = plant.config("desk")
    config.write_text(config.read_text().replace('client = "office"', 'client = "desk"'))
    return partial(_invoke, config)


def done(answer: tuple[int, str]) -> str:
    """What a command said that worked."""
    code, said = answer
    assert code == 0, said
    return said


def refused(answer: tuple[int, str]) -> str:
    """What a command said that was refused, in words and not in a traceback."""
    code, said = answer
    assert code == 1, said
    assert "Traceback" not in said
    return said


def new_order(office: Run, q: str = "5") -> str:
    """A draft order of its own."""
    number = done(office("mo", "create", "CH-100", q)).strip()
    assert re.fullmatch(r"MO-\d{4}-\d{5}", number)
    return number


def booked(plant: Plant, verb: str = "output", **data: Any) -> int:
    """A fact the office sends for the floor; its number in the inbox."""
    with HubClient(plant.settings("office"), timeout=20) as hub:
        ack = hub.send_all([Order(verb, data, badge="0021")])[0]
    assert ack.status == "accepted", ack
    assert ack.no is not None
    return ack.no


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
    options = ["--due", "2026-12-01T12:00:00Z", "--external", "PO 77", "--notes", "blue", "--priority", "2"]
    number = done(office("mo", "create", "CH-100", "2", *options)).strip()
    shown = done(office("mo", "show", number))
    assert f"{number} PO 77: draft, priority 2, due 2026-12-01 12:00" in shown
    assert "notes: blue" in shown
    assert "a time looks like" in refused(office("mo", "create", "CH-100", "2", "--due", "tomorrow"))
    assert "type a number such as 12" in refused(office("mo", "create", "CH-100", "many"))
    assert "MO-2026-00184" in refused(office("mo", "create", "CH-100", "2", "--number", "17"))
    assert "item-unknown" in refused(office("mo", "create", "NONE", "2"))


def test_an_order_in_full(office: Run, plant: Plant) -> None:
    """Steps, material, people, notes and bookings with the numbers by which they are reversed."""
    booked(plant, "op-start", **BOOKED)
    number = booked(plant, **BOOKED, good="3")
    assert f"noted on {MO}" in done(office("note", MO, "mind the grain"))
    shown = done(office("mo", "show", MO))
    assert re.search(r"^010 +CUT +\d+", shown, re.MULTILINE)
    assert re.search(r"^010 +RM-001 +8 +0\.24 ", shown, re.MULTILINE)
    assert "mind the grain" in shown
    assert re.search(r"^010 +CUT-01 +0021 Omar +run +open ", shown, re.MULTILINE)
    assert re.search(rf"^ *{number} .* 010 +CUT-01 +0021 +3 ", shown, re.MULTILINE)
    assert f"output {number} is reversed" in done(office("reverse", str(number), "--reason", "typed twice"))
    assert "already-reversed" in refused(office("reverse", str(number), "--reason", "typed twice"))
    assert "command-unknown" in refused(office("reverse", "999999", "--reason", "typed twice"))
    assert "its number in the inbox" in refused(office("reverse", "the last", "--reason", "typed twice"))
    assert "reversed by" in done(office("mo", "show", MO))
    assert "is not known" in refused(office("mo", "show", "MO-2026-99999"))


def test_goods_in_moved_counted_and_out(office: Run) -> None:
    """A receipt goes its way through the store; the item's page shows where it is."""
    receipt = done(
        office("stock", "receive", "RM-003", "20,5", "--at", "RAW", "--lot", "L-77", "--cost", "30", "--ref", "DN 1")
    )
    assert re.match(r"receipt \d+: 20\.5 RM-003 into RAW, value 615", receipt)
    assert "flagged: cost-provisional" in done(office("stock", "receive", "RM-003", "1", "--at", "RAW", "--lot", "L-78"))
    assert "transfer" in done(office("stock", "move", "RM-003", "2", "RAW", "L-UPH", "--lot", "L-77"))
    moved = done(office("stock", "move", "RM-003", "3", "RAW", "L-UPH", "--lot", "L-77", "--order", MO))
    assert moved.startswith("move ")
    counted = done(office("stock", "count", "RM-003", "15", "--at", "RAW", "--lot", "L-77", "--reason", "CNT"))
    assert "15 RM-003 at RAW, the books said 15.5 (-0.5)" in counted
    assert "-1.5 RM-003 at RAW" in done(
        office("stock", "adjust", "RM-003", "-1.5", "--at", "RAW", "--lot", "L-77", "-r", "CNT")
    )
    assert "1 RM-003 at RAW" in done(office("stock", "adjust", "RM-003", "1", "--at", "RAW", "--lot", "L-77", "-r", "CNT"))
    assert "4.5 RM-003 from RAW" in done(
        office("stock", "ship", "RM-003", "4.5", "--at", "RAW", "--lot", "L-77", "--ref", "SO 9")
    )
    assert "only 10 of RM-003 are at RAW" in refused(office("stock", "ship", "RM-003", "11", "--at", "RAW", "--lot", "L-77"))
    shown = done(office("stock", "show", "RM-003"))
    assert re.search(r"^RAW +L-77 +10$", shown, re.MULTILINE)
    assert re.search(r"^L-UPH +L-77 +5$", shown, re.MULTILINE)
    assert re.search(rf"^{MO} +040 +140 +0 +140$", shown, re.MULTILINE)
    assert re.search(r"ship .* L-77 +RAW +CUSTOMER", shown)
    assert "RM-003       RAW" in done(office("stock", "list", "RM-003"))
    assert "item NONE is not known" in refused(office("stock", "show", "NONE"))


def test_shortages_of_an_item(office: Run) -> None:
    """What released orders still need beyond what there is, by order."""
    done(office("stock", "adjust", "RM-005", "-99700", "--at", "L-UPH", "--reason", "CNT"))
    number = new_order(office, "250")
    assert "released, material ready" in done(office("mo", "release", number))
    shown = done(office("stock", "show", "RM-005"))
    assert re.search(rf"^{number} +040 +250 +0 +250 +50$", shown, re.MULTILINE)
    assert "short of 50 pc" in shown
    done(office("mo", "cancel", number, "-r", "test"))


def test_material_goes_back_to_the_store(office: Run, plant: Plant) -> None:
    """A return is of an operation."""
    booked(plant, "consume", mo=MO, op="020", item="RM-006", location="L-ASM", q="5", kind="planned")
    assert "2 RM-006 of" in done(office("stock", "return", MO, "020", "RM-006", "2", "--to", "RAW"))
    said = refused(office("stock", "return", "MO-2026-99999", "020", "RM-006", "2", "--to", "RAW"))
    assert "parked by the rule order-unknown" in said
    assert "kept for a supervisor" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["receive", "NONE", "1", "--at", "RAW"], "parked by the rule item-unknown"),
        (["receive", "RM-001", "x", "--at", "RAW"], "quantity x: type a number"),
        (["receive", "RM-001", "0", "--at", "RAW"], "must be more than 0"),
        (["receive", "RM-001", "1", "--at", "RAW", "--expires", "soon"], "a day looks like"),
        (["receive", "RM 001", "1", "--at", "RAW"], "letters, digits, - and _"),
        (["move", "RM-001", "1", "RAW", "RAW"], "two different locations"),
        (["move", "RM-001", "1", "RAW", "L-CUT", "--order", "MO-2026-99999"], "order-unknown"),
        (["count", "RM-001", "1", "--at", "RAW", "-r", "CNT", "--when", "now"], "is no time"),
        (["count", "RM-001", "1", "--at", "NOWHERE", "-r", "CNT"], "location-unknown"),
        (["adjust", "RM-001", "-1", "--at", "RAW", "-r", "DIM"], "reason-unknown"),
        (["adjust", "RM-001", "0", "--at", "RAW", "-r", "CNT"], "can't be 0"),
        (["adjust", "RM-001", "--1", "--at", "RAW", "-r", "CNT"], "type a number"),
    ],
)
def test_refused_stock(office: Run, arguments: list[str], said: str) -> None:
    """Nonsense is said at once; what a rule refuses, by the hub."""
    assert said in refused(office("stock", *arguments))


def test_a_person_at_a_client_without_roles(office: Run, desk: Run) -> None:
    """The PIN makes the difference: for this person, this verb, and no other."""
    for badge in ("0007", "0008"):
        assert f"PIN of {badge} is set" in done(office("pin", "set", badge, typed=f"{PIN}\n"))
    number = new_order(office)
    said = refused(desk("mo", "release", number))
    assert "client-role" in said
    assert "--badge" in said
    assert "pin-wrong" in refused(desk("mo", "release", number, "--badge", "0007", typed="0000\n"))
    assert "badge-unknown" in refused(desk("mo", "release", number, "--badge", "1234", typed="0000\n"))
    assert "role-needed" in refused(desk("mo", "release", number, "--badge", "0008", typed=f"{PIN}\n"))
    assert "pin-missing" in refused(desk("mo", "release", number, "--badge", "0010", typed=f"{PIN}\n"))
    assert "4 to 12 digits" in refused(desk("mo", "release", number, "--badge", "0007", typed="secret\n"))
    assert "released" in done(desk("mo", "release", number, "--badge", "0007", typed=f"{PIN}\n"))
    done(office("pin", "set", "0013", typed=f"{PIN}\n"))
    done(desk("stock", "receive", "RM-001", "1", "--at", "RAW", "--cost", "450", "--badge", "0013", typed=f"{PIN}\n"))
    done(desk("mo", "cancel", number, "-r", "test", "--badge", "0007", typed=f"{PIN}\n"))


def test_an_accountant_corrects_a_price(office: Run, desk: Run) -> None:
    """A right the office's own roles do not hold."""
    done(office("pin", "set", "0008", typed=f"{PIN}\n"))
    receipt = done(office("stock", "receive", "RM-007", "10", "--at", "RAW", "--cost", "40")).split()[1].rstrip(":")
    assert "client-role" in refused(office("stock", "price-correct", receipt, "44"))
    assert f"receipt {receipt} of RM-007" in done(
        desk("stock", "price-correct", receipt, "44,5", "-b", "0008", typed=f"{PIN}\n")
    )
    assert "command-unknown" in refused(office("stock", "price-correct", "999999", "44", "-b", "0008", typed=f"{PIN}\n"))


def test_whose_pin_may_be_set(office: Run, desk: Run) -> None:
    """By a client with the role, by an administrator, by oneself; by nobody else."""
    assert "badge-unknown" in refused(office("pin", "set", "7777", typed=f"{PIN}\n"))
    assert "4 to 12 digits" in refused(office("pin", "set", "0009", typed="12\n"))
    done(office("pin", "set", "0009", typed=f"{PIN}\n"))
    done(office("pin", "set", "0013", typed=f"{PIN}\n"))
    assert "grant-wrong" in refused(desk("pin", "set", "0013", typed="9999\n"))
    assert "grant-wrong" in refused(desk("pin", "set", "0009", "-b", "0013", typed=f"{PIN}\n9999\n"))
    done(desk("pin", "set", "0013", "-b", "0013", typed=f"{PIN}\n5555\n"))
    done(desk("pin", "set", "0013", "-b", "0009", typed=f"{PIN}\n{PIN}\n"))


@pytest.mark.timeout(60)
def test_a_pin_is_never_shown(plant: Plant) -> None:
    """At a keyboard it is asked twice and not echoed."""
    keyboard, screen = pty.openpty()
    command = [sys.executable, "-m", "shared.cli", "pin", "set", "0013", "-c", str(plant.config("office"))]
    process = subprocess.Popen(command, stdin=screen, stdout=screen, stderr=screen, start_new_session=True)
    os.close(screen)
    shown = b""
    for prompt in (b"New PIN of 0013", b"Repeat"):
        while prompt not in shown:
            shown += os.read(keyboard, 1000)
        eventually(lambda: not termios.tcgetattr(keyboard)[3] & termios.ECHO, what="the echo to be off")
        os.write(keyboard, b"86420\n")
    while b"is set" not in shown:
        shown += os.read(keyboard, 1000)
    assert process.wait(20) == 0
    os.close(keyboard)
    assert b"86420" not in shown


def test_an_exception_is_settled(office: Run) -> None:
    """It is listed with its ways out, and gone when it is settled."""
    refused(office("stock", "receive", "GHOST", "1", "--at", "RAW"))
    listed = done(office("exception", "list", "parked"))
    found = re.search(r"^(EX-\S+) +parked .*apply,dismiss +1 GHOST received into RAW: ", listed, re.MULTILINE)
    assert found
    assert "how-wrong" in refused(office("exception", "resolve", found[1], "reverse", "-r", "x"))
    assert "apply, reverse, charge or dismiss" in refused(office("exception", "resolve", found[1], "forget", "-r", "x"))
    assert "is settled: dismiss" in done(office("exception", "resolve", found[1], "dismiss", "--reason", "typing mistake"))
    assert "exception-unknown" in refused(office("exception", "resolve", found[1], "dismiss", "--reason", "again"))
    assert f"{found[1]} " not in done(office("exception", "list"))


def test_paper_is_entered_for_who_did_it(plant: Plant, office: Run, desk: Run) -> None:
    """Pieces and stock, with the real time and both names; what is typed wrong never reaches the hub."""
    done(office("pin", "set", "0007", typed=f"{PIN}\n"))
    number = new_order(office)
    done(office("mo", "release", number))
    when = ["--for", "0021", "--at", "00:00"]
    said = done(desk("book", number, "010", "--good", "2", "--scrap", "1:DIM", *when, "-b", "0007", typed=f"{PIN}\n"))
    assert "for 0021; OP 010 of" in said
    assert "2 good, 0 rework, 0 suspect, 1 scrap" in said
    ((badge, entered_by, workstation),) = plant.sql(
        f"SELECT badge, entered_by, workstation FROM booking WHERE mo = '{number}'"
    )
    assert (badge, entered_by, workstation) == ("0021", "0007", "CUT-01")
    before = plant.sql("SELECT count(*) FROM inbox")
    for wrong, told in (
        ((number, "010", "--good", "1", "--for", "0021", "--at", "yesterday"), "is no time"),
        ((number, "010", "--good", "1", "--for", "0021", "--at", "2099-01-01 08:00"), "lies in the future"),
        ((number, "010", "--scrap", "1", *when), "pieces and a reason"),
        ((number, "090", "--good", "1", *when), "no operation 090"),
        ((number, "010", "--good", "1", "--for", "no badge", "--at", "00:00"), "a badge is its number"),
    ):
        assert told in refused(office("book", *wrong))
    assert plant.sql("SELECT count(*) FROM inbox") == before
    taken = ["--for", "0021", "--when", "00:00"]
    done(office("stock", "receive", "RM-006", "3", "--at", "RAW", "--cost", "6.5", *taken))
    done(office("stock", "adjust", "RM-006", "1", "--at", "RAW", "-r", "CNT", *taken))
    done(office("stock", "move", "RM-006", "1", "RAW", "L-ASM", *when))
    done(office("stock", "return", number, "010", "RM-001", "0.01", "--to", "RAW", *when))
    done(office("stock", "count", "RM-006", "1", "--at", "L-LAC", "-r", "CNT", *taken))
    found = plant.sql("SELECT verb, occurred, received FROM inbox ORDER BY no DESC LIMIT 5")
    assert [row[0] for row in found] == ["count", "return", "transfer", "adjust", "receive"]
    assert len({row[1] for row in found}) == 1
    assert all(row[1] < row[2] for row in found)
    said = done(office("session", "end", number, "010", *when))
    assert "had no estimated session" in said


def test_small_things(office: Run, tmp_path: Path) -> None:
    """The KEYTEST card takes the configuration like every sheet, and a container's help has an example."""
    out = tmp_path / "keytest.html"
    assert str(out) in done(office("print", "keytest", "-o", str(out), "-c", str(tmp_path / "none.toml")))
    assert "print container MO-2026-00184 020 25" in " ".join(done(office("print", "container", "--help")).split())


def test_a_call_is_taken_and_closed(office: Run, plant: Plant) -> None:
    """With a badge the floor sees who is coming."""
    number = booked(plant, "call", workstation="CUT-01", kind="material", note="\x1b[2Jsheet \u202emetal")
    call = f"CALL-{number}"
    listed = done(office("call", "list"))
    assert re.search(rf"^{call} +CUT-01 +material +open .*\?\[2Jsheet \?metal", listed, re.MULTILINE)
    done(office("pin", "set", "0007", typed=f"{PIN}\n"))
    assert f"{call} is taken" in done(office("call", "take", call, "--badge", "0007", typed=f"{PIN}\n"))
    assert re.search(rf"^{call} .* taken .* 0007 ", done(office("call", "list")), re.MULTILINE)
    assert f"{call} is closed" in done(office("call", "close", call))
    assert call not in done(office("call", "list"))
    assert "is not open" in refused(office("call", "close", "CALL-1"))


def test_messages_and_notes(office: Run, desk: Run) -> None:
    """To a workstation, a person, the board; to nobody else."""
    for to in ("CUT-01", "0021", "board"):
        assert re.match(rf"MSG-\d+ sent to {to}", done(office("message", "send", to, "coffee at ten")))
    assert "addressee-unknown" in refused(office("message", "send", "NOBODY", "coffee at ten"))
    assert "at most 400 characters" in refused(office("message", "send", "board", "x" * 401))
    assert "client-role" in refused(desk("note", MO, "hello"))


def test_a_fresh_lot_label_is_received(office: Run, tmp_path: Path) -> None:
    """The number on a label of the roll becomes a lot, and no later roll gives it again."""
    out = tmp_path / "lots.html"
    said = done(office("print", "lots", "2", "--out", str(out)))
    first = re.search(r"(\d{6}-\d{6}-001)", said)
    assert first
    assert len(read_page(out.read_text())) == 2
    done(office("stock", "receive", "RM-003", "1", "--at", "RAW", "--lot", first[1], "--cost", "30"))
    assert first[1] in done(office("stock", "show", "RM-003"))


COMMANDS = """
    mo create, mo plan, mo release, mo hold, mo unhold, mo priority, mo quantity, mo complete, mo reopen, mo close,
    mo cancel, mo list, mo show, stock list, stock show, stock receive, stock move, stock count, stock adjust, stock ship,
    stock return, stock price-correct, print badges, print traveller, print cards, print keytest, print item, print lot,
    print lots, print location, print container, pin set, exception list, exception resolve, call list, call take,
    call close, message send, note, reverse, doctor
"""


@pytest.mark.parametrize("command", [one.strip() for one in COMMANDS.split(",")])
def test_help(office: Run, command: str) -> None:
    """Every command says what it does and what it takes."""
    said = done(office(*command.split(), "--help"))
    assert f"{command} " in said
    assert len(said.splitlines()) > 6


def test_nobody_there(tmp_path: Path, plant: Plant) -> None:
    """No broker, a wrong password, somebody else's client, no database, no configuration: a sentence each."""
    settings = plant.broker.settings("office")
    config = tmp_path / "shopfloor.toml"

    def ask(*arguments: str, port: int = settings.port, password: str = settings.password, client: str = "office") -> str:
        config.write_text(
            f'site = "test"\nclient = "{client}"\n[broker]\nport = {port}\nusername = "office"\npassword = "{password}"\n'
            f'[hub]\ndatabase = "sqlite:///{tmp_path}/none.db"\n'
        )
        return refused(_invoke(config, *arguments))

    assert "Is the broker running" in ask("mo", "plan", MO, port=free_port())
    assert "Not authorized" in ask("mo", "plan", MO, password="wrong")
    assert "set `client` to the broker's user name" in ask("mo", "plan", MO, client="desk")
    for reader in (["mo", "list"], ["stock", "list"], ["call", "list"], ["exception", "list"], ["mo", "show", MO]):
        assert "none.db does not exist: has the hub run here?" in ask(*reader)
    (tmp_path / "none.db").write_bytes(b"this is no database, it is only a text" * 100)
    assert "can't be read: file is not a database" in ask("mo", "list")
    assert "does not exist: make one with" in refused(_invoke(tmp_path / "nowhere.toml", "mo", "list"))


def test_the_hub_is_away_and_the_ledger_is_sound(office: Run, plant: Plant) -> None:
    """Last of all: without a hub it says so; and all of the above left the ledger clean."""
    plant.stop("hub")
    assert "the hub does not answer: is `shopfloor hub` running" in refused(office("mo", "create", "CH-100", "1"))
    assert MO in done(office("mo", "list"))
    assert "clean" in done(office("verify"))

"""The `shopfloor` command and who uses it: PINs, rights, exceptions, calls, messages."""

import os
import pty
import re
import subprocess
import sys
import termios

import pytest

from hub.office.client import HubClient, Order
from tests.support.plant import Plant, eventually
from tests.system.commands.office import MO, PIN, Run, booked, done, new_order, refused

pytestmark = pytest.mark.system


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
    done(desk("pin", "set", "0013", "-b", "0013", typed=f"{PIN}\n5831\n"))
    assert "pin-easy" in refused(office("pin", "set", "0013", typed="5555\n"))
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


def test_what_was_typed_wrong_is_nobody_elses_business(office: Run) -> None:
    """An item that is none, half a piece: whoever typed it has the answer, and nothing waits for anybody."""
    before = done(office("exception", "list"))
    assert "rejected by the rule item-unknown" in refused(office("stock", "receive", "GHOST", "1", "--at", "RAW"))
    assert "rejected by the rule not-whole" in refused(office("mo", "create", "CH-100", "1.5"))
    assert done(office("exception", "list")) == before


def test_an_exception_is_settled(plant: Plant, office: Run) -> None:
    """What a program reports is kept: it is listed with who, from where and its ways out, and gone when it is settled."""
    with HubClient(plant.settings("office"), timeout=20) as hub:
        assert (
            hub.send_all([Order("receive", {"item": "GHOST", "location": "RAW", "q": "1"}, badge="0013")])[0].status
            == "parked"
        )
    listed = done(office("exception", "list", "parked"))
    match = re.search(
        r"^(EX-\S+) +parked .*1 +- +x/office +apply,dismiss +1 GHOST received into RAW: ", listed, re.MULTILINE
    )
    assert match
    assert "how-wrong" in refused(office("exception", "resolve", match[1], "reverse", "-r", "x"))
    assert "apply, reverse, charge or dismiss" in refused(office("exception", "resolve", match[1], "forget", "-r", "x"))
    assert "is settled: dismiss" in done(office("exception", "resolve", match[1], "dismiss", "--reason", "typing mistake"))
    assert "exception-unknown" in refused(office("exception", "resolve", match[1], "dismiss", "--reason", "again"))
    assert f"{match[1]} " not in done(office("exception", "list"))


def test_many_exceptions_are_dismissed_at_once(plant: Plant, office: Run) -> None:
    """All of a kind and a client, after a question; the others stay."""
    with HubClient(plant.settings("office"), timeout=20) as hub:
        facts = [Order("receive", {"item": f"GHOST-{n}", "location": "RAW", "q": "1"}, badge="0013") for n in range(70)]
        assert {ack.status for ack in hub.send_all(facts)} == {"parked"}
    assert "say which" in refused(office("exception", "dismiss", "-r", "x"))
    assert "there are none" in done(office("exception", "dismiss", "--client", "erp", "-r", "x"))
    many = ("exception", "dismiss", "--kind", "parked", "--client", "office", "-r", "a wrong list")
    assert "70 exceptions are dismissed" in done(office(*many, "--yes"))
    assert "GHOST-" not in done(office("exception", "list", "parked"))


def test_a_call_is_taken_and_closed(office: Run, plant: Plant) -> None:
    """With a badge the floor sees who is coming."""
    number = booked(plant, "call", workstation="CUT-01", kind="material", item="RM-003", note="\x1b[2Jsheet \u202emetal")
    call = f"CALL-{number}"
    listed = done(office("call", "list"))
    assert re.search(rf"^{call} +CUT-01 +material +open .* RM-003 +\?\[2Jsheet \?metal", listed, re.MULTILINE)
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


def test_the_ledger_is_sound(office: Run) -> None:
    """Last of all: all of the above left it clean."""
    assert "clean" in done(office("verify"))

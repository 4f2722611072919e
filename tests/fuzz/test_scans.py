"""Spoiled scans over every screen, character by character through the gate: never an exception, always a screen."""

from random import Random

import pytest

from shared.scan import WORDS, Kind, encode, encode_op
from terminal.core.operator.display import display
from terminal.core.scanner import Assembler, PartialScan, Scanned
from terminal.screens.frame import draw
from tests.fuzz.material import SEED, spoiled_scan
from tests.fuzz.shares import SCANS
from tests.support.hub import chairs
from tests.support.joined import Client, Net

pytestmark = pytest.mark.prove

CODES = [
    encode(Kind.EMP, "0021"),
    encode(Kind.EMP, "0022"),
    encode(Kind.MO, "MO-2026-00184"),
    *(encode_op("MO-2026-00184", op) for op in ("010", "020")),
    encode(Kind.LOT, "2604-00012"),
    encode(Kind.ITM, "RM-001"),
    encode(Kind.LOC, "RAW"),
    encode(Kind.WS, "CUT-01"),
    encode(Kind.RSN, "DIM"),
    encode(Kind.RSN, "BRK"),
    encode(Kind.QTY, "0005"),
    *(encode(Kind.CMD, word) for word in WORDS),
    "4006381333931",
    "]C0" + encode(Kind.QTY, "0002"),
]
KEYS = [*"0123456789", "enter", "plus", "minus", "star", "slash", "dot", "backspace"]


@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("workstation", ["CUT-01", "STORE-01"])
def test_a_terminal_takes_any_scan(workstation: str) -> None:
    """Whatever was read and whatever key was pressed; what was saved, the hub answered."""
    dice = Random(SEED)
    hub = chairs()
    hub.now += 3_600_000
    hub.office("put-workstation", id="STORE-01", group="STORE", kind="store", name="Store")
    hub.office("put-reason", id="MEC", kind="stop", text="breakdown")
    hub.office("put-reason", id="LAT", kind="note", text="late")
    net = Net(hub)
    client = net.terminal(workstation)
    gate = Assembler()
    screens: set[str] = set()
    for _ in range(SCANS * 2 // 5):
        hub.now += dice.choice([300, 1_600, 20_000])
        if dice.random() < 0.3:
            client.scan(dice.choice(CODES))
        else:
            _type(client, gate, spoiled_scan(dice.choice(CODES), dice))
        for _ in range(dice.randrange(3)):
            client.keys(dice.choice(KEYS))
        screens.add(client.core.work.screen)
        lines = draw(display(client.core))
        assert len(lines) == 24
        assert all(char.isprintable() for line in lines for char in line.plain)
    wanted = {"store", "stock"} if workstation == "STORE-01" else {"dispatch", "running", "quantity", "material"}
    assert screens >= wanted | {"idle", "reasons", "manual"}
    net.settle()
    odd = [e for e in client.core.journal.recent(10_000) if e.status not in ("accepted", "flagged", "parked", "rejected")]
    assert not odd, [(e.verb, e.data, e.answer) for e in odd]


def _type(client: Client, gate: Assembler, text: str) -> None:
    at = client.now.mono
    for char in [*text, None]:
        at += 5
        for result in gate.key("enter" if char is None else char, char, at):
            if isinstance(result, Scanned):
                client.core.scan(result.text, client.now)
            elif isinstance(result, PartialScan):
                client.core.work.partial(result.text, client.now)
    client.net.run()

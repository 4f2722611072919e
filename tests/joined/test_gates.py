"""A step behind a gate blocks at the terminal; quality's or a supervisor's badge, PIN and reason open it."""

import pytest
from argon2 import PasswordHasher

from terminal.core.operator.display import display
from terminal.core.operator.screens.gate import Opening
from tests.hub.floor import PIN, done, floor, give_pin, order
from tests.support.joined import Client, Net
from tests.support.plants import BOSS, OPERATOR, QUALITY, SETTER

MO = "MO-2026-00300"


@pytest.fixture(name="net")
def _net(monkeypatch: pytest.MonkeyPatch) -> Net:
    """The stools with a gate behind 010, three of ten through it."""
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    hub = floor()
    give_pin(hub, QUALITY)
    steps = [{"op": "010", "group": "CUT", "gate": True}, {"op": "020", "group": "PACK"}]
    done(hub.office("put-routing", id="STOOL", item="STOOL", steps=steps, rev=1))
    done(hub.office("put-reason", id="CHK", kind="override", text="checked by hand"))
    order(hub, MO)
    where = {"mo": MO, "op": "010", "workstation": "CUT-01"}
    done(hub.terminal("op-start", OPERATOR, **where))
    done(hub.terminal("output", OPERATOR, **where, good="3"))
    return Net(hub)


def start(client: Client) -> None:
    """Somebody scans the step behind the gate, and START."""
    client.badge(OPERATOR)
    client.op("020", MO)
    client.card("START")


def flags(client: Client) -> list[str]:
    """Of the newest answer."""
    raised: list[str] = client.core.journal.recent(1)[0].answer["flags"]
    return raised


def test_nothing_starts_behind_a_gate(net: Net) -> None:
    """Enter again does not help, nor does a badge that may not; going back leaves all as it was."""
    client = net.terminal("PACK-01")
    start(client)
    saved = client.core.journal.last_seq
    assert "OP 020 begins when OP 010 is finished" in client.flash
    client.keys("enter")
    client.badge(OPERATOR)
    assert "override needs the role quality or supervisor" in client.flash
    client.card("CANCEL")
    assert client.core.work.screen == "dispatch"
    assert client.core.journal.last_seq == saved


def test_quality_opens_it(net: Net) -> None:
    """A wrong PIN is told; the right one asks why, and the start carries who, why and the proof."""
    client = net.terminal("PACK-01")
    start(client)
    client.badge(QUALITY)
    client.keys(*"9999", "enter")
    assert "badge or PIN is wrong" in client.flash
    client.keys(*PIN, "enter")
    assert client.core.work.screen == "reasons"
    assert PIN not in repr(client.core.work.draft(Opening))
    client.keys("1")
    assert client.core.work.screen == "running"
    assert (client.core.work.place.badge, flags(client)) == (OPERATOR, ["gate-opened"])
    assert client.core.work.draft(Opening).grant == ""


def test_a_pin_that_is_to_be_renewed_opens_it_and_is_said(net: Net) -> None:
    """As long as the plant wants it, up to twelve digits, it can be typed."""
    net.hub.pin_digits = 12
    net.hub.restart()
    client = net.terminal("PACK-01")
    start(client)
    client.badge(QUALITY)
    client.keys(*PIN, "enter")
    assert client.core.work.screen == "reasons"
    assert "your PIN is shorter than the 12 digits wanted here" in client.flash
    give_pin(net.hub, QUALITY, pin="908172635460")
    client.card("CANCEL")
    client.badge(QUALITY)
    client.keys(*"908172635460", "enter")
    assert client.core.work.screen == "reasons"


def test_cut_off_it_opens_without_a_proof_and_is_shown(net: Net) -> None:
    """The work goes on; a supervisor sees that nobody's PIN stands behind it."""
    client = net.terminal("PACK-01")
    start(client)
    client.disconnect()
    client.badge(BOSS)
    assert "without a PIN" in client.flash
    client.keys("enter", "1")
    assert client.core.work.screen == "running"
    client.connect()
    net.run()
    assert flags(client) == ["gate-passed"]
    assert "opened by Supervisor (checked by hand), without a PIN" in net.hub.sql("SELECT text FROM exception")[0][0]


def test_a_hub_that_does_not_answer_holds_nobody_up(net: Net) -> None:
    """After five seconds one may go on without a proof, and is told what that means."""
    client = net.terminal("PACK-01")
    start(client)
    client.badge(QUALITY)
    net.hub.engine.ask = lambda *_: []  # type: ignore[method-assign]
    client.keys(*PIN, "enter")
    client.keys("enter")
    assert client.core.work.screen == "gate"
    net.hub.now += 6_000
    net.run()
    assert "the hub does not answer" in repr(display(client.core).body)
    client.keys("enter", "1")
    assert flags(client) == ["gate-passed"]


def test_a_gate_finished_here_is_open_though_the_hub_has_not_said_so(net: Net) -> None:
    """Both steps at one workstation, cut off between them."""
    steps = [{"op": "010", "group": "CUT", "gate": True}, {"op": "020", "group": "CUT"}]
    done(net.hub.office("put-routing", id="STOOL", item="STOOL", steps=steps, rev=2))
    order(net.hub, "MO-2026-00301")
    done(net.hub.terminal("op-pause", OPERATOR, mo=MO, op="010", workstation="CUT-01", reason="BRK"))
    client = net.terminal("CUT-01")
    client.badge(SETTER)
    client.op("010", "MO-2026-00301")
    client.card("START")
    client.book(10)
    client.disconnect()
    client.card("FINISH")
    client.op("020", "MO-2026-00301")
    client.card("START")
    assert client.core.work.screen == "running", client.flash

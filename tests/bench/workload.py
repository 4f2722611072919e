"""The benchmark's plant and its bookings: 50 terminals, one step, 3 or 7 backflushed materials."""

from typing import Any

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.support.hub import Hub

TERMINALS = 50


def plant(materials: int, url: str) -> Hub:
    """A hub with one order per terminal, each of a single step that takes so many materials."""
    hub = Hub(url)
    for location in ("RAW", "FG", "LINE"):
        _done(hub, "put-location", id=location)
    for number in range(TERMINALS):
        _done(hub, "put-workstation", id=f"W{number}", group="G", supply="LINE", several="many")
    _done(hub, "put-item", id="P", home="FG")
    for number in range(materials):
        _done(hub, "put-item", id=f"M{number}", decimals=3)
        _done(hub, "receive", item=f"M{number}", location="LINE", q="900000000", cost="2.5")
    _done(hub, "put-operator", id="0021", name="Omar", roles=["operator", "setter"])
    _done(hub, "put-routing", id="P", item="P", steps=[{"op": "010", "group": "G"}, {"op": "020", "group": "G"}])
    lines = [{"item": f"M{number}", "q": "0.5", "step": "010"} for number in range(materials)]
    _done(hub, "put-bom", id="P", item="P", lines=lines)
    for number in range(TERMINALS):
        mo, terminal, epoch = f"MO-2026-{number + 1:05d}", f"T{number}", f"epoch{number:05d}"
        _done(hub, "mo-create", mo=mo, item="P", q="10000000")
        _done(hub, "mo-release", mo=mo)
        hub.hello(terminal, epoch)
        where = {"mo": mo, "op": "010", "workstation": f"W{number}"}
        (answer,) = hub.send(hub.sealed("op-start", "0021", where, terminal, epoch))
        assert answer["status"] == "accepted", answer
    return hub


def _done(hub: Hub, verb: str, **data: Any) -> None:
    """What is measured must be what is meant: a plant that refuses its bookings is fast."""
    answer = hub.office(verb, **data)
    assert answer["status"] == "accepted", (verb, data, answer)


def booking(hub: Hub, number: int, seq: int) -> Arrival:
    """A terminal's next good piece, sealed as a terminal seals it."""
    data = {"mo": f"MO-2026-{number + 1:05d}", "op": "010", "workstation": f"W{number}", "good": "1"}
    body = seal(
        verb="output",
        identity=f"b{number:07d}-0000-7000-8000-{seq:012d}",
        source=f"T{number}",
        time=hub.clock(),
        data=data,
        authid="0021",
        epoch=f"epoch{number:05d}",
        sequence=seq,
        boot="b",
        mono=seq,
    )
    return Arrival("t", f"T{number}", "output", to_bytes(body))

"""The benchmark's plant and its bookings: 50 terminals, one step, 3 or 7 backflushed materials."""

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.support.hub import Hub

TERMINALS = 50


def plant(materials: int, url: str) -> Hub:
    """A hub with one order per terminal, each of a single step that takes so many materials."""
    hub = Hub(url)
    for location in ("RAW", "FG", "LINE"):
        hub.office("put-location", id=location)
    hub.office("put-item", id="P", home="FG")
    for number in range(materials):
        hub.office("put-item", id=f"M{number}", decimals=3)
        hub.office("receive", item=f"M{number}", location="LINE", q="900000000", cost="2.5")
    hub.office("put-operator", id="0021", name="Omar", roles=["operator", "setter"])
    lines = [{"item": f"M{number}", "q": "0.5"} for number in range(materials)]
    hub.office("put-bom", id="P", item="P", lines=lines)
    hub.office("put-routing", id="P", item="P", steps=[{"op": "010", "group": "G"}, {"op": "020", "group": "G"}])
    hub.office("put-bom", id="P", item="P", lines=[{**line, "step": "010"} for line in lines], rev=1)
    for number in range(TERMINALS):
        hub.office("put-workstation", id=f"W{number}", group="G", supply="LINE", several="many")
        hub.office("mo-create", mo=f"MO-2026-{number + 1:05d}", item="P", q="10000000")
        hub.office("mo-release", mo=f"MO-2026-{number + 1:05d}")
        terminal, epoch = f"T{number}", f"epoch{number:05d}"
        hub.hello(terminal, epoch)
        where = {"mo": f"MO-2026-{number + 1:05d}", "op": "010", "workstation": f"W{number}"}
        hub.send(hub.sealed("op-start", "0021", where, terminal, epoch))
    return hub


def booking(hub: Hub, number: int, seq: int) -> Arrival:
    """A terminal's next good piece, sealed as a terminal seals it."""
    data = {"mo": f"MO-2026-{number + 1:05d}", "op": "010", "workstation": f"W{number}", "good": "1"}
    body = seal(
        verb="output", identity=f"b{number:07d}-0000-7000-8000-{seq:012d}", source=f"T{number}", time=hub.clock(),
        data=data, authid="0021", epoch=f"epoch{number:05d}", sequence=seq, boot="b", mono=seq,
    )  # fmt: skip
    return Arrival("t", f"T{number}", "output", to_bytes(body))

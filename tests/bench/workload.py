"""The benchmark's plant and its bookings: 50 terminals, one step, 3 or 7 backflushed materials."""

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.support.hub import Hub
from tests.support.plants import presses

TERMINALS = 50


def plant(materials: int, url: str) -> Hub:
    """A hub with one order per terminal, each of a single step that takes so many materials."""
    hub = Hub(url)
    hub.build(presses(materials, TERMINALS))
    for number in range(TERMINALS):
        mo, terminal, epoch = f"MO-2026-{number + 1:05d}", f"T{number}", f"epoch{number:05d}"
        hub.hello(terminal, epoch)
        where = {"mo": mo, "op": "010", "workstation": f"W{number}"}
        (answer,) = hub.send(hub.sealed("op-start", "0021", where, terminal, epoch))
        assert answer["status"] == "accepted", answer
    return hub


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

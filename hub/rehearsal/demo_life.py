"""What makes the demo's plant a living one: what goes otherwise than planned in a shift, all of it by ordinary commands."""

from collections.abc import Iterator
from typing import Any, Final

from hub.office.client import HubClient, Order
from shared import clock
from shared.envelope import Ack
from shared.plant_time import datetime_of, iso
from shared.verbs import FACTS

SUPERVISOR: Final = "0011"
ACCOUNTANT: Final = "0016"
PIN: Final = "4711"
STOREKEEPER: Final = "0013"
ASSEMBLY_MIN: Final = 24
"""What a chair takes by the routing: what is booked at once was made before."""
Event = tuple[str, str, dict[str, Any]] | tuple[str, str, dict[str, Any], int]
"""Whose it is, verb, data, and how many minutes ago it was. The office books it for them, and plans in its own name."""


def bring_to_life(client: HubClient) -> list[str]:
    """Do it all, in order. Returns what is to be seen, in words; a refusal is told like the rest."""
    answers = [client.ask("set-pin", badge=badge, pin=PIN) for badge in (SUPERVISOR, ACCOUNTANT)]
    lines = [f"NOT DONE: set-pin, {answer.message}" for answer in answers if answer.status != "ok"]
    for words, events in _life(f"MO-{datetime_of(clock.now_ms()).year}-"):
        last: Ack | None = None
        wrong = ""
        for badge, verb, data, *ago in events:
            when = datetime_of(clock.now_ms() - sum(ago) * 60_000)
            more = {"command": str(last.no)} if verb == "reverse" and last is not None else {}
            for_them = {"behalf": badge} if verb in FACTS else {}
            last = client.send_all([Order(verb, {**data, **more, **for_them}, time=when)])[0]
            if last.status not in ("accepted", "parked"):
                wrong = f"NOT DONE: {verb}, {last.message} ({last.help})"
        lines.append(wrong or words)
    return lines


def _life(order: str) -> Iterator[tuple[str, list[Event]]]:
    at_packing = {"mo": f"{order}00184", "op": "060", "workstation": "PACK-01"}
    assembly = {"mo": f"{order}00184", "op": "020", "workstation": "ASM-01"}
    leather = {"item": "RM-003", "lot": "2604-00012"}
    shelf = {"item": "RM-003", "location": "RAW", "lot": "2605-00003"}
    cancelled = {"mo": f"{order}00183", "op": "010", "workstation": "CUT-02"}
    seats = {"mo": f"{order}00185", "op": "020", "workstation": "ASM-02"}
    covers = {"mo": f"{order}00186", "op": "010"}
    yield (
        "RM-006 is at -4 at L-ASM: a transfer back came too early (an exception)",
        [
            (STOREKEEPER, "transfer", {"item": "RM-006", "from": "L-ASM", "to": "RAW", "q": "98"}),
            ("0022", "op-resume", assembly, 6 * ASSEMBLY_MIN),
            ("0022", "output", {**assembly, "good": "6"}),
            ("0022", "op-pause", {**assembly, "reason": "BRK"}),
        ],
    )
    yield (
        "leather was counted: 3 m less than the books said",
        [(STOREKEEPER, "count", {**shelf, "q": "107", "counted_at": iso(clock.now_ms()), "reason": "CNT"})],
    )
    yield (
        "2 m of leather went back to stock",
        [("0025", "return", {"mo": f"{order}00184", "op": "040", **leather, "location": "L-UPH", "q": "2"})],
    )
    yield (
        "a chair was packed twice in the books, and that booking reversed",
        [
            ("0027", "op-resume", at_packing),
            ("0027", "output", {**at_packing, "good": "1"}),
            (SUPERVISOR, "reverse", {"reason": "counted twice"}),
            ("0027", "op-pause", {**at_packing, "reason": "BRK"}),
        ],
    )
    yield (
        "a report for the cancelled order 00183 is parked",
        [("0021", "output", {**cancelled, "good": "2"})],
    )
    yield (
        "Temp worked on 00185 without the skill it asks for (flagged)",
        [("0028", "op-start", seats), ("0028", "op-pause", {**seats, "reason": "BRK"})],
    )
    yield (
        "CUT-02 is down: breakdown",
        [("0021", "downtime-start", {"workstation": "CUT-02", "reason": "MEC"})],
    )
    yield (
        "UPH-02 calls for leather",
        [("0026", "call", {"workstation": "UPH-02", "kind": "material", "item": "RM-003", **covers})],
    )
    yield (
        "Omar noted on 00184 that the drawing is not clear",
        [("0021", "note", {"subject": f"{order}00184", "text": "drawing is not clear"})],
    )

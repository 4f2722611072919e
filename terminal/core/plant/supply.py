"""What the line will be short of, and when: released steps against what stands at their supply location.

At standard rate, in the order in which the steps will be worked: what runs first, then by priority and due date.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from shared.documents import JobDocument
from shared.quantity import MICRO, divide, parse
from terminal.core.plant.overlay import Step, step_of
from terminal.core.plant.replica import Replica
from terminal.core.plant.requirement import issued, needed

MINUTE_MS: Final = 60_000
OPEN: Final = frozenset({"released", "in progress"})


@dataclass(frozen=True, slots=True)
class Shortage:
    """What is missing of an item at a place, micro-units.

    `at` (ms) is when it runs out at standard rate, `elsewhere` what other places hold.
    """

    item: str
    location: str
    short: int
    at: int
    elsewhere: int
    steps: tuple[str, ...]


def open_steps(replica: Replica) -> list[Step]:
    """Steps of released orders that are not done, in the order in which they will be worked."""
    steps = [
        step_of(doc, replica.job(doc["mo"], doc["op"]))
        for doc in replica.all_ops()
        if doc["order_status"] in OPEN and doc["status"] != "done"
    ]
    return sorted(steps, key=_rank)


def _rank(step: Step) -> tuple[Any, ...]:
    state = 4 if step.doc["held"] else {"running": 0, "paused": 1, "ready": 2}.get(step.status, 3)
    return (state, step.doc["priority"], step.doc["due"] or "9999", step.mo, step.op)


def remaining(step: Step) -> Iterable[tuple[str, int]]:
    """(item, quantity) that a step still has to be given for the rest of its pieces, micro-units."""
    for line in step.job["material"] if step.job else ():
        rest = needed(line, step.start_q) - issued(step, line)
        if rest > 0:
            yield line["item"], rest


def supply_of(replica: Replica) -> dict[str, str]:
    """Group → the supply location of its first workstation that has one."""
    supplies: dict[str, str] = {}
    for record in replica.refs("workstation"):
        if record["supply"]:
            supplies.setdefault(str(record["group"]), str(record["supply"]))
    return supplies


def supply_at(replica: Replica, step: Step, supplies: dict[str, str]) -> str:
    """Where a step takes its material: beside the workstation at which it is worked, else where its group does."""
    for session in step.sessions:
        record = replica.ref("workstation", session.workstation)
        if record and record["supply"]:
            return str(record["supply"])
    return supplies.get(step.doc["group"], "")


def line_shortages(replica: Replica, now: int) -> list[Shortage]:
    """What each supply location will run out of, soonest first."""
    supplies = supply_of(replica)
    on_hand = stock_by_place(replica)
    totals = stock_by_item(replica)
    left: dict[tuple[str, str], int] = {}
    missing: dict[tuple[str, str], list[Any]] = {}
    busy_until: dict[str, int] = defaultdict(lambda: now)
    line = {str(record["supply"]) for record in replica.refs("workstation") if record["kind"] != "store"}
    for (item, location), q in on_hand.items():
        if q < 0 and location in line and totals[item] > q:  # taken from the store, and nobody has said so
            missing[item, location] = [-q, now, []]
    for step in open_steps(replica):
        group, where = step.doc["group"], supply_at(replica, step, supplies)
        minutes = _minutes(step.job, step.left)
        starts = busy_until[group]
        busy_until[group] = starts + minutes * MINUTE_MS
        if not where:
            continue
        for item, rest in remaining(step):
            place = (item, where)
            have = left.setdefault(place, max(0, on_hand.get(place, 0)))
            left[place] = max(0, have - rest)
            if have < rest:
                runs_out = starts + divide(minutes * MINUTE_MS * have, rest)
                entry = missing.setdefault(place, [0, runs_out, []])
                entry[0] += rest - have
                entry[2].append(f"{step.mo} {step.op}")
    shortages = [
        Shortage(item, place, short, at, totals.get(item, 0) - on_hand.get((item, place), 0), tuple(steps))
        for (item, place), (short, at, steps) in missing.items()
    ]
    return sorted(shortages, key=lambda shortage: (shortage.at, shortage.item))


def site_shortages(replica: Replica) -> dict[str, int]:
    """Item → what released steps still need beyond all stock of the site."""
    wanted: dict[str, int] = defaultdict(int)
    for step in open_steps(replica):
        for item, rest in remaining(step):
            wanted[item] += rest
    stock = stock_by_item(replica)
    return {item: q - stock.get(item, 0) for item, q in sorted(wanted.items()) if q > stock.get(item, 0)}


def stock_by_place(replica: Replica) -> dict[tuple[str, str], int]:
    """(item, location) → on hand."""
    return {(doc["item"], doc["location"]): parse(doc["q"]) for doc in replica.stocks()}


def stock_by_item(replica: Replica) -> dict[str, int]:
    """Item → on hand everywhere."""
    on_hand: dict[str, int] = defaultdict(int)
    for (item, _), q in stock_by_place(replica).items():
        on_hand[item] += q
    return on_hand


def _minutes(job: JobDocument | None, pieces: int) -> int:
    if job is None:
        return 0
    return divide(parse(job["run_min"]) * pieces, MICRO * MICRO)

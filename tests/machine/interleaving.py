"""L18: what two terminals told, in two other orders in fresh databases, gives the same quantities. Counts excepted."""

import json
from datetime import datetime
from random import Random

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.machine.laws import quantities
from tests.machine.world import TERMINALS, Sent, World, hold

ENOUGH = 3
"""So many commands of each terminal make it worth the while."""


def check_interleavings(world: World, seed: int) -> bool:
    """Whether there was enough to compare; raises when the order between the terminals decides about a quantity."""
    told = [one for one in world.history if one.seq]
    if min(sum(one.terminal == terminal for one in told) for terminal in TERMINALS) < ENOUGH:
        return False
    orders = [
        one.arrival
        for one in world.history
        if one.verb in ("mo-create", "mo-release") and one.answer["status"] == "accepted"
    ]
    results = []
    for dice in (None, Random(seed)):
        other = World("other")
        for terminal in TERMINALS:
            for epoch in world.epochs[terminal][1:]:
                other.hub.hello(terminal, epoch)
        other.hub.now = world.hub.now
        for arrival in orders:
            other.deliver(arrival)
        for batch in _batches(told if dice is None else _riffled(told, dice)):
            other.deliver(*batch)
        results.append(quantities(other))
    changed = [(a, b) for one, two in zip(*results, strict=True) for a, b in zip(one, two, strict=False) if a != b]
    hold("L18", results[0] == results[1], f"another interleaving gives other quantities: {changed[:5]}")
    return True


def _batches(told: list[Sent]) -> list[list[Arrival]]:
    """One terminal's commands that follow each other are one batch: inside a batch sequences decide."""
    made: list[list[Arrival]] = []
    last = ""
    for one in told:
        if one.terminal != last or one.epoch != json.loads(made[-1][-1].payload)["epoch"]:
            made.append([])
            last = one.terminal
        made[-1].append(_counted_not(one))
    return made


def _counted_not(one: Sent) -> Arrival:
    """A count depends on when it is made: a note takes its place in the order."""
    if one.verb not in ("count", "ship"):
        return one.arrival
    body = json.loads(one.arrival.payload)
    made = seal(
        verb="note", identity=body["id"], source=body["source"], time=_when(body["time"]), authid=body["authid"],
        data={"subject": "shelf", "text": "counted"}, epoch=one.epoch, sequence=one.seq,
    )  # fmt: skip
    return Arrival("t", one.terminal, "note", to_bytes(made))


def _when(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _riffled(told: list[Sent], dice: Random) -> list[Sent]:
    """Another order: each terminal's own stays, and so does that of cause and effect at a step's buckets."""
    queues = {terminal: [one for one in told if one.terminal == terminal] for terminal in TERMINALS}
    place = {one.identity: number for number, one in enumerate(told)}
    bound = {one.identity: _bucket_of(one, told) for one in told}
    made: list[Sent] = []
    while any(queues.values()):
        free = []
        for terminal, queue in queues.items():
            others = [one for other, rest in queues.items() if other != terminal for one in rest]
            if queue and not any(
                place[one.identity] < place[queue[0].identity] and _tied(bound[one.identity], bound[queue[0].identity])
                for one in others
            ):
                free.append(terminal)
        made.append(queues[dice.choice(free)].pop(0))
    return made


def _bucket_of(one: Sent, told: list[Sent]) -> tuple[str, str, bool] | None:
    """The step a command reports pieces at, and whether it takes some away there."""
    if one.verb == "reverse":
        target = next((other for other in told if other.identity == one.data["command"]), None)
        found = None if target is None else _bucket_of(target, told)
        return None if found is None else (found[0], found[1], True)
    if one.verb != "output" or "op" not in one.data:
        return None
    return one.data["mo"], one.data["op"], one.data.get("source", "new") != "new"


def _tied(one: tuple[str, str, bool] | None, other: tuple[str, str, bool] | None) -> bool:
    return one is not None and other is not None and one[:2] == other[:2] and (one[2] or other[2])

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
    commands = [command for command in world.history if command.seq]
    if min(sum(command.terminal == terminal for command in commands) for terminal in TERMINALS) < ENOUGH:
        return False
    orders = [
        command.arrival
        for command in world.history
        if command.verb in ("mo-create", "mo-release") and command.answer["status"] == "accepted"
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
        for batch in _batches(commands if dice is None else _riffled(commands, dice)):
            other.deliver(*batch)
        results.append(quantities(other))
    changed = [(a, b) for first, second in zip(*results, strict=True) for a, b in zip(first, second, strict=False) if a != b]
    hold("L18", results[0] == results[1], f"another interleaving gives other quantities: {changed[:5]}")
    return True


def _batches(commands: list[Sent]) -> list[list[Arrival]]:
    """One terminal's commands that follow each other are one batch: inside a batch sequences decide."""
    batches: list[list[Arrival]] = []
    last = ""
    for command in commands:
        if command.terminal != last or command.epoch != json.loads(batches[-1][-1].payload)["epoch"]:
            batches.append([])
            last = command.terminal
        batches[-1].append(_counted_not(command))
    return batches


def _counted_not(command: Sent) -> Arrival:
    """A count depends on when it is made: a note takes its place in the order."""
    if command.verb not in ("count", "ship"):
        return command.arrival
    body = json.loads(command.arrival.payload)
    note = seal(
        verb="note",
        identity=body["id"],
        source=body["source"],
        time=_when(body["time"]),
        authid=body["authid"],
        data={"subject": "shelf", "text": "counted"},
        epoch=command.epoch,
        sequence=command.seq,
    )
    return Arrival("t", command.terminal, "note", to_bytes(note))


def _when(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _riffled(commands: list[Sent], dice: Random) -> list[Sent]:
    """Another order: each terminal's own stays, and so does that of cause and effect at a step's buckets."""
    queues = {terminal: [command for command in commands if command.terminal == terminal] for terminal in TERMINALS}
    place = {command.identity: number for number, command in enumerate(commands)}
    bound = {command.identity: _bucket_of(command, commands) for command in commands}
    order: list[Sent] = []
    while any(queues.values()):
        free = []
        for terminal, queue in queues.items():
            others = [command for other, rest in queues.items() if other != terminal for command in rest]
            if queue and not any(
                place[command.identity] < place[queue[0].identity]
                and _tied(bound[command.identity], bound[queue[0].identity])
                for command in others
            ):
                free.append(terminal)
        order.append(queues[dice.choice(free)].pop(0))
    return order


def _bucket_of(command: Sent, commands: list[Sent]) -> tuple[str, str, bool] | None:
    """The step a command reports pieces at, and whether it takes some away there."""
    if command.verb == "reverse":
        target = next((other for other in commands if other.identity == command.data["command"]), None)
        bucket = None if target is None else _bucket_of(target, commands)
        return None if bucket is None else (bucket[0], bucket[1], True)
    if command.verb != "output" or "op" not in command.data:
        return None
    return command.data["mo"], command.data["op"], command.data.get("source", "new") != "new"


def _tied(bucket: tuple[str, str, bool] | None, other: tuple[str, str, bool] | None) -> bool:
    return bucket is not None and other is not None and bucket[:2] == other[:2] and (bucket[2] or other[2])

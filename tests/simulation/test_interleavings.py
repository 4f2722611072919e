"""L18: what two terminals told, in any other order between them, gives the same quantities. Counts excepted."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from hub.service.engine import HubEngine
from hub.store.database import open_database
from shared.envelope import seal, to_bytes
from shared.world.disk import Disk
from tests.simulation.oracle import BOOKED, read_inbox
from tests.simulation.plain import rows
from tests.simulation.plan import image
from tests.simulation.run import Run
from tests.support.hub import START, TOPICS, site_rules

SEEDS = 16
ORDERS = 2
"""In so many orders are the commands of a seed applied, besides the one they came in."""
DAY_MS = 24 * 3_600_000


@dataclass(frozen=True)
class SentCommand:
    """A command of a terminal's, and the step at which it reports pieces; `takes` when it takes some out of a bucket."""

    place: int
    terminal: str
    epoch: str
    booked: bool
    step: tuple[str, str] | None
    takes: bool
    arrival: Arrival


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(2, SEEDS))])
def test_the_order_between_two_terminals_changes_no_quantity(seed: int) -> None:
    """Two terminals' own orders kept, any interleaving of their commands gives the same stock, WIP and counters."""
    commands = _sent_commands(seed)
    dice = Random(f"interleaved-{seed}")
    by_work = sorted(
        {command.terminal for command in commands}, key=lambda name: -sum(t.booked for t in commands if t.terminal == name)
    )
    pair = dice.sample(by_work[:3], 2)
    both = [command for command in commands if command.terminal in pair]
    assert sum(command.booked for command in both) >= 2
    orders = [both, *(list(_riffled(both, pair, dice)) for _ in range(ORDERS))]
    assert len({tuple(command.place for command in order) for order in orders}) > 1
    results = [_quantities(order) for order in orders]
    assert results[0][0]  # something was moved
    assert all(result == results[0] for result in results)


def _sent_commands(seed: int) -> list[SentCommand]:
    """What the terminals of an undisturbed run sent."""
    run = Run(seed)
    run.trouble.stop()
    assert run.play().clean
    bodies = dict(rows(run.hub.disk, "SELECT no, body FROM inbox"))
    reports: dict[str, tuple[str, str]] = {}
    commands = []
    for row in read_inbox(run.hub.disk):
        step, takes = None, False
        if row.verb == "output":
            step = reports[row.id] = (row.data["mo"], row.data["op"])
            takes = row.data.get("source", "new") != "new"
        elif row.verb == "reverse" and row.data["command"] in reports:
            step, takes = reports[row.data["command"]], True
        body = bodies[row.no] if row.verb != "count" else _no_count(json.loads(bodies[row.no]))
        verb = row.verb if row.verb != "count" else "note"
        arrival = Arrival("t", row.terminal, verb, body.encode())
        commands.append(SentCommand(row.no, row.terminal, row.epoch, verb in BOOKED, step, takes, arrival))
    return commands


def _no_count(body: dict[str, Any]) -> str:
    """What a count changes depends on when it is made: a note takes its place in the order."""
    note = seal(
        verb="note",
        identity=body["id"],
        source=body["source"],
        time=datetime.fromisoformat(body["time"]),
        authid=body["authid"],
        data={"subject": "shelf", "text": "counted"},
        epoch=body["epoch"],
        sequence=int(body["sequence"]),
    )
    return to_bytes(note).decode()


def _riffled(commands: list[SentCommand], pair: list[str], dice: Random) -> Iterator[SentCommand]:
    """Another order: each terminal's own stays, and so does that of cause and effect at a step's buckets."""
    queues = [[command for command in commands if command.terminal == terminal] for terminal in pair]
    while queues[0] and queues[1]:
        first, second = queues
        free = [mine for mine, other in ((first, second), (second, first)) if not any(_before(it, mine[0]) for it in other)]
        yield dice.choice(free).pop(0)
    yield from queues[0] or queues[1]


def _before(command: SentCommand, other: SentCommand) -> bool:
    """Whether it has to stay before the other: pieces can't leave a bucket that they are not in yet."""
    return (
        command.place < other.place
        and command.step is not None
        and command.step == other.step
        and (command.takes or other.takes)
    )


def _quantities(order: list[SentCommand]) -> tuple[list[Any], list[Any]]:
    """Stock and WIP, and the steps' counters, after these commands on a fresh database."""
    disk = Disk.fresh(image())
    engine = HubEngine(open_database("sqlite://", creator=lambda: disk), TOPICS, site_rules(), lambda: "fresh")
    now = START + DAY_MS
    for terminal, epoch in dict.fromkeys((command.terminal, command.epoch) for command in order):
        hello = {"id": "h", "epoch": epoch, "last_seq": 0, "min_kept_seq": 1, "clock": "2026-11-20T00:00:00Z"}
        assert engine.ask("t", terminal, "hello", to_bytes(hello), now)
    for command in order:
        now += 1_000
        answers = engine.take([command.arrival], now)
        assert json.loads(answers[0].payload)["status"] not in ("retry", "quarantined")
    stock = rows(disk, "SELECT item, lot, location, mo, q FROM balance WHERE q <> 0 ORDER BY item, lot, location, mo")
    return stock, rows(disk, "SELECT mo, op, good, rework, suspect, scrap FROM mo_op ORDER BY mo, op")

"""`shopfloor rehearse`: a plant of one's own, worked on twice in simulated time, once with everything going wrong."""

import logging
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Final

import typer

from hub.commandline.common import table
from hub.rehearsal.books import Comparison
from hub.rehearsal.plant import PlantError
from hub.rehearsal.play import Parts
from hub.rehearsal.prepare import prepare_log, prepare_plant
from hub.rehearsal.rehearsal import Outcome, Rehearsal, Round, Side
from shared import clock
from shared.cli import fail
from shared.plain_text import plain
from shared.quantity import show_money
from shared.world.parts import terminal_machine
from shared.world.strikes import Strikes
from shared.world.weather import PACKET_FAULTS

app = typer.Typer()
SHOWN: Final = 5
"""So many problems of a kind are named."""
MOST_COLUMNS: Final = 4


@app.command("rehearse")
def rehearse(
    plant: Annotated[
        Path | None,
        typer.Argument(help="The plant's folder of CSV files, as for `shopfloor import`.", show_default=False),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option("--log", help="Replay this history instead of a script made from the plant.", show_default=False),
    ] = None,
    terminals: Annotated[int, typer.Option(min=1, max=200, help="How many terminals, spread over the workstations.")] = 8,
    chaos: Annotated[bool, typer.Option("--chaos", help="Run it again with faults, and compare.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Another seed is another script and other faults.")] = 1,
    runs: Annotated[int, typer.Option(min=1, max=1000, help="So many runs with faults, each with the next seed.")] = 1,
    orders: Annotated[
        int | None,
        typer.Option(min=1, help="At most so many orders; 40 of a plant, all of a log when left out.", show_default=False),
    ] = None,
) -> None:
    """Rehearse a plant: does its stock end the same when everything goes wrong? Exit 1 with the differences when not.

    The real hub and real terminals work through the plant in simulated time, on databases in memory: nothing of yours is
    touched, no broker is needed. Without --log a script is made from the open orders: every step of theirs is brought
    material, started, reported in portions with some scrap and rework, and finished. With --chaos the same is booked once
    more while the network drops, doubles, delays and garbles, the broker forgets, hub and terminals crash, disks are full,
    backups are restored, clocks are wrong; then the quantities of stock and of work in process have to be equal.

    A log is a CSV file (UTF-8), a row a report, with the columns

    order, item, order_qty: the order's number, what it makes, how many; the same in all rows of an order;
    seq: the number of the report within the order, may be left out; operation, workstation, operator: by name or id;
    kind: S setup, D production, B breakdown; started_at, ended_at: 2026-11-20T06:30:00Z, UTC without an offset;
    completed: good pieces; review: pieces held for review, may be left out; rework: `yes` for a report of rework, or
    nothing.

    What the plant does not know of it is created; without a plant all of it is. Every order of the log becomes a new one.
    """
    if plant is None and log is None:
        fail("name a plant's folder, or a history: shopfloor rehearse --log FILE.csv")
    logging.disable(logging.CRITICAL)  # what goes wrong in there is meant to
    began = clock.mono_ms()
    try:
        rehearsal = _prepared(plant, log, terminals=terminals, orders=orders, seed=seed)
    except PlantError as error:
        typer.echo(plain(error, keep="\n"), err=True)
        fail("nothing was rehearsed")
    except LookupError as error:
        fail(str(error))
    for note in rehearsal.workload.notes:
        typer.echo(plain(note))
    typer.echo(f"{len(rehearsal.workload.intentions)} bookings at {len(rehearsal.workload.terminals)} terminals")
    outcome = _played(rehearsal, seed, runs if chaos else 0)
    _tell(outcome)
    typer.echo(f"{(clock.mono_ms() - began) / 1000:.0f} s")
    _end(outcome)


def _prepared(plant: Path | None, log: Path | None, *, terminals: int, orders: int | None, seed: int) -> Rehearsal:
    parts = Parts(terminal_machine())
    now = clock.now_ms()
    if log is not None:
        return prepare_log(plant, log, now, parts, terminals=terminals, orders=orders)
    assert plant is not None  # noqa: S101  # asked before
    return prepare_plant(plant, now, parts, terminals=terminals, orders=orders, seed=seed)


def _played(rehearsal: Rehearsal, seed: int, runs: int) -> Outcome:
    """With a bar that counts what is saved."""
    length = len(rehearsal.workload.intentions)
    with typer.progressbar(length=length, label="undisturbed        ", update_min_steps=10) as bar:
        outcome = rehearsal.calm(bar.update)
    for number in range(seed, seed + runs):
        label = f"with faults, seed {number}"
        with typer.progressbar(length=length, label=label, update_min_steps=10) as bar:
            rehearsal.rough(outcome, number, bar.update)
    return outcome


def _tell(outcome: Outcome) -> None:
    sides = [run.side for run in outcome.rounds]
    # On a screen there is room for a few columns; more runs are added up.
    apart = len(sides) <= MOST_COLUMNS
    groups = [[outcome.calm], *([[side] for side in sides] if apart else [sides])]
    heads = ["", ">undisturbed"]
    heads += [f">seed {run.seed}" for run in outcome.rounds] if apart else [f">{len(sides)} seeds"]
    typer.echo("")
    lines = [[name, *map(said, groups)] for name, said in _ROWS.items()]
    rounds = [[run] for run in outcome.rounds] if apart else [outcome.rounds]
    lines += [
        [name, f"{calm}", *(_compared([of(run) for run in column]) for column in rounds)]
        for name, calm, of in (
            ("stock rows", len(outcome.calm.books.stock), _STOCK),
            ("WIP rows", len(outcome.calm.books.wip), _WIP),
            ("counts of steps", len(outcome.calm.books.steps), _STEPS),
        )
    ]
    table(heads, lines)
    if sides:
        typer.echo("")
        _tell_strikes(sides)


_STOCK: Final[Callable[[Round], Comparison]] = attrgetter("stock")
_WIP: Final[Callable[[Round], Comparison]] = attrgetter("wip")
_STEPS: Final[Callable[[Round], Comparison]] = attrgetter("steps")


def _sum(of: Callable[[Side], int]) -> Callable[[list[Side]], str]:
    return lambda sides: f"{sum(of(side) for side in sides):,}"


def _value(of: Callable[[Side], int]) -> Callable[[list[Side]], str]:
    def said(sides: list[Side]) -> str:
        values = sorted({of(side) for side in sides})
        return " to ".join(map(show_money, dict.fromkeys((values[0], values[-1]))))

    return said


def _all(of: Callable[[Side], bool], yes: str, no: str) -> Callable[[list[Side]], str]:
    return lambda sides: yes if all(of(side) for side in sides) else no


_ROWS: Final[dict[str, Callable[[list[Side]], str]]] = {
    "simulated hours": lambda sides: f"{sum(side.hours for side in sides):,.1f}",
    "bookings": _sum(lambda side: side.books.commands),
    "lost": _sum(lambda side: len(side.books.lost) + side.unsaved + side.waiting),
    "duplicated": _sum(lambda side: len(side.books.duplicated)),
    "unexpected": _sum(lambda side: len(side.books.unexpected)),
    "waited and recovered": _sum(lambda side: side.books.recovered),
    "entered again": _sum(lambda side: side.again),
    "kept for a person": _sum(lambda side: side.books.aside),
    "value of stock": _value(lambda side: side.books.stock_value),
    "value of WIP": _value(lambda side: side.books.wip_value),
    "ledger": _all(lambda side: side.books.balanced, "balances", "does not balance"),
    "verify": _all(lambda side: not side.books.breaches, "clean", "breached"),
    "replay": _all(lambda side: not side.books.replayed, "the same", "differs"),
}
"""What the table says of one or more runs."""


def _tell_strikes(sides: list[Side]) -> None:
    """How often each fault struck, and how often it changed anything."""
    all_of_them = Strikes()
    for side in sides:
        all_of_them.add(side.strikes)
    kinds = set(all_of_them.struck)
    for name, part in (("faults", kinds - set(PACKET_FAULTS)), ("spoiled packets", kinds & set(PACKET_FAULTS))):
        typer.echo(f"{name}, struck/bit: {all_of_them.summary(part) or 'none'}")


def _compared(comparisons: list[Comparison]) -> str:
    equal = sum(comparison.equal for comparison in comparisons)
    differing = sum(len(comparison.differing) for comparison in comparisons)
    return f"{equal} equal, {differing} differ" if differing else f"{equal} equal"


def _end(outcome: Outcome) -> None:
    problems = outcome.problems
    counts: Counter[str] = Counter()
    for problem in problems:
        kind = problem.partition(", ")[2].split()[0]
        counts[kind] += 1
        if counts[kind] <= SHOWN:
            typer.echo(plain(problem), err=True)
    if problems:
        fail(f"{len(problems)} problems, the first: {plain(problems[0])}")
    if outcome.rounds:
        typer.echo("equal: stock and WIP end as in the undisturbed run, nothing lost, nothing doubled")
    else:
        typer.echo("undisturbed run clean; --chaos compares it with one in which everything goes wrong")

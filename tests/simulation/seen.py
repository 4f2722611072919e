"""What people see while nothing goes wrong any more: terminals and board show what the hub's documents say."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from hub.rehearsal.machine import HubMachine
from shared.topics import matches
from terminal.core.board.board import Board
from terminal.core.plant.overlay import Step, step_of
from terminal.rehearsal.board import BoardMachine
from terminal.rehearsal.machine import TerminalMachine
from tests.support.hub import TOPICS

Documents = dict[tuple[str, ...], dict[str, Any]]
_AGE = re.compile(r"\d+:\d\d|\d+ ?(s|min|h|d)\b")
TABS = range(1, 7)


def truth(hub: HubMachine) -> Documents:
    """Every document of the hub, by its levels."""
    documents: Documents = {}
    for out in hub.engine.every_document(hub.clock.now()):
        levels = TOPICS.parse_state(out.topic)
        if levels is not None:
            documents[levels] = json.loads(out.payload)
    return documents


def differences(hub: HubMachine, terminals: Iterable[TerminalMachine], board: BoardMachine, now: int) -> Iterator[str]:
    """What somebody sees otherwise than it is."""
    docs = truth(hub)
    for device in terminals:
        core = device.core
        filters = [subscription for subscription in core.subscriptions if "/state/" in subscription]
        mine = {levels: doc for levels, doc in docs.items() if _heard(filters, levels)}
        held = {levels: doc for levels, doc in _held(core.replica).items() if _heard(filters, levels)}
        yield from _copies(device.name, mine, held)
        yield from _shown(device, mine)
    yield from _copies(board.name, docs, _held(board.board.plant.docs))
    yield from _tables(board, hub, docs, now)


def _heard(filters: list[str], levels: tuple[str, ...]) -> bool:
    """Whether a terminal listens to a document; what was misdelivered to it is not its business, and it shows none of it."""
    return any(matches(wanted, TOPICS.state(*levels)) for wanted in filters)


def _held(replica: Any) -> Documents:
    return {tuple(place.split("/")): doc for kind in replica._docs.values() for place, doc in kind.items()}


def _copies(who: str, docs: Documents, held: Documents) -> Iterator[str]:
    """The documents themselves. When one was made is nobody's business, and a connection forgets revisions."""
    for levels in sorted({*docs, *held}):
        want, have = docs.get(levels), held.get(levels)
        if want is None or have is None:
            yield f"{who} {'lacks' if have is None else 'still has'} {'/'.join(levels)}"
        elif differing := sorted(name for name in {*want, *have} - _UNTOLD if want.get(name) != have.get(name)):
            name = differing[0]
            yield f"{who} has {'/'.join(levels)} with {name} {have.get(name)}, the hub says {want.get(name)} ({differing})"


_UNTOLD = frozenset({"ts", "rev", "crc", "generation"})
"""When a document was made is nobody's business, a connection forgets revisions, and the checksum is the wire's."""


def _shown(device: TerminalMachine, docs: Documents) -> Iterator[str]:
    """What its screens make of them, with its own commands laid over: all of these are in the documents by now."""
    work = device.core.work
    for levels, doc in docs.items():
        if levels[0] == "op":
            job: Any = docs.get(("job", *levels[1:]))
            want, have = _numbers(step_of(doc, job)), _numbers(work.step(doc["mo"], doc["op"]))  # type: ignore[arg-type]
            if want != have:
                yield f"{device.name} shows {levels[-1]} as {have}, the hub's document means {want}"
    calls = {levels[1] for levels in docs if levels[0] == "call"}
    shown = {call["id"] for call in work.calls(everywhere=True)}
    if calls != shown:
        yield f"{device.name} shows the calls {sorted(shown)}, there are {sorted(calls)}"
    mine = docs.get(("ws", work.workstation), {})
    if work.down != (mine.get("reason", "") if mine.get("status") == "stopped" else ""):
        yield f"{device.name} shows {work.down!r} as why {work.workstation} is down, the hub says {mine}"


def _numbers(step: Step | None) -> Any:
    if step is None:
        return None
    people = sorted((session.badge, session.workstation, session.kind, session.paused or "") for session in step.sessions)
    issued = {item: q for item, q in step.issued.items() if q}
    counted = (step.good, step.scrap, step.rework, step.suspect, step.upstream_good, step.upstream_done, step.done)
    return (*counted, issued, people)


def _tables(machine: BoardMachine, hub: HubMachine, docs: Documents, now: int) -> Iterator[str]:
    """Every list of the board, beside that of a board which was just switched on and told everything once."""
    fresh = Board(source="fresh", mint=lambda: "")
    fresh.at(now)
    fresh.plant.on_connected(now)
    status = {"online": True, "ts": "2026-01-01T00:00:00Z", "generation": hub.engine.generation}
    fresh.plant.hub(json.dumps(status).encode(), now)
    fresh.plant.terminals = machine.board.plant.terminals
    fresh.plant.terminals_at = machine.board.plant.terminals_at
    for levels, doc in docs.items():
        fresh.plant.document(levels, json.dumps(doc).encode())
    fresh.plant.settle()
    fresh.plant.rank = machine.board.plant.rank
    machine.board.tick(now)
    fresh.tick(now)
    for tab in TABS:
        have, want = (board.tables.table(tab, now).rows for board in (machine.board, fresh))
        for shown, meant in zip(have, want, strict=False):
            if _texts(shown) != _texts(meant):
                yield f"the board's list {tab} shows {_texts(shown)}, one just told everything {_texts(meant)}"
        if len(have) != len(want):
            yield f"the board's list {tab} has {len(have)} lines, one just told everything {len(want)}"


def _texts(row: Any) -> list[str]:
    """The cells' texts. How long something has lasted is drawn now and then, and not by both at the same moment."""
    return [_AGE.sub("", cell.text) for cell in row.cells]

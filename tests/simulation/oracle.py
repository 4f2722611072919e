"""The judge: a model of the plant fed with what people did, compared with what the hub's database says. Plain SQL and JSON.

It shares no code with the product. What an envelope's data says is taken as said; that it is what a person confirmed is
checked against the notebook, that it is there once, whole and in order, against the disks of the devices.
"""

import json
import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from tests.simulation.erp import NAME as ERP
from tests.simulation.notebook import Note, Notebook
from tests.simulation.plan import HOME, LINES, LOT, ORDERS, PRODUCT, STEPS, Line, supply_of

MICRO = Decimal(1_000_000)
BOOKED = frozenset({"output", "consume", "return", "receive", "transfer", "count", "adjust", "reverse"})
LAST = STEPS[-1][0]
Stock = dict[tuple[str, str, str, str], Decimal]
"""(item, lot, place, order) → quantity."""


@dataclass(frozen=True)
class Durable:
    """A command that a device's disk held after a commit."""

    id: str
    terminal: str
    epoch: str
    seq: int
    verb: str
    ms: int


@dataclass
class Verdict:
    """What came out of a run."""

    bookings: int = 0
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    recovered: int = 0
    gone: int = 0
    """Bookings that went with the only disk that had them."""
    set_aside: int = 0
    """Kept in an exception for a person, because two devices used one number."""

    @property
    def faults(self) -> list[str]:
        """Everything that must not be."""
        kinds = (
            ("lost", self.lost),
            ("duplicated", self.duplicated),
            ("unexpected", self.unexpected),
            ("wrong", self.wrong),
        )
        return [f"{kind}: {fault}" for kind, texts in kinds for fault in texts]


@dataclass(frozen=True)
class Row:
    """One row of the hub's inbox."""

    no: int
    terminal: str
    id: str
    epoch: str
    seq: int
    verb: str
    status: str
    ms: int
    badge: str
    data: dict[str, Any]


def read_inbox(hub: sqlite3.Connection) -> list[Row]:
    """What terminals sent and the hub took, in the order it took it."""
    rows = []
    for no, source, identity, epoch, seq, verb, status, body in hub.execute(
        "SELECT no, source, id, epoch, seq, verb, status, body FROM inbox WHERE source LIKE 't/%' ORDER BY no"
    ):
        envelope = json.loads(body)
        ms = round(datetime.fromisoformat(envelope["time"]).timestamp() * 1_000)
        data = envelope["data"]
        rows.append(Row(no, source[2:], identity, epoch, seq, verb, status, ms, envelope["authid"], data))
    return rows


@dataclass
class Oracle:
    """Judges one run. `durable` is what disks held, `on_disk` what they hold in the end (id → status)."""

    notebook: Notebook
    durable: dict[str, Durable]
    on_disk: dict[str, str]
    twins: set[str]
    """Terminals of which a disk was copied, put back or emptied: their numbers may collide."""
    struck: set[str]
    """What waited, unanswered, when something broke."""

    def judge(self, hub: sqlite3.Connection) -> Verdict:
        """Compare everything."""
        rows = read_inbox(hub)
        verdict = Verdict(bookings=sum(row.verb in BOOKED for row in rows))
        by_id: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_id[row.id].append(row)
        alarms = "\n".join(body for (body,) in hub.execute("SELECT body FROM inbox WHERE verb = 'hub-alarm'"))
        self._identities(by_id, alarms, verdict)
        self._order(rows, hub, verdict)
        self._notes(rows, by_id, verdict)
        self._quantities(rows, hub, verdict)
        self._exceptions(hub, verdict)
        verdict.recovered = sum(len(by_id[identity]) == 1 for identity in self.struck & by_id.keys())
        return verdict

    def _identities(self, by_id: dict[str, list[Row]], alarms: str, verdict: Verdict) -> None:
        numbers = Counter((command.terminal, command.epoch, command.seq) for command in self.durable.values())
        for identity, command in self.durable.items():
            rows = by_id.get(identity, [])
            shared = numbers[command.terminal, command.epoch, command.seq] > 1
            if len(rows) > 1:
                verdict.duplicated.append(f"{command} is in the inbox {len(rows)} times")
            elif not rows and identity in alarms and command.terminal in self.twins and shared:
                verdict.set_aside += 1
            elif not rows and identity not in self.on_disk and command.terminal in self.twins:
                verdict.gone += 1
            elif not rows:
                verdict.lost.append(f"{command}, on its disk as {self.on_disk.get(identity)}")
        for identity, rows in by_id.items():
            if identity not in self.durable:
                verdict.unexpected.append(f"{rows[0]} was never saved by a terminal")

    def _order(self, rows: list[Row], hub: sqlite3.Connection, verdict: Verdict) -> None:
        """What a device numbered is there in the order of its numbers."""
        last: dict[tuple[str, str], int] = defaultdict(int)
        for row in rows:
            if row.seq <= last[row.terminal, row.epoch]:
                verdict.wrong.append(f"{row.terminal} {row.epoch}: {row.seq} after {last[row.terminal, row.epoch]}")
            last[row.terminal, row.epoch] = row.seq
            command = self.durable.get(row.id)
            if command is not None and _as_sent(command) != _as_sent(row):
                verdict.wrong.append(f"{row} was saved as {command}")
        del hub

    def _notes(self, rows: list[Row], by_id: dict[str, list[Row]], verdict: Verdict) -> None:
        at: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
        for row in rows:
            at[row.terminal, row.ms, row.verb].append(row)
            if (row.terminal, row.ms) not in self.notebook.moments:
                verdict.unexpected.append(f"{row}: nobody touched that terminal then")
        missing = {
            (command.terminal, command.ms, command.verb) for command in self.durable.values() if command.id not in by_id
        }
        said: set[int] = set()
        for note in self.notebook.notes:
            if note.verb not in BOOKED:
                continue
            key = (note.terminal, note.ms, note.verb)
            candidates = [row for row in at[key] if row.no not in said]
            if not candidates:
                if note.sure and key not in missing:
                    verdict.lost.append(f"{note}: the screen said that it is saved")
                continue
            said.add(candidates[0].no)
            differs = _differs(note, candidates[0])
            if differs:
                verdict.wrong.append(f"{note} arrived as {candidates[0]} ({differs})")
        for row in rows:
            if row.verb in BOOKED and row.no not in said:
                verdict.unexpected.append(f"{row}: nobody confirmed it")

    def _quantities(self, rows: list[Row], hub: sqlite3.Connection, verdict: Verdict) -> None:
        counted = _counts(hub, [row for row in rows if row.verb == "count" and row.status == "accepted"])
        stock, steps = expected(standing(rows), counted)
        have: Stock = {}
        for item, lot, place, mo, q in hub.execute(
            "SELECT item, lot, location, mo, q FROM balance WHERE location LIKE 'L-%' OR location IN ('RAW', 'FG', 'WIP')"
        ):
            have[item, lot, place, mo] = q / MICRO
        for key in sorted({*stock, *have}):
            if stock.get(key, 0) != have.get(key, 0):
                verdict.wrong.append(f"{key}: the hub has {have.get(key, 0)}, people booked {stock.get(key, 0)}")
        for mo, op, *counts in hub.execute("SELECT mo, op, good, rework, suspect, scrap FROM mo_op"):
            want = [steps[mo, op][name] for name in ("good", "rework", "suspect", "scrap")]
            if [count / MICRO for count in counts] != want:
                verdict.wrong.append(f"{mo} {op}: the hub counts {counts}, people {want}")

    def _exceptions(self, hub: sqlite3.Connection, verdict: Verdict) -> None:
        """Only what the run's troubles and its people can have led to."""
        for kind, source, text in hub.execute("SELECT kind, subject, text FROM exception"):
            terminal = source.removeprefix("t/")
            if kind in ("sequence-conflict", "id-conflict", "bookings-missing", "two-devices"):
                if terminal not in self.twins and (kind, source) != ("id-conflict", f"x/{ERP}"):
                    verdict.unexpected.append(f"exception {kind} of {source}: {text}")
            elif kind not in ("negative-stock", "over-quantity", "parked", "session-forgotten", "count-affected"):
                verdict.unexpected.append(f"exception {kind}: {text}")


def _as_sent(command: Durable | Row) -> tuple[str, int, str, int]:
    return command.epoch, command.seq, command.verb, command.ms


def _differs(note: Note, row: Row) -> str:
    data = row.data
    if note.badge != row.badge:
        return "badge"
    if note.mo and (note.mo, note.op) != (data["mo"], data["op"]):
        return "operation"
    if note.verb == "output":
        scrap = sum(Decimal(entry["q"]) for entry in data.get("scrap", ()))
        said = [Decimal(data.get(name) or 0) for name in ("good", "rework", "suspect")] + [scrap]
        if said != [note.good, note.rework, note.suspect, note.scrap] or data.get("source", "new") != note.source:
            return "pieces"
    elif note.item and (note.item, note.q) != (data["item"], Decimal(data["q"])):
        return "material"
    return ""


def standing(rows: Iterable[Row]) -> list[Row]:
    """What was accepted and not taken back."""
    accepted = [row for row in rows if row.status == "accepted" and row.verb in BOOKED]
    back = {row.data["command"] for row in accepted if row.verb == "reverse"}
    return [row for row in accepted if row.verb != "reverse" and row.id not in back and str(row.no) not in back]


def _counts(hub: sqlite3.Connection, rows: list[Row]) -> dict[int, Decimal]:
    """What a count changed depends on what was there: taken from the ledger, as counts are excepted from L18."""
    changes: dict[int, Decimal] = {}
    for row in rows:
        place = row.data["location"]
        changes[row.no] = Decimal(0)
        for source, target, q in hub.execute("SELECT from_loc, to_loc, q FROM movement_line WHERE no = ?", (row.no,)):
            changes[row.no] += ((target == place) - (source == place)) * q / MICRO
    return changes


def expected(rows: list[Row], counted: dict[int, Decimal]) -> tuple[Stock, dict[tuple[str, str], Counter[str]]]:
    """Stock, WIP and the steps' counters after these bookings, in whatever order they came."""
    stock: Stock = defaultdict(Decimal)
    steps: dict[tuple[str, str], Any] = {(mo, op): Counter() for mo in ORDERS for op, _ in STEPS}
    first: Counter[tuple[str, str]] = Counter()
    planned: dict[tuple[str, str], Decimal] = defaultdict(Decimal)

    def move(item: str, lot: str, place: str, q: Decimal, mo: str = "") -> None:
        stock[item, lot, place, mo] += q

    for line in LINES:
        lot = LOT if line.lot else ""
        move(line.item, lot, supply_of(line.op), Decimal(line.opening))
        move(line.item, lot, "RAW", Decimal(50))
    for row in rows:
        data = row.data
        if row.verb == "output":
            _pieces(data, steps[data["mo"], data["op"]], first)
            for taken in data.get("consumed", ()):
                q = Decimal(taken["q"])
                move(taken["item"], taken["lot"], supply_of(data["op"]), -q)
                move(taken["item"], "", "WIP", q, data["mo"])
            if data["op"] == LAST:
                good = Decimal(data.get("good") or 0)
                move(PRODUCT, "", HOME, good)
                move(PRODUCT, "", "WIP", -good, data["mo"])
            continue
        q = Decimal(data["q"])
        item, lot = data["item"], data.get("lot", "")
        if row.verb in ("consume", "return"):
            sign = 1 if row.verb == "consume" else -1
            if data.get("kind") == "planned" and not _line(item).lot:
                planned[data["mo"], item] += q
            else:
                move(item, lot, data["location"], -sign * q)
                move(item, "", "WIP", sign * q, data["mo"])
        elif row.verb == "transfer":
            move(item, lot, data["from"], -q)
            move(item, lot, data["to"], q)
        elif row.verb == "count":
            move(item, lot, data["location"], counted[row.no])
        else:
            move(item, lot, data["location"], q)
    for mo in ORDERS:
        for line in LINES:
            if not line.lot:
                taken = max(_required(line, first[mo, line.op]), planned[mo, line.item])
                move(line.item, "", supply_of(line.op), -taken)
                move(line.item, "", "WIP", taken, mo)
    return stock, steps


def _pieces(data: dict[str, Any], step: Counter[str], first: Counter[tuple[str, str]]) -> None:
    good, rework, suspect = (int(data.get(name) or 0) for name in ("good", "rework", "suspect"))
    scrap = sum(int(entry["q"]) for entry in data.get("scrap", ()))
    pieces = good + rework + suspect + scrap
    source = data.get("source", "new")
    step["good"] += good
    step["scrap"] += scrap
    step["rework"] += rework
    step["suspect"] += suspect
    if source == "new":
        first[data["mo"], data["op"]] += pieces
    else:
        step[source] -= pieces


def _line(item: str) -> Line:
    return next(line for line in LINES if line.item == item)


def _required(line: Line, pieces: int) -> Decimal:
    if line.batch > 1:
        return line.q * math.ceil(pieces / line.batch)
    return (line.q * pieces).quantize(Decimal("0.000001"), ROUND_HALF_EVEN)

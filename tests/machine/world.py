"""The real hub on a real database, what was sent to it, and the model beside it."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from hypothesis import note

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.machine.model import BUCKETS, Fact, Model, Order
from tests.machine.plant import RELEASED, image, micro
from tests.support import databases
from tests.support.hub import START, Hub

EPOCH = "epoch{:03d}"
TERMINALS = ("T1", "T2")


REACHED: Counter[str] = Counter()
"""How often a situation came about, over all examples of a run."""
BROKEN_AT = "first broken at example"


class LawBrokenError(AssertionError):
    """What the hub did is not what a law allows; `laws` names all that are broken, in the order they were looked at."""

    def __init__(self, *broken: tuple[str, str]) -> None:
        super().__init__("; ".join(f"{law}: {text}" for law, text in broken))
        self.laws = [law for law, _ in broken]
        REACHED.setdefault(BROKEN_AT, REACHED["examples"])


def hold(law: str, condition: bool, text: object) -> None:
    """Raise `LawBrokenError` unless the condition holds."""
    if not condition:
        raise LawBrokenError((law, str(text)))


@dataclass
class Sent:
    """A command on its way or answered. `occurred` is when it happened, by its sender's clock."""

    arrival: Arrival
    verb: str
    data: dict[str, Any]
    occurred: int
    identity: str
    epoch: str = ""
    seq: int = 0
    ack: bytes = b""
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def terminal(self) -> str:
        """The terminal it came from, `""` for the office."""
        return self.arrival.client if self.arrival.plane == "t" else ""


class World:
    """One site: every example begins on its first morning."""

    def __init__(self, name: str = "") -> None:
        self.hub = _hub(name)
        self.hub.restore(image())
        self.hub.now, self.hub.sequences, self.hub._ids = START + 2 * 3_600_000, {}, count(10_000)
        self.hub.restart()
        self.model = Model()
        for mo in RELEASED:
            self.model.orders[mo].released = True
            self.model.order_moved(mo, "released")
        self.epochs = {terminal: [EPOCH.format(0)] for terminal in TERMINALS}
        for terminal in TERMINALS:
            self.hub.hello(terminal, EPOCH.format(0))
        self.history: list[Sent] = []
        """What got a stored answer, in the order it was sent."""
        self.applied: dict[int, int] = {}
        """A parked command → the decision that booked it."""
        self.looked_at = False
        """Nothing was delivered since all laws were seen to hold."""

    # --- sending ------------------------------------------------------------------------------------------

    def office(self, verb: str, **data: Any) -> Sent:
        """A command of the office, not sent yet."""
        identity = self.hub.identity()
        body = seal(verb=verb, identity=identity, source="office", time=self.hub.clock(), data=data)
        return Sent(Arrival("x", "office", verb, to_bytes(body)), verb, data, self.hub.now, identity)

    def terminal(
        self, terminal: str, verb: str, badge: str, data: dict[str, Any], *, minutes: int = 0, epoch: str = ""
    ) -> Sent:
        """A terminal's command with its next sequence, not sent yet; made some minutes ago."""
        epoch = epoch or self.epochs[terminal][-1]
        when = self.hub.clock() - timedelta(minutes=minutes)
        arrival = self.hub.sealed(verb, badge, data, terminal, epoch, time=when)
        sequence = self.hub.sequences[terminal, epoch]
        identity = json.loads(arrival.payload)["id"]
        return Sent(arrival, verb, data, self.hub.now - minutes * 60_000, identity, epoch, sequence)

    def send(self, *commands: Sent) -> list[dict[str, Any]]:
        """One batch in: every command is answered, once, and what was accepted stands in the model."""
        self.hub.now += 1000
        for command in commands:
            note(f"{command.terminal or 'office'} {command.verb} {command.data}")
        acks = {
            json.loads(out.payload)["id"]: out.payload for out in self.deliver(*(command.arrival for command in commands))
        }
        hold("L7", acks.keys() == {command.identity for command in commands}, "not every command was answered once")
        for command in commands:
            command.ack, command.answer = acks[command.identity], json.loads(acks[command.identity])
            answer = command.answer
            note(f"  {answer['no']} {answer['status']} {answer['code'] or ''} {answer['flags']}")
        for command in sorted(commands, key=lambda command: command.answer["no"]):
            self.history.append(command)
            if command.answer["status"] == "accepted":
                self._book(command)
        return [command.answer for command in commands]

    def deliver(self, *arrivals: Arrival) -> list[Any]:
        """Messages as the broker delivers them, and what the hub publishes."""
        self.looked_at = False
        return self.hub.engine.take(arrivals, self.hub.now)

    def _book(self, sent: Sent) -> None:
        model, data, no = self.model, sent.data, sent.answer["no"]
        if sent.verb == "mo-create":
            self.model.orders[data["mo"]] = Order(data["item"], micro(data["q"]))
        elif sent.verb == "mo-quantity":
            model.orders[data["mo"]].deliver = micro(data["q"])
        elif sent.verb in _STATES:
            model.orders[data["mo"]].released |= sent.verb == "mo-release"
            model.order_moved(data["mo"], _STATES[sent.verb])
        elif sent.verb == "op-start" and model.orders[data["mo"]].status == "released":
            model.order_moved(data["mo"], "in progress")
        elif sent.verb == "reverse":
            self._take_back(data["command"], sent)
        elif sent.verb == "count":
            cut_off = _ms(data["counted_at"])
            model.book(no, Fact("count", data, cut_off, model.count_change(data, cut_off)))
        elif sent.verb == "exception-resolve":
            self._resolved(sent)
        elif sent.verb in _MOVING:
            model.book(no, Fact(sent.verb, data, sent.occurred))

    def _take_back(self, reference: str, sent: Sent) -> None:
        no = self.stands_as(int(reference) if reference.isdigit() else self.number_of(reference))
        if no in self.model.facts:
            self.model.take_back(no, sent.answer["no"])

    def _resolved(self, sent: Sent) -> None:
        model, no, how = self.model, sent.answer["no"], sent.data["how"]
        kind, cause, subject = self.kind_cause_and_subject(sent.data["exception"])
        said = next((command for command in self.history if command.answer["no"] == cause), None)
        if how == "reverse":
            model.take_back(cause, no)
        elif how == "apply" and kind == "count-affected":
            item, _, location = subject.partition(" ")
            change = {place: -q for place, q in self.affected(cause, item, location, sent.data["exception"]).items()}
            model.book(no, Fact("corrected", {}, self.occurred(cause), change))
        elif how == "apply" and said is not None:
            if said.verb in _MOVING:
                model.book(no, Fact(said.verb, said.data, said.occurred))
                self.applied[cause] = no
            elif said.verb == "op-start" and model.orders[said.data["mo"]].status == "released":
                model.order_moved(said.data["mo"], "in progress")
        elif how == "charge" and said is not None:
            model.book(no, Fact("charged", {}, sent.occurred, model.charge(Fact(said.verb, said.data, 0))))

    def stands_as(self, no: int) -> int:
        """The number under which a command's effects stand: a parked one's that was applied are the decision's."""
        return self.applied.get(no, no)

    # --- reading ------------------------------------------------------------------------------------------

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """Rows of the database, past everything the product has for reading them."""
        return databases.rows(self.hub.database, statement, *values)

    @property
    def writes(self) -> int:
        """A number that grows with every write to the database."""
        return databases.writes(self.hub.database)

    def number_of(self, identity: str) -> int:
        """The inbox number a command was stored under."""
        return next((command.answer["no"] for command in self.history if command.identity == identity), 0)

    def kind_cause_and_subject(self, exception: str) -> tuple[str, int, str]:
        """Kind, causing command and subject of an exception."""
        return tuple(self.rows("SELECT kind, no, subject FROM exception WHERE id = ?", exception)[0])

    def affected(self, cause: int, item: str, location: str, exception: str) -> dict[tuple[str, str, str], int]:
        """What a command that came after a count had done to the counted place before it."""
        ((proposal,),) = self.rows("SELECT proposal FROM exception WHERE id = ?", exception)
        place = (item, json.loads(proposal)["lot"], location)
        return {place: self.model.change_of(cause, place)}

    def occurred(self, no: int) -> int:
        """When, by the model, what a command reports was."""
        return next(occurred for occurred, number, _ in self.model.changes if number == no)

    def differences(self) -> list[str]:
        """Where the database is not what the model says."""
        model, differences = self.model, []
        state = model.now
        stock = {key[:3]: key[3] for key in self.rows(_STOCK)}
        differences += _unequal("stock", stock, state.stock)
        differences += _unequal("WIP", {row[:2]: row[2] for row in self.rows(_WIP)}, state.wip)
        steps = {(mo, op, bucket): q for mo, op, *qs in self.rows(_STEPS) for bucket, q in zip(BUCKETS, qs, strict=True)}
        want = {(*step, bucket): q for step, qs in state.steps.items() for bucket, q in qs.items()}
        differences += _unequal("step", steps, want)
        kinds = ("planned", "extra", "issued", "returned")
        lines = {(mo, no, kind): q for mo, no, *qs in self.rows(_LINES) for kind, q in zip(kinds, qs, strict=True)}
        want_lines = {(*line, kind): q for line, qs in state.lines.items() for kind, q in qs.items()}
        differences += _unequal("material", lines, want_lines)
        orders = dict(self.rows("SELECT id, status FROM mo"))
        expected = {mo: order.status for mo, order in model.orders.items()}
        if orders != expected:
            differences.append(f"orders are {orders}, not {expected}")
        return differences


def _unequal(what: str, have: dict[Any, int], want: dict[Any, int]) -> list[str]:
    return [
        f"{what} {key} is {have.get(key, 0)}, not {want.get(key, 0)}"
        for key in sorted({*have, *want})
        if have.get(key, 0) != want.get(key, 0)
    ]


_STOCK = (
    "SELECT item, lot, location, q FROM balance WHERE mo = '' AND q <> 0 AND location IN ('RAW', 'FG', 'L-CUT', 'L-ASM')"
)
_WIP = "SELECT mo, item, q FROM balance WHERE location = 'WIP' AND q <> 0"
_STEPS = "SELECT mo, op, good, scrap, rework, suspect FROM mo_op"
_LINES = "SELECT mo, line, planned, extra, issued, returned FROM mo_material"
_MOVING = frozenset({"output", "consume", "return", "move", "transfer", "receive", "adjust", "ship"})
_STATES = {
    "mo-release": "released",
    "mo-complete": "completed",
    "mo-reopen": "in progress",
    "mo-close": "closed",
    "mo-cancel": "cancelled",
}


def _ms(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


@cache
def _hub(_name: str) -> Hub:
    """One connection serves all examples: the first morning is laid over whatever the last one left."""
    return Hub()

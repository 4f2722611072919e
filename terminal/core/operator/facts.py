"""What the documents say of a workstation, with this terminal's own newer commands laid over them."""

from typing import Any

from shared.documents import CallDocument, MessageDocument, OpDocument
from terminal.core.operator.place import Place
from terminal.core.plant.overlay import Step, Unconfirmed, contains, lay_over, step_of
from terminal.core.plant.replica import Replica


class Facts:
    """The part of a workplace that only reads."""

    __slots__ = ()
    terminal: str
    workstation: str
    replica: Replica
    unconfirmed: Unconfirmed
    place: Place

    @property
    def record(self) -> dict[str, Any]:
        """This workstation's master record; empty until it has arrived."""
        return self.replica.ref("workstation", self.workstation) or {}

    @property
    def supply(self) -> str:
        """Where this workstation's material stands."""
        return str(self.record.get("supply") or "")

    @property
    def is_store(self) -> bool:
        """Whether this terminal is the storekeeper's."""
        return self.record.get("kind") == "store"

    @property
    def roles(self) -> frozenset[str]:
        """The actor's roles."""
        person = self.person(self.place.badge)
        return frozenset(person["roles"]) if person else frozenset()

    @property
    def skills(self) -> frozenset[str]:
        """What the actor is trained in."""
        person = self.person(self.place.badge)
        return frozenset(person["skills"]) if person else frozenset()

    @property
    def down(self) -> str:
        """Why this workstation is down, `""` when it is not; its own newer reports included."""
        doc = self.replica.ws(self.workstation)
        reason = str(doc.get("reason", "")) if doc and doc["status"] == "stopped" else ""
        for entry in self.unconfirmed.entries:
            in_it = doc is not None and contains(doc, self.terminal, entry)
            if entry.verb.startswith("downtime-") and not in_it:
                reason = str(entry.data["reason"]) if entry.verb == "downtime-start" else ""
        return reason

    def calls(self, *, everywhere: bool = False) -> list[CallDocument]:
        """Open calls of this workstation, or of all; the oldest first."""
        over = self.unconfirmed.subjects("call-close", "call")
        open_calls = sorted(self.replica.calls(), key=lambda doc: doc["since"])
        return [
            doc for doc in open_calls if doc["id"] not in over and (everywhere or doc["workstation"] == self.workstation)
        ]

    def messages(self) -> list[MessageDocument]:
        """Unread messages to this workstation or to someone signed on here."""
        mine = {self.workstation, self.place.badge, *self.place.present}
        read = self.unconfirmed.subjects("message-read", "message")
        return [doc for doc in self.replica.messages() if doc["to"] in mine and doc["id"] not in read]

    def person(self, badge: str) -> dict[str, Any] | None:
        """Who a badge belongs to."""
        return self.replica.ref("operator", badge)

    def person_by_code(self, body: str) -> dict[str, Any] | None:
        """Who a scanned badge belongs to."""
        return self.replica.ref_by_code("operator", body)

    def step(self, mo: str, op: str) -> Step | None:
        """A step with this terminal's newer commands in it."""
        doc = self.replica.op(mo, op)
        if doc is None:
            return None
        step = self._laid(doc)
        before = step.before
        if before.op and (before.gate or self.unconfirmed.may_end(mo, before.op)):
            # The step before may have been finished or begun again here, and the hub not have said so yet.
            previous = self.replica.op(mo, before.op)
            laid = self._laid(previous) if previous is not None else None
            if laid is not None and (laid.pending or laid.doc["rev"] >= doc["rev"]):
                step.upstream_done = laid.done
        return step

    def _laid(self, doc: OpDocument) -> Step:
        unconfirmed = self.unconfirmed
        step = step_of(doc, self.replica.job(doc["mo"], doc["op"]))
        return lay_over(step, unconfirmed.entries, self.terminal, unconfirmed.targets)

    @property
    def current(self) -> Step | None:
        """The step in front of the operator."""
        return self.step(self.place.mo, self.place.op) if self.place.mo else None

    def steps(self) -> list[Step]:
        """This workstation's steps: running here first, then by priority and due date."""
        group = str(self.record.get("group") or "")
        steps: list[Step] = []
        for doc in self.replica.ops(group):
            step = self.step(doc["mo"], doc["op"])
            # A step that is done is only listed while it is in front, because its code was scanned.
            if step is not None and (step.status != "done" or (step.mo, step.op) == (self.place.mo, self.place.op)):
                steps.append(step)
        return sorted(steps, key=self._rank)

    def _rank(self, step: Step) -> tuple[Any, ...]:
        here = any(s.workstation == self.workstation for s in step.sessions)
        not_now = step.status in ("waiting", "done")
        return (not here, not_now, step.doc["priority"], step.doc["due"] or "9999", step.mo, step.op)

    def item_by_code(self, body: str) -> dict[str, Any] | None:
        """The item of a scanned label."""
        return self.replica.ref_by_code("item", body)

"""A step as the operator should see it: the hub's document with this terminal's own newer commands laid over it.

A command counts until the document says it contains it (`applied`), and never after, so nothing is counted twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from shared.documents import JobDocument, OpDocument, WsDocument
from shared.plant_time import from_iso
from shared.quantity import parse
from shared.step import (
    Counts,
    StepStatus,
    Upstream,
    available,
    booked,
    first_reported,
    gate_closed,
    is_ready,
    left_to_report,
    reopens,
    status_of,
)
from shared.verbs import OVERLAID, VERBS
from terminal.core.delivery.journal import Entry


@dataclass(slots=True)
class MySession:
    """Someone's session on a step. Times in ms; `worked_ms` without the stretch that is running."""

    badge: str
    workstation: str
    kind: str
    since: int
    worked_ms: int
    paused: str | None = None


@dataclass(slots=True)
class Step:
    """A step with this terminal's unconfirmed bookings in it. Quantities in micro-units."""

    mo: str
    op: str
    doc: OpDocument
    job: JobDocument | None
    good: int
    scrap: int
    rework: int
    suspect: int
    start_q: int
    upstream_good: int
    upstream_done: bool
    done: bool
    sessions: list[MySession]
    issued: dict[str, int]
    beside: dict[str, int]
    """Item → what came on top of what is required, less what was returned."""
    closed: dict[str, list[MySession]] = field(default_factory=dict)
    """Id of an unconfirmed finish → the sessions that it has closed."""
    unconfirmed: int = 0
    """Good pieces booked here that the hub's document does not contain yet."""
    pending: int = 0
    """How many of this terminal's commands are laid over."""

    @property
    def first(self) -> int:
        """Pieces first reported."""
        return first_reported(self)

    @property
    def left(self) -> int:
        """Pieces still to report."""
        return left_to_report(self, self.start_q)

    @property
    def before(self) -> Upstream:
        """What stands before it; without its frozen rules nobody here knows which step that is, and whether a gate."""
        job = self.job
        return Upstream(job["before"] if job else "", self.upstream_good, self.upstream_done, bool(job and job["gated"]))

    @property
    def free(self) -> int:
        """Pieces lying ready; negative where more were reported than had come."""
        return available(self, self.before)

    @property
    def ready(self) -> bool:
        """Whether a run may start. Without its frozen rules what the hub said of that holds, while pieces lie ready."""
        if self.job is None:
            return self.doc["status"] != "waiting" and self.free > 0
        return is_ready(self, self.before, q_start=self.start_q, transfer_q=parse(self.job["transfer_q"]))

    @property
    def gate_closed(self) -> bool:
        """Whether a run waits until the step before is finished, because that one is a gate."""
        return gate_closed(self, self.before, in_run=any(session.kind == "run" for session in self.sessions))

    @property
    def status(self) -> StepStatus:
        """running, paused, done, ready or waiting."""
        running = any(session.paused is None for session in self.sessions)
        return status_of(running=running, paused=bool(self.sessions), done=self.done, ready=self.ready)

    def session(self, badge: str, workstation: str) -> MySession | None:
        """A person's session at a workstation."""
        return next((s for s in self.sessions if (s.badge, s.workstation) == (badge, workstation)), None)


def step_of(doc: OpDocument, job: JobDocument | None) -> Step:
    """A step as its documents say."""
    sessions = [
        MySession(s["badge"], s["workstation"], s["kind"], from_iso(s["since"]), s["worked_ms"], s.get("paused"))
        for s in doc["sessions"]
    ]
    return Step(
        mo=doc["mo"],
        op=doc["op"],
        doc=doc,
        job=job,
        good=parse(doc["good"]),
        scrap=parse(doc["scrap"]),
        rework=parse(doc["rework"]),
        suspect=parse(doc["suspect"]),
        start_q=parse(doc["q"]),
        upstream_good=parse(doc["upstream_good"]),
        upstream_done=doc["upstream_done"],
        done=doc["status"] == "done",
        sessions=sessions,
        issued=_issued(doc),
        beside=_beside(doc),
    )


def _issued(doc: OpDocument) -> dict[str, int]:
    """Item → what was issued of it, for all the lines that ask for it."""
    issued: dict[str, int] = {}
    for line in doc["issued"]:
        issued[line["item"]] = issued.get(line["item"], 0) + parse(line["q"])
    return issued


def _beside(doc: OpDocument) -> dict[str, int]:
    beside: dict[str, int] = {}
    for line in doc["issued"]:
        beside[line["item"]] = beside.get(line["item"], 0) + parse(line["extra"]) - parse(line["returned"])
    return beside


def contains(doc: OpDocument | WsDocument | dict[str, Any], source: str, entry: Entry) -> bool:
    """Whether a document already contains a command of this terminal.

    Where another device of this name has written last, its numbers say nothing of ours: then the hub's own number of the
    command does, for a document's revision is that of the last command in it.
    """
    epoch, seq = doc["applied"].get(source, ("", 0))
    if epoch == entry.epoch:
        return bool(entry.seq <= seq)
    return bool(epoch) and not entry.waiting and 0 < int(entry.answer.get("no") or 0) <= doc["rev"]


def lay_over(step: Step, entries: Iterable[Entry], source: str, targets: dict[str, Entry] | None = None) -> Step:
    """Lay this terminal's newer commands over a step, in the order they were saved.

    `targets` are the commands that a `reverse` among them takes back, by id.
    """
    for entry in entries:
        if contains(step.doc, source, entry):
            continue
        sign, command = 1, entry
        if entry.verb == "reverse":
            sign, command = -1, (targets or {}).get(str(entry.data["command"]), entry)
        data = command.data
        if data.get("mo") == step.mo and data.get("op") == step.op:
            step.pending += 1
            _apply(step, command, data, sign, entry.saved_at)
        elif command.verb == "output" and data.get("mo") == step.mo:
            _from_upstream(step, data, sign)
        elif command.verb == "sign-off":
            _suspend(step, command, data)
    return step


def _from_upstream(step: Step, data: dict[str, Any], sign: int) -> None:
    if step.job is not None and data.get("op") == step.job["before"]:
        step.upstream_good += sign * parse(data.get("good", "0"))


def _suspend(step: Step, entry: Entry, data: dict[str, Any]) -> None:
    session = step.session(entry.badge, str(data.get("workstation")))
    if session is not None and session.paused is None:
        _stop(session, entry.saved_at, "sign-off")


def _apply(step: Step, entry: Entry, data: dict[str, Any], sign: int, at: int) -> None:
    if entry.verb == "output":
        _apply_output(step, data, sign)
    elif entry.verb == "return":
        step.beside[data["item"]] = step.beside.get(data["item"], 0) - sign * parse(data["q"])
    elif entry.verb == "consume":
        taken = step.beside if data.get("kind") == "extra" else step.issued  # what pieces require is not changed by extra
        taken[data["item"]] = taken.get(data["item"], 0) + sign * parse(data["q"])
    elif sign > 0:
        _apply_session(step, entry, data)
    elif entry.verb == "op-finish":
        step.done = False
        # Whose sessions a finish has closed that is in the document nobody says: likely the run of who finished.
        likely = [MySession(entry.badge, data["workstation"], "run", at, 0)]
        for session in step.closed.pop(entry.id, likely):
            if step.session(session.badge, session.workstation) is None:
                session.paused, session.since = None, at
                step.sessions.append(session)


def _apply_output(step: Step, data: dict[str, Any], sign: int) -> None:
    source = data.get("source", "new")
    good, rework, suspect = (parse(data.get(name, "0")) for name in ("good", "rework", "suspect"))
    counted = booked(source, Counts(good, sum(parse(line["q"]) for line in data.get("scrap", ())), rework, suspect))
    step.good += sign * counted.good
    step.unconfirmed += sign * counted.good
    step.scrap += sign * counted.scrap
    step.rework += sign * counted.rework
    step.suspect += sign * counted.suspect
    if sign < 0 and reopens(step, step.start_q, counted):
        step.done = False
    taken = step.issued if source == "new" else step.beside  # pieces out of a bucket require nothing again
    for consumed in data.get("consumed", ()):
        taken[consumed["item"]] = taken.get(consumed["item"], 0) + sign * parse(consumed["q"])


def _apply_session(step: Step, entry: Entry, data: dict[str, Any]) -> None:
    workstation = data["workstation"]
    mine = step.session(entry.badge, workstation)
    if entry.verb == "op-start":
        step.done = False
        if mine is not None and mine.kind == data.get("kind", "run"):
            if mine.paused is not None:
                mine.paused, mine.since = None, entry.saved_at
            return
        if mine is not None:
            step.sessions.remove(mine)
        step.sessions.append(MySession(entry.badge, workstation, data.get("kind", "run"), entry.saved_at, 0))
    elif entry.verb == "op-finish":
        step.closed[entry.id] = [session for session in step.sessions if session.workstation == workstation]
        step.sessions = [session for session in step.sessions if session.workstation != workstation]
        step.done = not step.sessions
    elif mine is not None and mine.paused is None and entry.verb == "op-pause":
        _stop(mine, entry.saved_at, data["reason"])
    elif mine is not None and mine.paused is not None and entry.verb == "op-resume":
        mine.paused, mine.since = None, entry.saved_at


def _stop(session: MySession, at: int, reason: str) -> None:
    session.worked_ms += max(0, at - session.since)
    session.paused, session.since = reason, at


_ENDING: Final = frozenset({"reverse", *(name for name, verb in VERBS.items() if verb.session_states)})
"""Verbs that can change whether a step is done."""


def lasting(entry: Entry, epoch: str) -> bool:
    """Whether a command may be missing in the documents."""
    return entry.waiting or (entry.status in ("accepted", "flagged") and entry.epoch == epoch)


@dataclass(slots=True)
class Unconfirmed:
    """This terminal's commands that may still have to be laid over documents."""

    source: str
    entries: list[Entry] = field(default_factory=list)
    targets: dict[str, Entry] = field(default_factory=dict)
    """The commands that unconfirmed reversals take back, by id."""

    def add(self, entry: Entry, target: Entry | None = None) -> None:
        """A new command; `target` is what it takes back."""
        if entry.verb in OVERLAID:
            self.entries.append(entry)
        if target is not None:
            self.targets[target.id] = target

    def may_end(self, mo: str, op: str) -> bool:
        """Whether one of them may have finished a step, or opened it again."""
        return any(self._names(entry, mo, op) for entry in self.entries if entry.verb in _ENDING)

    def _names(self, entry: Entry, mo: str, op: str) -> bool:
        data = entry.data
        target = self.targets.get(str(data.get("command")))
        named = target.data if target is not None else data
        return (named.get("mo"), named.get("op")) == (mo, op)

    def subjects(self, verb: str, name: str) -> set[str]:
        """What commands of a verb name that are not in the documents yet."""
        return {str(entry.data[name]) for entry in self.entries if entry.verb == verb}

    def settled(self, settled: Iterable[Entry], epoch: str) -> None:
        """Answers came: what the hub did not apply disappears, the rest stays until a document contains it.

        Documents tell of the present epoch only; what was answered in an older one is in them.
        """
        by_id = {entry.id: entry for entry in settled}
        self.entries = [by_id.get(entry.id, entry) for entry in self.entries]
        self.entries = [e for e in self.entries if lasting(e, epoch)]

    def contained(self, docs: Iterable[dict[str, Any]]) -> None:
        """Forget what every document it concerns contains."""
        open_ids = set()
        docs = list(docs)
        for entry in self.entries:
            if entry.waiting or not self._everywhere(entry, docs):
                open_ids.add(entry.id)
        self.entries = [entry for entry in self.entries if entry.id in open_ids]
        wanted = {str(entry.data.get("command")) for entry in self.entries if entry.verb == "reverse"}
        self.targets = {key: entry for key, entry in self.targets.items() if key in wanted}

    def _everywhere(self, entry: Entry, docs: list[dict[str, Any]]) -> bool:
        command = self.targets.get(str(entry.data.get("command")), entry)
        return all(contains(doc, self.source, entry) for doc in docs if _concerns(doc, command))


def _concerns(doc: dict[str, Any], entry: Entry) -> bool:
    data = entry.data
    if "mo" in data and "op" in data:
        return bool(doc.get("mo") == data["mo"] and doc.get("op") == data["op"])
    return bool(doc.get("id") == data.get("workstation"))

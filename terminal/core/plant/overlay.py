"""A step as the operator should see it: the hub's document with this terminal's own newer commands laid over it.

A command counts until the document says it contains it (`applied`), and never after, so nothing is counted twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from shared.documents import JobDocument, OpDocument, WsDocument
from shared.lifecycle import StepQuantities, gate_closed, is_ready
from shared.plant_time import from_iso
from shared.quantity import parse
from shared.verbs import OVERLAID
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
    closed: list[MySession] = field(default_factory=list)
    """Sessions that an unconfirmed finish has closed."""
    unconfirmed: int = 0
    """Good pieces booked here that the hub's document does not contain yet."""
    pending: int = 0
    """How many of this terminal's commands are laid over."""

    @property
    def first(self) -> int:
        """Pieces first reported."""
        return StepQuantities(self.good, self.scrap, self.rework, self.suspect).first

    @property
    def left(self) -> int:
        """Pieces still to report."""
        return max(0, self.start_q - self.first)

    @property
    def free(self) -> int:
        """Pieces lying ready."""
        return self.upstream_good - self.first

    @property
    def ready(self) -> bool:
        """Whether a run may start."""
        job = self.job
        return is_ready(
            free=self.free,
            transfer_q=parse(job["transfer_q"]) if job else 1,
            left=self.left,
            upstream_done=self.upstream_done,
            gated=bool(job and job["gated"]),
        )

    @property
    def gate_closed(self) -> bool:
        """Whether a run waits until the step before is finished, because that one is a gate."""
        begun = self.first > 0 or any(one.kind == "run" for one in self.sessions)
        gated = bool(self.job and self.job["gated"])
        return gate_closed(upstream_gate=gated, upstream_done=self.upstream_done, begun=begun)

    @property
    def status(self) -> str:
        """running, paused, done, ready or waiting."""
        if any(s.paused is None for s in self.sessions):
            return "running"
        if self.sessions:
            return "paused"
        if self.done:
            return "done"
        return "ready" if self.ready else "waiting"

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
        mo=doc["mo"], op=doc["op"], doc=doc, job=job, good=parse(doc["good"]), scrap=parse(doc["scrap"]),
        rework=parse(doc["rework"]), suspect=parse(doc["suspect"]), start_q=parse(doc["q"]),
        upstream_good=parse(doc["upstream_good"]), upstream_done=doc["upstream_done"],
        done=doc["status"] == "done", sessions=sessions,
        issued=_issued(doc), beside=_beside(doc),
    )  # fmt: skip


def _issued(doc: OpDocument) -> dict[str, int]:
    """Item → what was issued of it, for all the lines that ask for it."""
    found: dict[str, int] = {}
    for one in doc["issued"]:
        found[one["item"]] = found.get(one["item"], 0) + parse(one["q"])
    return found


def _beside(doc: OpDocument) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in doc["issued"]:
        found[one["item"]] = found.get(one["item"], 0) + parse(one["extra"]) - parse(one["returned"])
    return found


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
        sign, told = 1, entry
        if entry.verb == "reverse":
            sign, told = -1, (targets or {}).get(str(entry.data["command"]), entry)
        data = told.data
        if data.get("mo") == step.mo and data.get("op") == step.op:
            step.pending += 1
            _apply(step, told, data, sign, entry.saved_at)
        elif told.verb == "output" and data.get("mo") == step.mo:
            _from_upstream(step, data, sign)
        elif told.verb == "sign-off":
            _suspend(step, told, data)
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
        closed, step.closed = step.closed or [MySession(entry.badge, data["workstation"], "run", at, 0)], []
        for session in closed:
            if step.session(session.badge, session.workstation) is None:
                session.paused, session.since = None, at
                step.sessions.append(session)


def _apply_output(step: Step, data: dict[str, Any], sign: int) -> None:
    good, rework, suspect = (sign * parse(data.get(name, "0")) for name in ("good", "rework", "suspect"))
    scrap = sign * sum(parse(line["q"]) for line in data.get("scrap", ()))
    step.good += good
    step.unconfirmed += good
    step.rework += rework
    step.suspect += suspect
    step.scrap += scrap
    source = data.get("source", "new")
    if source == "rework":
        step.rework -= good + scrap
    elif source == "suspect":
        step.suspect -= good + rework + scrap
    else:
        for taken in data.get("consumed", ()):
            step.issued[taken["item"]] = step.issued.get(taken["item"], 0) + sign * parse(taken["q"])


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
        step.closed = [s for s in step.sessions if s.workstation == workstation]
        step.sessions = [s for s in step.sessions if s.workstation != workstation]
        step.done = not step.sessions
    elif mine is not None and entry.verb == "op-pause":
        _stop(mine, entry.saved_at, data["reason"])
    elif mine is not None and entry.verb == "op-resume":
        mine.paused, mine.since = None, entry.saved_at


def _stop(session: MySession, at: int, reason: str) -> None:
    session.worked_ms += max(0, at - session.since)
    session.paused, session.since = reason, at


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

    def told(self, verb: str, name: str) -> set[str]:
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
        told = self.targets.get(str(entry.data.get("command")), entry)
        return all(contains(doc, self.source, entry) for doc in docs if _concerns(doc, told))


def _concerns(doc: dict[str, Any], entry: Entry) -> bool:
    data = entry.data
    if "mo" in data and "op" in data:
        return bool(doc.get("mo") == data["mo"] and doc.get("op") == data["op"])
    return bool(doc.get("id") == data.get("workstation"))

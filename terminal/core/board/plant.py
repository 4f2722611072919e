"""The board's copy of the plant: all documents with what is needed to find them, and who is heard from.

A document that could break a computation later is refused when it comes: nothing that arrives may stop the board.
"""

from collections.abc import Iterable
from statistics import median
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from shared.documents import HubStatus, JobDocument, OpDocument, TerminalInfo, TerminalStatus, kind_at
from shared.envelope import PoisonError, decode
from shared.plain_text import plain
from shared.plant_time import from_iso
from terminal.core.board.sound import sound
from terminal.core.plant.overlay import Step, step_of
from terminal.core.plant.replica import LASTING, Replica

_HUB: Final = TypeAdapter(HubStatus)
_STATUS: Final = TypeAdapter(TerminalStatus)
_INFO: Final = TypeAdapter(TerminalInfo)
Levels = tuple[str, ...]


class Documents(Replica):
    """All documents of the site, with steps and jobs found at once instead of by search."""

    def __init__(self) -> None:
        super().__init__([])
        self._ops: dict[tuple[str, str], OpDocument] = {}
        self._jobs: dict[tuple[str, str], JobDocument] = {}
        self.steps_at: dict[str, set[tuple[str, str]]] = {}
        """Workstation → the steps someone has a session on there."""

    def put(self, levels: Levels, payload: bytes) -> bool:
        """Take a document in unless its values are no values."""
        old = self._get(*levels)
        if not super().put(levels, payload):
            return False
        self.changed.clear()  # nothing is stored here
        doc = self._get(*levels)
        if doc is not None and not sound(levels[0], doc):
            kind = self._kind(levels[0])
            kind.pop("/".join(levels), None)
            if old is not None:
                kind["/".join(levels)] = old
            return False
        self._index(levels[0], old, doc)
        return True

    def _index(self, kind: str, old: Any, doc: Any) -> None:
        if kind not in ("op", "job"):
            return
        index: dict[tuple[str, str], Any] = self._ops if kind == "op" else self._jobs
        for said in (old, doc):
            if said is not None:
                index.pop((said["mo"], said["op"]), None)
        if doc is not None:
            index[doc["mo"], doc["op"]] = doc
        if kind == "op":
            for workstation in places(old):
                self.steps_at.get(workstation, set()).discard((old["mo"], old["op"]))
            for workstation in places(doc):
                self.steps_at.setdefault(workstation, set()).add((doc["mo"], doc["op"]))

    def op(self, mo: str, op: str) -> OpDocument | None:
        """A step live."""
        return self._ops.get((mo, op))

    def job(self, mo: str, op: str) -> JobDocument | None:
        """A step's frozen rules."""
        return self._jobs.get((mo, op))

    def get(self, *levels: str) -> Any:
        """Any document by its place, or None."""
        return self._get(*levels)

    def places(self) -> set[Levels]:
        """Where all documents stand."""
        return {tuple(place.split("/")) for kind in self._docs.values() for place in kind}


def places(doc: OpDocument | None) -> Iterable[str]:
    """The workstations at which someone has a session on a step."""
    return [session["workstation"] for session in doc["sessions"]] if doc else []


class Terminal:
    """What is known of one terminal."""

    def __init__(self) -> None:
        self.online: bool | None = None
        self.lost: int | None = None
        """When it went, if that was seen: a will's own time is that of the connect."""
        self.workstation = ""
        self.outbox = 0
        self.trouble = ""
        """What has happened to its journal's file."""


class Plant:
    """Documents, terminals, hub. `moved` collects what has changed since it was last emptied."""

    def __init__(self) -> None:
        self.docs = Documents()
        self.terminals: dict[str, Terminal] = {}
        self.terminals_at: dict[str, set[str]] = {}
        self.hub_online = False
        self.hub_name = ""
        """What the hub that serves calls itself; the hubs of before did not."""
        self.hub_since: int | None = None
        self.connected = False
        self.cut_off = "the broker has not answered yet"
        """Why there is no link to the broker."""
        self.silent_since: int | None = None
        """Since when hub or broker are not heard; None before they ever were."""
        self.moved: set[str] = set()
        """Kinds of documents that have changed."""
        self.moved_stations: set[str] = set()
        self.all_stations = False
        self.rank: dict[str, float] | None = None
        self._seen: set[Levels] = set()

    @property
    def live(self) -> bool:
        """Whether what is shown is what is."""
        return self.connected and self.hub_online

    # --- what arrives -----------------------------------------------------------------------------------

    def document(self, levels: Levels, payload: bytes) -> None:
        """A retained document."""
        if payload:
            self._seen.add(levels)
        else:
            self._seen.discard(levels)
        old = self.docs.get(*levels)
        if not self.docs.put(levels, payload):
            return
        new = self.docs.get(*levels)
        kind = kind_at(levels)
        self.moved.add(kind)
        if kind in LASTING:
            self.all_stations = True
        elif kind == "ws":
            self.moved_stations.add(levels[1])
        elif kind == "call":
            self.moved_stations.update(doc["workstation"] for doc in (old, new) if doc)
        elif kind == "op":
            self.moved_stations.update(places(old), places(new))
        elif kind == "job":
            doc = new or old
            self.moved_stations.update(places(self.docs.op(doc["mo"], doc["op"])))

    def hub(self, payload: bytes, now: int) -> None:
        """`hub/status`."""
        status = _read(_HUB, payload)
        if status is None:
            return
        for levels, said in self.docs.on_generation(status["generation"], status["ts"]).items():
            self.document(levels, said)
        self.hub_name = plain(status.get("hub", ""), 40)
        self.hub_since = _moment(status.get("since", ""))
        if status["online"] != self.hub_online:
            self.hub_online = status["online"]
            self._turned(now)

    def terminal(self, name: str, channel: str, payload: bytes, now: int, *, retained: bool) -> None:
        """`t/+/status` and `t/+/info`."""
        if channel == "status":
            status = _read(_STATUS, payload)
            if status is not None:
                terminal = self.terminals.setdefault(name, Terminal())
                if not status["online"] and terminal.online is not False:
                    terminal.lost = None if retained else now
                terminal.online = status["online"]
                self.moved_stations.add(terminal.workstation)
        elif channel == "info":
            info = _read(_INFO, payload)
            if info is not None:
                terminal = self.terminals.setdefault(name, Terminal())
                self.terminals_at.get(terminal.workstation, set()).discard(name)
                self.moved_stations.update((terminal.workstation, info["workstation"]))
                terminal.workstation, terminal.outbox = info["workstation"], max(0, info["outbox"])
                terminal.trouble = info.get("journal", "")
                self.terminals_at.setdefault(terminal.workstation, set()).add(name)

    def begin(self) -> None:
        """Another connection: the broker says everything it keeps again."""
        self.docs.renew()
        self._seen = set()

    def on_connected(self, now: int) -> None:
        """The link is up."""
        self.connected = True
        self._turned(now)

    def on_disconnected(self, now: int, why: str = "the broker can't be reached") -> None:
        """The link is down. What hub and terminals said last may not hold."""
        self.cut_off = why
        if self.connected:
            self.connected = False
            self._turned(now)

    def settle(self) -> None:
        """The broker has said what it keeps: what it did not say again is gone. Line order is decided once."""
        for levels in self.docs.places() - self._seen:
            self.document(levels, b"")
        self.moved.add("settled")
        if self.rank is None:
            self.rank = line_order(self.docs)
            self.all_stations = True

    def _turned(self, now: int) -> None:
        self.all_stations = True
        if self.live:
            self.silent_since = None
        elif self.silent_since is None:
            self.silent_since = now

    # --- what is asked ----------------------------------------------------------------------------------

    def stations(self) -> list[str]:
        """All workstations in line order: groups as orders pass them, else by id. It never changes while the board runs."""
        groups = self.groups()
        rank = self.rank or {}
        return sorted(groups, key=lambda station: (rank.get(groups[station], 2.0), groups[station] if rank else "", station))

    def groups(self) -> dict[str, str]:
        """Workstation → its group."""
        groups = {doc["id"]: doc["group"] for doc in self.docs.wss()}
        for record in self.docs.refs("workstation"):
            groups.setdefault(str(record["id"]), str(record["group"]))
            if not record["active"] and not self.docs.steps_at.get(str(record["id"])):
                del groups[str(record["id"])]
        return groups

    def heard(self, workstation: str) -> bool | None:
        """Whether a terminal there is online; None when none was ever heard."""
        names = self.terminals_at.get(workstation, set())
        said = [self.terminals[name].online for name in names if self.terminals[name].online is not None]
        return any(said) if said else None

    def person(self, badge: str) -> str:
        """A person's name, or the badge."""
        record = self.docs.ref("operator", badge)
        return plain(record["name"] if record and record["name"] else badge, 24)

    def reason(self, code: str) -> str:
        """A reason in words, or its code."""
        record = self.docs.ref("reason", code)
        return plain(record["text"] if record and record["text"] else code, 30)

    def describe(self, item: str) -> str:
        """An item in words, or nothing."""
        record = self.docs.ref("item", item)
        return plain(record["description"], 40) if record else ""

    def unit(self, item: str) -> str:
        """An item's unit."""
        record = self.docs.ref("item", item)
        return plain(record["unit"], 8) if record else ""

    def step(self, mo: str, op: str) -> Step | None:
        """A step with its job."""
        doc = self.docs.op(mo, op)
        return step_of(doc, self.docs.job(mo, op)) if doc else None


def line_order(docs: Documents) -> dict[str, float]:
    """Group → where orders pass it, 0 first to 1 last. A single step says nothing unless there is no other word."""
    passed: dict[str, list[float]] = {}
    for mo in docs.mos():
        last = len(mo["ops"]) - 1
        for index, op in enumerate(sorted(mo["ops"], key=lambda op: op["op"])):
            if last:
                passed.setdefault(op["group"], []).append(index / last)
    return {group: median(places) for group, places in passed.items()}


def _moment(said: str) -> int | None:
    try:
        return from_iso(said)
    except (ValueError, OverflowError):
        return None


def _read(shape: TypeAdapter[Any], payload: bytes) -> Any:
    try:
        doc = decode(payload)
        shape.validate_python(doc, strict=True)  # what is read is the document itself, not what could be made of it
    except (PoisonError, ValidationError):
        return None
    return doc

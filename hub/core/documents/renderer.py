"""Renders retained documents from the rows. Derived, never stored: what is on the bus can always be made again."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from hub.core.books.ledger import VIRTUAL, WIP
from hub.core.case import DocKey, first_reported
from hub.core.documents.applied import merged
from hub.core.documents.records import RECORDS, REF, REF_BY_NAME
from hub.core.effects.ways import exception_needs, offered, said_of
from hub.core.rows import (
    Balance,
    Call,
    FloorException,
    Item,
    Lot,
    Message,
    Mo,
    MoMaterial,
    MoOp,
    Note,
    Pool,
    Presence,
    Session,
    Terminal,
    Workstation,
)
from hub.core.rows.talk import brought_for
from hub.core.view import Key, View
from shared.lifecycle import is_ready
from shared.quantity import divide, show

Doc = dict[str, Any]
REMARKS: Final = 5
"""How many of an order's newest notes its document carries."""
Stamp = Callable[[int], str]
"""Milliseconds → ISO 8601 UTC; the shell's, because a core has no calendar."""


class Renderer:
    """Documents of a view. `iso` turns milliseconds into the contract's times."""

    def __init__(self, view: View, iso: Stamp, day_of: Callable[[int], str]) -> None:
        self._view = view
        self._iso = iso
        self._day_of = day_of
        self._kinds: Final[dict[str, Callable[..., Doc | None]]] = {
            "mo": self._mo,
            "job": self._job,
            "op": self._op,
            "ws": self._ws,
            "stock": self._stock,
            "exception": self._exception,
            "ref": self._ref,
            "desired": self._desired,
            "call": self._call,
            "message": self._message,
        }

    def render(self, key: DocKey, now: int) -> Doc | None:
        """The document behind a key as it stands, or None when there is none (any more)."""
        doc = self._kinds[key[0]](*key[1:], now)
        if doc is not None:
            doc["ts"] = self._iso(now)
        return doc

    def needs(self, key: DocKey) -> Iterable[Key]:
        """What must be loaded for a document (ask again until nothing is missing)."""
        if key[0] in ("mo", "op", "job"):
            yield ("mo", key[1])
        elif key[0] == "stock":
            yield ("stock", key[1])
        elif key[0] == "exception":
            row = self._view.get(FloorException, key[1])
            yield from exception_needs(self._view, row) if row is not None else ()

    def levels(self, key: DocKey) -> tuple[str, ...]:
        """The topic levels below `state/` of a document; steps stand under their group."""
        if key[0] in ("op", "job"):
            step = self._view.get(MoOp, key[1], key[2])
            return key[0], step.group if step else "-", f"{key[1]}-{key[2]}"
        return key

    def key_of(self, levels: tuple[str, ...]) -> DocKey | None:
        """The key of the document with these levels, whether or not there is one; None where there never is."""
        kind = levels[0] if levels else ""
        if kind in ("op", "job") and len(levels) == 3:
            mo, _, op = levels[2].rpartition("-")
            return kind, mo, op
        depth = {"stock": 3, "ref": 3}.get(kind, 2)
        known = kind in self._kinds and kind not in ("op", "job", "desired") and len(levels) == depth
        return levels if known and (kind != "ref" or levels[1] in REF_BY_NAME) else None

    def every_key(self) -> list[DocKey]:
        """The keys of all documents of the rows that are loaded."""
        view = self._view
        keys = self.standing_keys()
        keys += [key for row in view.all(Mo) for key in self.order_keys(row.id)]
        stock = {(b.item, b.location): None for b in view.all(Balance) if b.location not in VIRTUAL}
        return keys + [("stock", item, location) for item, location in stock]

    def standing_keys(self) -> list[DocKey]:
        """The keys of the documents whose rows are always loaded."""
        view = self._view
        keys: list[DocKey] = [("ref", kind.TABLE, row.id) for kind in REF for row in view.all(kind)]  # type: ignore[attr-defined]
        keys += [("ws", row.id) for row in view.all(Workstation)]
        keys += [("desired", row.id) for row in view.all(Terminal)]
        for kind, name in ((FloorException, "exception"), (Call, "call"), (Message, "message")):
            keys += [(name, row.id) for row in view.all(kind)]  # type: ignore[attr-defined]
        return keys

    def order_keys(self, mo: str) -> list[DocKey]:
        """The keys of a loaded order's documents: its own, and each step's two."""
        steps = self._view.find(MoOp, "mo", mo)
        return [("mo", mo), *((kind, mo, step.op) for step in steps for kind in ("job", "op"))]

    def stock_keys(self, item: str) -> list[DocKey]:
        """The keys of a loaded item's stock documents, one a location."""
        places = {b.location: None for b in self._view.find(Balance, "item", item) if b.location not in VIRTUAL}
        return [("stock", item, place) for place in places]

    def _steps(self, mo: str) -> list[MoOp]:
        return sorted(self._view.find(MoOp, "mo", mo), key=lambda step: step.op)

    def _mo(self, mo_id: str, _now: int) -> Doc | None:
        mo = self._view.get(Mo, mo_id)
        if mo is None or mo.status in ("closed", "cancelled"):
            return None
        item = self._view.get(Item, mo.item)
        steps = self._steps(mo_id)
        last = steps[-1] if steps else None
        doc: Doc = {
            "id": mo.id, "rev": mo.rev, "applied": json.loads(mo.applied), "mo": mo.id,
            "external_no": mo.external_no, "item": mo.item,
            "description": item.description if item else "", "unit": item.unit if item else "",
            "q_deliver": show(mo.q_deliver), "q_start": show(mo.q_start),
            "good": show(last.good if last else 0), "scrap": show(sum(s.scrap for s in steps)),
            "rework": show(sum(s.rework for s in steps)), "suspect": show(sum(s.suspect for s in steps)),
            "received": show(mo.received), "status": mo.status, "material": mo.material,
            "priority": mo.priority, "due": self._time(mo.due),
            "planned_start": self._time(mo.planned_start), "planned_end": self._time(mo.planned_end),
            "origin": mo.origin, "notes": mo.notes, "remarks": self._remarks(mo_id),
            "moves": self._remarks(brought_for(mo_id)),
            "value_wip": show(sum(b.v for b in self._view.find(Balance, "mo", mo.id) if b.location == WIP)),
            "ops": [self._mo_op(mo, steps, index) for index in range(len(steps))],
        }  # fmt: skip
        if mo.hold_reason:
            doc["hold"] = {"reason": mo.hold_reason, "who": mo.hold_who, "since": self._iso(mo.hold_since)}
        return doc

    def _remarks(self, subject: str) -> list[Doc]:
        newest = sorted(self._view.find(Note, "subject", subject), key=lambda note: note.no)[-REMARKS:]
        return [{"at": self._iso(note.at), "who": note.badge, "text": note.text} for note in newest]

    def _mo_op(self, mo: Mo, steps: list[MoOp], index: int) -> Doc:
        step = steps[index]
        return {
            "op": step.op, "name": step.name, "group": step.group, "status": self._status(mo, steps, index),
            "good": show(step.good), "scrap": show(step.scrap), "rework": show(step.rework),
            "suspect": show(step.suspect),
        }  # fmt: skip

    def _status(self, mo: Mo, steps: list[MoOp], index: int) -> str:
        step = steps[index]
        sessions = [s for s in self._view.find(Session, "mo", mo.id) if s.op == step.op]
        if any(s.status == "open" for s in sessions):
            return "running"
        if sessions:
            return "paused"
        if step.done:
            return "done"
        good, done, gate = _upstream(mo, steps, index)
        reported = first_reported(step)
        ready = is_ready(
            free=good - reported, transfer_q=step.transfer_q, left=mo.q_start - reported,
            upstream_done=done, gated=gate,
        )  # fmt: skip
        return "ready" if ready else "waiting"

    def _job(self, mo_id: str, op: str, _now: int) -> Doc | None:
        mo, step = self._view.get(Mo, mo_id), self._view.get(MoOp, mo_id, op)
        if mo is None or step is None or mo.status in ("closed", "cancelled"):
            return None
        item = self._view.get(Item, mo.item)
        steps = self._steps(mo_id)
        index = [s.op for s in steps].index(op)
        lines = [line for line in self._view.find(MoMaterial, "mo", mo_id) if line.op == op]
        return {
            "id": f"{mo_id}-{op}", "rev": 1, "applied": {}, "mo": mo_id, "op": op,
            "name": step.name, "group": step.group, "item": mo.item,
            "description": item.description if item else "", "unit": item.unit if item else "",
            "decimals": item.decimals if item else 0, "external_no": mo.external_no,
            "setup_min": show(step.setup_min), "run_min": show(step.run_min),
            "transfer_q": show(step.transfer_q), "gated": index > 0 and steps[index - 1].gate,
            "before": steps[index - 1].op if index else "", "last": index == len(steps) - 1,
            "skill": step.skill, "instructions": step.instructions,
            "material": [self._material(line) for line in lines],
            "over_pct": show(mo.over_pct), "spec": json.loads(mo.spec),
        }  # fmt: skip

    def _material(self, line: MoMaterial) -> Doc:
        item = self._view.get(Item, line.item)
        return {
            "item": line.item, "description": item.description if item else "",
            "unit": item.unit if item else "", "decimals": item.decimals if item else 6, "q": show(line.q),
            "per": show(line.per), "basis": line.basis, "scrap_pct": show(line.scrap_pct),
            "mode": line.mode, "alternates": json.loads(line.alternates),
        }  # fmt: skip

    def _op(self, mo_id: str, op: str, _now: int) -> Doc | None:
        mo, step = self._view.get(Mo, mo_id), self._view.get(MoOp, mo_id, op)
        if mo is None or step is None or mo.status in ("closed", "cancelled"):
            return None
        steps = self._steps(mo_id)
        index = [s.op for s in steps].index(op)
        good, done, _ = _upstream(mo, steps, index)
        status = self._status(mo, steps, index)
        doc: Doc = {
            "id": f"{mo_id}-{op}", "rev": step.rev, "applied": json.loads(step.applied), "mo": mo_id, "op": op,
            "group": step.group, "status": status, "order_status": mo.status, "held": bool(mo.hold_reason),
            "due": self._time(mo.due), "priority": mo.priority, "q": show(mo.q_start),
            "upstream_good": show(good), "upstream_done": done,
            "available": show(good - first_reported(step)), "good": show(step.good),
            "scrap": show(step.scrap), "rework": show(step.rework), "suspect": show(step.suspect),
            "sessions": [
                self._session(s) for s in sorted(self._view.find(Session, "mo", mo_id), key=_begun) if s.op == op
            ],
            "issued": [_issued(line) for line in self._view.find(MoMaterial, "mo", mo_id) if line.op == op],
        }  # fmt: skip
        if status == "waiting" and index:
            doc["waits_for"] = steps[index - 1].op
        return doc

    def _session(self, session: Session) -> Doc:
        doc: Doc = {
            "badge": session.badge, "workstation": session.workstation, "kind": session.kind,
            "since": self._iso(session.since), "worked_ms": session.worked_ms, "pieces": show(session.pieces),
        }  # fmt: skip
        if session.status == "paused":
            doc["paused"] = session.reason
        return doc

    def _ws(self, identity: str, now: int) -> Doc | None:
        row = self._view.get(Workstation, identity)
        if row is None:
            return None
        sessions = self._view.find(Session, "workstation", identity)
        running = [s for s in sessions if s.status == "open"]
        paused = [s for s in sessions if s.status == "paused"]
        if running:
            status = "running" if any(s.kind != "setup" for s in running) else "setup"
        else:
            status = "paused" if paused else "idle"
        if row.stop_reason:
            status = "stopped"
        today = self._day_of(now)
        counted = row.day == today
        doc: Doc = {
            "id": identity, "rev": row.changed, "applied": json.loads(row.applied), "workstation": identity,
            "name": row.name, "group": row.group, "status": status,
            "since": self._time(row.stop_since or min((s.since for s in running or paused), default=row.idle_since)),
            "ops": sorted({f"{s.mo}-{s.op}" for s in sessions}),
            "people": sorted(p.badge for p in self._view.find(Presence, "workstation", identity) if p.since),
            "today": {
                "day": today, "good": show(row.good if counted else 0),
                "scrap": show(row.scrap if counted else 0),
            },
        }  # fmt: skip
        if status in ("stopped", "paused"):
            doc["reason"] = row.stop_reason or min(paused, key=_begun).reason
        return doc

    def _stock(self, item: str, location: str, _now: int) -> Doc | None:
        rows = [b for b in self._view.find(Balance, "item", item) if b.location == location]
        if not rows:
            return None
        pool = self._view.get(Pool, item)
        q = sum(b.q for b in rows)
        rows.sort(key=lambda b: b.lot)
        return {
            "id": f"{item}-{location}", "rev": max(b.rev for b in rows), "applied": merged(rows), "item": item,
            "location": location, "q": show(q),
            "value": show(divide(pool.v * q, pool.q) if pool and pool.q else 0),
            "lots": [self._lot(item, b) for b in rows if b.lot and b.q],
        }  # fmt: skip

    def _lot(self, item: str, balance: Balance) -> Doc:
        lot = self._view.get(Lot, item, balance.lot)
        doc: Doc = {"lot": balance.lot, "q": show(balance.q)}
        if lot is not None and lot.expires:
            doc["expires"] = lot.expires
        return doc

    def _exception(self, identity: str, _now: int) -> Doc | None:
        row = self._view.get(FloorException, identity)
        if row is None or row.status != "open":
            return None
        doc: Doc = {
            "id": identity, "rev": row.rev, "applied": {}, "kind": row.kind, "subject": row.subject,
            "command": row.no, "verb": row.verb, "text": row.text, "since": self._iso(row.since),
            "status": row.status, "ways": offered(self._view, row),
        }  # fmt: skip
        said = said_of(self._view, row)
        if said is not None:
            doc |= {"badge": said.badge, "source": said.source}
        return doc

    def _call(self, identity: str, _now: int) -> Doc | None:
        row = self._view.get(Call, identity)
        if row is None:
            return None
        doc: Doc = {
            "id": identity, "rev": row.rev, "applied": {}, "workstation": row.workstation, "kind": row.kind,
            "note": row.note, "mo": row.mo, "op": row.op, "badge": row.badge, "since": self._iso(row.since),
            "status": row.status, "level": row.level,
        }  # fmt: skip
        if row.item:
            doc["item"] = row.item
        if row.taken_by:
            doc |= {"taken_by": row.taken_by, "taken": self._iso(row.taken)}
        return doc

    def _message(self, identity: str, _now: int) -> Doc | None:
        row = self._view.get(Message, identity)
        if row is None:
            return None
        return {
            "id": identity, "rev": row.rev, "applied": {}, "to": row.addressee, "text": row.text,
            "badge": row.badge, "since": self._iso(row.since),
        }  # fmt: skip

    def _ref(self, kind: str, identity: str, _now: int) -> Doc | None:
        row = self._view.get(REF_BY_NAME[kind], identity)
        if row is None:
            return None
        body = RECORDS[kind](row)
        return {"id": identity, "rev": body["rev"], "applied": {}, "kind": kind, "record": body}

    def _desired(self, identity: str, _now: int) -> Doc | None:
        row = self._view.get(Terminal, identity)
        if row is None:
            return None
        return {
            "id": identity, "rev": row.rev, "applied": {}, "workstation": row.workstation,
            "idle_minutes": row.idle_minutes,
        }  # fmt: skip

    def _time(self, ms: int) -> str | None:
        return self._iso(ms) if ms else None


def _begun(session: Session) -> int:
    return session.id


def _issued(line: MoMaterial) -> Doc:
    return {"item": line.item, "q": show(line.issued), "extra": show(line.extra), "returned": show(line.returned)}


def _upstream(mo: Mo, steps: list[MoOp], index: int) -> tuple[int, bool, bool]:
    """Good pieces before a step, whether that step is done, and whether it is a gate."""
    if index == 0:
        return mo.q_start, True, False
    before = steps[index - 1]
    return before.good, before.done, before.gate

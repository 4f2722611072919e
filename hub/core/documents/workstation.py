"""`state/ws/…`: what a workstation does, and what it counted today."""

import json

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Presence, Session
from hub.core.rows import Workstation as Row
from shared.documents import WsDocument
from shared.quantity import show


def workstation(at: Snapshot, identity: str) -> WsDocument | None:
    """A workstation; a stop that was reported hides what runs there."""
    row = at.view.get(Row, identity)
    if row is None:
        return None
    sessions = at.view.find(Session, "workstation", identity)
    running = [session for session in sessions if session.status == "open"]
    paused = [session for session in sessions if session.status == "paused"]
    status = _status(row, running, paused)
    began = row.stop_since or min((session.since for session in running or paused), default=row.idle_since)
    day = at.day
    counted = row.day == day
    doc: WsDocument = {
        "id": identity,
        "rev": row.changed,
        "applied": json.loads(row.applied),
        "workstation": identity,
        "name": row.name,
        "group": row.group,
        "status": status,
        "since": at.time(began),
        "ops": sorted({f"{session.mo}-{session.op}" for session in sessions}),
        "people": sorted(here.badge for here in at.view.find(Presence, "workstation", identity) if here.since),
        "today": {"day": day, "good": show(row.good if counted else 0), "scrap": show(row.scrap if counted else 0)},
        "ts": at.ts,
    }
    if status in ("stopped", "paused"):
        doc["reason"] = row.stop_reason or min(paused, key=lambda session: session.id).reason
    return doc


def _status(row: Row, running: list[Session], paused: list[Session]) -> str:
    if row.stop_reason:
        return "stopped"
    if running:
        return "running" if any(session.kind != "setup" for session in running) else "setup"
    return "paused" if paused else "idle"

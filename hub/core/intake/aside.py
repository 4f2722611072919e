"""What is put aside for a person: each thing parked, and as one exception a client's nonsense, as one its conflicts."""

from typing import Any, Final

from hub.core.case import Case
from hub.core.edition import ONE_A_CLIENT
from hub.core.effects.telling import described, subject_of
from hub.core.effects.ways import order_state
from hub.core.intake.incoming import Incoming
from hub.core.rows import FloorException
from hub.core.view import Draft, View
from shared.rules import Refusal
from shared.ways import ways_out

AGAIN_MS: Final = 1_000
"""A client without a journal that conflicts again and again is noted no more often. What a terminal says is kept whole."""
NOTED_MOST: Final = 10_000


def put_aside(case: Case, incoming: Incoming, status: str, refusal: Refusal) -> None:
    """Kept for a person to settle: what was said, of how much, by whom, and why it has no place.

    What makes no sense (`quarantined`) is counted in the exception that is open already, as long as it is open.
    """
    data = incoming.data if status == "parked" else None
    text = f"{described(case.verb, data, case.bucket)}: {refusal.message} ({case.who()})"
    ways = ",".join(ways_out(status, case.verb, order_state(case.draft, data))) if data is not None else ""
    one_a_client = case.edition >= ONE_A_CLIENT and incoming.data is None
    subject = incoming.source if one_a_client else subject_of(incoming.data, incoming.raw, incoming.source)
    before = [row for row in case.draft.find(FloorException, "subject", subject) if _is_open(row, status)]
    if status == "quarantined" and case.edition >= ONE_A_CLIENT and before:
        _count(case.draft, before[0], text, 1, case.no)
        case.touch("exception", before[0].id)
        return
    case.raise_exception(status, subject, text, ways=ways)
    case.outcome.flags.remove(status)


def open_exception(draft: Draft, body: dict[str, Any], no: int, now: int, verb: str) -> None:
    """The exception of a command of the hub's own; one that is open already counts it, and tells the newest."""
    identity = body["exception"]
    before = draft.get(FloorException, identity)
    if "times" in body and before is not None:
        _count(draft, before, body["text"], body["times"], no)
    else:
        draft.add(FloorException(identity, body["kind"], body["subject"], no, body["text"], since=now, rev=no, verb=verb))


def _count(draft: Draft, row: FloorException, text: str, times: int, no: int) -> None:
    again: Any = draft.edit(FloorException, row.id)
    again.times += times
    again.text, again.rev = text, no


def _is_open(row: FloorException, kind: str) -> bool:
    return row.kind == kind and row.status == "open"


class Alarms:
    """Conflicts as alarms: a client's first opens an exception, later ones are noted there, a program's now and then."""

    def __init__(self) -> None:
        self._noted: dict[tuple[str, str], tuple[int, int]] = {}
        """Kind and source → when it was noted last, and how often it came since."""

    def body(self, view: View, incoming: Incoming, kind: str, text: str, now: int, *, of_one: bool) -> dict[str, Any]:
        """The hub's command that notes a conflict; empty where it has noted one of this client just now.

        `of_one` says that all of a client are one exception.
        """
        body: dict[str, Any] = {
            "exception": f"EX-C-{incoming.digest[:16]}",
            "kind": kind,
            "subject": incoming.source,
            "text": text,
            "envelope": incoming.raw,
        }
        if not of_one:
            return body
        noted = self._noted.get((kind, incoming.source))
        open_ = next((row for row in view.find(FloorException, "subject", incoming.source) if _is_open(row, kind)), None)
        just_now = noted is not None and 0 <= now - noted[0] < AGAIN_MS
        if open_ is not None and noted is not None and just_now and incoming.arrival.plane == "x":
            self._noted[kind, incoming.source] = noted[0], noted[1] + 1
            return {}
        if len(self._noted) >= NOTED_MOST:
            self._noted.clear()
        self._noted[kind, incoming.source] = now, 0
        if open_ is None:
            return body
        return body | {"exception": open_.id, "times": 1 + (noted[1] if noted is not None else 0)}

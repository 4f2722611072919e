"""Calls for help, notes, messages."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from hub.core.case import Case
from hub.core.registry import handles, nothing
from hub.core.rows import Call, Message, Mo, Note, Operator, Presence, Workstation
from hub.core.view import Key, View
from shared.commands import Call as CallData
from shared.commands import Message as MessageData
from shared.commands import MessageRead, OnCall
from shared.commands import Note as NoteData
from shared.ids import ORDER_PATTERN
from shared.rules import RuleError, refuse

BOARD: Final = "board"
_ORDER = re.compile(ORDER_PATTERN)


@handles("call", needs=nothing)
def call(case: Case, data: CallData) -> dict[str, Any]:
    """Someone is needed. The call stands on every screen until it is closed."""
    case.known_workstation(data.workstation)
    identity = f"CALL-{case.no}"
    case.draft.add(
        Call(
            id=identity,
            workstation=data.workstation,
            kind=data.kind,
            badge=case.badge,
            since=case.at,
            rev=case.no,
            arrived=case.now,
            note=data.note,
            mo=data.mo or "",
            op=data.op or "",
            item=data.item or "",
        )
    )
    case.touch("call", identity)
    return {"call": identity}


@handles("call-take", needs=nothing)
def take(case: Case, data: OnCall) -> dict[str, Any]:
    """Someone is coming."""
    row = _open_call(case, data)
    if row is not None:
        who = case.badge or case.source.partition("/")[2]
        if row.status == "taken" and row.taken_by != who:
            case.flag("call-taken")
        row.status, row.taken_by, row.taken, row.rev = "taken", who, case.at, case.no
    return {}


@handles("call-close", needs=nothing)
def close(case: Case, data: OnCall) -> dict[str, Any]:
    """Settled."""
    row = _open_call(case, data)
    if row is not None:
        row.status, row.closed_by, row.closed, row.rev = "closed", case.badge, case.at, case.no
    return {}


def _open_call(case: Case, data: OnCall) -> Call | None:
    """The call, to be changed; flagged where it is over already, for two may answer one call."""
    if case.draft.get(Call, data.call) is None:
        case.flag("call-unknown")
        return None
    case.touch("call", data.call)
    return case.draft.edit(Call, data.call)


def _subject(data: NoteData, _view: View) -> Iterable[Key]:
    return [("mo", data.subject)] if _ORDER.fullmatch(data.subject) else ()


@handles("note", needs=_subject)
def note(case: Case, data: NoteData) -> dict[str, Any]:
    """Remembered; an order shows its newest notes."""
    case.draft.add(Note(case.no, data.subject, data.text, case.badge, case.at))
    if case.draft.get(Mo, data.subject) is not None:
        case.draft.edit(Mo, data.subject).rev = case.no
        case.touch("mo", data.subject)
    return {}


@handles("message", needs=nothing)
def message(case: Case, data: MessageData) -> dict[str, Any]:
    """To a workstation, a person or the board, until it is read. Its age counts from its arrival, by the hub's clock."""
    someone = data.to == BOARD or case.draft.get(Workstation, data.to) or case.draft.get(Operator, data.to)
    if not someone:
        raise RuleError(refuse("addressee-unknown", to=data.to))
    identity = f"MSG-{case.no}"
    case.draft.add(Message(identity, data.to, data.text, case.badge, since=case.now, rev=case.no))
    case.touch("message", identity)
    return {"message": identity}


@handles("message-read", needs=nothing)
def read(case: Case, data: MessageRead) -> dict[str, Any]:
    """Seen, by whom it is for. It stays for them when somebody else has read it."""
    unread = case.draft.get(Message, data.message)
    if unread is None:
        case.flag("message-unknown")
        return {}
    if not _is_for(case, unread.addressee):
        case.flag("not-addressee")
        return {}
    row = case.draft.edit(Message, data.message)
    row.status, row.read_by, row.rev = "read", case.badge, case.no
    case.touch("message", data.message)
    return {}


def _is_for(case: Case, to: str) -> bool:
    """A person's message is theirs, or a supervisor's; a workstation's belongs to who is signed on there, or to a client."""
    if to in (BOARD, case.badge):
        return True
    at_client = case.source.startswith("x/")
    person = case.draft.get(Operator, case.badge)
    roles = set(json.loads(person.roles)) if person is not None else set()
    if at_client:
        roles |= case.rules.client_roles.get(case.source.removeprefix("x/"), frozenset())
    if "supervisor" in roles:
        return True
    if case.draft.get(Workstation, to) is None:
        return False
    present = case.draft.get(Presence, to, case.badge)
    return at_client or (present is not None and present.since > 0)

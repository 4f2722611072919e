"""`enrol-terminal`, `revoke-terminal`: which devices the plant listens to."""

from typing import Any

from hub.core.case import Case
from hub.core.registry import handles, nothing
from hub.core.rows import Terminal
from shared.commands import EnrolTerminal, RevokeTerminal
from shared.enrolment import GOOD_MS
from shared.plant_time import iso
from shared.rules import RuleError, refuse


@handles("enrol-terminal", needs=nothing)
def enrol(case: Case, data: EnrolTerminal) -> dict[str, Any]:
    """A code is out for a day; the terminal is enrolled when it shows it. A code before this one is good no more."""
    row = case.draft.get(Terminal, data.id)
    if row is None or not row.workstation:
        raise RuleError(refuse("terminal-unknown", terminal=data.id))
    if row.is_enrolled:
        raise RuleError(refuse("already-enrolled", terminal=data.id))
    changed = case.draft.edit(Terminal, data.id)
    changed.code_sum, changed.code_expires = data.code_sum, case.now + GOOD_MS
    return {"expires": iso(changed.code_expires)}


@handles("revoke-terminal", needs=nothing)
def revoke(case: Case, data: RevokeTerminal) -> dict[str, Any]:
    """From its next message on nothing of it is applied; what waits in its journal stays there."""
    row = case.required(Terminal, data.id, "terminal-unknown", terminal=data.id)
    if row.revoked:
        raise RuleError(refuse("already-revoked", terminal=data.id))
    changed = case.draft.edit(Terminal, data.id)
    changed.revoked, changed.reason = case.now, data.reason
    changed.code_sum, changed.code_expires = "", 0
    return {"terminal": data.id}

"""A terminal that is bound to some workstations, or kept from the store, reports about nothing else."""

import json

from hub.core.case import Case
from hub.core.edition import ENROLLED
from hub.core.rows import Terminal
from shared.rights import check_bounds
from shared.rules import RuleError


def keep_to_bounds(case: Case) -> None:
    """Raise `RuleError` for what is none of this terminal's business. A fact is kept for a person all the same."""
    if case.edition < ENROLLED or not case.source.startswith("t/"):
        return
    terminal = case.draft.get(Terminal, case.source.removeprefix("t/"))
    if terminal is None or (terminal.places == "[]" and terminal.store):
        return
    workstation = str(getattr(case.data, "workstation", "") or "")
    refusal = check_bounds(terminal.id, case.verb, workstation, json.loads(terminal.places), store=terminal.store)
    if refusal is not None:
        raise RuleError(refusal)

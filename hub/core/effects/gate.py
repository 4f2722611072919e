"""A routing step that is a gate: the next one begins when it is finished, or when quality or a supervisor lets it.

The terminal blocks; here a fact stays a fact. What was let through by a proven person is flagged, everything else that
passed a closed gate is shown to a supervisor.
"""

import json
from typing import Any, Final

from hub.core.case import Case
from hub.core.effects.steps import OrderCase
from hub.core.rows import Operator, Reason, Session
from shared.commands import OpStart, Override
from shared.lifecycle import GATE_CLOSED
from shared.quantity import show
from shared.rights import check_role
from shared.step import Upstream, gate_closed

LATEST_MS: Final = 12 * 3_600_000
"""A proof that comes later than a shift after it was given is none: a supervisor is shown the start."""


def held_by_gate(order: OrderCase, up: Upstream) -> bool:
    """Whether a gate before this step is still closed, and nobody has begun to run it yet."""
    sessions = [session for session in order.case.draft.find(Session, "mo", order.mo.id) if session.status != "closed"]
    in_run = any((session.op, session.kind) == (order.op.op, "run") for session in sessions)
    return gate_closed(order.op, up, in_run=in_run)


def pass_gate(order: OrderCase, data: OpStart, up: Upstream) -> dict[str, Any]:
    """Who opened it, for the answer; an exception where nobody did who may and has proven it."""
    case = order.case
    asked = next((override for override in data.overrides if override.rule == GATE_CLOSED), None)
    unproven = _doubt(case, asked)
    if asked is not None and not unproven:
        case.flag("gate-opened")
        return {"opened_by": asked.badge, "reason": asked.reason}
    case.raise_exception(
        "gate-passed",
        f"{data.mo} {data.op}",
        f"OP {data.op} of {data.mo} was begun before OP {up.op} was finished ({show(up.good)} good there): {unproven}",
    )
    return {}


def _doubt(case: Case, asked: Override | None) -> str:
    """Why this opens no gate; `""` when it does."""
    if asked is None:
        return "nobody opened the gate"
    who = case.name_of(asked.badge)
    reason = case.draft.get(Reason, asked.reason)
    why = reason.text or reason.id if reason is not None and reason.kind == "override" else ""
    if not why:
        return f"{who} gave no reason that is one for it ({asked.reason})"
    person = case.draft.get(Operator, asked.badge)
    roles = frozenset(json.loads(person.roles)) if person is not None and person.active else frozenset()
    if check_role("override", GATE_CLOSED, roles, proven=True) is not None:
        return f"{who} may not open it ({why})"
    # As of the fact, where the sender can't choose its time at will: a terminal may be cut off between PIN and booking.
    saved = bool(case.seq) and not case.entered_by and case.now - case.at <= LATEST_MS
    moment = case.at if saved else case.now
    if case.rules.grant_holder(asked.grant, case.source, "override", moment) != asked.badge:
        return f"opened by {who} ({why}), without a PIN"
    return ""

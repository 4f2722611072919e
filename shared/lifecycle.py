"""Declared lifecycles and rights: which change is legal, for whom, and what a refusal says.

Hub and terminal decide by the same tables, so that online and offline decisions are the same.
"""

from dataclasses import dataclass
from typing import Final

from shared.rules import Refusal, refuse

MO_TRANSITIONS: Final[dict[str, dict[str, str]]] = {
    "mo-plan": {"draft": "planned"},
    "mo-release": {"draft": "released", "planned": "released"},
    "op-start": {"released": "in progress", "in progress": "in progress"},
    "mo-complete": {"released": "completed", "in progress": "completed"},
    "mo-reopen": {"completed": "in progress"},
    "mo-close": {"completed": "closed"},
    "mo-cancel": dict.fromkeys(("draft", "planned", "released", "in progress"), "cancelled"),
    **{
        verb: {state: state for state in ("draft", "planned", "released", "in progress")}
        for verb in ("mo-hold", "mo-unhold", "mo-priority", "mo-quantity")
    },
}
"""Verb → state before → state after."""

REPORTABLE: Final = frozenset({"released", "in progress", "completed"})
"""Order states in which facts of the floor have a place to go. *Completed* takes late ones, flagged."""
RUNNING: Final = frozenset({"released", "in progress"})
"""Order states in which a fact is expected."""

SESSION_KINDS: Final = ("setup", "run", "rework")

SESSION_TRANSITIONS: Final[dict[str, dict[str, str]]] = {
    "op-start": {"": "open", "paused": "open"},
    "op-pause": {"open": "paused"},
    "op-resume": {"paused": "open"},
    "op-finish": {"open": "closed", "paused": "closed"},
}
"""Verb → state of the actor's session before (`""`: none) → after."""

ROLES: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(
        (
            "sign-on", "sign-off", "op-start", "op-pause", "op-resume", "op-finish", "output", "downtime-start",
            "downtime-stop", "call", "call-take", "call-close", "note", "message", "message-read",
        ),
        frozenset({"operator", "setter", "storekeeper", "quality", "supervisor"}),
    ),
    "op-start:setup": frozenset({"setter"}),
    "op-start:run": frozenset({"operator"}),
    "op-start:rework": frozenset({"operator"}),
    "output": frozenset({"operator", "setter", "quality"}),
    "output:suspect": frozenset({"quality"}),
    "consume": frozenset({"operator", "storekeeper"}),
    "return": frozenset({"operator", "storekeeper"}),
    **dict.fromkeys(("receive", "adjust", "transfer", "move", "count", "ship"), frozenset({"storekeeper"})),
    **dict.fromkeys(("price-correct", "mo-close"), frozenset({"accountant"})),
    "mo-create": frozenset({"planner"}),
    "mo-plan": frozenset({"planner"}),
    **dict.fromkeys(("mo-priority", "mo-quantity"), frozenset({"planner", "supervisor"})),
    **dict.fromkeys(
        (
            "mo-release", "mo-hold", "mo-unhold", "mo-complete", "mo-reopen", "mo-cancel", "reverse",
            "exception-resolve", "back-entry",
        ),
        frozenset({"supervisor"}),
    ),
    "undo": frozenset({"operator", "setter", "storekeeper", "quality", "supervisor"}),
    "override": frozenset({"quality", "supervisor"}),
    **dict.fromkeys(
        (
            "put-item", "put-bom", "put-routing", "put-workstation", "put-operator", "put-reason",
            "put-location", "put-alias", "put-terminal", "set-pin",
        ),
        frozenset({"admin"}),
    ),
}  # fmt: skip
"""Roles of which one is enough for a verb (`op-start` by kind, `output` by source). *undo* is a `reverse` of this
terminal's last booking within a minute, *back-entry* a fact booked on behalf of someone, *override* (by rule,
where one has roles of its own) what lets another's command pass a rule."""

FLOOR_VERBS: Final = frozenset(
    {
        "sign-on", "sign-off", "op-start", "op-pause", "op-resume", "op-finish", "output", "downtime-start",
        "downtime-stop", "call", "call-take", "call-close", "note", "message", "message-read", "undo",
    }
)  # fmt: skip
"""What a supervisor may do as everyone does, by badge alone."""

WITH_PIN: Final = frozenset({"supervisor", "accountant", "admin"})
"""Roles whose rights need the person's PIN besides the badge."""

HOWS: Final[dict[str, tuple[str, ...]]] = {
    "parked": ("apply", "charge", "dismiss"),
    "negative-stock": ("reverse", "dismiss"),
    "over-quantity": ("reverse", "dismiss"),
    "order-not-running": ("reverse", "dismiss"),
    "count-affected": ("apply", "dismiss"),
}
"""How an exception of a kind can be settled; all others can only be dismissed, with a reason.

*apply* does what was parked or proposed, *charge* books a parked report's material to the period, *reverse* takes
back the command that caused it. A parked command takes less: see `ways_out`."""

ON_ORDER: Final = frozenset(
    {"op-start", "op-pause", "op-resume", "op-finish", "output", "consume", "return", "move"}
)  # fmt: skip
"""Facts that have no place on an order that is over."""
OVER: Final = frozenset({"closed", "cancelled"})
"""States of an order that takes no facts any more."""
CHARGEABLE: Final = frozenset({"output", "consume"})
"""What can be charged to the period in an order's stead."""

UNDO_MS: Final = 60_000
"""How long an operator may undo this terminal's last booking."""

INCLUDES: Final[dict[str, frozenset[str]]] = {
    "setter": frozenset({"operator"}),
    "quality": frozenset({"operator"}),
    "supervisor": frozenset({"operator", "setter"}),
}
"""Roles that contain other roles' rights on the floor."""


def rights(roles: frozenset[str]) -> frozenset[str]:
    """All roles a person acts in, included ones too."""
    return roles.union(*(INCLUDES.get(role, frozenset()) for role in roles))


def needed(verb: str, kind: str = "") -> frozenset[str]:
    """The roles of which one is enough."""
    return ROLES.get(f"{verb}:{kind}") or ROLES[verb]


def check_role(verb: str, kind: str, roles: frozenset[str], *, proven: bool = False) -> Refusal | None:
    """None when one of the roles may do this, else the refusal that names the role needed.

    `proven`: the person has given a PIN. Without it the rights of supervisor, accountant and admin do not count; what
    another of the person's roles allows does.
    """
    enough = needed(verb, kind) & rights(roles)
    if not enough:
        return refuse("role-needed", verb=verb, roles=" or ".join(sorted(needed(verb, kind))))
    if enough <= WITH_PIN and not proven and verb not in FLOOR_VERBS:
        return refuse("pin-needed", verb=verb)
    return None


def check_order(verb: str, state: str) -> Refusal | None:
    """None when an order in this state takes the verb, else why not (`mo-state`)."""
    if state in MO_TRANSITIONS[verb]:
        return None
    return refuse("mo-state", verb=verb, state=state, legal=" or ".join(MO_TRANSITIONS[verb]))


def check_report(state: str) -> Refusal | None:
    """None when a fact of the floor has a place on an order in this state, else why not."""
    if state in REPORTABLE:
        return None
    if state in ("draft", "planned"):
        return refuse("order-not-released", state=state)
    return refuse("order-over", state=state)


def ways_out(kind: str, verb: str = "", order: str = "") -> tuple[str, ...]:
    """How an exception of this kind can be settled; for a parked one by its verb and its order's state (`""`: none)."""
    ways = HOWS.get(kind, ("dismiss",))
    if kind != "parked" or not verb:
        return ways
    never = {"apply"} if verb in ON_ORDER and order in OVER else set()
    if verb not in CHARGEABLE:
        never.add("charge")
    return tuple(way for way in ways if way not in never)


def check_session(verb: str, state: str) -> Refusal | None:
    """None when the actor's session in this state takes the verb, else why not."""
    if state in SESSION_TRANSITIONS[verb]:
        return None
    if verb == "op-start":
        return refuse("already-started")
    if verb == "op-resume" and state == "open":
        return refuse("not-paused")
    if verb == "op-pause" and state == "paused":
        return refuse("already-paused")
    return refuse("not-started")


@dataclass(frozen=True, slots=True)
class StepQuantities:
    """The counters of one step, micro-units. `first` counts pieces first reported here, whatever came of them."""

    good: int = 0
    scrap: int = 0
    rework: int = 0
    suspect: int = 0

    @property
    def first(self) -> int:
        """Pieces first reported at this step: they are good, scrapped, or still in a bucket."""
        return self.good + self.scrap + self.rework + self.suspect


def is_ready(*, free: int, transfer_q: int, left: int, upstream_done: bool, gated: bool) -> bool:
    """Whether a run may start: a transfer quantity lies ready, or the rest; after a gate, all of it."""
    if gated and not upstream_done:
        return False
    return free > 0 and (free >= min(transfer_q, left) or upstream_done)


GATE_CLOSED: Final = "gate-closed"
"""The rule that holds a step back until the gate before it is finished, as overrides name it."""


def gate_closed(*, upstream_gate: bool, upstream_done: bool, begun: bool) -> bool:
    """Whether a run has to wait until the step before, a gate, is finished. Once begun it goes on: a gate is passed once."""
    return upstream_gate and not upstream_done and not begun


def over_limit(start_q: int, over_pct: int) -> int:
    """Most pieces a step may report without asking, micro-units; `over_pct` in micro-percent."""
    return start_q + start_q * over_pct // 100_000_000

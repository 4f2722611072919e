"""Who may do what: a verb's roles, and the rights that are no verb of their own.

Hub and terminal decide by the same declarations, so that online and offline decisions are the same.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from shared.roles import ON_THE_FLOOR, WITH_PIN, Role, acting
from shared.rules import Refusal, refuse
from shared.verbs import OF_THE_STORE, VERBS

BESIDES: Final[dict[str, frozenset[Role]]] = {
    "undo": ON_THE_FLOOR,
    "back-entry": frozenset({"supervisor"}),
    "override": frozenset({"quality", "supervisor"}),
    "set-pin": frozenset({"admin"}),
    "security": frozenset({"admin", "supervisor"}),
}
"""Rights that are no verb. *undo* is a `reverse` of this terminal's last booking within a minute, *back-entry* a fact
booked on behalf of someone, *override* what lets another's command pass a rule, *set-pin* another person's PIN,
*security* to read the security log."""
UNDO_MS: Final = 60_000
"""How long an operator may undo this terminal's last booking."""
PROVABLE: Final = frozenset({*VERBS, *BESIDES} - {"undo"})
"""What a PIN may be asked for."""


def needed(right: str, kind: str = "") -> frozenset[Role]:
    """The roles of which one is enough for a verb, or for a right besides them."""
    if right in BESIDES:
        return BESIDES[right]
    verb = VERBS[right]
    return verb.by_kind.get(kind, verb.roles)


def kind_of(verb: str, data: Mapping[str, Any]) -> str:
    """What the right to a verb depends on besides the verb, as its data says it; `""` for nothing."""
    return str(data.get(VERBS[verb].kind_field, ""))


def check_role(right: str, kind: str, roles: frozenset[str], *, proven: bool = False) -> Refusal | None:
    """None when one of the roles may do this, else the refusal that names the role needed.

    `proven`: the person has given a PIN. Without it the rights of supervisor, accountant and admin do not count; what
    another of the person's roles allows does.
    """
    enough = needed(right, kind) & acting(roles)
    if not enough:
        return refuse("role-needed", verb=right, roles=" or ".join(sorted(needed(right, kind))))
    if enough <= WITH_PIN and not proven:
        return refuse("pin-needed", verb=right)
    return None


def check_bounds(terminal: str, verb: str, workstation: str, places: Collection[str], *, store: bool) -> Refusal | None:
    """None when a terminal may say this of a workstation (`""`: of none), else the refusal that names where it is said.

    `places` are the workstations it is bound to, empty for all; `store` says whether it may book stock.
    """
    if verb in OF_THE_STORE and not store:
        return refuse("terminal-elsewhere", terminal=terminal, what=verb, legal="a terminal of the store")
    if places and workstation and workstation not in places:
        return refuse("terminal-elsewhere", terminal=terminal, what=workstation, legal=f"a terminal of {workstation}")
    return None

"""Who may do this: by the badge's roles, a PIN where the right asks for one, a client's configured roles."""

import json
from typing import Final

from hub.core.case import Case
from hub.core.rows import Operator
from shared.commands import Command, Fact
from shared.plant_time import milliseconds
from shared.rights import check_role, needed
from shared.rules import Refusal, RuleError, refuse
from shared.verbs import AT_TERMINALS, VERBS

BACK_ENTRY_MS: Final = 31 * 24 * 3_600_000
"""How long after the fact it may be entered on someone's behalf."""
AHEAD_MS: Final = 5 * 60_000


def kind_of(case: Case) -> str:
    """What the verb's right depends on besides the verb."""
    name = VERBS[case.verb].kind_field
    return str(getattr(case.data, name)) if name else ""


def check_rights(case: Case) -> Refusal | None:
    """None when the sender may do this. A back-entry becomes the work of the person it is for."""
    proven = (
        bool(case.data.grant) and case.rules.grant_holder(case.data.grant, case.source, case.verb, case.now) == case.badge
    )
    if case.data.grant and not proven:
        return refuse("grant-wrong", verb=case.verb)
    for_another = isinstance(case.data, Fact) and (case.data.behalf is not None or case.data.happened is not None)
    verb = "back-entry" if for_another else case.verb
    judge = _client if case.source.startswith("x/") else _badge
    refusal = judge(case, verb, proven=proven)
    case.supervised = refusal is None and (proven or case.source.startswith("x/"))
    if refusal is None and for_another:
        refusal = _stand_in(case)
    return refusal


def _client(case: Case, verb: str, *, proven: bool) -> Refusal | None:
    """A client's own roles, or those of the person who gave a PIN at it."""
    kind = kind_of(case)
    own = case.rules.client_roles.get(case.source.removeprefix("x/"), frozenset())
    if check_role(verb, kind, own, proven=True) is None:
        return None
    if proven:
        return _badge(case, verb, proven=True)
    return refuse("client-role", verb=verb, roles=" or ".join(sorted(needed(verb, kind))))


def _badge(case: Case, verb: str, *, proven: bool) -> Refusal | None:
    if case.source.startswith("t/") and case.verb not in AT_TERMINALS:
        return refuse("client-role", verb=case.verb, roles="of an x/ client")
    person = case.draft.get(Operator, case.badge)
    if person is None:
        return refuse("badge-unknown", badge=case.badge or "(none)")
    if not person.active:
        return refuse("badge-inactive", badge=case.badge)
    roles = frozenset(json.loads(person.roles))
    if verb == "reverse" and case.source.startswith("t/") and not proven:
        verb = "undo"  # the handler sees to it that it is no more than that
    return check_role(verb, kind_of(case), roles, proven=proven)


def _stand_in(case: Case) -> Refusal | None:
    """The fact is the other person's, at the real time; who entered it is kept beside."""
    data = case.data
    assert isinstance(data, Fact)  # noqa: S101  # asked before
    badge, happened, entered_by = stood_for(data, case.badge, case.at)
    if happened > case.now + AHEAD_MS:
        return refuse("future", when=data.happened)
    if happened < case.now - BACK_ENTRY_MS:
        return refuse("too-long-ago", days=BACK_ENTRY_MS // 86_400_000)
    if data.behalf is not None and case.draft.get(Operator, data.behalf) is None:
        return refuse("badge-unknown", badge=data.behalf)
    case.entered_by = entered_by or case.source
    case.badge, case.at, case.boot, case.mono = badge, happened, "", 0
    return None


def stood_for(data: Command, badge: str, at: int) -> tuple[str, int, str]:
    """Whose work a command reports and when it was; and who entered it, `""` where nobody stands in for anyone."""
    if not isinstance(data, Fact) or (data.behalf is None and data.happened is None):
        return badge, at, ""
    return data.behalf or badge, at if data.happened is None else milliseconds(data.happened), badge


def rule(refusal: Refusal | None) -> None:
    """Raise `RuleError` for a refusal."""
    if refusal is not None:
        raise RuleError(refusal)

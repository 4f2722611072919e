"""Who may do this: by the badge's roles, a PIN where the right asks for one, a client's configured roles."""

import json
from dataclasses import replace
from typing import Final

from hub.core.case import Actor, Case
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


def authorised(case: Case) -> Case:
    """The case as it is to be decided. A back-entry becomes the work of the person it is for.

    Raises `RuleError` where the sender may not do this.
    """
    proven = _proven(case)
    for_another = _for_another(case.data)
    judge = _client if case.source.startswith("x/") else _badge
    rule(judge(case, "back-entry" if for_another else case.verb, proven=proven))
    if proven or case.source.startswith("x/"):
        case = replace(case, supervised=True)
    return _stood_in(case) if for_another else case


def _proven(case: Case) -> bool:
    """Whether a PIN was given for it. Raises `RuleError` for one that does not count."""
    grant = case.data.grant
    if not grant:
        return False
    if case.rules.grant_holder(grant, case.source, case.verb, case.now) != case.badge:
        raise RuleError(refuse("grant-wrong", verb=case.verb))
    return True


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


def _stood_in(case: Case) -> Case:
    """The fact is the other person's, at the real time; who entered it is kept beside."""
    data, actor = case.data, actor_of(case.data, case.badge, case.at)
    assert isinstance(data, Fact)  # noqa: S101  # asked before
    if actor.at > case.now + AHEAD_MS:
        raise RuleError(refuse("future", when=data.happened))
    if actor.at < case.now - BACK_ENTRY_MS:
        raise RuleError(refuse("too-long-ago", days=BACK_ENTRY_MS // 86_400_000))
    if data.behalf is not None and case.draft.get(Operator, data.behalf) is None:
        raise RuleError(refuse("badge-unknown", badge=data.behalf))
    return case.on_behalf(replace(actor, entered_by=actor.entered_by or case.source))


def _for_another(data: Command) -> bool:
    """Whether it is told by somebody who was not there, or was not asked then."""
    return isinstance(data, Fact) and (data.behalf is not None or data.happened is not None)


def actor_of(data: Command, badge: str, at: int) -> Actor:
    """Whose work a command of a badge reports, and when it was; `entered_by` is that badge where it stands in for anyone."""
    if not isinstance(data, Fact) or not _for_another(data):
        return Actor(badge, at)
    happened = at if data.happened is None else milliseconds(data.happened)
    return Actor(data.behalf or badge, happened, entered_by=badge)


def rule(refusal: Refusal | None) -> None:
    """Raise `RuleError` for a refusal."""
    if refusal is not None:
        raise RuleError(refusal)

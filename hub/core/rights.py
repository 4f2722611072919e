"""Who may do this: by the badge's roles, a PIN where the right asks for one, a client's configured roles."""

import json
from dataclasses import replace
from typing import Final

from hub.core.case import Actor, Case
from hub.core.edition import PROVEN_NAMES
from hub.core.rows import Inbox, Operator
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
    if not proven:
        _check_person(case)
        case = as_spoken(case)
    return _stood_in(case) if for_another else case


def as_spoken(case: Case, *, sense: bool = True) -> Case:
    """The case as its speaker's: a badge that an `x/` client names is nobody's act without that person's grant.

    `sense`: the command has some; else nothing in it proves anything.
    """
    if case.edition < PROVEN_NAMES or not case.source.startswith("x/") or not case.badge:
        return case
    grant = case.data.grant if sense and case.data is not None else ""
    if grant and case.rules.grant_holder(grant, case.source, case.verb, case.now) == case.badge:
        return case
    return case.on_behalf(replace(case.actor, badge=""))


def told_by(parked: Inbox, data: Command, edition: int) -> str:
    """The badge behind a command that was put aside, `""` where a client had only named one.

    What is about a person stays that person's: it was parked before clients had to prove whom they name, and a supervisor
    decides about it now.
    """
    if edition < PROVEN_NAMES or VERBS[parked.verb].of_person:
        return parked.authid
    return proven_badge(parked, data.grant)


def proven_badge(command: Inbox, grant: object) -> str:
    """Who is behind a command that was decided with this grant: whom a client has only named is not."""
    proven = bool(grant) and command.code != "grant-wrong" and command.status != "quarantined"
    return command.authid if proven or not command.source.startswith("x/") else ""


def _check_person(case: Case) -> None:
    """Raise `RuleError` where a client says of somebody what only that person can: nobody's session is opened by hearsay."""
    named = case.source.startswith("x/") and case.badge and VERBS[case.verb].of_person
    if named and not (isinstance(case.data, Fact) and case.data.behalf is not None):
        case.object_to("grant-needed", verb=case.verb, badge=case.badge)


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
    # A time that nobody typed is the sender's clock: it is flagged as everywhere, and an import tells of last year.
    if data.happened is not None or case.edition < PROVEN_NAMES:
        _check_time(case, data, actor.at)
    if data.behalf is not None and case.draft.get(Operator, data.behalf) is None:
        raise RuleError(refuse("badge-unknown", badge=data.behalf))
    return case.on_behalf(replace(actor, entered_by=actor.entered_by or case.source))


def _check_time(case: Case, data: Fact, at: int) -> None:
    """Raise `RuleError` where nobody remembers that long, or it has not happened yet."""
    if at > case.now + AHEAD_MS:
        raise RuleError(refuse("future", when=data.happened))
    if at < case.now - BACK_ENTRY_MS:
        raise RuleError(refuse("too-long-ago", days=BACK_ENTRY_MS // 86_400_000))


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

"""Whose work a command is when it is decided, and who entered it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from hub.core.case import Actor, Case
from hub.core.edition import NEWEST
from hub.core.rights import AHEAD_MS, BACK_ENTRY_MS, actor_of, as_spoken, authorised
from hub.core.rows import Operator
from shared.commands import Command, Note, OnWorkstation
from shared.rules import RuleError
from tests.hub.core.bare import case_of, view_of
from tests.support.hub import START

BOSS = Operator("0035", "Boss", '["supervisor"]', "[]", rev=1)
GONE = Operator("0039", "Gone", '["operator"]', "[]", rev=1, active=False)
HOUR = 3_600_000


def moment(ms: int) -> datetime:
    """A time of the hub's clock."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def signing(badge: str = "0021", source: str = "x/office", **fields: Any) -> Case:
    """A sign-on, told by a badge at a client."""
    data = OnWorkstation(workstation="CUT-01", **fields)
    return case_of(view_of(BOSS, GONE), data, "sign-on", source=source, actor=Actor(badge, START - 1_000, "boot", 5_000))


def proven(badge: str, edition: int = NEWEST, **fields: Any) -> Case:
    """The same, with that badge's grant."""
    case = signing(badge, grant="given", **fields)
    return replace(case, edition=edition, rules=replace(case.rules, grant_holder=lambda *_: badge))


def refusal(case: Case) -> str:
    """Why it may not be done."""
    with pytest.raises(RuleError) as error:
        authorised(case)
    return error.value.refusal.code


def test_what_nobody_stands_in_for_is_as_it_was_said() -> None:
    """A terminal's command is not even copied."""
    case = signing(source="t/T1")
    assert authorised(case) is case
    trusted = authorised(signing(""))
    assert (trusted.supervised, trusted.actor) == (True, Actor("", START - 1_000, "boot", 5_000))


def test_a_back_entry_is_the_other_persons_at_the_real_time() -> None:
    """No clock of a terminal counts for it; who entered it is kept, and the case that came stays as it was."""
    case = proven("0035", behalf="0021", happened=moment(START - 2 * HOUR))
    assert authorised(case).actor == Actor("0021", START - 2 * HOUR, entered_by="0035")
    assert case.actor == Actor("0035", START - 1_000, "boot", 5_000)
    assert authorised(proven("0035", behalf="0021")).actor == Actor("0021", START - 1_000, entered_by="0035")
    assert authorised(proven("0035", happened=moment(START - HOUR))).actor == Actor("0035", START - HOUR, entered_by="0035")


def test_a_client_without_a_badge_enters_by_its_name() -> None:
    """Somebody has to have done it. A badge that it only names is none."""
    assert authorised(signing("", behalf="0021")).entered_by == "x/office"
    assert authorised(signing("0035", behalf="0021")).actor == Actor("0021", START - 1_000, entered_by="x/office")
    assert authorised(replace(signing("0035", behalf="0021"), edition=2)).entered_by == "0035"


def test_a_client_speaks_for_a_person_with_that_persons_grant_only() -> None:
    """Presence and sessions are a person's; of all else the client is who did it. Before, it was whom it named."""
    assert authorised(proven("0021")).badge == "0021"
    assert refusal(signing("0021")) == "grant-needed"
    assert refusal(signing("0021", happened=moment(START - HOUR))) == "grant-needed"
    assert authorised(replace(signing("0021"), edition=2)).badge == "0021"
    note = replace(signing("0021"), verb="note", data=Note(subject="x", text="y"))
    assert authorised(note).actor == Actor("", START - 1_000, "boot", 5_000)
    assert authorised(replace(note, edition=2)).badge == "0021"


def test_what_has_no_sense_proves_nothing() -> None:
    """Nor does what had no good grant."""
    assert as_spoken(proven("0021")).badge == "0021"
    assert as_spoken(proven("0021"), sense=False).badge == ""
    assert as_spoken(signing("0021", grant="forged")).badge == ""
    assert as_spoken(signing("0021", "t/T1")).badge == "0021"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"happened": moment(START + AHEAD_MS + 1)}, "future"),
        ({"happened": moment(START - BACK_ENTRY_MS - 1)}, "too-long-ago"),
        ({"behalf": "9999"}, "badge-unknown"),
    ],
)
def test_a_back_entry_has_bounds(fields: dict[str, Any], code: str) -> None:
    """Nobody works tomorrow, remembers last quarter, or is unknown."""
    assert refusal(proven("0035", **fields)) == code


@pytest.mark.parametrize("off", [AHEAD_MS + 1, -BACK_ENTRY_MS - 1])
def test_a_clients_clock_has_none(off: int) -> None:
    """Nobody typed it: an import tells of last year. Before the third edition that was asked, too."""
    told = signing("", behalf="0021")
    told = replace(told, actor=replace(told.actor, at=START + off))
    assert authorised(told).at == START + off
    assert refusal(replace(told, edition=2)) in ("future", "too-long-ago")


def test_an_operator_enters_nothing_for_others() -> None:
    """At a terminal it takes the right and its PIN; a grant that is not the badge's proves nothing."""
    assert refusal(signing("0021", "t/T1", behalf="0035")) == "role-needed"
    assert refusal(signing("0039", "t/T1")) == "badge-inactive"
    assert refusal(signing("0021", "t/T1", grant="forged")) == "grant-wrong"


def test_a_parked_fact_is_told_apart_in_the_same_way() -> None:
    """Applied later, it is still the work of whom it was told for."""
    command = OnWorkstation(workstation="CUT-01", behalf="0021")
    assert actor_of(command, "0035", START) == Actor("0021", START, entered_by="0035")
    assert actor_of(OnWorkstation(workstation="CUT-01"), "0035", START) == Actor("0035", START)
    assert actor_of(Command(), "0035", START) == Actor("0035", START)

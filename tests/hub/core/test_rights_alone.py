"""Whose work a command is when it is decided, and who entered it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hub.core.case import Actor, Case
from hub.core.rights import AHEAD_MS, BACK_ENTRY_MS, actor_of, authorised
from hub.core.rows import Operator
from shared.commands import Command, OnWorkstation
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


def refusal(case: Case) -> str:
    """Why it may not be done."""
    with pytest.raises(RuleError) as error:
        authorised(case)
    return error.value.refusal.code


def test_what_nobody_stands_in_for_is_as_it_was_said() -> None:
    """A terminal's command is not even copied."""
    case = signing(source="t/T1")
    assert authorised(case) is case
    trusted = authorised(signing())
    assert (trusted.supervised, trusted.actor) == (True, case.actor)


def test_a_back_entry_is_the_other_persons_at_the_real_time() -> None:
    """No clock of a terminal counts for it; who entered it is kept, and the case that came stays as it was."""
    case = signing("0035", behalf="0021", happened=moment(START - 2 * HOUR))
    assert authorised(case).actor == Actor("0021", START - 2 * HOUR, entered_by="0035")
    assert case.actor == Actor("0035", START - 1_000, "boot", 5_000)
    assert authorised(signing("0035", behalf="0021")).actor == Actor("0021", START - 1_000, entered_by="0035")
    assert authorised(signing("0035", happened=moment(START - HOUR))).actor == Actor("0035", START - HOUR, entered_by="0035")


def test_a_client_without_a_badge_enters_by_its_name() -> None:
    """Somebody has to have done it."""
    assert authorised(signing("", behalf="0021")).entered_by == "x/office"


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
    assert refusal(signing("0035", **fields)) == code


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

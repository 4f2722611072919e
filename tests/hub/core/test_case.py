"""One command, one posting, one who and when, whoever has a part in deciding it."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from hub.core.books.ledger import GENESIS, chain
from hub.core.case import Actor, Case
from hub.core.effects.deciding import decide
from hub.core.registry import HANDLERS, Handler, nothing
from hub.core.rows import Event, Inbox, Movement, MovementLine
from hub.core.view import View
from tests.hub.core.bare import MO, NAIL, SCREW, UNIT, case_of, core_of, said, view_of
from tests.support.hub import START


def issue(case: Case, item: str) -> None:
    """An effect that posts."""
    case.posting.issue(item, "", "RAW", MO, 3 * UNIT)


def twice(case: Case, _data: Any) -> dict[str, Any]:
    """A handler with two of them."""
    issue(case, SCREW)
    issue(case, NAIL)
    return {}


@pytest.fixture(name="posting")
def _posting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbs that never posted do now."""
    for verb in ("note", "hub-call-escalate"):
        monkeypatch.setitem(HANDLERS, verb, Handler(nothing, twice))


def appended(view: View, kind: type[Any]) -> list[Any]:
    """What a batch has added so far."""
    return view.appended[kind]


def content(lines: list[MovementLine]) -> str:
    """What the hash of a movement covers."""
    return "|".join(f"{x.line},{x.item},{x.lot},{x.from_loc},{x.to_loc},{x.mo},{x.q},{x.v}" for x in lines)


@pytest.mark.usefixtures("posting")
def test_two_effects_post_one_movement_chained_once() -> None:
    """Both lines under one number, behind the movement before; the next command goes on from there."""
    view = view_of()
    core = core_of(view)
    for _ in range(2):
        reply = core.take(said("note", {"subject": "x", "text": "y"}), START)
        assert reply.error is None
    first, second = appended(view, Movement)
    lines = appended(view, MovementLine)
    assert [(line.no, line.line, line.item) for line in lines] == [(1, 1, SCREW), (1, 2, NAIL), (2, 1, SCREW), (2, 2, NAIL)]
    assert first.hash == chain(GENESIS, 1, "note", START, None, content(lines[:2]))
    assert second.hash == chain(first.hash, 2, "note", START, None, content(lines[2:]))
    assert core.counters.last_hash == second.hash
    assert ("stock", SCREW, "RAW") in core.touched
    assert ("stock", NAIL, "RAW") in core.touched


@pytest.mark.usefixtures("posting")
def test_the_hubs_own_clock_may_post() -> None:
    """What a timer decides is chained as everybody's."""
    view = view_of()
    core = core_of(view)
    core.on_timer("hub-call-escalate", "escalate-1", {"call": "CALL-1"}, START)
    (movement,) = appended(view, Movement)
    assert (movement.kind, core.counters.last_hash) == ("hub-call-escalate", movement.hash)
    assert len(appended(view, MovementLine)) == 2
    assert [row.no for row in (*appended(view, Inbox), *appended(view, Event))] == [1, 1]


@pytest.mark.usefixtures("posting")
def test_nothing_is_posted_after_it_was_settled() -> None:
    """Dirty documents, places below zero and counts have been told by then."""
    case = case_of(view_of())
    decide(case, case.data)
    with pytest.raises(RuntimeError, match="after it was settled"):
        issue(case, SCREW)


def test_who_and_when_stand_fast() -> None:
    """Another's work is another case."""
    case: Any = case_of(view_of())
    for name in ("actor", "now", "verb", "supervised"):
        with pytest.raises(FrozenInstanceError):
            setattr(case, name, "")
    with pytest.raises(FrozenInstanceError):
        case.actor.at = 0


def test_a_case_on_anothers_behalf_shares_all_it_brings_about() -> None:
    """Draft, posting, flags, documents and exceptions are the command's; who and when are not."""
    case = case_of(view_of())
    for other in (
        case.on_behalf(Actor("0031", START - 9_000, entered_by="0021")),
        case.applying("output", case.data, {"data": {}}, Actor("0031", START - 9_000, entered_by="0021")),
    ):
        assert (other.badge, other.at, other.boot, other.mono, other.entered_by) == ("0031", START - 9_000, "", 0, "0021")
        assert other.draft is case.draft
        assert other.posting is case.posting
        other.flag("clock")
        other.touch("ws", "CUT-01")
        other.raise_exception("over-quantity", "x", "y")
    assert (case.badge, case.at) == ("0021", START - 1_000)
    case.raise_exception("over-quantity", "x", "y")
    assert case.outcome.flags == ["clock", "over-quantity"]
    assert list(case.outcome.touched)[-1] == ("exception", "EX-7-3")

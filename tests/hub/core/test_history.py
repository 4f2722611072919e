"""Which command a reference names, and what stands of it: as the store knows it and as the batch at hand has left it."""

from typing import Any

import pytest

from hub.core.effects.history import (
    LATER,
    Past,
    command_key,
    count_before,
    counts_key,
    find_past,
    forgotten_key,
    forgotten_session,
    moved_since,
    sessions_counted_in,
    since_key,
)
from hub.core.rows import Booking, FloorException, Inbox, MovementLine, Reversal, Session, ShelfCount, Slice
from hub.core.view import Draft, View
from shared.rules import RuleError
from tests.hub.core.bare import MO, SCREW, UNIT, case_of, view_of
from tests.support.hub import START

ID = "00000000-0000-7000-8000-000000000001"


def inbox(no: int, source: str = "t/T1", verb: str = "output", status: str = "accepted", **fields: Any) -> Inbox:
    """A command as it was stored."""
    values: dict[str, Any] = {"authid": "0021", "occurred": START, "received": START, "digest": "", "body": "{}"}
    return Inbox(no=no, source=source, id=ID, verb=verb, status=status, **values | fields)


def session(no: int, status: str = "open", **fields: Any) -> Session:
    """Omar's run at the step, opened by a command."""
    place: dict[str, Any] = {"badge": "0021", "mo": MO, "op": "010", "workstation": "CUT-01", "kind": "run"}
    clock: dict[str, Any] = {"started": START, "since": START, "since_boot": "", "since_mono": 0, "seen": START}
    return Session(id=no, status=status, **place | clock | fields)


def exception(no: int, rev: int) -> FloorException:
    """A parked command's, applied by a later one."""
    return FloorException(
        f"EX-{no}", "parked", MO, no, "", since=START, rev=rev, verb="output", status="settled", how="apply"
    )


def booking(no: int) -> Booking:
    """Pieces at the step."""
    return Booking(
        no, MO, "010", "CUT-01", "0021", UNIT, 0, 0, 0, at=START, source="new", entered_by="", allowed=-1, supply=""
    )


def past_of(view: View, reference: str, source: str = "t/T1") -> Past:
    """What a terminal's reference names."""
    return find_past(case_of(view, source=source), reference)


def looked_up(*past: Past, reference: str = ID, view: View | None = None) -> View:
    """A view for which the store has found these commands under a reference."""
    view = view or view_of()
    view.looked_up[command_key(reference)] = list(past)
    return view


# --- what is named ------------------------------------------------------------------------------------------


def test_an_id_is_its_own_sources_first() -> None:
    """Two sources may have used the same id; without an own one it has to be the only one."""
    view = looked_up(Past(inbox(3, "t/T2")), Past(inbox(4, "t/T1")))
    assert past_of(view, ID).no == 4
    assert past_of(view, ID, "t/T2").no == 3
    with pytest.raises(RuleError) as refusal:
        past_of(view, ID, "x/office")
    assert refusal.value.refusal.code == "command-unknown"
    assert past_of(looked_up(Past(inbox(3, "t/T2"))), ID, "x/office").no == 3


def test_a_number_is_looked_up_in_this_batch_too() -> None:
    """What the batch has just decided, with its effects."""
    view = view_of()
    view.appended[Inbox] += [inbox(5), inbox(6)]
    view.appended[Booking].append(booking(6))
    view.appended[MovementLine].append(MovementLine(6, 1, SCREW, "", "RAW", "WIP", MO, UNIT, UNIT))
    past = past_of(view, "6")
    assert (past.no, past.booking, len(past.lines), past.moved) == (6, booking(6), 1, False)
    with pytest.raises(RuleError):
        past_of(view, "7")


@pytest.mark.parametrize("named", ["4", "6"])
def test_a_parked_command_is_the_decision_that_applied_it(named: str) -> None:
    """Whichever of the two is named: its effects stand under the decision's number."""
    view = looked_up(Past(inbox(4, status="parked")), reference="4")
    view.appended[Inbox].append(inbox(6, "x/office", "exception-resolve"))
    view.appended[Booking].append(booking(6))
    view.dirty[FloorException] = {("EX-4",): exception(4, 6)}
    past = past_of(view, named)
    assert (past.inbox.no, past.no, past.booked, past.booking) == (4, 6, True, booking(6))


def test_a_parked_command_that_nobody_applied_is_itself() -> None:
    """It has had no effect."""
    past = past_of(looked_up(Past(inbox(4, status="parked")), reference="4"), "4")
    assert (past.no, past.booked, past.applied) == (4, False, None)


# --- what stands of it --------------------------------------------------------------------------------------


def test_what_this_batch_took_back_is_taken_back() -> None:
    """And what the store knows stays as it is, for the next command of the batch."""
    past = Past(inbox(4))
    view = looked_up(past)
    assert not past_of(view, ID).reversed
    view.appended[Reversal].append(Reversal(9, 4, ""))
    assert past_of(view, ID).reversed
    assert not past.reversed


@pytest.mark.parametrize(
    ("later", "newly", "gone", "newer"),
    [
        ([], [], [], False),
        ([5], [], [], True),
        ([5], [], [5], False),
        ([5, 6], [], [5], True),
        (list(range(5, 5 + LATER)), [], list(range(5, 5 + LATER)), True),  # there may be more than were looked for
        ([], [inbox(8)], [], True),
        ([], [inbox(8)], [8], False),
        ([], [inbox(3)], [], False),
        ([], [inbox(8, "t/T2")], [], False),
        ([], [inbox(8, status="parked")], [], False),
        ([], [inbox(8, verb="op-pause")], [], False),
    ],
)
def test_newer_is_a_later_booking_of_its_source_that_stands(
    later: list[int], newly: list[Inbox], gone: list[int], *, newer: bool
) -> None:
    """One that was taken back, is another's, or can't be taken back does not count."""
    view = looked_up(Past(inbox(4), later=later), reference="4")
    view.appended[Inbox] += newly
    view.appended[Reversal] += [Reversal(90 + number, target, "") for number, target in enumerate(gone)]
    assert past_of(view, "4").newer is newer


# --- sessions -----------------------------------------------------------------------------------------------


def stretch(no: int, of: int, kind: str) -> Slice:
    """What was written of a session by a command."""
    return Slice(no, of, kind, started=START, ended=START, ms=0)


@pytest.mark.parametrize(
    ("ran", "stretches", "counted"),
    [
        (session(2), [], True),
        (session(2, "paused"), [], False),
        (session(2, "paused"), [stretch(8, 2, "run")], True),  # paused since
        (session(2), [stretch(8, 2, "paused")], False),  # it was paused then, and went on
        (session(2), [stretch(8, 2, "run"), stretch(9, 2, "paused")], True),  # the first that came after it says so
        (session(2), [stretch(3, 2, "paused")], True),  # before it
        (session(8), [], False),  # opened after it
        (session(2, "closed", closed_by=9), [stretch(9, 2, "run")], True),
        (session(2, "closed", closed_by=3), [], False),
        (session(2, op="020"), [], False),
        (session(2, workstation="CUT-02"), [], False),
    ],
)
def test_a_bookings_pieces_were_counted_in_what_ran_when_it_came(
    ran: Session, stretches: list[Slice], *, counted: bool
) -> None:
    """Told by the order of commands, and not by clocks."""
    past = Past(inbox(5), booking=booking(5), worked=[ran], stretches=stretches)
    assert sessions_counted_in(Draft(view_of()), past) == ([ran] if counted else [])


def test_without_a_booking_nothing_was_counted() -> None:
    """An issue names a step as well."""
    assert sessions_counted_in(Draft(view_of(session(2))), Past(inbox(5, verb="consume"))) == []


def test_the_newest_forgotten_session_of_a_person_gets_its_end() -> None:
    """Theirs, closed as estimated, before now; as this batch has left it."""
    closed: dict[str, Any] = {"status": "closed", "estimated": True}
    view = view_of()
    view.looked_up[forgotten_key(MO, "010", "CUT-01")] = [
        session(1, **closed, ended=START - 9_000),
        session(2, **closed, ended=START - 8_000),
        session(3, **closed, ended=START - 7_000, badge="0031"),
        session(4, **closed, ended=START + 9_000),
        session(5, **closed, ended=START - 5_000),
    ]
    view.dirty[Session] = {(5,): session(5, status="closed", ended=START - 5_000)}  # its end was entered just now
    case = case_of(view)
    row = forgotten_session(case, MO, "010", "CUT-01")
    assert row is not None
    assert row.id == 2
    assert case.draft.edit(Session, 2) is row
    assert forgotten_session(case_of(view), MO, "020", "CUT-01") is None


# --- counts and movements -----------------------------------------------------------------------------------


def test_the_count_before_is_the_last_that_still_stands() -> None:
    """By its cut-off, then by its number; of this place, and not one that was taken back in this batch."""
    view = view_of()
    view.looked_up[counts_key(SCREW, "", "RAW")] = [
        ShelfCount(2, SCREW, "", "RAW", START - 5_000, 1),
        ShelfCount(3, SCREW, "", "RAW", START - 1_000, 2),
        ShelfCount(4, SCREW, "", "RAW", START - 1_000, 3),
    ]
    view.appended[ShelfCount] += [
        ShelfCount(8, SCREW, "", "RAW", START, 4),
        ShelfCount(9, SCREW, "", "L-CUT", START + 1, 5),
    ]

    def before(no: int) -> int | None:
        row = count_before(Draft(view), no, SCREW, "", "RAW")
        return None if row is None else row.no

    assert before(8) == 4
    assert before(4) == 8
    view.appended[Reversal].append(Reversal(10, 4, ""))
    assert before(8) == 3
    view.appended[Reversal] += [Reversal(11, 3, ""), Reversal(12, 2, "")]
    assert before(8) is None


def test_moved_since_adds_what_came_and_takes_what_went() -> None:
    """Of this item, lot and place; of this batch what happened later, whatever came first."""
    view = view_of()
    view.looked_up[since_key(SCREW, START)] = [
        MovementLine(2, 1, SCREW, "", "SUPPLIER", "RAW", "", 9, 0),
        MovementLine(3, 1, SCREW, "", "RAW", "WIP", MO, 2, 0),
        MovementLine(3, 2, SCREW, "A", "RAW", "WIP", MO, 4, 0),
        MovementLine(4, 1, SCREW, "", "L-CUT", "WIP", MO, 4, 0),
    ]
    view.appended[Inbox] += [inbox(7, occurred=START + 1), inbox(8, occurred=START)]
    view.appended[MovementLine] += [
        MovementLine(7, 1, SCREW, "", "RAW", "L-CUT", "", 3, 0),
        MovementLine(8, 1, SCREW, "", "RAW", "L-CUT", "", 5, 0),
    ]
    assert moved_since(case_of(view), SCREW, "", "RAW", START) == 9 - 2 - 3

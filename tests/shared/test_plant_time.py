"""Times as people type them, by the plant's clock, and across the days on which the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.plant_time import (
    MINUTE_MS,
    Bare,
    age_text,
    clock_text,
    countdown_text,
    datetime_of,
    day_text,
    hours_text,
    milliseconds,
    near_text,
    plant_text,
    typed_day,
    typed_moment,
)

BERLIN = ZoneInfo("Europe/Berlin")
HERE = datetime(2026, 11, 25, 15, 0, tzinfo=BERLIN)
"""A Wednesday afternoon."""


def said(typed: str, here: datetime = HERE, *, bare: Bare = "ends", ahead: bool = True) -> str:
    """What was understood, as the command line says it back."""
    return plant_text(milliseconds(typed_moment(typed, here, bare=bare, ahead=ahead)), BERLIN)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2026-12-04", "2026-12-04 23:59"),
        ("today", "2026-11-25 23:59"),
        (" Tomorrow ", "2026-11-26 23:59"),
        ("friday", "2026-11-27 23:59"),
        ("Fri", "2026-11-27 23:59"),
        ("wednesday", "2026-12-02 23:59"),
        ("+3d", "2026-11-28 23:59"),
        ("+2w", "2026-12-09 23:59"),
        ("-1d 06:30", "2026-11-24 06:30"),
        ("+4h", "2026-11-25 19:00"),
        ("-90min", "2026-11-25 13:30"),
        ("now", "2026-11-25 15:00"),
        ("16:30", "2026-11-25 16:30"),
        ("6:30", "2026-11-26 06:30"),
        ("friday 6:30", "2026-11-27 06:30"),
        ("tomorrow 14:00", "2026-11-26 14:00"),
        ("2026-12-04 14:30", "2026-12-04 14:30"),
        ("2026-12-04T14:30", "2026-12-04 14:30"),
        ("2026-12-04T14:30:00Z", "2026-12-04 15:30"),
        ("2026-12-04T14:30:00+09:00", "2026-12-04 06:30"),
        ("2026-07-04T14:30:00Z", "2026-07-04 16:30"),
    ],
)
def test_what_is_to_come(typed: str, understood: str) -> None:
    """A day alone is until its end, 23:59."""
    assert said(typed) == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("14:30", "2026-11-25 14:30"),
        ("16:30", "2026-11-24 16:30"),
        ("yesterday 22:15", "2026-11-24 22:15"),
        ("friday 14:30", "2026-11-20 14:30"),
        ("wednesday 14:30", "2026-11-18 14:30"),
        ("-2h", "2026-11-25 13:00"),
    ],
)
def test_what_has_been(typed: str, understood: str) -> None:
    """The last one, where it is not said which."""
    assert said(typed, bare="refused", ahead=False) == understood


def test_a_day_alone_begins_ends_or_says_too_little() -> None:
    """A bare day would book a report at midnight, on the production day before."""
    assert said("2026-11-20", bare="begins") == "2026-11-20 00:00"
    with pytest.raises(ValueError, match="at what time of day"):
        said("2026-11-20", bare="refused", ahead=False)


@pytest.mark.parametrize(
    "typed", ["", "soon", "+99999d", "25:00", "2026-13-01", "1999-01-01", "9999-12-31", "+3", "friday 9", "½"]
)
def test_what_is_no_time(typed: str) -> None:
    """The answer shows how to write one."""
    with pytest.raises(ValueError, match="is no time: write 2026-12-04"):
        said(typed)


def test_hours_pass_while_days_are_of_the_calendar() -> None:
    """The night before the clocks go back has an hour more."""
    before = datetime(2026, 10, 24, 22, 0, tzinfo=BERLIN)
    assert said("+8h", before) == "2026-10-25 05:00"
    assert said("+1d 22:00", before) == "2026-10-25 22:00"
    assert typed_moment("+1d 22:00", before) - before.astimezone(UTC) == timedelta(hours=25)


def test_hours_the_clocks_leave_out_or_have_twice() -> None:
    """Both are refused, the second with what tells them apart; at another day the same time is right."""
    with pytest.raises(ValueError, match="2026-03-29 02:30 is left out"):
        said("2026-03-29 02:30")
    with pytest.raises(ValueError, match=r"twice.*2026-10-25T02:30\+02:00 or 2026-10-25T02:30\+01:00"):
        said("2026-10-25 02:30")
    assert said("2026-10-25T02:30+01:00") == "2026-10-25 02:30"
    assert said("2026-10-26 02:30") == "2026-10-26 02:30"


@pytest.mark.parametrize(("zone", "day"), [("America/Santiago", "2026-09-06"), ("Africa/Cairo", "2026-04-24")])
def test_a_day_whose_midnight_is_left_out(zone: str, day: str) -> None:
    """It begins when it begins."""
    here = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone))
    assert typed_moment(day, here, bare="begins").strftime("%Y-%m-%d %H:%M") == f"{day} 01:00"


def test_the_last_minute_of_a_day_that_has_it_twice() -> None:
    """The day ends with the second one."""
    here = datetime(2026, 1, 1, tzinfo=ZoneInfo("Africa/Cairo"))
    ends = typed_moment("2026-10-29", here, bare="ends")
    assert ends.astimezone(UTC) == datetime(2026, 10, 29, 21, 59, tzinfo=UTC)


@given(
    st.integers(milliseconds(datetime(2001, 1, 1, tzinfo=UTC)), milliseconds(datetime(2099, 1, 1, tzinfo=UTC))),
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_what_is_shown_is_read_back(ms: int, zone: str) -> None:
    """Copied from a screen and typed in, a time is the same minute, or is said to be none or two."""
    when = datetime_of(ms).replace(second=0, microsecond=0)
    shown = plant_text(milliseconds(when), ZoneInfo(zone))
    try:
        assert typed_moment(shown, HERE.astimezone(ZoneInfo(zone))) == when
    except ValueError as error:
        assert "comes twice" in str(error)


def test_days() -> None:
    """Until when something keeps."""
    assert typed_day("2027-03-31", HERE).isoformat() == "2027-03-31"
    assert typed_day("+30d", HERE).isoformat() == "2026-12-25"
    # It is tomorrow already in the plant, while it is not in UTC.
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC).astimezone(BERLIN)
    assert typed_day("today", late).isoformat() == "2026-11-26"
    with pytest.raises(ValueError, match="is no day"):
        typed_day("14:30", HERE)


def test_a_time_of_day_is_that_of_its_zone() -> None:
    """To the minute, or to the second."""
    assert clock_text(milliseconds(HERE), BERLIN) == "15:00"
    assert clock_text(milliseconds(HERE) + 7_000, UTC, seconds=True) == "14:00:07"


@pytest.mark.parametrize(
    ("hours", "near", "dated"),
    [(0, "15:00", "15:00"), (8.9, "23:54", "23:54"), (9, "Thu 00:00", "Thu 26 00:00"), (-16, "Tue 23:00", "Tue 24 23:00")],
)
def test_a_near_moment_says_its_day_only_where_it_is_another(hours: float, near: str, dated: str) -> None:
    """By the zone's midnight, not by that of UTC."""
    now = milliseconds(HERE)
    at = now + round(hours * 60) * MINUTE_MS
    assert near_text(at, now, BERLIN) == near
    assert near_text(at, now, BERLIN, dated=True) == dated


@pytest.mark.parametrize("ms", [-1, 0, 1 << 60])
def test_a_time_of_no_plant_is_a_question_mark(ms: int) -> None:
    """A document may say anything."""
    assert near_text(ms, milliseconds(HERE), BERLIN) == "?"
    assert day_text(ms, BERLIN) == "?"


def test_days_and_durations_in_words() -> None:
    """Hours run on past a day where time is worked, and become days where something is old."""
    assert day_text(milliseconds(HERE), BERLIN) == "Wed 25 Nov"
    assert [hours_text(minutes * MINUTE_MS) for minutes in (-3, 5, 1870)] == ["0:00", "0:05", "31:10"]
    assert [age_text(minutes * MINUTE_MS) for minutes in (5, 1870, 14_500)] == ["0:05", "1d 7h", "10d 1h"]
    assert age_text(14_500 * MINUTE_MS, room=4) == "10d"
    assert [countdown_text(ms) for ms in (-1, 1, 60_000, 119_001)] == ["0:00", "0:01", "1:00", "2:00"]

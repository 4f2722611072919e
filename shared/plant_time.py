"""The plant's calendar: production days and years, times as people type and read them, times as the contract writes them."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, Literal
from zoneinfo import ZoneInfo

MINUTE_MS: Final = 60_000
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TYPED_DAY: Final = "2026-12-04, today, tomorrow, friday (the next one, never today), +3d, +2w"
"""How a day is typed, for people."""
TYPED_TIME: Final = "14:30, '2026-12-04 14:30', 'friday 14:30', +4h, or with its offset 2026-12-04T13:30:00Z"
"""How a moment is typed, for people."""
PAST_TIME: Final = (
    "14:30, '2026-11-20 14:30', 'yesterday 14:30', 'friday 14:30' (the last one), -2h, or 2026-11-20T13:30:00Z"
)
"""How a moment that has been is typed, for people."""
Bare = Literal["begins", "ends", "refused"]
"""What a day without a time of day means: its begin, its end, or that the time is missing."""
_YEARS: Final = (2000, 2100)
_FIRST_MS: Final = 946_684_800_000  # 2000
_LAST_MS: Final = 4_102_444_800_000  # 2100
_NEAR: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_STEP: Final = re.compile(r"([+-][0-9]{1,5})(min|h|d|w)")
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_DAY_AND_CLOCK: Final = re.compile(r"(\S+?)(?:\s+|(?<=[0-9])t)([0-9]{1,2}:[0-9]{2})")


def day_of(zone: str, day_starts: str) -> Callable[[int], str]:
    """Milliseconds since 1970 → production day. A night shift belongs to the day it began.

    `day_starts` is the plant's local time at which its day begins, `06:00`.
    """
    tz = ZoneInfo(zone)
    hours, minutes = day_starts.split(":")
    start = timedelta(hours=int(hours), minutes=int(minutes))

    def production_day(ms: int) -> str:
        return (datetime.fromtimestamp(ms / 1000, tz) - start).date().isoformat()

    return production_day


def year_of(zone: str) -> Callable[[int], int]:
    """Milliseconds since 1970 → the year there, for order numbers."""
    tz = ZoneInfo(zone)

    def year(ms: int) -> int:
        return datetime.fromtimestamp(ms / 1000, tz).year

    return year


def iso(ms: int) -> str:
    """Milliseconds since 1970 as the contract writes times: ISO 8601, UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_iso(text: str) -> int:
    """A time of the contract as milliseconds since 1970. Raises `ValueError` for anything else."""
    return milliseconds(datetime.fromisoformat(text))


def milliseconds(when: datetime) -> int:
    """A moment as milliseconds since 1970."""
    return round(when.timestamp() * 1000)


def datetime_of(ms: int) -> datetime:
    """Milliseconds since 1970 as a moment in UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def plant_text(ms: int, zone: tzinfo) -> str:
    """A moment as people of the plant read it: `2026-12-04 14:30`."""
    return datetime.fromtimestamp(ms / 1000, zone).strftime("%Y-%m-%d %H:%M")


def clock_text(ms: int, zone: tzinfo | None = None, *, seconds: bool = False) -> str:
    """A time of day: `14:30`. Without a `zone` by the clock of where this program runs."""
    return _at(ms, zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def near_text(ms: int, now: int, zone: tzinfo | None = None, *, dated: bool = False) -> str:
    """A moment not far from now: its time of day, with the weekday where that is not today; `dated` with the date, too.

    `?` for one that is far beyond any plant's.
    """
    if not _sensible(ms):
        return "?"
    if _at(ms, zone).date() == _at(now, zone).date():
        return clock_text(ms, zone)
    return _at(ms, zone).strftime("%a %d %H:%M" if dated else "%a %H:%M")


def day_text(ms: int, zone: tzinfo | None = None) -> str:
    """A date, short: `Fri 04 Dec`; `?` for one that is far beyond any plant's."""
    return _at(ms, zone).strftime("%a %d %b") if _sensible(ms) else "?"


def hours_text(ms: int) -> str:
    """A time worked, in hours and minutes however many: `0:05`, `31:10`."""
    minutes = max(0, ms) // MINUTE_MS
    return f"{minutes // 60}:{minutes % 60:02d}"


def age_text(ms: int, room: int = 6) -> str:
    """How long: hours and minutes, from a day on days and hours, days alone where there is no room for both."""
    minutes = max(0, ms) // MINUTE_MS
    if minutes < 1440:
        return hours_text(ms)
    days = min(minutes // 1440, 9999)
    both = f"{days}d {minutes % 1440 // 60}h"
    return both if len(both) <= room else f"{days}d"


def countdown_text(ms: int) -> str:
    """A time that runs out, in minutes and seconds; a second that has begun counts: `1:59`."""
    seconds = -(-max(0, ms) // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


def _at(ms: int, zone: tzinfo | None) -> datetime:
    return datetime_of(ms).astimezone(zone)


def _sensible(ms: int) -> bool:
    return _FIRST_MS <= ms < _LAST_MS


def typed_moment(typed: str, here: datetime, *, bare: Bare = "refused", ahead: bool = True) -> datetime:
    """A moment as a person types it; `here` is now, by the plant's clock. Raises `ValueError` with words for people.

    `ahead` looks for the next 14:30 and the next friday, else for the last ones. `+4h` are hours that pass, `+3d` days of
    the calendar. A time that the clocks leave out or have twice on that day is refused: it would be a guess.
    """
    try:
        moment = _typed(typed.strip().lower(), here, bare, ahead=ahead)
    except OverflowError:
        moment = None
    if moment is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
        days = f"{TYPED_DAY}, " if bare != "refused" else ""
        raise ValueError(f"{typed!r} is no time: write {days}{TYPED_TIME if ahead else PAST_TIME}")
    return moment


def typed_day(typed: str, here: datetime) -> date:
    """A day of the plant's calendar as a person types it. Raises `ValueError` with words for people."""
    try:
        day = _day(typed.strip().lower(), here.date(), ahead=True)
    except OverflowError:
        day = None
    if day is None or not _YEARS[0] <= day.year <= _YEARS[1]:
        raise ValueError(f"{typed!r} is no day: write {TYPED_DAY}")
    return day


def _typed(text: str, here: datetime, bare: Bare, *, ahead: bool) -> datetime | None:
    if text == "now":
        return here
    if (step := _STEP.fullmatch(text)) and step[2] in ("min", "h"):
        passed = timedelta(minutes=int(step[1])) if step[2] == "min" else timedelta(hours=int(step[1]))
        return (here.astimezone(UTC) + passed).astimezone(here.tzinfo)
    if _CLOCK.fullmatch(text):
        return _by_clock(here, _clock(text), ahead=ahead)
    day = _day(text, here.date(), ahead=ahead)
    if day is not None:
        return _whole_day(day, here.tzinfo, bare)
    both = _DAY_AND_CLOCK.fullmatch(text)
    if both and _CLOCK.fullmatch(both[2]):
        day = _day(both[1], here.date(), ahead=ahead)
        return None if day is None else _local(day, _clock(both[2]), here.tzinfo)
    return _iso(text, here.tzinfo)


def _day(text: str, today: date, *, ahead: bool) -> date | None:
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    if (step := _STEP.fullmatch(text)) and step[2] in ("d", "w"):
        return today + timedelta(days=int(step[1]) * (7 if step[2] == "w" else 1))
    weekday = next((number for number, name in enumerate(DAYS) if text in (name, name[:3])), None)
    if weekday is not None:
        away = (weekday - today.weekday() - 1) % 7 + 1 if ahead else -((today.weekday() - weekday - 1) % 7 + 1)
        return today + timedelta(days=away)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _whole_day(day: date, zone: tzinfo | None, bare: Bare) -> datetime:
    if bare == "refused":
        raise ValueError(f"{day}: say at what time of day, as '{day} 14:30'")
    # Where the clocks change at midnight, the first 00:00 and the last 23:59 that there are.
    edge = datetime.combine(day, time(0, 0) if bare == "begins" else time(23, 59), zone)
    return edge.replace(fold=int(bare == "ends")).astimezone(UTC).astimezone(zone)


def _by_clock(here: datetime, clock: time, *, ahead: bool) -> datetime:
    passed = clock <= here.time()
    away = (1 if passed else 0) if ahead else (0 if passed else -1)
    return _local(here.date() + timedelta(days=away), clock, here.tzinfo)


def _clock(text: str) -> time:
    hours, minutes = text.split(":")
    return time(int(hours), int(minutes))


def _iso(text: str, zone: tzinfo | None) -> datetime | None:
    try:
        when = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return when if when.tzinfo else _local(when.date(), when.time(), zone)


def _local(day: date, clock: time, zone: tzinfo | None) -> datetime:
    first, second = (datetime.combine(day, clock, zone).replace(fold=fold) for fold in (0, 1))
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != first.replace(tzinfo=None):
        raise ValueError(f"{first:%Y-%m-%d %H:%M} is left out: the clocks go forward then")
    if first.utcoffset() != second.utcoffset():
        both = " or ".join(moment.isoformat(timespec="minutes") for moment in (first, second))
        raise ValueError(f"{first:%Y-%m-%d %H:%M} comes twice, for the clocks go back then: write {both}")
    return first

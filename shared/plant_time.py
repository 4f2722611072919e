"""The plant's calendar: which production day and year a moment belongs to, and times as the contract writes them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


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

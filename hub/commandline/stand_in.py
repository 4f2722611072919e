"""Back-entry: a supervisor enters what someone did at another time. Whose work it was, and when."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import typer

from shared.cli import configured, fail
from shared.clock import now_ms
from shared.plant_time import datetime_of, iso, milliseconds
from shared.settings import Settings

ForOption = Annotated[
    str | None,
    typer.Option(
        "--for", help="Enter it for this person (their badge); a supervisor's right, with --badge.", show_default=False
    ),
]
_HELP: Final = "When it really was: 14:30, '2026-11-20 14:30' by the plant's clock, or 2026-11-20T13:30:00Z."
AtOption = Annotated[str | None, typer.Option("--at", "--when", help=_HELP, show_default=False)]
WhenOption = Annotated[str | None, typer.Option("--when", help=_HELP, show_default=False)]
"""Where `--at` is the place."""
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


def stand_in(config: Path | None, person: str | None, when: str | None) -> dict[str, str | None]:
    """The fields of a back-entry; empty where nobody stands in for anyone."""
    return {"behalf": person, "happened": None if when is None else happened(configured(config), when)}


def happened(settings: Settings, typed: str) -> str:
    """A time as a person types it, as the contract writes it; ends the program for one that is none, or is to come."""
    zone, now = ZoneInfo(settings.hub.timezone), datetime_of(now_ms())
    text = typed.strip()
    try:
        if _CLOCK.fullmatch(text):
            hours, minutes = map(int, text.split(":"))
            when = now.astimezone(zone).replace(hour=hours, minute=minutes, second=0, microsecond=0)
            if when > now:
                when -= timedelta(days=1)
        else:
            when = datetime.fromisoformat(text)
            when = when if when.tzinfo else when.replace(tzinfo=zone)
        ms = milliseconds(when)
    except (ValueError, OverflowError):
        fail(f"{typed!r} is no time: 14:30, '2026-11-20 14:30' by the plant's clock, or 2026-11-20T13:30:00Z")
    if when > now:
        fail(f"{typed} lies in the future: give the time when it happened")
    return iso(ms)

"""Times as an office types them, by the plant's clock: when something is due, when it happened, until when it keeps."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from hub.reports.text import moment
from shared.cli import fail
from shared.clock import plant_now
from shared.plain_text import plain
from shared.plant_time import PAST_TIME, TYPED_DAY, TYPED_TIME, iso, milliseconds, typed_day, typed_moment

if TYPE_CHECKING:
    from shared.settings import Settings

PAST_HELP: Final = f"When it really was, by the plant's clock: {PAST_TIME}."
DueOption = Annotated[
    str | None,
    typer.Option(
        help=f"When, by the plant's clock: {TYPED_DAY} (a day alone: until 23:59 of it); {TYPED_TIME}.", show_default=False
    ),
]
ExpiresOption = Annotated[str | None, typer.Option(help=f"Use by: {TYPED_DAY}.", show_default=False)]


def happened(settings: "Settings", typed: str) -> str:
    """When something was, as the contract writes it; ends the program for a time that is none, or is to come."""
    here = plant_now(settings.hub.timezone)
    try:
        when = typed_moment(typed, here, ahead=False)
    except ValueError as error:
        fail(plain(error))
    if when > here:
        said = moment(settings, milliseconds(when))
        fail(f"{plain(typed)} lies in the future ({said}): give the time when it happened")
    return iso(milliseconds(when))


def due(settings: "Settings", typed: str) -> int:
    """When something is to be, in milliseconds; a day alone is until its end. Ends the program for a time that is none."""
    try:
        return milliseconds(typed_moment(typed, plant_now(settings.hub.timezone), bare="ends"))
    except ValueError as error:
        fail(plain(error))


def day(settings: "Settings", typed: str) -> str:
    """A day as the contract writes it; ends the program for one that is none."""
    try:
        return typed_day(typed, plant_now(settings.hub.timezone)).isoformat()
    except ValueError as error:
        fail(plain(error))

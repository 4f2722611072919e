"""Which backups are kept: the newest, one a week, one a month. Dates only, no files."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

WEEKS: Final = 8
MONTHS: Final = 12
"""Of so many weeks and months the last backup is kept."""
_STAMP: Final = "%Y%m%dT%H%M%SZ"


def name_of(stem: str, made: datetime, suffix: str) -> str:
    """A backup's file name: its database, and when it was made, in UTC."""
    return f"{stem}-{made.strftime(_STAMP)}{suffix}"


def backups_in(folder: Path, stem: str, suffix: str) -> dict[datetime, Path]:
    """The backups of a database in a folder. Whatever has another kind of name is somebody else's."""
    found = {}
    for file in folder.glob(f"{stem}-*{suffix}"):
        try:
            # Only naive texts are compared with each other, all of them UTC.
            made = datetime.strptime(file.name.removeprefix(f"{stem}-").removesuffix(suffix), _STAMP)  # noqa: DTZ007
        except ValueError:
            continue
        found[made] = file
    return found


def superseded(made: Iterable[datetime], newest: int) -> set[datetime]:
    """Which of these backups need not be kept any more.

    Kept are the `newest`, and the last one of each of the newest `WEEKS` weeks and `MONTHS` months that have one. What is
    let go of once would have been let go of later too: rotating every day leaves what rotating once a year leaves.
    """
    falling = sorted(set(made), reverse=True)
    kept = set(falling[:newest])
    kept |= _last_of({when.isocalendar()[:2]: when for when in reversed(falling)}, WEEKS)
    kept |= _last_of({(when.year, when.month): when for when in reversed(falling)}, MONTHS)
    return set(falling) - kept


def _last_of(last: dict[tuple[int, int], datetime], spans: int) -> set[datetime]:
    return set(sorted(last.values(), reverse=True)[:spans])

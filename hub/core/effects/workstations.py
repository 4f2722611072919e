"""What a workstation shows: when it last changed, and what it counted today."""

from hub.core.case import Case
from hub.core.rows import Workstation


def touch_workstation(case: Case, workstation: str) -> None:
    """Stamp a workstation and mark its document dirty."""
    row = case.draft.edit(Workstation, workstation)
    row.changed, row.applied = case.no, case.stamp(row.applied)
    case.touch("ws", workstation)


def count_today(case: Case, workstation: Workstation, good: int, scrap: int, at: int) -> None:
    """Add to a workstation's counts of the production day, if `at` is of that day."""
    day = case.rules.day_of(at)
    if workstation.day < day:
        workstation.day, workstation.good, workstation.scrap = day, 0, 0
    if workstation.day == day:
        workstation.good += good
        workstation.scrap += scrap

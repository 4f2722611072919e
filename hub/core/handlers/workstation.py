"""Downtime: a workstation stands, and goes again."""

from typing import Any

from hub.core.case import Case
from hub.core.effects.workstations import touch_workstation
from hub.core.registry import handles, nothing
from hub.core.rows import Downtime, Workstation
from shared.commands import DowntimeStart, DowntimeStop


@handles("downtime-start", needs=nothing)
def start(case: Case, data: DowntimeStart) -> dict[str, Any]:
    """Down, with a reason; another reason ends the stretch before."""
    case.known_workstation(data.workstation)
    case.required_reason(data.reason, "stop")
    row = case.draft.edit(Workstation, data.workstation)
    if row.stop_reason:
        case.flag("already-down")
        _note(case, row)
    row.stop_reason, row.stop_since = data.reason, case.at
    touch_workstation(case, data.workstation)
    return {}


@handles("downtime-stop", needs=nothing)
def stop(case: Case, data: DowntimeStop) -> dict[str, Any]:
    """It goes again."""
    case.known_workstation(data.workstation)
    row = case.draft.edit(Workstation, data.workstation)
    if row.stop_reason:
        _note(case, row)
    else:
        case.flag("not-down")
    row.stop_reason, row.stop_since = "", 0
    touch_workstation(case, data.workstation)
    return {}


def _note(case: Case, row: Workstation) -> None:
    ended = max(case.at, row.stop_since)
    case.draft.append(Downtime(case.no, row.id, row.stop_reason, case.badge, row.stop_since, ended))

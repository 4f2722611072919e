"""A log as a workload: what its people reported, in its order and with its overlaps, idle time cut short."""

from collections.abc import Iterator
from typing import Any, Final

from hub.rehearsal.derive import Derived
from hub.rehearsal.facts import Facts
from hub.rehearsal.log import Report
from hub.rehearsal.workload import Intention, Posts, Workload, unique
from shared.quantity import show

SHIFT_MS: Final = 6 * 3_600_000
GAP_MS: Final = (2_000, 60_000)
"""Where nobody reports anything for longer, the rehearsal does not wait: so long that all of it fits into a shift, if that
is between these."""
Act = tuple[str, dict[str, Any]]


def history(reports: list[Report], derived: Derived, facts: Facts, terminals: int) -> Workload:
    """Begin and end of each report become commands. One step's are all entered at one terminal, so in their order."""
    places = unique(derived.workstations[report.workstation] for report in reports)
    posts = Posts(places, terminals)
    workload = Workload(posts.terminals)
    at = _compressed(reports)
    last = {_where(report): report for report in sorted(reports, key=lambda report: report.end)}
    stop, pause = (facts.reasons[kind][0] for kind in ("stop", "pause"))
    desks: dict[tuple[str, str], str] = {}
    chains = {order: number for number, order in enumerate(derived.orders)}
    for report in reports:
        place = derived.workstations[report.workstation]
        desk = posts.at(place, chains[report.order])
        badge = derived.operators[report.operator]
        if report.kind == "down":
            down = {"workstation": place, "reason": stop}
            acts: list[tuple[int, Iterator[Act]]] = [
                (report.start, iter([("downtime-start", down)])),
                (report.end, iter([("downtime-stop", down)])),
            ]
        else:
            step = derived.steps[report.order, report.operation]
            desk = desks.setdefault((report.order, step), desk)
            on = {"mo": derived.orders[report.order], "op": step, "workstation": place}
            acts = [
                (report.start, _begun(report, on)),
                (report.end, _ended(report, on, pause, last=last[_where(report)] is report)),
            ]
        workload.intentions += [Intention(at[ms], desk, badge, *act) for ms, commands in acts for act in commands]
    return workload.ordered()


def _where(report: Report) -> tuple[str, str, str]:
    return report.order, report.operation, report.workstation


def _begun(report: Report, on: dict[str, str]) -> Iterator[Act]:
    yield "op-start", {**on, "kind": "rework" if report.rework and report.kind == "run" else report.kind}
    if report.rework and report.good:
        # A report of rework: its pieces are in the bucket when it begins, and good when it ends.
        yield "output", {**on, "good": "0", "rework": show(report.good)}


def _ended(report: Report, on: dict[str, str], pause: str, *, last: bool) -> Iterator[Act]:
    out_of = {"source": "rework"} if report.rework and report.good else {}
    yield "output", {**on, "good": show(report.good), **out_of}
    if report.review:
        yield "output", {**on, "good": "0", "suspect": show(report.review)}
    if last:
        yield "op-finish", on
    else:
        yield "op-pause", {**on, "reason": pause}


def _compressed(reports: list[Report]) -> dict[int, int]:
    """Moment of the log → moment of the rehearsal: the same order, the idle time cut short."""
    moments = sorted({ms for report in reports for ms in (report.start, report.end)})
    longest = max(GAP_MS[0], min(GAP_MS[1], SHIFT_MS // len(moments)))
    shifted, now = {}, 0
    for before, ms in zip([moments[0], *moments], moments, strict=False):
        now += min(ms - before, longest)
        shifted[ms] = now
    return shifted

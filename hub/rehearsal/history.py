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
    places = unique(derived.workstations[one.workstation] for one in reports)
    posts = Posts(places, terminals)
    workload = Workload(posts.terminals)
    at = _compressed(reports)
    last = {_where(one): one for one in sorted(reports, key=lambda one: one.end)}
    stop, pause = (facts.reasons[kind][0] for kind in ("stop", "pause"))
    desks: dict[tuple[str, str], str] = {}
    chains = {order: number for number, order in enumerate(derived.orders)}
    for one in reports:
        place = derived.workstations[one.workstation]
        desk = posts.at(place, chains[one.order])
        badge = derived.operators[one.operator]
        if one.kind == "down":
            down = {"workstation": place, "reason": stop}
            acts: list[tuple[int, Iterator[Act]]] = [
                (one.start, iter([("downtime-start", down)])), (one.end, iter([("downtime-stop", down)])),
            ]  # fmt: skip
        else:
            step = derived.steps[one.order, one.operation]
            desk = desks.setdefault((one.order, step), desk)
            on = {"mo": derived.orders[one.order], "op": step, "workstation": place}
            acts = [(one.start, _begun(one, on)), (one.end, _ended(one, on, pause, last=last[_where(one)] is one))]
        workload.intentions += [Intention(at[ms], desk, badge, *act) for ms, found in acts for act in found]
    return workload.ordered()


def _where(one: Report) -> tuple[str, str, str]:
    return one.order, one.operation, one.workstation


def _begun(one: Report, on: dict[str, str]) -> Iterator[Act]:
    yield "op-start", {**on, "kind": "rework" if one.rework and one.kind == "run" else one.kind}
    if one.rework and one.good:
        # A report of rework: its pieces are in the bucket when it begins, and good when it ends.
        yield "output", {**on, "good": "0", "rework": show(one.good)}


def _ended(one: Report, on: dict[str, str], pause: str, *, last: bool) -> Iterator[Act]:
    out_of = {"source": "rework"} if one.rework and one.good else {}
    yield "output", {**on, "good": show(one.good), **out_of}
    if one.review:
        yield "output", {**on, "good": "0", "suspect": show(one.review)}
    if last:
        yield "op-finish", on
    else:
        yield "op-pause", {**on, "reason": pause}


def _compressed(reports: list[Report]) -> dict[int, int]:
    """Moment of the log → moment of the rehearsal: the same order, the idle time cut short."""
    moments = sorted({ms for one in reports for ms in (one.start, one.end)})
    longest = max(GAP_MS[0], min(GAP_MS[1], SHIFT_MS // len(moments)))
    made, now = {}, 0
    for before, ms in zip([moments[0], *moments], moments, strict=False):
        now += min(ms - before, longest)
        made[ms] = now
    return made

"""A session's clock: the stretches it was worked and paused, and how it ends."""

from hub.core.case import Case
from hub.core.rows import Session, Slice, Workstation
from shared.commands import OnOperation

CLOCK_LIMIT_MS = 24 * 3_600_000
"""A stretch of work longer than this is flagged: nobody works a day without a pause."""


def close_session(case: Case, session: Session, *, estimated: bool = False) -> None:
    """The session is over; `estimated` when nobody said so."""
    end_stretch(case, session, estimated=estimated)
    session.status, session.ended, session.closed_by, session.estimated = "closed", case.at, case.no, estimated
    place = case.draft.edit(Workstation, session.workstation)
    place.idle_since = max(place.idle_since, case.at)


def end_stretch(case: Case, session: Session, *, estimated: bool = False) -> None:
    """Write the stretch since the last change as a slice and begin the next one now.

    Inside one boot the terminal's monotonic clock gives the duration, else its wall clock. Never negative.
    """
    same_boot = case.boot and case.boot == session.since_boot
    ms = case.mono - session.since_mono if same_boot else case.at - session.since
    if ms < 0 or (session.status == "open" and ms > CLOCK_LIMIT_MS and not estimated):
        case.flag("clock")
    ms = max(0, ms)
    kind = "paused" if session.status == "paused" else session.kind
    case.draft.append(
        Slice(
            no=case.no,
            session=session.id,
            kind=kind,
            started=session.since,
            ended=case.at,
            ms=ms,
            reason=session.reason,
            estimated=estimated,
        )
    )
    if session.status == "open":
        session.worked_ms += ms
    session.since, session.since_boot, session.since_mono = case.at, case.boot, case.mono
    session.seen = max(session.seen, case.at)


def working_here(case: Case, data: OnOperation) -> list[Session]:
    """The sessions that run on an operation at a workstation."""
    return [
        session
        for session in case.draft.find(Session, "mo", data.mo)
        if (session.op, session.workstation, session.status) == (data.op, data.workstation, "open")
    ]

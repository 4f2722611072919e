"""Earlier commands and their effects, as the store and the batch at hand know them."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from hub.core.case import Case
from hub.core.rows import Booking, FloorException, Inbox, Movement, MovementLine, Reversal, Session, ShelfCount, Slice
from hub.core.view import Draft, Key
from shared.commands import COMMANDS, Command
from shared.plant_time import milliseconds
from shared.rules import RuleError, refuse
from shared.verbs import REVERSIBLE

LATER: Final = 64
"""So many later bookings of a source are told apart. A terminal has fewer under way at once, so it never takes back more
of them in one batch."""


@dataclass(slots=True)
class Past:
    """An earlier command, and what it did.

    `applied` is the decision by which a parked one was booked after all: its effects stand under that number. `later` are
    the reversible commands of its source that came after it and stood when this batch began, `newer` says whether one of
    them, or of this batch, stands now. `sessions` are those it closed, `worked` those not closed when it came (none of
    this batch), `stretches` what was written of these since.
    """

    inbox: Inbox
    applied: Inbox | None = None
    lines: list[MovementLine] = field(default_factory=list)
    booking: Booking | None = None
    moved: bool = False
    reversed: bool = False
    later: list[int] = field(default_factory=list)
    newer: bool = False
    sessions: list[Session] = field(default_factory=list)
    worked: list[Session] = field(default_factory=list)
    stretches: list[Slice] = field(default_factory=list)

    @property
    def no(self) -> int:
        """The inbox number under which its effects stand."""
        return (self.applied or self.inbox).no

    @property
    def occurred(self) -> int:
        """When what it reports was."""
        return (self.applied or self.inbox).occurred

    @property
    def booked(self) -> bool:
        """It has had its effect, at once or on a supervisor's word."""
        return self.applied is not None or self.inbox.status == "accepted"

    @property
    def raw(self) -> dict[str, Any]:
        """The envelope as it came."""
        envelope: dict[str, Any] = json.loads(self.inbox.body)
        return envelope

    @property
    def sent(self) -> int:
        """When its sender confirmed it, by the sender's clock."""
        return milliseconds(datetime.fromisoformat(self.raw["time"]))

    @property
    def data(self) -> Command:
        """What it said. Only for commands that were accepted or parked: their data has been valid."""
        return COMMANDS[self.inbox.verb].model_validate(self.raw["data"])


@dataclass(frozen=True, slots=True)
class Said:
    """Of what an exception is about: who said it where, and whether it has been taken back since."""

    source: str
    badge: str
    mo: str
    """The order it is about, or `""`."""
    reversed: bool


def said_key(no: int) -> Key:
    """What to look up for who said the command that an exception is about."""
    return ("said", str(no))


def command_key(reference: str) -> Key:
    """What to look up for a reference to a command."""
    return ("command", reference)


def since_key(item: str, ms: int) -> Key:
    """What to look up for the movements of an item that happened since a moment."""
    return ("since", item, str(ms))


def forgotten_key(mo: str, op: str, workstation: str) -> Key:
    """What to look up for the sessions at a place whose end nobody reported."""
    return ("forgotten", mo, op, workstation)


def counts_key(item: str, lot: str, location: str) -> Key:
    """What to look up for the counts of a place."""
    return ("counts", item, lot, location)


def count_before(draft: Draft, count: int, item: str, lot: str, location: str) -> ShelfCount | None:
    """The last count of a place that still stands when one is taken back. Of two for the same moment the later is right."""
    earlier: list[ShelfCount] = draft.looked_up(counts_key(item, lot, location)) or []
    newly = [row for row in draft.newly(ShelfCount) if (row.item, row.lot, row.location) == (item, lot, location)]
    gone = {count, *(row.target for row in draft.newly(Reversal))}
    standing = [row for row in (*earlier, *newly) if row.no not in gone]
    return max(standing, key=lambda row: (row.counted_at, row.no), default=None)


def forgotten_session(case: Case, mo: str, op: str, workstation: str) -> Session | None:
    """The newest session of this person at a place that was closed as estimated before now, to be changed."""
    changed = [row for row in case.draft.changed(Session) if (row.mo, row.op, row.workstation) == (mo, op, workstation)]
    looked_up: list[Session] = case.draft.looked_up(forgotten_key(mo, op, workstation)) or []
    there = {row.id: row for row in (*looked_up, *changed)}  # as this batch has left them
    mine = [row for row in there.values() if row.badge == case.badge and row.estimated and row.ended <= case.at]
    newest = max(mine, key=lambda row: row.ended, default=None)
    return None if newest is None else case.draft.add(newest.clone())


def number_of(reference: str) -> int | None:
    """The inbox number that a reference is; None for an envelope's id."""
    return int(reference) if reference.isdigit() and len(reference) < 20 else None


def find_past(case: Case, reference: str) -> Past:
    """The command a reference names: an inbox number, or an envelope's id, as things stand in this batch.

    The decision that applied a parked command stands for that command, which may be named as well. Raises `RuleError`
    `command-unknown`.
    """
    draft = case.draft
    past = _as_applied(draft, _named(case, reference))
    taken_back = {row.target for row in draft.newly(Reversal)}
    is_reversed = past.reversed or past.no in taken_back
    return replace(past, reversed=is_reversed, newer=_newer_stands(draft, past, taken_back))


def _named(case: Case, reference: str) -> Past:
    """An id is unique per source: it is this source's own, or that of the only source that has used it."""
    draft = case.draft
    candidates: list[Past] = [*_in_batch(draft, reference), *(draft.looked_up(command_key(reference)) or ())]
    own = [past for past in candidates if past.inbox.source == case.source]
    if own:
        return own[0]
    if len(candidates) != 1:
        raise RuleError(refuse("command-unknown", command=reference))
    return candidates[0]


def _in_batch(draft: Draft, reference: str) -> list[Past]:
    """Commands of this batch that a reference names."""
    no = number_of(reference)
    named = [row for row in draft.newly(Inbox) if (row.id == reference if no is None else row.no == no)]
    return [_gathered(draft, row) for row in named]


def _gathered(draft: Draft, inbox: Inbox, applied: Inbox | None = None) -> Past:
    """A command of this batch, or one that this batch has applied, with its effects."""
    no = (applied or inbox).no
    return Past(
        inbox,
        applied,
        [line for line in draft.newly(MovementLine) if line.no == no],
        next((row for row in draft.newly(Booking) if row.no == no), None),
        any(row.no == no for row in draft.newly(Movement)),
        sessions=[row.clone() for row in draft.changed(Session) if row.closed_by == no],
    )


def _as_applied(draft: Draft, past: Past) -> Past:
    """What this batch has decided about a parked command, seen from the command or from the decision."""
    if past.applied is not None:
        return past
    for row in draft.changed(FloorException):
        if row.kind != "parked" or row.how != "apply" or past.inbox.no not in (row.no, row.rev):
            continue
        parked, decision = _inbox_row(draft, row.no), _inbox_row(draft, row.rev)
        if parked is not None and decision is not None:
            return _gathered(draft, parked, decision)
    return past


def _inbox_row(draft: Draft, no: int) -> Inbox | None:
    """A command by its number, if this batch has decided it or looked it up."""
    looked_up = [past.inbox for past in draft.looked_up(command_key(str(no))) or ()]
    return next((row for row in (*draft.newly(Inbox), *looked_up) if row.no == no), None)


def _newer_stands(draft: Draft, past: Past, taken_back: Collection[int]) -> bool:
    """Whether its source has booked since what could be taken back and was not."""
    if len(past.later) == LATER:
        return True  # there may be more than were looked for
    newly = [row.no for row in draft.newly(Inbox) if _reversible_after(row, past)]
    return any(no not in taken_back for no in (*past.later, *newly))


def _reversible_after(row: Inbox, past: Past) -> bool:
    later = row.no > past.no and row.source == past.inbox.source
    return later and row.verb in REVERSIBLE and row.status == "accepted"


def sessions_counted_in(draft: Draft, past: Past) -> list[Session]:
    """The sessions that a booking's pieces were counted in: those that ran there when it came, closed ones too.

    Told by the order of commands and not by clocks. To be changed as clones, because closed ones are not kept in the view.
    """
    if past.booking is None:
        return []
    written = [row for row in (*past.stretches, *draft.newly(Slice)) if row.no > past.no]
    return [session for session in _sessions_there(draft, past, past.booking) if _ran(session, written)]


def _sessions_there(draft: Draft, past: Past, booked: Booking) -> list[Session]:
    """The sessions at a booking's place that had begun and were not closed when it came."""
    place = (booked.mo, booked.op, booked.workstation)
    candidates = {row.id: row for row in (*past.worked, *draft.find(Session, "mo", booked.mo), *draft.changed(Session))}
    return [
        session
        for session in candidates.values()
        if (session.mo, session.op, session.workstation) == place
        and session.id <= past.no
        and not 0 < session.closed_by < past.no
    ]


def _ran(session: Session, written: Iterable[Slice]) -> bool:
    """The first stretch written of a session after a booking is the one that the booking fell into."""
    into = min((row for row in written if row.session == session.id), key=lambda row: row.no, default=None)
    return session.status == "open" if into is None else into.kind != "paused"


def moved_since(case: Case, item: str, lot: str, location: str, ms: int) -> int:
    """By how much facts that happened after a moment have changed a place's stock, micro-units."""
    changed = 0
    for line in case.draft.looked_up(since_key(item, ms)) or ():
        changed += _effect(line, item, lot, location)
    late = {row.no for row in case.draft.newly(Inbox) if row.occurred > ms}
    for line in case.draft.newly(MovementLine):
        if line.no in late:
            changed += _effect(line, item, lot, location)
    return changed


def _effect(line: MovementLine, item: str, lot: str, location: str) -> int:
    if (line.item, line.lot) != (item, lot):
        return 0
    return (line.q if line.to_loc == location else 0) - (line.q if line.from_loc == location else 0)

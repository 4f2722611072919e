"""Earlier commands and their effects, as the store and the batch at hand know them."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hub.core.case import Case
from hub.core.rows import Booking, Inbox, Movement, MovementLine, Reversal, Session
from hub.core.view import Draft, Key
from shared.commands import COMMANDS, REVERSIBLE, Command
from shared.plant_time import milliseconds
from shared.rules import RuleError, refuse


@dataclass(slots=True)
class Past:
    """An earlier command, and what it did. `sessions` are those it closed; `newer` is a later reversible one of its source
    that still stands."""

    inbox: Inbox
    lines: list[MovementLine] = field(default_factory=list)
    booking: Booking | None = None
    moved: bool = False
    reversed: bool = False
    newer: bool = False
    sessions: list[Session] = field(default_factory=list)

    @property
    def raw(self) -> dict[str, Any]:
        """The envelope as it came."""
        found: dict[str, Any] = json.loads(self.inbox.body)
        return found

    @property
    def sent(self) -> int:
        """When its sender confirmed it, by the sender's clock."""
        return milliseconds(datetime.fromisoformat(self.raw["time"]))

    @property
    def data(self) -> Command:
        """What it said. Only for commands that were accepted or parked: their data has been valid."""
        return COMMANDS[self.inbox.verb].model_validate(self.raw["data"])


def command_key(reference: str) -> Key:
    """What to look up for a reference to a command."""
    return ("command", reference)


def since_key(item: str, ms: int) -> Key:
    """What to look up for the movements of an item that happened since a moment."""
    return ("since", item, str(ms))


def find_past(case: Case, reference: str) -> Past:
    """The command a reference names: an envelope's id (this source's first) or an inbox number.

    Raises `RuleError` `command-unknown`.
    """
    found = _in_batch(case.draft, reference) or case.draft.looked_up(command_key(reference))
    if found is None:
        raise RuleError(refuse("command-unknown", command=reference))
    past: Past = found
    for row in case.draft.newly(Reversal):
        past.reversed |= row.target == past.inbox.no
    past.newer |= any(_stands_after(case.draft, row, past.inbox) for row in case.draft.newly(Inbox))
    return past


def _stands_after(draft: Draft, row: Inbox, past: Inbox) -> bool:
    if row.no <= past.no or row.source != past.source or row.verb not in REVERSIBLE or row.status != "accepted":
        return False
    return not any(one.target == row.no for one in draft.newly(Reversal))


def _in_batch(draft: Draft, reference: str) -> Past | None:
    found = next((row for row in draft.newly(Inbox) if reference in (row.id, str(row.no))), None)
    if found is None:
        return None
    no = found.no
    return Past(
        found,
        [line for line in draft.newly(MovementLine) if line.no == no],
        next((row for row in draft.newly(Booking) if row.no == no), None),
        any(row.no == no for row in draft.newly(Movement)),
        sessions=[row.clone() for row in draft.changed(Session) if row.closed_by == no],
    )


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

"""What is answered to a command that can't be trusted: that nothing of it was taken, and why.

It has no place in any order, and its answer is kept nowhere. What a resend may heal is answered `retry`; so is everything of
a terminal, which would else take a damaged booking for settled.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from hub.core.intake.answering import answer_of
from hub.core.intake.incoming import Arrival
from hub.core.rows import Epoch
from hub.core.view import View
from shared.envelope import PoisonError, decode, whole_sum
from shared.ids import is_id
from shared.rules import Refusal, refuse

AT_ONCE: Final = 10
"""So many answers a client gets at once, and then one each `ONE_EVERY_MS`: nobody makes the hub shout."""
ONE_EVERY_MS: Final = 500
CLIENTS: Final = 1_000
"""So many are remembered; names cost an intruder nothing."""


@dataclass(slots=True)
class Allowance:
    """How many more answers each client gets."""

    _spent: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Client → how many were given, as of when."""

    def take(self, client: str, now: int) -> bool:
        """Whether this client is answered once more."""
        spent, since = self._spent.pop(client, (0, now))
        back = max(0, now - since) // ONE_EVERY_MS  # a clock that was set back gives nothing
        if back >= spent:
            spent, since = 0, now
        else:
            spent, since = spent - back, min(now, since + back * ONE_EVERY_MS)
        granted = spent < AT_ONCE
        self._spent[client] = (spent + granted, since)
        if len(self._spent) > CLIENTS:
            del self._spent[next(iter(self._spent))]
        return granted


@dataclass(slots=True)
class Answers:
    """To commands that were not believed, within what a client is allowed."""

    _allowance: Allowance = field(default_factory=Allowance)

    def answer(self, arrival: Arrival, poison: PoisonError, view: View, now: int) -> str | None:
        """The answer; None where not even its id can be read, or it has had so many."""
        allowed = self._allowance.take(f"{arrival.plane}/{arrival.client}", now)
        return _answer(arrival, poison, view) if allowed else None


def as_poison(error: PoisonError | ValidationError) -> PoisonError:
    """Not pydantic's own text: it repeats the input, and that may hold a PIN or a code."""
    return error if isinstance(error, PoisonError) else PoisonError(f"{error.error_count()} wrong fields")


def _answer(arrival: Arrival, poison: PoisonError, view: View) -> str | None:
    try:
        raw = decode(arrival.payload, halves=True)
    except PoisonError:
        return None
    identity, epoch, sequence = raw.get("id"), raw.get("epoch"), raw.get("sequence")
    if not isinstance(identity, str) or not is_id(identity):
        return None
    named = epoch if isinstance(epoch, str) and is_id(epoch) else None
    numbered = isinstance(sequence, str) and len(sequence) == 12 and sequence.isascii() and sequence.isdigit()
    row = view.get(Epoch, f"t/{arrival.client}", named) if named and arrival.plane == "t" else None
    lasting = arrival.plane == "x" and not _perhaps_damaged(raw)
    return answer_of(
        identity,
        named,
        int(sequence or 0) or None if numbered else None,
        "rejected" if lasting else "retry",
        _refusal(arrival, poison),
        have_through=row.have_through if row else None,
        no=None,
    )


def _perhaps_damaged(raw: dict[str, Any]) -> bool:
    """Whether the sender may have said something else: what carries no checksum, or the right one, was meant so."""
    try:
        return "sum" in raw and raw["sum"] != whole_sum(raw)
    except (ValueError, RecursionError):
        return True


def _refusal(arrival: Arrival, poison: PoisonError) -> Refusal:
    if poison.kind == "unreadable":
        return refuse("unreadable", why=str(poison))
    return refuse(poison.kind, client=arrival.client)

"""When wrong PINs keep a badge out, and where: a rule over what is noted of one badge, and nothing else.

Wrong PINs lock the badge at the client they came from, each time for longer; at other clients it stays usable. Spread over
many clients they lock it wherever its PIN was never right, so that many accounts get a guesser no further than one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

TRIES: Final = 5
"""Wrong PINs of one client before the badge is locked there."""
SPREAD_TRIES: Final = 12
"""Wrong PINs of all clients together before it is locked at those that never had it right. One client counts for no more
than `TRIES`, so that it takes three."""
FIRST_MS: Final = 60_000
LONGEST_MS: Final = 3_600_000
FORGOTTEN_MS: Final = 24 * 3_600_000
"""After so long without a wrong one nothing is held against anybody."""
KEPT: Final = 32
"""So many clients without the right PIN are told apart, and so many with it: names cost a guesser nothing."""
OTHERS: Final = "*"
"""All further clients together."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What is noted of one badge at one client: wrong PINs since the last right one, and when either was (ms, 0 never)."""

    client: str
    failures: int = 0
    wrong_at: int = 0
    right_at: int = 0


@dataclass(frozen=True, slots=True)
class Lock:
    """For how long a badge can't be used here; `spread`: because of what came from elsewhere."""

    ms: int
    spread: bool = False


def pause(failures: int, free: int) -> int:
    """How long nobody may try after so many wrong ones, of which the first few are free: twice as long each time."""
    if failures < free:
        return 0
    return LONGEST_MS if failures - free > LONGEST_MS // FIRST_MS else min(LONGEST_MS, FIRST_MS << (failures - free))


def lock_on(tallies: Sequence[Tally], client: str, now: int) -> Lock | None:
    """What keeps this client from trying, if anything does."""
    own = _of(tallies, client, now)
    here = _left(own.wrong_at, pause(own.failures, TRIES), now)
    fresh = [tally for tally in tallies if _counts(tally, now)]
    spread = 0
    if fresh and not own.right_at:
        together = sum(min(tally.failures, TRIES) for tally in fresh)
        newest = min(fresh, key=lambda tally: abs(now - tally.wrong_at))
        spread = _left(newest.wrong_at, pause(together, SPREAD_TRIES), now)
    longest = max(here, spread)
    return Lock(longest, spread=spread > here) if longest else None


def tries_left(tallies: Sequence[Tally], client: str, now: int) -> int:
    """How many wrong ones more until it is locked here."""
    return max(0, TRIES - _of(tallies, client, now).failures)


def after_wrong(tallies: Sequence[Tally], client: str, now: int) -> tuple[Tally, ...]:
    """What is noted after a wrong PIN."""
    own = _of(tallies, client, now)
    return _kept(tallies, replace(own, failures=own.failures + 1, wrong_at=now), now)


def after_right(tallies: Sequence[Tally], client: str, now: int) -> tuple[Tally, ...]:
    """What is noted after the right PIN. When it was is only to the day: it is no reason to write each time."""
    own = next((tally for tally in tallies if tally.client == client), Tally(client))
    if own.right_at and not own.failures and abs(now - own.right_at) < FORGOTTEN_MS:
        return tuple(tallies)
    return _kept(tallies, Tally(client, right_at=now), now)


def _of(tallies: Sequence[Tally], client: str, now: int) -> Tally:
    """What is held against a client now: its own, or what is held against all those that no room is left for."""
    own = next((tally for tally in tallies if tally.client == client), None)
    if own is None:
        strangers = sum(_counts(tally, now) and not tally.right_at for tally in tallies if tally.client != OTHERS)
        if strangers < KEPT:
            return Tally(client)
        own = next((tally for tally in tallies if tally.client == OTHERS), Tally(OTHERS))
    return own if _counts(own, now) else replace(own, failures=0, wrong_at=0)


def _kept(tallies: Iterable[Tally], changed: Tally, now: int) -> tuple[Tally, ...]:
    """All that is worth keeping, what has changed among it; of the clients that had it right, those of late."""
    rest = [tally if _counts(tally, now) else replace(tally, failures=0, wrong_at=0) for tally in tallies]
    every = [changed, *(tally for tally in rest if tally.client != changed.client)]
    known = sorted((tally for tally in every if tally.right_at), key=lambda tally: (tally is changed, tally.right_at))
    strangers = [tally for tally in every if tally.failures and not tally.right_at]
    return *known[-KEPT:], *strangers


def _counts(tally: Tally, now: int) -> bool:
    """Whether its wrong ones are not forgotten. A clock that was set by more than that forgets as well."""
    return bool(tally.failures) and abs(now - tally.wrong_at) < FORGOTTEN_MS


def _left(since: int, pause_ms: int, now: int) -> int:
    """What is left of a pause. A clock that was set back by more than the pause ends it, or it would last for years."""
    return max(0, pause_ms - abs(now - since))

"""One hub a site: whether another one, on another database, speaks there already.

A hub that is alive says so every 15 s (`hub/status`). One that lost its power says nothing more, though the broker keeps its
last word: `online`. So a word of another database counts when it is said again, and a silent one locks nobody out. On the
same database `store.ownership` has decided already.
"""

from dataclasses import dataclass, field
from typing import Any, Final, Literal

from shared.envelope import PoisonError, decode

PATIENCE_MS: Final = 45_000
"""A hub that has not spoken again for so long is gone."""
KEPT_MS: Final = 700
"""What a broker keeps it says at once; after so long it keeps nothing."""
Verdict = Literal["wait", "alone", "other", "elsewhere"]


class OtherHubError(RuntimeError):
    """Another hub serves this site, or has served it; the message says what to do."""


@dataclass(slots=True)
class Neighbours:
    """Listens before it speaks. `fresh` says that this hub's database is empty, `new` that it is meant to be."""

    database: str
    generation: str
    fresh: bool = False
    new: bool = False
    settled: bool = False
    """Nobody else is there: this hub speaks."""
    _began: int | None = None
    _heard_at: int | None = None
    _other: str = ""
    """The database that was heard of."""
    _said: dict[str, set[str]] = field(default_factory=dict)
    """By another hub's generation: the times at which it said that it is online."""

    def begin(self, now: int) -> None:
        """Connected: what the broker keeps is about to come."""
        if self._began is None:
            self._began = now

    def heard(self, payload: bytes, now: int) -> None:
        """A `hub/status`, from whomever."""
        status = _status(payload)
        database, generation = str(status.get("database") or ""), str(status.get("generation") or "")
        if generation == self.generation or not database:
            return
        self._heard_at = now
        self._other = "" if database == self.database else database
        if self._other and status.get("online") is True:
            said = self._said.setdefault(generation, set())
            said.add(str(status.get("ts")))
        else:
            self._said.pop(generation, None)

    def verdict(self, now: int) -> Verdict:
        """Before it is settled: go on waiting, speak, or that another hub is alive, or was here on another database."""
        if self._began is None:
            return "wait"
        waited = now - self._began
        alive = any(len(said) > 1 for said in self._said.values())
        if alive:
            return "other"
        if self._said and waited < PATIENCE_MS:
            return "wait"
        if self._heard_at is None and 0 <= waited < KEPT_MS:
            return "wait"
        if self._other and self.fresh and not self.new:
            return "elsewhere"
        self.settled = True
        self._said.clear()
        return "alone"

    def listen_on(self, now: int) -> None:
        """Somebody is alive: wait until nothing has been said again for as long as at the beginning, or goodbye."""
        self._began = now
        self._said = {generation: set() for generation in self._said}

    def displaced(self) -> str:
        """While it speaks: the database of another hub that speaks too, where this one has to yield. `""` else.

        Both listened before they spoke, so this is rare: two that began in one moment, or a network that has come together
        again. The one whose database's id is lower stays.
        """
        alive = any(len(said) > 1 for said in self._said.values())
        return self._other if alive and self._other and self._other < self.database else ""


def _status(payload: bytes) -> dict[str, Any]:
    try:
        return decode(payload)
    except PoisonError:
        return {}

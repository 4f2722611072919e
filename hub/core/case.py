"""One command being decided: what it says, who says it, and the draft its handler writes on."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

from hub.core.books.ledger import Posting
from hub.core.edition import ONE_WORD, SINCE
from hub.core.rows import FloorException, Item, Location, Operator, Reason, Row, Workstation
from hub.core.view import Draft
from shared.commands import Command
from shared.quantity import fits
from shared.rules import BUCKETS, Refusal, RuleError, refuse

R = TypeVar("R", bound=Row)
DocKey = tuple[str, ...]
"""A state document: `("mo", mo)`, `("op", mo, op)`, `("job", mo, op)`, `("ws", id)`,
`("stock", item, location)`, `("value-mo", mo)`, …"""
Place = tuple[str, str, str]
"""Item, lot, location."""


class NonsenseError(Exception):
    """The command makes no sense (a wrong unit, a model's rule): it is answered *quarantined*."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site has decided, and the few things that a core can't know by itself."""

    day_of: Callable[[int], str]
    """Moment (ms) → production day; a night shift belongs to the day it began."""
    year_of: Callable[[int], int]
    client_roles: dict[str, frozenset[str]] = field(default_factory=dict)
    """Role of each `x/` client, by name; one that is not listed may do no more than its users' PINs prove."""
    grant_holder: Callable[[str, str, str, int], str] = lambda *_: ""
    """(grant, client, verb, now) → the badge that gave its PIN for it, `""` when it is not valid."""
    forgotten_ms: int = 12 * 3_600_000
    """A running session in which nothing was reported for this long was forgotten."""
    escalate_ms: tuple[int, ...] = (5 * 60_000, 15 * 60_000)
    """Ages at which an open call escalates."""
    message_ms: int = 24 * 3_600_000
    """A message nobody read for this long is taken down."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose work a command is, and when it was by the clock it was told by (ms).

    `boot` and `mono` are a terminal's monotonic clock, `""` and 0 where none was running. `entered_by` booked it on behalf
    of `badge`, `""` where both are the same.
    """

    badge: str
    at: int
    boot: str = ""
    mono: int = 0
    entered_by: str = ""


@dataclass(slots=True)
class Outcome:
    """What a command has brought about so far, beside its draft: one for every case in which parts of it are decided."""

    flags: list[str] = field(default_factory=list)
    touched: dict[DocKey, None] = field(default_factory=dict)
    posting: Posting | None = None
    reversal_of: int | None = None
    happened: int | None = None
    """When what it posts was, where that is not its own time: see `Case.backdate`."""
    count: int = 0
    """The count that it is, or takes back."""
    uncounted: Collection[Place] = ()
    """Places whose count has nothing to say about what it posts."""
    exceptions: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A command with its context. Handlers read and write through it and return the answer's `result`.

    Who and when stand fast: what is decided as somebody else's work, or as of another moment, is another case (`on_behalf`,
    `applying`) that writes on the same draft and adds to the same outcome.
    """

    no: int
    verb: str
    source: str
    epoch: str
    seq: int
    actor: Actor
    now: int
    data: Command
    raw: dict[str, Any]
    draft: Draft
    rules: SiteRules
    minted: dict[int, int]
    edition: int = 0
    """Which rules stand."""
    supervised: bool = False
    """A PIN was given for it, or a trusted client sent it."""
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def badge(self) -> str:
        """Whose work it is; `""` where nobody stands behind it."""
        return self.actor.badge

    @property
    def at(self) -> int:
        """When it was, ms."""
        return self.actor.at

    @property
    def boot(self) -> str:
        """The boot in which `mono` counts; `""` without one."""
        return self.actor.boot

    @property
    def mono(self) -> int:
        """The terminal's monotonic clock, ms."""
        return self.actor.mono

    @property
    def entered_by(self) -> str:
        """Who booked this on behalf of `badge`; `""` where both are the same."""
        return self.actor.entered_by

    @property
    def posting(self) -> Posting:
        """The one movement of this command, for whoever has something to post. The inbox chains it when all is decided."""
        outcome = self.outcome
        if outcome.posting is None:
            outcome.posting = Posting(self.draft, self.no, self.stamp)
        return outcome.posting

    def on_behalf(self, actor: Actor) -> Self:
        """The same command as somebody else's work, or as of another moment."""
        return replace(self, actor=actor)

    def applying(self, verb: str, data: Command, raw: dict[str, Any], actor: Actor) -> Self:
        """Another command, with whose effects this one is to be stored."""
        return replace(self, verb=verb, data=data, raw=raw, actor=actor)

    def backdate(self, happened: int, *, count: int = 0, uncounted: Collection[Place] = ()) -> None:
        """What this command posts was at another time (ms) than it was said: counts since then have seen it already.

        `count` is the count that it is, or takes back; `uncounted` are places whose count has nothing to say about it.
        """
        outcome = self.outcome
        outcome.happened, outcome.count, outcome.uncounted = happened, count, uncounted

    def object_to(self, code: str, **facts: object) -> None:
        """Raise `RuleError`, unless the rule is newer than the edition that stood: then it was decided without it."""
        if SINCE.get(code, 0) <= self.edition:
            raise RuleError(refuse(code, **facts))

    def bucket(self, name: str) -> str:
        """What people call a bucket of a step, in the words of the edition that stood."""
        return BUCKETS[name] if self.edition >= ONE_WORD else name

    def flag(self, name: str) -> None:
        """Accepted, but someone should know."""
        if name not in self.outcome.flags:
            self.outcome.flags.append(name)

    def touch(self, *doc: str) -> None:
        """Mark a document dirty."""
        self.outcome.touched[doc] = None

    def raise_exception(
        self, kind: str, subject: str, text: str, proposal: dict[str, Any] | None = None, ways: str = ""
    ) -> None:
        """Open an exception: a person has to settle it. `proposal` is a command that would compensate."""
        self.outcome.exceptions += 1
        identity = f"EX-{self.no}-{self.outcome.exceptions}"
        offered = json.dumps(proposal, separators=(",", ":")) if proposal else ""
        self.draft.add(
            FloorException(
                id=identity,
                kind=kind,
                subject=subject,
                no=self.no,
                text=text,
                since=self.now,
                rev=self.no,
                verb=self.verb,
                proposal=offered,
                ways=ways,
            )
        )
        self.touch("exception", identity)
        self.flag(kind)

    def next_order(self) -> str:
        """The next free order number of this year; used up only if the command is accepted."""
        year = self.rules.year_of(self.now)
        return f"MO-{year}-{self.minted.get(year, 0) + 1:05d}"

    def stamp(self, applied: str) -> str:
        """Note this command in a row's `applied`; only sources with a sequence have overlays to protect."""
        if not self.seq:
            return applied
        name = self.source.removeprefix("t/")
        # Nearly always this terminal stands there already: then only its number changes.
        mine = f'"{name}":["{self.epoch}",'
        at = applied.find(mine)
        if at >= 0:
            end = applied.index("]", at)
            return f"{applied[: at + len(mine)]}{self.seq}{applied[end:]}"
        sources = json.loads(applied)
        sources[name] = [self.epoch, self.seq]
        return json.dumps(sources, separators=(",", ":"))

    def known_item(self, item: str) -> Item:
        """The item, or `RuleError` `item-unknown`."""
        return self.required(Item, item, "item-unknown", item=item)

    def known_workstation(self, workstation: str) -> Workstation:
        """The workstation, or `RuleError` `workstation-unknown`."""
        return self.required(Workstation, workstation, "workstation-unknown", workstation=workstation)

    def required_reason(self, reason: str, kind: str) -> None:
        """The reason exists and is one for this; else `RuleError` `reason-unknown`."""
        row = self.draft.get(Reason, reason)
        if row is None or row.kind != kind:
            raise RuleError(refuse("reason-unknown", reason=reason, kind=kind))

    def required_location(self, location: str) -> None:
        """The stock location exists; else `RuleError` `location-unknown`."""
        if self.draft.get(Location, location) is None:
            raise RuleError(refuse("location-unknown", location=location))

    def fitting(self, item: Item, q: int) -> None:
        """The quantity fits the item's unit; else `NonsenseError` `not-whole`: 1.5 chairs is refused."""
        if not fits(q, item.decimals):
            raise NonsenseError(refuse("not-whole", item=item.id, unit=item.unit, decimals=item.decimals))

    def required(self, kind: type[R], key: str, rule: str, **facts: object) -> R:
        """A row that must exist, or the rule that says it does not."""
        row = self.draft.get(kind, key)
        if row is None:
            raise RuleError(refuse(rule, **facts))
        return row

    def name_of(self, badge: str) -> str:
        """A person's name, or the badge when unknown."""
        person = self.draft.get(Operator, badge)
        return person.name if person and person.name else badge

    def who(self) -> str:
        """Who says this, as people read it: the person's name, or the client where nobody stands behind it."""
        if self.badge:
            return self.name_of(self.badge)
        plane, _, client = self.source.partition("/")
        return f"office ({client})" if plane == "x" and client != "office" else client or plane

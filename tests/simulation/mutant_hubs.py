"""Hubs with one bug each."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Any, ClassVar

from sqlalchemy import Connection, Engine, event

from hub.core.intake.answering import Reply
from hub.core.intake.inbox import InboxCore
from hub.core.intake.incoming import Incoming
from hub.core.rows import Epoch, MoMaterial, Pool, Row
from hub.core.view import View
from hub.rehearsal.machine import HubMachine
from hub.service.engine import HubEngine
from hub.service.messages import Outgoing, Poison
from hub.service.node import HubNode
from shared.envelope import to_bytes


class _Engine(HubEngine):
    """The real engine over another core."""

    core_class: type[InboxCore] = InboxCore

    def _reload(self) -> None:
        super()._reload()
        was = self.core
        self.core = self.core_class(self.view, self.rules, was.counters)
        self.core.touched, self.core.hints = was.touched, was.hints


# --- before the commit ---------------------------------------------------------------------------------------------


class _DecidedCore(InboxCore):
    """Says of each command that it is decided, while nothing is written yet."""

    decided: Callable[[Reply], None]

    def take(self, incoming: Incoming, now: int) -> Reply:
        reply = super().take(incoming, now)
        self.decided(reply)
        return reply


class _HastyEngine(_Engine):
    """Tells something of each command as soon as it is decided."""

    core_class = _DecidedCore
    publish: Callable[[Outgoing], Any]

    def _reload(self) -> None:
        super()._reload()
        self.core.decided = self.decided  # type: ignore[attr-defined]  # a _DecidedCore

    def decided(self, reply: Reply) -> None:
        """A command is decided; each bug does something with it."""


class _HastyNode(HubNode):
    """Gives its engine a way out of its own."""

    def __init__(self, engine: _HastyEngine, *rest: Any, **named: Any) -> None:
        super().__init__(engine, *rest, **named)
        engine.publish = self._publish


class _AckingEngine(_HastyEngine):
    def decided(self, reply: Reply) -> None:
        if reply.ack is not None:
            self.publish(self._ack(reply.incoming.arrival, reply.ack))

    def _take(self, incoming: list[Incoming], now: int) -> list[Outgoing]:
        super()._take(incoming, now)
        return []  # all told


class TellingBeforeCommit(HubMachine):
    """Ack before commit: a command is answered when it is decided, and its batch written afterwards."""

    make_engine = _AckingEngine
    make_node = _HastyNode


class _PublishingEngine(_HastyEngine):
    def decided(self, reply: Reply) -> None:
        for key in self.take_touched() if reply.fresh else ():
            self.publish(self.document(key, self._wall))


class PublishingBeforeCommit(HubMachine):
    """Publish before commit: documents are rendered from what is decided, and the batch is written afterwards."""

    make_engine = _PublishingEngine
    make_node = _HastyNode


def _end_at_once(connection: Connection) -> None:
    """Without a transaction each row is one of its own."""
    connection.exec_driver_sql("COMMIT")


class _PerLineEngine(HubEngine):
    def __init__(self, database: Engine, *rest: Any, **named: Any) -> None:
        if not event.contains(database, "begin", _end_at_once):  # it is the machine's, and outlives this program
            event.listen(database, "begin", _end_at_once)
        super().__init__(database, *rest, **named)


class CommittingPerLine(HubMachine):
    """Commit per line: every row is durable on its own, the balances before the command they come from."""

    make_engine = _PerLineEngine


# --- the order of commands -------------------------------------------------------------------------------------------


@contextmanager
def _as_if_next(core: InboxCore, incoming: Incoming) -> Iterator[None]:
    """Its sequence is the next one, whatever it is; the numbering goes on from the highest."""
    key = (incoming.source, incoming.epoch)
    epoch = core.view.get(Epoch, *key) if incoming.seq else None
    if epoch is None:
        yield
        return
    stood = epoch.have_through
    epoch.have_through = incoming.seq - 1
    yield
    epoch.have_through = stood
    after = core.view.get(Epoch, *key) or epoch  # what was applied has left a row of its own
    after.have_through = max(stood, after.have_through)


class _EveryCopyCore(InboxCore):
    def take(self, incoming: Incoming, now: int) -> Reply:
        self.answers.clear()
        epoch = self.view.get(Epoch, incoming.source, incoming.epoch)
        if epoch is None or incoming.seq > epoch.have_through:
            return super().take(incoming, now)
        with _as_if_next(self, incoming):
            return super().take(incoming, now)


class _EveryCopyEngine(_Engine):
    core_class = _EveryCopyCore


class NotDeduplicating(HubMachine):
    """No dedupe: what comes again is applied again.

    The inbox's unique constraints are taken away from its database: with them the bug can't exist.
    """

    make_engine = _EveryCopyEngine

    def __init__(self, broker: Any, topics: Any, rules: Any, rng: Random, image: bytes) -> None:
        super().__init__(broker, topics, rules, rng, _without_keys(image))


def _without_keys(image: bytes) -> bytes:
    database = sqlite3.connect(":memory:")
    database.deserialize(image)
    statements = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'inbox' AND sql IS NOT NULL"))
    table = statements.pop("inbox")
    kept = table[: table.index("CONSTRAINT uq_inbox")].rstrip().removesuffix(",") + ")"
    database.execute("ALTER TABLE inbox RENAME TO keyed")
    for name in statements:
        database.execute(f"DROP {'INDEX' if name.startswith('ix_') else 'TRIGGER'} {name}")
    database.execute(kept)
    database.execute("INSERT INTO inbox SELECT * FROM keyed")
    database.execute("DROP TABLE keyed")
    for statement in statements.values():
        database.execute(statement)
    database.commit()
    return database.serialize()


class _AnyOrderCore(InboxCore):
    def __init__(self, *all_of_it: Any) -> None:
        super().__init__(*all_of_it)
        self._passed: set[tuple[str, str, int]] = set()

    def take(self, incoming: Incoming, now: int) -> Reply:
        epoch = self.view.get(Epoch, incoming.source, incoming.epoch)
        if epoch is None or not self._early_or_late(incoming, epoch.have_through):
            return super().take(incoming, now)
        with _as_if_next(self, incoming):
            return super().take(incoming, now)

    def _early_or_late(self, incoming: Incoming, have_through: int) -> bool:
        """What was passed over by one before it may still come."""
        key = (incoming.source, incoming.epoch)
        self._passed |= {(*key, seq) for seq in range(have_through + 1, incoming.seq)}
        late = (*key, incoming.seq) in self._passed
        self._passed.discard((*key, incoming.seq))
        return late or incoming.seq > have_through


class _AnyOrderEngine(_Engine):
    core_class = _AnyOrderCore


class ApplyingOutOfOrder(HubMachine):
    """Apply out of order: a command is applied when it comes, whether or not those before it have."""

    make_engine = _AnyOrderEngine


@contextmanager
def _one_numbering(core: InboxCore, incoming: Incoming) -> Iterator[None]:
    """Its epoch has come as far as the furthest of its source."""
    epoch = core.view.get(Epoch, incoming.source, incoming.epoch)
    if epoch is None:
        yield
        return
    stood = epoch.have_through
    epoch.have_through = max(row.have_through for row in core.view.all(Epoch) if row.source == incoming.source)
    yield
    epoch.have_through = stood


class _OneNumberingCore(InboxCore):
    def take(self, incoming: Incoming, now: int) -> Reply:
        with _one_numbering(self, incoming):
            return super().take(incoming, now)

    def conflicts(self, incoming: Incoming) -> bool:
        with _one_numbering(self, incoming):
            return super().conflicts(incoming)


class _OneNumberingEngine(_Engine):
    core_class = _OneNumberingCore


class IgnoringEpochs(HubMachine):
    """Ignore epoch: a sequence is known by its terminal alone, whichever journal it comes from."""

    make_engine = _OneNumberingEngine


class _ForgivingCore(InboxCore):
    def take(self, incoming: Incoming, now: int) -> Reply:
        earlier = self.answers.get((incoming.source, incoming.id))
        return super().take(incoming, now) if earlier is None else Reply(incoming, earlier.ack)


class _ForgivingEngine(_Engine):
    core_class = _ForgivingCore


class TakingConflictsForDuplicates(HubMachine):
    """An id conflict answered as a duplicate: whatever came under a known id gets the answer that its namesake got."""

    make_engine = _ForgivingEngine


# --- what is said ------------------------------------------------------------------------------------------------------


class _UnappliedEngine(HubEngine):
    def document(self, key: tuple[str, ...], now: int) -> Outgoing:
        out = super().document(key, now)
        if not out.payload:
            return out
        doc = json.loads(out.payload)
        return replace(out, payload=to_bytes({**doc, "applied": {}} if "applied" in doc else doc))


class WithoutApplied(HubMachine):
    """A document without its `applied`: nobody knows which of their own commands it contains."""

    make_engine = _UnappliedEngine


# --- what is written ---------------------------------------------------------------------------------------------------


class _LossyEngine(HubEngine):
    kind: ClassVar[type[Row]] = MoMaterial

    def _reload(self) -> None:
        super()._reload()
        self.view = self.core.view = _LossyView(self.view)


class _LossyView(View):
    """A view whose changed rows of one kind are not handed to the store."""

    def __init__(self, whole: View) -> None:
        super().__init__()
        self.__dict__.update(whole.__dict__)
        self.dirty = _WithoutKind(whole.dirty)

    def written(self) -> None:
        super().written()
        self.dirty = _WithoutKind(self.dirty)


class _WithoutKind(dict[type[Row], dict[tuple[Any, ...], Row]]):
    def setdefault(self, kind: Any, default: Any = None) -> Any:
        return {} if kind is _LossyEngine.kind else super().setdefault(kind, default)


class LosingOneKind(HubMachine):
    """One row kind is not written by `flush`: what orders have consumed of their material lives in memory alone."""

    make_engine = _LossyEngine


# --- values ------------------------------------------------------------------------------------------------------------


class _RoundingCore(InboxCore):
    def take(self, incoming: Incoming, now: int) -> Reply:
        reply = super().take(incoming, now)
        if reply.fresh and incoming.arrival.verb == "consume":
            for pool in self.view.dirty.get(Pool, {}).values():
                pool.v += 1  # type: ignore[attr-defined]  # a Pool's
        return reply


class _RoundingEngine(_Engine):
    core_class = _RoundingCore


class ValueOffByOne(HubMachine):
    """A value one micro-unit off: what is consumed leaves the rest dearer by the least there is."""

    make_engine = _RoundingEngine


# --- poison ------------------------------------------------------------------------------------------------------------


class _NoPoison(Poison):
    def add(self, where: str, why: str) -> None:
        """Nothing happens."""


class _SilentEngine(HubEngine):
    def __init__(self, *all_of_it: Any, **named: Any) -> None:
        super().__init__(*all_of_it, **named)
        self.poison = _NoPoison()


class SilentAboutPoison(HubMachine):
    """Drop poison silently: what can't be trusted is neither counted nor kept for anyone to see."""

    make_engine = _SilentEngine

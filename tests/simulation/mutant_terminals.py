"""Terminals with one bug each."""

import json
import sqlite3
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from shared.envelope import Ack, PoisonError, decode, to_bytes
from shared.wire import BusEvent, Wire
from terminal.core.delivery.courier import Courier, Send
from terminal.core.delivery.journal import Entry, Journal
from terminal.core.delivery.moment import Moment
from terminal.core.operator.terminal import TerminalCore
from terminal.core.plant.replica import Replica
from terminal.rehearsal.machine import TerminalMachine
from terminal.shell.node import TerminalNode

# --- done on PUBACK --------------------------------------------------------------------------------------------------


class _Listening:
    """A wire on which somebody notes the PUBACKs of commands."""

    def __init__(self, wire: Wire, sent: list[tuple[bytes, "Future[None]"]]) -> None:
        self._wire = wire
        self._sent = sent

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wire, name)

    def publish(self, topic: str, payload: bytes, *, qos: int = 1, retain: bool = False) -> "Future[None]":
        """As the wire does."""
        future = self._wire.publish(topic, payload, qos=qos, retain=retain)
        if "/cmd/" in topic:
            self._sent.append((payload, future))
        return future


class _BelievingNode(TerminalNode):
    def __init__(self, *all_of_it: Any) -> None:
        super().__init__(*all_of_it)
        self._sent: list[tuple[bytes, Future[None]]] = []

    def receive(self, event: BusEvent, wire: Wire, now: Moment) -> None:
        self._believe(now)
        super().receive(event, wire, now)

    def pump(self, wire: Wire, now: Moment) -> None:
        self._believe(now)
        super().pump(_Listening(wire, self._sent), now)

    def _believe(self, now: Moment) -> None:
        waiting, self._sent = self._sent, []
        for payload, future in waiting:
            if not future.done():
                self._sent.append((payload, future))
            elif future.exception() is None:
                envelope = json.loads(payload)
                answer = {
                    "id": envelope["id"],
                    "epoch": envelope["epoch"],
                    "seq": int(envelope["sequence"]),
                    "status": "accepted",
                    "flags": [],
                    "result": {},
                }
                core = self.core
                core.on_message(core.topics.client("t", core.terminal, "ack"), to_bytes(answer), now)


class BelievingPuback(TerminalMachine):
    """Done on PUBACK: what the broker has taken counts as accepted."""

    make_node = _BelievingNode


# --- numbers ---------------------------------------------------------------------------------------------------------

_UNKEYED = """
CREATE TABLE IF NOT EXISTS outbox (
    epoch TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, verb TEXT NOT NULL, badge TEXT NOT NULL,
    subject TEXT NOT NULL, body TEXT NOT NULL, saved_at INTEGER NOT NULL, status TEXT NOT NULL, ack TEXT
)
"""


class _ReusingJournal(Journal):
    def __init__(self, connection: sqlite3.Connection, *rest: Any, **named: Any) -> None:
        connection.execute(_UNKEYED)
        super().__init__(connection, *rest, **named)

    def _max_seq(self) -> int:
        answered = "SELECT max(seq) FROM outbox WHERE epoch = ? AND status <> 'queued'"
        newest = self._db.execute(answered, (self.epoch,)).fetchone()[0]
        return int(newest or 0)


class ReusingNumbers(TerminalMachine):
    """Reuse a sequence after a crash: the numbering goes on behind the last command that was answered.

    The outbox has no primary key here: with it the journal refuses a second command of one number.
    """

    make_journal = _ReusingJournal


# --- answers ---------------------------------------------------------------------------------------------------------


class _CarelessCourier(Courier):
    _through = 0
    _newest = b""

    def on_response(self, payload: bytes, now: Moment) -> None:
        super().on_response(payload, now)
        self._through = 0

    def on_ack(self, payload: bytes, now: Moment) -> list[Entry]:
        with suppress(PoisonError, ValidationError):
            ack = Ack.model_validate(decode(payload))
            if ack.status != "retry" and (ack.have_through or 0) > self._through:
                self._through, self._newest = ack.have_through or 0, payload
        return super().on_ack(payload, now)

    def tick(self, now: Moment) -> list[Send]:
        answer = self._newest.decode()
        done = [
            command
            for command in self._journal.waiting()
            if command.epoch == self._journal.epoch and command.seq <= self._through
        ]
        if done:
            with suppress(sqlite3.Error):
                self._journal.settle([(command.id, "accepted", answer) for command in done])
        return super().tick(now)


class _CarelessCore(TerminalCore):
    def __init__(self, journal: Journal, *rest: Any, version: str, jitter: Any, **named: Any) -> None:
        super().__init__(journal, *rest, version=version, jitter=jitter, **named)
        self.courier = _CarelessCourier(journal, version=version, jitter=jitter)


class TakingOthersAcks(TerminalMachine):
    """Accept an ack meant for another epoch: what a cumulative answer covers is done, whichever journal it is for."""

    make_core = _CarelessCore


# --- the hub restored --------------------------------------------------------------------------------------------------


class _ForgetfulCourier(Courier):
    def _hello(self, now: Moment) -> list[Send]:
        """Without its older numberings."""
        journal, self._journal = self._journal, _YoungJournal(self._journal)  # type: ignore[assignment]  # stands in
        try:
            return super()._hello(now)
        finally:
            self._journal = journal


class _YoungJournal:
    """A journal that does not speak of what it was before."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)

    def older(self, limit: int) -> list[Any]:
        """None."""
        del limit
        return []


class _ForgetfulCore(TerminalCore):
    def __init__(self, journal: Journal, *rest: Any, version: str, jitter: Any, **named: Any) -> None:
        super().__init__(journal, *rest, version=version, jitter=jitter, **named)
        self.courier = _ForgetfulCourier(journal, version=version, jitter=jitter)


class NotAskingOlderEpochs(TerminalMachine):
    """Older epochs not asked after a restore: what a restored hub lacks of them is never sent again."""

    make_core = _ForgetfulCore


class _LeapingJournal(Journal):
    def reopen_after(self, have_through: int, epoch: str = "") -> int:
        return super().reopen_after(have_through + 1, epoch)


class ReopeningOneTooFew(TerminalMachine):
    """`reopen_after` off by one: the first command that a restored hub lacks is not sent again."""

    make_journal = _LeapingJournal


class _ImpatientCourier(Courier):
    def _on_retry(self, ack: Ack, now: Moment) -> None:
        super()._on_retry(ack, now)
        self._hold_until = 0


class _ImpatientCore(TerminalCore):
    def __init__(self, journal: Journal, *rest: Any, version: str, jitter: Any, **named: Any) -> None:
        super().__init__(journal, *rest, version=version, jitter=jitter, **named)
        self.courier = _ImpatientCourier(journal, version=version, jitter=jitter)


class NeverWaiting(ReopeningOneTooFew):
    """The same, and it sends again as fast as it is asked: a livelock."""

    make_core = _ImpatientCore


# --- documents ---------------------------------------------------------------------------------------------------------


class _CarelessReplica(Replica):
    def put(self, levels: tuple[str, ...], payload: bytes) -> bool:
        document = self._get(*levels)
        if document is not None:
            document["rev"] = -1
        return super().put(levels, payload)


class _CarelessAboutRevisions(TerminalCore):
    def __init__(self, journal: Journal, *rest: Any, **named: Any) -> None:
        super().__init__(journal, *rest, **named)
        self.replica.__class__ = _CarelessReplica


class TakingOlderDocuments(TerminalMachine):
    """A replica that takes an older `rev`: whatever document comes last is shown."""

    make_core = _CarelessAboutRevisions

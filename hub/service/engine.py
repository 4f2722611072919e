"""The hub without a network: messages in, messages out, one database. The service shell and the simulator drive it.

A batch is whatever waits. All rows are loaded, the commands decided one by one, everything written in one transaction;
only after COMMIT the answers exist. If writing fails, the cache is dropped and the batch repeated one by one, so that the
culprit alone is quarantined.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from hub.core.case import DocKey, SiteRules
from hub.core.documents.renderer import Renderer
from hub.core.intake.answering import alarm_of
from hub.core.intake.enrolling import turned_away
from hub.core.intake.handshake import greet, hint, replaced_alarm, turn_away
from hub.core.intake.inbox import InboxCore
from hub.core.intake.incoming import Arrival, Incoming, read
from hub.core.intake.timers import due, timer_needs
from hub.core.rows import Workstation
from hub.core.view import View
from hub.service import published
from hub.service.documents import SLICE, Documents
from hub.service.eventlog import EventLog
from hub.service.identity import database_id, new_secret, site_secret
from hub.service.messages import Outgoing, Poison, Tally
from hub.service.requests import Confirmations, Waiting
from hub.service.security.admission import Admission, no_grant
from hub.service.security.asked import QUERY, Reading
from hub.service.security.distrust import Answers, as_poison
from hub.service.security.grants import holder_of
from hub.service.security.log import SecurityLog
from hub.service.security.watch import TWO_DEVICES, watch
from hub.service.security.work import Elsewhere, Hashed, Work, do
from hub.store.database import assert_sound, upgrade
from hub.store.flush import flush
from hub.store.load import load, load_always
from hub.store.resume import answers, counters, identify
from shared.branches import View as Shown
from shared.commands import Hello
from shared.commands.requests import PIN_SHORTEST
from shared.envelope import PoisonError, decode, to_bytes
from shared.plant_time import iso
from shared.rules import refuse
from shared.topics import Plane, Topics

log = logging.getLogger(__name__)

ORDERS_CACHED: Final = 10_000
"""About 50 MB of rows. A plant with more open orders than this reads some again with each booking."""


class HubEngine:
    """One site's hub on one database. `views` is what each `x/` client is shown: the floor, if it is not in it."""

    def __init__(
        self,
        database: Engine,
        topics: Topics,
        rules: SiteRules,
        generation: Callable[[], str],
        secret: Callable[[], str] = new_secret,
        pin_digits: int = PIN_SHORTEST,
        views: Mapping[str, Shown] | None = None,
    ) -> None:
        self.topics = topics
        self.poison, self.tally = Poison(), Tally()
        self.security = SecurityLog(database)
        self._admission = Admission(self.security)
        self._distrusted = Answers()
        self.events = EventLog(database, topics, views or {})
        self._database = database
        self.core: InboxCore = None  # type: ignore[assignment]  # made by _reload, right below
        upgrade(database)
        assert_sound(database)
        # New at every start: whatever a backup brought back, readers compare revisions afresh, and all is published again.
        self.generation = generation()
        with database.begin() as connection:
            self._secret = site_secret(connection, secret)
            self.database = database_id(connection, secret)
        self.rules = replace(rules, grant_holder=self._grant_holder)
        self._confirmations = Confirmations(self._secret, self._client_roles, self._grant_holder, self.security, pin_digits)
        self._reading = Reading(self.security, self._grant_holder)
        self._wall = 0
        self._documents = Documents(database, topics, self.generation)
        self._stale = True
        self._day = ""
        self._reload()
        self._began = False

    def _reload(self) -> None:
        """Drop every cached row and number and read them again.

        When that fails too, nothing is done with what is cached until it has worked: a core on one view and a flush of
        another would answer what was never written.
        """
        self._stale = True
        view = View()
        with self._database.connect() as connection:
            load_always(connection, view)
            numbers = counters(connection)
            connection.rollback()
        self.view, self._stale = view, False
        touched, hints = (self.core.touched, self.core.hints) if self.core else ({}, {})
        self.core = InboxCore(self.view, self.rules, numbers)
        self.core.touched, self.core.hints = touched, hints  # committed before, and not published yet; told in passing
        self._documents.read(self.view, Renderer(self.view, iso, self.rules.day_of))

    def _refresh(self) -> None:
        """Before anything is decided or rendered: what is cached is what the database holds."""
        if self._stale:
            self._reload()

    def _begin(self, now: int) -> None:
        """The first command of a newer hub says which rules stand from here on."""
        if self._began:
            return
        self.core.begin(now)
        if self.view.dirty or any(self.view.appended.values()):
            with self._database.connect() as connection:
                flush(connection, self.view)
                connection.commit()
            self.view.written()
        self._began = True

    # --- commands -------------------------------------------------------------------------------------

    def take(self, arrivals: Iterable[Arrival], now: int) -> list[Outgoing]:
        """Take in a batch. What is returned may be published: it is committed."""
        self._refresh()
        self._wall = now
        now = self.core.moment(now)
        incoming, told = self._read(arrivals, now)
        if not incoming:
            return told
        try:
            self._begin(now)
            return told + self._take(incoming, now)
        except OperationalError:
            # Busy or full: nothing is applied; terminals send again when no answer comes.
            self._stale = True
            raise
        except (DBAPIError, OverflowError, UnicodeError) as error:
            log.warning("a batch of %d failed to be written (%s), repeating it singly", len(incoming), error)
            self._reload()
            return told + self._take_singly(incoming, now)

    def _read(self, arrivals: Iterable[Arrival], now: int) -> tuple[list[Incoming], list[Outgoing]]:
        """What can be trusted, and what is said to whoever sent the rest."""
        trusted: list[Incoming] = []
        told: list[Outgoing] = []
        for arrival in arrivals:
            try:
                trusted.append(read(arrival, now))
            except PoisonError as poison:
                self.distrust(f"{arrival.plane}/{arrival.client}", f"cmd/{arrival.verb}", poison, self._wall)
                said = self._distrusted.answer(arrival, poison, self.view, self._wall)
                told += [self._ack(arrival, said)] if said is not None else []
        # Reordered inside one batch is no gap.
        trusted.sort(key=lambda command: command.seq)
        return trusted, told

    def distrust(self, client: str, what: str, poison: PoisonError, now: int) -> None:
        """Count a message that is none, and say where it came from and why; nothing else comes of it."""
        self.poison.add(f"{client}/{what}", str(poison))
        self.security.note(poison.kind, client, what, str(poison), now)

    def _take(self, incoming: list[Incoming], now: int) -> list[Outgoing]:
        with self._database.connect() as connection:
            core = self.core
            core.forget_gaps()
            self.view.looked_up = {}
            core.answers = dict(answers(connection, ((command.source, command.id) for command in incoming)))
            core.answers |= answers(connection, (alarm_of(command) for command in incoming if core.conflicts(command)))
            self._prefetch(connection, incoming)
            replies = []
            for command in incoming:
                self._load_missing(connection, command)
                replies.append(core.take(command, now))
            strangers = self._admission.show(core, connection, now)
            # Only a batch that changed something needs a transaction's end on disk.
            if self.view.dirty or any(self.view.appended.values()):
                flush(connection, self.view)
                connection.commit()
                self.view.written()
            else:
                connection.rollback()
        self._admission.note(strangers, self._wall)
        for reply in replies:
            if reply.error is not None:
                log.error("%s failed", reply.incoming.arrival.verb, exc_info=reply.error)
            watch(self.security, reply, self._wall)
            self.tally.note(reply)
        self.view.trim(ORDERS_CACHED)
        return [self._ack(reply.incoming.arrival, reply.ack) for reply in replies if reply.ack is not None]

    def _prefetch(self, connection: Connection, incoming: list[Incoming]) -> None:
        for _ in range(4):
            keys = {key: None for command in incoming for key in self.core.needs(command)}
            missing = self.view.missing(keys)
            if not missing:
                return
            load(connection, self.view, missing)

    def _load_missing(self, connection: Connection, command: Incoming) -> None:
        while missing := self.view.missing(self.core.needs(command)):
            load(connection, self.view, missing)

    def _take_singly(self, incoming: list[Incoming], now: int) -> list[Outgoing]:
        out: list[Outgoing] = []
        for command in incoming:
            try:
                out += self._take([command], now)
            except OperationalError:
                raise
            except (DBAPIError, OverflowError, UnicodeError) as error:
                log.error("%s can't be stored: %s", command.arrival.verb, error)  # noqa: TRY400  # data, not a bug
                self._reload()
                command.nonsense = refuse("nonsense", why="the database refuses it")
                command.data = None
                out += self._take([command], now)
        return out

    def put_off(self, arrival: Arrival, now: int) -> list[Outgoing]:
        """The answer to a command that found no room: nothing is decided, and it may come again."""
        self._refresh()
        trusted, told = self._read([arrival], now)
        return told + [self._ack(arrival, self.core.put_off(command)) for command in trusted]

    def _ack(self, arrival: Arrival, ack: str) -> Outgoing:
        return Outgoing(self.topics.client(arrival.plane, arrival.client, "ack"), published.answer(ack))

    # --- requests -------------------------------------------------------------------------------------

    def ask(
        self, plane: Plane, client: str, query: str, payload: bytes, now: int, elsewhere: Elsewhere | None = None
    ) -> list[Outgoing]:
        """Answer a request; what makes no sense is counted as poison and not answered.

        A PIN is hashed here and now, or `elsewhere`: the answer then comes with `hashed`.
        """
        self._refresh()
        self._wall = now
        try:
            self._begin(self.core.moment(now))
        except DBAPIError:
            self._stale = True
            raise
        answer: dict[str, Any] | Waiting | Work | None
        try:
            raw = decode(payload)
            away = turned_away(self.view, client, self.core.counters.edition) if plane == "t" else None
            if query == "hello" and plane == "t":
                answer = self._greet(client, Hello.model_validate(raw), self.core.moment(now))
            elif away is not None:
                answer = no_grant(raw, away)
            elif query == QUERY and plane == "x":
                answer = self._reading.answer(self.view, f"x/{client}", self._client_roles(f"x/{client}"), raw, now)
            elif query == "events":
                answer = self.events.again(plane, client, raw, self.core.counters.next_event - 1, now)
            else:
                with self._database.begin() as connection:
                    answer = self._confirmations.ask(connection, self.view, f"{plane}/{client}", query, raw, now)
        except (PoisonError, ValidationError) as error:
            self.distrust(f"{plane}/{client}", f"req/{query}", as_poison(error), now)
            return []
        except DBAPIError:
            self._stale = True
            raise
        if isinstance(answer, Waiting):
            answer = self._confirmations.wait(answer)
        if isinstance(answer, Work):
            if elsewhere is None:
                return self.hashed(do(answer), now)
            elsewhere(answer)
            return []
        return [self._answer(f"{plane}/{client}", answer)] if answer is not None else []

    def hashed(self, result: Hashed, now: int) -> list[Outgoing]:
        """A PIN has been hashed: answer whoever waits for it. What was wrong is counted before anybody hears of it."""
        waiting = self._confirmations.waited(result.number)
        if waiting is None:
            return []
        with self._database.begin() as connection:
            answer = self._confirmations.settle(connection, waiting, result, now)
        return [self._answer(waiting.client, answer)]

    def _answer(self, client: str, answer: dict[str, Any]) -> Outgoing:
        plane: Plane = "x" if client.startswith("x/") else "t"
        return Outgoing(self.topics.client(plane, client[2:], "res"), to_bytes(answer))

    def _grant_holder(self, grant: str, client: str, verb: str, at: int) -> str:
        """By the wall clock that gave it, not by the later of all moments recorded; and of a fact, by when it was."""
        return holder_of(self._secret, grant, client, verb, min(at, self._wall))

    def _client_roles(self, client: str) -> frozenset[str]:
        plane, _, name = client.partition("/")
        return self.rules.client_roles.get(name, frozenset()) if plane == "x" else frozenset()

    def on_clock(self, now: int) -> None:
        """The hub's own timers: forgotten sessions, calls nobody takes, the change of the production day."""
        self._refresh()
        now = self.core.moment(now)
        try:
            self._begin(now)
        except DBAPIError:
            self._stale = True
            raise
        day = self.rules.day_of(now)
        if day != self._day:
            if self._day:
                self.core.touched.update({("ws", row.id): None for row in self.view.all(Workstation)})
            self._day = day
        waiting = list(due(self.view, self.rules, now))
        if not waiting:
            return
        try:
            with self._database.connect() as connection:
                for verb, identity, body in waiting:
                    load(connection, self.view, self.view.missing(timer_needs(body)))
                    self.core.on_timer(verb, identity, body, now)
                flush(connection, self.view)
                connection.commit()
                self.view.written()
        except DBAPIError:
            self._stale = True
            raise

    def _greet(self, client: str, hello: Hello, now: int) -> dict[str, Any]:
        with self._database.connect() as connection:
            refusal = self._admission.greet(self.core, client, hello, now)
            alarmed = True
            if refusal is not None:
                answer = turn_away(self.core, client, hello, refusal, self.generation, iso(now))
            else:
                alarmed = bool(dict(answers(connection, [replaced_alarm(client, hello.epoch)])))
                answer = greet(self.core, client, hello, now, self.generation, iso(now), alarmed=alarmed)
                identify(connection, f"t/{client}", [answer, *answer.get("older", ())])
            strangers = self._admission.show(self.core, connection, now)
            if self.view.dirty:
                flush(connection, self.view)
                connection.commit()
                self.view.written()
            else:
                connection.rollback()
        self._admission.note(strangers, self._wall)
        if answer["status"] == "closed-epoch" and not alarmed:
            self.security.note("takeover", f"t/{client}", client, TWO_DEVICES, self._wall)
        return answer

    def note_info(self, client: str, payload: bytes) -> None:
        """What a terminal says of its journal: a hint that bookings are missing, should it be replaced."""
        with suppress(PoisonError):
            hint(self.core, f"t/{client}", decode(payload))

    # --- documents ---------------------------------------------------------------------------

    def take_touched(self) -> list[DocKey]:
        """The documents made dirty since the last call."""
        touched = list(self.core.touched)
        self.core.touched.clear()
        return touched

    def document(self, key: DocKey, now: int) -> Outgoing:
        """The newest version of a document; an empty payload where there is none."""
        self._refresh()
        return self._documents.document(key, now)

    def document_at(self, levels: tuple[str, ...], now: int) -> Outgoing | None:
        """What belongs at a place below `state/`; None where nothing ever does, or of a step that nobody here knows."""
        self._refresh()
        return self._documents.document_at(levels, now)

    def every_document(self, now: int) -> list[Outgoing]:
        """All documents there are."""
        documents = [self.document(key, now) for keys in self.every_key() for key in keys]
        return [document for document in documents if document.payload]

    def every_key(self, at_once: int = SLICE) -> Iterator[list[DocKey]]:
        """The keys of all documents, about so many at once; rows are read slice by slice, commands decided in between."""
        self._refresh()
        return self._documents.every_key(at_once)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has ever told this database anything."""
        return self.core.counters.next_event == 1

    def info(self) -> dict[str, Any]:
        """What `hub/info` says of this hub."""
        return {"next_no": self.core.counters.next_no, "poison": self.poison.count}

"""A whole terminal without a network, a screen or a clock: bytes and keys in, bytes and a workplace out.

The Textual app, the headless operators of the demo and the simulator all drive this one.
"""

import contextlib
import json
import sqlite3
from collections.abc import Callable
from typing import Any, Final

from pydantic import ValidationError

from shared.commands import Answer
from shared.envelope import PoisonError, decode, to_bytes
from shared.rules import Refusal, refuse
from shared.topics import Topics, matches
from shared.verbs import OVERLAID
from terminal.core.delivery.courier import Courier, Send
from terminal.core.delivery.journal import Entry, Journal, JournalLostError
from terminal.core.delivery.moment import Moment
from terminal.core.operator.place import restored, stored
from terminal.core.operator.screens import gate
from terminal.core.operator.summary import summary
from terminal.core.operator.table import SCREENS
from terminal.core.operator.workplace import NotSavedError, Workplace
from terminal.core.plant.overlay import Unconfirmed, lasting
from terminal.core.plant.replica import Replica

REPLICA_EVERY_MS: Final = 1_000
INFO_EVERY_MS: Final = 5_000
FORGET_EVERY_MS: Final = 24 * 3_600_000
LOOK_AFTER_MS: Final = 2_000
"""How often it is seen to that what waits is still in a file."""
SETTLE_MS: Final = 3_000
"""After so long without a retained document the broker has said all it keeps of what was asked for."""
CLOCK_OFF_MIN: Final = 5
"""A clock further from the hub's than this is said; less does no harm, durations come from the monotonic clock."""
MARKS: Final = {"parked": "parked", "rejected": "rejected", "quarantined": "quarantined"}


class TerminalCore:
    """Journal, courier, replica and workplace of one terminal, joined."""

    def __init__(
        self,
        journal: Journal,
        topics: Topics,
        *,
        terminal: str,
        workstation: str,
        version: str,
        jitter: Callable[[], float],
        now: Moment,
        trouble: Callable[[], str] = lambda: "",
        enrol: str = "",
    ) -> None:
        """`enrol`: the code it was started with, if any."""
        self.journal = journal
        self._trouble = trouble
        self.topics = topics
        self.terminal = terminal
        self.courier = Courier(journal, version=version, jitter=jitter)
        self.replica = Replica(journal.documents())
        unconfirmed = Unconfirmed(terminal)
        # What was answered long ago is in every document by now.
        recent = journal.recent(500)[::-1]
        unconfirmed.entries = [e for e in recent if lasting(e, journal.epoch) and e.verb in OVERLAID]
        taken_back = {str(e.data["command"]) for e in unconfirmed.entries if e.verb == "reverse"}
        unconfirmed.targets = {e.id: e for e in recent if e.id in taken_back}
        self.work = Workplace(
            screens=SCREENS,
            terminal=terminal,
            workstation=workstation or journal.meta("workstation"),
            replica=self.replica,
            unconfirmed=unconfirmed,
            saver=self._save,
            now=now,
            recent=journal.recent,
            online=lambda: self.courier.online,
            sent=lambda: self.courier.sent,
            enrol=self._keep_code,
            turned_away=lambda: self.courier.turned_away,
        )
        with contextlib.suppress(sqlite3.Error):  # given again at the next start
            self.courier.enrol_at_start(enrol)
        self._bind(journal.meta("bound"))
        self._forgot = now.mono
        journal.forget_before(now.ms)
        self.since_offline = now.ms
        self.cut_off = ""
        """Why there is no link to the broker; `""` while there is one."""
        self._info = b""
        self._info_due = 0
        self._written = now.mono
        self._said: set[tuple[str, ...]] = set()
        """The documents that were said on this connection."""
        self._settled = True
        self._asked_at = now.mono
        self._looked = now.mono
        self._trouble_said = ""
        self._restore(now)
        self._say_trouble()

    def _restore(self, now: Moment) -> None:
        self._stored_place = self.journal.meta("place")
        if self._stored_place:
            self.work.place = restored(self._stored_place)
        self._forget_contained()
        if not self.work.record:
            self.work.place.badge = ""  # what this terminal is was not stored yet: ask for the badge again
        if self.work.place.badge:
            step = self.work.current
            mine = step.session(self.work.place.badge, self.work.workstation) if step else None
            self.work.go("store" if self.work.is_store else "running" if mine else "dispatch")
        self.work.touch(now)

    def _save(self, verb: str, data: dict[str, Any], *, subject: str, badge: str, place: str) -> Entry:
        try:
            entry = self.journal.save(verb, data, subject=subject, badge=badge, now=self.work.now, place=place)
        except JournalLostError as error:
            raise NotSavedError(str(error), "journal-lost") from error
        except sqlite3.Error as error:
            raise NotSavedError(str(error)) from error
        self._stored_place = place
        self.courier.saved()
        return entry

    def _keep_code(self, code: str) -> None:
        try:
            self.courier.enrol(code)
        except sqlite3.Error as error:
            raise NotSavedError(str(error)) from error

    def book(self, verb: str, data: dict[str, Any], *, subject: str, badge: str, now: Moment) -> Entry:
        """Store a command for a badge without the screens: a rehearsal has no fingers. Raises `NotSavedError`."""
        self.work.now = now
        entry = self._save(verb, data, subject=subject, badge=badge, place=stored(self.work.place))
        self.work.unconfirmed.add(entry)
        return entry

    def _remember_place(self) -> None:
        """Who acts, and on what, also changes without a command; a restart must not bring back who was locked out."""
        place = stored(self.work.place)
        if place != self._stored_place:
            with contextlib.suppress(sqlite3.Error):
                self.journal.remember("place", place)
                self._stored_place = place

    # --- what comes in ------------------------------------------------------------------------------------

    @property
    def subscriptions(self) -> list[str]:
        """What this terminal listens to; more once its workstation's record has arrived."""
        topics, work = self.topics, self.work
        wanted = [
            topics.hub_status,
            topics.client("t", self.terminal, "ack"),
            topics.client("t", self.terminal, "res"),
            topics.client("t", self.terminal, "desired"),
            topics.state_filter("ref", "#"),
            topics.state_filter("people", "#"),
            topics.state_filter("call", "#"),
            topics.state_filter("message", "#"),
        ]
        if work.workstation:
            wanted.append(topics.state_filter("ws", work.workstation))
        group = work.record.get("group")
        if work.is_store:
            wanted += [topics.state_filter(kind, "#") for kind in ("job", "op", "mo", "stock")]
        elif group:
            wanted += [topics.state_filter("job", group, "#"), topics.state_filter("op", group, "#")]
            wanted.append(topics.state_filter("mo", "#"))
        if work.supply and not work.is_store:
            wanted.append(topics.state_filter("stock", "+", work.supply))
            # Where a lot lies that is not here: it may be in somebody's hands all the same.
            wanted += [topics.state_filter("stock", item, "+") for item in self.replica.lot_items(str(group or ""))]
        return wanted

    def on_connected(self, now: Moment) -> None:
        """The link is up."""
        self.work.now = now
        self._info = b""
        self._said.clear()
        self.replica.begin()
        self.asked(now)
        self.cut_off = ""
        self.courier.on_connected()

    def asked(self, now: Moment) -> None:
        """The broker was asked for documents: it begins to say what it keeps of them."""
        self._settled = False
        self._asked_at = now.mono

    def on_disconnected(self, now: Moment, why: str = "") -> None:
        """The link is down."""
        self.cut_off = why
        if self.courier.connected:
            self.since_offline = now.ms
        self.courier.on_disconnected()

    def on_message(self, topic: str, payload: bytes, now: Moment, *, retained: bool = False) -> None:
        """A message of the bus. What has the wrong shape changes nothing."""
        self.work.now = now
        levels = self.topics.parse_state(topic)
        if levels is not None:
            if payload:
                self._said.add(levels)
            if retained:
                self._asked_at = now.mono
            if self.replica.put(levels, payload):
                self._arrived(levels, now)
        elif topic == self.topics.hub_status:
            self._on_hub_status(payload, now)
        elif topic == self.topics.client("t", self.terminal, "ack"):
            self._on_ack(payload, now)
        elif topic == self.topics.client("t", self.terminal, "res"):
            self._on_proof(payload)
            away = self.courier.turned_away
            with contextlib.suppress(sqlite3.Error):  # not noted, so it asks again
                self.courier.on_response(payload, now)
            self._say_standing(away)
            self.work.blocked = refuse("closed-epoch") if self.courier.replaced else None
            off = round(self.courier.offset_ms / 60_000)
            if abs(off) > CLOCK_OFF_MIN:
                self.work.say(f"this terminal's clock is {abs(off)} min off the hub's | tell the office", "warn")
        elif topic == self.topics.client("t", self.terminal, "desired"):
            self._on_desired(payload)

    def _say_standing(self, before: Refusal | None) -> None:
        """Whether the hub takes what is sent, when that has changed: who scanned the card waits for it."""
        away = self.courier.turned_away
        if away is None and before is not None:
            self.work.say("this terminal is enrolled: what waits is sent now")
        elif away is not None and away != before:
            self.work.refuse_text("", away)

    def _arrived(self, levels: tuple[str, ...], now: Moment) -> None:
        """A new document: what this terminal laid over it may be in it, and somebody may have answered."""
        if levels[0] in ("op", "ws"):
            self._forget_contained()
        elif levels[0] in ("call", "message"):
            self.work.heard(now)

    def _settle(self) -> None:
        """What the broker did not say again is gone: a call may have been closed while this terminal was cut off.

        Only when the hub has answered on this connection: it had said everything before it did. Master data stays, as it
        is never taken away.
        """
        self._settled = True
        filters = self.subscriptions
        for levels in self.replica.passing() - self._said:
            topic = self.topics.state(*levels)
            if any(matches(pattern, topic) for pattern in filters) and self.replica.drop(levels):
                self._arrived(levels, self.work.now)

    def _on_hub_status(self, payload: bytes, now: Moment) -> None:
        try:
            status = decode(payload)
        except PoisonError:
            return
        if not isinstance(status.get("online"), bool):
            return
        online, generation = status["online"], str(status.get("generation") or "")
        if self.courier.hub_online and not online:
            self.since_offline = now.ms
        self.courier.on_hub_status(online, generation)
        for levels, said in self.replica.on_generation(generation, str(status.get("ts") or "")).items():
            if self.replica.put(levels, said):
                self._arrived(levels, now)

    def _on_ack(self, payload: bytes, now: Moment) -> None:
        try:
            settled = self.courier.on_ack(payload, now)
        except sqlite3.Error:
            return  # not noted, so it will be sent again and answered the same
        self.work.unconfirmed.settled(settled, self.journal.epoch)
        for entry in settled:
            if entry.status in MARKS:
                answer = entry.answer
                why = f"{answer.get('message') or ''} | {answer.get('help') or ''}"
                self.work.say(f"{summary(entry)}  {entry.subject} was {entry.status}: {why}", "error")
                self.work.unseen += 1
        self._forget_contained()

    def _on_proof(self, payload: bytes) -> None:
        """The answer to a badge and its PIN."""
        with contextlib.suppress(PoisonError, ValidationError):
            gate.answered(self.work, Answer.model_validate(decode(payload)))

    def _on_desired(self, payload: bytes) -> None:
        try:
            desired = decode(payload)
        except PoisonError:
            return
        workstation, minutes = desired.get("workstation"), desired.get("idle_minutes")
        if isinstance(minutes, int) and 1 <= minutes <= 480:
            self.work.idle_ms = minutes * 60_000
        bound = {name: desired[name] for name in ("places", "store") if name in desired}
        with contextlib.suppress(sqlite3.Error):  # the document comes again
            self.journal.remember("bound", json.dumps(bound))
        self._bind(json.dumps(bound))
        if isinstance(workstation, str) and not self.work.workstation:
            self.work.workstation = workstation
            with contextlib.suppress(sqlite3.Error):  # the document comes again
                self.journal.remember("workstation", workstation)

    def _bind(self, bound: str) -> None:
        """What this terminal is kept to, as the office has said last."""
        said = json.loads(bound or "{}")
        places = said.get("places", [])
        self.work.places = frozenset(map(str, places if isinstance(places, list) else ()))
        self.work.store = said.get("store") is not False

    def _forget_contained(self) -> None:
        if self.work.unconfirmed.entries:
            docs: list[Any] = self.replica.ops(str(self.work.record.get("group") or ""))
            mine: Any = self.replica.ws(self.work.workstation)
            self.work.unconfirmed.contained([*docs, *([mine] if mine else [])])

    def scan(self, text: str, now: Moment) -> None:
        """A scan of the operator's."""
        self.work.scan(text, now)

    def key(self, key: str, now: Moment) -> None:
        """A key of the operator's."""
        self.work.key(key, now)

    def partial(self, text: str, now: Moment) -> None:
        """A scan that lost its end or its head."""
        self.work.partial(text, now)

    def raw_key(self, name: str, character: str | None, at: int) -> None:
        """A key as it came, before anything was made of it; `at` in ms."""
        self.work.raw_key(name, character, at)

    # --- what goes out ------------------------------------------------------------------------------------

    def tick(self, now: Moment) -> list[Send]:
        """Time passes. Returns what to publish under this terminal's own branch."""
        self.work.tick(now)
        self._remember_place()
        if now.mono - self._looked >= LOOK_AFTER_MS:
            self._looked = now.mono
            with contextlib.suppress(sqlite3.Error):  # said when something is to be saved
                self.journal.look_after()
        self._say_trouble()
        if self.replica.changed and now.mono - self._written >= REPLICA_EVERY_MS:
            self.flush(now)
        if now.mono - self._forgot >= FORGET_EVERY_MS:
            self._forgot = now.mono
            with contextlib.suppress(sqlite3.Error):
                self.journal.forget_before(now.ms)
        if not self._settled and self.courier.online and now.mono - self._asked_at >= SETTLE_MS:
            self._settle()
        out = self.courier.tick(now)
        asked = gate.request(self.work)
        if asked is not None:
            out.append(Send("req", "authorise", to_bytes(asked)))
        if self.courier.online and now.mono >= self._info_due:
            self._info_due = now.mono + INFO_EVERY_MS
            info = to_bytes(self.info())
            if info != self._info:
                self._info = info
                out.append(Send("info", "", info, retain=True))
        return out

    def _say_trouble(self) -> None:
        """What has happened to the journal's file: said once, and shown until somebody looks at the history."""
        trouble = self._trouble()
        if trouble != self._trouble_said:
            self._trouble_said = self.work.trouble = trouble
            self.work.say(trouble, "warn")

    def flush(self, now: Moment) -> None:
        """Store the replica as it is."""
        self._written = now.mono
        with contextlib.suppress(sqlite3.Error):  # only a copy: what is on the bus comes again
            self.journal.write_documents(self.replica.changed)
            self.replica.changed = {}

    def info(self) -> dict[str, Any]:
        """What `t/{terminal}/info` says."""
        said = {
            "app_version": self.courier.version,
            "epoch": self.journal.epoch,
            "outbox": self.journal.waiting_count(),
            "last_seq": self.journal.last_seq,
            "workstation": self.work.workstation,
        }
        return said | ({"journal": self._trouble_said} if self._trouble_said else {})

"""Brings the outbox to the hub: handshake, window, resend, answers. Knows bytes and time, not sockets.

The journal is the only thing that resends. Nothing is sent while the link or the hub is down, and nothing counts as
done before the hub's own answer: a broker's PUBACK proves nothing.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from shared.commands import HelloAnswer
from shared.commands.requests import OLDER_EPOCHS, Have
from shared.envelope import Ack, PoisonError, decode, to_bytes
from shared.plant_time import iso
from shared.rules import Refusal
from terminal.core.delivery.journal import Entry, Journal
from terminal.core.delivery.moment import Moment

WINDOW: Final = 32
FIRST_WAIT_MS: Final = 2_000
LONGEST_WAIT_MS: Final = 30_000
TURNED_AWAY: Final = ("stranger", "revoked")
"""Answers to `hello`, and codes of `retry`, by which the hub says that it takes nothing from this terminal."""
REPLAY_AFTER_MS: Final = 10_000
"""A command sent this long after it was saved says so (`replay`)."""


@dataclass(frozen=True, slots=True)
class Send:
    """A message of this client: `cmd/{leaf}`, `req/{leaf}`, `info`."""

    channel: str
    leaf: str
    payload: bytes
    retain: bool = False


class Courier:
    """The sending half of a terminal. `jitter` gives 0…1 and spreads the resends of a plant's terminals."""

    def __init__(self, journal: Journal, *, version: str, jitter: Callable[[], float]) -> None:
        self._journal = journal
        self.version = version
        self._jitter = jitter
        self.connected = False
        self.hub_online = False
        self.generation = ""
        self.replaced = False
        """Another device took this terminal's name: this one drains its queue and takes no new bookings."""
        self.turned_away: Refusal | None = None
        """Why the hub takes nothing from here: not enrolled, or no more. All is kept, and it is asked again and again."""
        self.offset_ms = 0
        """The hub's clock less this terminal's, as the last handshake found it."""
        self.sent: set[str] = set()
        """Commands that have left for the broker and are not answered yet: a mark for people, not worth a commit."""
        self._greeted = False
        self._hello_id = ""
        self._hello_at = 0
        self._hellos = 0
        self._in_flight: dict[str, Entry] = {}
        self._deadline = 0
        self._wait = FIRST_WAIT_MS
        self._dirty = True
        self._asked_from: int | None = None
        """Behind which command the hub has asked for the rest."""
        self._hold_until = 0

    @property
    def online(self) -> bool:
        """Link up, hub there, hello answered."""
        return self.connected and self.hub_online and self._greeted

    def on_connected(self) -> None:
        """A new connection: everything in flight is unknown again."""
        self.connected = True
        self._restart()

    def on_disconnected(self) -> None:
        """The link is gone."""
        self.connected = False
        self._restart()

    def on_hub_status(self, online: bool, generation: str) -> None:
        """What `hub/status` says. Coming back or being another generation asks for a new handshake."""
        if (online, generation) != (self.hub_online, self.generation):
            self.hub_online, self.generation = online, generation or self.generation
            self._restart()

    def _restart(self) -> None:
        self._greeted = False
        self._hello_at = 0
        self._in_flight.clear()
        self._wait = FIRST_WAIT_MS
        self._dirty = True
        self._asked_from, self._hold_until = None, 0

    def enrol(self, code: str) -> None:
        """The code of this terminal's card: kept, and said to the hub until that has answered, whenever it does."""
        self._journal.remember("enrol", code)
        self._hello_at = 0

    def enrol_at_start(self, code: str) -> None:
        """The same for one that was given with the program: it is given again at every start."""
        if code and code not in (self._journal.meta("enrolled by"), self._journal.meta("enrol refused")):
            self.enrol(code)

    def saved(self) -> None:
        """The journal holds something new."""
        self._dirty = True

    def on_response(self, payload: bytes, now: Moment) -> None:
        """An answer to `hello`; anything else is ignored."""
        try:
            answer = HelloAnswer.model_validate(decode(payload))
        except (PoisonError, ValidationError):
            return
        if answer.id != self._hello_id or answer.epoch != self._journal.epoch:
            return
        if answer.hub_clock is not None:
            self.offset_ms = round(answer.hub_clock.timestamp() * 1000) - now.ms
        if answer.status in TURNED_AWAY:
            self._on_turned_away(answer)
            return
        self._on_let_in()
        self.replaced = answer.status == "closed-epoch"
        if answer.status == "welcome" and answer.have_through > self._journal.last_seq:
            # This file is older than what the hub has from it (restored, cloned): its numbers are spent. What it holds is
            # sent again, for the hub may have another device's under the same numbers.
            self._journal.reopen_after(0)
            self._journal.start_epoch()
            self._restart()
            return
        if answer.status != "refused":
            self._compare([answer, *answer.older], answer.generation)
        self._greeted = answer.status != "refused"
        self._dirty = True

    def _on_turned_away(self, answer: HelloAnswer) -> None:
        """Nothing is lost by it. A hub that was restored may ask again for the code that it has taken before."""
        self.turned_away = Refusal(answer.code or answer.status, answer.message, answer.help)
        self._greeted, self._wait = False, LONGEST_WAIT_MS
        spent = self._journal.meta("enrolled by")
        if answer.code == "enrol-wrong":
            self._journal.remember("enrol refused", self._journal.meta("enrol"))
            self._journal.remember("enrol", "")
        elif answer.status == "stranger" and spent and not self._journal.meta("enrol"):
            self._journal.remember("enrol", spent)
            self._hello_at = 0
        if spent:
            self._journal.remember("enrolled by", "")

    def _on_let_in(self) -> None:
        if self.turned_away is not None:
            self.turned_away, self._wait = None, FIRST_WAIT_MS
            self._asked_from, self._hold_until = None, 0
        code = self._journal.meta("enrol")
        if code:
            self._journal.remember("enrolled by", code)
            self._journal.remember("enrol", "")

    def _compare(self, accounts: list[Have], generation: str) -> None:
        """Queue again what the hub does not have.

        Where it has another device's command under a number of ours (a cloned disk, and the hub restored meanwhile), all is
        sent once for this hub: what was applied is answered the same, what was not is put before a person.
        """
        for account in accounts:
            foreign = account.have_id and account.have_id != self._journal.id_at(account.epoch, account.have_through)
            if foreign and self._journal.meta(f"compared {account.epoch}") != generation:
                self._journal.remember(f"compared {account.epoch}", generation)
                self._journal.reopen_after(0, account.epoch)
            else:
                self._journal.reopen_after(account.have_through, account.epoch)

    def on_ack(self, payload: bytes, now: Moment) -> list[Entry]:
        """The hub's answer to a command. Returns the rows it settled."""
        try:
            ack = Ack.model_validate(decode(payload))
        except (PoisonError, ValidationError):
            return []
        if ack.status == "retry":
            self._on_retry(ack, now)
            return []
        if "late-epoch" in ack.flags and ack.epoch == self._journal.epoch and not self.replaced:
            # Another device has taken this name while this one was connected: ask, and be told.
            self._greeted, self._hello_at = False, 0
        status = "flagged" if ack.status == "accepted" and ack.flags else ack.status
        settled = self._journal.settle([(ack.id, status, payload.decode())])
        self._in_flight.pop(ack.id, None)
        self.sent.discard(ack.id)
        if settled:
            self._wait = FIRST_WAIT_MS
            self._deadline = now.mono + self._wait
            self._dirty = True
            self._asked_from, self._hold_until = None, 0
        return settled

    def _on_retry(self, ack: Ack, now: Moment) -> None:
        if ack.id not in self._in_flight:
            return
        if ack.code == "hello-first" or ack.code in TURNED_AWAY:
            self._greeted = False
            self._hello_at = 0
        # Go back: everything in flight goes again, in order. At once the first time; a hub that asks for the
        # same again could not take it (its disk is full, say), and must not be asked as fast as the network goes.
        if ack.have_through == self._asked_from:
            self._hold_until = now.mono + self._wait
            self._wait = min(LONGEST_WAIT_MS, self._wait * 2)
        self._asked_from = ack.have_through
        self._in_flight.clear()
        self._deadline = now.mono
        self._dirty = True

    def tick(self, now: Moment) -> list[Send]:
        """What to send now."""
        if not (self.connected and self.hub_online):
            return []
        if not self._greeted:
            return self._hello(now)
        if self._in_flight and now.mono >= self._deadline:
            self._in_flight.clear()
            self._wait = min(LONGEST_WAIT_MS, self._wait * 2)
            self._dirty = True
        if not self._dirty or len(self._in_flight) >= WINDOW or now.mono < self._hold_until:
            return []
        self._dirty = False
        fresh = [e for e in self._journal.waiting(WINDOW) if e.id not in self._in_flight]
        fresh = fresh[: WINDOW - len(self._in_flight)]
        if not fresh:
            return []
        if not self._in_flight:
            self._deadline = now.mono + self._wait + round(self._jitter() * self._wait / 4)
        self._in_flight |= {entry.id: entry for entry in fresh}
        self.sent |= {entry.id for entry in fresh}
        return [Send("cmd", entry.verb, self._payload(entry, now)) for entry in fresh]

    def _payload(self, entry: Entry, now: Moment) -> bytes:
        if now.ms - entry.saved_at < REPLAY_AFTER_MS:
            return entry.body.encode()
        body: dict[str, Any] = json.loads(entry.body)
        body["replay"] = True
        return to_bytes(body)

    def _hello(self, now: Moment) -> list[Send]:
        if self._hello_at and now.mono < self._hello_at + self._wait:
            return []
        if self._hello_at:
            self._wait = min(LONGEST_WAIT_MS, self._wait * 2)
        self._hello_at = max(1, now.mono)
        self._hellos += 1
        self._hello_id = f"hello-{self._journal.epoch}-{self._hellos}-{now.ms}"
        body: dict[str, Any] = {
            "id": self._hello_id,
            "epoch": self._journal.epoch,
            "last_seq": self._journal.last_seq,
            "min_kept_seq": self._journal.min_kept_seq(),
            "app_version": self.version,
            "clock": iso(now.ms),
        }
        code = self._journal.meta("enrol")
        if code:
            body["enrol"] = code
        older = self._journal.older(OLDER_EPOCHS)
        if older:
            body["older"] = [{"epoch": epoch, "last_seq": last, "min_kept_seq": low} for epoch, last, low in older]
        return [Send("req", "hello", to_bytes(body))]

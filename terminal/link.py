"""A terminal's shell: bus ⇄ station. Knows nothing of Textual; the app and the headless operators both drive it."""

import fcntl
import sqlite3
from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from random import random
from typing import IO

from shared import clock
from shared.bus import Bus, BusEvent, Connected, Disconnected, Received, Will
from shared.envelope import to_bytes
from shared.plant_time import iso
from shared.settings import Settings
from shared.topics import Topics
from terminal.core.journal import ForeignJournalError, Journal
from terminal.core.moment import Moment
from terminal.core.station import Station


def _locked(journal: Path) -> IO[bytes]:
    """Hold a journal for this process alone, until the file is closed or the process ends, however it ends."""
    lock = Path(f"{journal}.lock").open("ab")  # noqa: SIM115  # held for as long as the terminal runs
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise JournalInUseError(f"{journal} is in use: this terminal runs already, perhaps in another window") from None
    return lock


def app_version() -> str:
    """The installed version."""
    try:
        return version("shopfloor")
    except PackageNotFoundError:
        return "0"


class JournalInUseError(OSError):
    """Another process writes this journal."""


class Link:
    """Owns the bus, the journal's file and the clock of one terminal.

    Raises `ForeignJournalError` and `JournalInUseError`.
    `emit` gets every event of the bus, from the bus's thread; the owner hands it back to `handle` in its own.
    """

    def __init__(self, settings: Settings, emit: Callable[[BusEvent], None]) -> None:
        chosen = settings.terminal
        self._topics = Topics(settings.site)
        self._boot = clock.boot_id()
        path = Path(chosen.journal)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(path)
        self._connection = sqlite3.connect(path)
        try:
            journal = Journal(self._connection, chosen.id, mint_id=clock.uuid7, mint_epoch=clock.epoch_id)
        except ForeignJournalError as error:
            self._connection.close()
            self._lock.close()
            raise ForeignJournalError(f"{path}: {error}. Give each terminal a journal of its own (--journal)") from None
        self.station = Station(
            journal, self._topics, terminal=chosen.id, workstation=chosen.workstation, version=app_version(),
            jitter=random, now=self.now(),
        )  # fmt: skip
        self._subscribed: set[str] = set()
        self._make_bus = partial(
            Bus,
            settings.broker,
            name=chosen.id,
            emit=emit,
            subscriptions=self._all_subscriptions,
            will=Will(self._topics.client("t", chosen.id, "status"), self._status(online=False)),
        )
        self._bus = self._make_bus()

    def now(self) -> Moment:
        """Now."""
        return Moment(clock.now_ms(), self._boot, clock.mono_ms())

    def start(self) -> None:
        """Connect."""
        self._bus.start()

    def stop(self) -> None:
        """Say goodbye, and keep what is known."""
        self.station.flush(self.now())
        self.unplug()
        self._connection.close()
        self._lock.close()

    def unplug(self) -> None:
        """Leave the network and work on."""
        self._bus.stop((self._topics.client("t", self.station.terminal, "status"), self._status(online=False)))
        self.station.on_disconnected(self.now())

    def plug_in(self) -> None:
        """Come back to the network."""
        self._bus = self._make_bus()
        self._bus.start()

    def handle(self, event: BusEvent) -> None:
        """An event of the bus, in the owner's thread."""
        now = self.now()
        if isinstance(event, Received):
            self.station.on_message(event.topic, event.payload, now)
            self._bus.acknowledge(event)
        elif isinstance(event, Connected):
            topic = self._topics.client("t", self.station.terminal, "status")
            self._bus.publish(topic, self._status(online=True), retain=True)
            self.station.on_connected(now)
        elif isinstance(event, Disconnected):
            self.station.on_disconnected(now)
        self.pump()

    def pump(self) -> None:
        """Send what is due, and listen to what has become known."""
        for send in self.station.tick(self.now()):
            terminal = self.station.terminal
            if send.channel == "cmd":
                topic = self._topics.command("t", terminal, send.leaf)
            elif send.channel == "req":
                topic = self._topics.request("t", terminal, send.leaf)
            else:
                topic = self._topics.client("t", terminal, send.channel)
            self._bus.publish(topic, send.payload, retain=send.retain)
        wanted = set(self.station.subscriptions)
        if wanted - self._subscribed and self._bus.connected:
            self._bus.subscribe(sorted(wanted - self._subscribed))
            self._subscribed |= wanted

    def _all_subscriptions(self) -> list[str]:
        wanted = self.station.subscriptions
        self._subscribed = set(wanted)
        return wanted

    def _status(self, *, online: bool) -> bytes:
        return to_bytes({"online": online, "ts": iso(clock.now_ms())})

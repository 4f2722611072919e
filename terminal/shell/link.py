"""A terminal's shell: bus ⇄ core. Knows nothing of Textual; the app and the headless operators both drive it."""

from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from random import random

from shared import clock
from shared.bus import Bus
from shared.settings import Settings
from shared.topics import Topics
from shared.wire import BusEvent
from terminal.core.delivery.moment import Moment
from terminal.core.operator.terminal import TerminalCore
from terminal.shell.journal_file import JournalFile
from terminal.shell.node import TerminalNode, will_of


def app_version() -> str:
    """The installed version."""
    try:
        return version("shopfloor")
    except PackageNotFoundError:
        return "0"


class Link:
    """Owns the bus, the journal's file and the clock of one terminal.

    Raises `ForeignJournalError` and `JournalInUseError`.
    `emit` gets every event of the bus, from the bus's thread; the owner hands it back to `handle` in its own.
    """

    def __init__(self, settings: Settings, emit: Callable[[BusEvent], None]) -> None:
        chosen = settings.terminal
        self._topics = Topics(settings.site)
        self._boot = clock.boot_id()
        self._file = JournalFile(Path(chosen.journal), chosen.id)
        self.core = TerminalCore(
            self._file.journal,
            self._topics,
            terminal=chosen.id,
            workstation=chosen.workstation,
            version=app_version(),
            jitter=random,
            now=self.now(),
            trouble=lambda: self._file.trouble,
            enrol=chosen.enrol,
        )
        self._node = TerminalNode(self.core, self._topics)
        self._make_bus = partial(
            Bus,
            settings.broker_as(chosen.id),
            name=chosen.id,
            emit=emit,
            subscriptions=self._node.all_subscriptions,
            will=will_of(self._topics, chosen.id, clock.now_ms()),
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
        self.core.flush(self.now())
        self.unplug()
        self._file.close()

    def unplug(self) -> None:
        """Leave the network and work on."""
        farewell = will_of(self._topics, self.core.terminal, clock.now_ms())
        self._bus.stop((farewell.topic, farewell.payload))
        self.core.on_disconnected(self.now())

    def plug_in(self) -> None:
        """Come back to the network."""
        self._bus = self._make_bus()
        self._bus.start()

    def handle(self, event: BusEvent) -> None:
        """An event of the bus, in the owner's thread."""
        self._node.handle(event, self._bus, self.now())

    def pump(self) -> None:
        """Send what is due, and listen to what has become known."""
        self._node.pump(self._bus, self.now())

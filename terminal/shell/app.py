"""The Textual app: keys in through the scan gate, views out. Decides nothing."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from shared.settings import Settings
from shared.wire import BusEvent
from terminal.console.lines import join
from terminal.console.scan_gate import Input, ScanGate
from terminal.console.theme import FLOOR_GREY
from terminal.console.too_small import TooSmall
from terminal.core.operator.display import Display, display
from terminal.core.operator.terminal import TerminalCore
from terminal.core.scanner import PartialScan, Pressed, Scanned
from terminal.screens.frame import draw
from terminal.shell.link import Link

LOCKED: Final = "this screen is all there is here | it is ended where the machine is looked after"
TICK_S: Final = 0.1
BELL_S: Final = 0.15
MOST_BELLS: Final = 3
"""1: judged good, 2: with a warning, or somebody answers, 3: refused."""
KEYS: Final = {
    "enter": "enter",
    "backspace": "backspace",
    "delete": "backspace",
    "plus": "plus",
    "minus": "minus",
    "asterisk": "star",
    "slash": "slash",
    "full_stop": "dot",
    "comma": "dot",
} | {f"f{number}": str(number) for number in range(1, 5)}


class Frame(Static):
    """The whole screen, redrawn when the display changed."""

    DEFAULT_CSS = """
    Frame { width: 80; height: 24; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._shown: Display | None = None

    def show(self, new: Display) -> None:
        """Show a display; nothing happens when it is what is shown already."""
        if new != self._shown:
            self._shown = new
            self.update(join(draw(new)))


class TerminalApp(App[None], inherit_bindings=False):
    """One operator terminal."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { align: center top; background: $background; overflow: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = []

    @dataclass
    class BusHeard(Message):
        """The bus's thread has something."""

        event: BusEvent

    def __init__(self, settings: Settings, *, coach: bool = False, make_link: Callable[..., Link] = Link) -> None:
        super().__init__()
        self._coach = coach
        self._link = make_link(settings, lambda event: self.post_message(self.BusHeard(event)))
        self._bells = 0
        locked = self._stay if settings.terminal.kiosk else None
        self.gate = ScanGate(self, KEYS, take=self._take, taken=self._taken, raw=self.core.raw_key, locked=locked)

    @property
    def core(self) -> TerminalCore:
        """The terminal's core."""
        return self._link.core

    def compose(self) -> ComposeResult:
        """One frame."""
        yield TooSmall()
        yield Frame()

    def on_mount(self) -> None:
        """Connect, and start the clock."""
        self.register_theme(FLOOR_GREY)
        self.theme = "floor-grey"
        self._link.start()
        self.set_interval(TICK_S, self._tick)
        self._refresh_frame()

    def on_resize(self, event: events.Resize) -> None:
        """The window was made smaller or larger."""
        self.query_one(TooSmall).judge(event.size.width, event.size.height)
        self.query_one(Frame).display = not self.query_one(TooSmall).display

    def on_unmount(self) -> None:
        """Say goodbye before the screen is gone."""
        self._link.stop()

    async def on_event(self, event: events.Event) -> None:
        """Keys and scans go through the gate, before any widget could swallow them."""
        if not self.gate.takes(event):
            await super().on_event(event)

    def on_terminal_app_bus_heard(self, message: BusHeard) -> None:
        """A message, or the link's state."""
        self._link.handle(message.event)

    def _take(self, given: Input) -> None:
        now = self._link.now()
        match given:
            case Scanned(text):
                self.core.scan(text, now)
            case PartialScan(text):
                self.core.partial(text, now)
            case Pressed(key):
                self.core.key(key, now)

    def _stay(self) -> None:
        """Ctrl+Q at a kiosk: there is nothing behind this screen."""
        self.core.work.say(LOCKED, "warn")
        self._taken()

    def _taken(self) -> None:
        self._link.pump()
        self._refresh_frame()

    def _tick(self) -> None:
        self.gate.tick()
        self._taken()

    def _refresh_frame(self) -> None:
        for frame in self.query(Frame):  # none while the app ends: its clock is the last to stop
            frame.show(display(self.core, coach=self._coach))
        judged = self.core.work.bells
        rings, self._bells = judged - self._bells, judged
        if not os.environ.get("SHOPFLOOR_SILENT"):
            for ring in range(min(rings, MOST_BELLS)):
                self.set_timer(ring * BELL_S, self.bell) if ring else self.bell()

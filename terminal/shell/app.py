"""The Textual app: keys in through the scan gate, views out. Decides nothing."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from shared.settings import Settings
from shared.wire import BusEvent
from terminal.console.keys import MODIFIERS
from terminal.console.leave import Leave
from terminal.console.lines import join
from terminal.console.theme import FLOOR_GREY
from terminal.console.too_small import TooSmall
from terminal.core.operator.display import Display, display
from terminal.core.operator.terminal import TerminalCore
from terminal.core.scanner import Assembler, PartialScan, Result, Scanned
from terminal.screens.frame import draw
from terminal.shell.link import Link

TICK_S = 0.1
BELL_S = 0.15
MOST_BELLS = 3
"""1: judged good, 2: with a warning, or somebody answers, 3: refused."""
KEYS = {
    "enter": "enter", "backspace": "backspace", "delete": "backspace",
    "plus": "plus", "minus": "minus", "asterisk": "star", "slash": "slash", "full_stop": "dot", "comma": "dot",
    "f1": "1", "f2": "2", "f3": "3", "f4": "4",
}  # fmt: skip


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
        self._assembler = Assembler()
        self._link = make_link(settings, lambda event: self.post_message(self.BusHeard(event)))
        self._bells = 0
        self._leave = Leave()

    @property
    def station(self) -> TerminalCore:
        """The terminal's core."""
        return self._link.station

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
        """The scan gate: every key passes here before any widget could swallow it."""
        if not event.is_forwarded and isinstance(event, events.Key) and self.is_running:
            if event.key == "ctrl+q":
                self._leave.asked(self, reading=self._assembler.is_open)
            elif event.key not in MODIFIERS:
                self._leave.key(event)
                at = round(event.time * 1000)
                self.station.raw_key(event.key, event.character, at)
                self._judge(self._assembler.key(event.key, event.character, at))
            return
        if not event.is_forwarded and isinstance(event, events.Paste):
            self._judge(self._assembler.paste(event.text, round(event.time * 1000)))
            return
        await super().on_event(event)

    def on_terminal_app_bus_heard(self, message: BusHeard) -> None:
        """A message, or the link's state."""
        self._link.handle(message.event)

    def _judge(self, results: list[Result]) -> None:
        now = self._link.now()
        for result in results:
            if isinstance(result, Scanned):
                self.station.scan(result.text, now)
            elif isinstance(result, PartialScan):
                self.station.partial(result.text, now)
            elif result.key.isdigit() or result.key in KEYS:
                self.station.key(KEYS.get(result.key, result.key), now)
        if results:
            self._link.pump()
            self._refresh_frame()

    def _tick(self) -> None:
        self._judge(self._assembler.tick(round(events.Key("a", "a").time * 1000)))
        self._link.pump()
        self._refresh_frame()

    def _refresh_frame(self) -> None:
        for frame in self.query(Frame):  # none while the app ends: its clock is the last to stop
            frame.show(display(self.station, coach=self._coach))
        judged = self.station.work.bells
        rings, self._bells = judged - self._bells, judged
        if not os.environ.get("SHOPFLOOR_SILENT"):
            for ring in range(min(rings, MOST_BELLS)):
                self.set_timer(ring * BELL_S, self.bell) if ring else self.bell()

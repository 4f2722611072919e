"""The Textual app of the board: keys in through the scan gate, views out. Decides nothing."""

import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import ClassVar, Final

from textual import events
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from shared import clock
from shared.settings import Settings
from terminal.board.frame import Frame
from terminal.board.lines import Lines
from terminal.board.link import BoardLink
from terminal.console.leave import handed_on
from terminal.console.scan_gate import Input, ScanGate, Typed
from terminal.console.theme import FLOOR_GREY
from terminal.console.too_small import TooSmall
from terminal.core.board import texts
from terminal.core.board.board import Board
from terminal.core.scanner import PartialScan, Pressed, Scanned

WIDTH: Final = 80
ROWS: Final = 16
"""The smallest window in which nothing is cut that a supervisor decides by."""
TICK_S: Final = 0.1
"""Ten frames a second: where only changed lines are drawn they cost no more than five, and halve the wait."""
BLINK_S: Final = 0.5
_NAMED: Final = ("slash", "up", "down", "pageup", "pagedown", "home", "end", "enter", "escape")
KEYS: Final = {name: name for name in _NAMED} | {f"f{number}": str(number) for number in range(1, 8)}


class BoardApp(App[None], inherit_bindings=False):
    """The supervisor's board. `read_only`: nothing can be done. `still` stops the blinking and the clock, for pictures."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: $background; overflow: hidden; }
    #top { height: 2; }
    #block { height: 0; }
    #middle { height: 1fr; }
    #list { width: 1fr; height: 100%; }
    #head { height: 1; }
    #main { height: 1fr; }
    #side { width: 0; height: 100%; }
    #foot { height: 5; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        settings: Settings,
        *,
        terminal_command: list[str] | None = None,
        coach: bool = False,
        read_only: bool = False,
        still: bool = False,
        now: Callable[[], int] = clock.now_ms,
        make_link: Callable[..., BoardLink] = BoardLink,
    ) -> None:
        super().__init__()
        self.board = Board(
            source=settings.client,
            mint=clock.uuid7,
            can_open=terminal_command is not None,
            can_act=not read_only,
            can_leave=not settings.terminal.kiosk,
        )
        self.link = make_link(settings, self.board, now)
        self._now = now
        self._still = still
        self._terminal_command = terminal_command
        coached = texts.COACH if terminal_command else texts.COACH_ALONE
        self._frame = Frame(self.board, coached.format(workstation=settings.terminal.workstation) if coach else "")
        self._small = TooSmall("the board", WIDTH, ROWS)
        self.gate = ScanGate(
            self,
            KEYS,
            take=self._take,
            taken=self._taken,
            typing=lambda: self.board.typing,
            unseen=lambda: self._small.display,
            locked=self.draw if settings.terminal.kiosk else None,
        )
        self._off = False

    def compose(self) -> ComposeResult:
        """Lines, all of it."""
        yield self._small
        yield Lines(id="top")
        yield Lines(id="block")
        with Horizontal(id="middle"):
            with Vertical(id="list"):
                yield Lines(id="head")
                yield Lines(id="main")
            yield Lines(id="side")
        yield Lines(id="foot")

    def on_mount(self) -> None:
        """Connect, and start the clocks."""
        self.register_theme(FLOOR_GREY)
        self.theme = "floor-grey"
        self.link.start()
        self.set_interval(TICK_S, self.tick)
        if not self._still:
            self.set_interval(BLINK_S, self._blink)
        self.call_after_refresh(self.tick)

    def on_unmount(self) -> None:
        """Leave the broker before the screen is gone."""
        self.link.stop()

    def on_resize(self, event: events.Resize) -> None:
        """The window was made smaller or larger: what would be cut is not shown."""
        self._small.judge(event.size.width, event.size.height)
        for name in ("top", "block", "middle", "foot"):
            self.query_one(f"#{name}").display = not self._small.display

    def on_lines_resized(self) -> None:
        """Another size: other columns."""
        self.draw()

    async def on_event(self, event: events.Event) -> None:
        """Keys and scans go through the gate, before any widget could swallow them."""
        if not self.gate.takes(event):
            await super().on_event(event)

    def tick(self) -> None:
        """Take in what came and draw what changed."""
        self.gate.tick()
        self.link.pump()
        self.draw()

    def draw(self) -> None:
        """Show the board as it is."""
        if self.is_running and self.query("#foot"):
            self._frame.draw(self, self._now())

    def text(self) -> list[str]:
        """The screen as text, row by row."""
        rows = []
        for name in ("top", "block"):
            rows += self.query_one(f"#{name}", Lines).text()
        left = [*self.query_one("#head", Lines).text(), *self.query_one("#main", Lines).text()]
        side = self.query_one("#side", Lines).text() or [""] * len(left)
        rows += [f"{row}{beside}" for row, beside in zip(left, side, strict=False)]
        return rows + self.query_one("#foot", Lines).text()

    def _take(self, given: Input) -> None:
        now = self._now()
        match given:
            case Scanned(text):
                self.board.scan(text, now)
            case PartialScan(text):
                self.board.partial(text, now)
            case Pressed(key):
                self.board.press(key, now)
            case Typed(key, character):
                self.board.type(key, character, now)

    def _taken(self) -> None:
        self.link.pump()
        if self.board.open_terminal:
            self.board.open_terminal = False
            self._open_terminal()
        self.draw()

    def _open_terminal(self) -> None:
        """Give the console to a terminal until it is left. The board stands still; its link collects."""
        if self._terminal_command is None:
            self.board.say("error", texts.NO_TERMINAL)
            return
        said = ""
        try:
            with self.suspend(), subprocess.Popen(self._terminal_command) as child, handed_on(child):  # noqa: S603  # ours
                code = child.wait()
            said = texts.TERMINAL_FAILED.format(code=_ended(code), help=_log_of(self._terminal_command)) if code else ""
        except SuspendNotSupported:
            said = texts.CANT_SUSPEND
        except OSError as error:
            said = texts.TERMINAL_MISSING.format(why=error.strerror)
        self.link.pump()  # nothing was taken in meanwhile; what came knows when
        if said:
            self.board.say("error", said)
        self.refresh()

    def _blink(self) -> None:
        self._off = not self._off
        for lines in self.query(Lines):
            lines.blink(off=self._off)


def _ended(code: int) -> str:
    return f"code {code}" if code > 0 else f"signal {-code}"


def _log_of(command: list[str]) -> str:
    """Where to look: the log that a command was given."""
    named = [Path(value).name for option, value in pairwise(command) if option == "--log"]
    return texts.TERMINAL_LOG.format(log=named[0]) if named else texts.TERMINAL_NO_LOG

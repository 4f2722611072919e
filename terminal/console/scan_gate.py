"""The scan gate of both screens: every key passes here before any widget could swallow it, and comes out as what it was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from textual import events
from textual.app import App

from terminal.console.leave import Leave
from terminal.core.scanner import LIMIT, Assembler, PartialScan, Pressed, Scanned

MODIFIERS: Final = frozenset(
    {"left_shift", "right_shift", "left_control", "right_control", "left_alt", "right_alt", "caps_lock"}
)
"""Keys that are no scan and no answer by themselves."""
ENTERS: Final = frozenset({"enter", "ctrl+j"})
LET_GO_S: Final = 0.07
"""A little longer than a digit is held back for what may follow it."""
LINE_FEED_S: Final = 0.06
"""An LF so soon behind the Enter of a field is the second half of a scanner's CR LF."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A key for the field that is open: its name, and what it prints."""

    key: str
    character: str | None


Input = Scanned | PartialScan | Pressed | Typed
"""A whole scan, half of one, a key of the screen, a key of a field."""


class ScanGate:
    """Turns an app's key events into scans and keys.

    `keys` are the screen's keys by Textual's names; digits are keys on every screen. `take` gets one input after the other,
    `taken` is called when all that came at once were. While `typing` says so, keys belong to a field and are not read as
    scans; while `unseen` does, nothing is taken. `raw` sees each key as it came: name, character, ms. With `locked` Ctrl+Q
    does not leave the screen: it calls that instead.
    """

    def __init__(
        self,
        app: App[Any],
        keys: Mapping[str, str],
        *,
        take: Callable[[Input], None],
        taken: Callable[[], None],
        typing: Callable[[], bool] = lambda: False,
        unseen: Callable[[], bool] = lambda: False,
        raw: Callable[[str, str | None, int], None] | None = None,
        locked: Callable[[], None] | None = None,
    ) -> None:
        self._app = app
        self._keys = keys
        self._take = take
        self._taken = taken
        self._typing = typing
        self._unseen = unseen
        self._raw = raw
        self._locked = locked
        self._assembler = Assembler()
        self._leave = Leave()
        self._entered = 0.0
        """When Enter was last typed into a field."""

    @property
    def holds(self) -> bool:
        """Whether a digit waits for what may follow it."""
        return self._assembler.holds

    def takes(self, event: events.Event) -> bool:
        """Take a key, or what a scanner has pasted. False for any other event: that is the app's."""
        if event.is_forwarded:
            return False
        if isinstance(event, events.Key) and self._app.is_running:
            self._key(event)
            return True
        if isinstance(event, events.Paste):
            if not self._unseen():
                self._paste(event)
            return True
        return False

    def tick(self) -> None:
        """Time passes: digits held back become keys, a scan left open is given up."""
        self._hand_over(self._assembler.tick(_ms(events.Key("a", "a"))))

    def _key(self, event: events.Key) -> None:
        if event.key == "ctrl+q" and self._locked is not None:
            self._locked()
            return
        if event.key == "ctrl+q":
            self._leave.asked(self._app, reading=self._assembler.is_open)
            return
        if event.key in MODIFIERS:
            return
        self._leave.key(event)
        if self._unseen():  # nobody acts unseen
            return
        if self._raw is not None:
            self._raw(event.key, event.character, _ms(event))
        if event.key == "ctrl+j" and event.time - self._entered < LINE_FEED_S:
            return
        if self._typing():
            if event.key in ENTERS:
                self._entered = event.time
            self._hand_over([Typed(event.key, event.character)])
            return
        self._hand_over(self._assembler.key(event.key, event.character, _ms(event)))
        if self.holds:
            self._app.set_timer(LET_GO_S, self.tick)

    def _paste(self, event: events.Paste) -> None:
        if not self._typing():
            self._hand_over(self._assembler.paste(event.text, _ms(event)))
            return
        self._hand_over(Typed("enter", None) if char in "\r\n" else Typed(char, char) for char in event.text[:LIMIT])

    def _hand_over(self, inputs: Iterable[Input]) -> None:
        came = False
        for given in inputs:
            came = True
            meant = self._meant(given)
            if meant is not None:
                self._take(meant)
        if came:
            self._taken()

    def _meant(self, given: Input) -> Input | None:
        """What it is now: the key before it may have opened a field. None for a key that the screen does not have."""
        if not isinstance(given, Pressed):
            return given
        if self._typing():
            return Typed(given.key, given.key if given.key.isdigit() else None)
        name = given.key if given.key.isdigit() else self._keys.get(given.key)
        return Pressed(name) if name is not None else None


def _ms(event: events.Event) -> int:
    return round(event.time * 1000)

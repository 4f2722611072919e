"""The scan gate: what comes out of key events, for a screen with keys and for one with a field."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from textual import events

from shared.scan import Kind, encode
from terminal.console.scan_gate import LET_GO_S, Input, ScanGate, Typed
from terminal.core.scanner import PartialScan, Pressed, Scanned

BADGE = encode(Kind.EMP, "0021")
SCANNER_S = 0.003
FINGER_S = 0.4


class App:
    """As much of an app as the gate needs."""

    is_running = True

    def __init__(self) -> None:
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.left = False

    def set_timer(self, delay: float, callback: Callable[[], None]) -> None:
        """Note what is to be called."""
        self.timers.append((delay, callback))

    def exit(self) -> None:
        """It was left."""
        self.left = True


class Desk:
    """A screen with the keys `enter` and `slash`, and a field that the key 1 opens."""

    def __init__(self) -> None:
        self.app = cast("Any", App())
        self.inputs: list[Input] = []
        self.batches = 0
        self.typing = False
        self.hidden = False
        self.raw: list[str] = []
        self.time = 1_000.0
        self.gate = ScanGate(
            self.app,
            {"enter": "enter", "slash": "slash", "plus": "more"},
            take=self._take,
            taken=self._taken,
            typing=lambda: self.typing,
            unseen=lambda: self.hidden,
            raw=lambda key, _character, _ms: self.raw.append(key),
        )

    def _take(self, given: Input) -> None:
        self.inputs.append(given)
        if given == Pressed("1"):
            self.typing = True

    def _taken(self) -> None:
        self.batches += 1

    def press(self, *keys: str, gap: float = FINGER_S) -> None:
        """Keys by their names, one after the other."""
        for key in keys:
            self.time += gap
            event = events.Key(key, key if len(key) == 1 else None)
            event.time = self.time
            assert self.gate.takes(event)

    def scan(self, code: str, *ends: str) -> None:
        """A burst and what ends it."""
        self.press(*code, *ends, gap=SCANNER_S)


@pytest.fixture(name="desk")
def _desk() -> Desk:
    return Desk()


def test_a_burst_is_a_scan(desk: Desk) -> None:
    """With Enter, or with the CR LF of some scanners."""
    desk.scan(BADGE, "enter")
    desk.scan(BADGE, "enter", "ctrl+j")
    assert desk.inputs == [Scanned(BADGE), Scanned(BADGE)]


def test_keys_are_named_by_the_screen(desk: Desk) -> None:
    """A key that the screen does not have is nothing; a digit always is one."""
    desk.press("plus", "minus", "7", "enter")
    assert desk.inputs == [Pressed("more"), Pressed("7"), Pressed("enter")]


def test_a_digit_is_let_go_after_a_moment(desk: Desk) -> None:
    """It is held back for what may follow it, and the gate asks to be woken."""
    desk.press("7")
    assert desk.inputs == []
    assert desk.gate.holds
    assert [delay for delay, _ in desk.app.timers] == [LET_GO_S]
    desk.press("left_shift", "enter")
    assert desk.inputs == [Pressed("7"), Pressed("enter")]
    assert not desk.gate.holds


def test_half_a_scan_is_said_to_be_one(desk: Desk) -> None:
    """Its end never came."""
    desk.scan(BADGE[:5])
    desk.time += 5
    desk.press("slash")
    assert desk.inputs[0] == PartialScan(BADGE[:5])


def test_a_field_gets_keys_as_they_come(desk: Desk) -> None:
    """Letters too, and nothing waits for what follows."""
    desk.typing = True
    desk.press("a", "7", "enter")
    assert desk.inputs == [Typed("a", "a"), Typed("7", "7"), Typed("enter", None)]


def test_a_digit_behind_the_key_that_opens_a_field_is_typed_into_it(desk: Desk) -> None:
    """Both were held back while there was no field yet."""
    desk.press("1", "2", gap=0.01)
    desk.press("plus")
    assert desk.inputs == [Pressed("1"), Typed("2", "2"), Typed("plus", None)]


@pytest.mark.parametrize("closes", [False, True])
def test_the_line_feed_behind_a_fields_enter_is_no_second_one(desk: Desk, closes: bool) -> None:
    """Whether or not the Enter has closed the field."""
    desk.typing = True
    desk.press("5", "enter")
    desk.typing = not closes
    desk.press("ctrl+j", gap=SCANNER_S)
    assert desk.inputs == [Typed("5", "5"), Typed("enter", None)]


def test_what_is_pasted_is_scanned_or_typed(desk: Desk) -> None:
    """Line by line, or character by character into a field."""
    assert desk.gate.takes(events.Paste(f"{BADGE}\n{BADGE}\n"))
    assert desk.inputs == [Scanned(BADGE), Scanned(BADGE)]
    assert desk.batches == 1
    desk.typing = True
    assert desk.gate.takes(events.Paste("7\n"))
    assert desk.inputs[2:] == [Typed("7", "7"), Typed("enter", None)]


def test_nobody_acts_unseen(desk: Desk) -> None:
    """In a window that is too small to show what is done."""
    desk.hidden = True
    desk.scan(BADGE, "enter")
    assert desk.gate.takes(events.Paste(BADGE))
    assert desk.inputs == []


def test_raw_keys_are_seen_as_they_came(desk: Desk) -> None:
    """But for those that are no key of anything."""
    desk.press("left_shift", "A", "plus")
    assert desk.raw == ["A", "plus"]


def test_other_events_are_the_apps(desk: Desk) -> None:
    """And keys, when it does not run any more."""
    assert not desk.gate.takes(events.Focus())
    desk.app.is_running = False
    assert not desk.gate.takes(events.Key("a", "a"))


def test_ctrl_q_leaves_only_by_itself(desk: Desk) -> None:
    """Not from within a barcode."""
    desk.scan(BADGE[:3])
    desk.press("ctrl+q", gap=SCANNER_S)
    assert desk.app.timers == []


def test_ctrl_q_leaves_no_kiosk() -> None:
    """Whoever presses it is told so, however long nothing else comes."""
    app, told = cast("Any", App()), []
    gate = ScanGate(app, {}, take=lambda _given: None, taken=lambda: None, locked=lambda: told.append("locked"))
    gate.takes(events.Key("ctrl+q", None))
    assert told == ["locked"]
    assert (app.timers, app.left) == ([], False)

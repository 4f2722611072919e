"""Keyboard-wedge bursts → scans. A letter or `]` opens a burst and swallows what follows, so no widget can eat it.

Digits and keypad signs reach the screen at once, but for the hot keys a terminal holds back 60 ms: a scan that lost its
head must not press PAUSE.
"""

from dataclasses import dataclass, field
from typing import Final

IDLE_MS: Final = 1_000
"""An open burst with no character for this long was a partial scan."""
DIGIT_HOLD_MS: Final = 60
"""How long a digit that is a hot key waits for a second one behind it."""
SCANNER_GAP_MS: Final = 25
"""Five or more digits with a smaller mean gap did not come from fingers."""
TAIL_MS: Final = 4
"""A key so soon behind a scan's end came from the scanner."""
LIMIT: Final = 200
TERMINATORS: Final = frozenset({"enter", "ctrl+j", "tab"})


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole burst."""

    text: str


@dataclass(frozen=True, slots=True)
class PartialScan:
    """A burst that never ended, or digits that a scanner sent without their head."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key for the screen."""

    key: str


Result = Scanned | PartialScan | Pressed


@dataclass(slots=True)
class Assembler:
    """Feed it keys with their times (ms, monotonic); it says what they were."""

    _open: list[str] = field(default_factory=list)
    _last: int = 0
    _held: list[tuple[str, int]] = field(default_factory=list)
    _after_enter: int = -10_000
    _began: int = 0
    _tail: int = -1
    """The longest gap (ms) at which a key still belongs to the burst that has just ended; -1 when none does any more."""
    _behind: int = 0
    """When the last key of that burst came."""

    @property
    def is_open(self) -> bool:
        """Whether a burst is being read."""
        return bool(self._open)

    @property
    def holds(self) -> bool:
        """Whether digits wait for what may follow them."""
        return bool(self._held)

    def key(self, key: str, character: str | None, at: int) -> list[Result]:
        """One key. `character` is what it prints, if anything."""
        results = self.tick(at)
        if self._open:
            results += self._continue(key, character, at)
        elif self._is_tail(character, at):
            if key != "ctrl+j":  # the LF of a CR LF
                results.append(PartialScan(f"…{character or key}"))
        elif character is not None and character != "" and (character.isalpha() or character == "]"):
            if self._held:  # digits right before letters were the head of something that is no scan of ours
                self._held.clear()
            self._open, self._last, self._began, self._tail = [character], at, at, -1
        elif key == "ctrl+j" and at - self._after_enter < DIGIT_HOLD_MS:
            pass  # the LF of a CR LF
        elif character is not None and character.isdigit() and character.isascii():
            self._held.append((character, at))
        else:
            results += self._release(key, at)
        return results

    def _is_tail(self, character: str | None, at: int) -> bool:
        """A key right behind a scan's end, as fast as the scan: no finger pressed it, and it must confirm nothing.

        What may begin another code is not held back.
        """
        if self._tail < 0 or at - self._behind > self._tail:
            self._tail = -1
            return False
        self._behind = at
        return not (character and (character.isalpha() or character == "]"))

    def paste(self, text: str, at: int) -> list[Result]:
        """A scanner that pastes: every line is a scan."""
        results = self.tick(at)
        return results + [Scanned(line.strip()[:LIMIT]) for line in text.splitlines() if line.strip()]

    def tick(self, at: int) -> list[Result]:
        """Time passes: held digits become keys, a burst left open is given up."""
        if self._open and at - self._last > IDLE_MS:
            text, self._open = "".join(self._open), []
            return [PartialScan(text)]
        if self._held and at - self._held[-1][1] >= DIGIT_HOLD_MS:
            return self._let_go()
        return []

    def _continue(self, key: str, character: str | None, at: int) -> list[Result]:
        self._last = at
        if key in TERMINATORS:
            text, self._open = "".join(self._open), []
            self._after_enter = self._behind = at
            gap = (at - self._began) // len(text)
            self._tail = min(SCANNER_GAP_MS, max(TAIL_MS, 2 * gap)) if gap < SCANNER_GAP_MS else -1
            return [Scanned(text)]
        if key == "escape":
            self._open = []
        elif character is not None and character.isprintable() and len(self._open) < LIMIT:
            self._open.append(character)
        return []

    def _release(self, key: str, at: int) -> list[Result]:
        held = self._held
        if len(held) >= 5 and _mean_gap(held, at) < SCANNER_GAP_MS:
            text = "".join(digit for digit, _ in held)
            self._held = []
            if key in TERMINATORS:
                self._after_enter = at
                # Eight digits and more are an EAN or a foreign number: to be looked up, not typed.
                return [Scanned(text)] if len(text) >= 8 else [PartialScan(text)]
            return [PartialScan(text), *self._named(key)]
        return self._let_go() + self._named(key)

    def _let_go(self) -> list[Result]:
        held, self._held = self._held, []
        if len(held) >= 5 and _mean_gap(held, held[-1][1]) < SCANNER_GAP_MS:
            return [PartialScan("".join(digit for digit, _ in held))]
        return [Pressed(digit) for digit, _ in held]

    def _named(self, key: str) -> list[Result]:
        return [Pressed("enter" if key == "ctrl+j" else key)]


def _mean_gap(held: list[tuple[str, int]], end: int) -> float:
    return (held[-1][1] - held[0][1]) / (len(held) - 1) if len(held) > 1 else float(end)

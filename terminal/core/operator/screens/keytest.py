"""S0: commissioning. Shows every character of a scanned KEYTEST card, names layout faults, measures the scanner.

The card carries letters that keyboard layouts disagree about, so a scanner set to one layout on a console set to another is
found before the first badge is misread.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from shared.scan import Foreign, Kind, encode, split_aim
from terminal.core.operator.screen import Screen, Words, unreached
from terminal.core.operator.workplace import Workplace, shown

WORDS: Final = Words("scan the KEYTEST card", "[/] back")

CARD: Final = "KEYTEST-AZERTY"
KEPT: Final = 200
SLOW_MS: Final = 50
LAYOUTS: Final = {
    ("A", "Q"): "French (AZERTY)",
    ("Q", "A"): "French (AZERTY)",
    ("Z", "W"): "French (AZERTY)",
    ("W", "Z"): "French (AZERTY)",
    ("Y", "Z"): "German (QWERTZ)",
    ("Z", "Y"): "German (QWERTZ)",
}
"""(expected, got) → the console's layout, with the scanner set to US."""


@dataclass(slots=True)
class KeyTest:
    """The keys of the last scan as they came (key, character, ms), and what was made of earlier ones."""

    keys: list[tuple[str, str, int]] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KeyTestBody:
    """Every character as it came, how fast, and what is to be done."""

    received: list[tuple[str, str]]
    """(character, key's name) as they came."""
    burst: str
    verdicts: list[str]


def open_keytest(wp: Workplace) -> None:
    """Go here to commission a scanner."""
    wp.put(KeyTest())
    wp.go("keytest")


def key(wp: Workplace, pressed: str) -> None:
    """Slash leaves."""
    if pressed == "slash":
        wp.put(KeyTest())
        wp.go("idle")


def raw_key(wp: Workplace, name: str, character: str | None, at: int) -> None:
    """A key as it came, before anything was made of it."""
    keys = wp.draft(KeyTest).keys
    if keys and at - keys[-1][2] > 1_000:
        keys.clear()
    keys.append((name, character or "", at))
    del keys[:-KEPT]


def judge(wp: Workplace, code: Foreign) -> None:
    """A whole scan arrived."""
    test = wp.draft(KeyTest)
    verdict = verdict_of(code.text, [at for _, _, at in test.keys])
    test.verdicts = [verdict, *test.verdicts][:4]
    wp.say(verdict, "ok" if verdict.startswith("good") else "warn")


def verdict_of(text: str, times: list[int]) -> str:
    """What is to be said about one scan of the card."""
    aim, rest = split_aim(text)
    expected, got = encode(Kind.SYS, CARD), rest.upper()
    gaps = [after - before for before, after in pairwise(times)]
    mean = sum(gaps) / len(gaps) if gaps else 0
    speed = f"{mean:.0f} ms a character" + (", slow: set the scanner's inter-character delay to 0" if mean > SLOW_MS else "")
    fault = _fault(expected, got)
    if fault:
        return fault
    prefix = f"with the prefix {aim}" if aim else "without the AIM prefix: switch it on, so that a lost head is noticed"
    return f"good: {len(got)} characters, {speed}, {prefix}"


def _fault(expected: str, got: str) -> str:
    for wanted, came in zip(expected, got, strict=False):
        if wanted == came:
            continue
        layout = LAYOUTS.get((wanted, came))
        if layout:
            return f"got {came} where {wanted} was expected: scanner set to US, console to {layout}"
        return f"got {came!r} where {wanted} was expected: another card, or another keyboard layout"
    if len(got) < len(expected):
        return f"only {len(got)} of {len(expected)} characters came: the scan lost its end, or its head"
    if len(got) > len(expected):
        return f"{len(got)} characters where {len(expected)} were expected: set one suffix only (Enter)"
    return ""


def body(wp: Workplace) -> KeyTestBody:
    """Every character as it came, how fast, and what is to be done."""
    test = wp.draft(KeyTest)
    times = [at for _, _, at in test.keys]
    gaps = [after - before for before, after in pairwise(times)]
    burst = f"{len(times)} keys, {sum(gaps) / len(gaps):.0f} ms apart, longest {max(gaps)} ms" if gaps else ""
    received = [(shown(character) if character else "", shown(name, 12)) for name, character, _ in test.keys[-40:]]
    return KeyTestBody(received, burst, test.verdicts)


SCREEN: Final = Screen(
    name="keytest",
    words=WORDS,
    scan=unreached,
    key=key,
    foreign=judge,
    body=body,
    raw_key=raw_key,
)

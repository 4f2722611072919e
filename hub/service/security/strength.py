"""Which PINs are too easy: what everybody tries first."""

from typing import Final

from shared.rules import Refusal, refuse

_RUNS: Final = ("01234567890123456789", "98765432109876543210")


def objection(badge: str, pin: str, digits: int) -> Refusal | None:
    """Why this may not become the PIN of a badge, where at least so many digits are wanted; None when it may."""
    if len(pin) < digits:
        return refuse("pin-short", digits=digits)
    if any(pin in run for run in _RUNS) or _repeats(pin) or _is_badge(badge, pin):
        return refuse("pin-easy")
    return None


def _repeats(pin: str) -> bool:
    """One digit again and again, or a few: 1111, 1212, 123123. A text repeats where it is found in its own middle."""
    return pin in (pin + pin)[1:-1]


def _is_badge(badge: str, pin: str) -> bool:
    """The number that hangs on the hook, with more zeros or fewer, forwards or backwards."""
    number = "".join(character for character in badge if character.isdigit())
    return bool(number) and number.lstrip("0") in (pin.lstrip("0"), pin[::-1].lstrip("0"))

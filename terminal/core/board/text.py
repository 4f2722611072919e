"""Values as people read them. Everything foreign passes `plain` before it is shown."""

from typing import Final

from shared.plain_text import plain
from shared.plant_time import from_iso
from shared.quantity import MICRO, divide, show

OFFICE: Final = "the office"


def moment(text: str | None) -> int | None:
    """A time of a document in milliseconds, or None."""
    return from_iso(text) if text else None


def who(source: str) -> str:
    """A name or, where no person is known, which program it was, for people."""
    if not source:
        return OFFICE
    if source.startswith("x/"):
        client = plain(source.removeprefix("x/"), 24)
        return OFFICE if client == "office" else f"{OFFICE} ({client})"
    return f"the {plain(source, 30)}" if source == "office" or source.startswith("office (") else plain(source, 30)


def bar(part: int, whole: int, width: int) -> str:
    """A progress bar."""
    filled = min(width, max(0, part * width // whole)) if whole > 0 else 0
    return "█" * filled + "░" * (width - filled)


def percent(part: int, whole: int) -> str:
    """A share, one decimal."""
    return f"{divide(part * 1000, whole) / 10:.1f} %" if whole > 0 else "0.0 %"


def pieces(micro: int) -> str:
    """Whole pieces of a computed quantity, rounded."""
    return str(divide(micro, MICRO))


def grouped(micro: int) -> str:
    """A quantity with its thousands apart."""
    whole, dot, rest = show(abs(micro)).partition(".")
    return f"{'-' if micro < 0 else ''}{int(whole):,}".replace(",", " ") + dot + rest


def short(count: int) -> str:
    """A number in at most five characters: thousands, millions."""
    for unit, size in (("G", 10**9), ("M", 10**6), ("k", 10**3)):
        if abs(count) >= 10 * size:
            return f"{'-' if count < 0 else ''}{abs(count) // size}{unit}"
    return str(count)


def signed(count: int) -> str:
    """A difference with its sign."""
    return f"+{short(count)}" if count > 0 else short(count)

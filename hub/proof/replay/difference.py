"""One way in which a rebuilt database is not the recorded one."""

from dataclasses import dataclass
from typing import Any, Final

LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two databases part. `no` is the inbox number that shows it; 0 when none can be named."""

    no: int
    where: str
    field: str
    recorded: Any
    replayed: Any

    def __str__(self) -> str:
        at = f"command {self.no}: " if self.no else ""
        name = f"{self.where}, {self.field}" if self.field else self.where
        was, now = _in_words(self.recorded), _in_words(self.replayed)
        same = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
        return f"{at}{name}: recorded {_short(was, same)}, replayed {_short(now, same)}"


def first_of(differences: list[Difference]) -> Difference | None:
    """The one with the lowest number; what has none comes last, in the order it was found."""
    return min(differences, key=lambda difference: (not difference.no, difference.no), default=None)


def _in_words(value: Any) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else repr(value)


def _short(text: str, same: int) -> str:
    """The part in which two texts differ."""
    if len(text) <= LONGEST:
        return text
    start = max(0, same - LONGEST // 2)
    return f"{'…' if start else ''}{text[start : start + LONGEST]}{'…' if start + LONGEST < len(text) else ''}"

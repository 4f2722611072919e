"""What the doctor has to say about one thing."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is. Only *fail* makes the command fail."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: what it is about, what was found, and what to do."""

    level: Level
    subject: str
    text: str
    do: str = ""


def ok(subject: str, text: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, subject, text)


def warn(subject: str, text: str, do: str) -> Finding:
    """Works, but should be looked at."""
    return Finding(Level.WARN, subject, text, do)


def fail(subject: str, text: str, do: str) -> Finding:
    """Doesn't work, or bookings are in danger."""
    return Finding(Level.FAIL, subject, text, do)

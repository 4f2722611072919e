"""What the people of a run did and what their screens told them: all that the oracle is given."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Note:
    """One confirmation by a person. `sure`: the screen said that it is saved; else the device died under the finger."""

    terminal: str
    ms: int
    """What the device's clock showed."""
    verb: str
    badge: str
    sure: bool
    mo: str = ""
    op: str = ""
    good: int = 0
    scrap: int = 0
    rework: int = 0
    suspect: int = 0
    source: str = "new"
    item: str = ""
    q: Decimal = Decimal(0)
    kind: str = ""


@dataclass
class Notebook:
    """All notes, and every moment at which somebody scanned or pressed anything."""

    notes: list[Note] = field(default_factory=list)
    moments: set[tuple[str, int]] = field(default_factory=set)
    acts: int = 0

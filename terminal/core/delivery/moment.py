"""Now, as a core is told it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """Wall clock in milliseconds since 1970, and the boot's monotonic clock, which never jumps."""

    ms: int
    boot: str = ""
    mono: int = 0

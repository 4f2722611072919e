"""The result line that both screens have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flash:
    """The result line. `level` is ok, warn or error; errors go after 4 s. `asks`: the next input answers it, or it goes."""

    level: str
    text: str
    at: int
    asks: bool = False

"""What is slow about PINs, by itself: argon2. A piece of work goes out and its result comes back, whoever does it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import HashingError, InvalidHashError, VerificationError

# OWASP's smallest recommended argon2id: all PINs of a plant go through one or two threads.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@dataclass(frozen=True, slots=True)
class Work:
    """A PIN to be compared with a hash, or to be hashed (`stored` is None). `""` is compared too: it takes as long."""

    number: int
    pin: str = field(repr=False)
    stored: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Hashed:
    """What came of it. `failed`: no memory for it, say; nothing is known of the PIN then."""

    number: int
    right: bool = False
    hash: str = field(default="", repr=False)
    failed: bool = False


Elsewhere = Callable[[Work], None]
"""Does a piece of work beside the hub's own thread, and brings a `Hashed` back as an event."""


def do(work: Work) -> Hashed:
    """Takes tens of milliseconds, without Python's lock, and 19 MB."""
    try:
        if work.stored is None:
            return Hashed(work.number, hash=_HASHER.hash(work.pin))
        return Hashed(work.number, right=_right(work.stored or _nobodys(), work.pin) and bool(work.stored))
    except (HashingError, MemoryError):
        return Hashed(work.number, failed=True)


def _right(stored: str, pin: str) -> bool:
    try:
        return _HASHER.verify(stored, pin)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("no PIN has letters")

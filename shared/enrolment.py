"""A terminal's enrolment code: once, for one device, to be scanned from a card or typed on a keypad."""

import hashlib
from typing import Annotated, Final

from pydantic import StringConstraints

CODE_DIGITS: Final = 12
"""Digits only: a terminal has no letters. Nobody guesses one of so many before its day is over."""
CODE_PATTERN: Final = rf"[0-9]{{{CODE_DIGITS}}}"
GOOD_MS: Final = 24 * 3_600_000
"""How long a code is good, by the hub's clock."""
_ROUNDS: Final = 10_000
"""About 5 ms: who reads a sum and tries all codes needs longer than a code is good."""

Code = Annotated[str, StringConstraints(pattern=rf"^({CODE_PATTERN})?$")]
"""Model field: a code, or `""` for none."""
CodeSum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""Model field: what is kept of a code."""


def code_sum(terminal: str, code: str) -> str:
    """What is kept of a code: the code itself is known to the card alone."""
    return hashlib.pbkdf2_hmac("sha256", code.encode(), f"shopfloor enrol {terminal}".encode(), _ROUNDS).hex()


def grouped(code: str) -> str:
    """A code as it is read and typed: `4711 0815 2342`."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))

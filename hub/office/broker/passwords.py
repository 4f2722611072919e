"""Mosquitto's password file: one line an account, hashed as `mosquitto_passwd` does it."""

import hashlib
import secrets
from base64 import b64decode, b64encode
from typing import Final

ROUNDS: Final = 1_000
"""Of PBKDF2. Our passwords are random and have 144 bits, and every connect costs the broker this much."""
_SALT: Final = 12
_SCHEME: Final = "$7$"


def new_password() -> str:
    """One that nobody guesses."""
    return secrets.token_urlsafe(18)


def line_of(account: str, password: str) -> str:
    """An account's line: PBKDF2 with SHA-512."""
    salt = secrets.token_bytes(_SALT)
    return f"{account}:{_SCHEME}{ROUNDS}${_text(salt)}${_text(_hashed(password, salt, ROUNDS))}"


def is_right(line: str, password: str) -> bool:
    """Whether an account's line is this password's."""
    try:
        rounds, salt, hashed = line.partition(":")[2].removeprefix(_SCHEME).split("$")
        made = _hashed(password, b64decode(salt), int(rounds))
        return secrets.compare_digest(b64decode(hashed), made)
    except ValueError:
        return False


def lines_in(text: str) -> dict[str, str]:
    """Account → its line, of a file that is there."""
    return {line.partition(":")[0]: line for line in text.splitlines() if ":" in line and not line.startswith("#")}


def _hashed(password: str, salt: bytes, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", password.encode(), salt, rounds)


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()

"""Grants: proof that a person has given a PIN, for one client, one verb and a short while.

A grant is signed and not stored: it costs no write, and nothing of it is left to steal but the site's secret.
"""

import hashlib
import hmac
from typing import Final

GRANT_MS: Final = 120_000
"""How long a grant is good: to read what one is about to do, and to press Enter."""


def make_grant(secret: bytes, badge: str, client: str, verb: str, expires: int) -> str:
    """A grant for `client` (`x/board`), good until `expires` (ms)."""
    body = f"{badge}.{verb}.{expires}"
    return f"{body}.{_mac(secret, body, client)}"


def holder_of(secret: bytes, grant: str, client: str, verb: str, now: int) -> str:
    """Who gave a PIN for this, or `""` when the grant is not for it, not ours, or over."""
    body, _, mac = grant.rpartition(".")
    parts = body.split(".")
    if len(parts) != 3 or not parts[2].isdigit() or not hmac.compare_digest(mac, _mac(secret, body, client)):
        return ""
    return parts[0] if parts[1] == verb and now <= int(parts[2]) else ""


def _mac(secret: bytes, body: str, client: str) -> str:
    return hmac.new(secret, f"{client} {body}".encode(), hashlib.sha256).hexdigest()[:32]

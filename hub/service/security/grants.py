"""Grants: proof that a person has given a PIN, for one client and a short while.

A grant is for one verb, or it is a *session*: for all that the person may do, renewed by use up to a limit. Grants are
signed and not stored: they cost no write, and nothing of them is left to steal but the site's secret.
"""

import hashlib
import hmac
from typing import Final, NamedTuple

GRANT_MS: Final = 120_000
"""How long a grant is good: to read what one is about to do, and to press Enter."""
SESSION: Final = "session"
"""What a session is asked for by, where else a verb stands."""
SESSION_MS: Final = 150_000
"""How long a session is good without being renewed: two idle minutes, and what lies between two renewals."""
LIMIT_MS: Final = 30 * 60_000
"""How long one PIN is good for a session, however busy."""
NOT_BY_SESSION: Final = frozenset({"set-pin", "override"})
"""What a session does not do: whoever finds a board open takes nobody's badge along, and lets nothing pass."""


class Session(NamedTuple):
    """A session as its grant says it; `mark` tells the PIN it was opened with from a later one."""

    badge: str
    expires: int
    limit: int
    mark: str


def make_grant(secret: bytes, badge: str, client: str, verb: str, expires: int) -> str:
    """A grant for `client` (`x/board`), good until `expires` (ms)."""
    return _signed(secret, client, f"{badge}.{verb}.{expires}")


def open_session(secret: bytes, badge: str, client: str, mark: str, now: int) -> tuple[str, int]:
    """A session of someone who has just given the PIN, and until when it is good."""
    return _session(secret, client, Session(badge, now + SESSION_MS, now + LIMIT_MS, mark))


def renew_session(secret: bytes, was: Session, client: str, now: int) -> tuple[str, int]:
    """The same for longer, never beyond its limit."""
    return _session(secret, client, was._replace(expires=min(now + SESSION_MS, was.limit)))


def read_session(secret: bytes, grant: str, client: str, now: int) -> Session | None:
    """The session that a grant is, or None when it is none, not ours, of another client, or over."""
    parts = _parts(secret, grant, client)
    if len(parts) != 5 or parts[1] != SESSION or not (parts[2].isdigit() and parts[3].isdigit()):
        return None
    session = Session(parts[0], int(parts[2]), int(parts[3]), parts[4])
    return session if now <= session.expires else None


def holder_of(secret: bytes, grant: str, client: str, verb: str, now: int) -> str:
    """Who gave a PIN for this, or `""` when the grant is not for it, not ours, or over."""
    session = read_session(secret, grant, client, now)
    if session is not None:
        return "" if verb in NOT_BY_SESSION else session.badge
    parts = _parts(secret, grant, client)
    if len(parts) != 3 or not parts[2].isdigit():
        return ""
    return parts[0] if parts[1] == verb and now <= int(parts[2]) else ""


def _session(secret: bytes, client: str, said: Session) -> tuple[str, int]:
    body = f"{said.badge}.{SESSION}.{said.expires}.{said.limit}.{said.mark}"
    return _signed(secret, client, body), said.expires


def _signed(secret: bytes, client: str, body: str) -> str:
    return f"{body}.{_mac(secret, body, client)}"


def _parts(secret: bytes, grant: str, client: str) -> list[str]:
    """What a grant says, or nothing when we did not sign it for this client."""
    body, _, mac = grant.rpartition(".")
    return body.split(".") if hmac.compare_digest(mac, _mac(secret, body, client)) else []


def _mac(secret: bytes, body: str, client: str) -> str:
    return hmac.new(secret, f"{client} {body}".encode(), hashlib.sha256).hexdigest()[:32]

"""Encryption: none where it is needed, certificates that end soon, keys and passwords that others may read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cryptography import x509

from hub.doctor.finding import Finding, fail, ok, warn
from hub.doctor.wire import Heard
from shared.loopback import is_loopback
from shared.settings import BrokerSettings

SOON_DAYS: Final = 30
_DAY_MS: Final = 86_400_000
_SUBJECT: Final = "encryption"
_RENEW: Final = (
    "run `shopfloor broker-config` again: it renews what ends soon; then reload the broker, and take the account its files"
)


def judge_encryption(broker: BrokerSettings, heard: Heard, now: int) -> Iterator[Finding]:
    """What a connection with these settings is worth."""
    if not broker.tls:
        if is_loopback(broker.host):
            yield ok(_SUBJECT, "none, and none is needed: the broker is on this machine")
        else:
            yield fail(
                _SUBJECT,
                f"passwords, PINs and bookings go to {broker.host} in plain text",
                "set broker.tls = true (port 8883) and run `shopfloor broker-config`: it makes the certificates",
            )
        return
    ends = [("the broker's certificate", heard.certificate_ends)] if heard.certificate_ends else []
    for setting, what in (("certfile", "our certificate"), ("cafile", "the authority's certificate")):
        until = _ends(getattr(broker, setting))
        if until:
            ends.append((what, until))
    late = [_late(what, until, now) for what, until in ends if until - now < SOON_DAYS * _DAY_MS]
    yield from late or [ok(_SUBJECT, "TLS, and its certificates are good for a while")]


def look_at_secrets(broker: BrokerSettings) -> Iterator[Finding]:
    """Keys and passwords of which others on this machine may know."""
    files = [Path(broker.keyfile)] if broker.keyfile else []
    if broker.accounts:
        accounts = Path(broker.accounts)
        files += [
            *sorted(accounts.glob("*.toml")),
            *sorted(accounts.glob("*.key")),
            accounts.parent / "authority" / "ca.key",
        ]
    open_ = [path for path in files if path.exists() and path.stat().st_mode & 0o077]
    if open_:
        named = ", ".join(map(str, open_[:3])) + (f" and {len(open_) - 3} more" if len(open_) > 3 else "")
        yield warn("secrets", f"others on this machine may read {named}", "chmod 600; renew what others may have read")
    elif files:
        yield ok("secrets", "keys and passwords are their owner's alone")


def _late(what: str, until: int, now: int) -> Finding:
    days = (until - now) // _DAY_MS
    if days < 0:
        return fail(_SUBJECT, f"{what} has expired", _RENEW)
    return warn(_SUBJECT, f"{what} ends in {days} days", _RENEW)


def _ends(path: str) -> int:
    try:
        found = x509.load_pem_x509_certificate(Path(path).read_bytes())
    except (OSError, ValueError):
        return 0
    return int(found.not_valid_after_utc.timestamp() * 1000)

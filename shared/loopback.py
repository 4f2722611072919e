"""Whether an address leads to this machine only."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether what is sent there never leaves this machine. A name is not looked up: it may lead elsewhere tomorrow."""
    if host.lower().rstrip(".") in ("localhost", "ip6-localhost") or host.lower().endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

"""Ports for what tests start, many at a time and some of it twice on the same port."""

import os
import socket
from itertools import count

_LOWEST, _MANY = 10_000, 22_000
"""Below the ports that the system gives to outgoing connections: one of those could sit on the port of a broker that has
been killed and is about to come back."""
_tried = count(os.getpid() * 97)
"""Two processes that test at the same time begin in different places."""


def free_port() -> int:
    """A TCP port nobody listens on, and that this process has not given away before."""
    for number in _tried:
        port = _LOWEST + number % _MANY
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("unreachable: the count has no end")

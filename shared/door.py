"""The door of a program that many send to: it sifts the stream of a broker before an MQTT library takes it apart.

A library in Python takes a tenth of a millisecond for a message, and five thousand of them a second leave nothing for
anything else. Here one is looked at for a few microseconds: whose it is and how large, and whether it may come in. Every one
is acknowledged at once, those that may not come in as well, or the broker would keep everybody's behind them.
"""

from collections.abc import Callable
from select import select
from typing import Final, Protocol

CHUNK: Final = 65_536
_PUBLISH: Final = 0x30
_PUBACK: Final = b"\x40\x02"
_FULL_S: Final = 1.0
"""How long a full socket is waited for: a broker that lacks acknowledgements sends nothing that would wake us."""

Admit = Callable[[bytes, int], bool]
"""(topic, size of the whole packet) → whether it may come in."""


class Stream(Protocol):
    """What is used of a socket, with TLS or without."""

    def recv(self, buffer_size: int, /) -> bytes:
        """Some bytes; raises `BlockingIOError` or its like when there are none now."""

    def send(self, data: bytes | bytearray, /) -> int:
        """How many bytes were taken."""

    def close(self) -> None:
        """Close it."""

    def fileno(self) -> int:
        """For `select`."""

    def setblocking(self, flag: bool, /) -> None:
        """Whether `recv` and `send` wait."""


class Door:
    """A socket as a library sees it, with only those publications in its stream that `admit` lets pass.

    Used by one thread, as the library's loop does: whoever receives also sends.
    """

    def __init__(self, stream: Stream, admit: Admit) -> None:
        self._stream = stream
        self._admit = admit
        self._raw = bytearray()
        self._passed = bytearray()
        self._at = 0
        """How much of what has passed was read."""
        self._owed = bytearray()
        """Acknowledgements that are still to be sent."""
        self._whole = True
        """Whether the last packet the library sent has gone out whole: nothing may come between its halves."""

    def recv(self, buffer_size: int, /) -> bytes:
        """What has passed; raises what the socket raises when there is nothing."""
        if self._at >= len(self._passed):
            self._passed.clear()
            self._at = 0
            chunk = self._stream.recv(CHUNK)
            if not chunk:
                return chunk
            self._raw += chunk
            self._sift()
            self._settle()
            if not self._passed:
                raise BlockingIOError
        taken = bytes(self._passed[self._at : self._at + buffer_size])
        self._at += len(taken)
        return taken

    def send(self, data: bytes | bytearray, /) -> int:
        """As the socket does; what is owed goes before a new packet."""
        if self._whole:
            self._settle()
        if self._owed and self._whole:
            raise BlockingIOError
        self._whole = False  # also where it raises: the library says the same again
        sent = self._stream.send(data)
        self._whole = sent == len(data)
        return sent

    def pending(self) -> int:
        """How much can be read without asking the socket."""
        inner = getattr(self._stream, "pending", None)  # of TLS
        return len(self._passed) - self._at + (inner() if inner is not None else 0)

    def close(self) -> None:
        """Close the socket."""
        self._stream.close()

    def fileno(self) -> int:
        """The socket's."""
        return self._stream.fileno()

    def setblocking(self, flag: bool, /) -> None:
        """The socket's."""
        self._stream.setblocking(flag)

    def _settle(self) -> None:
        while self._owed and self._whole:
            try:
                del self._owed[: self._stream.send(self._owed)]
            except OSError:  # full, or broken: the library finds that out for itself
                if not select([], [self], [], _FULL_S)[1]:
                    return

    def _sift(self) -> None:
        """Whole packets from the raw stream to what has passed; what is not whole stays."""
        raw, at, end = self._raw, 0, len(self._raw)
        while at + 2 <= end:
            body, length = _length(raw, at + 1, end)
            stop = body + length
            if length < 0 or stop > end:
                break
            if raw[at] & 0xF0 != _PUBLISH or self._may_come_in(at, body, stop):
                self._passed += raw[at:stop]
            at = stop
        del raw[:at]

    def _may_come_in(self, at: int, body: int, stop: int) -> bool:
        raw = self._raw
        behind = body + 2 + (raw[body] << 8 | raw[body + 1])
        if raw[at] & 0x06:
            self._owed += _PUBACK + raw[behind : behind + 2]
        return self._admit(bytes(raw[body + 2 : behind]), stop - at)


def _length(raw: bytearray, at: int, end: int) -> tuple[int, int]:
    """(where a packet's body begins, how long it is); a length below 0 where it has not come whole."""
    length = shift = 0
    while at < end and shift < 28:
        digit = raw[at]
        at += 1
        length |= (digit & 0x7F) << shift
        if digit < 0x80:
            return at, length
        shift += 7
    return at, -1

"""A TCP proxy of our own in front of a broker, with faults a cable, a switch or a router can make.

One thread per connection and direction. A fault takes hold of open connections and of new ones; `heal` ends it.

* `blackhole(direction)`: bytes that way vanish, and so does the end of the connection. What was swallowed is gone for
  good, so a connection that has lost bytes stays dead after `heal`, as one does whose router has forgotten it.
* `stall()`: nothing is read, both ways; new connections are accepted and then nothing happens. `heal` lets all flow on.
* `trickle(size, rate)`: a few bytes at a time, both ways.
* `reset(direction)`: the next MQTT packet of more than a few bytes is forwarded in part, then both sides get a RST.
"""

import contextlib
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from shared.world.strikes import Strike, Strikes

UP: Final = "up"
"""From the client to the broker."""
DOWN: Final = "down"
"""From the broker to the client."""
_CHUNK: Final = 4096
_LEAST: Final = 20
"""A packet shorter than this is let through whole: there is nothing to cut."""


FAULTS: Final = (*(f"{kind} {way}" for kind in ("blackhole", "reset") for way in (UP, DOWN)), "stall", "trickle")
"""What is counted: how often it was done, and how often it took hold of bytes."""


class _Mode(Enum):
    PASS = "pass"
    BLACKHOLE = "blackhole"
    STALL = "stall"
    TRICKLE = "trickle"
    RESET = "reset"


@dataclass
class _Pair:
    """One connection: the client's socket and the broker's."""

    client: socket.socket
    broker: socket.socket
    lossy: bool = False
    ended: set[str] = field(default_factory=set)

    def close(self) -> None:
        for end in (self.client, self.broker):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            with contextlib.suppress(OSError):
                end.close()

    def reset(self) -> None:
        for end in (self.client, self.broker):
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_hard()

    def close_hard(self) -> None:
        """Without a shutdown: that would say a polite goodbye first."""
        for end in (self.client, self.broker):
            with contextlib.suppress(OSError):
                end.close()


class Proxy:
    """Listens on a port of its own. Use as a context manager."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._name = f"proxy-{self.port}"
        self._changed = threading.Condition()
        self._modes = {UP: _Mode.PASS, DOWN: _Mode.PASS}
        self.strikes = Strikes()
        self._strike = {UP: Strike(), DOWN: Strike()}
        self._size, self._rate = 1, 1.0
        self._pairs: list[_Pair] = []
        self._open = True
        self.accepted = 0
        """Connections so far."""
        self.resets = 0
        """Connections reset in the middle of a packet."""
        self.swallowed = 0
        """Bytes that vanished."""
        threading.Thread(target=self._accept, name=self._name, daemon=True).start()

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- faults -----------------------------------------------------------------------------------------

    def blackhole(self, direction: str) -> None:
        """Bytes in one direction vanish."""
        self._set(self.strikes.strike(f"blackhole {direction}"), **{direction: _Mode.BLACKHOLE})

    def stall(self) -> None:
        """Nothing moves."""
        self._set(self.strikes.strike("stall"), up=_Mode.STALL, down=_Mode.STALL)

    def trickle(self, size: int = 7, rate: float = 32_000) -> None:
        """A few bytes at a time, `rate` bytes a second."""
        self._size, self._rate = size, rate
        self._set(self.strikes.strike("trickle"), up=_Mode.TRICKLE, down=_Mode.TRICKLE)

    def reset(self, direction: str) -> None:
        """Cut the next packet in the middle, once, on whichever connection it comes."""
        self._set(self.strikes.strike(f"reset {direction}"), **{direction: _Mode.RESET})

    def heal(self) -> None:
        """End every fault. Connections that have lost bytes are cut."""
        self._set(Strike(), up=_Mode.PASS, down=_Mode.PASS)
        for pair in [pair for pair in self._pairs if pair.lossy]:
            pair.reset()

    def close(self) -> None:
        """End everything."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # closing alone does not wake who waits in accept
        self._listener.close()
        for pair in self._pairs:
            pair.close()

    @property
    def running(self) -> bool:
        """Whether a thread of its own is left."""
        return any(thread.name == self._name for thread in threading.enumerate())

    def _set(self, strike: Strike, **modes: _Mode) -> None:
        with self._changed:
            self._modes |= modes
            self._strike |= dict.fromkeys(modes, strike)
            self._changed.notify_all()

    # --- connections ------------------------------------------------------------------------------------

    def _accept(self) -> None:
        while self._open:
            try:
                client, _ = self._listener.accept()
                broker = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                continue  # closed, or the broker is away: the client sees a connection that ends at once
            for end in (client, broker):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            pair = _Pair(client, broker)
            self._pairs.append(pair)
            self.accepted += 1
            for direction in (UP, DOWN):
                threading.Thread(target=self._pump, args=(pair, direction), name=self._name, daemon=True).start()

    def _pump(self, pair: _Pair, direction: str) -> None:
        source, sink = (pair.client, pair.broker) if direction == UP else (pair.broker, pair.client)
        framer = Framer()
        with contextlib.suppress(OSError):
            while self._open:
                self._settled(direction, source)
                data = source.recv(_CHUNK)
                mode = self._settled(direction, None)
                if mode is _Mode.BLACKHOLE or (pair.lossy and direction in pair.ended):
                    pair.lossy = True
                    pair.ended.add(direction)
                    self.swallowed += len(data)
                    self._strike[direction].bite()
                    if not data:
                        return  # nobody learns of it
                    continue
                if not data:
                    break
                if mode is _Mode.RESET and (middle := framer.middle(data)):
                    sink.sendall(data[:middle])
                    self._strike[direction].bite()
                    self._set(Strike(), **{direction: _Mode.PASS})
                    self.resets += 1
                    pair.reset()
                    return
                framer.feed(data)
                self._forward(sink, data, mode, self._strike[direction])
        if not pair.lossy:
            pair.close()

    def _settled(self, direction: str, source: socket.socket | None) -> _Mode:
        """The mode, once it lets bytes move at all. A stall has bitten when bytes were held back by it.

        Those of `source` wait in it; without one they have been read already.
        """
        with self._changed:
            stalled = self._strike[direction] if self._modes[direction] is _Mode.STALL else None
            self._changed.wait_for(lambda: not self._open or self._modes[direction] is not _Mode.STALL)
            mode = self._modes[direction]
        if stalled is not None and (source is None or _waiting(source)):
            stalled.bite()
        return mode

    def _forward(self, sink: socket.socket, data: bytes, mode: _Mode, strike: Strike) -> None:
        if mode is not _Mode.TRICKLE:
            sink.sendall(data)
            return
        if len(data) > self._size:
            strike.bite()
        due = time.monotonic()
        for start in range(0, len(data), self._size):
            sink.sendall(data[start : start + self._size])
            due += self._size / self._rate
            # The fault itself. By the clock, not a pause a piece: on a busy machine each pause lasts as long as it likes.
            time.sleep(max(0.0, due - time.monotonic()))


def _waiting(source: socket.socket) -> bool:
    """Whether bytes, or an end, wait to be read. OSError when the connection was closed meanwhile."""
    try:
        source.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    return True


class Framer:
    """Follows MQTT's packets in a stream, to know where the middle of one is."""

    def __init__(self) -> None:
        self._left = 0
        self._head = b""

    def feed(self, data: bytes) -> None:
        """Bytes that went by."""
        self._walk(data)

    def middle(self, data: bytes) -> int:
        """A place inside a packet that begins in these bytes, 0 when there is none worth cutting. Changes nothing."""
        left, head = self._left, self._head
        split = self._walk(data)
        self._left, self._head = left, head
        return split

    def _walk(self, data: bytes) -> int:
        at, split = 0, 0
        while at < len(data):
            if self._left:
                step = min(self._left, len(data) - at)
                self._left -= step
                at += step
                continue
            self._head += data[at : at + 1]
            at += 1
            if len(self._head) > 1 and not self._head[-1] & 0x80:
                self._left = sum((byte & 0x7F) << (7 * place) for place, byte in enumerate(self._head[1:]))
                self._head = b""
                if not split and self._left > _LEAST:
                    split = min(at + self._left // 2, len(data))
        return split

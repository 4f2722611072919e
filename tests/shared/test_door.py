"""The door before a library's socket: packets whole or not, let in or not, and every one acknowledged."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.door import Door


class Stream:
    """A socket's two directions: chunks that come, and what is sent, so many bytes at once."""

    def __init__(self, chunks: list[bytes], takes: int = 1 << 20) -> None:
        self.chunks = chunks
        self.takes = takes
        self.sent = bytearray()

    def recv(self, _size: int, /) -> bytes:
        if not self.chunks:
            raise BlockingIOError
        return self.chunks.pop(0)

    def send(self, data: bytes | bytearray, /) -> int:
        taken = data[: self.takes]
        self.sent += taken
        return len(taken)

    def close(self) -> None:
        """Nothing is open."""

    def fileno(self) -> int:
        return -1

    def setblocking(self, flag: bool, /) -> None:
        """It never blocks."""


def packet(kind: int, body: bytes) -> bytes:
    length, digits = len(body), bytearray()
    while True:
        length, digit = divmod(length, 128)
        digits.append(digit | (0x80 if length else 0))
        if not length:
            return bytes([kind]) + bytes(digits) + body


def publication(topic: bytes, mid: int, payload: bytes) -> bytes:
    number = struct.pack(">H", mid) if mid else b""
    return packet(0x32 if mid else 0x30, struct.pack(">H", len(topic)) + topic + number + payload)


def puback(mid: int) -> bytes:
    return b"\x40\x02" + struct.pack(">H", mid)


def read_all(door: Door, stream: Stream, at_once: int) -> bytes:
    got = bytearray()
    while True:
        try:
            got += door.recv(at_once)
        except BlockingIOError:
            if not stream.chunks:
                return bytes(got)


PACKETS = st.one_of(
    st.tuples(st.booleans(), st.integers(0, 65_535), st.sampled_from((0, 1, 40, 130, 17_000))),
    st.none(),
)


@given(st.lists(PACKETS, max_size=12), st.integers(1, 400), st.integers(1, 9))
def test_however_the_stream_is_cut(packets: list[tuple[bool, int, int] | None], cut: int, at_once: int) -> None:
    wire, right, acknowledged = b"", b"", b""
    for one in packets:
        whole = packet(0xD0, b"") if one is None else publication(b"good" if one[0] else b"bad", one[1], b"x" * one[2])
        wire += whole
        right += whole if one is None or one[0] else b""
        acknowledged += puback(one[1]) if one is not None and one[1] else b""
    cut *= 1 + len(wire) // 4_000
    stream = Stream([wire[at : at + cut] for at in range(0, len(wire), cut)])
    seen: list[tuple[bytes, int]] = []

    def admit(topic: bytes, size: int) -> bool:
        seen.append((topic, size))
        return topic == b"good"

    assert read_all(Door(stream, admit), stream, at_once * 100) == right
    assert stream.sent == acknowledged
    assert len(seen) == sum(one is not None for one in packets)


def test_nothing_comes_between_the_halves_of_a_packet() -> None:
    stream = Stream([publication(b"t", 7, b"x")], takes=3)
    door = Door(stream, lambda *_: False)
    assert door.send(b"abcdef") == 3
    with pytest.raises(BlockingIOError):
        door.recv(1)
    assert bytes(stream.sent) == b"abc", "it waits for the other half"
    assert door.send(b"def") == 3
    stream.takes = 100
    door.send(b"next")
    assert bytes(stream.sent) == b"abcdef" + puback(7) + b"next"


def test_the_end_of_the_stream_is_the_end() -> None:
    assert Door(Stream([b""]), lambda *_: True).recv(1) == b""


def test_what_has_passed_is_pending() -> None:
    door = Door(Stream([publication(b"t", 0, b"xyz")]), lambda *_: True)
    assert door.pending() == 0
    door.recv(1)
    assert door.pending() == 7

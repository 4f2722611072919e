"""What a process has said on MQTT, from the bytes it handed to its sockets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

PUBLISH: Final = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One PUBLISH packet, handed to the socket in full."""

    topic: str
    payload: bytes


@dataclass
class Ear:
    """Puts the packets of every connection together (MQTT 5)."""

    _rest: dict[str, bytes] = field(default_factory=dict)

    def hear(self, socket: str, data: bytes) -> Iterator[Said]:
        """The packets complete by now."""
        rest = self._rest.get(socket, b"") + data
        while True:
            framed = _varint(rest, 1)
            if framed is None or len(rest) < framed[0] + framed[1]:
                break
            size, at = framed
            if rest[0] >> 4 == PUBLISH:
                yield _publish(rest[0], rest[at : at + size])
            rest = rest[at + size :]
        self._rest[socket] = rest


def _publish(head: int, body: bytes) -> Said:
    at = 2 + int.from_bytes(body[:2], "big")
    topic = body[2:at].decode()
    at += 2 if head & 0x06 else 0
    properties = _varint(body, at)
    assert properties is not None, "a PUBLISH without properties: not MQTT 5"
    return Said(topic, body[properties[1] + properties[0] :])


def _varint(data: bytes, at: int) -> tuple[int, int] | None:
    """(value, where it ends) of a variable length, None when it is not all there."""
    value = 0
    for index in range(4):
        if at + index >= len(data):
            return None
        value |= (data[at + index] & 0x7F) << (7 * index)
        if not data[at + index] & 0x80:
            return value, at + index + 1
    raise ValueError("no MQTT length")

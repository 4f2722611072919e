"""MQTT 3.1.1 as bytes: clients so light that a thousand of them, or one that sends thousands a second, fit beside a hub."""

import asyncio
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from tests.support.broker import PASSWORD

CONNACK, PUBLISH, PUBACK, SUBACK, PINGRESP = 0x20, 0x30, 0x40, 0x90, 0xD0
KEEPALIVE_S: Final = 120


def connect(client: str, user: str) -> bytes:
    """CONNECT, a clean session."""
    return _packet(0x10, _text("MQTT") + bytes([4, 0xC2]) + _number(KEEPALIVE_S) + _text(client, user, PASSWORD))


def subscribe(*filters: str) -> bytes:
    """SUBSCRIBE, QoS 1."""
    return _packet(0x82, _number(1) + b"".join(_text(pattern) + b"\x01" for pattern in filters))


def publish(topic: str, payload: bytes, mid: int) -> bytes:
    """PUBLISH, QoS 1."""
    return _packet(0x32, _text(topic) + _number(mid) + payload)


def _text(*texts: str) -> bytes:
    return b"".join(_number(len(text.encode())) + text.encode() for text in texts)


def _number(value: int) -> bytes:
    return struct.pack(">H", value)


def _packet(kind: int, body: bytes) -> bytes:
    length, digits = len(body), bytearray()
    while True:
        length, digit = divmod(length, 128)
        digits.append(digit | (0x80 if length else 0))
        if not length:
            return bytes([kind]) + bytes(digits) + body


@dataclass
class RawClient:
    """One connection. `heard` is called with topic and payload of each message."""

    name: str
    heard: Callable[[str, bytes], None]
    writer: asyncio.StreamWriter = field(init=False)
    reading: "asyncio.Task[None]" = field(init=False)
    _mid: int = 0

    async def open(self, port: int, *filters: str) -> None:
        """Connect and subscribe."""
        reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        self.writer.write(connect(f"raw-{self.name}", self.name))
        kind, body = await _read(reader)
        assert kind == CONNACK and body[1] == 0, f"{self.name} was refused"
        self.writer.write(subscribe(*filters))
        assert (await _read(reader))[0] & 0xF0 in (SUBACK, PUBLISH)
        self.reading = asyncio.create_task(self._listen(reader))

    def publish(self, topic: str, payload: bytes) -> None:
        """Send one."""
        self._mid = self._mid % 65_535 + 1
        self.writer.write(publish(topic, payload, self._mid))

    async def close(self) -> None:
        """Leave."""
        self.reading.cancel()
        self.writer.close()

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        while True:
            kind, body = await _read(reader)
            if kind & 0xF0 == PUBLISH:
                behind = 2 + struct.unpack_from(">H", body)[0]
                topic = body[2:behind].decode()
                if kind & 0x06:
                    self.writer.write(_packet(PUBACK, body[behind : behind + 2]))
                    behind += 2
                self.heard(topic, body[behind:])


async def _read(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    kind = (await reader.readexactly(1))[0]
    length = shift = 0
    while True:
        digit = (await reader.readexactly(1))[0]
        length |= (digit & 0x7F) << shift
        shift += 7
        if digit < 0x80:
            return kind, await reader.readexactly(length)

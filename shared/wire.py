"""What a program of ours and its broker say to each other, whoever carries it: paho, or the simulated network."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Connected:
    """The broker accepted us and every subscription."""

    generation: int


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The link is down; `reason` and what would help (`do`) are for people. `lasting`: until somebody has done that.

    `taken_over`: another client has connected under the same id.
    """

    reason: str
    do: str = ""
    lasting: bool = False
    taken_over: bool = False

    @property
    def words(self) -> str:
        """Both, as they are shown and logged."""
        return f"{self.reason} | {self.do}" if self.do else self.reason


@dataclass(frozen=True, slots=True)
class Received:
    """A message. Hand it back to `Wire.acknowledge` when it is safe."""

    topic: str
    payload: bytes
    retained: bool
    generation: int
    mid: int
    qos: int


BusEvent = Connected | Disconnected | Received


@dataclass(frozen=True, slots=True)
class Will:
    """What the broker says when this client is gone without a word."""

    topic: str
    payload: bytes
    retain: bool = True


class NotPublishedError(Exception):
    """The broker did not take a message: not connected, refused, or the link broke before its PUBACK."""


class Wire(Protocol):
    """One client's connection to one broker."""

    @property
    def connected(self) -> bool:
        """Connected and subscribed, as far as anybody can tell."""

    def publish(self, topic: str, payload: bytes, *, qos: int = 1, retain: bool = False) -> "Future[None]":
        """Publish now or fail with `NotPublishedError` in the future; nothing is kept for later."""

    def acknowledge(self, message: Received) -> None:
        """Tell the broker that a message is safe."""

    def subscribe(self, filters: Sequence[str]) -> None:
        """Subscribe to more while connected."""

    def unsubscribe(self, filters: Sequence[str]) -> None:
        """Stop listening to something."""

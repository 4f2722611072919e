"""What a network does to single packets: most arrive, some don't, some otherwise."""

from collections import deque
from dataclasses import dataclass, field
from random import Random
from typing import Final

from shared.world.strikes import Strike, Strikes

PACKET_FAULTS: Final = ("drop", "duplicate", "reorder", "delay", "truncate", "flip", "replay", "misdeliver")
LATENCY_MS: Final = (1, 20)
AWAITED_MS: Final = 2_000
"""After so long without an answer a terminal sends again: what is held back longer has missed a deadline."""
HELD_MS: Final = 3 * 3_600_000
"""The longest delay of a packet."""
KEPT: Final = 200
"""How many old packets may come again."""
COPIES: Final = 5


@dataclass(frozen=True, slots=True)
class Packet:
    """A publication under way. `client` is who sends it or is to get it."""

    client: str
    topic: str
    payload: bytes
    retain: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """One of the ways a packet arrives. `late` means outside the order of its link; `other` at somebody else's door;
    `lost` that it does not.

    `strike` is what was done to it. It has bitten when the packet would have been heard and was not, was heard though it
    should not have been, or was heard otherwise; of one that is only late the link tells (`reordered`, `delayed`).
    """

    delay: int
    packet: Packet
    late: bool = False
    other: bool = False
    lost: bool = False
    strike: Strike | None = None
    reordered: bool = False

    def heard(self, *, overtaken: bool) -> None:
        """It has come to somebody who listens. `overtaken`: after one that was sent behind it."""
        if self.strike is not None and (overtaken or not self.reordered):
            self.strike.bite()


@dataclass
class Weather:
    """Decides the fate of packets. `rates` are shares of all packets, by fault; none once it is calm."""

    rng: Random
    rates: dict[str, float] = field(default_factory=dict)
    strikes: Strikes = field(default_factory=Strikes)
    calm: bool = False
    _old: deque[Packet] = field(default_factory=lambda: deque(maxlen=KEPT))

    def latency(self) -> int:
        """What a packet takes where nothing happens to it."""
        return self.rng.randint(*LATENCY_MS)

    def fate(self, packet: Packet) -> list[Arrival]:
        """How often, when and as what a packet arrives."""
        good = Arrival(self.latency(), packet)
        if self.calm or not self.rates:
            return [good]
        dice = self.rng
        if dice.random() < 0.1:
            self._old.append(packet)
        struck, share = dice.random(), 0.0
        for kind, rate in self.rates.items():
            share += rate
            if struck < share:
                return self._struck(kind, packet, good)
        return [good]

    def _struck(self, kind: str, packet: Packet, good: Arrival) -> list[Arrival]:
        dice, strike = self.rng, self.strikes.strike(kind)
        if kind == "drop":
            return [Arrival(good.delay, packet, lost=True, strike=strike)]
        if kind == "duplicate":
            more = [
                Arrival(good.delay + dice.randint(0, 5_000), packet, late=True, strike=strike)
                for _ in range(dice.randint(1, COPIES - 1))
            ]
            return [good, *more]
        if kind == "reorder":
            return [Arrival(dice.randint(50, 3_000), packet, late=True, strike=strike, reordered=True)]
        if kind == "delay":
            held = round(1_000 * (HELD_MS / 1_000) ** dice.random())
            return [Arrival(held, packet, late=True, strike=strike if held > AWAITED_MS else None)]
        if kind == "replay":
            again = [Arrival(good.delay, dice.choice(self._old), late=True, strike=strike)] if self._old else []
            return [good, *again]
        if kind == "misdeliver":
            return [Arrival(good.delay, packet, late=True, other=True, strike=strike)]
        spoiled = self._spoiled(kind, packet.payload)
        changed = strike if spoiled != packet.payload else None
        return [Arrival(good.delay, Packet(packet.client, packet.topic, spoiled, packet.retain), strike=changed)]

    def _spoiled(self, kind: str, payload: bytes) -> bytes:
        if not payload:
            return payload
        at = self.rng.randrange(len(payload))
        if kind == "truncate":
            return payload[:at]
        return payload[:at] + bytes([payload[at] ^ 1 << self.rng.randrange(8)]) + payload[at + 1 :]

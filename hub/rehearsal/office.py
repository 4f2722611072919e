"""A hub in memory and the office that fills it: a plant is imported through the engine, like everyone's."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, get_args

from sqlalchemy import Connection, Engine

from hub.core.case import SiteRules
from hub.core.intake.incoming import Arrival
from hub.office.client import Order
from hub.office.enrolling import enrolment
from hub.proof.replay.replay import scratch
from hub.service.engine import HubEngine
from shared.enrolment import CODE_DIGITS
from shared.envelope import Ack, seal, to_bytes
from shared.plant_time import datetime_of, day_of, iso, year_of
from shared.roles import Role
from shared.topics import Topics

SITE: Final = "rehearsal"
CLIENT: Final = "office"
TOPICS: Final = Topics(SITE)
SECRET: Final = "5e" * 32
"""Grants of a plant that nobody can reach."""
CODE: Final = "0" * CODE_DIGITS
"""On the card of each of its terminals."""
SETUP: Final = "setup0000"
"""The journal that a terminal is set up with; the one it works with comes after."""


def site_rules() -> SiteRules:
    """A site whose office may do everything."""
    return SiteRules(day_of("UTC", "06:00"), year_of("UTC"), {CLIENT: frozenset(get_args(Role))})


class Office:
    """Sends commands to a hub of its own; `send_all` is what an import needs of a client."""

    def __init__(self, now: int) -> None:
        self.now = now
        self._database: Engine = scratch()
        self._engine = HubEngine(self._database, TOPICS, site_rules(), lambda: "office", lambda: SECRET)
        self._sent = 0

    def send_all(self, orders: Iterable[Order]) -> list[Ack]:
        """Each command, in order, and its answer."""
        return [self._send(order) for order in orders]

    def send(self, verb: str, **data: Any) -> Ack:
        """One command, and its answer."""
        return self._send(Order(verb, data))

    def _send(self, order: Order) -> Ack:
        self.now += 1
        self._sent += 1
        # Numbered, not the id that the real clock gave it: a rehearsal may depend on its seed and nothing else.
        identity = f"00000000-0000-7000-8000-{self._sent:012d}"
        body = seal(
            verb=order.verb,
            identity=identity,
            source=CLIENT,
            time=order.time or datetime_of(self.now),
            data=order.data,
            authid=order.badge,
        )
        answer = self._engine.take([Arrival("x", CLIENT, order.verb, to_bytes(body))], self.now)[0]
        return Ack.model_validate_json(answer.payload)

    def enrol(self, terminals: Mapping[str, str]) -> list[str]:
        """Put terminals (name → workstation) and enrol each by a code, as whoever sets it up does. Returns refusals."""
        answers: list[Ack] = []
        for name, place in terminals.items():
            answers.append(self.send("put-terminal", id=name, workstation=place))
            answers.append(self.send("enrol-terminal", **enrolment(name, CODE)))
            hello = {"id": name, "epoch": SETUP, "last_seq": 0, "min_kept_seq": 1, "clock": iso(self.now), "enrol": CODE}
            self._engine.ask("t", name, "hello", to_bytes(hello), self.now)
        return [f"{ack.message} ({ack.help})" for ack in answers if ack.status != "accepted"]

    def connect(self) -> Connection:
        """The database, to be read."""
        return self._database.connect()

    def image(self) -> bytes:
        """The database's bytes: every run starts on a copy of them."""
        raw: Any = self._database.raw_connection()
        image = bytes(raw.driver_connection.serialize())
        raw.close()
        return image

    @property
    def today(self) -> datetime:
        """Midnight of the day the rehearsal begins."""
        return datetime_of(self.now).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)

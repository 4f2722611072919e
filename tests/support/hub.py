"""A hub on a database of its own, with a plant small enough to read where one is wanted: the chairs."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import Engine, text

from hub.core.case import SiteRules
from hub.core.edition import NEWEST, VERB, identity_of
from hub.core.intake.incoming import Arrival
from hub.core.rows import Terminal, record
from hub.service.engine import HubEngine
from hub.service.identity import new_secret
from hub.service.messages import Outgoing
from hub.store.database import open_database
from hub.store.flush import flush
from shared.envelope import seal, to_bytes
from shared.plant_time import day_of, year_of
from shared.topics import Topics
from tests.support import databases, plants

START = 1_795_000_000_000  # a moment in November 2026
TOPICS = Topics("test")
ALL_ROLES = frozenset({"operator", "setter", "storekeeper", "quality", "supervisor", "planner", "accountant", "admin"})


def site_rules() -> SiteRules:
    """UTC, days that begin at six, and one client that may do everything."""
    return SiteRules(day_of("UTC", "06:00"), year_of("UTC"), {"office": ALL_ROLES, "weak": frozenset({"operator"})})


@dataclass
class Hub:
    """An engine with a clock of its own and the two ways in: an office client and terminals."""

    url: str = ""
    """Where its database is; without it a new one of its own is made."""
    now: int = START
    generation: str = "gen1"
    secret: Callable[[], str] = new_secret
    image: bytes = b""
    """What a new database holds at the beginning; without it it is empty, its schema up to date."""
    pin_digits: int = 4
    database: Engine = field(init=False)
    engine: HubEngine = field(init=False)
    sequences: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.database = open_database(self.url) if self.url else databases.fresh(self.image)
        self._ids = count(1)
        self.restart()

    def restart(self) -> None:
        """As after a crash: only the database is left."""
        self.engine = HubEngine(self.database, TOPICS, site_rules(), lambda: self.generation, self.secret, self.pin_digits)
        self.now = max(self.now, self.engine.core.counters.last_at)  # a copied database has a past

    def identity(self) -> str:
        """The next command id."""
        return f"00000000-0000-7000-8000-{next(self._ids):012d}"

    def send(self, *arrivals: Arrival) -> list[dict[str, Any]]:
        """One batch in; the answers out."""
        self.now += 1000
        return [json.loads(out.payload) for out in self.engine.take(arrivals, self.now)]

    def office(self, verb: str, client: str = "office", **data: Any) -> dict[str, Any]:
        """A command of an `x/` client, and its answer."""
        body = seal(verb=verb, identity=self.identity(), source=client, time=self.clock(), data=_clean(data), authid="")
        return self.send(Arrival("x", client, verb, to_bytes(body)))[0]

    def sealed(
        self, verb: str, badge: str, data: dict[str, Any], terminal: str = "T1", epoch: str = "epoch001", **kw: Any
    ) -> Arrival:
        """A terminal's command with the next sequence."""
        seq = self.sequences[terminal, epoch] = self.sequences.get((terminal, epoch), 0) + 1
        options: dict[str, Any] = {"identity": self.identity(), "sequence": seq, "time": self.clock()} | kw
        body = seal(verb=verb, source=terminal, data=_clean(data), authid=badge, epoch=epoch, **options)
        return Arrival("t", terminal, verb, to_bytes(body))

    def terminal(self, verb: str, badge: str = "0021", **data: Any) -> dict[str, Any]:
        """A command of terminal T1, and its answer."""
        return self.send(self.sealed(verb, badge, data))[0]

    def hello(self, terminal: str = "T1", epoch: str = "epoch001", last: int = 0, kept: int = 1) -> dict[str, Any]:
        """The handshake of an enrolled terminal."""
        self.enrol(terminal)
        return self.greet(terminal, epoch, last, kept)

    def enrol(self, *terminals: str) -> None:
        """Terminals that have worked here before: in the first command of a hub that asks who may, or one behind it."""
        known = [Terminal(name, "", 0, 0, enrolled=self.now) for name in terminals]
        fresh = [record(row) for row in known if self.engine.view.get(Terminal, row.id) is None]
        if not fresh:
            return
        core = self.engine.core
        body: dict[str, Any] = {"terminals": fresh}
        if core.counters.next_no == 1:
            core.hub_command(VERB, identity_of(NEWEST), {"edition": NEWEST, **body}, self.now)
        else:
            core.begin(self.now)
            core.hub_command("hub-enrol", f"support-{core.counters.next_no}", body, self.now)
        with self.database.connect() as connection:
            flush(connection, self.engine.view)
            connection.commit()
        self.engine.view.written()

    def greet(
        self, terminal: str = "T1", epoch: str = "epoch001", last: int = 0, kept: int = 1, **more: Any
    ) -> dict[str, Any]:
        """The handshake, whoever it is; `more` is what else is said."""
        body = {"id": "h", "epoch": epoch, "last_seq": last, "min_kept_seq": kept, "clock": self.clock().isoformat()} | more
        out = self.engine.ask("t", terminal, "hello", to_bytes(body), self.now)
        answer: dict[str, Any] = json.loads(out[0].payload)
        return answer

    def build(self, plant: plants.Declared) -> None:
        """Send what makes a plant; every command has to be accepted."""
        for verb, data in plants.commands(plant):
            answer = self.office(verb, **data)
            assert answer["status"] == "accepted", (verb, data, answer)

    def dump(self) -> bytes:
        """What the database holds: the `image` of another hub."""
        return databases.image_of(self.database)

    def restore(self, image: bytes) -> None:
        """Put a backup in place of the database; the engine does not know yet."""
        databases.put(self.database, image)

    def clock(self) -> datetime:
        """Now, as a time."""
        return datetime.fromtimestamp(self.now / 1000, UTC)

    def sql(self, statement: str, **values: Any) -> list[Any]:
        """Rows of the database as they are."""
        with self.database.connect() as connection:
            rows = [tuple(row) for row in connection.execute(text(statement), values)]
            connection.rollback()
        return rows

    def document(self, *key: str) -> dict[str, Any]:
        """A document as it would be published now."""
        out: Outgoing = self.engine.document(key, self.now)
        document: dict[str, Any] = json.loads(out.payload)
        return document

    def result(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The result of a command as it is kept: its answer leaves out what not everybody may read."""
        kept: dict[str, Any] = json.loads(self.sql("SELECT ack FROM inbox WHERE no = :no", no=answer["no"])[0][0])["result"]
        return kept

    def stock(self, item: str, location: str | None = None) -> str:
        """On hand of an item, everywhere or at one place, as a decimal string."""
        from shared.quantity import show

        where = "item = :item AND mo = '' AND location NOT IN ('SUPPLIER','ADJUST','PRICE_VARIANCE')"
        if location:
            where += " AND location = :location"
        rows = self.sql(f"SELECT coalesce(sum(q), 0) FROM balance WHERE {where}", item=item, location=location)
        return show(int(rows[0][0]))  # PostgreSQL sums whole numbers to decimal ones


def _clean(data: dict[str, Any]) -> dict[str, Any]:
    return {key.rstrip("_"): value for key, value in data.items()}


def chairs() -> Hub:
    """A hub with the chairs' master data, stock in RAW, and order MO-2026-00184 of 100 released."""
    hub = Hub(image=_chairs_image())
    hub._ids = count(1_000)
    return hub


@cache
def _chairs_image() -> bytes:
    """The filled database's bytes: building it anew for every example of a property test takes too long."""
    hub = Hub()
    fill(hub)
    return hub.dump()


def fill(hub: Hub) -> None:
    """Two terminals that are known, master data, opening stock, and an order of a hundred chairs."""
    hub.enrol("T1", "T2")
    hub.build(plants.chairs())


@dataclass
class _Put:
    hub: Hub

    def __call__(self, verb: str, **data: Any) -> None:
        answer = self.hub.office(verb, **data)
        assert answer["status"] == "accepted", answer

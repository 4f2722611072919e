"""The hub's program is replaced by a newer one, and ends again and again while it upgrades the database of the older."""

from functools import cache
from random import Random

from hub.proof.verify.report import verify
from hub.rehearsal.machine import HubMachine
from hub.store.database import open_database
from shared.world.broker import SimBroker
from shared.world.disk import Disk
from shared.world.schedule import Schedule
from shared.world.strikes import Strikes, Trap
from shared.world.weather import Weather
from tests.simulation.plan import STORM
from tests.support.hub import START, TOPICS, site_rules
from tests.support.paths import FROZEN

OLD = FROZEN / "hub-0001.sql"
HOUR = 3_600_000
UPGRADE = "hub ends while it upgrades"


@cache
def old_image() -> bytes:
    """A database of the first release with a month's work in it."""
    disk = Disk.fresh()
    disk.executescript(OLD.read_text())
    return disk.image()


def crashes_while_migrating(kind: type[HubMachine], dice: Random, strikes: Strikes) -> list[str]:
    """What is wrong with the database after an upgrade that was broken off at random statements."""
    schedule = Schedule(START + 365 * 24 * HOUR, STORM)
    hub = kind(SimBroker(schedule, Weather(dice)), TOPICS, site_rules(), dice, old_image())
    before = _rows(hub.disk)
    for _ in range(dice.randint(1, 6)):
        hub.trap = Trap("migrating", strikes.strike(UPGRADE))
        hub.boot()
        hub.crash()
    hub.trap = None
    hub.boot()
    hub.crash()
    problems = [] if _rows(hub.disk) == before else ["the upgrade lost commands or movements"]
    with open_database("sqlite://", creator=lambda: hub.disk).connect() as connection:
        report = verify(connection)
        connection.rollback()
    return problems + [f"after the upgrade: {breach}" for breach in report.breaches]


def _rows(disk: Disk) -> list[object]:
    contents: list[object] = []
    for table in ("inbox", "movement", "movement_line", "balance"):
        contents += [table, *disk.execute(f"SELECT count(*) FROM {table}").fetchall()]
    return contents

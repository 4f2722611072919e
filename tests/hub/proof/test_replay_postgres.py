"""A replay from PostgreSQL: into PostgreSQL and into SQLite, which have to be the same."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from hub.proof.replay.replay import ReplayError, replay, scratch
from hub.store.database import open_database
from tests.hub.eventful import eventful
from tests.hub.floor import clean, furnish
from tests.support.hub import Hub, fill, site_rules
from tests.support.postgres import server

pytestmark = [pytest.mark.system, pytest.mark.postgresql]


@pytest.fixture(name="urls", scope="module")
def _urls() -> Iterator[tuple[str, str]]:
    with server() as url:
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE again"))
        admin.dispose()
        yield url, url.rpartition("/")[0] + "/again"


def test_a_history_on_postgresql_is_made_again(urls: tuple[str, str]) -> None:
    """Everything that can happen, clean by every law; what is changed by hand is named, whichever kind it is rebuilt on."""
    hub = Hub(urls[0])
    fill(hub)
    furnish(hub)
    hub.hello()
    eventful(hub)
    clean(hub)
    again = open_database(urls[1])
    for target in (again, scratch()):
        report = replay(hub.database, target, site_rules())
        assert report.same, str(report.difference)
        assert report.movements > 20
    with pytest.raises(ReplayError, match="not empty"):
        replay(hub.database, again, site_rules())
    with hub.database.begin() as connection:
        connection.execute(text("UPDATE balance SET q = q + 1 WHERE item = 'RM-001' AND location = 'RAW'"))
    difference = str(replay(hub.database, scratch(), site_rules()).difference)
    assert "balance RM-001 RAW, q: recorded" in difference
    for database in (hub.database, again):
        database.dispose()

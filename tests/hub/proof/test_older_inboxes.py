"""Inboxes of before replay, and rules that are new decide from their start only."""

import json
from itertools import count
from pathlib import Path

import pytest

from hub.core.edition import NEWEST, SINCE, VERB, identity_of
from hub.proof.replay.replay import Report, replay, scratch
from hub.proof.verify.report import verify
from hub.store.database import open_database, upgrade
from tests.hub.store.old import DUMP, NOW, restored
from tests.support.hub import Hub, chairs, site_rules

pytestmark = pytest.mark.sqlite

DUMPS = {"0001": (DUMP, 57, NOW), "0002": (DUMP.with_name("hub-0002.sql"), 135, 1_795_158_533_000 + 3_600_000)}
"""Schema → a database of it as it was, how many commands are in it, and a moment after them. Never written again."""


@pytest.fixture(name="old", params=DUMPS)
def _old(request: pytest.FixtureRequest, tmp_path: Path) -> Hub:
    """Today's hub on a database of before, which it has just brought up to date."""
    dump, commands, now = DUMPS[request.param]
    path = restored(dump, tmp_path)
    upgrade(open_database(f"sqlite:///{path}"))
    hub = Hub(f"sqlite:///{path}", now=now, generation="gen2")
    hub._ids = count(9_000_000)
    assert hub.sql("SELECT count(*) FROM inbox") == [(commands,)]
    return hub


def replayed(hub: Hub) -> Report:
    """Its inbox alone, through today's handlers."""
    return replay(hub.database, scratch(), site_rules())


def test_an_inbox_of_before_makes_its_database_again(old: Hub) -> None:
    """Answers that have grown a field, words said otherwise, columns that came later: what it held then it holds."""
    report = replayed(old)
    assert report.same, str(report.difference)


def test_a_newer_hub_says_first_which_rules_stand(old: Hub) -> None:
    """Before anything that comes; once; and what comes after it replays with what came before."""
    before = old.sql("SELECT max(no) FROM inbox")[0][0]
    assert old.hello("T7", "epoch777")["status"] == "welcome"
    said = old.sql("SELECT no, source, id, body FROM inbox WHERE no > :no ORDER BY no", no=before)
    assert said[0][:3] == (before + 1, "hub", identity_of(NEWEST))
    assert json.loads(said[0][3])["edition"] == NEWEST
    assert said[0][2] != said[1][2]
    old.restart()
    assert old.office("put-location", id="NEW")["status"] == "accepted"
    assert old.office("mo-create", item="CH-100", q="5")["status"] == "accepted"
    assert old.sql(f"SELECT count(*) FROM inbox WHERE verb = '{VERB}'") == [(1,)]
    report = replayed(old)
    assert report.same, str(report.difference)
    with old.database.connect() as connection:
        assert [str(breach) for breach in verify(connection).breaches] == []
        connection.rollback()


def test_damage_to_an_inbox_of_before_is_still_named(old: Hub) -> None:
    """A result may have grown since; nothing else may differ."""
    no = old.sql("SELECT max(no) FROM inbox WHERE verb = 'output'")[0][0]
    for table in ("inbox", "event"):
        with old.database.begin() as connection:
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_update")
    with old.database.begin() as connection:
        connection.exec_driver_sql(f"UPDATE inbox SET ack = replace(ack, '\"no\":{no}', '\"no\":{no + 1}') WHERE no = {no}")
    report = replayed(old)
    assert not report.same
    assert report.difference is not None
    assert (report.difference.no, report.difference.field) == (no, "ack")


def test_a_fresh_hub_begins_with_its_rules() -> None:
    """The first command of an empty database; its replay begins with the same."""
    hub = chairs()
    assert hub.sql("SELECT no, verb FROM inbox ORDER BY no LIMIT 1") == [(1, VERB)]
    assert all(1 <= since <= NEWEST for since in SINCE.values())
    report = replayed(hub)
    assert report.same, str(report.difference)

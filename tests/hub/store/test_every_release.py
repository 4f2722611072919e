"""A database of every earlier release is opened, found in order, and replays to itself."""

from pathlib import Path

import pytest

from hub.proof.replay.replay import replay, scratch
from hub.proof.verify.report import verify
from hub.store.database import assert_sound, open_database, upgrade
from tests.hub.store.old import restored
from tests.support.hub import site_rules
from tests.support.paths import FROZEN

DUMPS = sorted(FROZEN.glob("hub-*.sql"))


def test_every_schema_that_stored_is_kept() -> None:
    """0003 was never released by itself."""
    assert [dump.stem for dump in DUMPS] == ["hub-0001", "hub-0002", "hub-0004", "hub-0005"]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_database_of_before_goes_on(dump: Path, tmp_path: Path) -> None:
    """Upgraded in place: sound, every law holds, and its inbox makes the same database again."""
    path = restored(dump, tmp_path)
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    assert_sound(database)
    with database.connect() as connection:
        report = verify(connection)
    assert report.breaches == []
    replayed = replay(database, scratch(), site_rules())
    assert replayed.same, str(replayed.difference)
    database.dispose()

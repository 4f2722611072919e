"""Which backups are kept, on any dates."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hub.store.backup.rotation import MONTHS, WEEKS, backups_in, name_of, superseded

FIRST = datetime(2026, 1, 1, 2, 30)  # noqa: DTZ001  # all UTC
moments = st.sets(st.integers(0, 900 * 24).map(lambda hours: FIRST + timedelta(hours=hours)), max_size=60)


def nightly(nights: int) -> list[datetime]:
    """One each night."""
    return [FIRST + timedelta(days=night) for night in range(nights)]


def test_a_fresh_plant_keeps_all() -> None:
    """Nothing goes before there are more than so many."""
    assert superseded(nightly(14), 14) == set()


def test_two_years_of_nights() -> None:
    """The newest fourteen, the last of eight weeks, the last of twelve months."""
    made = nightly(730)
    kept = sorted(set(made) - superseded(made, 14), reverse=True)
    assert kept[:14] == made[:-15:-1]
    assert {when.isocalendar()[:2] for when in kept} >= {
        (made[-1] - timedelta(weeks=n)).isocalendar()[:2] for n in range(WEEKS)
    }
    assert len({(when.year, when.month) for when in kept}) == MONTHS
    assert len(kept) < 14 + WEEKS + MONTHS
    assert datetime(2027, 8, 31, 2, 30) in kept, "a month's last"  # noqa: DTZ001


@given(moments, st.integers(1, 20))
def test_the_newest_stay_and_rotating_again_changes_nothing(made: set[datetime], newest: int) -> None:
    """Nobody loses the last backup."""
    gone = superseded(made, newest)
    assert gone <= made
    assert gone.isdisjoint(sorted(made, reverse=True)[:newest])
    assert superseded(made - gone, newest) == set()


@given(moments, st.integers(1, 20))
def test_rotating_each_time_leaves_what_rotating_once_leaves(made: set[datetime], newest: int) -> None:
    """So it does not matter how often somebody does."""
    kept: set[datetime] = set()
    for when in sorted(made):
        kept.add(when)
        kept -= superseded(kept, newest)
    assert kept == made - superseded(made, newest)


def test_only_a_databases_own_backups_are_counted(tmp_path: Path) -> None:
    """Another plant's, a note and a part stay where they are."""
    mine = tmp_path / name_of("plant", FIRST, ".db")
    for name in (mine.name, "plant-of-before.db", "plant-2-20260101T023000Z.db", "other-20260101T023000Z.db", "plant.db"):
        (tmp_path / name).touch()
    (tmp_path / f".{mine.name}.7.part").touch()
    assert backups_in(tmp_path, "plant", ".db") == {FIRST: mine}

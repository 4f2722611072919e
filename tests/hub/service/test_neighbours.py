"""One hub a site: a living one on another database is heard, a dead one's last word locks nobody out."""

import pytest

from hub.service.neighbours import KEPT_MS, PATIENCE_MS, Neighbours
from shared.envelope import to_bytes

NOW = 1_795_000_000_000


def said(database: str, generation: str, ts: str, *, online: bool = True) -> bytes:
    """A word of a hub."""
    return to_bytes({"online": online, "ts": ts, "generation": generation, "database": database})


@pytest.fixture(name="hub")
def _hub() -> Neighbours:
    hub = Neighbours("ours", "g1")
    assert hub.verdict(NOW) == "wait"
    hub.begin(NOW)
    return hub


def test_on_a_broker_that_keeps_nothing_it_speaks_soon(hub: Neighbours) -> None:
    """After less than a second; and says so only once."""
    assert hub.verdict(NOW + KEPT_MS - 1) == "wait"
    assert hub.verdict(NOW + KEPT_MS) == "alone"
    assert hub.settled


def test_after_itself_it_speaks_at_once(hub: Neighbours) -> None:
    """The broker keeps the last word of this database, online or not."""
    hub.heard(said("ours", "g0", "1"), NOW + 5)
    assert hub.verdict(NOW + 6) == "alone"


def test_a_living_hub_of_another_database_is_heard(hub: Neighbours) -> None:
    """It speaks again within 45 s."""
    hub.heard(said("theirs", "g7", "1"), NOW + 5)
    hub.heard(said("theirs", "g7", "1"), NOW + 6)  # the same word, told twice
    assert hub.verdict(NOW + 10_000) == "wait"
    hub.heard(said("theirs", "g7", "2"), NOW + 15_000)
    assert hub.verdict(NOW + 15_001) == "other"


def test_who_stands_by_does_so_until_the_living_one_is_silent_or_says_goodbye(hub: Neighbours) -> None:
    """And not only until the next round."""
    for at in (5, 15_000):
        hub.heard(said("theirs", "g7", str(at)), NOW + at)
    assert hub.verdict(NOW + 15_001) == "other"
    hub.listen_on(NOW + 15_001)
    assert hub.verdict(NOW + 15_100) == "wait"
    hub.heard(said("theirs", "g7", "30"), NOW + 30_000)
    hub.heard(said("theirs", "g7", "45"), NOW + 45_000)
    assert hub.verdict(NOW + 45_001) == "other"
    hub.listen_on(NOW + 45_001)
    assert hub.verdict(NOW + 45_000 + PATIENCE_MS) == "wait"
    assert hub.verdict(NOW + 45_001 + PATIENCE_MS) == "alone"


def test_a_dead_one_locks_nobody_out(hub: Neighbours) -> None:
    """A power cut leaves a retained `online`, and no will."""
    hub.heard(said("theirs", "g7", "1"), NOW + 5)
    assert hub.verdict(NOW + PATIENCE_MS - 1) == "wait"
    assert hub.verdict(NOW + PATIENCE_MS) == "alone"


def test_one_that_says_goodbye_is_not_waited_for(hub: Neighbours) -> None:
    """Or whose will has spoken."""
    hub.heard(said("theirs", "g7", "1"), NOW + 5)
    hub.heard(said("theirs", "g7", "1", online=False), NOW + 2_000)
    assert hub.verdict(NOW + 2_001) == "alone"


def test_an_empty_database_where_a_hub_has_been_is_asked_for() -> None:
    """Mostly it is a path that was meant otherwise."""
    for new, verdict in ((False, "elsewhere"), (True, "alone")):
        hub = Neighbours("ours", "g1", fresh=True, new=new)
        hub.begin(NOW)
        hub.heard(said("theirs", "g7", "1", online=False), NOW + 5)
        assert hub.verdict(NOW + 6) == verdict


def test_of_two_that_began_in_one_moment_one_yields() -> None:
    """And never both."""
    yielding = []
    for mine, other in (("a", "b"), ("b", "a")):
        hub = Neighbours(mine, f"g-{mine}", settled=True)
        assert hub.displaced() == ""
        for ts in ("1", "2"):
            hub.heard(said(other, f"g-{other}", ts), NOW)
        yielding.append(hub.displaced())
    assert yielding == ["", "a"]


def test_what_is_no_status_changes_nothing(hub: Neighbours) -> None:
    """Garbage, an older hub that names no database, its own echo."""
    hub.heard(b"\xff", NOW)
    hub.heard(to_bytes({"online": True, "ts": "1", "generation": "g9"}), NOW)
    hub.heard(said("ours", "g1", "1"), NOW)
    assert hub.verdict(NOW + KEPT_MS) == "alone"

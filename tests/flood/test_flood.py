"""A flood from one client on a real Mosquitto, in small: others go on, the hub stays, its memory too."""

from pathlib import Path

import pytest

from tests.flood.beside import beside_a_flood, percentile
from tests.flood.terminals import connect_at_once, shift

pytestmark = [pytest.mark.system, pytest.mark.prove]


@pytest.mark.parametrize("verb", ["note", "no-such-verb"])
def test_others_go_on_beside_a_flood(tmp_path: Path, verb: str) -> None:
    found = beside_a_flood(tmp_path, rate=5_000, seconds=5.0, calm_s=3.0, verb=verb)
    assert found.sent > 15_000, "it was no flood"
    assert found.dropped == 0
    # Generous: on a busy machine a durable commit takes what it takes. Without the lines it was more than 20 s.
    assert percentile(found.flooded, 0.9) < max(10 * percentile(found.calm, 0.9), 500)
    assert found.recovered < 5
    before, most, _ = found.memory_told
    assert most < before + 30, "what a flooding client may have waiting is bounded"
    assert found.stored < found.sent / 2, "what nobody has time for is dropped"
    assert bool(found.stored) == (verb == "note"), "nothing is kept of nonsense"


def test_many_connect_at_once(tmp_path: Path) -> None:
    found = connect_at_once(tmp_path, 100)
    assert len(found.taken) == 100
    assert max(found.taken) < 30
    assert found.dropped == 0


def test_a_shift_of_many(tmp_path: Path) -> None:
    worked = shift(tmp_path, terminals=20, seconds=5.0, bookings=5)
    assert len(worked.taken) == 100
    assert percentile(worked.taken, 0.9) < 2_000

"""Two terminals with one identity, real links on a real broker: nothing lost, nothing doubled, and the older one is told."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from shared.settings import BrokerSettings
from tests.support.broker import Mosquitto
from tests.support.plant import Plant, eventually
from tests.support.proxy import Proxy
from tests.support.worker import Worker

pytestmark = pytest.mark.system
PLACES = ["CUT-01", "CUT-02", "CUT-03"]


@pytest.fixture(name="plant", scope="module")
def _plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    """A hub, and a workstation for each test."""
    folder = tmp_path_factory.mktemp("twins")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHOPFLOOR_BROKER__KEEPALIVE", "1")
        plant = Plant(
            folder, Mosquitto(folder / "broker", ["hub", "office", *(f"T-{place}" for place in PLACES)]), pause_ms=10
        )
        plant.broker.start()
        try:
            plant.start("hub")
            plant.fill("9000")
            plant.add_places(*PLACES[1:])
            yield plant
        finally:
            plant.close()


class Twin:
    """One of two devices that bear one name, with a journal of its own."""

    def __init__(self, plant: Plant, place: str, folder: str, proxy: Proxy | None = None) -> None:
        self._plant, self._journal = plant, f"{place}-{folder}/T-{place}"
        home = plant.folder / f"{place}-{folder}"
        home.mkdir()
        settings = plant.settings(f"T-{place}")
        if proxy is not None:
            settings.broker = BrokerSettings(**{**settings.broker.model_dump(), "port": proxy.port})
        self.worker = Worker(settings, place, home)

    @property
    def saved(self) -> list[tuple[str, int, str, str]]:
        """Its journal's rows."""
        return self._plant.saved(self._journal)

    @property
    def answered(self) -> int:
        """How many have their answer."""
        return sum(row[3] != "queued" for row in self.saved)

    @property
    def replaced(self) -> bool:
        """Whether it knows that it is."""
        return self.worker.operator is not None and self.worker.operator.link.core.courier.replaced


def assert_all_in_once(plant: Plant, place: str, *twins: Twin) -> None:
    """Every command of both journals is in the inbox once, in its own order, and the ledger is clean."""
    stored = plant.sql(f"SELECT epoch, seq, id FROM inbox WHERE source = 't/T-{place}' ORDER BY epoch, seq")
    saved = sorted(row[:3] for twin in twins for row in twin.saved)
    assert stored == saved
    assert {row[3] for twin in twins for row in twin.saved} <= {"accepted", "flagged"}
    plant.assert_nothing_lost([])


def test_a_second_device_takes_the_name_while_the_first_is_cut_off(plant: Plant) -> None:
    """What the first had saved arrives late, flagged and once; it is told, says so on its screen, and books no more."""
    with Proxy(plant.broker.port) as proxy:
        first = Twin(plant, PLACES[0], "first", proxy)
        eventually(lambda: first.answered >= 5, what="the first works")
        proxy.stall()
        eventually(lambda: not first.worker.online, what="the first is cut off")
        cut_off = len(first.saved)
        eventually(lambda: len(first.saved) >= cut_off + 10, what="the first works on")
        second = Twin(plant, PLACES[0], "second")
        eventually(lambda: second.answered >= 5, what="the second works")
        proxy.heal()
        eventually(lambda: first.replaced, what="the first is told")
        eventually(lambda: first.answered == len(first.saved), what="what it had saved arrives")
        eventually(lambda: "replaced" in first.worker.see(), what="the next booking is refused with the reason")
        count = len(first.saved)
        eventually(lambda: second.answered >= 15, what="the second works on")
        assert len(first.saved) == count
        first.worker.end()
        second.worker.end()
    late = plant.sql(f"SELECT count(*) FROM inbox WHERE source = 't/T-{PLACES[0]}' AND ack LIKE '%late-epoch%'")[0][0]
    assert late >= 10
    assert_all_in_once(plant, PLACES[0], first, second)


def test_a_second_device_takes_the_name_while_the_first_works(plant: Plant) -> None:
    """Both connected at once: the first is told without having to reconnect, and nothing of either is lost or doubled."""
    first = Twin(plant, PLACES[1], "first")
    eventually(lambda: first.answered >= 5, what="the first works")
    second = Twin(plant, PLACES[1], "second")
    eventually(lambda: second.answered >= 5, what="the second works")
    try:
        eventually(lambda: first.replaced, 10, what="the first is told")
        eventually(lambda: "replaced" in first.worker.see(), what="the next booking is refused with the reason")
    finally:
        first.worker.end()
        second.worker.end()
    assert_all_in_once(plant, PLACES[1], first, second)


def test_one_journal_is_one_terminals(plant: Plant) -> None:
    """A second window on the journal of a terminal at work is refused in a sentence; the first is not disturbed."""
    name = f"T-{PLACES[2]}"
    plant.start(name)
    eventually(lambda: len(plant.saved(name)) >= 3, what="the terminal works")
    journal = str(plant.folder / f"{name}.db")
    command = [sys.executable, "-m", "shared.cli", "terminal", "-c", str(plant.config(name)), "--id", name]
    command += ["--journal", journal, "--log", str(plant.folder / "second.log")]
    refused = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert refused.returncode == 1
    assert "runs already" in refused.stderr
    assert "Traceback" not in refused.stderr
    before = len(plant.saved(name))
    eventually(lambda: len(plant.saved(name)) > before + 3, what="it works on")
    plant.stop(name)
    assert plant.assert_nothing_lost([name]) > before

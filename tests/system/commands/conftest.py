"""A real broker and a real hub, and two who command it."""

from collections.abc import Iterator
from functools import partial

import pytest

from hub.office.client import HubClient
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant
from tests.system.commands.office import PEOPLE, Run, invoke


@pytest.fixture(name="plant", scope="module")
def _plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    """A broker, a hub, master data and people, for all tests of a file."""
    folder = tmp_path_factory.mktemp("plant")
    plant = Plant(folder, Mosquitto(folder / "broker", [*USERS, "desk"]))
    try:
        plant.broker.start()
        plant.start("hub")
        plant.fill("100")
        with HubClient(plant.settings("office"), timeout=30) as hub:
            for badge, roles in PEOPLE.items():
                assert hub.send("put-operator", id=badge, name=f"Person {badge}", roles=roles).status == "accepted"
            assert hub.send("put-reason", id="CNT", kind="count").status == "accepted"
        yield plant
    finally:
        plant.close()


@pytest.fixture(name="office")
def _office(plant: Plant) -> Run:
    """The office's client: it has the roles of a supervisor, a planner, a storekeeper and an administrator."""
    return partial(invoke, plant.config("office"))


@pytest.fixture(name="desk")
def _desk(plant: Plant) -> Run:
    """A client without any role: whoever acts there proves who they are."""
    config = plant.config("desk")
    config.write_text(config.read_text().replace('client = "office"', 'client = "desk"'))
    return partial(invoke, config)

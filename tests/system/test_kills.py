"""kill -9 of hub, broker and terminals at random moments while bookings flow: nothing lost, nothing doubled, order kept."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.support.broker import Embedded, Mosquitto
from tests.support.plant import USERS, Plant, all_answered, eventually

pytestmark = [pytest.mark.system, pytest.mark.prove]
KILLS = int(os.environ.get("SHOPFLOOR_KILLS", "30"))
TERMINALS = ["T-CUT-01", "T-ASM-01", "T-LAC-01"]


@pytest.mark.parametrize(("kind", "kills"), [(Mosquitto, KILLS), (Embedded, 5)])
def test_kills(tmp_path: Path, kind: type[Mosquitto] | type[Embedded], kills: int) -> None:
    """What a terminal saved is in the ledger exactly once, in its order, whatever was killed when."""
    rng = random.Random(20261121)
    plant = Plant(tmp_path, kind(tmp_path / "broker", USERS))
    plant.broker.start()
    try:
        plant.start("hub")
        plant.fill()
        for terminal in TERMINALS:
            plant.start(terminal)
        eventually(lambda: len(plant.saved("T-CUT-01")) > 3, what="the first bookings")
        for _ in range(kills):
            time.sleep(rng.uniform(0.1, 1.2))
            victim = rng.choice(["hub", "broker", *TERMINALS])
            if victim == "broker":
                plant.broker.kill()
                time.sleep(rng.uniform(0.0, 0.5))
                plant.broker.start()
            else:
                plant.kill(victim)
                time.sleep(rng.uniform(0.0, 0.5))
                plant.start(victim)
        for terminal in TERMINALS:
            all_answered(plant, terminal)
            plant.stop(terminal)
        for terminal in TERMINALS:  # whoever could not drain before is given the time now
            if any(row[3] == "queued" for row in plant.saved(terminal)):
                plant.start(terminal)
                all_answered(plant, terminal)
                plant.stop(terminal)
        plant.stop("hub")
        total = plant.assert_nothing_lost(TERMINALS)
        print(f"{kills} kills, {total} commands saved, all in the ledger once")
        assert total > kills
    finally:
        plant.close()

"""Whatever is sent in whatever batches, with restarts between: nothing fails inside, and the books prove themselves."""

from random import Random

import pytest

from tests.fuzz.material import SEED
from tests.hub.floor import clean
from tests.hub.histories import Sender, plant

BATCHES = 60


@pytest.mark.parametrize("number", range(8))
def test_any_history_keeps_the_books(number: int) -> None:
    """Another SHOPFLOOR_SEED is another eight."""
    dice = Random(SEED * 100 + number)
    hub = plant()
    sender = Sender(hub, dice)
    for turn in range(BATCHES):
        if dice.random() < 0.3:
            hub.restart()
        answers = hub.send(*(sender.arrival() for _ in range(dice.choice([1, 1, 2, 4, 8]))))
        failed = [answer for answer in answers if answer["status"] == "quarantined"]
        assert not failed, failed
        if turn % 10 == 9:
            clean(hub)

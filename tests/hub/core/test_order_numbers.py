"""Minted order numbers: contiguous in a year, past 99 999, and after a restart."""

from tests.hub.floor import FIRST, clean, done, floor
from tests.support.plants import OPERATOR


def test_minting_goes_on_past_five_digits() -> None:
    """The hundred thousandth order of a year is minted, released and worked on like any other."""
    hub = floor()
    year = hub.clock().year
    done(hub.office("mo-create", mo=f"MO-{year}-99998", item="STOOL", q="1"))
    numbers = []
    for _ in range(3):
        numbers.append(done(hub.office("mo-create", item="STOOL", q="1"))["result"]["mo"])
        hub.restart()
    assert numbers == [f"MO-{year}-99999", f"MO-{year}-100000", f"MO-{year}-100001"]
    done(hub.office("mo-release", mo=numbers[1]))
    step = {**FIRST, "mo": numbers[1]}
    done(hub.terminal("op-start", OPERATOR, **step))
    done(hub.terminal("output", OPERATOR, **step, good="1"))
    assert hub.document("op", numbers[1], "010")["good"] == "1"
    clean(hub)

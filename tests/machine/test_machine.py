"""The real hub under a state machine: every law holds after any history, and no deliberate bug goes unseen."""

import os
from typing import Final

import pytest

from tests.machine.bugs import BUGS
from tests.machine.running import run_many
from tests.machine.world import BROKEN_AT, REACHED, LawBrokenError

pytestmark = pytest.mark.prove

EXAMPLES = int(os.environ.get("SHOPFLOOR_EXAMPLES", "200"))
FOUND_WITHIN: Final = 400
"""So many examples each bug is given; most are found by the first few."""
OFTEN: Final = {
    "closed with variance": 20,
    "covered by backflush": 5,
    "covered from below zero to above": 10,
    "emptied": 50,
    "goods reversed after a shipment": 5,
    "interleaved": 50,
    "judged": 5,
    "negative stock": 50,
    "out of an old epoch": 20,
    "over quantity": 10,
    "parked": 40,
    "price corrected": 20,
    "receipt reversed after an issue": 5,
    "reopened": 5,
    "reversed": 40,
    "several supplies": 50,
    "several supplies and issues by hand": 20,
    "shipped in part": 20,
    "told after a count that stands again": 4,
    "told after the count": 10,
    "undone": 20,
    "not closed over pieces aside": 3,
}
"""What 200 examples have to reach at least so often: laws that are never put to the test hold by themselves."""


@pytest.mark.timeout(7200)
def test_every_law_holds_after_any_history() -> None:
    """L1 - L22 and the model's quantities, after every step; and what is hard to reach is reached."""
    REACHED.clear()
    run_many(EXAMPLES)
    table = "\n".join(f"{times:7} {what}" for what, times in sorted(REACHED.items()) if times)
    print(f"\n{table}")
    if EXAMPLES >= 200:
        seldom = {what: REACHED[what] for what, least in OFTEN.items() if REACHED[what] * 200 < least * EXAMPLES}
        assert not seldom, table


@pytest.mark.parametrize("name", BUGS)
def test_a_deliberate_bug_is_caught(name: str) -> None:
    """The same machine on a hub with the bug breaks one of the laws that the bug offends."""
    bug, laws = BUGS[name]
    REACHED.clear()
    with bug(), pytest.raises(LawBrokenError) as caught:
        run_many(FOUND_WITHIN, shrink=False)
    print(f"\n{name}: example {REACHED[BROKEN_AT]}, {', '.join(dict.fromkeys(caught.value.laws))}")
    assert laws & set(caught.value.laws), caught.value

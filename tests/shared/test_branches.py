"""Every branch of the tree has its readers, and what is nobody's business stands under a branch of its own."""

from itertools import pairwise
from typing import get_args

from shared.branches import READERS, VIEWS, Reader, readable
from shared.topics import matches
from shared.verbs import Aggregate


def test_every_view_shows_what_the_one_before_it_does_and_more() -> None:
    for less, more in pairwise(VIEWS):
        assert set(readable(less)) < set(readable(more))


def test_every_event_has_its_readers() -> None:
    assert {branch.removeprefix("evt/") for branch in READERS if branch.startswith("evt/")} == set(get_args(Aggregate))


def test_values_are_for_the_money_view_alone_and_people_for_no_floor_account() -> None:
    assert _who_reads("state/value/mo/MO-2026-00184") == {"money"}
    assert _who_reads("state/value/stock/RM-001/RAW") == {"money"}
    for place in ("state/people/0021", "state/ref/operator/0021", "state/message/MSG-1"):
        assert _who_reads(place) == {"terminal", "office", "money"}
    assert _who_reads("evt/message/message") == _who_reads("state/exception/EX-1-1") == {"office", "money"}


def test_no_branch_holds_another_with_fewer_readers() -> None:
    for branch, readers in READERS.items():
        for within, fewer in READERS.items():
            assert not within.startswith(f"{branch}/") or readers <= fewer


def test_what_one_client_is_answered_is_on_no_branch() -> None:
    for place in ("t/T1/ack", "t/T1/res", "x/erp/ack", "t/T1/cmd/output", "x/erp/req/authorise", "t/T1/desired"):
        assert not _who_reads(place)


def _who_reads(place: str) -> set[Reader]:
    return {reader for reader in get_args(Reader) if any(matches(pattern, place) for pattern in readable(reader))}

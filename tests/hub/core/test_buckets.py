"""Rework and suspect: pieces in the buckets of a step, and how they get out of them."""

import pytest

from tests.hub.floor import (
    FIRST,
    LAST,
    account,
    ago,
    clean,
    confirmed,
    done,
    exceptions,
    floor,
    lines,
    pool,
    refused,
    step,
    wip,
)
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, QUALITY, STOOLS

SCRAP = {"reason": "DIM"}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = floor()
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    return hub


def test_rework_requires_no_material_again(hub: Hub) -> None:
    """Five pieces reported, three of them into the bucket; then one is good, one scrap: five sets of screws in all."""
    done(hub.terminal("output", OPERATOR, **FIRST, good="2", rework="3"))
    assert (step(hub, STOOLS, "010"), wip(hub)) == (("2", "0", "3", "0"), {"RM-006": ("5", "32.5")})
    done(hub.terminal("op-start", OPERATOR, **FIRST, kind="rework"))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, source="rework", good="1", scrap=[{"q": "1", **SCRAP}]))
    assert lines(hub, answer) == []
    assert (step(hub, STOOLS, "010"), wip(hub)) == (("3", "1", "1", "0"), {"RM-006": ("5", "32.5")})
    assert hub.sql("SELECT good, rework, scrap, source FROM booking WHERE no = :no", no=answer["no"]) == [
        (1_000_000, -2_000_000, 1_000_000, "rework")
    ]
    assert hub.document("op", STOOLS, "020")["available"] == "3"
    clean(hub)


def test_rework_takes_explicit_material_on_top(hub: Hub) -> None:
    """A second set of screws for a piece: extra, however many were planned."""
    done(hub.terminal("output", OPERATOR, **FIRST, rework="2"))
    used = [{"item": "RM-006", "q": "1"}]
    answer = done(hub.terminal("output", OPERATOR, **FIRST, source="rework", good="2", consumed=used))
    assert lines(hub, answer) == [("RM-006", "L-CUT", "WIP", "1", "6.5")]
    assert wip(hub) == {"RM-006": ("3", "19.5")}
    assert hub.document("op", STOOLS, "010")["issued"] == [{"item": "RM-006", "q": "2", "extra": "1", "returned": "0"}]
    clean(hub)


def test_pieces_out_of_rework_at_the_last_step_are_received(hub: Hub) -> None:
    """As goods, at the same planned cost as the others."""
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(hub.terminal("op-start", OPERATOR, **LAST))
    done(hub.terminal("output", OPERATOR, **LAST, good="2", rework="2"))
    assert pool(hub, "STOOL") == ("2", "45")
    answer = done(hub.terminal("output", OPERATOR, **LAST, source="rework", good="2"))
    assert lines(hub, answer) == [("STOOL", "WIP", "FG", "2", "45")]
    assert hub.document("mo", STOOLS)["received"] == "4"
    clean(hub)


def test_no_more_comes_out_of_a_bucket_than_lies_in_it(hub: Hub) -> None:
    """Parked: a report that can't be true as it stands."""
    done(hub.terminal("output", OPERATOR, **FIRST, rework="1", suspect="1"))
    refused(hub.terminal("output", OPERATOR, **FIRST, source="rework", good="2"), "bucket-empty", "parked")
    refused(
        hub.terminal("output", QUALITY, **FIRST, source="suspect", good="1", scrap=[{"q": "1", **SCRAP}]),
        "bucket-empty",
        "parked",
    )
    assert step(hub, STOOLS, "010") == ("0", "0", "1", "1")
    clean(hub)


@pytest.mark.parametrize(
    "data",
    [
        {"source": "rework", "rework": "1"},
        {"source": "rework", "suspect": "1"},
        {"source": "suspect", "suspect": "1"},
        {"source": "bucket", "good": "1"},
    ],
)
def test_pieces_never_go_in_circles(hub: Hub, data: dict[str, str]) -> None:
    """Out of a bucket they become something else."""
    done(hub.terminal("output", OPERATOR, **FIRST, rework="1", suspect="1"))
    assert hub.terminal("output", QUALITY, **FIRST, **data)["status"] == "quarantined"
    assert step(hub, STOOLS, "010") == ("0", "0", "1", "1")
    clean(hub)


def test_suspect_pieces_are_judged_good_rework_or_scrap(hub: Hub) -> None:
    """By quality; their material was taken when they were first reported."""
    done(hub.terminal("output", OPERATOR, **FIRST, good="1", suspect="4"))
    assert wip(hub) == {"RM-006": ("5", "32.5")}
    answer = hub.terminal("output", QUALITY, **FIRST, source="suspect", good="1", rework="1", scrap=[{"q": "1", **SCRAP}])
    done(answer)
    assert (step(hub, STOOLS, "010"), lines(hub, answer)) == (("2", "1", "1", "1"), [])
    assert hub.sql("SELECT reason, q FROM scrap WHERE no = :no", no=answer["no"]) == [("DIM", 1_000_000)]
    assert hub.document("op", STOOLS, "020")["available"] == "2"
    clean(hub)


def test_suspect_is_qualitys_matter(hub: Hub) -> None:
    """An operator, a setter, a supervisor without that role: parked."""
    done(hub.terminal("output", OPERATOR, **FIRST, suspect="1"))
    for badge in (OPERATOR, "0032", BOSS):
        refused(hub.terminal("output", badge, **FIRST, source="suspect", good="1"), "role-needed", "parked")
    assert step(hub, STOOLS, "010")[3] == "1"
    clean(hub)


def test_nobody_judges_their_own_work(hub: Hub) -> None:
    """0021 is operator and inspector: another inspector has to look."""
    done(hub.terminal("output", OPERATOR, **FIRST, suspect="1"))
    done(hub.terminal("output", "0021", **FIRST, suspect="1"))
    refused(hub.terminal("output", "0021", **FIRST, source="suspect", good="1"), "own-work", "parked")
    hub.restart()
    refused(hub.terminal("output", "0021", **FIRST, source="suspect", good="1"), "own-work", "parked")
    done(hub.terminal("output", QUALITY, **FIRST, source="suspect", good="2"))
    assert step(hub, STOOLS, "010") == ("2", "0", "0", "0")
    clean(hub)


def test_a_bucket_that_was_emptied_forgets_who_filled_it(hub: Hub) -> None:
    """0021's pieces have been judged; those that OPERATOR sets aside later are not 0021's own."""
    done(hub.terminal("output", "0021", **FIRST, suspect="1"))
    done(hub.terminal("output", QUALITY, **FIRST, source="suspect", good="1"))
    done(hub.terminal("output", OPERATOR, **FIRST, suspect="1"))
    done(hub.terminal("output", "0021", **FIRST, source="suspect", good="1"))
    clean(hub)


def test_a_name_lent_does_not_help_to_judge_ones_own_work(hub: Hub) -> None:
    """Entered by the one who set the pieces aside, on behalf of an inspector: still their own."""
    done(hub.office("put-operator", id="0041", name="Both", roles=["quality", "supervisor"]))
    done(hub.terminal("output", "0041", **FIRST, suspect="1"))
    data = {**FIRST, "source": "suspect", "good": "1", "behalf": QUALITY, "happened": ago(hub, 1)}
    refused(confirmed(hub, "output", "0041", **data), "own-work", "parked")
    assert step(hub, STOOLS, "010")[3] == "1"
    clean(hub)


def test_rework_is_a_session_of_its_own_kind_and_time(hub: Hub) -> None:
    """Not labour of the run; and only for pieces that are there."""
    hub.now += 60_000
    done(hub.terminal("op-start", OPERATOR, **FIRST, kind="rework"), "bucket-empty")
    hub.now += 119_000
    assert hub.document("op", STOOLS, "010")["sessions"][0]["kind"] == "rework"
    assert hub.document("ws", "CUT-01")["status"] == "running"
    done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    assert hub.sql("SELECT kind, ms FROM session_slice ORDER BY no") == [("run", 61_000), ("rework", 120_000)]
    assert hub.sql("SELECT kind, worked_ms, status FROM session ORDER BY id") == [
        ("run", 61_000, "closed"),
        ("rework", 120_000, "closed"),
    ]
    clean(hub)


def test_more_than_ordered_out_of_rework_is_no_over_quantity(hub: Hub) -> None:
    """They were counted when first reported."""
    done(hub.terminal("output", OPERATOR, **FIRST, good="6", rework="4"))
    done(hub.terminal("output", OPERATOR, **FIRST, source="rework", good="4"))
    assert exceptions(hub, "over-quantity") == []
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "ahead-of-upstream", "over-quantity")
    assert account(hub, "PRICE_VARIANCE") == "0"
    clean(hub)


def test_people_read_one_word(hub: Hub) -> None:
    """What is told of a bucket, to who asked and to who has to settle it, is called set aside."""
    done(hub.terminal("output", OPERATOR, **FIRST, suspect="1"))
    answer = hub.terminal("output", QUALITY, **FIRST, source="suspect", good="2")
    assert answer["message"] == "only 1 lie in what is set aside"
    (parked,) = exceptions(hub, "parked")
    assert hub.document("exception", parked)["text"].startswith("2 good out of what is set aside at OP 010")

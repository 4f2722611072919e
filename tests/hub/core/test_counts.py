"""Counts: the books are corrected to what they said at the cut-off; what arrives late says so."""

import json
from typing import Any

import pytest

from tests.hub.floor import ago, clean, confirmed, done, exceptions, floor, late, lines, refused
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, STOOLS, STORE

SHELF = {"item": "RM-006", "location": "RAW"}
ISSUE = {"mo": STOOLS, "op": "010", "kind": "extra", "reason": "SPO", **SHELF}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = floor()
    hub.now += 3 * 3_600_000  # what filled the plant is long past
    return hub


def count(hub: Hub, q: str, minutes: float, badge: str = STORE) -> dict[str, Any]:
    """A count of the screws in RAW with its cut-off some minutes ago."""
    return hub.terminal("count", badge, **SHELF, q=q, counted_at=ago(hub, minutes), reason="CNT")


def test_a_count_corrects_the_books_by_the_difference(hub: Hub) -> None:
    """300 in the books, 290 on the shelf: 10 go to ADJUST at the average."""
    answer = done(count(hub, "290", 0))
    assert answer["result"] == {"book": "300", "counted": "290", "difference": "-10"}
    assert lines(hub, answer) == [("RM-006", "RAW", "ADJUST", "10", "65")]
    assert hub.document("stock", "RM-006", "RAW")["q"] == "290"
    answer = done(count(hub, "305", 0))
    assert lines(hub, answer) == [("RM-006", "ADJUST", "RAW", "15", "97.5")]
    clean(hub)


def test_a_count_that_agrees_moves_nothing(hub: Hub) -> None:
    """And still is the last count."""
    assert lines(hub, done(count(hub, "300", 0))) == []
    assert hub.sql("SELECT q FROM stock_count WHERE item = 'RM-006'") == [(300_000_000,)]
    clean(hub)


def test_what_happened_after_the_cut_off_stays(hub: Hub) -> None:
    """Counted at ten, 20 taken at eleven, the count comes at twelve: 295 then, so 275 now."""
    done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"))
    answer = done(count(hub, "295", 120))
    assert answer["result"] == {"book": "300", "counted": "295", "difference": "-5"}
    assert hub.stock("RM-006", "RAW") == "275"
    assert exceptions(hub, "count-affected") == []
    clean(hub)


def test_what_the_terminals_and_the_batch_bring_at_once_counts_too(hub: Hub) -> None:
    """Issue and count in one batch, across the cut-off."""
    count_data = {**SHELF, "q": "295", "counted_at": ago(hub, 30), "reason": "CNT"}
    answers = hub.send(
        hub.sealed("consume", OPERATOR, {**ISSUE, "q": "20"}),
        hub.sealed("count", STORE, count_data),
    )
    assert answers[1]["result"]["book"] == "300"
    assert hub.stock("RM-006", "RAW") == "275"
    clean(hub)


def test_an_earlier_fact_that_arrives_later_says_count_affected(hub: Hub) -> None:
    """The shelf had it already: the proposal puts the books right again, on a supervisor's word."""
    done(count(hub, "295", 30))
    done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"), "count-affected")
    assert hub.stock("RM-006", "RAW") == "275"  # a fact is booked, whatever it means
    (exception,) = exceptions(hub, "count-affected")
    assert "adjust by 20" in hub.document("exception", exception)["text"]
    answer = done(confirmed_resolve(hub, exception, "apply"))
    assert lines(hub, answer) == [("RM-006", "ADJUST", "RAW", "20", "130")]
    assert hub.stock("RM-006", "RAW") == "295"
    assert exceptions(hub, "count-affected") == []
    clean(hub)


def confirmed_resolve(hub: Hub, exception: str, how: str) -> dict[str, Any]:
    """Settled by the office."""
    return hub.office("exception-resolve", exception=exception, how=how, reason="looked at the shelf")


def test_a_fact_after_the_cut_off_does_not_affect_it(hub: Hub) -> None:
    """Nor one at another place, nor one of another lot."""
    done(count(hub, "295", 60))
    done(late(hub, "consume", OPERATOR, 30, **ISSUE, q="20"))
    done(late(hub, "transfer", STORE, 90, item="RM-006", from_="L-CUT", to="L-PACK", q="1"))
    assert exceptions(hub, "count-affected") == []
    clean(hub)


def test_a_late_transfer_affects_only_the_counted_place(hub: Hub) -> None:
    """RAW was counted, L-CUT was not."""
    done(count(hub, "300", 30))
    done(late(hub, "transfer", STORE, 60, item="RM-006", from_="RAW", to="L-CUT", q="7"), "count-affected")
    (exception,) = exceptions(hub, "count-affected")
    assert hub.document("exception", exception)["subject"] == "RM-006 RAW"
    clean(hub)


def test_a_reversal_of_what_was_before_the_count_affects_it(hub: Hub) -> None:
    """Mistaken 20 at nine, counted at ten (the shelf has them), reversed at eleven."""
    taken = done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"))
    assert done(count(hub, "300", 30))["result"]["difference"] == "20"
    done(hub.office("reverse", command=str(taken["no"]), reason="never taken"), "count-affected")
    (exception,) = exceptions(hub, "count-affected")
    done(confirmed_resolve(hub, exception, "apply"))
    assert hub.stock("RM-006", "RAW") == "300"
    clean(hub)


def test_a_count_that_comes_after_that_reversal_gives_the_same(hub: Hub) -> None:
    """The mistake was never on the shelf: at the cut-off the books, as mended, said 300."""
    taken = done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"))
    done(hub.office("reverse", command=str(taken["no"]), reason="never taken"))
    assert done(count(hub, "300", 30))["result"]["difference"] == "0"
    assert hub.stock("RM-006", "RAW") == "300"
    clean(hub)


def test_a_back_entry_counts_with_the_time_it_really_was(hub: Hub) -> None:
    """Entered now, happened before the cut-off: in the books of the cut-off, too."""
    answer = confirmed(hub, "consume", BOSS, **ISSUE, q="20", behalf=OPERATOR, happened=ago(hub, 60))
    done(answer)
    assert done(count(hub, "280", 30))["result"] == {"book": "280", "counted": "280", "difference": "0"}
    done(count(hub, "280", 30))
    other = confirmed(hub, "consume", BOSS, **ISSUE, q="5", behalf=OPERATOR, happened=ago(hub, 50))
    done(other, "count-affected")
    clean(hub)


def test_a_compensation_counts_with_the_fact_it_compensates(hub: Hub) -> None:
    """Applied at twelve for a fact of nine: a count with its cut-off at eleven sees it."""
    done(count(hub, "300", 50))
    done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"), "count-affected")
    done(confirmed_resolve(hub, exceptions(hub, "count-affected")[0], "apply"))
    assert done(count(hub, "300", 30))["result"]["difference"] == "0"
    assert hub.stock("RM-006", "RAW") == "300"
    clean(hub)


def test_a_reversed_count_is_no_count(hub: Hub) -> None:
    """Its correction is taken back, and nothing that arrives late is held against it."""
    answer = done(hub.terminal("count", STORE, **SHELF, q="10", counted_at=hub.clock().isoformat(), reason="CNT"))
    done(hub.office("reverse", command=str(answer["no"]), reason="wrong shelf"))
    assert hub.stock("RM-006", "RAW") == "300"
    done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"))
    assert exceptions(hub, "count-affected") == []
    clean(hub)


def test_when_the_last_count_is_reversed_the_one_before_it_stands(hub: Hub) -> None:
    """The facts of before it are held against it again; when all are gone, against none."""
    moved = {"item": "RM-006", "from_": "RAW", "to": "L-CUT", "q": "1"}
    first, wrong, last = (done(count(hub, q, minutes)) for q, minutes in (("290", 50), ("0", 40), ("290", 30)))
    done(hub.office("reverse", command=str(wrong["no"]), reason="wrong shelf"), "count-affected")  # it was in the last one
    done(late(hub, "transfer", STORE, 35, **moved), "count-affected")
    done(hub.office("reverse", command=str(last["no"]), reason="wrong shelf"))
    done(late(hub, "transfer", STORE, 45, **moved))
    done(late(hub, "transfer", STORE, 60, **moved), "count-affected")
    assert hub.sql("SELECT no, q FROM stock_count") == [(first["no"], 290_000_000)]
    hub.restart()
    done(late(hub, "transfer", STORE, 60, **moved), "count-affected")
    done(hub.office("reverse", command=str(first["no"]), reason="wrong shelf"))
    done(late(hub, "transfer", STORE, 60, **moved))
    clean(hub)


def test_the_count_before_is_found_in_the_same_batch(hub: Hub) -> None:
    """Counted, counted again and taken back at once: what the batch itself has decided counts, too."""
    at = ago(hub, 30)
    counts = [hub.sealed("count", STORE, {**SHELF, "q": q, "counted_at": at, "reason": "CNT"}) for q in ("290", "0")]
    wrong = json.loads(counts[1].payload)["id"]
    undo = hub.sealed("reverse", STORE, {"command": wrong, "reason": "wrong shelf"})
    answers = hub.send(*counts, undo)
    assert [(answer["status"], answer["flags"]) for answer in answers] == [("accepted", [])] * 3
    assert hub.sql("SELECT no FROM stock_count") == [(answers[0]["no"],)]
    done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"), "count-affected")
    clean(hub)


def test_of_two_counts_of_one_moment_the_later_is_right(hub: Hub) -> None:
    """So taking the later one back leaves the earlier right, and taking the earlier one back does not leave the later so."""
    at = ago(hub, 30)

    def counted(q: str) -> str:
        return str(done(hub.terminal("count", STORE, **SHELF, q=q, counted_at=at, reason="CNT"))["no"])

    counted("290")
    again = counted("280")
    done(hub.office("reverse", command=again, reason="mistyped"))
    assert hub.stock("RM-006", "RAW") == "290"
    middle = counted("285")
    counted("288")
    done(hub.office("reverse", command=middle, reason="mistyped"), "count-affected")
    done(confirmed_resolve(hub, exceptions(hub, "count-affected")[0], "apply"))
    assert hub.stock("RM-006", "RAW") == "288"
    clean(hub)


def test_two_counts_of_one_shelf_correct_it_once(hub: Hub) -> None:
    """Ten are missing. Whoever counted first: the later cut-off sees the correction of the earlier one."""
    done(count(hub, "290", 60))
    assert done(count(hub, "290", 55))["result"]["difference"] == "0"
    assert hub.stock("RM-006", "RAW") == "290"
    clean(hub)


def test_an_earlier_count_that_arrives_later_affects_the_later_one(hub: Hub) -> None:
    """Its correction is in what was counted after it; the later count stays the last one."""
    done(count(hub, "290", 55))
    done(count(hub, "290", 60), "count-affected")
    assert hub.stock("RM-006", "RAW") == "280"
    done(confirmed_resolve(hub, exceptions(hub, "count-affected")[0], "apply"))
    assert hub.stock("RM-006", "RAW") == "290"
    done(late(hub, "consume", OPERATOR, 57, **ISSUE, q="1"), "count-affected")
    clean(hub)


def test_a_count_below_what_left_since_goes_negative_and_says_so(hub: Hub) -> None:
    """Nothing was there at ten, and 20 were taken at eleven: someone is wrong."""
    done(late(hub, "consume", OPERATOR, 60, **ISSUE, q="20"))
    done(count(hub, "0", 120), "negative-stock")
    assert hub.stock("RM-006", "RAW") == "-20"
    clean(hub)


def test_a_count_takes_a_reason_for_counts_and_a_known_place(hub: Hub) -> None:
    """Parked, as every fact that has no place."""
    now = hub.clock().isoformat()
    refused(hub.terminal("count", STORE, **SHELF, q="1", counted_at=now, reason="DIM"), "reason-unknown", "parked")
    refused(
        hub.terminal("count", STORE, item="RM-006", location="X", q="1", counted_at=now, reason="CNT"),
        "location-unknown",
        "parked",
    )
    assert hub.terminal("count", STORE, **SHELF, q="1.5", counted_at=now, reason="CNT")["status"] == "quarantined"
    assert hub.stock("RM-006", "RAW") == "300"
    clean(hub)

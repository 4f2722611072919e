"""What a reversal leaves of the exceptions of what it takes back, and what an exception says of who is behind it."""

from typing import Any

import pytest

from tests.hub.floor import (
    FIRST,
    LAST,
    ago,
    books,
    clean,
    confirmed,
    done,
    exceptions,
    floor,
    gone,
    late,
    make,
    refused,
    settled,
    undo,
)
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, QUALITY, STOOLS, STORE


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def test_an_undo_settles_what_was_over_quantity(hub: Hub) -> None:
    """A typing error of the operator, taken back within the minute: nobody has to look at it."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    wrong = done(hub.terminal("output", OPERATOR, **FIRST, good="11"), "ahead-of-upstream", "over-quantity")
    (exception,) = exceptions(hub, "over-quantity")
    answer = done(undo(hub, wrong))
    reason = f"output {wrong['no']} was taken back by reverse {answer['no']}"
    assert settled(hub, "over-quantity") == [("settled", "reversed", "hub", reason)]
    assert gone(hub, "exception", exception)
    clean(hub)


def test_taking_back_the_report_before_it_makes_it_fit_again(hub: Hub) -> None:
    """Eight, then five of ten: without the eight there is nothing to decide about the five."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    first = done(hub.terminal("output", OPERATOR, **FIRST, good="8"))
    done(hub.terminal("output", OPERATOR, **FIRST, good="5"), "ahead-of-upstream", "over-quantity")
    answer = done(hub.office("reverse", command=str(first["no"]), reason="twice"))
    reason = f"no more than ordered since reverse {answer['no']}"
    assert settled(hub, "over-quantity") == [("settled", "covered", "hub", reason)]
    clean(hub)


def test_taking_something_else_back_settles_no_other_order(hub: Hub) -> None:
    """More was ordered since, but who looks at it is asked by that order's own bookings, not by any undo."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="12"), "ahead-of-upstream", "over-quantity")
    done(hub.office("mo-quantity", mo=STOOLS, q="20"))
    moved = done(hub.office("transfer", item="RM-006", from_="RAW", to="L-CUT", q="1"))
    done(hub.office("reverse", command=str(moved["no"]), reason="wrong shelf"))
    assert [row[0] for row in settled(hub, "over-quantity")] == ["open"]
    clean(hub)


def test_a_report_on_an_order_on_hold_that_is_taken_back(hub: Hub) -> None:
    """The other one, which stands, waits on."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.office("mo-hold", mo=STOOLS, reason="crack"))
    wrong, right = (done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "order-not-running") for _ in range(2))
    done(hub.office("reverse", command=str(wrong["no"]), reason="twice"))
    assert hub.sql("SELECT no FROM exception WHERE status = 'open'") == [(right["no"],)]
    clean(hub)


def test_a_fact_a_count_had_seen_already_is_taken_back(hub: Hub) -> None:
    """It never was: the books say what the shelf says, and nothing asks for a correction."""
    hub.now += 2 * 3_600_000
    shelf = {"item": "RM-006", "location": "RAW"}
    done(hub.terminal("count", STORE, **shelf, q="295", counted_at=ago(hub, 30), reason="CNT"))
    taken = done(
        late(hub, "consume", OPERATOR, 60, **shelf, mo=STOOLS, op="010", q="20", kind="extra", reason="SPO"),
        "count-affected",
    )
    done(hub.office("reverse", command=str(taken["no"]), reason="another order's"))
    assert hub.stock("RM-006", "RAW") == "295"
    assert exceptions(hub, "count-affected") == []
    assert exceptions(hub, "count-affected", "settled") == [f"EX-{taken['no']}-1"]
    clean(hub)


def below_zero(hub: Hub) -> dict[str, Any]:
    """500 of 300 leave the shelf, and then 10 more."""
    first = done(hub.terminal("adjust", STORE, item="RM-006", location="RAW", q="-500", reason="CNT"), "negative-stock")
    done(hub.office("receive", item="RM-006", location="L-CUT", q="1", cost="6.5"))
    done(hub.terminal("adjust", STORE, item="RM-006", location="RAW", q="-290", reason="CNT"), "negative-stock")
    return first


def test_what_can_not_be_taken_back_any_more_is_not_offered(hub: Hub) -> None:
    """Still below zero after the reversal of what took it there first: count it, or dismiss it."""
    first = below_zero(hub)
    (exception,) = exceptions(hub, "negative-stock")
    assert hub.document("exception", exception)["ways"] == ["reverse", "dismiss"]
    hub.engine.take_touched()
    done(hub.office("adjust", item="RM-006", location="RAW", q="-300", reason="CNT"), "negative-stock")
    done(hub.office("reverse", command=str(first["no"]), reason="typed wrong"))
    assert hub.stock("RM-006", "RAW").startswith("-")
    assert ("exception", exception) in hub.engine.take_touched()
    assert hub.document("exception", exception)["ways"] == ["dismiss"]
    hub.restart()
    assert hub.document("exception", exception)["ways"] == ["dismiss"]
    clean(hub)


def test_what_stands_on_an_order_that_is_over_is_not_offered_to_be_reversed(hub: Hub) -> None:
    """And what is no booking never was."""
    done(hub.terminal("transfer", STORE, item="RM-004", from_="L-PACK", to="RAW", q="200"))
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(hub.terminal("op-start", OPERATOR, **LAST))
    done(hub.terminal("output", OPERATOR, **LAST, good="4"), "negative-stock")
    (exception,) = exceptions(hub, "negative-stock")
    assert hub.document("exception", exception)["ways"] == ["reverse", "dismiss"]
    for step in (FIRST, LAST):
        done(hub.terminal("op-pause", OPERATOR, **step, reason="BRK"))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    done(hub.terminal("op-start", OPERATOR, **FIRST), "order-not-running")
    (started,) = exceptions(hub, "order-not-running")
    assert hub.document("exception", started)["ways"] == ["dismiss"]
    done(hub.terminal("op-pause", OPERATOR, **FIRST, reason="BRK"), "order-not-running")
    hub.engine.take_touched()
    done(hub.office("mo-close", mo=STOOLS))
    assert ("exception", exception) in hub.engine.take_touched()
    assert hub.document("exception", exception)["ways"] == ["dismiss"]
    refused(hub.office("exception-resolve", exception=exception, how="reverse", reason="x"), "order-frozen")
    clean(hub)


def test_an_exception_names_who_and_where(hub: Hub) -> None:
    """Of what was parked and applied it is still who reported it that is behind what that opened."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="11"), "ahead-of-upstream", "over-quantity")
    (exception,) = exceptions(hub, "over-quantity")
    assert {"badge": OPERATOR, "source": "t/T1"}.items() <= hub.document("exception", exception).items()
    refused(hub.terminal("adjust", QUALITY, item="RM-006", location="RAW", q="-500", reason="CNT"), "role-needed", "parked")
    (parked,) = exceptions(hub, "parked")
    done(hub.office("exception-resolve", exception=parked, how="apply", reason="it is so"), "negative-stock")
    (below,) = exceptions(hub, "negative-stock")
    assert {"badge": QUALITY, "source": "t/T1"}.items() <= hub.document("exception", below).items()
    done(hub.office("adjust", item="RM-004", location="RAW", q="-5000", reason="CNT"), "negative-stock")
    exception = exceptions(hub, "negative-stock")[-1]
    assert {"badge": "", "source": "x/office"}.items() <= hub.document("exception", exception).items()


def test_what_made_no_sense_at_the_office_is_answered_and_waits_for_nobody(hub: Hub) -> None:
    """Half a chair typed at the command line; the same out of a terminal's journal waits for a person."""
    before = books(hub)
    refused(hub.office("mo-quantity", mo=STOOLS, q="8.5"), "not-whole")
    refused(hub.office("mo-explode", mo=STOOLS), "verb-unknown")
    assert hub.sql("SELECT id FROM exception") == []
    count = {"item": "RM-006", "location": "RAW", "q": "1.5", "counted_at": ago(hub, 0), "reason": "CNT"}
    refused(hub.terminal("count", STORE, **count), "not-whole", "quarantined")
    assert len(exceptions(hub, "quarantined")) == 1
    assert books(hub) == before
    clean(hub)


def test_what_a_supervisor_takes_back_with_a_pin_settles_as_well(hub: Hub) -> None:
    """Whoever takes it back, and how."""
    make(hub, "4")
    done(hub.office("mo-hold", mo=STOOLS, reason="crack"))
    wrong = done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "not-started", "order-not-running")
    done(confirmed(hub, "reverse", BOSS, command=str(wrong["no"]), reason="typed twice"))
    assert exceptions(hub, "order-not-running") == []
    clean(hub)


def test_who_waits_for_the_answer_puts_it_right(hub: Hub) -> None:
    """`attended`: refused instead of kept for a supervisor. At a terminal it means nothing: what is saved there is kept."""
    wrong: dict[str, Any] = {"item": "GHOST", "location": "RAW", "q": "1", "attended": True}
    refused(hub.office("receive", **wrong), "item-unknown")
    assert hub.sql("SELECT id FROM exception") == []
    refused(hub.office("receive", **{**wrong, "attended": False}), "item-unknown", "parked")
    refused(hub.terminal("receive", STORE, **wrong), "item-unknown", "parked")
    done(hub.office("receive", item="RM-006", location="RAW", q="1", cost="6.5", attended=True))
    assert "attended" not in hub.sql("SELECT body FROM event ORDER BY number DESC LIMIT 1")[0][0]
    clean(hub)

"""`exception-resolve`: a person settles what no rule could: apply, reverse, charge, dismiss."""

from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.hub.floor import (
    COMING,
    FIRST,
    LAST,
    WAITING,
    account,
    ago,
    books,
    clean,
    confirmed,
    done,
    exceptions,
    floor,
    gone,
    grant,
    late,
    lines,
    make,
    only,
    order,
    pool,
    refused,
    settle,
    step,
    wip,
)
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, PLANNER, QUALITY, STOOLS, STORE


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def closed(hub: Hub) -> None:
    """Four stools made, the order closed."""
    make(hub, "4")
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    done(hub.office("mo-close", mo=STOOLS))


# --- apply ------------------------------------------------------------------------------------------------


def test_a_parked_report_is_applied_as_it_was_made(hub: Hub) -> None:
    """The order was not released yet: on the supervisor's word it is booked, for who made it, when it was."""
    done(hub.office("mo-create", mo=COMING, item="STOOL", q="5"))
    refused(late(hub, "output", OPERATOR, 30, **WAITING, good="2"), "order-not-released", "parked")
    happened = hub.now - 30 * 60_000 - 1000
    parked = only(hub, "parked")
    assert hub.document("exception", parked)["ways"] == ["apply", "charge", "dismiss"]
    before = books(hub)
    refused(settle(hub, parked, "apply"), "order-not-released")
    assert (books(hub), exceptions(hub, "parked")) == (before, [parked])
    done(hub.office("mo-release", mo=COMING))
    answer = done(settle(hub, parked, "apply"), "not-started")
    assert answer["result"]["applied"] == "output"
    assert (step(hub, COMING, "010")[0], wip(hub, COMING)) == ("2", {"RM-006": ("2", "13")})
    ((badge, entered_by, at),) = hub.sql("SELECT badge, entered_by, at FROM booking WHERE no = :no", no=answer["no"])
    assert (badge, entered_by, at) == (OPERATOR, "x/office", happened)
    assert gone(hub, "exception", parked)
    assert hub.sql("SELECT status, how, reason, who FROM exception WHERE id = :id", id=parked) == [
        ("settled", "apply", "asked around", "x/office")
    ]
    refused(settle(hub, parked, "apply"), "exception-unknown")
    hub.restart()
    refused(settle(hub, parked, "dismiss"), "exception-unknown")
    assert step(hub, COMING, "010")[0] == "2"
    clean(hub)


def test_what_a_missing_right_parked_is_applied(hub: Hub) -> None:
    """It did come in."""
    data = {"item": "RM-006", "location": "RAW", "q": "10", "cost": "7"}
    refused(hub.terminal("receive", OPERATOR, **data), "role-needed", "parked")
    assert pool(hub, "RM-006") == ("400", "2600")
    answer = done(settle(hub, only(hub, "parked"), "apply"))
    assert lines(hub, answer) == [("RM-006", "SUPPLIER", "RAW", "10", "70")]
    assert pool(hub, "RM-006") == ("410", "2670")
    clean(hub)


def test_applying_opens_the_exceptions_that_the_fact_deserves(hub: Hub) -> None:
    """Stock below zero on the supervisor's word is still below zero."""
    data = {"item": "RM-006", "location": "RAW", "q": "-500", "reason": "CNT"}
    refused(hub.terminal("adjust", OPERATOR, **data), "role-needed", "parked")
    done(settle(hub, only(hub, "parked"), "apply"), "negative-stock")
    assert hub.document("exception", only(hub, "negative-stock"))["verb"] == "adjust"
    clean(hub)


@pytest.mark.parametrize(
    ("verb", "data"),
    [
        ("call", {"workstation": "CUT-01", "kind": "material"}),
        ("op-start", FIRST),
        ("downtime-start", {"workstation": "CUT-01", "reason": "JAM"}),
        ("sign-on", {"workstation": "CUT-01"}),
    ],
)
def test_every_parked_fact_can_be_applied(hub: Hub, verb: str, data: dict[str, Any]) -> None:
    """Here parked because the planner's badge may not."""
    refused(hub.terminal(verb, PLANNER, **data), "role-needed", "parked")
    done(settle(hub, only(hub, "parked"), "apply"))
    clean(hub)


def test_a_parked_back_entry_is_applied_with_both_names_and_its_time(hub: Hub) -> None:
    """Entered without the PIN: it is still the other's work, at the time it was."""
    happened = ago(hub, 90)
    at = hub.now - 90 * 60_000
    data = {**FIRST, "good": "3", "behalf": OPERATOR, "happened": happened}
    refused(hub.terminal("output", BOSS, **data), "pin-needed", "parked")
    answer = done(settle(hub, only(hub, "parked"), "apply"), "not-started")
    assert hub.sql("SELECT badge, entered_by, at FROM booking WHERE no = :no", no=answer["no"]) == [(OPERATOR, BOSS, at)]
    clean(hub)


def test_parked_and_applied_in_one_batch(hub: Hub) -> None:
    """The exception is known to the command behind it."""
    no = hub.engine.core.counters.next_no
    parked = hub.sealed("receive", OPERATOR, {"item": "RM-006", "location": "RAW", "q": "10", "cost": "7"})
    body = {"exception": f"EX-{no}-1", "how": "apply", "reason": "it came"}
    decided = seal(verb="exception-resolve", identity=hub.identity(), source="office", time=hub.clock(), data=body)
    hub.sequences["T1", "epoch001"] = 1
    answers = hub.send(Arrival("x", "office", "exception-resolve", to_bytes(decided)), parked)
    refused(answers[0], "exception-unknown")  # what has no sequence comes first
    done(settle(hub, only(hub, "parked"), "apply"))
    assert pool(hub, "RM-006") == ("410", "2670")
    clean(hub)


# --- charge -----------------------------------------------------------------------------------------------


def test_a_report_on_a_closed_order_is_charged_to_the_period(hub: Hub) -> None:
    """Its goods are received, its material written off; the order stays as it was closed. L11."""
    closed(hub)
    refused(hub.terminal("output", OPERATOR, **LAST, good="2"), "order-over", "parked")
    parked = only(hub, "parked")
    refused(settle(hub, parked, "apply"), "apply-late")
    frozen = hub.sql("SELECT * FROM mo_op WHERE mo = :mo", mo=STOOLS)
    answer = done(settle(hub, parked, "charge"))
    assert lines(hub, answer) == [
        ("RM-004", "L-PACK", "ADJUST", "4", "32"),
        ("STOOL", "ADJUST", "FG", "2", "45"),
    ]
    assert (pool(hub, "STOOL"), wip(hub)) == (("6", "135"), {})
    assert hub.sql("SELECT * FROM mo_op WHERE mo = :mo", mo=STOOLS) == frozen
    assert account(hub, "MANUFACTURING_VARIANCE") == "0"
    clean(hub)


def test_material_of_a_closed_order_is_charged(hub: Hub) -> None:
    """From where it was taken; below zero it says so."""
    closed(hub)
    issue = {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW", "q": "301", "kind": "extra", "reason": "SPO"}
    refused(hub.terminal("consume", OPERATOR, **issue), "order-over", "parked")
    answer = done(settle(hub, only(hub, "parked"), "charge"), "negative-stock")
    assert lines(hub, answer) == [("RM-006", "RAW", "ADJUST", "301", "1956.5")]
    assert wip(hub) == {}
    clean(hub)


def test_an_explicit_lot_and_pieces_out_of_rework_are_charged_once(hub: Hub) -> None:
    """What a report names itself, and no backflush where nothing is first reported."""
    closed(hub)
    used = [{"item": "RM-006", "q": "1"}]
    refused(hub.terminal("output", OPERATOR, **LAST, source="rework", good="1", consumed=used), "order-over", "parked")
    answer = done(settle(hub, only(hub, "parked"), "charge"), "negative-stock")
    assert lines(hub, answer) == [("RM-006", "L-PACK", "ADJUST", "1", "6.5"), ("STOOL", "ADJUST", "FG", "1", "22.5")]
    clean(hub)


def test_material_that_a_report_names_is_charged_instead_of_the_backflush(hub: Hub) -> None:
    """Three casters named, four asked for: four in all."""
    closed(hub)
    used = [{"item": "RM-004", "q": "3"}]
    refused(hub.terminal("output", OPERATOR, **LAST, good="2", consumed=used), "order-over", "parked")
    answer = done(settle(hub, only(hub, "parked"), "charge"))
    assert [line[:4] for line in lines(hub, answer)] == [
        ("RM-004", "L-PACK", "ADJUST", "3"),
        ("RM-004", "L-PACK", "ADJUST", "1"),
        ("STOOL", "ADJUST", "FG", "2"),
    ]
    clean(hub)


def test_what_is_no_material_can_not_be_charged(hub: Hub) -> None:
    """A start on a closed order is dismissed."""
    closed(hub)
    refused(hub.terminal("op-start", OPERATOR, **FIRST), "order-over", "parked")
    parked = only(hub, "parked")
    refused(settle(hub, parked, "charge"), "how-wrong")
    refused(settle(hub, parked, "reverse"), "how-wrong")
    done(settle(hub, parked, "dismiss"))
    clean(hub)


def test_a_charge_for_an_order_nobody_knows(hub: Hub) -> None:
    """There is no material list to go by."""
    refused(hub.terminal("output", OPERATOR, **{**FIRST, "mo": "MO-2026-00999"}, good="1"), "order-unknown", "parked")
    refused(settle(hub, only(hub, "parked"), "charge"), "order-unknown")
    clean(hub)


# --- reverse and dismiss ----------------------------------------------------------------------------------


def test_what_went_below_zero_is_reversed(hub: Hub) -> None:
    """It was typed wrong: everything goes back, the exception is settled and stays in the history."""
    before = books(hub)
    adjust = done(hub.terminal("adjust", STORE, item="RM-006", location="RAW", q="-500", reason="CNT"), "negative-stock")
    exception = only(hub, "negative-stock")
    assert hub.document("exception", exception)["ways"] == ["reverse", "dismiss"]
    refused(settle(hub, exception, "apply"), "how-wrong")
    answer = done(settle(hub, exception, "reverse"))
    assert answer["result"]["no"] == adjust["no"]
    assert (books(hub), exceptions(hub, "negative-stock")) == (before, [])
    assert hub.sql("SELECT reversal_of FROM movement WHERE no = :no", no=answer["no"]) == [(adjust["no"],)]
    refused(hub.office("reverse", command=str(adjust["no"]), reason="again"), "already-reversed")
    clean(hub)


def test_over_quantity_is_reversed_with_its_counters(hub: Hub) -> None:
    """Eleven of ten."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="11"), "ahead-of-upstream", "over-quantity")
    done(settle(hub, only(hub, "over-quantity"), "reverse"))
    assert (step(hub, STOOLS, "010"), wip(hub)) == (("0", "0", "0", "0"), {})
    clean(hub)


def test_two_exceptions_of_one_command(hub: Hub) -> None:
    """Reversed for the one, the other has nothing left to settle."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="101"), "ahead-of-upstream", "over-quantity", "negative-stock")
    done(settle(hub, only(hub, "over-quantity"), "reverse"))
    assert hub.sql("SELECT status, how, who FROM exception WHERE kind = 'negative-stock'") == [("settled", "covered", "hub")]
    clean(hub)


def test_a_dismissal_moves_nothing_and_keeps_its_reason(hub: Hub) -> None:
    """And needs one."""
    refused(hub.terminal("output", OPERATOR, **{**FIRST, "op": "090"}, good="1"), "operation-unknown", "parked")
    parked = only(hub, "parked")
    before = books(hub)
    assert settle(hub, parked, "dismiss", "")["status"] == "rejected"
    assert settle(hub, parked, "forget")["status"] == "rejected"
    done(settle(hub, parked, "dismiss", "booked at 010 instead"))
    assert books(hub) == before
    assert hub.sql("SELECT reason FROM exception WHERE id = :id", id=parked) == [("booked at 010 instead",)]
    clean(hub)


def test_a_supervisor_settles_with_a_pin_under_their_own_name(hub: Hub) -> None:
    """At the board."""
    refused(hub.terminal("receive", QUALITY, item="RM-006", location="RAW", q="1", cost="1"), "role-needed", "parked")
    data = {"exception": only(hub, "parked"), "how": "apply", "reason": "it came"}

    def send(badge: str, given: str = "") -> dict[str, Any]:
        body = seal(
            verb="exception-resolve",
            identity=hub.identity(),
            source="board",
            time=hub.clock(),
            authid=badge,
            data=data | {"grant": given},
        )
        return hub.send(Arrival("x", "board", "exception-resolve", to_bytes(body)))[0]

    refused(send(BOSS), "client-role")
    done(send(BOSS, grant(hub, BOSS, "exception-resolve", "board", "x")))
    assert hub.sql("SELECT who FROM exception WHERE kind = 'parked'") == [(BOSS,)]
    assert pool(hub, "RM-006")[0] == "401"
    clean(hub)


def test_orders_are_told_apart(hub: Hub) -> None:
    """A charge for one closed order leaves another one alone."""
    closed(hub)
    order(hub, "MO-2026-00303")
    refused(hub.terminal("output", OPERATOR, **FIRST, good="1"), "order-over", "parked")
    done(settle(hub, only(hub, "parked"), "charge"))
    assert wip(hub, "MO-2026-00303") == {}
    done(hub.terminal("output", OPERATOR, **{**FIRST, "mo": "MO-2026-00303"}, good="1"), "not-started")
    assert wip(hub, "MO-2026-00303") == {"RM-006": ("1", "6.5")}
    assert confirmed(hub, "reverse", BOSS, command="999999", reason="x")["code"] == "command-unknown"
    clean(hub)

"""Delivery: dedupe, order, gaps, conflicts, epochs, quarantine, parking."""

import json
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from hub.proof.verify.report import verify
from hub.store.flush import flush
from shared.envelope import seal, to_bytes
from tests.support.hub import Hub, chairs

WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = chairs()
    hub.hello()
    assert hub.terminal("op-start", **WHERE)["status"] == "accepted"
    return hub


def clean(hub: Hub) -> None:
    """The ledger holds."""
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    assert report.clean, [str(breach) for breach in report.breaches]


def good(hub: Hub) -> str:
    """Good pieces of the first step."""
    return str(hub.document("op", "MO-2026-00184", "010")["good"])


def test_a_duplicate_gets_the_identical_stored_answer(hub: Hub) -> None:
    """Byte for byte, also after a restart, and changes nothing."""
    arrival = hub.sealed("output", "0021", {**WHERE, "good": "5"})
    first = hub.engine.take([arrival, arrival], hub.now)
    hub.restart()
    second = hub.engine.take([arrival], hub.now + 5_000)
    assert {out.payload for out in first + second} == {first[0].payload}
    assert good(hub) == "5"
    clean(hub)


def test_a_replayed_command_is_the_same_command(hub: Hub) -> None:
    """`replay` is not part of its digest."""
    arrival = hub.sealed("output", "0021", {**WHERE, "good": "5"})
    again = Arrival("t", "T1", "output", to_bytes({**json.loads(arrival.payload), "replay": True}))
    assert hub.send(arrival)[0] == hub.send(again)[0]
    assert good(hub) == "5"


def test_a_gap_is_asked_for_once_and_nothing_is_applied_past_it(hub: Hub) -> None:
    """Go-back-N."""
    first, two, three = (hub.sealed("output", "0021", {**WHERE, "good": "1"}) for _ in range(3))
    answers = hub.send(two, three)
    assert [(a["status"], a["code"], a["have_through"]) for a in answers] == [("retry", "gap", 1)]
    assert good(hub) == "0"
    assert [a["status"] for a in hub.send(first, two, three)] == ["accepted"] * 3
    assert good(hub) == "3"
    clean(hub)


def test_reordered_in_one_batch_is_no_gap(hub: Hub) -> None:
    """A batch is put in order first."""
    arrivals = [hub.sealed("output", "0021", {**WHERE, "good": "1"}) for _ in range(5)]
    assert [a["seq"] for a in hub.send(*reversed(arrivals))] == [2, 3, 4, 5, 6]


def test_the_same_id_with_other_content_is_never_applied(hub: Hub) -> None:
    """Quarantined with an alarm; what stands behind it goes on."""
    identity = hub.identity()
    assert hub.send(hub.sealed("output", "0021", {**WHERE, "good": "5"}, identity=identity))[0]["status"] == "accepted"
    other = hub.send(hub.sealed("output", "0021", {**WHERE, "good": "50"}, identity=identity))[0]
    assert (other["status"], other["code"]) == ("quarantined", "id-conflict")
    assert good(hub) == "5"
    assert hub.terminal("output", **WHERE, good="1")["status"] == "accepted"
    assert hub.sql("SELECT kind FROM exception WHERE kind = 'id-conflict'") == [("id-conflict",)]
    clean(hub)


def test_a_used_number_with_another_command_is_quarantined(hub: Hub) -> None:
    """Two devices with one identity."""
    assert hub.terminal("output", **WHERE, good="5")["status"] == "accepted"
    hub.sequences["T1", "epoch001"] = 1
    answer = hub.terminal("output", **WHERE, good="7")
    assert (answer["status"], answer["code"]) == ("quarantined", "sequence-conflict")
    assert good(hub) == "5"


def test_an_unknown_epoch_has_to_say_hello(hub: Hub) -> None:
    """Nothing of a journal the hub has not met is applied."""
    answer = hub.send(hub.sealed("output", "0021", {**WHERE, "good": "5"}, epoch="epoch999"))[0]
    assert (answer["status"], answer["code"]) == ("retry", "hello-first")
    assert good(hub) == "0"


def test_a_new_epoch_closes_the_old_one_and_names_what_is_missing(hub: Hub) -> None:
    """A wiped device starts anew; bookings known to be missing become an exception."""
    hub.hello(last=9)
    assert hub.hello(epoch="epoch002")["have_through"] == 0
    assert [row[0] for row in hub.sql("SELECT text FROM exception WHERE kind = 'bookings-missing'")] == [
        "t/T1: bookings 2–9 of epoch epoch001 never arrived; ask the people who worked there"
    ]
    assert hub.hello(last=9)["status"] == "closed-epoch"
    late = hub.terminal("output", **WHERE, good="5")
    assert (late["status"], late["flags"]) == ("accepted", ["negative-stock", "late-epoch"])
    clean(hub)


def test_only_hello_lowers_have_through_and_a_gap_too_old_is_skipped(hub: Hub) -> None:
    """A terminal that no longer keeps what a restored hub lacks is not stopped for ever."""
    assert hub.hello(last=40, kept=31)["have_through"] == 30
    hub.sequences["T1", "epoch001"] = 30
    assert hub.terminal("output", **WHERE, good="5")["status"] == "accepted"
    clean(hub)


@pytest.mark.parametrize(
    "data",
    [
        {**WHERE, "good": 5},
        {**WHERE, "good": "NaN"},
        {**WHERE, "good": "-1"},
        {**WHERE, "good": "1.5"},
        {**WHERE, "good": "9" * 30},
        {**WHERE, "good": "1", "source": "scrap"},
        {**WHERE, "mo": "../../etc"},
        {**WHERE, "op": "010\n"},
        {"good": "1"},
        {**WHERE, "scrap": [{"q": "1"}]},
        {**WHERE, "scrap": {"q": "1"}},
        {**WHERE, "good": {"deep": [[[[1]]]]}},
    ],
)
def test_nonsense_is_quarantined_and_never_blocks(hub: Hub, data: dict[str, Any]) -> None:
    """It takes its place, is answered, changes no balance, and the next command applies."""
    before = hub.sql("SELECT * FROM balance ORDER BY 1, 2, 3, 4")
    assert hub.terminal("output", **data)["status"] == "quarantined"
    assert hub.sql("SELECT * FROM balance ORDER BY 1, 2, 3, 4") == before
    assert hub.terminal("output", **WHERE, good="1")["status"] == "accepted"
    clean(hub)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({**WHERE, "mo": "MO-2026-99999"}, "order-unknown"),
        ({**WHERE, "op": "999"}, "operation-unknown"),
        ({**WHERE, "workstation": "NOWHERE"}, "workstation-unknown"),
        ({**WHERE, "good": "1", "scrap": [{"q": "1", "reason": "NONE-SUCH"}]}, "reason-unknown"),
    ],
)
def test_a_fact_without_a_place_is_parked(hub: Hub, data: dict[str, Any], code: str) -> None:
    """Kept for a supervisor, with an exception; never refused after the event."""
    answer = hub.terminal("output", **data)
    assert (answer["status"], answer["code"]) == ("parked", code)
    assert answer["help"]
    assert hub.sql("SELECT count(*) FROM exception WHERE kind = 'parked'") == [(1,)]


def test_rights_are_checked_by_badge_and_by_client(hub: Hub) -> None:
    """A terminal can't plan, an operator can't set up, a weak client can't create."""
    assert hub.terminal("op-start", badge="0022", **WHERE, kind="setup")["code"] == "role-needed"
    assert hub.terminal("op-start", badge="9999", **WHERE)["code"] == "badge-unknown"
    planned = hub.terminal("mo-release", mo="MO-2026-00184")
    assert (planned["status"], planned["code"]) == ("rejected", "client-role")
    assert hub.office("mo-create", client="weak", item="CH-100", q="1")["code"] == "client-role"
    assert hub.office("mo-create", client="stranger", item="CH-100", q="1")["code"] == "client-role"
    clean(hub)


@pytest.mark.parametrize(
    "change",
    [
        {"source": "T2"},
        {"sum": "0" * 16},
        {"sum": None},
        {"epoch": None},
        {"sequence": 7},
        {"id": None},
        {"data": {"good": "99"}},
    ],
)
def test_poison_is_counted_and_takes_no_place(hub: Hub, change: dict[str, Any]) -> None:
    """Another's identity, a wrong checksum: not stored, and answered with nothing but `retry`, which heals it."""
    arrival = hub.sealed("output", "0021", {**WHERE, "good": "5"})
    spoiled = to_bytes({**json.loads(arrival.payload), **change})
    stored = hub.sql("SELECT count(*) FROM inbox")
    told = [] if "id" in change else [("retry", None)]
    assert [(answer["status"], answer["no"]) for answer in hub.send(Arrival("t", "T1", "output", spoiled))] == told
    assert (hub.engine.poison.count, hub.sql("SELECT count(*) FROM inbox")) == (1, stored)
    assert hub.send(arrival)[0]["status"] == "accepted"


def test_a_failing_handler_spoils_nobody(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of ours quarantines its command alone."""
    from hub.core import registry

    broken = registry.Handler(registry.nothing, lambda _case, _data: {"never": 1 // 0})
    monkeypatch.setitem(registry.HANDLERS, "op-pause", broken)
    answers = hub.send(
        hub.sealed("output", "0021", {**WHERE, "good": "1"}),
        hub.sealed("op-pause", "0021", {**WHERE, "reason": "BRK"}),
        hub.sealed("output", "0021", {**WHERE, "good": "1"}),
    )
    assert [a["status"] for a in answers] == ["accepted", "quarantined", "accepted"]
    assert good(hub) == "2"
    clean(hub)


def test_a_row_the_database_refuses_is_quarantined_alone(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The batch is repeated one by one and only the culprit is left out."""
    import hub.service.engine as engine

    original = flush

    def picky(connection: Any, view: Any) -> None:
        if any(str(row.good // 1_000_000) == "7" for row in view.appended[engine_booking()]):
            raise OverflowError("too big")
        original(connection, view)

    monkeypatch.setattr(engine, "flush", picky)
    answers = hub.send(*(hub.sealed("output", "0021", {**WHERE, "good": q}) for q in ("1", "7", "2")))
    assert [a["status"] for a in answers] == ["accepted", "quarantined", "accepted"]
    assert good(hub) == "3"
    clean(hub)


def engine_booking() -> Any:
    """The booking rows' type."""
    from hub.core.rows import Booking

    return Booking


def test_rejected_plans_name_the_rule(hub: Hub) -> None:
    """Order states, unknown items, taken ids, old revisions."""
    assert hub.office("mo-release", mo="MO-2026-00184")["code"] == "mo-state"
    assert hub.office("mo-create", item="NOPE", q="1")["code"] == "item-unknown"
    assert hub.office("mo-create", item="CH-100", q="1.5")["status"] == "rejected"
    assert hub.office("put-item", id="ch100", home="FG")["code"] == "id-taken"
    assert hub.office("put-item", id="CH-100", home="FG", rev=0)["code"] == "rev-conflict"
    assert hub.office("put-location", id="WIP")["code"] == "id-taken"
    assert hub.office("mo-create", item="CH-100", q="7")["result"] == {"mo": "MO-2026-00185"}


def test_identity_of_a_sealed_command_is_checked() -> None:
    """An x/ client may leave epoch, sequence and sum out."""
    hub = chairs()
    body = seal(verb="put-location", identity=hub.identity(), source="office", time=hub.clock(), data={"id": "X1"})
    del body["sum"]
    assert hub.send(Arrival("x", "office", "put-location", to_bytes(body)))[0]["status"] == "accepted"


def test_an_older_numbering_of_which_only_the_newer_part_is_kept_verifies(hub: Hub) -> None:
    """It is opened behind what is gone, and its bookings go on from there."""
    older = [{"epoch": "epoch000", "last_seq": 9, "min_kept_seq": 5}]
    body = {
        "id": "h",
        "epoch": "epoch001",
        "last_seq": 0,
        "min_kept_seq": 1,
        "clock": hub.clock().isoformat(),
        "older": older,
    }
    hub.engine.ask("t", "T1", "hello", to_bytes(body), hub.now)
    clean(hub)
    hub.sequences["T1", "epoch000"] = 4
    note = {"subject": "CUT-01", "text": "kept"}
    answer = hub.send(hub.sealed("note", "0021", note, epoch="epoch000"))[0]
    assert (answer["status"], answer["have_through"]) == ("accepted", 5)
    clean(hub)

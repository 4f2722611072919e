"""UNDO: the operator's small part of `reverse`, by badge alone: this terminal's last booking, within a minute."""

import json
from itertools import combinations, pairwise
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes, whole_sum
from tests.hub.floor import FIRST, ago, books, clean, confirmed, done, exceptions, floor, late, refused, step, undo
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, SETTER, STOOLS, STORE


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def test_undo_takes_back_this_terminals_last_booking(hub: Hub) -> None:
    """By badge alone; another badge at the same terminal may as well. Then the one before it."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    before = books(hub)
    first = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    second = done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    refused(undo(hub, first), "undo-late")
    done(undo(hub, second, SETTER))
    assert step(hub, STOOLS, "010")[0] == "1"
    refused(undo(hub, second), "already-reversed")
    done(undo(hub, first))
    assert books(hub) == before
    clean(hub)


@pytest.mark.parametrize(("seconds", "code"), [(58, None), (60, "undo-late"), (3600, "undo-late")])
def test_undo_has_a_minute(hub: Hub, seconds: int, code: str | None) -> None:
    """By the terminal's wall clock where nothing better is known."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    hub.now += seconds * 1000
    assert undo(hub, answer)["code"] == code
    assert step(hub, STOOLS, "010")[0] == ("0" if code is None else "1")
    clean(hub)


@pytest.mark.parametrize(("mono", "code"), [(61_000, None), (61_001, "undo-late"), (999, "undo-late")])
def test_undo_goes_by_the_monotonic_clock_inside_one_boot(hub: Hub, mono: int, code: str | None) -> None:
    """However late it arrives, and whatever happens to the wall clock."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    booking = hub.sealed("output", OPERATOR, {**FIRST, "good": "1"}, boot="b1", mono=1_000)
    answer = done(hub.send(booking)[0])
    hub.now += 7_200_000
    assert undo(hub, answer, boot="b1", mono=mono)["code"] == code
    clean(hub)


def test_undo_of_a_count_goes_by_when_it_was_sent(hub: Hub) -> None:
    """Not by its cut-off."""
    data = {"item": "RM-006", "location": "RAW", "q": "7", "counted_at": ago(hub, 30), "reason": "CNT"}
    answer = hub.terminal("count", STORE, **data)
    assert answer["status"] == "accepted"
    assert undo(hub, answer, STORE)["status"] == "accepted"
    assert hub.stock("RM-006", "RAW") == "300"
    clean(hub)


def test_undo_is_only_for_this_terminal_and_only_for_bookings(hub: Hub) -> None:
    """Not another terminal's, not the office's; an inactive badge undoes nothing."""
    hub.hello("T2")
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    there = hub.send(hub.sealed("output", OPERATOR, {**FIRST, "good": "1"}, "T2"))[0]
    office = done(hub.office("receive", item="RM-004", location="RAW", q="1", cost="8"))
    refused(undo(hub, there), "undo-late")
    refused(undo(hub, office), "undo-late")
    refused(undo(hub, there, "0039"), "badge-inactive")
    refused(undo(hub, there, "0037"), "role-needed")
    assert step(hub, STOOLS, "010")[0] == "1"
    clean(hub)


def test_a_supervisor_reverses_anything_with_a_pin(hub: Hub) -> None:
    """By badge alone no more than UNDO."""
    done(late(hub, "op-start", OPERATOR, 30, **FIRST))
    answer = done(late(hub, "output", OPERATOR, 20, **FIRST, good="3"))
    refused(undo(hub, answer, BOSS), "undo-late")
    done(confirmed(hub, "reverse", BOSS, command=answer["id"], reason="counted again"))
    assert step(hub, STOOLS, "010")[0] == "0"
    assert exceptions(hub, "parked") == []
    clean(hub)


def test_undo_of_what_is_no_booking(hub: Hub) -> None:
    """The hub's own commands, and this terminal's that made no sense: refused like everything else, nothing fails."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    hub.engine.on_clock(hub.now + 13 * 3_600_000)
    ((own,),) = hub.sql("SELECT max(no) FROM inbox WHERE source = 'hub'")
    refused(hub.terminal("reverse", OPERATOR, command=str(own), reason="undo"), "undo-late")
    body = json.loads(sealed(hub, "1").payload)
    del body["time"]
    body["sum"] = whole_sum(body)
    nonsense = hub.send(Arrival("t", "T1", "output", to_bytes(body)))[0]
    assert nonsense["status"] == "quarantined"
    refused(undo(hub, nonsense), "not-reversible")
    clean(hub)


# --- several in one batch: an offline terminal that reconnects --------------------------------------------


def sealed(hub: Hub, good: str) -> Arrival:
    """A booking that is not sent yet."""
    return hub.sealed("output", OPERATOR, {**FIRST, "good": good})


def sealed_undo(hub: Hub, of: Arrival | dict[str, Any]) -> Arrival:
    """UNDO of a booking: one sent before, by its answer, or one of the same batch."""
    identity = json.loads(of.payload)["id"] if isinstance(of, Arrival) else of["id"]
    return hub.sealed("reverse", OPERATOR, {"command": identity, "reason": "undo"})


def codes(answers: list[dict[str, Any]]) -> list[str | None]:
    """The rules that said no."""
    return [answer["code"] for answer in answers]


@pytest.mark.parametrize("count", [2, 3])
def test_several_undos_in_one_batch(hub: Hub, count: int) -> None:
    """Newest first: each finds the last booking that still stands, those before it in the batch considered."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    kept = done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    before = books(hub)
    booked = [done(hub.terminal("output", OPERATOR, **FIRST, good=str(n))) for n in range(1, count + 1)]
    answers = hub.send(*(sealed_undo(hub, answer) for answer in reversed(booked)))
    assert codes(answers) == [None] * count
    assert books(hub) == before
    hub.restart()
    done(undo(hub, kept))
    clean(hub)


def test_undos_of_one_batch_in_the_wrong_order(hub: Hub) -> None:
    """A refusal is about that moment: once the later booking is gone, the earlier one is the last."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    before = books(hub)
    first = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    second = done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    answers = hub.send(*(sealed_undo(hub, answer) for answer in (first, second, first, second)))
    assert codes(answers) == ["undo-late", None, None, "already-reversed"]
    assert books(hub) == before
    clean(hub)


def test_bookings_and_undos_in_one_batch(hub: Hub) -> None:
    """Booking, UNDO, booking, UNDO; then UNDO of what was booked before."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    before = books(hub)
    earlier = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    batch: list[Arrival] = []
    for good in ("2", "3"):
        batch.append(sealed(hub, good))
        batch.append(sealed_undo(hub, batch[-1]))
    assert codes(hub.send(*batch, sealed_undo(hub, earlier))) == [None] * 5
    assert books(hub) == before
    clean(hub)


def test_a_booking_of_the_same_batch_is_newer(hub: Hub) -> None:
    """As it would be in a batch of its own; what a parked booking would have booked is not."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    first = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    later = sealed(hub, "2")
    answers = hub.send(later, sealed_undo(hub, first), sealed_undo(hub, later))
    assert codes(answers) == [None, "undo-late", None]
    parked = hub.sealed("output", OPERATOR, {**FIRST, "op": "090", "good": "2"})
    answers = hub.send(parked, sealed_undo(hub, parked), sealed_undo(hub, first))
    assert codes(answers) == ["operation-unknown", "not-reversible", None]
    assert step(hub, STOOLS, "010")[0] == "0"
    clean(hub)


@pytest.mark.parametrize("cuts", [cut for n in range(3) for cut in combinations(range(1, 8), n)])
def test_undo_is_the_same_however_it_is_cut_into_batches(hub: Hub, cuts: tuple[int, ...]) -> None:
    """Refusals included."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    first, two = (sealed(hub, good) for good in ("1", "2"))
    story = [first, two, *(sealed_undo(hub, of) for of in (first, two, first))]
    three = sealed(hub, "3")
    story += [three, *(sealed_undo(hub, of) for of in (first, three))]
    edges = [0, *cuts, len(story)]
    answers = [answer for a, b in pairwise(edges) for answer in hub.send(*story[a:b])]
    assert codes(answers) == [None, None, "undo-late", None, None, None, "undo-late", None]
    assert step(hub, STOOLS, "010")[0] == "0"
    clean(hub)


# --- an id is unique per source ---------------------------------------------------------------------------


def from_office(hub: Hub, client: str, verb: str, identity: str, **data: Any) -> dict[str, Any]:
    """A command of an office client, under an id of the test's choice."""
    body = seal(verb=verb, identity=identity, source=client, time=hub.clock(), data=data, authid="")
    return hub.send(Arrival("x", client, verb, to_bytes(body)))[0]


@pytest.mark.parametrize("together", [False, True])
def test_undo_means_this_terminals_command_of_that_id(hub: Hub, together: bool) -> None:
    """Another client may have used the same id before: each source mints its own."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    booking = sealed(hub, "1")
    identity = json.loads(booking.payload)["id"]
    done(from_office(hub, "office", "receive", identity, item="RM-004", location="RAW", q="1", cost="8"))
    if together:
        answers = hub.send(booking, sealed_undo(hub, booking))
    else:
        answers = [*hub.send(booking), *hub.send(sealed_undo(hub, booking))]
    assert codes(answers) == [None, None]
    assert step(hub, STOOLS, "010")[0] == "0"
    assert hub.sql("SELECT i.source FROM reversal JOIN inbox i ON i.no = target") == [("t/T1",)]
    clean(hub)


def test_an_id_of_others_is_theirs_while_only_one_has_it(hub: Hub) -> None:
    """Then it has to be named by its number."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    booking = sealed(hub, "1")
    identity = json.loads(booking.payload)["id"]
    booked = done(hub.send(booking)[0])
    done(from_office(hub, "weak", "note", identity, subject="CUT-01", text="oiled"))
    refused(hub.office("reverse", command=identity, reason="x"), "command-unknown")
    done(hub.office("reverse", command=str(booked["no"]), reason="x"))
    alone = done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    done(hub.office("reverse", command=alone["id"], reason="x"))
    assert step(hub, STOOLS, "010")[0] == "0"
    clean(hub)

"""A step with this terminal's own commands laid over what the hub's document says."""

import json
from typing import Any

import pytest

from shared.quantity import MICRO
from terminal.core.delivery.journal import Entry
from terminal.core.plant.overlay import Step, Unconfirmed, contains, lay_over, step_of

MO, OP, HERE, BADGE = "MO-2026-00001", "020", "ASM-01", "0021"


def document(**changes: Any) -> Any:
    """Ten ordered, six have come, four are reported: three good, one set aside."""
    doc = {
        "mo": MO,
        "op": OP,
        "applied": {"T1": ["e1", 5]},
        "rev": 50,
        "q": "10",
        "status": "paused",
        "upstream_good": "6",
        "upstream_done": False,
        "good": "3",
        "scrap": "0",
        "rework": "0",
        "suspect": "1",
        "sessions": [session()],
        "issued": [{"item": "GLUE", "q": "2", "extra": "0.5", "returned": "0.1"}],
    }
    return doc | changes


def session(**changes: Any) -> dict[str, Any]:
    """Someone pauses here."""
    doc = {
        "badge": BADGE,
        "workstation": HERE,
        "kind": "run",
        "since": "2026-11-18T10:00:00Z",
        "worked_ms": 60_000,
        "pieces": "4",
        "paused": "BRK",
    }
    return doc | changes


def rules(**changes: Any) -> Any:
    """Its frozen rules."""
    return {"before": "010", "gated": False, "transfer_q": "1", "material": []} | changes


def entry(verb: str, seq: int = 6, status: str = "queued", epoch: str = "e1", **data: Any) -> Entry:
    """A command of this terminal about the step."""
    body = json.dumps({"data": {"mo": MO, "op": OP, "workstation": HERE} | data})
    ack = json.dumps({"no": 40}) if status == "accepted" else None
    return Entry(epoch, seq, f"id-{seq}", verb, BADGE, "", body, 1_795_000_000_000, status, ack)


def laid(*entries: Entry, doc: Any = None, job: Any = None) -> Step:
    """The step with commands over it."""
    targets = {command.id: command for command in entries}
    return lay_over(step_of(doc or document(), job or rules()), entries, "T1", targets)


def counted(step: Step) -> tuple[int, ...]:
    """good, scrap, rework, set aside."""
    return tuple(q // MICRO for q in (step.good, step.scrap, step.rework, step.suspect))


def test_what_the_document_says() -> None:
    """In micro-units, with what was issued apart from what came on top."""
    step = laid()
    assert counted(step) == (3, 0, 0, 1)
    assert (step.first, step.left, step.free) == (4 * MICRO, 6 * MICRO, 2 * MICRO)
    assert (step.issued, step.beside) == ({"GLUE": 2 * MICRO}, {"GLUE": 400_000})
    assert (step.status, step.ready, step.gate_closed) == ("paused", True, False)


@pytest.mark.parametrize(
    ("data", "after"),
    [
        ({"good": "2"}, (5, 0, 0, 1)),
        ({"good": "1", "rework": "1", "suspect": "1"}, (4, 0, 1, 2)),
        ({"scrap": [{"q": "1", "reason": "DIM"}, {"q": "2", "reason": "LAQ"}]}, (3, 3, 0, 1)),
        ({"good": "1", "source": "suspect"}, (4, 0, 0, 0)),
        ({"rework": "1", "source": "suspect"}, (3, 0, 1, 0)),
        ({"good": "1", "source": "rework"}, (4, 0, -1, 1)),
    ],
)
def test_a_booking_and_its_reversal(data: dict[str, Any], after: tuple[int, ...]) -> None:
    """Counted as the hub will; taken back, everything is as before."""
    booking = entry("output", **data)
    assert counted(laid(booking)) == after
    assert counted(laid(booking, entry("reverse", 7, command=booking.id))) == (3, 0, 0, 1)


def test_what_bookings_take() -> None:
    """New pieces fill what is required; on pieces out of a bucket it comes on top, as for the hub."""
    taken = [{"item": "GLUE", "q": "1"}]
    assert laid(entry("output", good="1", consumed=taken)).issued == {"GLUE": 3 * MICRO}
    judged = laid(entry("output", good="1", source="suspect", consumed=taken))
    assert (judged.issued, judged.beside) == ({"GLUE": 2 * MICRO}, {"GLUE": 1_400_000})


@pytest.mark.parametrize(
    ("booking", "doc", "done"),
    [
        ({"good": "1"}, {"good": "10", "suspect": "0"}, True),
        ({"good": "1"}, {"good": "9", "suspect": "0"}, False),  # one is missing again
        ({"good": "1", "source": "suspect"}, {"good": "9", "suspect": "0"}, False),  # one has to be judged again
    ],
)
def test_what_is_taken_back_opens_the_step_again(booking: dict[str, Any], doc: dict[str, Any], done: bool) -> None:
    """Where that leaves something to do: the hub decides so too."""
    said = document(status="done", sessions=[], **doc)
    first = entry("output", **booking)
    assert laid(first, doc=said).done
    assert laid(first, entry("reverse", 7, command=first.id), doc=said).done is done


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ([entry("op-resume")], "running"),
        ([entry("op-start")], "running"),
        ([entry("op-start", kind="setup")], "running"),
        ([entry("op-resume"), entry("op-pause", 7, reason="BRK")], "paused"),
        ([entry("op-resume"), entry("sign-off", 7, mo="", op="")], "paused"),
        ([entry("op-finish")], "done"),
        ([entry("op-finish"), entry("op-start", 7)], "running"),
        ([entry("op-finish"), entry("reverse", 7, command="id-6")], "running"),
    ],
)
def test_sessions(entries: list[Entry], status: str) -> None:
    """What people did here counts at once."""
    assert laid(*entries).status == status


def test_a_finish_taken_back() -> None:
    """Whose sessions it closed is known while it is laid over; in a document it is likely the run of who finished."""
    back = entry("reverse", 7, command="id-6")
    nobody = document(status="waiting", sessions=[])
    assert laid(entry("op-finish"), back, doc=nobody).sessions == []
    likely = laid(entry("op-finish"), back, doc=document(status="done", sessions=[], applied={"T1": ["e1", 6]}))
    assert [(again.badge, again.workstation, again.kind) for again in likely.sessions] == [(BADGE, HERE, "run")]


def test_a_pause_in_a_pause_is_none() -> None:
    """And who goes on already, goes on: the hub flags it, and changes nothing."""
    assert laid(entry("op-pause", reason="BRK")).sessions[0].worked_ms == 60_000
    resumed = laid(entry("op-resume"))
    again = laid(entry("op-resume"), entry("op-resume", 7))
    assert again.sessions == resumed.sessions


def test_others_still_work_there() -> None:
    """A finish closes the sessions of its own workstation; the last one to finish makes it done."""
    other = session(badge="0022", workstation="ASM-02", paused="BRK")
    step = laid(entry("op-finish"), doc=document(sessions=[session(), other]))
    assert (step.done, step.status, [left.badge for left in step.sessions]) == (False, "paused", ["0022"])


def test_pieces_of_the_step_before() -> None:
    """What was booked there here lies ready now; of another order's nothing is."""
    assert laid(entry("output", op="010", good="3")).free == 5 * MICRO
    assert laid(entry("output", op="010", good="3", mo="MO-2026-00002")).free == 2 * MICRO


def test_without_its_rules_the_hubs_word_holds() -> None:
    """How much is carried at once, and whether a gate is before it, nobody here knows."""
    waiting = document(status="waiting", sessions=[])
    ready = document(status="ready", sessions=[])
    assert [step_of(doc, None).status for doc in (waiting, ready)] == ["waiting", "ready"]
    assert step_of(ready | {"upstream_good": "4"}, None).status == "waiting"
    assert not step_of(waiting, None).gate_closed


def test_a_gate() -> None:
    """Closed until the step before is finished, or this one has begun."""
    fresh = {"good": "0", "suspect": "0", "sessions": []}
    assert step_of(document(**fresh), rules(gated=True)).gate_closed
    assert not step_of(document(**fresh, upstream_done=True), rules(gated=True)).gate_closed
    assert not step_of(document(), rules(gated=True)).gate_closed


@pytest.mark.parametrize(
    ("command", "contained"),
    [
        (entry("output", 5), True),
        (entry("output", 6), False),
        (entry("output", 6, "accepted", "e0"), True),  # another journal wrote last: the hub's own number counts
        (entry("output", 6, epoch="e0"), False),
    ],
)
def test_contains(command: Entry, contained: bool) -> None:
    """A command counts until the document says it has it, and never after."""
    assert contains(document(), "T1", command) is contained
    assert contains(document(applied={}), "T1", command) is False


def test_what_may_have_ended_a_step() -> None:
    """Starts and finishes of that step, and what takes one back."""
    kept = Unconfirmed("T1")
    kept.add(entry("output", good="1"))
    assert not kept.may_end(MO, OP)
    kept.add(entry("op-finish", op="010"))
    assert kept.may_end(MO, "010")
    assert not kept.may_end(MO, OP)
    undone = Unconfirmed("T1")
    undone.add(entry("reverse", mo="", op="", command="id-3"), entry("op-finish", 3))
    assert undone.may_end(MO, OP)

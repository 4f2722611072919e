"""Each document, rendered from a few rows."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

import pytest
from pydantic import TypeAdapter, ValidationError

from hub.core.documents.call import call
from hub.core.documents.desired import desired
from hub.core.documents.exception import exception
from hub.core.documents.job import job
from hub.core.documents.master import REF, master
from hub.core.documents.message import message
from hub.core.documents.order import REMARKS, order
from hub.core.documents.order_value import order_value
from hub.core.documents.person import person
from hub.core.documents.renderer import RENDERERS, Renderer
from hub.core.documents.snapshot import Snapshot
from hub.core.documents.step import step
from hub.core.documents.stock import merged, stock
from hub.core.documents.stock_value import stock_value
from hub.core.documents.workstation import workstation
from hub.core.effects.history import said_key
from hub.core.rows import (
    Balance,
    Call,
    FloorException,
    Item,
    Lot,
    Message,
    Mo,
    MoMaterial,
    MoOp,
    Note,
    Operator,
    Pool,
    Presence,
    Row,
    Session,
    Terminal,
    Workstation,
)
from hub.core.view import View
from shared.documents import DOCUMENTS, REF_RECORDS
from shared.plant_time import iso
from shared.quantity import MICRO

R = TypeVar("R", bound=Row)
MO, NOW, DAY = "MO-2026-00001", 1_795_000_000_000, "2026-11-18"
_JSON = {"applied": "{}", "alternates": "[]", "spec": "{}", "roles": "[]", "skills": "[]"}


def row(kind: type[R], /, **values: Any) -> R:
    """A row with these values, and with nothing in all other columns."""
    nothing = {"int": 0, "str": "", "bool": False}
    named = {str(field.name): str(getattr(field.type, "__name__", field.type)) for field in fields(kind)}
    empty = {name: _JSON.get(name, nothing.get(type_)) for name, type_ in named.items()}
    return kind(**empty | values)


def snapshot(*rows: Row) -> Snapshot:
    """These rows, at a moment."""
    view = View()
    for each in rows:
        view.put(each)
    return Snapshot(view, iso, lambda _: DAY, NOW)


def chairs(**changes: Any) -> list[Row]:
    """An order of ten in two steps, the first of which is a gate: six good, one scrapped, one set aside there."""
    values = {"id": MO, "item": "CHAIR", "q_deliver": 10 * MICRO, "q_start": 10 * MICRO, "status": "released"}
    first = {"good": 6 * MICRO, "scrap": MICRO, "suspect": MICRO, "gate": True, "group": "CUT"}
    return [
        row(Mo, **values | changes),
        row(Item, id="CHAIR", description="Chair", unit="pc"),
        row(MoOp, mo=MO, op="010", name="cut", transfer_q=MICRO, **first),
        row(MoOp, mo=MO, op="020", name="pack", group="PACK", transfer_q=MICRO),
    ]


def session(number: int, status: str, **values: Any) -> Session:
    """Someone at CUT-01 on operation 010."""
    where = {"mo": MO, "op": "010", "workstation": "CUT-01", "kind": "run", "since": NOW, "badge": f"002{number}"}
    return row(Session, id=number, status=status, **where | values)


# --- orders and their steps -------------------------------------------------------------------------------


def test_an_order() -> None:
    """Good is what the last step yielded, all else is summed; what has no date has none."""
    doc = order(snapshot(*chairs()), MO)
    assert doc is not None
    assert (doc["description"], doc["unit"], doc["due"]) == ("Chair", "pc", None)
    assert (doc["good"], doc["scrap"], doc["rework"], doc["suspect"]) == ("0", "1", "0", "1")
    assert [(op["op"], op["group"], op["good"]) for op in doc["ops"]] == [("010", "CUT", "6"), ("020", "PACK", "0")]
    assert "hold" not in doc


@pytest.mark.parametrize("status", ["closed", "cancelled"])
def test_of_an_order_that_is_over_there_are_no_documents(status: str) -> None:
    """Nor of one that nobody knows."""
    over = snapshot(*chairs(status=status))
    assert (order(over, MO), step(over, MO, "010"), job(over, MO, "010")) == (None, None, None)
    assert (order(snapshot(), MO), step(snapshot(), MO, "010"), job(snapshot(), MO, "010")) == (None, None, None)


def test_an_order_on_hold() -> None:
    """Why, by whom, since when."""
    doc = order(snapshot(*chairs(hold_reason="drawing", hold_who="Farsi", hold_since=NOW)), MO)
    assert doc is not None
    assert doc["hold"] == {"reason": "drawing", "who": "Farsi", "since": iso(NOW)}


def test_what_is_said_of_an_order() -> None:
    """The newest remarks, the last one last; and apart from them what was brought for it."""
    notes = [row(Note, no=no, subject=MO, text=str(no), at=NOW) for no in range(1, REMARKS + 3)]
    brought = row(Note, no=99, subject=f"brought for {MO}", text="glue", at=NOW)
    doc = order(snapshot(*chairs(), *notes, brought), MO)
    assert doc is not None
    assert [remark["text"] for remark in doc["remarks"]] == ["3", "4", "5", "6", "7"]
    assert [remark["text"] for remark in doc["moves"]] == ["glue"]


def test_the_value_of_an_order() -> None:
    """What stands in its process, not what was absorbed elsewhere."""
    in_wip = [row(Balance, item=item, location="WIP", mo=MO, v=3 * MICRO) for item in ("GLUE", "WOOD")]
    at = snapshot(*chairs(), *in_wip, row(Balance, item="GLUE", location="CONSUMED", mo=MO, v=MICRO))
    doc = order_value(at, MO)
    assert doc is not None
    assert (doc["mo"], doc["value_wip"]) == (MO, "6")
    assert "value_wip" not in (order(at, MO) or {})


def test_the_value_of_an_order_that_has_none_is_nothing_and_of_one_that_is_over_is_not_told() -> None:
    """A new order is worth 0; one that is closed has no document any more."""
    new = order_value(snapshot(*chairs()), MO)
    assert new is not None
    assert new["value_wip"] == "0"
    assert order_value(snapshot(*chairs(status="closed")), MO) is None


@pytest.mark.parametrize(
    ("sessions", "finished", "first", "second"),
    [
        ([], False, "ready", "waiting"),
        ([], True, "done", "ready"),
        ([session(1, "open")], False, "running", "waiting"),
        ([session(1, "paused")], False, "paused", "waiting"),
        ([session(1, "paused"), session(2, "open")], False, "running", "waiting"),
    ],
)
def test_a_steps_status(sessions: list[Row], finished: bool, first: str, second: str) -> None:
    """The same in its own document as in its order's; who waits says for what."""
    rows = [*chairs(), *sessions]
    rows[2].done = finished  # type: ignore[attr-defined]
    at = snapshot(*rows)
    whole, steps = order(at, MO), [step(at, MO, op) for op in ("010", "020")]
    assert whole is not None
    assert [op["status"] for op in whole["ops"]] == [first, second]
    assert [doc["status"] for doc in steps if doc] == [first, second]
    assert [doc.get("waits_for") for doc in steps if doc] == [None, "010" if second == "waiting" else None]


def test_what_lies_ready_for_a_step() -> None:
    """Of the first what was ordered, of the next what the one before yielded; less what was reported."""
    at = snapshot(*chairs())
    said = [
        (doc["upstream_good"], doc["upstream_done"], doc["available"]) for op in ("010", "020") if (doc := step(at, MO, op))
    ]
    assert said == [("10", True, "2"), ("6", False, "6")]


def test_who_works_on_a_step_and_what_it_took() -> None:
    """In the order they began; a pause with its reason; other steps' sessions and lines are not its own."""
    people = [session(2, "open"), session(1, "paused", reason="BRK"), session(3, "open", op="020")]
    lines = [row(MoMaterial, mo=MO, line=no, op=op, item="GLUE", issued=no * MICRO) for no, op in ((1, "010"), (2, "020"))]
    doc = step(snapshot(*chairs(), *people, *lines), MO, "010")
    assert doc is not None
    assert [(each["badge"], each.get("paused")) for each in doc["sessions"]] == [("0021", "BRK"), ("0022", None)]
    assert doc["issued"] == [{"item": "GLUE", "q": "1", "extra": "0", "returned": "0"}]


def test_a_steps_rules() -> None:
    """Which step stands before it, whether that is a gate, which one is the last."""
    at = snapshot(*chairs(), row(MoMaterial, mo=MO, line=1, op="020", item="BOX", q=MICRO, alternates='["CRATE"]'))
    said = [(doc["before"], doc["gated"], doc["last"]) for op in ("010", "020") if (doc := job(at, MO, op))]
    assert said == [("", False, False), ("010", True, True)]
    doc = job(at, MO, "020")
    assert doc is not None
    (line,) = doc["material"]
    assert (line["item"], line["alternates"], line["decimals"]) == ("BOX", ["CRATE"], 6)  # nobody knows the item


def test_a_batch_has_pieces() -> None:
    """Nobody could compute how many batches of none are needed: the type says so."""
    rows = [*chairs(), row(MoMaterial, mo=MO, line=1, op="020", item="BOX", q=MICRO, basis="batch", per=MICRO)]
    doc = job(snapshot(*rows), MO, "020")
    assert doc is not None
    TypeAdapter(DOCUMENTS["job"]).validate_python(doc)
    doc["material"][0]["per"] = "0.00"
    with pytest.raises(ValidationError):
        TypeAdapter(DOCUMENTS["job"]).validate_python(doc)


# --- workstations -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sessions", "stop", "status", "reason"),
    [
        ([], "", "idle", None),
        ([session(1, "open")], "", "running", None),
        ([session(1, "open", kind="setup")], "", "setup", None),
        ([session(1, "open", kind="setup"), session(2, "open")], "", "running", None),
        ([session(2, "paused", reason="OUT"), session(1, "paused", reason="BRK")], "", "paused", "BRK"),
        ([session(1, "open")], "JAM", "stopped", "JAM"),
    ],
)
def test_what_a_workstation_does(sessions: list[Row], stop: str, status: str, reason: str | None) -> None:
    """A stop hides what runs, what runs hides who pauses."""
    doc = workstation(snapshot(row(Workstation, id="CUT-01", stop_reason=stop), *sessions), "CUT-01")
    assert doc is not None
    assert (doc["status"], doc.get("reason")) == (status, reason)


def test_a_workstation_counts_the_day() -> None:
    """Of another day than today's nothing; and only who is still there is there."""
    there = [row(Presence, workstation="CUT-01", badge=badge, since=since) for badge, since in (("0022", 1), ("0021", 0))]
    for day, good in ((DAY, "5"), ("2026-11-17", "0")):
        doc = workstation(snapshot(row(Workstation, id="CUT-01", day=day, good=5 * MICRO), *there), "CUT-01")
        assert doc is not None
        assert (doc["today"], doc["people"]) == ({"day": DAY, "good": good, "scrap": "0"}, ["0022"])
    assert workstation(snapshot(), "CUT-01") is None


# --- stock ------------------------------------------------------------------------------------------------


def test_stock() -> None:
    """Lots that are empty are not named."""
    at = snapshot(
        row(Balance, item="GLUE", lot="B", location="RAW", q=2 * MICRO, rev=5),
        row(Balance, item="GLUE", lot="A", location="RAW", q=MICRO, rev=7),
        row(Balance, item="GLUE", lot="C", location="RAW"),
        row(Balance, item="GLUE", location="LINE", q=5 * MICRO),
        row(Lot, item="GLUE", id="B", expires="2027-01-01"),
    )
    doc = stock(at, "GLUE", "RAW")
    assert doc is not None
    assert (doc["q"], doc["rev"]) == ("3", 7)
    assert "value" not in doc
    assert doc["lots"] == [{"lot": "A", "q": "1"}, {"lot": "B", "q": "2", "expires": "2027-01-01"}]
    assert stock(at, "GLUE", "ATTIC") is None


def test_what_stock_is_worth() -> None:
    """Its share of the average; it changes with what happens to the item anywhere."""
    at = snapshot(
        row(Pool, item="GLUE", q=8 * MICRO, v=16 * MICRO),
        row(Balance, item="GLUE", lot="B", location="RAW", q=2 * MICRO, rev=5),
        row(Balance, item="GLUE", lot="A", location="RAW", q=MICRO, rev=7),
        row(Balance, item="GLUE", location="LINE", q=5 * MICRO, rev=9),
    )
    doc = stock_value(at, "GLUE", "RAW")
    assert doc is not None
    assert (doc["item"], doc["location"], doc["value"], doc["rev"]) == ("GLUE", "RAW", "6", 9)
    assert stock_value(at, "GLUE", "ATTIC") is None


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ([(1, '{"T1":["e",4]}'), (2, '{"T1":["e",3]}')], {"T1": ("e", 4)}),
        ([(2, '{"T1":["new",1]}'), (1, '{"T1":["old",9]}')], {"T1": ("new", 1)}),
        ([(1, '{"T2":["e",1]}'), (2, '{"T1":["e",2]}')], {"T1": ("e", 2), "T2": ("e", 1)}),
        ([], {}),
    ],
)
def test_what_several_rows_contain(said: Iterable[tuple[int, str]], together: dict[str, Any]) -> None:
    """Of one journal the highest number, of two journals the one that wrote last."""
    assert merged([row(Balance, rev=rev, applied=applied) for rev, applied in said]) == together


# --- what waits for somebody, master data -----------------------------------------------------------------


def test_a_call() -> None:
    """Who takes it and what is needed stand there as far as it is known."""
    plain = call(snapshot(row(Call, id="C-1", workstation="CUT-01", since=NOW, status="open")), "C-1")
    taken = call(snapshot(row(Call, id="C-1", since=NOW, status="taken", item="GLUE", taken_by="0021", taken=NOW)), "C-1")
    assert plain is not None
    assert taken is not None
    assert not {"item", "taken_by", "taken"} & plain.keys()
    assert (taken["item"], taken["taken_by"], taken["taken"]) == ("GLUE", "0021", iso(NOW))
    assert call(snapshot(), "C-1") is None


def test_an_exception() -> None:
    """Only while it is open; whoever is behind it, once that was looked up."""
    at = snapshot(row(FloorException, id="EX-1-1", kind="parked", no=1, verb="sign-on", status="open", since=NOW))
    doc = exception(at, "EX-1-1")
    assert doc is not None
    assert not {"badge", "source"} & doc.keys()
    assert said_key(1) in list(Renderer(at.view, iso, at.day_of).needs(("exception", "EX-1-1")))
    assert exception(snapshot(row(FloorException, id="EX-1-1", status="settled")), "EX-1-1") is None


def test_a_message_and_an_assignment() -> None:
    """To whom, and where a terminal stands."""
    at = snapshot(
        row(Message, id="M-1", addressee="board", text="hello", since=NOW, status="open"),
        row(Terminal, id="T-1", workstation="CUT-01", idle_minutes=5, places="[]", store=True),
    )
    to_board, assigned = message(at, "M-1"), desired(at, "T-1")
    assert to_board is not None
    assert assigned is not None
    assert (to_board["to"], to_board["text"]) == ("board", "hello")
    assert (assigned["workstation"], assigned["idle_minutes"]) == ("CUT-01", 5)
    assert (message(at, "M-2"), desired(at, "T-2")) == (None, None)


@pytest.mark.parametrize("kind", sorted(REF))
def test_master_data(kind: str) -> None:
    """Every kind, as its type says; its revision is the record's."""
    doc = master(snapshot(row(REF[kind], id="X", rev=7)), kind, "X")
    assert doc is not None
    assert (doc["kind"], doc["rev"], doc["record"]["rev"]) == (kind, 7, 7)
    TypeAdapter(REF_RECORDS[kind]).validate_python(doc["record"], strict=True)
    assert master(snapshot(), kind, "X") is None


def test_a_person() -> None:
    """Roles and skills as lists."""
    doc = person(snapshot(row(Operator, id="0021", roles='["operator"]', skills='["glue"]')), "0021")
    assert doc is not None
    assert (doc["record"]["roles"], doc["record"]["skills"]) == (["operator"], ["glue"])
    assert person(snapshot(), "0021") is None


# --- all of them ------------------------------------------------------------------------------------------


def test_every_document_has_a_renderer() -> None:
    """But for what hub and terminals say of themselves."""
    assert set(RENDERERS) == set(DOCUMENTS) - {"hub-status", "hub-health", "terminal-status", "terminal-info"} | {"desired"}


def test_a_documents_time_stands_last() -> None:
    """Also behind what only some have: the bytes are those of the first hubs."""
    at = snapshot(*chairs(hold_reason="drawing"))
    doc = Renderer(at.view, iso, at.day_of).render(("mo", MO), NOW)
    assert doc is not None
    assert list(doc)[-2:] == ["hold", "ts"]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (("mo", MO), ("mo", MO)),
        (("op", "CUT", f"{MO}-010"), ("op", MO, "010")),
        (("stock", "GLUE", "RAW"), ("stock", "GLUE", "RAW")),
        (("ref", "item", "GLUE"), ("ref", "item", "GLUE")),
        (("ref", "secret", "GLUE"), None),
        (("op", f"{MO}-010"), None),
        (("stock", "GLUE"), None),
        (("desired", "T-1"), None),
        (("strange", "x"), None),
        ((), None),
    ],
)
def test_which_document_stands_where(place: tuple[str, ...], key: tuple[str, ...] | None) -> None:
    """By its levels below `state/`, whether or not there is one."""
    at = snapshot(*chairs())
    renderer = Renderer(at.view, iso, at.day_of)
    assert renderer.key_of(place) == key
    if key is not None:
        assert renderer.levels(key) == place

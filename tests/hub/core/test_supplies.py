"""One group, workstations with different supplies: what lies where never depends on who came first (L18)."""

from functools import cache
from itertools import count, permutations
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.core.books import places
from hub.core.rows import MoMaterial, MoSupply
from hub.core.view import Draft, View
from hub.proof.replay.replay import replay, scratch
from hub.store.database import create_triggers
from tests.hub.floor import FIRST, NOTED, clean, done, floor, lines, pool, quantities, wip
from tests.support import databases
from tests.support.hub import Hub, site_rules
from tests.support.plants import CUTTING, OPERATOR, STOOLS, TABLES

STATIONS = ("CUT-01", "CUT-02", "CUT-03")
ITEMS = ("SLAT", "DOWEL", "NAIL", "GLUE")
HERE: tuple[str, str, dict[str, Any]] = ("T1", "output", {**FIRST, "good": "3"})
THERE: tuple[str, str, dict[str, Any]] = ("T2", "output", {**FIRST, "workstation": "CUT-02", "good": "3"})
SCREWS = {"mo": STOOLS, "op": "010", "item": "RM-006", "kind": "planned"}
Fact = tuple[str, str, dict[str, Any]]
"""Terminal, verb, data. The data of a reversal says which of its terminal's facts it takes back."""


def cutting() -> Hub:
    """The floor with three supplies in one group, and an order of tables whose material knows every basis."""
    hub = Hub(image=_image())
    hub._ids = count(5_000)  # none that the image has seen
    hub.hello("T2")
    return hub


@cache
def _image() -> bytes:
    hub = floor()
    hub.build(CUTTING)
    return hub.dump()


def play(hub: Hub, *facts: Fact) -> list[dict[str, Any]]:
    """Facts in this order; their answers."""
    booked: dict[str, list[int]] = {}
    answers = []
    for terminal, verb, data in facts:
        if verb == "reverse":
            no = booked[terminal][data["of"]]
            answer = hub.office("reverse", command=str(no), reason="mistyped")
        else:
            (answer,) = hub.send(hub.sealed(verb, OPERATOR, data, terminal))
        assert answer["status"] == "accepted", answer
        booked.setdefault(terminal, []).append(answer["no"])
        answers.append(answer)
    return answers


def hub_after(*facts: Fact) -> Hub:
    """A floor on which these came in this order, with the books in order."""
    hub = cutting()
    play(hub, *facts)
    clean(hub)
    return hub


def lying(hub: Hub, item: str = "RM-006") -> tuple[str, ...]:
    """How much of it is in RAW, at L-CUT and at L-ASM."""
    return tuple(hub.stock(item, place) for place in ("RAW", "L-CUT", "L-ASM"))


# --- by hand ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "want"),
    [
        ("RAW", ("296", "98", "0")),  # four of six asked for: from the first place all three, from the second one
        ("L-CUT", ("300", "96", "-2")),  # what was taken from a place covers that place first
        ("L-ASM", ("300", "98", "-4")),
    ],
)
def test_an_issue_nets_against_two_supplies_whoever_came_first(location: str, want: tuple[str, ...]) -> None:
    """Three stools here, three there, four sets of screws issued by hand: six in all, in every order."""
    issue: tuple[str, str, dict[str, Any]] = ("T1", "consume", {**SCREWS, "location": location, "q": "4"})
    assert {lying(hub_after(*facts)) for facts in permutations((HERE, THERE, issue))} == {want}


def test_each_place_gives_what_its_own_pieces_ask() -> None:
    """Without an issue by hand every booking is taken from its own workstation's supply."""
    assert {lying(hub_after(*facts)) for facts in permutations((HERE, THERE))} == {("300", "97", "-3")}


def test_what_a_booking_names_covers_its_own_workstation() -> None:
    """Three sets named at CUT-02 leave the backflush of CUT-01 alone."""
    named = ("T2", "output", {**THERE[2], "consumed": [{"item": "RM-006", "q": "3"}]})
    assert {lying(hub_after(*facts)) for facts in permutations((HERE, named))} == {("300", "97", "-3")}


def test_a_place_that_gives_for_another_is_a_transfer_without_value() -> None:
    """Glue once per order: the place first by name gives it, so it wanders; WIP keeps what it is worth."""
    hub = cutting()
    data = {"mo": TABLES, "op": "010", "good": "1"}
    play(hub, ("T1", "output", {**data, "workstation": "CUT-01"}))
    before = wip(hub, TABLES)["GLUE"], pool(hub, "GLUE")
    assert lying(hub, "GLUE") == ("500", "-0.3", "0")
    (answer,) = play(hub, ("T2", "output", {**data, "workstation": "CUT-02"}))
    assert [row for row in lines(hub, answer) if row[0] == "GLUE"] == [("GLUE", "L-ASM", "L-CUT", "0.3", "0")]
    assert lying(hub, "GLUE") == ("500", "0", "-0.3")
    assert (wip(hub, TABLES)["GLUE"], pool(hub, "GLUE")) == before
    clean(hub)


def test_a_workstation_may_get_another_supply_in_between() -> None:
    """What was booked before stays where it was; a reversal takes the pieces from where they were booked."""
    hub = cutting()
    (first,) = play(hub, HERE)
    ((rev,),) = hub.sql("SELECT rev FROM workstation WHERE id = 'CUT-01'")
    done(hub.office("put-workstation", id="CUT-01", group="CUT", supply="L-ASM", rev=rev))
    play(hub, ("T1", "output", {**FIRST, "good": "2"}))
    assert lying(hub) == ("300", "97", "-2")
    done(hub.office("reverse", command=str(first["no"]), reason="mistyped"))
    assert lying(hub) == ("300", "100", "-2")
    clean(hub)


def test_an_old_line_has_one_place() -> None:
    """An older version noted neither where a booking's supply was nor where an issue came from: new ones are told apart."""
    hub = cutting()
    old = play(hub, ("T1", "consume", {**SCREWS, "location": "RAW", "q": "1"}), HERE)
    with hub.database.begin() as connection:
        databases.unguard(connection, "booking")
        connection.exec_driver_sql("UPDATE booking SET supply = NULL")
        connection.exec_driver_sql("UPDATE mo_supply SET by_hand = 0")
        create_triggers(connection, ["booking"])
    hub.restart()
    play(hub, THERE)
    assert lying(hub) == ("299", "97", "-2")
    issue, report = (str(answer["no"]) for answer in old)
    done(hub.office("reverse", command=issue, reason="mistyped"), "negative-stock")
    assert lying(hub) == ("300", "97", "-3")
    done(hub.office("reverse", command=report, reason="mistyped"))
    assert lying(hub) == ("300", "100", "-3")
    clean(hub)


# --- in general ---------------------------------------------------------------------------------------------

PLACES = ("L-CUT", "L-ASM", "RAW")
numbers = st.integers(0, 2**16)


def line(basis: str, q: int, per: int) -> MoMaterial:
    """A line of which nothing was asked yet."""
    return MoMaterial(TABLES, 1, "010", "SLAT", q=q, basis=basis, per=per, mode="backflush", scrap_pct=7_000_000)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["unit", "order", "batch"]),
    st.integers(1, 9_999_999),
    st.integers(1, 9_000_000),
    st.lists(st.tuples(st.sampled_from(PLACES), st.integers(1, 5_000_000), st.booleans()), max_size=8),
    numbers,
)
def test_the_places_give_the_same_in_any_order(
    basis: str, q: int, per: int, facts: list[tuple[str, int, bool]], seed: int
) -> None:
    """Together max(required, planned) − planned, none below zero, none beyond what its issues leave of its need."""
    shuffled = Random(seed).sample(facts, len(facts))
    seen = []
    for order_ in (facts, shuffled):
        draft, first = Draft(View()), 0
        asked = draft.add(line(basis, q, per))
        for place, amount, by_hand in order_:
            if by_hand:
                places.note_by_hand(draft, asked, place, amount)
                continue
            noted = places.with_pieces(places.pieces_by_place(draft, asked, first, place), place, amount)
            places.note_pieces(draft, asked, noted)
            first += amount
        noted = places.pieces_by_place(draft, asked, first, "")
        gives = places.given(draft, asked, noted)
        rows = draft.find(MoSupply, "mo", asked.mo)
        seen.append((asked, dict(gives), sorted(rows, key=lambda row: row.place)))
        assert sum(noted.values()) == first
        assert sum(gives.values()) == max(0, places.required_now(asked, first) - asked.planned)
        assert min(gives.values(), default=0) >= 0
        assert sum(row.by_hand for row in rows) == asked.planned
        assert not asked.supply or not any(row.pieces for row in rows)
    assert seen[0] == seen[1]
    for place, amount, by_hand in facts:  # and back to nothing
        if by_hand:
            places.note_by_hand(draft, asked, place, -amount)
        else:
            fewer = places.with_pieces(places.pieces_by_place(draft, asked, first, ""), place, -amount)
            places.note_pieces(draft, asked, fewer)
            first -= amount
    assert asked == line(basis, q, per)
    assert all((row.pieces, row.by_hand) == (0, 0) for row in draft.find(MoSupply, "mo", asked.mo))


def test_pieces_are_never_fewer_than_none() -> None:
    """A place that has not as many as are taken back from it gets help from the others, in the order of their names."""
    had = {"L-ASM": 2, "L-CUT": 3, "RAW": 4}
    assert places.with_pieces(had, "L-CUT", -4) == {"L-ASM": 1, "RAW": 4}
    assert places.with_pieces(had, "FG", -5) == {"RAW": 4}
    assert places.with_pieces(had, "RAW", -9) == {}


def _report(n: int, good: int, scrap: int, rework: int) -> Fact:
    data: dict[str, Any] = {"mo": TABLES, "op": "010", "workstation": STATIONS[n % 3], "good": str(good)}
    data |= {"rework": str(rework), "suspect": str(n % 2)}
    data |= {"scrap": [{"q": str(scrap), "reason": "DIM"}]} if scrap else {}
    if n % 5 == 0:
        data["consumed"] = [{"item": ("SLAT", "DOWEL", "NAIL")[n % 3], "q": str(1 + n % 4)}]
    return "", "output", data


def _issue(n: int, q: int, kind: str) -> Fact:
    data: dict[str, Any] = {"mo": TABLES, "op": "010", "item": ITEMS[n % 4], "location": PLACES[n % 3], "q": str(q)}
    if kind == "return":
        return "", "return", data
    return "", "consume", data | {"kind": kind} | ({"reason": "SPO"} if kind == "extra" else {})


facts_ = st.one_of(
    st.builds(_report, numbers, st.integers(0, 5), st.integers(0, 2), st.integers(0, 1)),
    st.builds(_report, numbers, st.integers(1, 5), st.just(0), st.just(0)),
    st.builds(_issue, numbers, st.integers(1, 9), st.sampled_from(["planned", "planned", "extra", "return"])),
    st.builds(lambda n: ("", "reverse", {"of": n}), numbers),
)
told_by_one = st.lists(facts_, min_size=2, max_size=8)


def _by(terminal: str, facts: list[Fact]) -> list[Fact]:
    """As told by a terminal: what is taken back is one of its own facts, each only once."""
    sent: list[Fact] = []
    standing: list[int] = []
    for _, verb, data in facts:
        if verb != "reverse":
            standing.append(len(sent))
            sent.append((terminal, verb, data))
        elif standing:
            sent.append((terminal, "reverse", {"of": standing.pop(data["of"] % len(standing))}))
    return sent


def _riffled(first: list[Fact], other: list[Fact], dice: Random) -> list[Fact]:
    queues, riffled = [list(first), list(other)], []
    while any(queues):
        riffled.append(dice.choice([queue for queue in queues if queue]).pop(0))
    return riffled


def _everywhere(hub: Hub) -> list[Any]:
    return [*quantities(hub), hub.sql("SELECT mo, line, supply FROM mo_material ORDER BY 1, 2"), hub.sql(NOTED)]


@pytest.mark.prove
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told_by_one, told_by_one, st.lists(numbers, min_size=2, max_size=2))
def test_any_interleaving_of_two_terminals_gives_the_same(ours: list[Fact], other: list[Fact], seeds: list[int]) -> None:
    """L18, with three supplies, issues from each, alternates, reversals, material per piece, per batch and per order."""
    first, second = _by("T1", ours), _by("T2", other)
    ends = [_everywhere(hub_after(*_riffled(first, second, Random(seed)))) for seed in seeds]
    assert ends[0] == ends[1]


@pytest.mark.prove
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told_by_one, numbers)
def test_what_was_reversed_might_never_have_been(facts: list[Fact], seed: int) -> None:
    """Whichever of them are taken back, in whatever order: the rest alone leads to the same. And `replay` agrees."""
    booked = [fact for fact in _by("T1", facts) if fact[1] != "reverse"]
    dice = Random(seed)
    gone = dice.sample(range(len(booked)), len(booked) // 2)
    hub = hub_after(*booked, *(("T1", "reverse", {"of": number}) for number in gone))
    assert _everywhere(hub) == _everywhere(hub_after(*(fact for number, fact in enumerate(booked) if number not in gone)))
    report = replay(hub.database, scratch(), site_rules())
    assert report.same, str(report.difference)

"""`req/events`: pages of what was committed, no event left out, none shown to who may not read it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.service.engine import HubEngine
from hub.service.replaying import LOOKED_AT, PAGE, PAGES_A_SECOND
from shared.branches import View
from shared.envelope import stamped, to_bytes
from shared.topics import Plane
from tests.support.hub import TOPICS, Hub, chairs, site_rules

VIEWS: dict[str, View] = {"office": "office", "money": "money", "display": "floor"}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = chairs()
    hub.hello()
    engine = HubEngine(hub.database, TOPICS, site_rules(), lambda: "gen2", views=VIEWS)
    hub.engine = engine
    hub.terminal("sign-on", workstation="CUT-01")
    hub.terminal("message", to="board", text="come by")
    hub.office("receive", item="RM-001", location="RAW", q="1", cost="98765.25")
    return hub


def ask(hub: Hub, client: str = "office", plane: Plane = "x", **body: Any) -> dict[str, Any]:
    """A request, a second after the one before, and its answer."""
    hub.now += 1_000
    (out,) = hub.engine.ask(plane, client, "events", to_bytes({"id": "e", **body}), hub.now)
    assert out.topic == TOPICS.client(plane, client, "res")
    assert len(stamped(out.payload)) <= PAGE
    answer: dict[str, Any] = json.loads(out.payload)
    return answer


def everything(hub: Hub, client: str = "office", **body: Any) -> list[dict[str, Any]]:
    """All pages, one behind the other."""
    found: list[dict[str, Any]] = []
    after = 0
    while True:
        page = ask(hub, client, after=after, **body)
        found += page["events"]
        assert page["through"] > after or page["through"] == page["last"]
        after = page["through"]
        if after == page["last"]:
            return found


def test_pages_are_what_was_published(hub: Hub) -> None:
    """Every event once, in order, with its topic; and no value in it."""
    published = dict(hub.engine.events.after(0))
    said = everything(hub, "money")
    assert [entry["event"]["number"] for entry in said] == list(published)
    for entry in said:
        out = published[entry["event"]["number"]]
        assert out.topic == f"{TOPICS.root}/evt/{entry['topic']}"
        assert json.loads(out.payload) == entry["event"]
    assert "98765" not in json.dumps(said)


@settings(max_examples=10)
@given(st.lists(st.integers(1, 390), min_size=1, max_size=40))
def test_pages_are_small_and_none_is_left_out(lengths: list[int]) -> None:
    """However large the events are."""
    hub = chairs()
    for length in lengths:
        hub.office("note", subject="CUT-01", text="ä\n" * (length // 2) + "x", client="office")
    hub.engine = HubEngine(hub.database, TOPICS, site_rules(), lambda: "gen2", views=VIEWS)
    numbers = [entry["event"]["number"] for entry in everything(hub)]
    assert numbers == list(range(1, hub.engine.core.counters.next_event))


def test_a_large_event_stands_alone(hub: Hub) -> None:
    """Three of 30 kB are three pages."""
    before = hub.engine.core.counters.next_event - 1
    for number in range(3):
        steps = [{"op": f"{op:03d}", "group": "CUT", "instructions": "v" * 390} for op in range(10, 90)]
        answer = hub.office("put-routing", id=f"LONG-{number}", item="CH-100", steps=steps)
        assert answer["status"] == "accepted", (number, answer)
    pages = [ask(hub, after=before + number) for number in range(3)]
    assert [[entry["event"]["number"] for entry in page["events"]] for page in pages] == [
        [before + 1],
        [before + 2],
        [before + 3],
    ]


def test_topics_choose_and_the_page_says_how_far_it_looked(hub: Hub) -> None:
    """A reader of few events gets on through the many."""
    assert {entry["topic"] for entry in everything(hub, topics=["stock/#", "+/mo-release"])} == {
        "stock/receive",
        "mo/mo-release",
    }
    page = ask(hub, topics=["call/#"])
    assert (page["events"], page["through"]) == ([], min(LOOKED_AT, page["last"]))


def test_a_view_shows_what_it_shows_on_the_broker(hub: Hub) -> None:
    """People's messages are for offices, whether named or not; a terminal reads none, an unknown client the floor's."""
    assert "message/message" in {entry["topic"] for entry in everything(hub)}
    for client in ("display", "nobody-declared"):
        assert {entry["topic"].partition("/")[0] for entry in everything(hub, client)} == {"mo", "ws", "stock", "ref"}
        assert ask(hub, client, topics=["message/#"])["code"] == "view-needed"
        assert ask(hub, client, topics=["mo/#", "exception/+"])["code"] == "view-needed"
    assert ask(hub, "T1", "t")["code"] == "view-needed"
    assert ask(hub, "T1", "t", topics=["mo/#"])["code"] == "view-needed"


def test_a_reader_that_is_ahead_is_told(hub: Hub) -> None:
    """Its hub was restored from a backup."""
    last = ask(hub)["last"]
    assert ask(hub, after=last)["events"] == []
    answer = ask(hub, after=last + 1)
    assert (answer["status"], answer["code"], answer["last"]) == ("refused", "event-unknown", last)


def test_who_asks_without_pause_waits(hub: Hub) -> None:
    """Others don't, and in the next second it may again."""
    hub.now -= hub.now % 1_000
    body = to_bytes({"id": "e"})
    said = [json.loads(hub.engine.ask("x", "office", "events", body, hub.now)[0].payload) for _ in range(PAGES_A_SECOND + 1)]
    assert [answer["status"] for answer in said] == ["ok"] * PAGES_A_SECOND + ["refused"]
    assert said[-1]["code"] == "too-fast"
    assert json.loads(hub.engine.ask("x", "display", "events", body, hub.now)[0].payload)["status"] == "ok"
    assert ask(hub)["status"] == "ok"


@pytest.mark.parametrize(
    "body",
    [
        {"after": -1},
        {"after": "one"},
        {"after": 10**12},
        {"topics": "mo/#"},
        {"topics": ["#/mo"]},
        {"topics": ["mo/#"] * 33},
        {"id": ""},
    ],
)
def test_what_makes_no_sense_is_counted_and_not_answered(hub: Hub, body: dict[str, Any]) -> None:
    """As every request."""
    assert hub.engine.ask("x", "office", "events", to_bytes({"id": "e", **body}), hub.now) == []
    assert hub.engine.poison.count == 1

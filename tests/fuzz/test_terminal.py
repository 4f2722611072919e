"""Documents, answers and responses to a terminal, spoiled and made: no screen fails, and what waits in its outbox stays."""

import json
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.documents import REF_RECORDS, kind_at
from shared.envelope import to_bytes
from terminal.core.operator.display import display
from terminal.screens.frame import draw
from tests.fuzz.material import NASTY, SEED, as_bytes, spoiled_bytes
from tests.fuzz.shares import BATCH, fuzzing, messages
from tests.fuzz.strategies import answers, documents, raw
from tests.support.hub import TOPICS, chairs
from tests.support.joined import Client, Net

pytestmark = pytest.mark.prove

WAITING = 5


def at_work(name: str = "") -> Client:
    """An operator in the middle of a step whose last bookings wait: the hub is away."""
    net = Net(chairs())
    client = net.terminal("CUT-01", name)
    client.badge()
    client.op("010")
    client.card("START")
    client.book(1)
    net.hub_up = False
    for _ in range(WAITING):
        client.book(1)
    return client


def outbox(client: Client) -> list[tuple[Any, ...]]:
    """What was saved, in order: all of it but its state."""
    return list(client.connection.execute("SELECT epoch, seq, id, verb, badge, subject, body FROM outbox ORDER BY rowid"))


def drawn(client: Client) -> None:
    """Its screen, whole."""
    assert len(draw(display(client.core))) == 24


def works_on(client: Client, before: list[tuple[Any, ...]]) -> None:
    """The outbox is as it was; with the hub back everything is booked once, in order, and the operator books on."""
    net = client.net
    assert outbox(client)[: len(before)] == before
    net.hub_up = True
    client.disconnect()
    client.connect()
    client.core.on_message(TOPICS.hub_status, net.retained[TOPICS.hub_status], client.now)
    net.settle()
    if client.core.work.place.badge != "0021":
        client.badge()
    client.op("010")
    saved = client.core.journal.last_seq
    client.book(1)
    assert client.core.journal.last_seq > saved, (client.core.work.screen, client.flash)
    net.settle()
    stored = net.hub.sql("SELECT id FROM inbox WHERE source = :source ORDER BY no", source=f"t/{client.name}")
    assert [row[0] for row in stored] == [row[2] for row in outbox(client)]
    drawn(client)


@pytest.mark.timeout(1_800)
def test_a_terminal_takes_any_spoiled_document() -> None:
    """Spoiled documents, answers, responses, assignments: the screen is drawn, nothing saved is lost or sent twice."""
    dice = Random(SEED)
    client = at_work()
    before = outbox(client)
    net = client.net
    retained = [(topic, body) for topic, body in net.retained.items() if body]
    answered = next(entry for entry in client.core.journal.recent(50) if not entry.waiting)
    ack = to_bytes({"id": answered.id, "status": "accepted", "seq": 1, "epoch": answered.epoch, "flags": []})
    desired = to_bytes({"id": client.name, "rev": 1, "ts": "x", "applied": {}, "workstation": "CUT-01", "idle_minutes": 5})
    hello = to_bytes({"id": client.core.courier._hello_id, "status": "welcome", "epoch": answered.epoch, "have_through": 2})
    bodies = (("ack", ack), ("ack", ack), ("res", hello), ("desired", desired))
    own = [(TOPICS.client("t", client.name, channel), body) for channel, body in bodies]
    for number in range(messages("terminal spoiled")):
        topic, body = dice.choice(own if dice.random() < 0.2 else retained)
        if dice.random() < 0.05:
            topic = f"{TOPICS.root}/state/{dice.choice(NASTY)}"
        client.core.on_message(topic, spoiled_bytes(body, dice), client.now)
        if number % 10 == 0:
            drawn(client)
    client.deliver_retained()
    works_on(client, before)


AT_WORK = at_work()
BEFORE = outbox(AT_WORK)
SAVED = {row[2] for row in BEFORE}
tally: Counter[str] = Counter()


@pytest.mark.timeout(1_800)
@fuzzing("terminal made")
@given(st.lists(st.one_of(documents, documents, answers, st.tuples(st.just("raw"), raw)), min_size=BATCH, max_size=BATCH))
def test_a_terminal_takes_anything_made(batch: list[tuple[str, Any]]) -> None:
    """Documents of every kind and answers as the schemas allow them, and JSON and bytes of any kind in their place."""
    for kind, what in batch:
        tally["sent"] += 1
        tally[kind] += AT_WORK.core.replica.put(levels(kind, what), as_bytes(what)) if kind in STATES else 1
        for topic in topics(kind, what):
            AT_WORK.core.on_message(topic, as_bytes(what), AT_WORK.now)
    drawn(AT_WORK)
    assert outbox(AT_WORK) == BEFORE


def test_enough_was_made() -> None:
    """The drawn messages were as many as promised, documents of all kinds were taken in, and the terminal works on."""
    assert tally["sent"] >= messages("terminal made")
    assert all(tally[kind] for kind in ("mo", "job", "op", "ws", "stock", "call", "exception", "message", "ref", "ack")), (
        tally
    )
    net = AT_WORK.net
    net.hub.generation = "gen2"  # the hub restarts, publishes everything, and clears what it never wrote
    net.hub.restart()
    net.start_hub()
    for kind in AT_WORK.core.replica._docs.values():
        for topic in [f"{TOPICS.root}/state/{place}" for place in kind]:
            AT_WORK.core.on_message(topic, net.retained.get(topic, b""), AT_WORK.now)
    works_on(AT_WORK, BEFORE)


STATES = frozenset({"mo", "job", "op", "ws", "stock", "call", "exception", "message", "ref"})


def levels(kind: str, doc: Any) -> tuple[str, ...]:
    """Where a drawn document stands, as far as it says so."""
    fields = doc if isinstance(doc, dict) else {}
    if kind in ("op", "job"):
        return kind, str(fields.get("group", "CUT")), str(fields.get("id", "x"))
    if kind == "stock":
        return kind, str(fields.get("item", "x")), str(fields.get("location", "x"))
    if kind.startswith("value-"):
        return "value", *levels(kind.removeprefix("value-"), doc)
    if kind == "ref":
        named = str(fields.get("kind"))
        return kind, named if named in REF_RECORDS else "item", str(fields.get("id", "x"))
    return kind, str(fields.get("id", "x"))


def topics(kind: str, what: Any) -> list[str]:
    """The topics on which something of a kind arrives at this terminal; `raw` everywhere."""
    own = {channel: TOPICS.client("t", AT_WORK.name, channel) for channel in ("ack", "res", "desired", "status", "info")}
    if kind in STATES:
        return [f"{TOPICS.root}/state/{'/'.join(levels(kind, what))}"]
    if kind in own:
        # A made-up answer that names a real command would be the hub's word for it.
        honest = kind != "ack" or not isinstance(what, dict) or str(what.get("id")) not in SAVED
        return [own[kind]] if honest else []
    if kind == "raw":
        return [*own.values(), TOPICS.hub_status, f"{TOPICS.root}/state/op/CUT/MO-2026-00184-010"]
    return [TOPICS.hub_status, own["status"], own["info"]]


def test_the_topics_are_those_of_the_hub() -> None:
    """What is drawn goes where the hub would put it."""
    hub = chairs()
    for out in hub.engine.every_document(hub.now):
        address = TOPICS.parse_state(out.topic)
        assert address is not None
        assert levels(kind_at(address), json.loads(out.payload)) == address

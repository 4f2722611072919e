"""5 000 spoiled messages to the hub, as many to a terminal: none ends it, none is half done, and both work on after it."""

import json
from collections import Counter
from random import Random
from typing import Any

import pytest

from hub.core.incoming import Arrival
from hub.verify import verify
from shared.commands import COMMANDS
from shared.envelope import seal, to_bytes
from terminal.core.views import view
from terminal.screens.frame import draw
from tests.fuzz.material import NASTY, SEED, spoiled_bytes
from tests.support.hub import TOPICS, Hub, chairs
from tests.support.joined import Net

MESSAGES = 5_000
MO = "MO-2026-00184"
STEP = {"mo": MO, "op": "010", "workstation": "CUT-01"}
DATA: dict[str, dict[str, Any]] = {
    "sign-on": {"workstation": "CUT-01"},
    "sign-off": {"workstation": "CUT-01"},
    "op-start": {**STEP, "kind": "run"},
    "op-pause": {**STEP, "reason": "BRK"},
    "op-resume": STEP,
    "op-finish": STEP,
    "downtime-start": {"workstation": "CUT-01", "reason": "MEC"},
    "downtime-stop": {"workstation": "CUT-01", "reason": "MEC"},
    "output": {**STEP, "good": "1", "scrap": [{"q": "1", "reason": "DIM"}], "source": "new"},
    "consume": {"mo": MO, "op": "010", "item": "RM-001", "location": "L-CUT", "q": "0.5", "kind": "extra", "reason": "SPO"},
    "return": {"mo": MO, "op": "010", "item": "RM-001", "location": "L-CUT", "q": "0.5"},
    "receive": {"item": "RM-001", "location": "RAW", "q": "1", "cost": "3"},
    "adjust": {"item": "RM-001", "location": "RAW", "q": "-1", "reason": "CNT"},
    "transfer": {"item": "RM-001", "from": "RAW", "to": "L-CUT", "q": "1"},
    "move": {"item": "RM-001", "from": "RAW", "to": "L-CUT", "q": "1", "mo": MO},
    "count": {"item": "RM-001", "location": "RAW", "q": "20", "counted_at": "2026-11-18T10:00:00Z", "reason": "CNT"},
    "ship": {"item": "CH-100", "location": "FG", "q": "1"},
    "price-correct": {"receipt": "00000000-0000-7000-8000-000000000001", "cost": "4"},
    "call": {"workstation": "CUT-01", "kind": "material"},
    "call-take": {"call": "CALL-1"},
    "call-close": {"call": "CALL-1"},
    "note": {"subject": MO, "text": "late"},
    "message": {"to": "CUT-01", "text": "hello"},
    "message-read": {"message": "MSG-1"},
    "mo-create": {"mo": "MO-2026-00400", "item": "CH-100", "q": "5"},
    "mo-hold": {"mo": MO, "reason": "drawing"},
    "mo-cancel": {"mo": MO, "reason": "mistake"},
    "mo-priority": {"mo": MO, "priority": 1},
    "mo-quantity": {"mo": MO, "q": "90"},
    "reverse": {"command": "00000000-0000-7000-8000-000000000001", "reason": "wrong"},
    "exception-resolve": {"exception": "EXC-1", "how": "dismiss", "reason": "seen"},
    "put-item": {"id": "RM-001", "description": "x", "rev": 1},
    "put-operator": {"id": "0021", "name": "Omar", "roles": ["operator"], "rev": 1},
    "put-workstation": {"id": "CUT-01", "group": "CUT", "rev": 1},
    "put-reason": {"id": "DIM", "kind": "scrap", "text": "x", "rev": 1},
    "put-location": {"id": "RAW", "name": "x", "rev": 1},
}


def arrivals(hub: Hub, dice: Random) -> list[Arrival]:
    """A few commands, most of them spoiled somewhere."""
    batch = []
    # A spoiled sequence stops a terminal's branch until it is resent, so each batch goes on where the hub stands.
    hub.sequences["T1", "epoch001"] = hub.hello()["have_through"]
    for _ in range(dice.randrange(1, 6)):
        verb = dice.choice(list(COMMANDS))
        data = DATA.get(verb, {"mo": MO})
        if dice.random() < 0.6:
            arrival = hub.sealed(verb, "0021", data)
        else:
            body = seal(
                verb=verb, identity=hub.identity(), source="office", time=hub.clock(), data=data, authid="0021"
            )  # fmt: skip
            arrival = Arrival("x", "office", verb, to_bytes(body))
        if dice.random() < 0.9:
            named = verb if dice.random() < 0.9 else dice.choice([*COMMANDS, "nothing", *NASTY])
            arrival = Arrival(arrival.plane, arrival.client, named, spoiled_bytes(arrival.payload, dice))
        batch.append(arrival)
    return batch


@pytest.mark.timeout(300)
def test_the_hub_takes_anything() -> None:
    """No exception, an honest booking still goes through at the end, and the ledger proves itself."""
    dice = Random(SEED)
    hub = chairs()
    hub.hello()
    sent = 0
    seen: Counter[str] = Counter()
    while sent < MESSAGES:
        batch = arrivals(hub, dice)
        hub.now += 1_000
        for out in hub.engine.take(batch, hub.now):
            seen[json.loads(out.payload)["status"]] += 1
        for key in hub.engine.take_touched():
            hub.engine.document(key, hub.now)
        if dice.random() < 0.1:
            query = dice.choice(["hello", "authorise", "set-pin", "nothing"])
            body = to_bytes({"id": "r", "badge": "0021", "pin": "1234", "for": "mo-hold", "epoch": "epoch001"})
            hub.engine.ask("t" if dice.random() < 0.5 else "x", "T1", query, spoiled_bytes(body, dice), hub.now)
        sent += len(batch)
    assert all(seen[status] > 50 for status in ("accepted", "rejected", "quarantined")), seen
    assert hub.office("receive", item="RM-006", location="RAW", q="1")["status"] == "accepted"
    with hub.database.connect() as connection:
        assert verify(connection).breaches == []


@pytest.mark.timeout(300)
def test_a_terminal_takes_any_document() -> None:
    """Spoiled documents, answers and responses: the screen is drawn after each, and the operator books on."""
    dice = Random(SEED)
    net = Net(chairs())
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010")
    client.card("START")
    known = [(topic, body) for topic, body in net.retained.items() if body]
    own = [TOPICS.client("t", client.name, channel) for channel in ("ack", "res", "desired")]
    ack = to_bytes({"id": client.station.journal.recent(1)[0].id, "status": "accepted", "seq": 1, "epoch": "x", "flags": []})
    for number in range(MESSAGES):
        if dice.random() < 0.2:
            topic, body = dice.choice(own), ack
        else:
            topic, body = dice.choice(known)
        if dice.random() < 0.05:
            topic = f"{TOPICS.root}/state/{dice.choice(NASTY)}"
        client.station.on_message(topic, spoiled_bytes(body, dice), client.now)
        if number % 10 == 0:
            assert len(draw(view(client.station))) == 24
    client.deliver_retained()
    client.station.on_message(TOPICS.hub_status, net.retained[TOPICS.hub_status], client.now)
    seq = client.station.journal.last_seq
    client.book(1)
    assert client.station.journal.last_seq > seq

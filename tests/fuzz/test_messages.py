"""Commands and requests to the hub, valid ones spoiled and others made from the schemas: none ends it, none is half done."""

import json
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.core.intake.incoming import Arrival
from hub.proof.verify.report import verify
from hub.service.messages import POISON_KEPT
from shared.commands import COMMANDS
from shared.envelope import seal, to_bytes
from tests.fuzz.material import NASTY, SEED, as_bytes, image, restored, spoiled_bytes
from tests.fuzz.shares import BATCH, fuzzing, messages
from tests.fuzz.strategies import commands, raw, requests
from tests.support.hub import Hub, chairs

pytestmark = pytest.mark.prove

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
INFO = to_bytes({"app_version": "1", "epoch": "epoch001", "outbox": 0, "last_seq": 1, "workstation": "CUT-01"})


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
            body = seal(verb=verb, identity=hub.identity(), source="office", time=hub.clock(), data=data, authid="0021")
            arrival = Arrival("x", "office", verb, to_bytes(body))
        if dice.random() < 0.9:
            named = verb if dice.random() < 0.9 else dice.choice([*COMMANDS, "nothing", *NASTY])
            arrival = Arrival(arrival.plane, arrival.client, named, spoiled_bytes(arrival.payload, dice))
        batch.append(arrival)
    return batch


@pytest.mark.timeout(1_800)
def test_the_hub_takes_anything_spoiled() -> None:
    """No exception, an honest booking still goes through at the end, and the ledger proves itself."""
    dice = Random(SEED)
    hub = chairs()
    hub.hello()
    sent = 0
    seen: Counter[str] = Counter()
    while sent < messages("hub spoiled"):
        batch = arrivals(hub, dice)
        hub.now += 1_000
        for out in hub.engine.take(batch, hub.now):
            seen[json.loads(out.payload)["status"]] += 1
        for key in hub.engine.take_touched():
            hub.engine.document(key, hub.now)
        if dice.random() < 0.1:
            query = dice.choice(["hello", "authorise", "set-pin", "security", "events", "nothing"])
            body = to_bytes(
                {
                    "id": "r",
                    "badge": "0021",
                    "pin": "1234",
                    "for": "mo-hold",
                    "epoch": "epoch001",
                    "before": 3,
                    "enrol": "471108152342",
                    "after": 3,
                    "topics": ["mo/#", "+/receive"],
                }
            )
            hub.engine.ask("t" if dice.random() < 0.5 else "x", "T1", query, spoiled_bytes(body, dice), hub.now)
            hub.engine.note_info("T1", spoiled_bytes(INFO, dice))
            sent += 2
        sent += len(batch)
    assert all(seen[status] > 20 for status in ("accepted", "rejected", "quarantined")), seen
    assert hub.engine.poison.count > POISON_KEPT
    assert len(hub.engine.poison.ring) == POISON_KEPT
    well(hub)


FRESH = chairs()
IMAGE = image(FRESH)
made_messages = st.lists(
    st.one_of(
        st.tuples(st.just("cmd"), commands, st.booleans()),
        st.tuples(st.just("cmd"), commands, st.booleans()),
        st.tuples(st.just("req"), requests, st.booleans()),
        st.tuples(st.just("raw"), raw, st.booleans()),
    ),
    min_size=BATCH,
    max_size=BATCH,
)
tally: Counter[str] = Counter()


@pytest.mark.timeout(1_800)
@fuzzing("hub made")
@given(made_messages)
def test_the_hub_takes_anything_made(batch: list[tuple[str, Any, bool]]) -> None:
    """Whatever the schemas allow, in batches, and JSON and bytes of any kind in its place: the ledger proves itself."""
    hub = restored(FRESH, IMAGE)
    hub.hello()
    waiting: list[Arrival] = []
    for kind, what, from_terminal in batch:
        tally["sent"] += 1
        if kind == "cmd":
            waiting += sealed_if_possible(hub, *what, from_terminal=from_terminal)
        elif kind == "req":
            hub.engine.ask("t" if from_terminal else "x", "T1", what[0], as_bytes(what[1]), hub.now)
        else:
            waiting.append(Arrival("t" if from_terminal else "x", "T1", "output", as_bytes(what)))
            hub.engine.note_info("T1", as_bytes(what))
    hub.now += 1_000
    tally.update(json.loads(out.payload)["status"] for out in hub.engine.take(waiting, hub.now))
    for key in hub.engine.take_touched():
        hub.engine.document(key, hub.now)
    well(hub)


def test_enough_was_made() -> None:
    """The drawn commands went all ways, in the number that was promised; runs behind the test above."""
    assert tally["sent"] >= messages("hub made")
    assert all(tally[status] > 20 for status in ("accepted", "parked", "rejected", "quarantined")), tally


def sealed_if_possible(hub: Hub, verb: str, data: Any, *, from_terminal: bool) -> list[Arrival]:
    """A drawn command, sealed; nothing where no sender could seal it."""
    try:
        if from_terminal:
            return [hub.sealed(verb, "0021", data) if isinstance(data, dict) else unsealed(hub, verb, data)]
        body = seal(verb=verb, identity=hub.identity(), source="office", time=hub.clock(), data=data)
        return [Arrival("x", "office", verb, to_bytes(body))]
    except (ValueError, TypeError):
        hub.sequences["T1", "epoch001"] -= from_terminal
        return []


def unsealed(hub: Hub, verb: str, data: Any) -> Arrival:
    """An envelope whose data is no object."""
    seq = hub.sequences["T1", "epoch001"] = hub.sequences.get(("T1", "epoch001"), 0) + 1
    body = seal(
        verb=verb,
        identity=hub.identity(),
        source="T1",
        time=hub.clock(),
        data=data,
        authid="0021",
        epoch="epoch001",
        sequence=seq,
    )
    return Arrival("t", "T1", verb, to_bytes(body))


def well(hub: Hub) -> None:
    """Honest commands go through at once, of the office and of a terminal with a new journal; the ledger proves itself."""
    assert hub.office("receive", item="RM-006", location="RAW", q="1")["status"] == "accepted"
    answer = hub.hello(epoch="epochnew")
    assert (answer["status"], answer["have_through"]) == ("welcome", 0)
    body = {"to": "board", "text": "all is well"}
    assert hub.send(hub.sealed("message", "0021", body, epoch="epochnew"))[0]["status"] == "accepted"
    with hub.database.connect() as connection:
        assert verify(connection).breaches == []
        connection.rollback()

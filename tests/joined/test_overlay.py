"""What a terminal lays over the documents is what the hub decides: the same commands give the same step, both ways."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from terminal.core.delivery.journal import Entry
from terminal.core.operator.facts import Facts
from terminal.core.operator.place import Place
from terminal.core.plant.overlay import Step, Unconfirmed
from terminal.core.plant.replica import Replica
from tests.hub.floor import FIRST, LAST, floor
from tests.support.hub import TOPICS, Hub
from tests.support.plants import OPERATOR, QUALITY, STOOLS


class Reader(Facts):
    """What T1 knows: documents, and its own commands that they do not contain."""

    def __init__(self, hub: Hub, unconfirmed: Unconfirmed) -> None:
        self.terminal, self.workstation, self.unconfirmed, self.place = "T1", "CUT-01", unconfirmed, Place()
        self.replica = Replica([])
        for out in hub.engine.every_document(hub.now):
            levels = TOPICS.parse_state(out.topic)
            if levels is not None:
                self.replica.put(levels, out.payload)


def seen(reader: Reader) -> list[Any]:
    """Both steps as a terminal shows them; when somebody's clock began is not compared."""
    return [shown(step) for op in ("010", "020") if (step := reader.step(STOOLS, op)) is not None]


def shown(step: Step) -> Any:
    """What a step comes to."""
    people = sorted((session.badge, session.workstation, session.kind, session.paused or "") for session in step.sessions)
    counted = (step.good, step.scrap, step.rework, step.suspect, step.upstream_good, step.upstream_done)
    return (step.op, *counted, step.done, step.status, step.ready, step.gate_closed, people)


SMALL = st.sampled_from(["0", "1", "4"])
ACTS = st.one_of(
    st.tuples(st.just("op-start"), st.fixed_dictionaries({"kind": st.sampled_from(["run", "run", "run", "rework"])})),
    st.tuples(st.just("op-pause"), st.just({"reason": "BRK"})),
    st.tuples(st.sampled_from(["op-resume", "op-finish"]), st.just({})),
    st.tuples(st.just("reverse"), st.just({})),
    st.tuples(st.just("output"), st.fixed_dictionaries({"good": SMALL, "rework": SMALL, "suspect": SMALL})),
    st.tuples(st.just("output"), st.fixed_dictionaries({"good": st.sampled_from(["1", "10"])})),
    st.tuples(st.just("output"), st.fixed_dictionaries({"source": st.sampled_from(["rework", "suspect"]), "good": SMALL})),
)
COMMANDS = st.lists(
    st.tuples(st.sampled_from([QUALITY, QUALITY, OPERATOR]), st.sampled_from([FIRST, LAST]), ACTS), min_size=1, max_size=9
)


@settings(max_examples=25, deadline=None)
@given(COMMANDS, st.integers(0, 8))
def test_the_overlay_decides_as_the_hub(commands: list[Any], contained: int) -> None:
    """With the documents as they were after some of the commands, and the others laid over: as with all of them told."""
    hub = floor()
    unconfirmed = Unconfirmed("T1")
    reader = Reader(hub, unconfirmed)
    last: Entry | None = None
    for number, (badge, step, (verb, more)) in enumerate(commands):
        if verb == "reverse" and last is None:
            continue
        data = {"command": last.id, "reason": "undo"} if verb == "reverse" and last is not None else step | more
        saved = hub.sealed(verb, badge if verb != "reverse" or last is None else last.badge, data)
        answer = hub.send(saved)[0]
        if answer["status"] == "accepted":
            body = json.loads(saved.payload)
            entry = Entry(
                body["epoch"],
                int(body["sequence"]),
                body["id"],
                verb,
                body["authid"],
                "",
                saved.payload.decode(),
                hub.now,
                "queued",
                None,
            )
            unconfirmed.add(entry, last if verb == "reverse" else None)
            # Of a finish in the documents a terminal can only guess whose sessions it closed.
            last = entry if verb == "output" or (verb == "op-finish" and number > contained) else None
        if number == contained:
            reader = Reader(hub, unconfirmed)
    assert seen(reader) == seen(Reader(hub, Unconfirmed("T1")))

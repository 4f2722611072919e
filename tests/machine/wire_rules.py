"""Rules of the wire: duplicates, late and corrupt messages, gaps, conflicts, replaced journals, a crash of the hub."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from hub.core.intake.incoming import Arrival
from shared.envelope import checksum, to_bytes
from tests.machine.base import picks
from tests.machine.floor_rules import FloorRules
from tests.machine.laws import effects
from tests.machine.model import OPEN, TAKEN_BACK
from tests.machine.plant import MATERIALS, OPERATOR, STORE
from tests.machine.world import EPOCH, TERMINALS, Sent, hold

UNKNOWN = "MO-2026-09999"
terminals = st.sampled_from(TERMINALS)


class WireRules(FloorRules):
    """What a network, a broker and old hardware do to messages."""

    @precondition(lambda self: self.world.history)
    @rule(n=picks, replay=st.booleans())
    def duplicate(self, n: int, replay: bool) -> None:
        """Any earlier message again, *replay* or not: the identical stored answer, and nothing is written."""
        sent = self.pick(self.world.history, n)
        body = json.loads(sent.arrival.payload)
        again = self._changed(sent, body | {"replay": True}) if replay else sent.arrival
        before = self.world.writes
        answers = [out.payload for out in self.world.deliver(again)]
        hold("L7", answers == [sent.ack], f"{sent.verb} again was answered {answers}, before it was {sent.ack!r}")
        hold("L7", self.world.writes == before, f"{sent.verb} again has written something")

    @precondition(lambda self: self.orders("draft", "completed", "closed", "cancelled"))
    @rule(n=picks, verb=st.sampled_from(("output", "output", "consume", "op-start", "move")), unknown=st.booleans())
    def late(self, n: int, verb: str, unknown: bool) -> None:
        """A fact for an order that is over, or not there yet: parked, or flagged where it still counts."""
        states = ("draft", "completed", "closed", "cancelled")
        item = self.pick(MATERIALS, n)
        data = self.report(n, states, good=1 + n % 4)
        if unknown and not n % 3:
            data["mo"] = UNKNOWN
        place = {key: data[key] for key in ("mo", "op", "workstation")}
        q = self.amount(item, n)
        facts: dict[str, dict[str, Any]] = {
            "output": data,
            "op-start": {**place, "kind": "run"},
            "consume": {"mo": data["mo"], "op": data["op"], "item": item, "location": "RAW", "q": q, "kind": "planned"},
            "move": {"mo": data["mo"], "item": item, "from": "RAW", "to": "L-ASM", "q": q},
        }
        answer = self.floor(n, verb, STORE if verb == "move" else OPERATOR, facts[verb], minutes=n % 2 * 30)
        self.reached["parked"] += answer["status"] == "parked"
        flagged = "order-not-running" in answer["flags"]
        hold("L19", flagged == (self.due(data) == "accepted" and verb != "move"), f"{data} was answered {answer}")
        self.reached["accepted after completion"] += flagged

    @precondition(lambda self: self.world.history)
    @rule(n=picks, how=st.sampled_from(("changed", "cut", "flipped", "astray")))
    def corrupt(self, n: int, how: str) -> None:
        """What cannot be trusted is counted, answered with nothing but that, and has no effect."""
        sent, poisoned = self.pick(self.world.history, n), self.world.hub.engine.poison.count
        payload = sent.arrival.payload
        if how == "changed":
            payload = to_bytes(json.loads(payload) | {"data": sent.data | {"q": "999", "good": "999"}})
        elif how == "cut":
            payload = payload[: n % len(payload)]
        elif how == "flipped":
            at = payload.index(b'"sum":"') + 7
            payload = payload[:at] + (b"0" if payload[at : at + 1] != b"0" else b"1") + payload[at + 1 :]
        client = "T9" if how == "astray" else sent.arrival.client
        before = self.world.writes
        out = self.world.deliver(Arrival(sent.arrival.plane, client, sent.verb, payload))
        hold("poison", self.world.hub.engine.poison.count == poisoned + 1, f"{how} {payload!r} is not counted")
        told = [(answer["status"], answer["no"]) for answer in (json.loads(said.payload) for said in out)]
        hold("poison", set(told) <= {("retry", None), ("rejected", None)}, f"{how} {payload!r} was answered {out}")
        hold("poison", self.world.writes == before, f"{how} {payload!r} has written something")

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks, terminal=terminals, how=st.sampled_from(("number", "half", "verb", "negative", "missing")))
    def nonsense(self, n: int, terminal: str, how: str) -> None:
        """With the right checksum it takes its place in the order, is put aside, and moves nothing."""
        mo = self.orders(*OPEN)[0]
        data: dict[str, Any] = dict(self.step_of(mo, n))
        wrong: dict[str, Any] = {"number": 2, "half": "0.0625", "negative": "-1"}
        data["good"] = wrong.get(how, "2")
        if how == "missing":
            del data["op"]
        sent = self.world.terminal(terminal, "explode" if how == "verb" else "output", OPERATOR, data)
        before = effects(self.world)
        self.expect(sent, "quarantined")
        hold("L7", effects(self.world) == before, f"{data} was put aside and has moved something")

    @precondition(lambda self: self.world.history)
    @rule(n=picks, same=st.sampled_from(("id", "sequence")))
    def conflict(self, n: int, same: str) -> None:
        """The same id, or the same place in the order, with other content: never applied (L9)."""
        of_terminals = [command for command in self.world.history if command.seq]
        if not of_terminals:
            return
        sent = self.pick(of_terminals, n)
        body = json.loads(sent.arrival.payload)
        if same == "sequence":
            body["id"] = self.world.hub.identity()
        body["data"] = sent.data | {"q": "13", "good": "13"}
        body["sum"] = checksum(body["id"], body["epoch"], body["sequence"], body["data"])
        before = effects(self.world)
        (out,) = self.world.deliver(self._changed(sent, body))
        answer = json.loads(out.payload)
        hold("L9", answer["status"] == "quarantined" and answer["no"] is None, f"another {same} was answered {answer}")
        hold("L9", effects(self.world) == before, f"another command with the same {same} has moved something")

    @rule(n=picks, terminal=terminals)
    def gap(self, n: int, terminal: str) -> None:
        """What stands behind something missing is not applied: the hub asks for what it has not got."""
        world, key = self.world, (terminal, self.world.epochs[terminal][-1])
        have = world.hub.sequences.get(key, 0)
        world.hub.sequences[key] = have + 1
        sent = world.terminal(terminal, "adjust", STORE, {"item": "BOX", "location": "RAW", "q": "1", "reason": "CNT"})
        world.hub.sequences[key] = have
        before = world.writes
        answers = [json.loads(out.payload)["status"] for out in world.deliver(sent.arrival)]
        hold("L8", answers == ["retry"], f"sequence {have + 2} after {have} was answered {answers}")
        hold("L8", world.writes == before, "a command behind a gap has written something")

    @rule(n=picks, terminal=terminals, late=st.booleans())
    def new_epoch(self, n: int, terminal: str, late: bool) -> None:
        """A terminal gets a new journal; what the old one still had follows, flagged."""
        world, epochs = self.world, self.world.epochs[terminal]
        if len(epochs) < 3:
            epochs.append(EPOCH.format(len(epochs)))
            world.hub.hello(terminal, epochs[-1])
        if late:
            data = {"item": "PEG", "location": "RAW", "q": self.amount("PEG", n)}
            answer = self.expect(world.terminal(terminal, "receive", STORE, data, epoch=epochs[-2]), "accepted")
            hold("L8", "late-epoch" in answer["flags"], f"out of a closed epoch came {answer}")
            self.reached["out of an old epoch"] += 1

    @rule()
    def crash(self) -> None:
        """The hub starts anew: only the database is left."""
        self.world.hub.restart()

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks, good=st.integers(1, 3))
    def burst(self, n: int, good: int) -> None:
        """Both terminals and the office in one batch."""
        world = self.world
        reports = [
            world.terminal(terminal, "output", OPERATOR, self.report(n, good=good)) for terminal in (*TERMINALS, "T1")
        ]
        goods = world.office("receive", item="SCREW", location="L-CUT", q="5", cost="0.777777")
        answers = world.send(*reports, goods)
        hold("answer", {answer["status"] for answer in answers} == {"accepted"}, f"a batch was answered {answers}")

    @precondition(lambda self: self.world.history)
    @rule(n=st.integers(0, 3), terminal=terminals)
    def undo(self, n: int, terminal: str) -> None:
        """By badge alone a terminal takes back its last booking, never anything that the model cannot take back."""
        world = self.world
        own = [command for command in world.history if command.terminal == terminal and command.verb in TAKEN_BACK][-3:]
        if not own:
            return
        target = self.pick(own[::-1], n)
        badge = json.loads(target.arrival.payload)["authid"]
        refused = world.model.reversal_refused(target.answer["no"])
        data = {"command": target.identity, "reason": "mistyped"}
        answer = self.expect(world.terminal(terminal, "reverse", badge, data), "accepted", "rejected")
        hold("L10", not refused or answer["status"] == "rejected", f"{target.data} was undone in spite of {refused}")
        self.reached["undone"] += answer["status"] == "accepted"

    def _changed(self, sent: Sent, body: dict[str, Any]) -> Arrival:
        return Arrival(sent.arrival.plane, sent.arrival.client, sent.verb, to_bytes(body))

"""Commands that are sensible on their own and out of place where they come: that is how a bad week looks."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.hub.floor import ago, floor
from tests.support.hub import Hub
from tests.support.plants import ALTERNATES, CHAIRS, DRAFT, OPERATOR, PLANNER, QUALITY, SETTER, SPARE, STOOLS, STORE

ORDERS = [STOOLS, STOOLS, CHAIRS, SPARE, SPARE, DRAFT]
PLACES = [("010", "CUT-01"), ("020", "PACK-01"), ("060", "PACK-01")]
ITEMS = ["RM-006", "RM-004", "RM-001", "RM-002", "RM-005", "STOOL"]
SHELVES = ["RAW", "L-CUT", "L-PACK", "FG"]
QUANTITIES = ["1", "2", "3", "7", "20", "400"]
AT_THE_TERMINAL = {"output", "consume", "return", "receive", "adjust", "transfer", "op-start", "op-finish", "reverse"}
Made = tuple[str, dict[str, Any]]


def plant() -> Hub:
    """The floor, stools with alternates, and one order more of each kind."""
    hub = floor()
    hub.build(ALTERNATES)
    return hub


class Sender:
    """Makes commands that know a little of what was sent before."""

    def __init__(self, hub: Hub, dice: Random) -> None:
        self.hub = hub
        self.dice = dice
        self.sent: list[str] = []

    def arrival(self) -> Arrival:
        """The next command, by a terminal or the office."""
        hub, dice = self.hub, self.dice
        verb, data = dice.choice(self.makers())()
        if verb in AT_THE_TERMINAL and dice.random() < 0.5:
            arrival = hub.sealed(verb, dice.choice([OPERATOR, SETTER, STORE, QUALITY, PLANNER]), data)
        else:
            body = seal(verb=verb, identity=hub.identity(), source="office", time=hub.clock(), data=data, authid="")
            arrival = Arrival("x", "office", verb, to_bytes(body))
        self.sent = [*self.sent[-40:], json.loads(arrival.payload)["id"]]
        return arrival

    def makers(self) -> list[Callable[[], Made]]:
        """What may come, the frequent more often."""
        often = [self.output, self.output, self.output, self.consume, self.consume, self.reverse, self.settle]
        return [*often, self.judged, self.returned, self.moved, self.stored, self.counted, self.worked, self.planned]

    def step(self) -> dict[str, Any]:
        """A place of work."""
        op, workstation = self.dice.choice(PLACES)
        return {"mo": self.dice.choice(ORDERS), "op": op, "workstation": workstation}

    def shelf(self) -> dict[str, Any]:
        """Some of an item somewhere."""
        dice = self.dice
        return {"item": dice.choice(ITEMS), "location": dice.choice(SHELVES), "q": dice.choice(QUANTITIES)}

    def issue(self) -> dict[str, Any]:
        """The same for a step."""
        step = self.step()
        return {"mo": step["mo"], "op": step["op"], **self.shelf()}

    def reference(self) -> str:
        """An earlier command by id or number, sometimes one that is not there yet."""
        if self.sent and self.dice.random() < 0.6:
            return self.dice.choice(self.sent)
        newest = self.hub.engine.core.counters.next_no
        return str(self.dice.randrange(max(1, newest - 40), newest + 4))

    def output(self) -> Made:
        """Pieces of every kind, with material named or not."""
        dice = self.dice
        data = {**self.step(), "good": dice.choice("012349"), "rework": dice.choice("001"), "suspect": dice.choice("001")}
        if dice.random() < 0.3:
            data["scrap"] = [{"q": "1", "reason": "DIM"}]
        if dice.random() < 0.3:
            data["consumed"] = [{"item": dice.choice(ITEMS), "q": dice.choice(QUANTITIES)}]
        return "output", data

    def judged(self) -> Made:
        """Pieces out of a bucket."""
        return "output", {**self.step(), "good": "1", "source": self.dice.choice(["rework", "suspect"])}

    def consume(self) -> Made:
        """Planned or extra."""
        kind: dict[str, Any] = self.dice.choice([{"kind": "planned"}, {"kind": "extra", "reason": "SPO"}])
        return "consume", self.issue() | kind

    def returned(self) -> Made:
        """Back from the line."""
        return "return", self.issue()

    def moved(self) -> Made:
        """From shelf to shelf."""
        out, into = self.dice.sample(SHELVES, 2)
        data = {"item": self.dice.choice(ITEMS), "from": out, "to": into, "q": self.dice.choice(QUANTITIES)}
        return self.dice.choice([("transfer", data), ("move", {**data, "mo": self.dice.choice(ORDERS)})])

    def stored(self) -> Made:
        """In, out, and what it cost."""
        dice, shelf = self.dice, self.shelf()
        cost = dice.choice(["0", "3", "7.333333", "100"])
        choices: list[Made] = [
            ("receive", shelf),
            ("receive", {**shelf, "cost": cost}),
            ("ship", {**shelf, "q": "1"}),
            ("adjust", {**shelf, "q": "-" + shelf["q"], "reason": "CNT"}),
            ("price-correct", {"receipt": self.reference(), "cost": cost}),
        ]
        return dice.choice(choices)

    def counted(self) -> Made:
        """Now or a while ago."""
        return "count", {**self.shelf(), "counted_at": ago(self.hub, self.dice.choice([0, 1, 5, 100])), "reason": "CNT"}

    def worked(self) -> Made:
        """People come and go."""
        step = self.step()
        choices: list[Made] = [
            ("op-start", {**step, "kind": "run"}),
            ("op-pause", {**step, "reason": "BRK"}),
            ("op-finish", step),
        ]
        return self.dice.choice(choices)

    def planned(self) -> Made:
        """What the office does to an order; its end not too often."""
        verbs = ["release", "release", "release", "hold", "unhold", "quantity", "complete", "reopen", "close", "cancel"]
        verb = self.dice.choice(verbs)
        more = {"q": self.dice.choice(QUANTITIES)} if verb == "quantity" else {"reason": "x"}
        return f"mo-{verb}", {"mo": self.dice.choice(ORDERS), **more}

    def reverse(self) -> Made:
        """Anything."""
        return "reverse", {"command": self.reference(), "reason": "x"}

    def settle(self) -> Made:
        """An exception, in whatever way."""
        rows = self.hub.sql("SELECT id FROM exception WHERE status = 'open' ORDER BY no DESC LIMIT 30")
        how = self.dice.choice(["apply", "apply", "charge", "reverse", "dismiss"])
        return "exception-resolve", {"exception": self.dice.choice(rows)[0] if rows else "EX-0", "how": how, "reason": "x"}

"""What may be done with a thing in the state it is in: the lifecycle says, the hub has the last word."""

from dataclasses import dataclass, field
from typing import Any, Final

from shared.commands import COMMANDS
from shared.plain_text import plain
from shared.quantity import parse
from shared.verbs import VERBS
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Target
from terminal.core.board.talk import BOARD, alike, ways
from terminal.core.board.texts import ACTIONS, ASK, DISMISS_ALL

ORDER_VERBS: Final = tuple(name for name in ACTIONS if name in VERBS and VERBS[name].order_states)
"""In the order of their numbers."""
_ASKED: Final = {
    verb: next((name for name, field in COMMANDS[verb].model_fields.items() if name in ASK and field.is_required()), "")
    for verb in ORDER_VERBS
}
"""Verb → what it needs besides the order."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do: the command, what else it asks for, and its name for people."""

    verb: str
    title: str
    about: str
    data: dict[str, Any] = field(default_factory=dict)
    ask: str = ""
    """`reason`, `reason-or-none`, `priority`, or nothing."""

    @property
    def sends(self) -> bool:
        """Whether it is a command; else it only asks for the right to look."""
        return self.verb in COMMANDS

    @property
    def what(self) -> str:
        """For the result line."""
        return f"{self.title} {self.about}"


def actions(plant: Plant, target: Target) -> list[Action]:
    """What is legal now, in the order of its numbers."""
    kind, identity = target
    if kind == "mo":
        return _for_order(plant, identity)
    if kind == "call":
        return _for_call(plant, identity)
    if kind == "exception":
        exception = plant.docs.get("exception", identity)
        about = plain(exception["kind"], 30) if exception else ""
        settled = [
            Action("exception-resolve", ACTIONS[way], about, {"exception": identity, "how": way}, "reason")
            for way in (ways(exception) if exception else ())
        ]
        return settled + (_all_like(plant, identity, about) if exception else [])
    if kind == "message" and (plant.docs.get("message", identity) or {}).get("to") == BOARD:
        return [Action("message-read", ACTIONS["message-read"], "message", {"message": identity})]
    return []


def _all_like(plant: Plant, identity: str, about: str) -> list[Action]:
    """Dismissing all of a kind and a client at once, where there are several; how many stands in the question."""
    like = alike(plant, identity)
    if not like:
        return []
    title = DISMISS_ALL.format(count=len(like) + 1)
    data = {"exception": identity, "how": "dismiss", "also": like}
    return [Action("exception-resolve", title, about, data, "reason")]


def _for_order(plant: Plant, identity: str) -> list[Action]:
    mo = plant.docs.mo(identity)
    if mo is None:
        return []
    offered = []
    for verb in ORDER_VERBS:
        if mo["status"] not in VERBS[verb].order_states:
            continue
        if verb == ("mo-hold" if "hold" in mo else "mo-unhold"):
            continue
        if verb == "mo-cancel" and parse(mo["received"]) > 0:
            continue  # what was received stays: it is completed short and closed
        ask = _ASKED[verb]
        if verb == "mo-complete" and parse(mo["good"]) < parse(mo["q_deliver"]):
            ask = "reason"  # the rule of completing short
        offered.append(Action(verb, ACTIONS[verb], plain(identity, 14), {"mo": identity}, ask))
    return offered


def _for_call(plant: Plant, identity: str) -> list[Action]:
    call = plant.docs.get("call", identity)
    if call is None:
        return []
    about = f"call at {plain(call['workstation'], 24)}"
    verbs = ["call-close"] if "taken_by" in call else ["call-take", "call-close"]
    return [Action(verb, ACTIONS[verb], about, {"call": identity}) for verb in verbs]

"""Every verb, declared once: what a command of it is, who may say it, about what, and what can become of it.

Whatever lists verbs takes its list from here. What a verb *does* stands elsewhere under its name (the handler, the mirror
of a reversal, the screen), and `tests/shared/test_verbs.py` holds those tables against this one.
"""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import partial
from typing import Final, Literal

from shared.roles import ON_THE_FLOOR, Role

Aggregate = Literal["mo", "ws", "stock", "call", "message", "exception", "ref"]
Roles = frozenset[Role]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's declaration. Its model goes by name, so that naming a verb loads no models."""

    name: str
    model: str
    """The class in `shared.commands` that checks the data."""
    roles: Roles
    """Roles of which one is enough."""
    aggregate: Aggregate
    """What its event is published under (`evt/{aggregate}/{verb}`)."""
    _: KW_ONLY
    fact: bool = False
    """It reports what has happened: accepted or parked, never rejected by a rule."""
    by_kind: Mapping[str, Roles] = field(default_factory=dict)
    """Kind → roles, where the right depends on one; a kind that is not named takes `roles`."""
    kind_field: str = ""
    """The field of the data that says the kind."""
    plan_at_terminals: bool = False
    """A terminal may send it though it is no fact."""
    on: Literal["", "order", "step"] = ""
    """A fact that has no place on an order that is over: it is one of the order, or of a step of it."""
    chargeable: bool = False
    """It takes material, which can be charged to the period in an order's stead."""
    overlaid: bool = False
    """It changes what a terminal's own documents say: shown there before the hub has answered."""
    order_states: Mapping[str, str] = field(default_factory=dict)
    """State of the order before → after; empty where no state stops it."""
    session_states: Mapping[str, str] = field(default_factory=dict)
    """State of the actor's session before (`""`: none) → after."""
    record: str = ""
    """The kind of master data it writes."""
    printed: bool = False
    """A barcode names that record: its compact id must fit and be unique."""
    phrase: str = "{verb}"
    """How an exception tells it: fields of the data, `material` for item, lot and quantity, `pieces` for what was booked."""
    of_person: bool = False
    """It begins or changes what is the person's who says it: presence, a session."""
    taken_back: str = ""
    """What taking it back does, for who decides about it; `""` where `reverse` can't."""

    @property
    def reversible(self) -> bool:
        """Whether `reverse` can take its effect back."""
        return bool(self.taken_back)

    @property
    def at_terminals(self) -> bool:
        """Whether a terminal may send it."""
        return self.fact or self.plan_at_terminals


_OPERATOR: Final[Roles] = frozenset({"operator"})
_SETTER: Final[Roles] = frozenset({"setter"})
_PIECES: Final[Roles] = frozenset({"operator", "setter", "quality"})
_QUALITY: Final[Roles] = frozenset({"quality"})
_MATERIAL: Final[Roles] = frozenset({"operator", "storekeeper"})
_STORE: Final[Roles] = frozenset({"storekeeper"})
_PLANNER: Final[Roles] = frozenset({"planner"})
_STEERING: Final[Roles] = frozenset({"planner", "supervisor"})
_SUPERVISOR: Final[Roles] = frozenset({"supervisor"})
_ACCOUNTANT: Final[Roles] = frozenset({"accountant"})
_ADMIN: Final[Roles] = frozenset({"admin"})

_fact: Final = partial(Verb, fact=True)
_of_step: Final = partial(_fact, aggregate="mo", on="step", overlaid=True)
_of_workstation: Final = partial(_fact, roles=ON_THE_FLOOR, aggregate="ws", overlaid=True, phrase="{verb} at {workstation}")
_of_session: Final = partial(_of_step, roles=ON_THE_FLOOR, phrase="{verb} at OP {op} of {mo}")
_of_stock: Final = partial(_fact, roles=_STORE, aggregate="stock")

_FLOOR: Final = (
    _of_workstation("sign-on", "OnWorkstation", of_person=True),
    _of_workstation("sign-off", "OnWorkstation", of_person=True),
    _of_session(
        "op-start",
        "OpStart",
        by_kind={"setup": _SETTER, "run": _OPERATOR, "rework": _OPERATOR},
        kind_field="kind",
        order_states={"released": "in progress", "in progress": "in progress"},
        session_states={"": "open", "paused": "open"},
        of_person=True,
    ),
    _of_session("op-pause", "OpPause", session_states={"open": "paused"}, of_person=True),
    _of_session("op-resume", "OnOperation", session_states={"paused": "open"}, of_person=True),
    _of_session(
        "op-finish",
        "OnOperation",
        session_states={"open": "closed", "paused": "closed"},
        taken_back="the operation is open again",
    ),
    _of_workstation("downtime-start", "DowntimeStart"),
    _of_workstation("downtime-stop", "DowntimeStop"),
    _of_step(
        "output",
        "Output",
        _PIECES,
        by_kind={"suspect": _QUALITY},
        kind_field="source",
        chargeable=True,
        phrase="{pieces} at OP {op} of {mo}",
        taken_back="its good, scrap and rework pieces disappear, material goes back",
    ),
)

_MATERIALS: Final = (
    _of_step(
        "consume",
        "Consume",
        _MATERIAL,
        chargeable=True,
        phrase="{material} from {location} ({kind}) for OP {op} of {mo}",
        taken_back="the material goes back to where it was taken",
    ),
    _of_step(
        "return",
        "Return",
        _MATERIAL,
        phrase="{material} of OP {op} of {mo} back to {location}",
        taken_back="what was returned is in the order again",
    ),
    _of_stock(
        "move", "Move", on="order", phrase="{material} from {from_} to {to} for {mo}", taken_back="what was moved goes back"
    ),
    _of_stock("transfer", "Transfer", phrase="{material} from {from_} to {to}", taken_back="what was moved goes back"),
    _of_stock(
        "count", "Count", phrase="count of {material} at {location}", taken_back="stock is what it was before the count"
    ),
    _of_stock(
        "receive",
        "Receive",
        phrase="{material} received into {location}",
        taken_back="what was received disappears from stock",
    ),
    _of_stock("adjust", "Adjust", phrase="adjustment by {material} at {location}", taken_back="stock is what it was before"),
    Verb("ship", "Ship", _STORE, "stock", plan_at_terminals=True),
    Verb("price-correct", "PriceCorrect", _ACCOUNTANT, "stock"),
)

_TALK: Final = (
    _fact("call", "Call", ON_THE_FLOOR, "call", phrase="{verb} at {workstation}"),
    _fact("call-take", "OnCall", ON_THE_FLOOR, "call"),
    _fact("call-close", "OnCall", ON_THE_FLOOR, "call", overlaid=True),
    _fact("note", "Note", ON_THE_FLOOR, "message"),
    _fact("message", "Message", ON_THE_FLOOR, "message"),
    _fact("message-read", "MessageRead", ON_THE_FLOOR, "message", overlaid=True),
)

_NOT_ENDED: Final = ("draft", "planned", "released", "in progress")
_AS_IT_IS: Final = {state: state for state in _NOT_ENDED}
_ORDERS: Final = (
    Verb("mo-create", "MoCreate", _PLANNER, "mo"),
    Verb("mo-plan", "OnOrder", _PLANNER, "mo", order_states={"draft": "planned"}),
    Verb("mo-release", "OnOrder", _SUPERVISOR, "mo", order_states={"draft": "released", "planned": "released"}),
    Verb("mo-hold", "WithReason", _SUPERVISOR, "mo", order_states=_AS_IT_IS),
    Verb("mo-unhold", "OnOrder", _SUPERVISOR, "mo", order_states=_AS_IT_IS),
    Verb("mo-priority", "MoPriority", _STEERING, "mo", order_states=_AS_IT_IS),
    Verb("mo-quantity", "MoQuantity", _STEERING, "mo", order_states=_AS_IT_IS),
    Verb("mo-complete", "OnOrder", _SUPERVISOR, "mo", order_states={"released": "completed", "in progress": "completed"}),
    Verb("mo-reopen", "OnOrder", _SUPERVISOR, "mo", order_states={"completed": "in progress"}),
    Verb("mo-close", "OnOrder", _ACCOUNTANT, "mo", order_states={"completed": "closed"}),
    Verb("mo-cancel", "WithReason", _SUPERVISOR, "mo", order_states=dict.fromkeys(_NOT_ENDED, "cancelled")),
)

_MENDING: Final = (
    Verb("reverse", "Reverse", _SUPERVISOR, "mo", plan_at_terminals=True, overlaid=True),
    Verb("exception-resolve", "ExceptionResolve", _SUPERVISOR, "exception"),
)


def _put(record: str, *, printed: bool = False) -> Verb:
    """The verb that writes records of a kind of master data."""
    return Verb(f"put-{record}", f"Put{record.capitalize()}", _ADMIN, "ref", record=record, printed=printed)


_MASTER: Final = (
    _put("item", printed=True),
    _put("bom"),
    _put("routing"),
    _put("workstation", printed=True),
    _put("operator", printed=True),
    _put("reason", printed=True),
    _put("location", printed=True),
    _put("alias"),
    _put("terminal"),
    Verb("enrol-terminal", "EnrolTerminal", _ADMIN, "ref"),
    Verb("revoke-terminal", "RevokeTerminal", _ADMIN, "ref"),
)

VERBS: Final = {verb.name: verb for verb in (*_FLOOR, *_MATERIALS, *_TALK, *_ORDERS, *_MENDING, *_MASTER)}


def names(rule: Callable[[Verb], object]) -> frozenset[str]:
    """The verbs of whose declaration something is true."""
    return frozenset(name for name, verb in VERBS.items() if rule(verb))


FACTS: Final = names(lambda verb: verb.fact)
"""Verbs that report what has happened."""
AT_TERMINALS: Final = names(lambda verb: verb.at_terminals)
"""Verbs a terminal may send."""
REVERSIBLE: Final = names(lambda verb: verb.reversible)
"""Verbs whose effect `reverse` can take back."""
FINAL: Final = names(lambda verb: verb.at_terminals and verb.aggregate == "stock" and not verb.reversible)
"""Bookings of a terminal that nothing takes back."""
OF_THE_STORE: Final = names(lambda verb: verb.at_terminals and verb.aggregate == "stock")
"""Bookings of stock, which a terminal can be kept from."""
ON_ORDER: Final = names(lambda verb: verb.on)
"""Facts that have no place on an order that is over."""
ON_STEP: Final = names(lambda verb: verb.on == "step")
"""Those of one of its steps, which need it to be running."""
CHARGEABLE: Final = names(lambda verb: verb.chargeable)
"""What can be charged to the period in an order's stead."""
OVERLAID: Final = names(lambda verb: verb.overlaid)
"""Verbs that change what a terminal's own documents say."""


def topic_of(verb: str) -> str:
    """Where its event is published below `evt/`; what the hub's own clock decides is `ref`."""
    return f"{VERBS[verb].aggregate if verb in VERBS else 'ref'}/{verb}"

"""The declarations of the verbs, and every table of what a verb does held against them."""

import ast
import inspect
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import pytest

import hub.core.handlers  # noqa: F401  # registers every verb
from hub.commandline import master as master_commands
from hub.commandline.menu import MASTER_DATA
from hub.core.effects import reversal
from hub.core.effects.telling import described
from hub.core.handlers import master
from hub.core.registry import HANDLERS
from hub.core.rows import MASTER_ROWS
from hub.office.importing.standing import MASTER
from shared import commands, verbs
from shared.commands import COMMANDS, MOMENTS, Command, Fact
from shared.lifecycle import OVER, check_order, check_session
from shared.rights import BESIDES, check_role, kind_of, needed
from shared.roles import ON_THE_FLOOR, ROLES, WITH_PIN
from shared.verbs import AT_TERMINALS, CHARGEABLE, FACTS, FINAL, ON_ORDER, ON_STEP, OVERLAID, REVERSIBLE, VERBS, topic_of
from shared.ways import HOWS, ways_out
from terminal.core.board.actions import ORDER_VERBS
from terminal.core.board.texts import ACTIONS, ASK, WAYS
from terminal.core.operator.screens.running import BOOKINGS
from tests.contract.frozen_things import frozen

FLOOR: Final = "operator quality setter storekeeper supervisor"
RIGHTS: Final = {
    **dict.fromkeys(("sign-on", "sign-off", "downtime-start", "downtime-stop"), FLOOR),
    **dict.fromkeys(("op-start", "op-pause", "op-resume", "op-finish", "undo"), FLOOR),
    **dict.fromkeys(("call", "call-take", "call-close", "note", "message", "message-read"), FLOOR),
    "op-start setup": "setter",
    "op-start run": "operator",
    "op-start rework": "operator",
    "output": "operator quality setter",
    "output new": "operator quality setter",
    "output rework": "operator quality setter",
    "output suspect": "quality",
    **dict.fromkeys(("consume", "return"), "operator storekeeper"),
    **dict.fromkeys(("receive", "adjust", "transfer", "move", "count", "ship"), "storekeeper"),
    **dict.fromkeys(("price-correct", "mo-close"), "accountant"),
    **dict.fromkeys(("mo-create", "mo-plan"), "planner"),
    **dict.fromkeys(("mo-priority", "mo-quantity"), "planner supervisor"),
    **dict.fromkeys(("mo-release", "mo-hold", "mo-unhold", "mo-complete", "mo-reopen", "mo-cancel"), "supervisor"),
    **dict.fromkeys(("reverse", "exception-resolve", "back-entry"), "supervisor"),
    **dict.fromkeys(("override", "override gate-closed"), "quality supervisor"),
    **dict.fromkeys(("put-item", "put-bom", "put-routing", "put-workstation", "put-operator"), "admin"),
    **dict.fromkeys(("put-reason", "put-location", "put-alias", "put-terminal", "set-pin"), "admin"),
    "security": "admin supervisor",
    **dict.fromkeys(("enrol-terminal", "revoke-terminal"), "admin"),
}
"""A right, and its kind where there is one → the roles of which one is enough, as practice has it."""
ALSO: Final = {"setter": ["operator"], "quality": ["operator"], "supervisor": ["operator", "setter"]}
"""What a role may do besides, on the floor."""
BY_THE_CLOCK: Final = {"hub-session-close", "hub-call-escalate", "hub-message-expire"}
"""What the hub decides by itself."""


def right_of(row: str) -> tuple[str, str]:
    """The right and the kind that a row of the table is about."""
    right, _, kind = row.partition(" ")
    return right, kind


@pytest.mark.parametrize("row", RIGHTS)
def test_who_may(row: str) -> None:
    """By a role of their own or an included one, and with a PIN where only such a role is left."""
    right, kind = right_of(row)
    assert needed(right, kind) == set(RIGHTS[row].split())
    for role in ROLES:
        enough = needed(right, kind) & {role, *ALSO.get(role, ())}
        refusal = check_role(right, kind, frozenset({role}))
        assert (refusal is None) == bool(enough - WITH_PIN)
        assert (check_role(right, kind, frozenset({role}), proven=True) is None) == bool(enough)


def test_every_right_is_decided_about() -> None:
    """A verb that is added has to be written down here."""
    assert {right_of(row)[0] for row in RIGHTS} == {*VERBS, *BESIDES}
    assert not VERBS.keys() & BESIDES.keys()


def test_what_everyone_may_takes_no_pin() -> None:
    """A supervisor does it by badge alone, as everyone does."""
    for verb in (name for name in VERBS if needed(name) >= ON_THE_FLOOR):
        assert all(check_role(verb, "", frozenset({role})) is None for role in ON_THE_FLOOR), verb


def test_facts() -> None:
    """A fact's model is a fact's, and no other's is; a terminal sends facts, and of the rest what is said here."""
    assert {verb for verb, model in COMMANDS.items() if issubclass(model, Fact)} == FACTS
    assert {"reverse", "ship"} == AT_TERMINALS - FACTS
    assert {"ship"} == FINAL


def test_every_model_belongs_to_a_verb() -> None:
    """Or is part of one's, or what several have in common; of the requests none is a verb."""
    used = {*COMMANDS.values(), *(base for model in COMMANDS.values() for base in model.__mro__)}
    parts = {commands.Override, commands.ScrapLine, commands.Consumed, commands.BomLine, commands.RoutingStep}
    requests = {commands.Hello, commands.HelloAnswer}
    models = {thing for thing in vars(commands).values() if isinstance(thing, type) and issubclass(thing, Command)}
    assert models - used == parts | requests


@pytest.mark.parametrize("verb", VERBS.values(), ids=list(VERBS))
def test_a_declaration_fits_its_model(verb: verbs.Verb) -> None:
    """What it says of the data is there: the kind's field and its values, the order, the step."""
    fields = COMMANDS[verb.name].model_fields
    required = {name for name, field in fields.items() if field.is_required()}
    place = "step" if {"mo", "op"} <= required else "order" if "mo" in required else ""
    assert verb.on == (place if verb.fact else "")
    assert bool(verb.by_kind) == bool(verb.kind_field)
    if verb.kind_field:
        assert verb.by_kind.keys() <= set(get_args(fields[verb.kind_field].annotation))
        assert kind_of(verb.name, {verb.kind_field: "x"}) == "x"
    assert kind_of(verb.name, {}) == ""
    assert verb.by_kind.keys() <= {row.partition(" ")[2] for row in RIGHTS if right_of(row)[0] == verb.name}


@pytest.mark.parametrize("verb", VERBS)
def test_a_handler_takes_the_verbs_data(verb: str) -> None:
    """The model that its parameter is annotated with, or one that it is one of."""
    handler = HANDLERS[verb].decide
    parameter = list(inspect.signature(handler).parameters)[1]
    annotated = get_type_hints(handler)[parameter]
    if annotated is not Any:
        assert issubclass(COMMANDS[verb], annotated)
    else:
        assert VERBS[verb].record  # one handler for all of them


def test_every_verb_is_handled_and_nothing_else() -> None:
    """But for what the hub's clock decides."""
    assert HANDLERS.keys() - BY_THE_CLOCK == VERBS.keys()
    assert HANDLERS.keys() >= BY_THE_CLOCK


def test_what_can_be_taken_back() -> None:
    """Each has a mirror of its own, or its lines are mirrored and that is all."""
    reversible = {"output", "consume", "return", "move", "transfer", "count", "receive", "adjust", "op-finish"}
    assert reversible == REVERSIBLE
    assert REVERSIBLE - reversal._BACK.keys() == {"transfer", "adjust"}
    assert reversal._BACK.keys() <= REVERSIBLE
    assert REVERSIBLE <= FACTS


def test_moments() -> None:
    """Where a bare number is no time: in whatever field of a command holds one."""
    assert MOMENTS == ("happened", "counted_at", "due", "planned_start", "planned_end")


def listed(path: Path) -> list[list[str]]:
    """The verbs that stand in one set, tuple or list of a module, where there are several."""
    literals = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            words = [word.value for word in node.elts if isinstance(word, ast.Constant)]
            literals.append([str(word) for word in words if word in VERBS])
    return [words for words in literals if len(words) > 2]


def test_nobody_else_lists_verbs() -> None:
    """A rule about verbs is told by their declarations; tables of what a verb does are dictionaries, held against them."""
    root = Path(verbs.__file__).parent.parent
    modules = [path for part in ("shared", "hub", "terminal") for path in (root / part).rglob("*.py")]
    lists = {str(path.relative_to(root)): listed(path) for path in modules}
    assert len(lists) > 300
    assert {path: words for path, words in lists.items() if words} == {}


def test_events() -> None:
    """Where everyone who listens has found them so far."""
    by_aggregate = {
        "mo": {"op-start", "op-pause", "op-resume", "op-finish", "output", "consume", "return", "reverse"},
        "ws": {"sign-on", "sign-off", "downtime-start", "downtime-stop"},
        "stock": {"receive", "adjust", "transfer", "move", "count", "ship", "price-correct"},
        "call": {"call", "call-take", "call-close"},
        "message": {"note", "message", "message-read"},
        "exception": {"exception-resolve"},
        "ref": {f"put-{record}" for record in MASTER_ROWS} | {"enrol-terminal", "revoke-terminal"} | BY_THE_CLOCK,
    }
    by_aggregate["mo"] |= {verb for verb in VERBS if verb.startswith("mo-")}
    assert {topic_of(verb) for verb in (*VERBS, *BY_THE_CLOCK)} == {
        f"{aggregate}/{verb}" for aggregate, members in by_aggregate.items() for verb in members
    }


def test_orders() -> None:
    """From which states; what is over takes nothing any more, and only two verbs end an order for good."""
    legal = {verb: " ".join(VERBS[verb].order_states) for verb in VERBS if VERBS[verb].order_states}
    not_ended = "draft planned released in progress"
    assert legal == {
        "op-start": "released in progress",
        "mo-plan": "draft",
        "mo-release": "draft planned",
        **dict.fromkeys(("mo-hold", "mo-unhold", "mo-priority", "mo-quantity", "mo-cancel"), not_ended),
        "mo-complete": "released in progress",
        "mo-reopen": "completed",
        "mo-close": "completed",
    }
    assert all(check_order(verb, state) for verb in legal for state in OVER)
    assert {verb for verb in legal if OVER & {*VERBS[verb].order_states.values()}} == {"mo-close", "mo-cancel"}


@pytest.mark.parametrize(
    ("state", "codes"),
    [
        ("", (None, "not-started", "not-started", "not-started")),
        ("open", ("already-started", None, "not-paused", None)),
        ("paused", (None, "already-paused", None, None)),
        ("closed", ("already-started", "not-started", "not-started", "not-started")),
    ],
)
def test_sessions(state: str, codes: tuple[str | None, ...]) -> None:
    """Start, pause, resume, finish, in each state of the actor's session."""
    session = [verb for verb in VERBS if VERBS[verb].session_states]
    refusals = [check_session(verb, state) for verb in session]
    assert session == ["op-start", "op-pause", "op-resume", "op-finish"]
    assert tuple(refusal and refusal.code for refusal in refusals) == codes


def test_ways_out_of_what_was_parked() -> None:
    """On an order that is over nothing is applied, and only material is charged."""
    assert {verb for verb in VERBS if "charge" in ways_out("parked", verb, "closed")} == CHARGEABLE == {"output", "consume"}
    assert {verb for verb in VERBS if "apply" not in ways_out("parked", verb, "cancelled")} == ON_ORDER == ON_STEP | {"move"}
    assert all("apply" in ways_out("parked", verb, "released") for verb in VERBS)
    assert ways_out("gate-passed") == ("dismiss",)
    assert {way for ways in HOWS.values() for way in ways} == set(WAYS)


def test_every_verb_is_told() -> None:
    """With quantities and places where there are any, else by its name."""
    step = "OP 010 of MO-2026-00184"
    told_more = {
        **{verb: f"{verb} at CUT-01" for verb in ("sign-on", "sign-off", "downtime-start", "downtime-stop", "call")},
        **{verb: f"{verb} at {step}" for verb in ("op-start", "op-pause", "op-resume", "op-finish")},
        "output": f"7 good, 1 rework, 2 set aside, 1 scrap (DIM) at {step}",
        "consume": f"0.5 RM-001 from L-CUT (extra) for {step}",
        "return": f"0.25 RM-001 of {step} back to L-CUT",
        "move": "1 RM-001 from RAW to L-CUT for MO-2026-00184",
        "transfer": "14 RM-003 lot 2604-00012 from RAW to L-UPH",
        "count": "count of 19.5 RM-001 at RAW",
        "receive": "120 RM-003 lot 2605-00001 received into RAW",
        "adjust": "adjustment by -1.5 RM-001 at RAW",
    }
    for verb, envelope in frozen("commands").items():
        data = COMMANDS[verb].model_validate(envelope["data"])
        assert described(verb, data, str.upper) == told_more.get(verb, verb)
    again = COMMANDS["output"].model_validate(
        {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01", "good": "0", "source": "suspect"}
    )
    assert described("output", again, str.upper) == f"time without pieces out of SUSPECT at {step}"
    assert described("teleport", None, str.upper) == "teleport"


def test_master_data() -> None:
    """Every kind of record has its rows, its handler's part and its words of the command line, a terminal's place aside."""
    assert [verb.record for verb in VERBS.values() if verb.record] == list(MASTER_ROWS)
    assert master._ROWS.keys() == master.KINDS.keys() == {f"put-{record}" for record in MASTER_ROWS}
    assert MASTER.keys() == master.KINDS.keys() - {"put-terminal"} == {f"put-{noun}" for noun in MASTER_DATA}
    assert master_commands._LISTED.keys() == MASTER_DATA.keys()
    printed = {"item", "workstation", "operator", "reason", "location"}
    assert {verb.record for verb in VERBS.values() if verb.printed} == printed


def test_screens() -> None:
    """Keys and lines of the screens name verbs, and only those that belong there."""
    assert " ".join(ORDER_VERBS) == ("mo-release mo-hold mo-unhold mo-complete mo-cancel mo-priority mo-reopen mo-close")
    assert ACTIONS.keys() - VERBS.keys() == WAYS.keys() - VERBS.keys()
    assert {"reason", "priority"} <= ASK.keys()
    assert {"output", "consume", "return", "reverse"} == BOOKINGS
    elsewhere = {"sign-on", "sign-off", "downtime-start", "downtime-stop", "reverse", "call-close", "message-read"}
    assert ON_STEP | elsewhere == OVERLAID

"""Rights by role: every verb by every role, with and without a PIN."""

from typing import Any, Final

import pytest
from argon2 import PasswordHasher

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from shared.verbs import AT_TERMINALS, FACTS, VERBS
from tests.hub.floor import PIN, ask, clean, done, floor, give_pin, refused
from tests.support.hub import Hub
from tests.support.plants import ADMIN, BOSS, PEOPLE, STOOLS

ROLE_OF: Final = {role: badge for badge, role in PEOPLE.items()}
FLOOR: Final = {"operator", "setter", "storekeeper", "quality", "supervisor"}
"""Everyone who stands on the floor."""
WORKERS: Final = {"operator", "setter", "quality", "supervisor"}
SUPERVISOR = {"supervisor*"}
STOREKEEPER = {"storekeeper"}
ADMINS = {"admin*"}
GHOST = "MO-2026-00999"
PLACE: dict[str, Any] = {"mo": GHOST, "op": "010", "workstation": "CUT-01"}
SHELF: dict[str, Any] = {"item": "GHOST", "location": "RAW", "q": "1"}
STEP: dict[str, Any] = {"mo": GHOST, "op": "010", **SHELF}
WHEN = "2026-11-18T10:00:00Z"

# A role with a star needs the person's PIN. The data name things that don't exist, so that nothing but the right decides.
MAY: Final[dict[str, tuple[set[str], dict[str, Any]]]] = {
    "sign-on": (FLOOR, {"workstation": "GHOST"}),
    "sign-off": (FLOOR, {"workstation": "GHOST"}),
    "op-start": (WORKERS, {**PLACE, "kind": "run"}),
    "op-start rework": (WORKERS, {**PLACE, "kind": "rework"}),
    "op-start setup": ({"setter", "supervisor"}, {**PLACE, "kind": "setup"}),
    "op-pause": (FLOOR, {**PLACE, "reason": "BRK"}),
    "op-resume": (FLOOR, PLACE),
    "op-finish": (FLOOR, PLACE),
    "downtime-start": (FLOOR, {"workstation": "GHOST", "reason": "JAM"}),
    "downtime-stop": (FLOOR, {"workstation": "GHOST"}),
    "output": (WORKERS, {**PLACE, "good": "1"}),
    "output suspect": ({"quality"}, {**PLACE, "good": "1", "source": "suspect"}),
    "consume": (WORKERS | STOREKEEPER, {**STEP, "kind": "planned"}),
    "consume extra": (WORKERS | STOREKEEPER, {**STEP, "kind": "extra", "reason": "SPO"}),
    "return": (WORKERS | STOREKEEPER, STEP),
    "move": (STOREKEEPER, {"mo": GHOST, "item": "GHOST", "from": "RAW", "to": "FG", "q": "1"}),
    "transfer": (STOREKEEPER, {"item": "GHOST", "from": "RAW", "to": "FG", "q": "1"}),
    "count": (STOREKEEPER, {**SHELF, "counted_at": WHEN, "reason": "CNT"}),
    "receive": (STOREKEEPER, SHELF),
    "adjust": (STOREKEEPER, {**SHELF, "reason": "CNT"}),
    "ship": (STOREKEEPER, SHELF),
    "price-correct": ({"accountant*"}, {"receipt": "999999", "cost": "1"}),
    "call": (FLOOR, {"workstation": "GHOST", "kind": "material"}),
    "call-take": (FLOOR, {"call": "CALL-0"}),
    "call-close": (FLOOR, {"call": "CALL-0"}),
    "note": (FLOOR, {"subject": "x", "text": "y"}),
    "message": (FLOOR, {"to": "GHOST", "text": "y"}),
    "message-read": (FLOOR, {"message": "MSG-0"}),
    "mo-create": ({"planner"}, {"item": "GHOST", "q": "1"}),
    "mo-plan": ({"planner"}, {"mo": GHOST}),
    "mo-release": (SUPERVISOR, {"mo": GHOST}),
    "mo-hold": (SUPERVISOR, {"mo": GHOST, "reason": "x"}),
    "mo-unhold": (SUPERVISOR, {"mo": GHOST}),
    "mo-priority": ({"planner", "supervisor*"}, {"mo": GHOST, "priority": 1}),
    "mo-quantity": ({"planner", "supervisor*"}, {"mo": GHOST, "q": "1"}),
    "mo-complete": (SUPERVISOR, {"mo": GHOST}),
    "mo-reopen": (SUPERVISOR, {"mo": GHOST}),
    "mo-cancel": (SUPERVISOR, {"mo": GHOST, "reason": "x"}),
    "mo-close": ({"accountant*"}, {"mo": GHOST}),
    "reverse": (SUPERVISOR, {"command": "999999", "reason": "x"}),
    "exception-resolve": (SUPERVISOR, {"exception": "EX-0", "how": "dismiss", "reason": "x"}),
    "back-entry": (SUPERVISOR, {**PLACE, "good": "1", "behalf": "0022"}),
    "put-item": (ADMINS, {"id": "N1", "home": "GHOST"}),
    "put-bom": (ADMINS, {"id": "N1", "item": "GHOST", "lines": []}),
    "put-routing": (ADMINS, {"id": "N1", "item": "GHOST", "steps": [{"op": "010", "group": "G"}]}),
    "put-workstation": (ADMINS, {"id": "N1", "group": "G", "supply": "GHOST"}),
    "put-operator": (ADMINS, {"id": "N1", "rev": 7}),
    "put-reason": (ADMINS, {"id": "N1", "kind": "scrap", "rev": 7}),
    "put-location": (ADMINS, {"id": "N1", "rev": 7}),
    "put-alias": (ADMINS, {"id": "N1", "item": "GHOST"}),
    "put-terminal": (ADMINS, {"id": "N1", "workstation": "GHOST"}),
    "enrol-terminal": (ADMINS, {"id": "N1", "code_sum": "0" * 64}),
    "revoke-terminal": (ADMINS, {"id": "N1", "reason": "x"}),
}
BY_RIGHT: Final = {"role-needed", "pin-needed", "client-role", "grant-wrong", "badge-unknown", "badge-inactive"}


@pytest.fixture(name="hub", scope="module")
def _hub() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        hub = floor()
        give_pin(hub, *PEOPLE)
        yield hub


def verb_of(row: str) -> str:
    """The verb a row of the table is about."""
    return "output" if row == "back-entry" else row.split(maxsplit=1)[0]


def sends(hub: Hub, row: str, badge: str, *, pin: bool) -> str:
    """The code of the answer: at a terminal where the verb belongs there, else at a board without roles of its own."""
    verb, data = verb_of(row), dict(MAY[row][1])
    plane: Any = "t" if verb in AT_TERMINALS else "x"
    client = "T1" if plane == "t" else "board"
    if pin:
        answer = ask(hub, "authorise", client, plane, badge=badge, pin=PIN, for_=verb)
        if answer["status"] != "ok":
            return str(answer["code"])
        data["grant"] = answer["grant"]
    if plane == "t":
        code = hub.terminal(verb, badge, **data)["code"]
    else:
        body = seal(verb=verb, identity=hub.identity(), source=client, time=hub.clock(), data=data, authid=badge)
        code = hub.send(Arrival("x", client, verb, to_bytes(body)))[0]["code"]
    return str(code)


def test_the_table_names_every_verb() -> None:
    """A verb that is added has to be decided about."""
    assert {verb_of(row) for row in MAY} == set(VERBS)


@pytest.mark.parametrize("row", MAY)
def test_rights(hub: Hub, row: str) -> None:
    """Who may, may; who may not is told by a rule about rights; a star means not without the PIN."""
    roles = MAY[row][0]
    at_terminal = verb_of(row) in AT_TERMINALS
    for role, badge in ROLE_OF.items():
        by_badge, by_pin = sends(hub, row, badge, pin=False), sends(hub, row, badge, pin=True)
        where = f"{role}: {by_badge} by badge, {by_pin} by PIN"
        assert (by_pin not in BY_RIGHT) == bool({role, f"{role}*"} & roles), where
        if row == "reverse" and role in FLOOR:
            assert by_badge == "command-unknown", where  # UNDO is everyone's
        elif at_terminal:
            assert (by_badge not in BY_RIGHT) == (role in roles), where
            assert (by_badge == "pin-needed") == (f"{role}*" in roles), where
        else:
            assert by_badge == "client-role", where


def test_nothing_of_all_this_has_moved_anything(hub: Hub) -> None:
    """The table is about rights alone."""
    assert hub.sql("SELECT count(*) FROM booking") == [(0,)]
    clean(hub)


def test_several_roles_add_up(hub: Hub) -> None:
    """What any of them allows by badge needs no PIN."""
    done(hub.office("put-operator", id="0051", name="Both", roles=["planner", "supervisor", "storekeeper"]))
    give_pin(hub, "0051")
    assert sends(hub, "receive", "0051", pin=False) not in BY_RIGHT
    assert sends(hub, "back-entry", "0051", pin=False) == "pin-needed"
    assert sends(hub, "mo-hold", "0051", pin=True) not in BY_RIGHT
    assert sends(hub, "mo-create", "0051", pin=True) not in BY_RIGHT


def test_a_clients_roles_are_enough_without_a_badge(hub: Hub) -> None:
    """`weak` is an operator: it may report, and no more."""
    assert hub.office("output", client="weak", **PLACE, good="1")["code"] == "order-unknown"
    for verb, data in (("receive", SHELF), ("mo-hold", {"mo": STOOLS, "reason": "x"}), ("put-location", {"id": "N1"})):
        refused(hub.office(verb, client="weak", **data), "client-role")
    refused(hub.office("output", client="weak", **PLACE, behalf="0022"), "client-role")


@pytest.mark.parametrize("verb", sorted(set(VERBS) - AT_TERMINALS))
def test_a_terminal_never_sends_what_belongs_in_the_office(hub: Hub, verb: str) -> None:
    """Whoever stands there, whatever they have confirmed."""
    badge = BOSS if verb.startswith(("mo-", "exception")) else ADMIN
    data = dict(MAY[verb][1])
    granted = ask(hub, "authorise", badge=badge, pin=PIN, for_=verb)
    refused(hub.terminal(verb, badge, **data, grant=granted.get("grant", "")), "client-role")


def test_a_missing_right_parks_a_fact_and_names_the_role(hub: Hub) -> None:
    """It did happen; a supervisor applies it."""
    answer = hub.terminal("receive", ROLE_OF["operator"], item="RM-006", location="RAW", q="1", cost="1")
    refused(answer, "role-needed", "parked")
    assert "storekeeper" in answer["message"]
    refused(hub.terminal("ship", ROLE_OF["operator"], **SHELF), "role-needed")


@pytest.mark.parametrize("verb", sorted(FACTS))
def test_a_supervisor_enters_every_fact_for_another(hub: Hub, verb: str) -> None:
    """The grant is for the verb and is only good with whose work it was: practice 24."""
    row = next(row for row in MAY if row.split(maxsplit=1)[0] == verb)
    given = ask(hub, "authorise", badge=BOSS, pin=PIN, for_=verb)
    assert given["status"] == "ok", given
    data = {**MAY[row][1], "grant": given["grant"]}
    assert hub.terminal(verb, BOSS, **data, behalf="0022")["code"] not in BY_RIGHT
    if "supervisor*" not in MAY[row][0] and "supervisor" not in MAY[row][0]:
        refused(hub.terminal(verb, BOSS, **data), "role-needed", "parked")


def test_nobody_else_gets_a_grant_for_what_they_may_not_do(hub: Hub) -> None:
    """Back-entry is a supervisor's; and what is no fact is entered by nobody for another."""
    for badge in set(PEOPLE) - {BOSS, ROLE_OF["storekeeper"]}:
        assert ask(hub, "authorise", badge=badge, pin=PIN, for_="receive")["code"] == "role-needed"
    assert ask(hub, "authorise", badge=BOSS, pin=PIN, for_="ship")["code"] == "role-needed"

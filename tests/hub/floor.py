"""What the tests of the floor share: a person of every role, a second small product, and looks into the books.

The stools: 1 set of screws (RM-006, 6.50) at 010, 2 casters (RM-004, 8.00) at 020; 22.50 of material each, 10 ordered.
"""

import json
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any

from hub.proof.verify.report import verify
from shared.envelope import to_bytes
from shared.quantity import show
from tests.support.hub import Hub, chairs
from tests.support.plants import CHAIRS, FURNISHING, OPERATOR, STOOLS

CUT = {"mo": CHAIRS, "op": "010", "workstation": "CUT-01"}
FIRST = {"mo": STOOLS, "op": "010", "workstation": "CUT-01"}
LAST = {"mo": STOOLS, "op": "020", "workstation": "PACK-01"}
COMING = "MO-2026-00300"
"""An order that the floor does not have yet."""
WAITING = {**FIRST, "mo": COMING}
PIN = "4711"
NOTED = "SELECT mo, line, place, pieces, by_hand FROM mo_supply WHERE pieces <> 0 OR by_hand <> 0 ORDER BY 1, 2, 3"


def floor() -> Hub:
    """The chairs' plant with these people, the stools' order released and its material at the line; T1 has said hello."""
    hub = Hub(image=_image())
    hub._ids = count(2_000)
    hub.hello()
    return hub


@cache
def _image() -> bytes:
    hub = chairs()
    furnish(hub)
    return hub.dump()


def furnish(hub: Hub) -> None:
    """What the floor has and the chairs' plant lacks."""
    hub.build(FURNISHING)


def order(hub: Hub, mo: str, q: str = "10", item: str = "STOOL") -> None:
    """Create and release an order."""
    done(hub.office("mo-create", mo=mo, item=item, q=q))
    done(hub.office("mo-release", mo=mo))


def done(answer: dict[str, Any], *flags: str) -> dict[str, Any]:
    """The answer, which has to be *accepted* with exactly these flags."""
    assert (answer["status"], sorted(answer["flags"])) == ("accepted", sorted(flags)), answer
    return answer


def refused(answer: dict[str, Any], code: str, status: str = "rejected") -> None:
    """The answer has to be no, by this rule, and say what would help."""
    assert (answer["status"], answer["code"]) == (status, code), answer
    assert answer["message"]
    assert answer["help"]


def make(hub: Hub, good: str = "4", badge: str = OPERATOR) -> tuple[dict[str, Any], dict[str, Any]]:
    """Stools through both steps; the two bookings' answers."""
    answers = []
    for step in (FIRST, LAST):
        done(hub.terminal("op-start", badge, **step))
        answers.append(done(hub.terminal("output", badge, **step, good=good)))
        done(hub.terminal("op-pause", badge, **step, reason="BRK"))
    return answers[0], answers[1]


def clean(hub: Hub) -> None:
    """`verify` has nothing to say."""
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    assert report.clean, [str(breach) for breach in report.breaches]


# --- taking back and settling -------------------------------------------------------------------------------


def undo(hub: Hub, answer: dict[str, Any], badge: str = OPERATOR, **envelope: Any) -> dict[str, Any]:
    """What the UNDO card sends."""
    return hub.send(hub.sealed("reverse", badge, {"command": answer["id"], "reason": "undo"}, **envelope))[0]


def back(hub: Hub, answer: dict[str, Any], reason: str = "a mistake") -> dict[str, Any]:
    """The office reverses a command by its number."""
    return hub.office("reverse", command=str(answer["no"]), reason=reason)


def settle(hub: Hub, exception: str, how: str, reason: str = "asked around") -> dict[str, Any]:
    """The office's decision."""
    return hub.office("exception-resolve", exception=exception, how=how, reason=reason)


def settled(hub: Hub, kind: str) -> list[Any]:
    """How the exceptions of a kind that nobody decided about were settled."""
    return hub.sql("SELECT status, how, who, reason FROM exception WHERE kind = :kind ORDER BY no", kind=kind)


def only(hub: Hub, kind: str) -> str:
    """The one open exception of a kind."""
    (exception,) = exceptions(hub, kind)
    return exception


# --- badges and PINs --------------------------------------------------------------------------------------


def ask(hub: Hub, query: str, client: str = "T1", plane: Any = "t", **fields: Any) -> dict[str, Any]:
    """A request and its answer."""
    hub.now += 1000
    out = hub.engine.ask(plane, client, query, to_bytes({"id": "q", **_named(fields)}), hub.now)
    answer: dict[str, Any] = json.loads(out[0].payload)
    return answer


def _named(fields: dict[str, Any]) -> dict[str, Any]:
    return {key.rstrip("_"): value for key, value in fields.items()}


def give_pin(hub: Hub, *badges: str, pin: str = PIN) -> None:
    """Set PINs from the office."""
    for badge in badges:
        assert ask(hub, "set-pin", "office", "x", badge=badge, pin=pin)["status"] == "ok"


def grant(hub: Hub, badge: str, verb: str, client: str = "T1", plane: Any = "t") -> str:
    """A grant for one verb; the badge's PIN is set when it has none."""
    if not hub.sql("SELECT 1 FROM pin WHERE badge = :badge", badge=badge):
        give_pin(hub, badge)
    answer = ask(hub, "authorise", client, plane, badge=badge, pin=PIN, for_=verb)
    assert answer["status"] == "ok", answer
    return str(answer["grant"])


def confirmed(hub: Hub, verb: str, badge: str, **data: Any) -> dict[str, Any]:
    """A command of terminal T1, confirmed with badge and PIN."""
    return hub.terminal(verb, badge, grant=grant(hub, badge, verb), **data)


# --- time -------------------------------------------------------------------------------------------------


def ago(hub: Hub, minutes: float) -> str:
    """A moment as it stands in a command."""
    return (hub.clock() - timedelta(minutes=minutes)).isoformat()


def late(hub: Hub, verb: str, badge: str, minutes: float, **data: Any) -> dict[str, Any]:
    """A terminal's command that happened some minutes ago and arrives now."""
    return hub.send(hub.sealed(verb, badge, data, time=hub.clock() - timedelta(minutes=minutes)))[0]


# --- the books --------------------------------------------------------------------------------------------


def wip(hub: Hub, mo: str = STOOLS) -> dict[str, tuple[str, str]]:
    """Item → quantity and value in an order's WIP; what is empty is left out."""
    rows = hub.sql("SELECT item, q, v FROM balance WHERE location = 'WIP' AND mo = :mo AND (q <> 0 OR v <> 0)", mo=mo)
    return {item: (show(q), show(v)) for item, q, v in rows}


def pool(hub: Hub, item: str) -> tuple[str, str]:
    """Quantity and value of an item over all its places."""
    ((q, v),) = hub.sql("SELECT q, v FROM pool WHERE item = :item", item=item)
    return show(q), show(v)


def account(hub: Hub, name: str) -> str:
    """The value that stands on one of the ledger's own accounts."""
    ((v,),) = hub.sql("SELECT coalesce(sum(v), 0) FROM balance WHERE location = :name", name=name)
    return show(v)


def lines(hub: Hub, answer: Mapping[str, Any]) -> list[tuple[str, str, str, str, str]]:
    """The ledger lines of a command: item, from, to, quantity, value."""
    rows = hub.sql("SELECT item, from_loc, to_loc, q, v FROM movement_line WHERE no = :no ORDER BY line", no=answer["no"])
    return [(item, out, into, show(q), show(v)) for item, out, into, q, v in rows]


def exceptions(hub: Hub, kind: str, status: str = "open") -> list[str]:
    """Exceptions of a kind, by id."""
    rows = hub.sql("SELECT id FROM exception WHERE kind = :kind AND status = :status ORDER BY no", kind=kind, status=status)
    return [row[0] for row in rows]


def step(hub: Hub, mo: str, op: str) -> tuple[str, str, str, str]:
    """Good, scrap, rework and suspect of a step."""
    doc = hub.document("op", mo, op)
    return doc["good"], doc["scrap"], doc["rework"], doc["suspect"]


def gone(hub: Hub, *key: str) -> bool:
    """Whether a document has been taken down."""
    return hub.engine.document(key, hub.now).payload == b""


def quantities(hub: Hub) -> list[Any]:
    """Everything that is counted: stock, WIP, steps, material of the orders, goods received."""
    return [
        hub.sql("SELECT item, lot, location, mo, q FROM balance WHERE q <> 0 ORDER BY 1, 2, 3, 4"),
        hub.sql("SELECT mo, op, good, scrap, rework, suspect FROM mo_op ORDER BY 1, 2"),
        hub.sql("SELECT mo, line, planned, extra, issued, returned FROM mo_material ORDER BY 1, 2"),
        hub.sql("SELECT id, received FROM mo ORDER BY 1"),
    ]


def books(hub: Hub) -> list[Any]:
    """The same with every value, and what the workstations count today and the sessions in all."""
    return [
        *quantities(hub),
        hub.sql("SELECT item, lot, location, mo, v FROM balance WHERE v <> 0 ORDER BY 1, 2, 3, 4"),
        hub.sql("SELECT item, q, v FROM pool WHERE q <> 0 OR v <> 0 ORDER BY 1"),
        hub.sql("SELECT id, received_value FROM mo ORDER BY 1"),
        hub.sql("SELECT id, good, scrap FROM workstation ORDER BY 1"),
        hub.sql("SELECT id, pieces FROM session WHERE pieces <> 0 ORDER BY 1"),
    ]

"""`verify` on orders has teeth: L10 – L13, L18, L19, L21, each broken by hand."""

import pytest
from sqlalchemy import text

from hub.proof.verify.report import verify
from tests.hub.floor import FIRST, LAST, clean, done, floor, make, order, refused
from tests.support import databases
from tests.support.hub import Hub
from tests.support.plants import OPERATOR, SETTER, STOOLS, STORE

OPEN = "MO-2026-00400"
RETURNED = "(SELECT no FROM reversal ORDER BY no DESC LIMIT 1)"
"""The reversal of a booking with lines."""
LOOSE = "CREATE TABLE x AS SELECT * FROM reversal; DROP TABLE reversal; ALTER TABLE x RENAME TO reversal"
"""The table without what keeps it unique."""
NAMELESS = f"UPDATE mo_material SET supply = '' WHERE mo = '{OPEN}' AND line = 1"
SUPPLIED = f"INSERT INTO mo_supply VALUES ('{OPEN}', "
CLOSING = "(SELECT no FROM inbox WHERE verb = 'mo-close')"


@pytest.fixture(name="hub", scope="module")
def _hub() -> Hub:
    """A closed order with a late charge, an open one with reversals, sessions that run and that are over."""
    hub = floor()
    make(hub, "4")
    extra = {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW", "q": "2", "kind": "extra", "reason": "SPO"}
    done(hub.terminal("consume", OPERATOR, **extra))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    done(hub.office("mo-close", mo=STOOLS))
    refused(hub.terminal("output", OPERATOR, **LAST, good="1"), "order-over", "parked")
    ((parked,),) = hub.sql("SELECT id FROM exception WHERE kind = 'parked'")
    done(hub.office("exception-resolve", exception=parked, how="charge", reason="found it"))
    for q in ("299", "298"):
        shelf = {"item": "RM-006", "location": "RAW", "q": q, "counted_at": hub.clock().isoformat(), "reason": "CNT"}
        counted = done(hub.terminal("count", STORE, **shelf))
    done(hub.office("reverse", command=str(counted["no"]), reason="wrong shelf"))
    order(hub, OPEN)
    for step in (FIRST, LAST):
        for badge in (OPERATOR, SETTER):
            done(hub.terminal("op-start", badge, **step | {"mo": OPEN}), *(["ahead-of-upstream"] if step == LAST else []))
    done(hub.terminal("output", OPERATOR, **FIRST | {"mo": OPEN}, good="5"))
    done(hub.terminal("output", OPERATOR, **LAST | {"mo": OPEN}, good="3"))
    last = done(hub.terminal("output", OPERATOR, **LAST | {"mo": OPEN}, good="2"))
    done(hub.office("reverse", command=str(last["no"]), reason="never packed"))
    clean(hub)
    return hub


@pytest.mark.parametrize(
    ("damage", "rule", "said"),
    [
        # Once, mirrored, with its pieces: L10
        (f"{LOOSE}; INSERT INTO reversal SELECT 99999, target, '' FROM reversal", "L10", "more than once"),
        ("DELETE FROM reversal", "L10", "no reversal does"),
        ("UPDATE movement SET reversal_of = NULL", "L10", "its movement was not"),
        (f"UPDATE movement_line SET v = v + 1 WHERE line = 1 AND no = {RETURNED}", "L10", "does not mirror"),
        (f"UPDATE movement_line SET to_loc = 'L-CUT' WHERE line = 1 AND no = {RETURNED}", "L10", "does not mirror"),
        (f"DELETE FROM movement_line WHERE line = 2 AND no = {RETURNED}", "L10", "does not mirror"),
        (f"UPDATE booking SET good = good + 1000000 WHERE no = {RETURNED}", "L10", "the pieces of booking"),
        (f"DELETE FROM booking WHERE no = {RETURNED}", "L10", "the pieces of booking"),
        # Nothing left and nothing later, L11
        (f"UPDATE balance SET v = 5 WHERE location = 'WIP' AND mo = '{STOOLS}' AND item = 'STOOL'", "L11", "in its WIP"),
        (f"UPDATE balance SET q = 1 WHERE location = 'WIP' AND mo = '{STOOLS}' AND item = 'RM-004'", "L11", "in its WIP"),
        (f"UPDATE mo SET status = 'closed' WHERE id = '{OPEN}'", "L11", "no command ended it"),
        (
            f"UPDATE movement_line SET mo = '{STOOLS}' WHERE item = 'RM-006' AND to_loc = 'WIP' AND mo = '{OPEN}'",
            "L11",
            "which was over since",
        ),
        (
            f"UPDATE movement SET kind = 'output' WHERE no > {CLOSING} AND kind = 'exception-resolve'",
            "L11",
            "which was over since",
        ),
        (
            f"UPDATE movement_line SET from_loc = 'WIP' WHERE from_loc = 'ADJUST' AND no > {CLOSING} AND mo = '{STOOLS}'",
            "L11",
            "which was over since",
        ),
        # The goods, L12
        (f"UPDATE mo SET received = received + 1000000 WHERE id = '{OPEN}'", "L12", "4 received, 3 booked"),
        (f"UPDATE mo SET received_value = received_value - 1 WHERE id = '{STOOLS}'", "L12", "are worth"),
        (
            f"UPDATE movement_line SET q = q + 1000000 WHERE item = 'STOOL' AND to_loc = 'FG' AND mo = '{OPEN}'",
            "L12",
            "came into stock",
        ),
        # Closing takes what was there, L13
        (f"UPDATE movement_line SET q = q + 1 WHERE item = 'RM-004' AND no = {CLOSING}", "L13", "of RM-004"),
        (f"UPDATE movement_line SET v = v + 1 WHERE q = 0 AND no = {CLOSING}", "L13", "of STOOL"),
        (f"DELETE FROM movement_line WHERE item = 'RM-006' AND no = {CLOSING}", "L13", "closing it took 0 (0)"),
        # What a step consumed, L18
        (f"UPDATE mo_material SET issued = issued + 1 WHERE mo = '{OPEN}' AND line = 1", "L18", "RM-006 issued"),
        (f"UPDATE mo_material SET planned = 99000000 WHERE mo = '{OPEN}' AND line = 2", "L18", "99 planned"),
        (f"{SUPPLIED} 2, 'RAW', 0, 1000000)", "L18", "0 planned, of which by place 1 RAW"),
        (f"{SUPPLIED} 2, 'RAW', 0, -1000000)", "L18", "of which by place -1 RAW"),
        (f"{SUPPLIED} 1, 'L-PACK', 2000000, 0)", "L18", "all from L-CUT, and by place 2 L-PACK"),
        (f"{NAMELESS}; {SUPPLIED} 1, 'L-CUT', 1000000, 0)", "L18", "5 pieces, by place 1 L-CUT"),
        (f"UPDATE mo_material SET supply = 'L-PACK' WHERE mo = '{OPEN}' AND line = 1", "L18", "say more of L-CUT"),
        # What was parked and quarantined, L19
        ("DELETE FROM exception WHERE kind = 'parked'", "L19", "parked"),
        ("UPDATE exception SET kind = 'quarantined' WHERE kind = 'parked'", "L19", "quarantined"),
        # The last count of a shelf, L19
        ("UPDATE stock_count SET counted_at = counted_at + 1", "L19", "the last count of RM-006 RAW"),
        ("UPDATE stock_count SET counted_at = 0, no = 1", "L19", "is said to be command 1"),
        ("DELETE FROM stock_count", "L19", "is not known as its last"),
        # Sessions and their time, L21
        (f"UPDATE session SET badge = '{OPERATOR}' WHERE status = 'open'", "L21", "2 open sessions"),
        ("UPDATE session SET status = 'paused', badge = '0031' WHERE status = 'open'", "L21", "2 open sessions"),
        ("UPDATE session_slice SET ms = -1 WHERE kind = 'run'", "L21", "lasted -1 ms"),
        (f"UPDATE session SET worked_ms = worked_ms + 1 WHERE mo = '{STOOLS}'", "L21", "its stretches sum to"),
    ],
)
def test_damage_is_named(hub: Hub, damage: str, rule: str, said: str) -> None:
    """The rule that guards against it finds it and says what it saw."""
    with hub.database.connect() as connection:
        databases.unguard(connection, checks=True)
        assert verify(connection).clean
        changed = [connection.execute(text(statement)).rowcount for statement in damage.split("; ")]
        assert changed[-1] > 0
        breaches = [str(breach) for breach in verify(connection).breaches]
        connection.rollback()
        databases.guard(connection)
    assert any(breach.startswith(rule) and said in breach for breach in breaches), breaches


def test_the_rules_hold_on_an_empty_database() -> None:
    """And on one with nothing but a plant."""
    clean(Hub())
    clean(floor())

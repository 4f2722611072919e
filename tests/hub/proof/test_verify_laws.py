"""Every law of the ledger, broken by hand in a real database, is named; and what broke first is named first."""

import json
from collections import defaultdict

import pytest
from sqlalchemy import Connection, text

from hub.core.books.ledger import GENESIS, VIRTUAL, balance_key, chain
from hub.proof.verify.report import Report, verify
from shared.envelope import digest
from tests.hub.eventful import eventful
from tests.hub.floor import clean, done, floor
from tests.support import databases
from tests.support.hub import Hub

TWICE = (
    "CREATE TABLE x AS SELECT * FROM inbox; DROP TABLE inbox; ALTER TABLE x RENAME TO inbox; "
    "UPDATE inbox SET id = (SELECT id FROM inbox WHERE no = 9) WHERE no = 10"
)
"""In a table without what keeps it unique."""
SHIFTED = (
    "UPDATE pool SET v = v + 1 WHERE item = 'NAIL'; UPDATE balance SET v = v - 1 WHERE item = 'NAIL' AND location = 'ADJUST'"
)
UNJUDGED = (
    "UPDATE booking SET rework = rework + 1 WHERE source = 'suspect'; "
    "UPDATE mo_op SET rework = rework + 1 WHERE op = '010' AND mo = 'MO-2026-00200'"
)
NAILS = "(SELECT no FROM movement_line WHERE item = 'NAIL' AND to_loc = 'ADJUST' ORDER BY no LIMIT 1 OFFSET {})"
HELD = "(SELECT no FROM exception WHERE kind = 'order-not-running')"
FREE = "(SELECT min(no) FROM inbox WHERE verb = 'output' AND status = 'accepted')"
TAKEN = "UPDATE movement_line SET v = {} WHERE no = " + NAILS.format(2)


@pytest.fixture(name="hub", scope="module")
def _hub() -> Hub:
    """Everything that can happen, and nails: 10 at 3.333333, taken in two goes; 10 at 4, of which 3 are taken."""
    hub = floor()
    done(hub.office("put-item", id="NAIL", home="RAW"))
    for q, cost in (("10", "3.333333"), ("-4", ""), ("-6", ""), ("10", "4"), ("-3", "")):
        if cost:
            done(hub.office("receive", item="NAIL", location="RAW", q=q, cost=cost))
        else:
            done(hub.office("adjust", item="NAIL", location="RAW", q=q, reason="CNT"))
    eventful(hub)
    clean(hub)
    return hub


def rebook(connection: Connection) -> None:
    """Make hashes, balances and pools what the lines say, as somebody would who knows how it is done."""
    lines = defaultdict(list)
    fold: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    pools: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in connection.execute(text("SELECT * FROM movement_line ORDER BY no, line")).mappings():
        parts = (row[name] for name in ("line", "item", "lot", "from_loc", "to_loc", "mo", "q", "v"))
        lines[row["no"]].append(",".join(str(value) for value in parts))
        for place, sign in ((row["from_loc"], -1), (row["to_loc"], 1)):
            balance = fold[balance_key(row["item"], row["lot"], place, row["mo"])]
            balance[0] += sign * row["q"]
            (balance if place in VIRTUAL else pools[row["item"]])[1] += sign * row["v"]
            pools[row["item"]][0] += 0 if place in VIRTUAL else sign * row["q"]
    previous = GENESIS
    for row in connection.execute(text("SELECT * FROM movement ORDER BY no")).mappings().all():
        content = "|".join(lines[row["no"]])
        previous = chain(previous, row["no"], row["kind"], row["at"], row["reversal_of"], content)
        connection.execute(text("UPDATE movement SET hash = :hash WHERE no = :no"), {"hash": previous, "no": row["no"]})
    for (item, lot, place, mo), (q, v) in fold.items():
        connection.execute(
            text("UPDATE balance SET q = :q, v = :v WHERE item = :item AND lot = :lot AND location = :place AND mo = :mo"),
            {"q": q, "v": v, "item": item, "lot": lot, "place": place, "mo": mo},
        )
    for item, (q, v) in pools.items():
        connection.execute(text("UPDATE pool SET q = :q, v = :v WHERE item = :item"), {"q": q, "v": v, "item": item})


def after(hub: Hub, damage: str, *, covered: bool = False) -> Report:
    """What `verify` finds after some statements, which are then undone."""
    with hub.database.connect() as connection:
        databases.unguard(connection, checks=True)
        for statement in damage.split("; "):
            assert connection.execute(text(statement)).rowcount != 0
        if covered:
            rebook(connection)
        report = verify(connection)
        connection.rollback()
        databases.guard(connection)
        connection.rollback()
    return report


@pytest.mark.parametrize(
    ("damage", "rules", "said"),
    [
        ("UPDATE balance SET q = q + 1 WHERE item = 'NAIL' AND location = 'SUPPLIER'", "L1 L3", "quantities of NAIL sum to"),
        ("UPDATE balance SET v = v + 1 WHERE item = 'NAIL' AND location = 'SUPPLIER'", "L2 L3", "values of NAIL sum to"),
        (SHIFTED, "L3", "pool of NAIL is"),
        ("INSERT INTO movement VALUES (2, 'put-location', 1795000001000, NULL, '')", "L5 L6", "a movement without lines"),
        ("DELETE FROM inbox WHERE verb = 'make-coffee'", "L6 L8 L19", "is missing from the inbox"),
        ("UPDATE inbox SET body = replace(body, 'late in', 'early') WHERE verb = 'note'", "L6", "not what was received"),
        ("UPDATE inbox SET body = 'x' WHERE verb = 'note'", "L6", "not what was received"),
        ("UPDATE inbox SET body = '[]' WHERE verb = 'mo-close'", "L6", "a stored command can't be read"),
        ("UPDATE inbox SET digest = 'x' WHERE verb = 'hub-session-close'", "L6", "the hub-session-close of hub is not"),
        ("DELETE FROM event WHERE no = (SELECT no FROM inbox WHERE verb = 'note')", "L7", "was accepted and has no event"),
        ("UPDATE event SET no = 1 WHERE number = 2", "L7", "event 2 belongs to no accepted command"),
        ("INSERT INTO event VALUES (9999, 9999, 'x/y', '{}')", "L7", "event 9999 belongs to no accepted command"),
        ("UPDATE event SET number = 9999 WHERE number = (SELECT max(number) FROM event)", "L7", "event 9999 stands where"),
        ("UPDATE note SET no = 1 WHERE no > 1; UPDATE inbox SET status = 'rejected' WHERE no = 1", "L7", "row of note"),
        ("UPDATE inbox SET verb = 'gift' WHERE verb = 'count'", "L7", "a movement without an accepted"),
        ("UPDATE epoch SET have_through = have_through - 1 WHERE source = 't/T2'", "L8", "is 1, answered up to 2"),
        (TWICE, "L6 L9", "was applied 2 times"),
        (UNJUDGED, "L14 L18", "pieces out of what is set aside are more or fewer"),
        ("UPDATE movement_line SET mo = '' WHERE to_loc = 'WIP' AND item = 'RM-006' AND v > 0", "", "WIP of no order"),
        (f"DELETE FROM exception WHERE no = {HELD}", "L19", "order-not-running: command"),
        (f"UPDATE exception SET no = {FREE} WHERE kind = 'order-not-running'", "L19", "without its cause"),
        ("UPDATE inbox SET received = received - 999000000 WHERE verb = 'note'", "L20", "ms before the command ahead of it"),
        (
            "UPDATE session_slice SET session = 99999 WHERE session = (SELECT min(session) FROM session_slice)",
            "L21",
            "a stretch of session 99999, which does not exist",
        ),
        ("UPDATE session SET status = 'paused' WHERE status = 'closed'", "L21", "its end does not say so"),
    ],
)
def test_damage_is_named(hub: Hub, damage: str, rules: str, said: str) -> None:
    """The rules that guard against it, no others, and in what words."""
    report = after(hub, damage)
    breaches = [str(breach) for breach in report.breaches]
    assert {breach.rule for breach in report.breaches} == set(rules.split()) or not rules, breaches
    assert any(said in breach for breach in breaches), breaches


@pytest.mark.parametrize(
    ("damage", "rules", "said"),
    [
        # A value that belongs to nothing, and one of the wrong sign
        (f"UPDATE movement_line SET v = v - 1 WHERE no = {NAILS.format(1)}", "L16", "NAIL is empty but worth 0.000001"),
        (TAKEN.format(50_000_000), "L4 L17", "disagree in sign"),
        # What was taken cost less, or more, than anything that ever came
        (TAKEN.format(2_000_000), "L17", "costs 5.428571, and was received for 4 to 4"),
        (TAKEN.format(22_000_000), "L17", "costs 2.571429, and was received for 4 to 4"),
        # Out of thin air into an order's work
        ("UPDATE movement_line SET from_loc = 'SUPPLIER' WHERE to_loc = 'WIP' AND item = 'RM-006'", "L12", "and SUPPLIER"),
        # A movement at another time than its command
        (f"UPDATE movement SET at = at + 1 WHERE no = {NAILS.format(0)}", "L20", "posted at"),
        ("UPDATE movement SET kind = 'receive' WHERE kind = 'count'", "L7", "without an accepted command of its kind"),
    ],
)
def test_damage_that_was_covered_up_is_named(hub: Hub, damage: str, rules: str, said: str) -> None:
    """With hashes, balances and pools made to fit, the law itself still finds it."""
    report = after(hub, damage, covered=True)
    breaches = [str(breach) for breach in report.breaches]
    assert set(rules.split()) <= {breach.rule for breach in report.breaches}, breaches
    assert not {"L3", "L6"} & {breach.rule for breach in report.breaches}, breaches
    assert any(said in breach for breach in breaches), breaches


def test_what_broke_first_is_named_first(hub: Hub) -> None:
    """In the order of the inbox, whatever rule finds it; what has no place in it comes last."""
    report = after(
        hub,
        f"{TAKEN.format(2_000_000)}; DELETE FROM event WHERE number = 3; "
        "UPDATE inbox SET received = received - 999000000 WHERE verb = 'note'; "
        "UPDATE epoch SET have_through = 1 WHERE source = 't/T2'",
    )
    numbers = [breach.no for breach in report.breaches]
    placed = [no for no in numbers if no]
    assert placed == sorted(placed)
    assert numbers[len(placed) :] == [0]
    assert str(report.breaches[0]).startswith("L7 at command 4: ")
    assert {breach.rule for breach in report.breaches} >= {"L3", "L6", "L7", "L8", "L17", "L20"}


def test_a_hash_covers_its_predecessor(hub: Hub) -> None:
    """Taking out a whole movement, lines and all, breaks the chain at the next one."""
    ((gone,), (following,)) = hub.sql("SELECT no FROM movement ORDER BY no LIMIT 2 OFFSET 10")
    report = after(hub, f"DELETE FROM movement_line WHERE no = {gone}; DELETE FROM movement WHERE no = {gone}")
    assert ("L6", following) in {(breach.rule, breach.no) for breach in report.breaches}


def test_the_digest_is_of_what_came(hub: Hub) -> None:
    """What stands in the inbox is the envelope, so that anyone can check it."""
    ((body, stored),) = hub.sql("SELECT body, digest FROM inbox WHERE verb = 'note'")
    assert digest(json.loads(body)) == stored

"""`verify` has teeth: every kind of damage is found and named."""

import pytest
from sqlalchemy import text

from hub.proof.verify.report import verify
from tests.support import databases
from tests.support.hub import Hub, chairs

WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}


@pytest.fixture(name="hub", scope="module")
def _hub() -> Hub:
    hub = chairs()
    hub.hello()
    hub.office("transfer", item="RM-001", from_="RAW", to="L-CUT", q="2")
    for q in ("10", "10", "10"):
        hub.terminal("output", **WHERE, good=q, scrap=[{"q": "1", "reason": "DIM"}])
    return hub


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ("UPDATE balance SET q = q + 1 WHERE item = 'RM-001' AND location = 'L-CUT'", "L3"),
        ("UPDATE pool SET v = v + 1 WHERE item = 'RM-001'", "L3"),
        ("UPDATE balance SET v = v - 7 WHERE location = 'WIP'", "L2"),
        ("UPDATE movement_line SET q = q + 5 WHERE no = (SELECT max(no) FROM movement)", "L6"),
        ("DELETE FROM movement WHERE no = (SELECT min(no) FROM movement)", "L5"),
        ("UPDATE movement SET kind = 'gift' WHERE no = (SELECT max(no) FROM movement)", "L6"),
        ("UPDATE inbox SET status = 'parked' WHERE no = (SELECT max(no) FROM movement)", "L7"),
        ("UPDATE inbox SET seq = seq + 10 WHERE seq = 3", "L8"),
        ("UPDATE epoch SET have_through = have_through + 1", "L8"),
        ("UPDATE mo_op SET good = good + 1000000 WHERE op = '010'", "L14"),
        ("UPDATE scrap SET q = q + 1000000 WHERE line = 1", "L14"),
        ("DELETE FROM exception WHERE kind = 'negative-stock'", "L19"),
        (
            "INSERT INTO exception VALUES ('X', 'over-quantity', '', 1, '', 'open', 0, 1, '', '', '', '', '', 0, '', 1)",
            "L19",
        ),
        ("UPDATE exception SET subject = 'RM-001 RAW' WHERE kind = 'negative-stock'", "L19"),
        ("UPDATE exception SET no = no + 1 WHERE kind = 'negative-stock'", "L19"),
    ],
)
def test_damage_is_found(hub: Hub, damage: str, rule: str) -> None:
    """Each deliberate damage breaks the rule that guards against it."""
    with hub.database.connect() as connection:
        databases.unguard(connection)
        assert verify(connection).clean
        assert connection.execute(text(damage)).rowcount > 0
        report = verify(connection)
        connection.rollback()
    assert rule in {breach.rule for breach in report.breaches}, [str(breach) for breach in report.breaches]
    assert all(str(breach).startswith("L") for breach in report.breaches)


def test_append_only_tables_refuse_changes(hub: Hub) -> None:
    """Triggers, not good will."""
    for table in ("inbox", "movement", "movement_line", "booking", "scrap", "event"):
        for statement in (f"UPDATE {table} SET no = no", f"DELETE FROM {table}"):
            with hub.database.connect() as connection:
                with pytest.raises(Exception, match="append-only"):
                    connection.execute(text(statement))
                connection.rollback()

"""The ledger's laws, each as one statement over the raw tables: nothing of the product reads for them."""

from collections.abc import Iterator
from typing import Any, Final

from hub.proof.verify.report import verify
from tests.machine.accountant import audit
from tests.machine.world import LawBrokenError, World

VIRTUAL: Final = (
    "('SUPPLIER','CUSTOMER','WIP','PRODUCTION','CONSUMED','SCRAP','ADJUST','LABOUR_ABSORBED','OVERHEAD_ABSORBED',"
    "'PRICE_VARIANCE','SCRAP_VARIANCE','MANUFACTURING_VARIANCE')"
)
_ENDS: Final = (
    "SELECT item, from_loc AS loc, lot, mo, -q AS q, -v AS v FROM movement_line "
    "UNION ALL SELECT item, to_loc, lot, mo, q, v FROM movement_line"
)
_KEPT: Final = (
    f"SELECT item, CASE WHEN loc IN {VIRTUAL} THEN '' ELSE lot END, loc, CASE loc WHEN 'WIP' THEN mo ELSE '' END, sum(q), "
    f"CASE WHEN loc IN {VIRTUAL} THEN sum(v) ELSE 0 END FROM ({_ENDS}) GROUP BY 1, 2, 3, 4"
)
_STATEMENTS: Final = (
    ("L1", "SELECT item, sum(q) FROM balance GROUP BY item HAVING sum(q) <> 0"),
    (
        "L2",
        (
            "SELECT item, sum(v) FROM (SELECT item, v FROM balance UNION ALL SELECT item, v FROM pool) "
            "GROUP BY item HAVING sum(v) <> 0"
        ),
    ),
    (
        "L3",
        (
            f"SELECT * FROM (SELECT * FROM ({_KEPT}) EXCEPT SELECT item, lot, location, mo, q, v FROM balance) UNION ALL "
            f"SELECT * FROM (SELECT item, lot, location, mo, q, v FROM balance WHERE q <> 0 OR v <> 0 EXCEPT {_KEPT})"
        ),
    ),
    (
        "L3",
        (
            "SELECT p.item, p.q, p.v, sum(e.q), sum(e.v) FROM pool p "
            f"LEFT JOIN ({_ENDS}) e ON e.item = p.item AND e.loc NOT IN {VIRTUAL} GROUP BY p.item "
            "HAVING p.q <> coalesce(sum(e.q), 0) OR p.v <> coalesce(sum(e.v), 0)"
        ),
    ),
    ("L4", "SELECT item, q, v FROM pool WHERE (q > 0 AND v < 0) OR (q < 0 AND v > 0)"),
    ("L16", "SELECT item, q, v FROM pool WHERE q = 0 AND v <> 0"),
    ("L5", "SELECT no, line FROM movement_line WHERE from_loc = to_loc OR q < 0 OR v < 0 OR (q = 0 AND v = 0)"),
    (
        "L10",
        (
            "SELECT reversal_of FROM movement WHERE reversal_of IS NOT NULL GROUP BY reversal_of HAVING count(*) > 1 "
            "UNION ALL SELECT target FROM reversal GROUP BY target HAVING count(*) > 1"
        ),
    ),
    (
        "L11",
        (
            "SELECT b.mo, b.item, b.q, b.v FROM balance b JOIN mo ON mo.id = b.mo "
            "WHERE b.location = 'WIP' AND mo.status IN ('closed', 'cancelled') AND (b.q <> 0 OR b.v <> 0)"
        ),
    ),
    (
        "L14",
        (
            "SELECT o.mo, o.op, o.good, o.scrap, o.rework, o.suspect FROM mo_op o LEFT JOIN (SELECT mo, op, sum(good) AS g, "
            "sum(scrap) AS s, sum(rework) AS r, sum(suspect) AS x FROM booking GROUP BY mo, op) b "
            "ON b.mo = o.mo AND b.op = o.op WHERE o.good <> coalesce(g, 0) OR o.scrap <> coalesce(s, 0) "
            "OR o.rework <> coalesce(r, 0) OR o.suspect <> coalesce(x, 0)"
        ),
    ),
    (
        "L21",
        (
            "SELECT badge, mo, op, workstation FROM session WHERE status <> 'closed' "
            "GROUP BY badge, mo, op, workstation HAVING count(*) > 1"
        ),
    ),
)
"""Law → a statement that finds its breaches."""


def check(world: World) -> None:
    """After every step: the laws that one statement shows, and the model's quantities."""
    broken = [(law, f"{row}") for law, statement in _STATEMENTS for row in world.rows(statement)]
    broken += [("model", text) for text in world.differences()]
    if broken:
        raise LawBrokenError(*broken)


def check_deeply(world: World) -> None:
    """Now and then, and at the end: an accountant reads every line, and `verify` reads everything."""
    broken = list(audit(world.rows("SELECT id, standard_cost FROM item"), _lines(world)))
    if broken:
        raise LawBrokenError(*broken)
    with world.hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    if not report.clean:
        raise LawBrokenError(*((f"verify {breach.rule}", str(breach)) for breach in report.breaches))


def _lines(world: World) -> Iterator[Any]:
    """Every line of every movement, with what the movement is."""
    return iter(
        world.rows(
            "SELECT l.no, m.kind, m.reversal_of, l.item, l.from_loc, l.to_loc, l.q, l.v "
            "FROM movement_line l JOIN movement m ON m.no = l.no ORDER BY l.no, l.line"
        )
    )


def effects(world: World) -> list[Any]:
    """Everything that is counted or valued: what only an accepted command may change."""
    return [
        world.rows("SELECT item, lot, location, mo, q, v FROM balance WHERE q <> 0 OR v <> 0 ORDER BY 1, 2, 3, 4"),
        world.rows("SELECT item, q, v FROM pool ORDER BY 1"),
        world.rows("SELECT mo, op, good, scrap, rework, suspect, done FROM mo_op ORDER BY 1, 2"),
        world.rows("SELECT mo, line, planned, extra, issued, returned FROM mo_material ORDER BY 1, 2"),
        world.rows("SELECT id, status, received, received_value, q_deliver FROM mo ORDER BY 1"),
        world.rows("SELECT id, status, worked_ms, pieces FROM session ORDER BY 1"),
        world.rows("SELECT count(*), max(no) FROM movement"),
    ]


def quantities(world: World) -> list[Any]:
    """What L18 speaks of: quantities everywhere, whatever came first."""
    return [
        world.rows("SELECT item, lot, location, mo, q FROM balance WHERE q <> 0 ORDER BY 1, 2, 3, 4"),
        world.rows("SELECT mo, op, good, scrap, rework, suspect FROM mo_op ORDER BY 1, 2"),
        world.rows("SELECT mo, line, planned, extra, issued, returned, supply FROM mo_material ORDER BY 1, 2"),
        world.rows("SELECT * FROM mo_supply WHERE pieces <> 0 OR by_hand <> 0 ORDER BY 1, 2, 3"),
        world.rows("SELECT id, received FROM mo ORDER BY 1"),
    ]

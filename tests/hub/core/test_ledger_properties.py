"""The ledger under any sequence of facts: its invariants hold, and interleaving changes no quantity."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.core.books.costing import Worth, after_issue, after_receipt, issue_value, planned_receipt, receipt_variance
from hub.proof.verify.report import verify
from tests.support.hub import Hub, chairs

MO = "MO-2026-00184"
whole = st.integers(0, 12).map(str)
amounts = st.integers(1, 400_000_000)


@given(st.lists(st.tuples(st.booleans(), amounts, st.integers(0, 10**12)), max_size=40))
def test_the_pool_never_has_value_without_stock(steps: list[tuple[bool, int, int]]) -> None:
    """L4 and L16 for any receipts and issues, below zero too: an empty pool is worth exactly nothing."""
    worth = Worth(0, 0, 0, 0)
    received = issued = variance = 0
    for is_receipt, q, v in steps:
        if is_receipt:
            variance += receipt_variance(worth, q, v)
            worth = after_receipt(worth, q, v)
            received += v
        else:
            value = issue_value(worth, q, 2_000_000)
            assert value >= 0
            worth = after_issue(worth, q, value)
            issued += value
        assert (worth.q > 0 and worth.v >= 0) or (worth.q < 0 and worth.v <= 0) or worth.q == worth.v == 0
        assert worth.v == received - issued - variance


@given(st.integers(1, 10**12), st.integers(1, 1000), st.lists(st.integers(1, 60), max_size=20))
def test_goods_value_does_not_depend_on_batching(planned: int, deliver: int, batches: list[int]) -> None:
    """What n pieces are received at is the same in one batch and in many."""
    total = sum(planned_receipt(planned, deliver, sum(batches[:i]), q) for i, q in enumerate(batches))
    assert total == planned_receipt(planned, deliver, 0, sum(batches))


def _output(op: str, good: str, scrap: str, rework: str) -> tuple[str, dict[str, Any]]:
    groups = {"010": "CUT", "020": "ASM", "030": "LAC", "040": "UPH", "050": "QC", "060": "PACK"}
    data: dict[str, Any] = {"mo": MO, "op": op, "workstation": f"{groups[op]}-01", "good": good, "rework": rework}
    if scrap != "0":
        data["scrap"] = [{"q": scrap, "reason": "DIM"}]
    return "output", data


def _consume(item: str, op: str, q: str, kind: str) -> tuple[str, dict[str, Any]]:
    data = {"mo": MO, "op": op, "item": item, "location": "RAW", "q": q, "kind": kind}
    return "consume", data | ({"reason": "SPO"} if kind == "extra" else {})


facts = st.one_of(
    st.builds(
        _output,
        st.sampled_from(["010", "020", "040", "060"]),
        whole,
        st.sampled_from(["0", "0", "1"]),
        st.sampled_from(["0", "2"]),
    ),
    st.builds(
        lambda pair, q, kind: _consume(pair[0], pair[1], q, kind),
        st.sampled_from([("RM-001", "010"), ("RM-006", "020"), ("RM-002", "040"), ("RM-004", "040")]),
        st.integers(1, 60).map(str),
        st.sampled_from(["planned", "extra"]),
    ),
)
stock = st.one_of(
    st.builds(
        lambda item, q, cost: ("receive", {"item": item, "location": "RAW", "q": q, "cost": cost}),
        st.sampled_from(["RM-001", "RM-002", "RM-004"]),
        st.integers(1, 50).map(str),
        st.integers(0, 99).map(str),
    ),
    st.builds(
        lambda item, q: ("transfer", {"item": item, "from": "RAW", "to": "L-UPH", "q": q}),
        st.sampled_from(["RM-002", "RM-004"]),
        st.integers(1, 900).map(str),
    ),
    st.builds(
        lambda item, q: ("adjust", {"item": item, "location": "RAW", "q": q, "reason": "CNT"}),
        st.sampled_from(["RM-001", "RM-002", "RM-004"]),
        st.integers(-90, 90).filter(bool).map(str),
    ),
)


def _play(hub: Hub, commands: list[tuple[str, dict[str, Any]]], terminal: str) -> None:
    for verb, data in commands:
        badge = "0013" if verb in ("receive", "adjust", "transfer") else "0021"
        hub.send(hub.sealed(verb, badge, data, terminal))


def _quantities(hub: Hub) -> list[Any]:
    return hub.sql("SELECT item, lot, location, mo, q FROM balance WHERE q <> 0 ORDER BY 1, 2, 3, 4") + hub.sql(
        "SELECT op, good, scrap, rework FROM mo_op ORDER BY op"
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(facts, stock), max_size=25))
def test_every_invariant_holds_after_any_history(commands: list[tuple[str, dict[str, Any]]]) -> None:
    """L1–L10, L14, L16, L19 on the whole database."""
    hub = chairs()
    hub.hello()
    _play(hub, commands, "T1")
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    assert report.clean, [str(breach) for breach in report.breaches]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(facts, max_size=8), st.lists(facts, max_size=8), st.randoms())
def test_any_interleaving_of_two_terminals_gives_the_same_quantities(
    first: list[tuple[str, dict[str, Any]]], second: list[tuple[str, dict[str, Any]]], rng: Any
) -> None:
    """L18: order between terminals decides nothing about quantities."""
    results = []
    for shuffled in (False, True):
        hub = chairs()
        hub.hello("T1")
        hub.hello("T2")
        queue = [("T1", action) for action in first] + [("T2", action) for action in second]
        if shuffled:
            rng.shuffle(queue)
        for terminal, action in queue:
            _play(hub, [action], terminal)
        results.append(_quantities(hub))
    assert results[0] == results[1]

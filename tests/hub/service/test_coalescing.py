"""What is the same within a minute is one entry with a count; what somebody makes up is no more than a few."""

from hypothesis import given
from hypothesis import strategies as st

from hub.service.security.coalescing import OPEN, OTHERS, SUBJECTS, WITHIN_MS, Coalescing, Entry

KINDS = ("wrong-sum", "pin-wrong")
steps = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.sampled_from(("t/T1", "x/erp", "x/board")),
        st.integers(0, SUBJECTS + 5).map(str),
        st.one_of(st.integers(0, 3_000), st.integers(-90_000, 90_000)),
    ),
    max_size=120,
)


@given(steps)
def test_each_is_counted_once_in_an_entry_of_its_kind_and_client(said: list[tuple[str, str, str, int]]) -> None:
    """Whatever the clock does: none is lost, none counted twice, and an entry covers a minute at most."""
    coalescing, now, over = Coalescing(), 1_000_000, list[Entry]()
    for kind, client, subject, later in said:
        now += later
        ended, entry = coalescing.take(kind, client, subject, "text", now)
        over += ended
        assert (entry.kind, entry.client, entry.last) == (kind, client, now)
        assert entry.subject in (subject, OTHERS)
        assert 0 <= entry.last - entry.first < WITHIN_MS
    entries = [*over, *coalescing.entries()]
    assert len({id(entry) for entry in entries}) == len(entries)
    for kind in KINDS:
        for client in ("t/T1", "x/erp", "x/board"):
            mine = [entry for entry in entries if (entry.kind, entry.client) == (kind, client)]
            assert sum(entry.count for entry in mine) == sum(step[:2] == (kind, client) for step in said)
    still = [(entry.kind, entry.client) for entry in coalescing.entries()]
    assert all(still.count(pair) <= SUBJECTS + 1 for pair in still)


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=40))
def test_the_same_is_the_same_until_its_minute_is_over(gaps: list[int]) -> None:
    """One entry from the first on, for a minute; the next one begins another."""
    coalescing, now, began = Coalescing(), 0, None
    for gap in gaps:
        now += gap
        over, entry = coalescing.take("wrong-sum", "t/T1", "cmd/output", "", now)
        if began is None or now - began >= WITHIN_MS:
            assert entry.count == 1 and len(over) == (began is not None)
            began = now
        else:
            assert not over and entry.first == began


def test_names_that_are_made_up_cost_nothing() -> None:
    """Subjects of one client, and then clients, are told apart so far; the rest is counted together."""
    coalescing = Coalescing()
    for number in range(10_000):
        coalescing.take("unreadable", "x/erp", f"cmd/{number}", "", 0)
    assert len(coalescing.entries()) == SUBJECTS + 1
    for number in range(10_000):
        coalescing.take("unreadable", f"x/{number}", f"cmd/{number}", "", 0)
    assert len(coalescing.entries()) <= OPEN + 1
    counts = {(entry.client, entry.subject): entry.count for entry in coalescing.entries()}
    assert counts["x/erp", OTHERS] == 10_000 - SUBJECTS
    assert sum(counts.values()) == 20_000
    assert coalescing.over(WITHIN_MS) and not coalescing.entries()

"""`verify` on exceptions that count (L19): whichever of those that were open counted a command, the sums have to fit."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.proof.verify.exceptions import share_out


@pytest.mark.parametrize(
    ("counting", "facts", "uncounted", "short"),
    [
        ({}, [3], {3}, {}),
        ({1: (9, 1)}, [3], set(), {}),
        ({1: (9, 2)}, [3], set(), {1: 1}),
        ({1: (9, 1)}, [3, 4], {4}, {}),
        ({1: (2, 1)}, [3], {3}, {1: 1}),
        ({4: (9, 1)}, [3], {3}, {4: 1}),
        ({1: (9, 2), 2: (4, 2)}, [3, 4, 5, 6], set(), {}),
    ],
)
def test_what_is_left_over_is_named(
    counting: dict[int, tuple[int, int]], facts: list[int], uncounted: set[int], short: dict[int, int]
) -> None:
    """The last: the one that was opened first may not take what only the second can have counted."""
    assert share_out(counting, facts) == (uncounted, short)


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9), st.integers(1, 2)), max_size=3),
    st.sets(st.integers(1, 10), max_size=6),
)
def test_nothing_is_left_over_where_anybody_could_have_shared_it_out(
    rows: list[tuple[int, int, int]], facts: set[int]
) -> None:
    """Against trying all ways."""
    counting = {no: (no + more, times) for no, more, times in rows}
    places = [no for no, (_, times) in counting.items() for _ in range(times)]
    fits = len(places) == len(facts) and any(
        all(no < fact <= counting[no][0] for no, fact in zip(places, order, strict=True)) for order in permutations(facts)
    )
    assert (share_out(counting, facts) == (set(), {})) == fits

"""How wrong PINs lock: per client and badge, growing, forgotten; spread over many, wherever the PIN was never right."""

from hypothesis import given
from hypothesis import strategies as st

from hub.service.security.lock import (
    FIRST_MS,
    FORGOTTEN_MS,
    KEPT,
    LONGEST_MS,
    SPREAD_TRIES,
    TRIES,
    Lock,
    Tally,
    after_right,
    after_wrong,
    lock_on,
    pause,
    tries_left,
)

NOW = 1_795_000_000_000
Tallies = tuple[Tally, ...]


def wrong(tallies: Tallies, client: str, times: int, now: int = NOW) -> Tallies:
    """So many wrong PINs at once."""
    for _ in range(times):
        tallies = after_wrong(tallies, client, now)
    return tallies


def patient(client: str, tallies: Tallies, until: int, now: int = NOW) -> tuple[Tallies, int]:
    """Guesses as often as it is let, and how often that was."""
    tried = 0
    while now < until:
        lock = lock_on(tallies, client, now)
        if lock is None:
            tallies, tried = after_wrong(tallies, client, now), tried + 1
            now += 1
        else:
            now += lock.ms
    return tallies, tried


def test_the_fifth_locks_for_a_minute_and_each_one_more_for_twice_as_long() -> None:
    """Up to an hour."""
    tallies, waits = wrong((), "x/board", TRIES - 1), []
    assert (lock_on(tallies, "x/board", NOW), tries_left(tallies, "x/board", NOW)) == (None, 1)
    now = NOW
    for _ in range(9):
        tallies = after_wrong(tallies, "x/board", now)
        lock = lock_on(tallies, "x/board", now)
        assert lock is not None
        waits.append(lock.ms // 60_000)
        now += lock.ms
        assert lock_on(tallies, "x/board", now) is None
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_lock_is_one_clients_and_the_right_pin_or_a_day_forgets_it() -> None:
    """Elsewhere the badge is as good as ever."""
    tallies = wrong((), "t/T1", 40)
    assert lock_on(tallies, "t/T1", NOW) == Lock(LONGEST_MS)
    assert lock_on(tallies, "x/board", NOW) is None
    assert tries_left(tallies, "x/board", NOW) == TRIES
    later = NOW + LONGEST_MS
    assert tries_left(tallies, "t/T1", later) == 0
    assert tries_left(after_right(tallies, "t/T1", later), "t/T1", later) == TRIES
    assert tries_left(tallies, "t/T1", NOW + FORGOTTEN_MS) == TRIES
    assert after_right(tallies, "x/board", NOW + FORGOTTEN_MS) == (Tally("x/board", right_at=NOW + FORGOTTEN_MS),)


def test_spread_over_clients_it_locks_where_the_pin_was_never_right() -> None:
    """Three clients at the least; whoever uses the badge there goes on."""
    tallies = after_right((), "x/board", NOW)
    tallies = wrong(wrong(tallies, "t/T1", 50), "t/T2", 50)
    assert lock_on(tallies, "t/T3", NOW) is None
    tallies = wrong(tallies, "t/T3", SPREAD_TRIES - 2 * TRIES)
    assert lock_on(tallies, "t/T4", NOW) == Lock(FIRST_MS, spread=True)
    assert lock_on(tallies, "x/board", NOW) is None
    tallies = after_wrong(tallies, "t/T4", NOW + FIRST_MS)
    assert lock_on(tallies, "t/T5", NOW + FIRST_MS) == Lock(2 * FIRST_MS, spread=True)
    assert lock_on(tallies, "t/T5", NOW + FIRST_MS + FORGOTTEN_MS) is None


def test_a_guesser_with_a_thousand_accounts_gets_no_further_in_a_day_than_with_three() -> None:
    """And no row more than is kept."""
    tallies, now, tried = after_right((), "x/board", NOW), NOW, 0
    for number in range(1_000):
        lock = lock_on(tallies, f"x/{number}", now)
        if lock is not None:
            now += lock.ms
        if now >= NOW + FORGOTTEN_MS:
            break
        tallies, tried = after_wrong(tallies, f"x/{number}", now), tried + 1
    assert tried <= 50
    assert patient("t/T1", (), NOW + FORGOTTEN_MS)[1] <= 40


times = st.integers(0, 40 * FORGOTTEN_MS)
clients = st.sampled_from([f"x/{number}" for number in range(80)])
histories = st.lists(st.tuples(clients, st.booleans(), st.integers(0, 2 * LONGEST_MS)), max_size=300)


def played(history: list[tuple[str, bool, int]]) -> tuple[Tallies, int]:
    """What a badge's clients have done one after the other."""
    tallies: Tallies = ()
    now = NOW
    for client, right, later in history:
        now += later
        tallies = (after_right if right else after_wrong)(tallies, client, now)
    return tallies, now


@given(histories)
def test_no_more_is_kept_than_there_is_room_for(history: list[tuple[str, bool, int]]) -> None:
    """However many names a guesser has. A client stands there once."""
    tallies, now = played(history)
    assert len(tallies) <= 2 * KEPT + 1
    assert len({tally.client for tally in tallies}) == len(tallies)
    assert all(tally.failures or tally.right_at for tally in tallies)
    assert all(tally.right_at or abs(now - tally.wrong_at) <= FORGOTTEN_MS for tally in tallies)


@given(histories, clients)
def test_a_lock_never_lasts_longer_than_an_hour_and_none_survives_a_day(
    history: list[tuple[str, bool, int]], client: str
) -> None:
    """Whatever has happened; and a clock that is set back locks nobody for years."""
    tallies, now = played(history)
    for moment in (now, now - 400 * FORGOTTEN_MS, now + FORGOTTEN_MS):
        lock = lock_on(tallies, client, moment)
        assert lock is None or (moment == now and 0 < lock.ms <= LONGEST_MS)


@given(histories, clients)
def test_the_right_pin_opens_here_and_wrong_ones_only_make_it_worse(
    history: list[tuple[str, bool, int]], client: str
) -> None:
    """One more wrong one never shortens what is left; after the right one nothing is held against this client."""
    tallies, now = played(history)
    before, after = lock_on(tallies, client, now), lock_on(after_wrong(tallies, client, now), client, now)
    assert (before.ms if before else 0) <= (after.ms if after else 0)
    opened = after_right(tallies, client, now)
    assert lock_on(opened, client, now) is None
    assert tries_left(opened, client, now) == TRIES
    assert after_right(opened, client, now + 1) == opened


@given(st.integers(0, 10_000), st.integers(0, 20))
def test_pauses_grow(failures: int, free: int) -> None:
    """And end at an hour, with numbers of any size."""
    assert pause(failures, free) <= pause(failures + 1, free) <= LONGEST_MS
    assert (pause(failures, free) == 0) == (failures < free)

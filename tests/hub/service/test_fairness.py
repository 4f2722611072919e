"""The lines before the hub: order, turns, bounds."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hub.service.fairness import OVERHEAD, Budget, Lines, client_of
from shared.wire import Received

ROOT = "shopfloor/v1/test"
TIGHT = Budget(messages=10, size=20_000, all_size=30_000, window=3, window_size=4_000, patient=5, share=2, told_every_ms=500)


class Clock:
    now = 0

    def __call__(self) -> int:
        return self.now


def message(client: str, number: int, size: int = 10) -> Received:
    return Received(f"{ROOT}/x/{client}/cmd/note", b"%0*d" % (size, number), False, 1, number, 1)


def arrive(lines: Lines, one: Received) -> bool:
    """Through the door, and in. Whether the door let it pass."""
    admitted = lines.admits(one.topic.encode(), len(one.payload) + len(one.topic) + 6)
    if admitted:
        lines.put(one)
    return admitted


def test_a_flood_waits_behind_itself() -> None:
    clock = Clock()
    lines = Lines(clock)
    for number in range(1_500):
        arrive(lines, message("flood", number))
    for number in range(3):
        arrive(lines, message("office", number))
    batch = Counter(client_of(one.topic) for one in lines.take(256))
    assert batch == {"x/office": 3, "x/flood": 1}, "nobody waits for what is in no hurry"
    assert lines.take(256) == [], "it has had its share just now"
    clock.now += Budget().pace_ms
    assert len(lines.take(256)) == Budget().share


def test_who_is_within_its_window_has_all_of_it_in_one_batch() -> None:
    lines = Lines(Clock())
    for client in ("a", "b"):
        for number in range(64):
            arrive(lines, message(client, number))
    assert len(lines.take(256)) == 128


def test_a_full_batch_goes_on_with_those_who_had_no_turn() -> None:
    lines = Lines(Clock())
    for client in "abcd":
        for number in range(2):
            arrive(lines, message(client, number))
    first, second = (Counter(client_of(one.topic) for one in lines.take(2)) for _ in range(2))
    assert first + second == {"x/a": 1, "x/b": 1, "x/c": 1, "x/d": 1}


def test_beyond_its_budget_a_client_is_told_now_and_then() -> None:
    clock = Clock()
    lines = Lines(clock, TIGHT)
    passed = [arrive(lines, message("flood", number)) for number in range(20)]
    assert passed == [True] * 11 + [False] * 9, "ten wait, and one is to be told"
    assert [one.mid for one in lines.refused()] == [10]
    assert not arrive(lines, message("flood", 20))
    clock.now = 500
    assert arrive(lines, message("flood", 21))
    assert [one.mid for one in lines.refused()] == [21]
    assert lines.dropped() == {"x/flood": 12}
    assert [one.mid for one in lines.take(20)] == [0, 1], "in no hurry"


def test_however_much_others_have_waiting_everybody_has_a_window() -> None:
    lines = Lines(Clock(), TIGHT)
    for client in ("big", "huge", "giant"):
        for number in range(10):
            arrive(lines, message(client, number, 3_000))
    assert [arrive(lines, message("small", number)) for number in range(3)] == [True] * 3
    assert {client_of(one.topic) for one in lines.take(99)} >= {"x/small"}


@given(st.data())
def test_each_clients_order_is_kept_nobody_starves_and_the_bounds_hold(data: st.DataObject) -> None:
    clients = ("a", "b", "c", "d")
    clock = Clock()
    lines, sent, taken = Lines(clock, TIGHT), Counter[str](), []
    waiting: dict[str, list[int]] = {client: [] for client in clients}
    refused = 0
    for _ in range(data.draw(st.integers(1, 60))):
        if data.draw(st.booleans()):
            client, size = data.draw(st.sampled_from(clients)), data.draw(st.sampled_from((10, 900, 5_000)))
            one = message(client, sent[client], size)
            sent[client] += 1
            before = len(lines)
            if arrive(lines, one) and len(lines) > before:
                waiting[client].append(one.mid)
            else:
                refused += 1
                assert waiting[client], "who has nothing waiting is always let in"
            assert len(waiting[client]) <= TIGHT.messages
            assert lines.size <= TIGHT.all_size + len(clients) * (TIGHT.window_size + 5_000 + OVERHEAD)
        else:
            at_most = data.draw(st.integers(1, 6))
            clock.now += TIGHT.pace_ms
            there = {client for client in clients if waiting[client]}
            batch = lines.take(at_most)
            for one in batch:
                client = one.topic.split("/")[4]
                assert one.mid == waiting[client].pop(0), "in its order"
            taken.append(len(batch))
            assert len(batch) <= at_most
            assert len({client_of(one.topic) for one in batch}) == min(at_most, len(there)), "as many as there is place for"
    left = sum(map(len, waiting.values()))
    assert len(lines) == left
    assert sum(sent.values()) == refused + sum(taken) + left
    rounds = 0
    while len(lines):
        clock.now += TIGHT.pace_ms
        assert lines.take(4)
        rounds += 1
    assert rounds <= left


def test_what_is_no_clients_has_a_line_too() -> None:
    lines = Lines(Clock())
    status = Received(f"{ROOT}/hub/status", b"{}", False, 1, 1, 1)
    assert arrive(lines, status)
    assert lines.take(1) == [status]

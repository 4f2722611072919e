"""The judge of the soak has teeth: what creeps is called creeping, what breathes is not."""

from tests.soak.judge import bounded, flat, slope, steady
from tests.soak.measure import Sample


def samples(*values: float) -> list[Sample]:
    """One every 100 commands."""
    return [Sample(10.0 * number, 100 * number, {"x": value}) for number, value in enumerate(values)]


def test_a_leak_is_found_under_noise() -> None:
    """20 kB per 100 commands under a noise of 200 kB: more than 512 in the run."""
    leaking = [30_000 + 20 * number + 200 * (number % 3) for number in range(60)]
    assert not flat(samples(*leaking), "x", spare=512).holds
    assert flat(samples(*(value - 20 * number for number, value in enumerate(leaking))), "x", spare=512).holds


def test_one_jump_is_no_leak() -> None:
    """A garbage collection, a checkpoint, a buffer that doubles once: the slope of most pairs does not move."""
    assert flat(samples(*[30_000] * 25, *[33_000] * 5, *[30_000] * 30), "x", spare=100).holds


def test_files_left_open_are_found() -> None:
    """Two more every 300 commands, though something closes them at last."""
    files = [10 + 2 * (number // 3 % 9) for number in range(27)]
    assert not flat(samples(*files), "x", spare=1).holds


def test_a_file_may_grow_with_the_commands_alone() -> None:
    """The same for each is steady; twice as much for each later one is not; above its bound is never right."""
    assert steady(samples(*(100.0 * number for number in range(60))), "x", share=0.25, spare=0.1).holds
    assert not steady(samples(*(number * number for number in range(60))), "x", share=0.25, spare=0.001).holds
    assert bounded(samples(1, 5, 2), "x", 5).holds
    assert not bounded(samples(1, 6, 2), "x", 5).holds


def test_the_slope_is_that_of_most() -> None:
    """Of a line with one wild point it is the line's."""
    assert slope([(x, 900.0 if x == 50 else 3.0 * x) for x in range(100)]) == 3.0

"""The burst assembler: tables of keys and times."""

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.scanner import Assembler, PartialScan, Pressed, Result, Scanned

NAMES = {"-": "minus", "+": "plus", "]": "right_square_bracket", "\r": "enter", "\n": "ctrl+j", "\t": "tab"}


def feed(text: str, gap: int = 2, start: int = 0) -> list[Result]:
    """Type a text with a gap between characters, then wait."""
    assembler, at, results = Assembler(), start, []
    for char in text:
        key = NAMES.get(char, char)
        results += assembler.key(key, None if char in "\r\n\t" else char, at)
        at += gap
    return results + assembler.tick(at + 2_000)


def test_a_burst_is_one_scan_whatever_ends_it() -> None:
    """CR, LF, CR LF and Tab."""
    for end in ("\r", "\n", "\r\n", "\t"):
        assert feed(f"MO-2026-00184-2{end}") == [Scanned("MO-2026-00184-2")]


def test_the_symbology_mark_opens_a_burst() -> None:
    """An EAN of a scanner with AIM prefix is a scan."""
    assert feed("]E04006381333931\r") == [Scanned("]E04006381333931")]


def test_an_ean_without_prefix_presses_no_keys() -> None:
    """Thirteen fast digits are a scan, not PAUSE and FINISH."""
    assert feed("4006381333931\r") == [Scanned("4006381333931")]


def test_a_lost_head_is_vetoed() -> None:
    """Five to seven fast digits are neither a number nor a scan."""
    assert feed("02026\r") == [PartialScan("02026")]


def test_fingers_type_numbers() -> None:
    """At human speed digits reach the screen."""
    assert feed("120\r", gap=120) == [Pressed("1"), Pressed("2"), Pressed("0"), Pressed("enter")]


def test_a_single_digit_waits_sixty_milliseconds() -> None:
    """So that a burst can cancel it."""
    assembler = Assembler()
    assert assembler.key("1", "1", 0) == []
    assert assembler.tick(59) == []
    assert assembler.tick(61) == [Pressed("1")]


def test_an_open_burst_is_given_up_after_a_second() -> None:
    """And said to be partial."""
    assert feed("EMP00") == [PartialScan("EMP00")]


def test_modifier_keys_do_not_break_a_scan() -> None:
    """Shift arrives as a key of its own."""
    assembler, results = Assembler(), []
    for at, (key, char) in enumerate(
        [("left_shift", None), ("E", "E"), ("left_shift", None), ("M", "M"), ("P", "P"), ("enter", None)]
    ):
        if key != "left_shift":
            results += assembler.key(key, char, at)
    assert results == [Scanned("EMP")]


def test_a_paste_is_a_scan_a_line() -> None:
    """Bluetooth scanners paste."""
    assert Assembler().paste("EMP0042S\rCMDSTARTC\r", 0) == [Scanned("EMP0042S"), Scanned("CMDSTARTC")]


@given(st.lists(st.tuples(st.sampled_from(list("AZ09]-+\r\n\t ./*")), st.integers(0, 1500)), max_size=60))
def test_nothing_crashes_the_assembler(keys: list[tuple[str, int]]) -> None:
    """Any keys at any times."""
    assembler, at = Assembler(), 0
    for char, gap in keys:
        at += gap
        assembler.key(NAMES.get(char, char), None if char in "\r\n\t" else char, at)
    assembler.tick(at + 5_000)
    assert not assembler.is_open


def test_what_follows_a_scan_s_end_at_its_speed_confirms_nothing() -> None:
    """A label with a TAB in it: the keys behind it came from no finger."""
    gate, results, at = Assembler(), [], 1_000
    for key, character in (("A", "A"), ("tab", "\t"), ("enter", None), ("1", "1"), ("enter", None), ("enter", None)):
        results += gate.key(key, character, at)
        at += 2
    results += gate.tick(at + 500)
    assert results[0] == Scanned("A")
    assert not [result for result in results if isinstance(result, Pressed)]
    assert [result for result in results[1:] if isinstance(result, PartialScan)]


def test_the_next_scan_and_the_next_finger_come_through() -> None:
    """However soon behind the last label; a person's key a tenth of a second later."""
    gate, results = Assembler(), []
    for place, (key, character) in enumerate(
        (("A", "A"), ("B", "B"), ("enter", None), ("C", "C"), ("D", "D"), ("enter", None))
    ):
        results += gate.key(key, character, 1_000 + 2 * place)
    results += gate.key("enter", None, 1_110)
    assert results == [Scanned("AB"), Scanned("CD"), Pressed("enter")]

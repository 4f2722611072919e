"""Foreign text made safe to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.plain_text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "?[31mred"),
        ("a\nb\tc", "a?b?c"),
        ("\u202egnp.exe", "?gnp.exe"),
        ("Stuhl, weiß", "Stuhl, weiß"),
        (7, "7"),
    ],
)
def test_what_does_not_print_is_a_question_mark(text: object, shown: str) -> None:
    """Escape sequences, line ends, marks of direction."""
    assert plain(text) == shown


def test_a_cut_is_marked() -> None:
    """What just fits is whole."""
    assert plain("12345", 5) == "12345"
    assert plain("123456", 5) == "1234…"


def test_line_ends_may_be_kept() -> None:
    """Where a text has several lines."""
    assert plain("a\nb\x07", keep="\n") == "a\nb?"


@given(st.text(), st.integers(1, 40))
def test_any_text_prints_in_its_room(text: str, limit: int) -> None:
    """Whoever wrote it."""
    assert plain(text, limit).isprintable()
    assert len(plain(text, limit)) <= limit

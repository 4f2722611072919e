"""What people read of a rule or a flag: words, and short enough for a terminal's column."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hub.core
from shared.rules import FLAGS, RULES, in_words

CORE = Path(hub.core.__file__).parent
RAISES = {"flag", "raise_exception"}


def _codes() -> Iterator[str]:
    """Every flag and kind of exception that the hub's core names where it raises it."""
    for path in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in RAISES:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


def test_every_flag_has_words() -> None:
    """None is shown as its code, and none has words that nothing raises any more."""
    raised = set(_codes())
    assert len(raised) > 30
    assert raised - FLAGS.keys() == set()
    # By a name in the hub, out of a table of lifecycles, and at the door.
    assert FLAGS.keys() - raised == {"negative-stock", "already-paused", "not-paused"}


@pytest.mark.parametrize("words", FLAGS.values())
def test_words_fit_beside_a_booking(words: str) -> None:
    """A booking, when it was, and what is odd about it are one line of 80."""
    assert len(words) <= 34
    assert "-" not in words


def test_a_rule_without_words_of_its_own_says_what_it_says() -> None:
    """Where its text needs no facts; else its code, without dashes."""
    assert in_words("order-held") == RULES["order-held"][0]
    assert in_words("crew-full") == "somebody works there already"
    assert in_words("of-a-newer-hub") == "of a newer hub"

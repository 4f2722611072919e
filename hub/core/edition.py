"""Which rules stood when a command was decided: a rule that is new decides from its start only.

A hub of a newer version says so by its first command, `hub-rules`, which is stored and replayed like every other. What came
before it was decided without the refusals that are newer; where a rule has changed *effects*, its handler asks the edition.
"""

from typing import Final

NEWEST: Final = 1
"""The edition of the rules that this version decides by."""
VERB: Final = "hub-rules"
SINCE: Final[dict[str, int]] = {}
"""Refusal → the edition that brought it; those that are not named have always been there."""


def identity_of(edition: int) -> str:
    """The id of the command that says that an edition begins."""
    return f"rules-{edition}"

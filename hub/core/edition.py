"""Which rules stood when a command was decided: a rule that is new decides from its start only.

A hub of a newer version says so by its first command, `hub-rules`, which is stored and replayed like every other. What came
before it was decided without the refusals that are newer; where a rule has changed *effects*, its handler asks the edition.
"""

from typing import Final

NEWEST: Final = 3
"""The edition of the rules that this version decides by."""
VERB: Final = "hub-rules"
SINCE: Final[dict[str, int]] = {
    "order-number-last": 1,
    "pieces-aside": 1,
    "exceptions-open": 1,
    "bom-loop": 1,
    "bom-step": 1,
    "group-unknown": 1,
    "switched-off": 1,
    "grant-needed": 3,
}
"""Refusal → the edition that brought it; those that are not named have always been there."""


FACTS_CHECKED: Final = 1
"""From here on days that are none, lots past their day and times long ago are said; the numbering is kept from ending."""
GATES_HOLD: Final = 1
"""From here on a run that begins behind an unfinished gate is let through by name, or shown to a supervisor."""
FROZEN_READINESS: Final = 1
"""From here on a released order's material is checked against its own frozen lines."""
SETTLED_BY_REVERSAL: Final = 2
"""From here on what a reversal leaves nothing to decide about is settled with it."""
MOVES_TOLD: Final = 2
"""From here on what is brought for an order is noted on it."""
ANSWERED: Final = 2
"""From here on what makes no sense and was answered to whoever asked waits for nobody else."""
PROVEN_NAMES: Final = 3
"""From here on who is named by an `x/` client is its word and nobody's act, unless that person's grant comes with it."""
NOT_KEPT: Final = 3
"""From here on nothing is stored of what a client without a numbering may not send, or what makes no sense of it."""
ONE_A_CLIENT: Final = 3
"""From here on what makes no sense and conflicts of one client are one open exception of each kind, which counts them."""

BADGES_TOLD: Final = 3
"""From here on an order says by which badge it is held: a name is for whoever may read who people are."""
ENROLLED: Final = 3
"""From here on only enrolled terminals are heard, and one that is bound keeps to its workstations."""
ONE_WORD: Final = 1
"""From here on what is called *suspect* in the contract is told to people as *set aside*."""


def identity_of(edition: int) -> str:
    """The id of the command that says that an edition begins."""
    return f"rules-{edition}"

"""Which place gives how much of a backflushed line, worked out from totals alone.

A step may be worked on at workstations with different supplies. What came first must not decide what lies where (L18), so
each place's share is a function of the pieces first reported out of it and of the planned issues from it, and of nothing
else. A command posts the difference between what the places gave before it and what they have to give after it.
"""

import json
from collections.abc import Mapping
from typing import Final

from hub.core.rows import MoMaterial
from shared.material import required

Places = Mapping[str, int]
"""Place → pieces or quantity."""
NOTHING: Final[Places] = {}


def required_now(line: MoMaterial, pieces: int) -> int:
    """What a line asks for after `pieces` were first reported at its step."""
    return required(basis=line.basis, q=line.q, per=line.per, scrap_pct=line.scrap_pct, pieces=pieces)


def pieces_by_place(line: MoMaterial, first: int, unknown: str) -> Places:
    """Where the material of the pieces first reported at the line's step comes from.

    `unknown` is the place of pieces of which it was never noted: older versions did so only when they took something.
    """
    if first <= 0:
        return NOTHING
    if line.supply.startswith("{"):
        found: dict[str, int] = json.loads(line.supply)
        return found
    return {line.supply or unknown: first}


def with_pieces(places: Places, place: str, pieces: int) -> Places:
    """The same after pieces were reported at a workstation supplied from a place; negative ones take some back.

    Where a place has not that many (a workstation or an item was given another one since) the others make up for it.
    """
    after = dict(places)
    after[place] = after.get(place, 0) + pieces
    for one in sorted(after):
        missing = -min(0, after[place])
        moved = min(missing, max(0, after[one]))
        after[one] -= moved
        after[place] += moved
    return {one: q for one, q in after.items() if q > 0}


def note_pieces(line: MoMaterial, places: Places) -> None:
    """Keep that on the line."""
    line.supply = next(iter(places), "") if len(places) < 2 else _text(places)


def note_by_hand(line: MoMaterial, place: str, q: int) -> None:
    """A planned issue from a place; a negative one was taken back."""
    line.planned += q
    by_hand: dict[str, int] = json.loads(line.by_hand)
    by_hand[place] = by_hand.get(place, 0) + q
    line.by_hand = _text({one: known for one, known in by_hand.items() if known > 0})


def given(line: MoMaterial, places: Places) -> Places:
    """What the places have to give: max(required, planned issues) − planned issues in all, rounded once on the total.

    The requirement is shared out over the places in the order of their names, each place's being what its pieces add to
    those before it. A planned issue covers first what is asked of the place it was taken from, then of the others in the
    same order.
    """
    if line.mode != "backflush":
        return NOTHING
    if len(places) < 2:
        return {place: max(0, required_now(line, pieces) - line.planned) for place, pieces in places.items()}
    by_hand: dict[str, int] = json.loads(line.by_hand)
    pieces = asked = 0
    rest: dict[str, int] = {}
    over = line.planned
    for place in sorted(places):
        pieces += places[place]
        share = required_now(line, pieces) - asked
        asked += share
        own = min(share, by_hand.get(place, 0))
        rest[place] = share - own
        over -= own
    for place, q in rest.items():
        covered = min(q, over)
        rest[place] -= covered
        over -= covered
    return rest


def change(before: Places, after: Places) -> dict[str, int]:
    """Place → what it has to give more, negative where it gave too much."""
    places = sorted({*before, *after})
    return {place: q for place in places if (q := after.get(place, 0) - before.get(place, 0))}


def _text(places: Places) -> str:
    return json.dumps(dict(places), sort_keys=True, separators=(",", ":"))

"""Which place gives how much of a backflushed line, worked out from totals alone.

A step may be worked on at workstations with different supplies. What came first must not decide what lies where (L18), so
each place's share is a function of the pieces first reported out of it and of the planned issues from it, and of nothing
else. A command posts the difference between what the places gave before it and what they have to give after it.
"""

from collections.abc import Mapping
from typing import Final

from hub.core.rows import MoMaterial, MoSupply
from hub.core.view import Draft
from shared.material import required

Places = Mapping[str, int]
"""Place → pieces or quantity."""
NOTHING: Final[Places] = {}


def required_now(line: MoMaterial, pieces: int) -> int:
    """What a line asks for after `pieces` were first reported at its step."""
    return required(basis=line.basis, q=line.q, per=line.per, scrap_pct=line.scrap_pct, pieces=pieces)


def pieces_of_several(draft: Draft, line: MoMaterial) -> Places:
    """Out of which places the pieces of a line's step were supplied, where it was more than one; else nothing."""
    return {row.place: row.pieces for row in _supplies(draft, line) if row.pieces}


def pieces_by_place(draft: Draft, line: MoMaterial, first: int, unknown: str) -> Places:
    """Where the material of the pieces first reported at the line's step comes from.

    `unknown` is the place of pieces of which it was never noted: older versions did so only when they took something.
    """
    if first <= 0:
        return NOTHING
    if line.supply:
        return {line.supply: first}
    return pieces_of_several(draft, line) or {unknown: first}


def with_pieces(places: Places, place: str, pieces: int) -> Places:
    """The same after pieces were reported at a workstation supplied from a place; negative ones take some back.

    Where a place has not that many (a workstation or an item was given another one since) the others make up for it.
    """
    after = dict(places)
    after[place] = after.get(place, 0) + pieces
    for other in sorted(after):
        missing = -min(0, after[place])
        moved = min(missing, max(0, after[other]))
        after[other] -= moved
        after[place] += moved
    return {some: q for some, q in after.items() if q > 0}


def note_pieces(draft: Draft, line: MoMaterial, places: Places) -> None:
    """Keep that: a single place on the line (to be changed), several in rows of their own."""
    several = places if len(places) > 1 else NOTHING
    line.supply = "" if several else next(iter(places), "")
    noted = {row.place: row.pieces for row in _supplies(draft, line)}
    for place in sorted({*noted, *several}):
        pieces = several.get(place, 0)
        if pieces != noted.get(place, 0):
            _supply(draft, line, place).pieces = pieces


def note_by_hand(draft: Draft, line: MoMaterial, place: str, q: int) -> None:
    """A planned issue of a line (to be changed) from a place; a negative one was taken back."""
    line.planned += q
    noted = draft.get(MoSupply, line.mo, line.line, place)
    by_hand = max(0, q + (noted.by_hand if noted else 0))  # of issues of an older version it was not noted
    if noted is not None or by_hand:
        _supply(draft, line, place).by_hand = by_hand


def given(draft: Draft, line: MoMaterial, places: Places) -> Places:
    """What the places have to give: max(required, planned issues) − planned issues in all, rounded once on the total."""
    if line.mode != "backflush":
        return NOTHING
    if len(places) < 2:
        return {place: max(0, required_now(line, pieces) - line.planned) for place, pieces in places.items()}
    return shared_out(line, places, {row.place: row.by_hand for row in _supplies(draft, line)})


def shared_out(line: MoMaterial, places: Places, by_hand: Places) -> Places:
    """What several places have to give, each for its own pieces.

    The requirement is shared out over the places in the order of their names, each place's being what its pieces add to
    those before it. A planned issue covers first what is asked of the place it was taken from, then of the others in the
    same order.
    """
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


def _supplies(draft: Draft, line: MoMaterial) -> list[MoSupply]:
    return [row for row in draft.find(MoSupply, "mo", line.mo) if row.line == line.line]


def _supply(draft: Draft, line: MoMaterial, place: str) -> MoSupply:
    """The row of a place, to be changed."""
    key = (line.mo, line.line, place)
    if draft.get(MoSupply, *key) is None:
        return draft.add(MoSupply(*key, pieces=0, by_hand=0))
    return draft.edit(MoSupply, *key)

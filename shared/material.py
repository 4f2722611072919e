"""How much material a number of pieces asks for: one rule for the hub's backflush and the terminal's lots."""

from shared.quantity import MICRO, divide, divide_up

_WHOLE = 100 * MICRO


def required(*, basis: str, q: int, per: int, scrap_pct: int, pieces: int) -> int:
    """What a BOM line asks for when `pieces` were first reported at its step; rounded once, on the total.

    `scrap_pct` (micro-percent) is the line's own cutting loss. Per *order*: once, with the first report. Per *batch*:
    whole batches of `per` pieces, rounded up on the total. Everything in micro-units.
    """
    if pieces <= 0:
        return 0
    gross = _WHOLE + scrap_pct
    if basis == "order":
        return divide(q * gross, _WHOLE)
    if basis == "batch":
        return divide(q * gross * divide_up(pieces, per), _WHOLE)
    return divide(q * gross * pieces, _WHOLE * MICRO)

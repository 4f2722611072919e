"""The double-entry ledger: movements of quantity and value between locations, and the balances they add up to.

A line moves something `from` one location `to` another; what one loses the other gains, so over all locations
every item sums to zero. Balances are kept in the same transaction and can be folded from the lines again.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Final

from hub.core.books.costing import (
    Worth,
    after_issue,
    after_receipt,
    correction,
    issue_value,
    left_over,
    moved,
    receipt_variance,
)
from hub.core.rows import Balance, Item, Movement, MovementLine, Pool
from hub.core.view import Draft
from shared.quantity import divide

WIP: Final = "WIP"
SUPPLIER: Final = "SUPPLIER"
ADJUST: Final = "ADJUST"
CUSTOMER: Final = "CUSTOMER"
CONSUMED: Final = "CONSUMED"
PRODUCTION: Final = "PRODUCTION"
MANUFACTURING_VARIANCE: Final = "MANUFACTURING_VARIANCE"
PRICE_VARIANCE: Final = "PRICE_VARIANCE"
VIRTUAL: Final = frozenset(
    {
        "SUPPLIER",
        "CUSTOMER",
        "WIP",
        "PRODUCTION",
        "CONSUMED",
        "SCRAP",
        "ADJUST",
        "LABOUR_ABSORBED",
        "OVERHEAD_ABSORBED",
        "PRICE_VARIANCE",
        "SCRAP_VARIANCE",
        "MANUFACTURING_VARIANCE",
    }
)
"""Locations that are not the plant's own stock. Every other name is a STOCK location."""
GENESIS: Final = "0" * 64


class Posting:
    """The lines of one movement, applied to the balances of a draft as they are added, whoever adds them.

    `stamp` notes the command in a row's `applied`.
    `stock` collects the (item, location) pairs whose stock changed, `before` what stood there, by (item, lot, location).
    `closed` says that what they brought with them has been told: nothing may be added any more.
    """

    def __init__(self, draft: Draft, no: int, stamp: Callable[[str], str]) -> None:
        self._draft = draft
        self._no = no
        self._stamp = stamp
        self.lines: list[MovementLine] = []
        self.stock: dict[tuple[str, str], None] = {}
        self.before: dict[tuple[str, str, str], int] = {}
        self.closed = False

    def close(self) -> None:
        """Nothing more is to come; a line after this raises `RuntimeError`."""
        self.closed = True

    def issue(self, item: str, lot: str, location: str, mo: str, q: int) -> int:
        """Stock → WIP of an order, at the moving average. Returns the value."""
        value = self._take(item, q)
        self._line(item, lot, location, WIP, mo, q, value)
        return value

    def receive(self, item: str, lot: str, location: str, q: int, v: int, *, source: str, mo: str = "") -> None:
        """Into stock from SUPPLIER, ADJUST or an order's WIP, at a given value."""
        worth = self._worth(item)
        variance = receipt_variance(worth, q, v)
        self._set(item, after_receipt(worth, q, v))
        self._line(item, lot, source, location, mo, q, v)
        if variance > 0:
            self._line(item, lot, location, PRICE_VARIANCE, "", 0, variance)
        elif variance < 0:
            self._line(item, lot, PRICE_VARIANCE, location, "", 0, -variance)

    def give_back(self, item: str, location: str, mo: str, q: int) -> None:
        """WIP of an order → stock, at the average it was issued at."""
        self.receive(item, "", location, q, self.value_at_last_cost(item, q), source=WIP, mo=mo)

    def return_unused(self, item: str, lot: str, location: str, mo: str, q: int) -> bool:
        """WIP of an order → stock, at the order's own average. Returns whether the order had that much of it."""
        wip = self._draft.get(Balance, item, "", WIP, mo)
        enough = wip is not None and wip.q >= q
        if wip is not None and enough and wip.v >= 0:
            value = wip.v if wip.q == q else divide(wip.v * q, wip.q)
        else:
            value = self.value_at_last_cost(item, q)
        self.receive(item, lot, location, q, value, source=WIP, mo=mo)
        return enough

    def ship(self, item: str, lot: str, location: str, q: int) -> int:
        """Stock → CUSTOMER at the moving average. Returns the value."""
        value = self._take(item, q)
        self._line(item, lot, location, CUSTOMER, "", q, value)
        return value

    def write_off(self, item: str, lot: str, location: str, mo: str, q: int) -> int:
        """Stock → ADJUST: used for an order that is over, so charged to the period. Returns the value."""
        value = self._take(item, q)
        self._line(item, lot, location, ADJUST, mo, q, value)
        return value

    def clear(self, item: str, mo: str, account: str, q: int, v: int) -> None:
        """Move quantity and value, of either sign, from an order's WIP to an account."""
        if q * v < 0:
            self.clear(item, mo, account, q, 0)
            self.clear(item, mo, account, 0, v)
        elif q < 0 or v < 0:
            self._line(item, "", account, WIP, mo, -q, -v)
        else:
            self._line(item, "", WIP, account, mo, q, v)

    def correct_price(self, item: str, lot: str, location: str, received: int, difference: int) -> int:
        """Another price for a receipt: what is still there is revalued, the rest is price variance. Returns that rest."""
        worth = self._worth(item)
        stays = correction(worth, received, difference)
        self._set(item, moved(worth, 0, stays))
        for account, v in ((location, stays), (PRICE_VARIANCE, difference - stays)):
            if v > 0:
                self._line(item, lot, SUPPLIER, account, "", 0, v)
            elif v < 0:
                self._line(item, lot, account, SUPPLIER, "", 0, -v)
        return difference - stays

    def mirror(self, lines: Iterable[MovementLine]) -> None:
        """The mirror image of earlier lines at their own values, line by line; then call `settle`."""
        for line in lines:
            out, into = line.to_loc not in VIRTUAL, line.from_loc not in VIRTUAL
            if out != into:
                sign = 1 if into else -1
                self._set(line.item, moved(self._worth(line.item), sign * line.q, sign * line.v))
            self._line(line.item, line.lot, line.to_loc, line.from_loc, line.mo, line.q, line.v)

    def settle(self) -> None:
        """After a reversal: value on no quantity, or of the wrong sign, goes to PRICE_VARIANCE."""
        for item, location in dict(self.stock):
            over = left_over(self._worth(item))
            if over:
                self._set(item, moved(self._worth(item), 0, -over))
                pair = (location, PRICE_VARIANCE) if over > 0 else (PRICE_VARIANCE, location)
                self._line(item, "", *pair, "", 0, abs(over))

    def adjust(self, item: str, lot: str, location: str, q: int) -> None:
        """A correction of either sign against ADJUST, at the average or the last cost."""
        if q > 0:
            self.receive(item, lot, location, q, self.value_at_last_cost(item, q), source=ADJUST)
        else:
            value = self._take(item, -q)
            self._line(item, lot, location, ADJUST, "", -q, value)

    def transfer(self, item: str, lot: str, from_loc: str, to_loc: str, q: int) -> None:
        """Between two stock locations: the pool is the site's, so only the quantity moves."""
        self._line(item, lot, from_loc, to_loc, "", q, 0)

    def value_at_last_cost(self, item: str, q: int) -> int:
        """What a receipt without a price is worth: never nothing, as long as a cost is known."""
        worth = self._worth(item)
        if worth.q > 0:
            return divide(worth.v * q, worth.q)
        return worth.unit_cost(q, self._standard(item))

    def movement(self, kind: str, at: int, previous_hash: str, reversal_of: int | None = None) -> Movement | None:
        """The finished movement, chained to its predecessor; None when nothing moved."""
        if not self.lines:
            return None
        content = "|".join(f"{x.line},{x.item},{x.lot},{x.from_loc},{x.to_loc},{x.mo},{x.q},{x.v}" for x in self.lines)
        hashed = chain(previous_hash, self._no, kind, at, reversal_of, content)
        return Movement(self._no, kind, at, reversal_of, hashed)

    def _take(self, item: str, q: int) -> int:
        worth = self._worth(item)
        value = issue_value(worth, q, self._standard(item))
        self._set(item, after_issue(worth, q, value))
        return value

    def _standard(self, item: str) -> int:
        catalogue = self._draft.get(Item, item)
        return catalogue.standard_cost if catalogue else 0

    def _worth(self, item: str) -> Worth:
        pool = self._draft.get(Pool, item)
        return Worth(pool.q, pool.v, pool.last_v, pool.last_q) if pool else Worth(0, 0, 0, 0)

    def _set(self, item: str, worth: Worth) -> None:
        if self._draft.get(Pool, item) is None:
            self._draft.add(Pool(item, worth.q, worth.v, worth.last_v, worth.last_q))
            return
        pool = self._draft.edit(Pool, item)
        pool.q, pool.v, pool.last_v, pool.last_q = worth.q, worth.v, worth.last_v, worth.last_q

    def _line(self, item: str, lot: str, from_loc: str, to_loc: str, mo: str, q: int, v: int) -> None:
        if q == 0 and v == 0:
            return
        if self.closed:
            raise RuntimeError(f"command {self._no} posts {item} after it was settled")
        line = MovementLine(self._no, len(self.lines) + 1, item, lot, from_loc, to_loc, mo, q, v)
        self.lines.append(line)
        self._draft.append(line)
        self._change(item, lot, from_loc, mo, -q, -v)
        self._change(item, lot, to_loc, mo, q, v)

    def _change(self, item: str, lot: str, location: str, mo: str, q: int, v: int) -> None:
        key = balance_key(item, lot, location, mo)
        draft = self._draft
        exists = draft.get(Balance, *key) is not None
        balance = draft.edit(Balance, *key) if exists else draft.add(self._empty(key))
        balance.rev = self._no
        if location in VIRTUAL:
            balance.q += q
            balance.v += v
            return
        self.before.setdefault(key[:3], balance.q)
        balance.q += q
        balance.applied = self._stamp(balance.applied)
        self.stock[item, location] = None

    def _empty(self, key: tuple[str, str, str, str]) -> Balance:
        """A balance that does not exist yet. One that is only not loaded would be overwritten: better to fail."""
        item, _, _, mo = key
        if not self._draft.is_loaded(("mo", mo) if mo else ("stock", item)):
            raise LookupError(f"{item} {mo} is moved, but was not asked for")
        return Balance(*key, 0, 0, 0, "{}")


def balance_key(item: str, lot: str, location: str, mo: str) -> tuple[str, str, str, str]:
    """Where one end of a line is kept: stock by lot, WIP by order, virtual locations by item alone."""
    if location == WIP:
        return item, "", WIP, mo
    if location in VIRTUAL:
        return item, "", location, ""
    return item, lot, location, ""


def chain(previous: str, no: int, kind: str, at: int, reversal_of: int | None, content: str) -> str:
    """The hash of a movement: SHA-256 over its predecessor's hash and its own content."""
    text = f"{previous}|{no}|{kind}|{at}|{reversal_of or ''}|{content}"
    return hashlib.sha256(text.encode()).hexdigest()

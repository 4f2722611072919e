"""An accountant who reads the movement lines, keeps a value pool per item, and checks every value (L4, L16, L17).

The rules are those of the costing page: an issue takes its share of the pool, rounded once, and the last unit all that
remains; below zero the last cost counts, frozen; a receipt that covers what was issued so leaves the difference as price
variance. Fractions instead of the product's integers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

VARIANCE: Final = "PRICE_VARIANCE"
ACCOUNTS: Final = frozenset(
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
        VARIANCE,
        "SCRAP_VARIANCE",
        "MANUFACTURING_VARIANCE",
    }
)
Row = tuple[int, str, int | None, str, str, str, int, int]
"""Movement, its kind, what it reverses, item, from, to, quantity, value."""


@dataclass
class Pool:
    """What an item is worth on the site. `low` and `high` are the costs it came at, as long as it only came and went."""

    standard: int
    q: int = 0
    v: int = 0
    last: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    plain: bool = True
    roundings: int = 0
    owed: int = 0
    """Price variance that the next line of the receipt has to post."""

    def move(self, q: int, v: int) -> None:
        """Quantity and value come, or go."""
        if self.q > 0 and self.q + q <= 0:
            self.last = Fraction(self.v, self.q)
        self.q, self.v = self.q + q, self.v + v
        if self.q > 0:
            self.last = Fraction(self.v, self.q)

    def at_last_cost(self, q: int) -> int:
        """What a quantity is worth at the last known cost."""
        return round((Fraction(self.standard, 1_000_000) if self.last is None else self.last) * q)

    def share(self, q: int) -> int:
        """What an issue is worth."""
        if self.q <= 0:
            return self.at_last_cost(q)
        return (
            self.v + round(Fraction(self.v * (q - self.q), self.q)) if q >= self.q else round(Fraction(self.v * q, self.q))
        )


@dataclass
class Books:
    """Every item's pool, and what was found wrong."""

    pools: dict[str, Pool]
    breaches: list[tuple[str, str]] = field(default_factory=list)

    def issue(self, row: Row) -> None:
        """Out of stock: to an order, a customer, or written off."""
        no, kind, _, item, _, into, q, v = row
        pool = self.pools[item]
        if v != pool.share(q):
            self.breaches.append(("L17", f"movement {no} ({kind}): {q} of {item} to {into} at {v}, not {pool.share(q)}"))
        pool.roundings += 1
        pool.move(-q, -v)

    def receipt(self, row: Row) -> None:
        """Into stock, at what it cost; what it covers of a pool below zero was valued before."""
        item, q, v = row[3], row[6], row[7]
        pool = self.pools[item]
        if pool.q < 0:
            covered = min(q, -pool.q)
            pool.owed = round(Fraction(v * covered, q)) - round(Fraction(pool.v * covered, pool.q))
            pool.plain = False
        cost = Fraction(v, q)
        pool.low = cost if pool.low is None else min(pool.low, cost)
        pool.high = cost if pool.high is None else max(pool.high, cost)
        pool.roundings += 1
        pool.move(q, v)

    def within(self, no: int, item: str) -> None:
        """L17: a stock that was never below zero costs no less and no more than what came into it."""
        pool = self.pools[item]
        pool.plain &= pool.q >= 0
        if not pool.plain or pool.low is None or pool.high is None:
            return
        if not pool.low * pool.q - pool.roundings <= pool.v <= pool.high * pool.q + pool.roundings:
            self.breaches.append(("L17", f"movement {no}: {pool.q} of {item} worth {pool.v}, outside of what they came at"))


def audit(standards: Iterable[tuple[str, int]], lines: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Law and text of everything that is not worth what it has to be."""
    books = Books({item: Pool(standard) for item, standard in standards})
    current = 0
    items: dict[str, None] = {}
    for row in lines:
        no, item = row[0], row[3]
        if no != current:
            yield from _ended(books, current, items)
            current, items = no, {}
        items[item] = None
        _read(books, row)
    yield from _ended(books, current, items)


def _read(books: Books, row: Row) -> None:
    no, kind, reversal_of, item, out, into, q, v = row
    pool, out_of_stock, into_stock = books.pools[item], out not in ACCOUNTS, into not in ACCOUNTS
    if out_of_stock and into_stock:
        if v:
            books.breaches.append(("L17", f"movement {no}: a transfer of {item} moves value"))
    elif not out_of_stock and not into_stock:
        return
    elif VARIANCE in (out, into):
        if reversal_of is None and kind != "price-correct":
            pool.owed -= v if out_of_stock else -v
        pool.move(0, -v if out_of_stock else v)
        pool.plain = False
    elif reversal_of is not None or not q:
        pool.plain = False
        pool.move(q if into_stock else -q, v if into_stock else -v)
    elif out_of_stock:
        books.issue(row)
    else:
        books.receipt(row)


def _ended(books: Books, no: int, items: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What has to be right when a movement is complete."""
    for item in items:
        pool = books.pools[item]
        if pool.owed and no:
            books.breaches.append(
                ("L4", f"movement {no}: {item} came in for what was missing, {pool.owed} of variance not split off")
            )
        pool.owed = 0
        if (pool.q == 0 and pool.v) or pool.q * pool.v < 0:
            books.breaches.append(("L16" if not pool.q else "L4", f"movement {no}: {pool.q} of {item} worth {pool.v}"))
        books.within(no, item)
    yield from books.breaches
    books.breaches.clear()

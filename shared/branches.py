"""Which branches a site's tree has below its root, and who may read each. The broker's access list is derived from here.

A client's own answers (`t/{name}/ack` and the like) are not among them: those are read by that client alone.
"""

from collections.abc import Iterable
from typing import Final, Literal, get_args

View = Literal["floor", "office", "money"]
"""What an account is shown. *floor*: orders, work and stock, nobody's name and no value. *office*: people and what waits for
them, too. *money*: values as well."""
Reader = Literal["terminal", "floor", "office", "money"]
"""A terminal, or an account with that view."""

_TERMINAL: Final[frozenset[Reader]] = frozenset({"terminal"})
_MONEY: Final[frozenset[Reader]] = frozenset({"money"})
_OFFICE: Final[frozenset[Reader]] = _MONEY | {"office"}
_FLOOR: Final[frozenset[Reader]] = _OFFICE | {"floor"}


def _each(root: str, names: Iterable[str], readers: frozenset[Reader]) -> dict[str, frozenset[Reader]]:
    return {f"{root}/{name}": readers for name in names}


READERS: Final[dict[str, frozenset[Reader]]] = {
    "hub": _FLOOR | _TERMINAL,
    **_each("t/+", ("status", "info"), _FLOOR | _TERMINAL),
    **_each("state", ("mo", "job", "op", "ws", "stock", "call"), _FLOOR | _TERMINAL),
    **_each("state/ref", ("item", "workstation", "reason", "location", "alias"), _FLOOR | _TERMINAL),
    # Hubs of before said there what stands under `people` now, and a broker keeps it until a newer one has taken it away.
    **_each("state", ("people", "ref/operator", "message"), _OFFICE | _TERMINAL),
    "state/exception": _OFFICE,
    "state/value": _MONEY,
    **_each("evt", ("mo", "ws", "stock", "call", "ref"), _FLOOR),
    **_each("evt", ("message", "exception"), _OFFICE),
}
"""Branch below `shopfloor/v1/{site}` → who may read it. What is not named here is read by the hub alone."""
VIEWS: Final[tuple[View, ...]] = get_args(View)


def may_read(reader: Reader, branch: str) -> bool:
    """Whether this one may read a branch that is named as in `READERS`."""
    return reader in READERS.get(branch, frozenset())


def readable(reader: Reader) -> tuple[str, ...]:
    """The topic filters below the site's root of all that this one may read."""
    return tuple(f"{branch}/#" for branch, readers in READERS.items() if reader in readers)

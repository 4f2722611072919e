"""Mosquitto's access list: what each account may write and read, by what it is. Who is not in it may nothing."""

from collections.abc import Iterator, Mapping
from typing import Final

from shared.branches import Reader, readable
from shared.settings import AccountKind, AccountSettings
from shared.topics import Plane, Topics

_HEAD: Final = (
    "# shopfloor: written by `shopfloor broker-config` from the accounts of the configuration; edit those, not this"
)
_OWN: Final[dict[AccountKind, tuple[Plane, tuple[str, ...], tuple[str, ...]]]] = {
    "terminal": ("t", ("cmd/+", "req/+", "status", "info"), ("ack", "res", "desired")),
    "system": ("x", ("cmd/+", "req/+"), ("ack", "res")),
}
"""Kind → its plane, what it writes below its own name there, and what it reads."""


def access_list(site: str, accounts: Mapping[str, AccountSettings]) -> str:
    """The file. Nothing in it is a pattern that would give everybody something."""
    root = Topics(site).root
    parts = ["\n".join((f"user {name}", *_lines(root, name, account))) for name, account in accounts.items()]
    return "\n\n".join((_HEAD, *parts)) + "\n"


def _lines(root: str, name: str, account: AccountSettings) -> Iterator[str]:
    if account.kind == "hub":
        yield f"topic readwrite {root}/#"
        return
    if account.kind in _OWN:
        plane, writes, reads = _OWN[account.kind]
        yield from (f"topic write {root}/{plane}/{name}/{channel}" for channel in writes)
        yield from (f"topic read {root}/{plane}/{name}/{channel}" for channel in reads)
    reader: Reader = "terminal" if account.kind == "terminal" else account.shown
    yield from (f"topic read {root}/{branch}" for branch in readable(reader))
    yield from (f"topic readwrite {topic}" for topic in account.writes)
    yield from (f"topic read {topic}" for topic in account.reads)

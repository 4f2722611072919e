"""What an archive proves by itself: that it is what was copied, and the laws that hold of some orders without the others."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, text

from hub.core.books.ledger import WIP, chain
from hub.proof.archive.manifest import FORMAT, LINKS, runs, sealed, stored, tables_of
from hub.proof.verify.breach import Breach
from hub.proof.verify.inbox import part_of_inbox
from hub.proof.verify.places import supplies
from hub.proof.verify.report import OF_ORDERS, Check, Report, contents, verify
from hub.store.reading import Balance, Inbox, Movement, MovementLine, col, select, stream
from shared.quantity import show

HOLD: Final = "L3 of work in process, L5-L7, L9-L14, L18-L21, each of these orders alone,"
"""Not L1, L2, L4, L16, L17 and the rest of L3 (they need all of an item's stock), nor L8 (all of a terminal's commands)."""


def verify_archive(as_it_is: Connection, upgraded: Connection) -> Report:
    """Check an archive by itself: what it says of itself as it is, the laws at this version's schema."""
    report = verify(upgraded, ARCHIVE_CHECKS)
    kept = verify(as_it_is, (_as_copied,))
    return Report(report.commands, report.movements, kept.breaches + report.breaches)


def _as_copied(connection: Connection) -> Iterator[Breach]:
    """L6: the manifest is the one that was sealed, and what is in the file is what it says."""
    said, digest = stored(connection) or ("", "")
    manifest = json.loads(said)
    if manifest["format"] > FORMAT:
        yield Breach("L6", 0, f"it is of a newer version (format {manifest['format']}, this one knows {FORMAT})")
        return
    if sealed(manifest) != (said, digest):
        yield Breach("L6", 0, "what the archive says of itself was changed")
    there = tables_of(connection)
    for table in sorted(there.keys() | manifest["tables"].keys()):
        if there.get(table) != manifest["tables"].get(table):
            yield Breach("L6", 0, f"the rows of {table} are not what was archived")
    for name, rows in (("commands", Inbox), ("movements", Movement)):
        if runs(no for (no,) in stream(connection, select(rows.no))) != manifest[name]:
            yield Breach("L6", 0, f"the {name} are not those that the archive says it holds")


def _chained(connection: Connection) -> Iterator[Breach]:
    """L6: each movement is what was committed after the one before it, which may have stayed behind."""
    links = {no: (previous, hashed) for no, previous, hashed in connection.execute(text(f"SELECT * FROM {LINKS}"))}
    lines = contents(connection)
    following: tuple[int, str] | None = next(lines, None)
    last: tuple[int, str] = (0, "")
    movements = select(Movement.no, Movement.kind, Movement.at, Movement.reversal_of, Movement.hash)
    for no, kind, at, reversal_of, hashed in stream(connection, movements.order_by(col(Movement.no))):
        content = ""
        if following is not None and following[0] == no:
            content, following = following[1], next(lines, None)
        previous, before = links.get(no, (0, ""))
        if chain(before, no, kind, at, reversal_of, content) != hashed:
            yield Breach("L6", no, "the movement is not what was committed (its hash differs)")
        if previous < last[0] or (previous == last[0] and last[0] and before != last[1]):
            yield Breach("L6", no, f"movement {last[0]} is not the one that stood before it")
        last = no, hashed


def _wip(connection: Connection) -> Iterator[Breach]:
    """L3: what an order holds is what its lines say."""
    fold: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    line = MovementLine
    moved = select(line.mo, line.item, line.from_loc, line.to_loc, line.q, line.v).where(line.mo != "")
    for mo, item, from_loc, to_loc, q, v in stream(connection, moved):
        for sign in (-1,) * (from_loc == WIP) + (1,) * (to_loc == WIP):
            fold[mo, item][0] += sign * q
            fold[mo, item][1] += sign * v
    balances: dict[Any, list[int]] = {
        (mo, item): [q, v] for mo, item, q, v in stream(connection, select(Balance.mo, Balance.item, Balance.q, Balance.v))
    }
    for key in sorted(fold.keys() | balances.keys()):
        have, want = balances.get(key, [0, 0]), fold.get(key, [0, 0])
        if have != want:
            yield Breach("L3", 0, f"{key[0]} holds {show(have[0])} of {key[1]}, its lines say {show(want[0])}")


ARCHIVE_CHECKS: Final[tuple[Check, ...]] = (_chained, _wip, part_of_inbox, *OF_ORDERS, supplies)

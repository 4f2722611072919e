"""What an archive says of itself: what is in it, table by table, with digests that say whether that is still so."""

import hashlib
import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, text

from hub.store.database import ARCHIVE

FORMAT: Final = 1
LINKS: Final = "archive_link"
"""Movement → number and hash of the one before it in the ledger that it was copied from."""


def tables_of(connection: Connection) -> dict[str, dict[str, Any]]:
    """Table → how many rows it has, and their digest: of all that are in the file, whatever schema it was made at."""
    named = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
    return {name: _digest_of(connection, name) for name in named.scalars().all() if name != ARCHIVE}


def _digest_of(connection: Connection, table: str) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    columns = connection.execute(text(f'PRAGMA table_info("{table}")')).all()
    key = [column.name for column in sorted(columns, key=lambda column: column.pk) if column.pk]
    order = ", ".join(f'"{name}"' for name in key)
    for row in connection.execution_options(yield_per=5_000).execute(text(f'SELECT * FROM "{table}" ORDER BY {order}')):
        digest.update(json.dumps(list(row), ensure_ascii=False, separators=(",", ":")).encode())
        digest.update(b"\n")
        rows += 1
    return {"rows": rows, "digest": digest.hexdigest()}


def sealed(manifest: dict[str, Any]) -> tuple[str, str]:
    """A manifest as it is stored, and its digest, which covers all that is in the file."""
    said = json.dumps(manifest, ensure_ascii=False, sort_keys=True)
    return said, hashlib.sha256(said.encode()).hexdigest()


def stored(connection: Connection) -> tuple[str, str] | None:
    """The manifest and the digest in a file; None where it is no archive."""
    exists = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = :name"), {"name": ARCHIVE}).scalar()
    if not exists:
        return None
    said = connection.execute(text(f"SELECT name, value FROM {ARCHIVE}")).all()
    parts = {str(name): str(value) for name, value in said}
    return parts.get("manifest", "{}"), parts.get("digest", "")


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers as first and last of each stretch without a gap."""
    by_stretch = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    stretches = ([number for _, number in stretch] for _, stretch in by_stretch)
    return [[stretch[0], stretch[-1]] for stretch in stretches]

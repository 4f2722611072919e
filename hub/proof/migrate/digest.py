"""One number for all that a database holds, the same on every engine."""

import hashlib
import json
from typing import Final

from sqlalchemy import Connection, Table
from sqlmodel import SQLModel

from hub.store.reading import PORTION

_WIDTH: Final = 2**256


def tables() -> list[Table]:
    """All there are, in the order in which they refer to each other."""
    return list(SQLModel.metadata.sorted_tables)


def digest_of(connection: Connection) -> str:
    """Over every row of every table as this transaction sees it.

    Rows are hashed one by one and their hashes summed, so that the order in which an engine sorts texts does not count; the
    number of rows is hashed beside the sum.
    """
    whole = hashlib.sha256()
    for table in tables():
        count, total = 0, 0
        for row in connection.execute(table.select(), execution_options={"yield_per": PORTION}):
            count += 1
            total += int.from_bytes(hashlib.sha256(json.dumps(list(row)).encode()).digest())
        whole.update(json.dumps([table.name, count, str(total % _WIDTH)]).encode())
    return whole.hexdigest()

"""What a command came to, as its answer is kept: nobody is sent what it says of money."""

import json
from typing import Any

from sqlalchemy import Connection

from hub.store.reading import Inbox, select


def kept_result(connection: Connection, no: int) -> dict[str, Any]:
    """The result of a command by its number; empty where there is none."""
    ack = connection.execute(select(Inbox.ack).where(Inbox.no == no)).scalar()
    result: dict[str, Any] = json.loads(ack or "{}").get("result") or {}
    return result

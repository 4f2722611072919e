"""What `verify` finds, and how its checks read a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule broken. `no` is the first movement (or command) that shows it; 0 when none can be named."""

    rule: str
    no: int
    text: str

    def __str__(self) -> str:
        where = f" at movement {self.no}" if self.no else ""
        return f"{self.rule}{where}: {self.text}"


def rows(connection: Connection, statement: str) -> Iterator[Any]:
    """The rows of a statement, read in portions."""
    return iter(connection.execution_options(yield_per=5_000).execute(text(statement)))

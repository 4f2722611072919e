"""What `verify` finds, and how its checks read a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule broken. `no` is the inbox number of the first command that shows it; 0 when none can be named."""

    rule: str
    no: int
    text: str

    def __str__(self) -> str:
        where = f" at command {self.no}" if self.no else ""
        return f"{self.rule}{where}: {self.text}"

    def order(self) -> tuple[bool, int, int]:
        """What broke first comes first; what can't be placed comes last."""
        return not self.no, self.no, int(self.rule[1:])


def rows(connection: Connection, statement: str) -> Iterator[Any]:
    """The rows of a statement, read in portions."""
    return iter(connection.execution_options(yield_per=5_000).execute(text(statement)))

"""A database in memory that can break off, be full, be busy, be copied and be put back."""

import sqlite3
from collections.abc import Callable
from typing import Any, Literal

Stage = Literal["before", "after"]
Watch = Callable[[Stage, str], None]


class Crash(BaseException):
    """The process ends here and now: nothing behind this point runs. Not an `Exception`, which programs catch."""


class _Cursor(sqlite3.Cursor):
    def execute(self, sql: str, parameters: Any = (), /) -> "_Cursor":
        watch = self.connection.watch  # type: ignore[attr-defined]  # a Disk's
        watch("before", sql)
        super().execute(sql, parameters)
        watch("after", sql)
        return self

    def executemany(self, sql: str, parameters: Any, /) -> "_Cursor":
        watch = self.connection.watch  # type: ignore[attr-defined]  # a Disk's
        watch("before", sql)
        super().executemany(sql, parameters)
        watch("after", sql)
        return self


class Disk(sqlite3.Connection):
    """SQLite in memory whose every statement, and COMMIT, is seen before and after by `watch`, which may raise.

    It outlives the programs that use it: `close` only rolls back what was not committed.
    """

    watch: Watch = staticmethod(lambda _stage, _sql: None)

    @classmethod
    def fresh(cls, image: bytes = b"") -> "Disk":
        """An empty one, or one with the content of another."""
        disk: Disk = sqlite3.connect(":memory:", factory=cls, check_same_thread=False)
        if image:
            disk.deserialize(image)
        return disk

    def cursor(self, factory: Any = _Cursor) -> Any:
        """Every cursor is watched."""
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> _Cursor:
        """A statement, watched: sqlite3's own goes past the cursor's method."""
        cursor: _Cursor = self.cursor().execute(sql, parameters)
        return cursor

    def commit(self) -> None:
        """COMMIT, watched."""
        if self.in_transaction:
            self.watch("before", "COMMIT")
            super().commit()
            self.watch("after", "COMMIT")

    def image(self) -> bytes:
        """What is committed; nothing of an empty one."""
        return self.serialize() if super().execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() else b""

    def close(self) -> None:
        """A program lets go of it. Who watches goes on watching: another program may be working on it."""
        super().rollback()

    def power_off(self) -> None:
        """What was not committed is lost, and nobody watches any more."""
        self.watch = lambda _stage, _sql: None
        super().rollback()

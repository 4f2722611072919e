"""The security log as this board may read it: asked for while somebody looks, by the board's own right or a person's PIN."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from shared.commands import SecurityAnswer, SecurityRow
from shared.plain_text import plain
from shared.plant_time import milliseconds, near_text
from terminal.core.board import texts
from terminal.core.board.actions import Action
from terminal.core.board.details import pair, wrapped
from terminal.core.board.errand import HubMessage
from terminal.core.board.rows import Cell, Column, Row, Sheet, Table

TAB: Final = 7
QUERY: Final = "security"
EVERY_MS: Final = 5_000
PATIENCE_MS: Final = 8_000
MOST: Final = 2_000
"""So many rows are kept here, the newest."""
READ: Final = Action(QUERY, texts.READ_LOG, texts.THE_LOG)
COLUMNS: Final = (
    Column(" WHEN", 13),
    Column("TIMES", 5, right=True),
    Column("KIND", 14),
    Column("CLIENT", 12, most=30),
    Column("ABOUT", 12, most=30),
    Column("WHAT", 17, most=120),
)
_RED: Final = frozenset({"takeover", "pin-locked", "wrong-source", "unknown-client", "revoked"})
"""Kinds that somebody has to look at."""


@dataclass(slots=True)
class SecurityView:
    """What the hub has answered. Rows that a person's PIN has opened are gone with their session."""

    wanted: bool = False
    """Whether somebody looks at it."""
    older: bool = False
    """Whether they look at the last row: what lies before it is asked for."""
    refused: str | None = None
    """For whose session the hub would not tell (`""`: for nobody's); None while it tells."""
    request: str = ""
    _rows: dict[int, SecurityRow] = field(default_factory=dict)
    _more: bool = False
    _heard: bool = False
    _holder: str = ""
    """Whose session it was asked with."""
    _asked_at: int = 0
    _after: int = 0
    _rev: int = 0
    _drawn: tuple[int, int, Table | None] = (-1, 0, None)

    def due(self, mint: Callable[[], str], badge: str, grant: str, now: int) -> HubMessage | None:
        """What to ask; `badge` and `grant` of the session there is, if any."""
        if badge != self._holder:
            self._forget(badge)
        since = abs(now - self._asked_at)
        if not self.wanted or self.refused == badge or (self.request and since < PATIENCE_MS):
            return None
        back = self.older and self._more and len(self._rows) < MOST
        if self._heard and not back and since < EVERY_MS:
            return None
        self._after = min(self._rows) if back and self._rows else 0
        self.request, self._asked_at = mint(), now
        said: dict[str, Any] = {"id": self.request, "after": self._after}
        return HubMessage("req", QUERY, said | ({"grant": grant} if grant else {}))

    def on_answer(self, raw: dict[str, Any]) -> None:
        """The hub's answer to `request`."""
        self.request = ""
        try:
            answer = SecurityAnswer.model_validate(raw)
        except ValidationError:
            return
        if answer.status == "refused":
            holder = self._holder
            self._forget(holder)
            self.refused = holder
            return
        self._heard = True
        if not self._after and self._rows and answer.more and min(row.no for row in answer.rows) > max(self._rows):
            self._rows.clear()  # so much has happened that something lies between
        if self._after or not self._rows:
            self._more = answer.more
        self._rows |= {row.no: row for row in answer.rows}
        for no in sorted(self._rows)[:-MOST]:
            del self._rows[no]
        self._rev += 1

    def _forget(self, holder: str) -> None:
        self._rows.clear()
        self.request, self.refused, self._heard, self._more, self._holder = "", None, False, False, holder
        self._rev += 1

    def table(self, now: int, *, live: bool) -> Table:
        """All rows, the newest first."""
        rev, at, table = self._drawn
        if table is None or rev != self._rev or table.empty != self._empty(live=live) or not 0 <= now - at < EVERY_MS:
            rows = tuple(_row(self._rows[no], now) for no in sorted(self._rows, reverse=True))
            table = Table(COLUMNS, rows, self._empty(live=live))
            self._drawn = (self._rev, now, table)
        return table

    def _empty(self, *, live: bool) -> str:
        if self.refused is not None:
            return texts.LOG_CLOSED
        if not live:
            return texts.LOG_OFFLINE
        return texts.LOG_EMPTY if self._heard else texts.LOG_ASKING

    def sheet(self, number: str, now: int) -> Sheet | None:
        """All about one row, or None when it is not known (any more)."""
        row = self._rows.get(int(number))
        if row is None:
            return None
        first, last = milliseconds(row.first), milliseconds(row.last)
        lines = [
            pair("kind", plain(row.kind, 40), _tone(row)),
            pair("client", plain(row.client, 64)),
            *wrapped("about", plain(row.subject, 80)),
            *wrapped("what", plain(row.text, 200)),
            pair("first", near_text(first, now, dated=True)),
            pair("last", near_text(last, now, dated=True)),
            pair("times", str(row.count)[:12]),
            (),
            *wrapped("what to do", texts.WHAT_TO_DO.get(row.kind, texts.WHAT_TO_DO_ELSE)),
        ]
        return Sheet((QUERY, number), f"SECURITY LOG {str(row.no)[:12]}", tuple(lines))


def _tone(row: SecurityRow) -> str:
    return "amber" if row.kind in _RED else ""


def _row(row: SecurityRow, now: int) -> Row:
    cells = (
        Cell(f" {near_text(milliseconds(row.last), now, dated=True)}"),
        Cell(str(row.count)[:5]),
        Cell(plain(row.kind, 14), _tone(row)),
        Cell(plain(row.client, 30)),
        Cell(plain(row.subject, 30)),
        Cell(plain(row.text, 120)),
    )
    return Row((QUERY, str(row.no)), cells)

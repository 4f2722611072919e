"""The board: documents, keys and scans in; a `View` out. Knows the time only as it is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from shared.plain_text import plain
from shared.rules import refuse
from shared.scan import Foreign, ScanError, parse
from terminal.core.board import texts
from terminal.core.board.actions import Action, actions
from terminal.core.board.desk import Desk
from terminal.core.board.errand import HubMessage, News
from terminal.core.board.find import Found, resolve, search
from terminal.core.board.form import edited, scanned
from terminal.core.board.plant import Plant
from terminal.core.board.rows import NOTHING, Row, Sheet, Table, Target
from terminal.core.board.security import QUERY, READ, TAB
from terminal.core.board.tables import Tables
from terminal.core.board.things import sheet
from terminal.core.flash import Flash

FLASH_MS: Final = 10_000
SHEET_MS: Final = 500
_OTHERS: Final = ("CMD", "QTY", "RSN", "SYS")
"""Codes that name nothing one could look at."""


@dataclass(slots=True)
class Finding:
    """The field for finding, and which hit is chosen."""

    typed: str = ""
    chosen: int = 0


class Board:
    """What a supervisor looks at and does."""

    def __init__(
        self, *, source: str, mint: Callable[[], str], can_open: bool = False, can_act: bool = True, can_leave: bool = True
    ) -> None:
        """`can_act`: whether people may do something here, and not only look."""
        self.plant = Plant()
        self.tables = Tables(self.plant)
        self.desk = Desk(self.plant, source=source, mint=mint, say=self._say)
        self.tab = 1
        self.page = 10
        """Rows of a page; the shell says."""
        self.finding: Finding | None = None
        self.opened: list[Found] = []
        self.top = 0
        """First line shown of a sheet."""
        self.flash: Flash | None = None
        self.open_terminal = False
        """Someone pressed the key for it; the shell clears it."""
        self._can_open = can_open
        self.can_act = can_act
        self._can_leave = can_leave
        self._chosen: dict[int, Target] = {}
        self._sheet: tuple[int, Found | None, Sheet | None] = (0, None, None)
        self._now = 0

    # --- what is shown ----------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether keys belong to a field."""
        return self.desk.form is not None or self.finding is not None

    @property
    def tabs(self) -> tuple[str, ...]:
        """The views by number. The security log is asked for, as somebody: who only looks is nobody."""
        return texts.TABS if self.can_act else texts.TABS[: TAB - 1]

    def table(self) -> Table:
        """The list in front."""
        if self.finding is not None:
            return search(self.plant, self.finding.typed)
        if self.tab == TAB:
            return self.desk.log.table(self._now, live=self.plant.live)
        return self.tables.table(self.tab, self._now)

    def chosen(self, table: Table) -> int:
        """The row the cursor is on: it stays with its row when others come or go above."""
        if self.finding is not None:
            return min(self.finding.chosen, max(0, len(table.rows) - 1))
        target = self._chosen.get(self.tab, NOTHING)
        for index, row in enumerate(table.rows):
            if row.target == target:
                return index
        return 0

    def sheet(self) -> Sheet | None:
        """The details in front, if any."""
        while self.opened:
            subject = self.opened[-1]
            at, drawn_for, drawn = self._sheet
            if drawn_for is not subject or not 0 <= self._now - at < SHEET_MS:
                drawn = self._details(subject)
                self._sheet = (self._now, subject, drawn)
            if drawn is not None:
                return drawn
            self._leave_sheet()
            if self.flash is None:  # else it says what has ended it
                self._say(News("warn", texts.GONE.format(what=f"{subject.target[0]} {plain(subject.target[1], 30)}")))
        return None

    def _details(self, subject: Found) -> Sheet | None:
        kind, identity = subject.target
        if kind == QUERY:
            return self.desk.log.sheet(identity, self._now)
        return sheet(self.plant, subject.target, self.tables.needs(self._now), self._now, subject.step)

    def actions(self) -> list[Action]:
        """What can be done with what is in front."""
        return actions(self.plant, self.opened[-1].target) if self.opened and self.can_act else []

    def keys(self) -> str:
        """The line of keys."""
        if self.desk.form is not None:
            return texts.KEYS_ASKING if self.desk.form.done else texts.KEYS_FORM
        if self.finding is not None:
            return texts.KEYS_FIND
        if self.opened:
            choices = [f"[{number}] {action.title}" for number, action in enumerate(self.actions(), 1)]
            return "  ".join([*choices, texts.KEYS_SHEET])
        offered = (
            (self._can_open, texts.KEY_TERMINAL),
            (self._can_leave, texts.KEY_QUIT),
            (not self.can_act, texts.ONLY_SHOWN),
        )
        return "  ".join([texts.KEYS_LIST.format(last=len(self.tabs)), *(key for there, key in offered if there)])

    # --- time and hub -----------------------------------------------------------------------------------

    def at(self, now: int) -> None:
        """It is now so late: what is said from here on stays as long as it should."""
        self._now = now

    def tick(self, now: int) -> list[HubMessage]:
        """Time passes. Returns what has to be sent."""
        self._now = now
        if self.flash is not None and now - self.flash.at > FLASH_MS:
            self.flash = None
        self.tables.refresh(now)
        self._look_at_the_log()
        return self.desk.due(now)

    def _look_at_the_log(self) -> None:
        log = self.desk.log
        log.wanted = self.tab == TAB and self.finding is None
        if log.wanted:
            table = self.table()
            log.older = not self.opened and self.chosen(table) >= len(table.rows) - 1

    # --- people -----------------------------------------------------------------------------------------

    def press(self, key: str, now: int) -> None:
        """A key that is no part of a scan and of no field."""
        self._input(now)
        if key == "escape":
            self._back()
        elif key == "slash":
            self.finding = Finding()
        elif key.isdigit():
            self._digit(int(key), now)
        elif key == "enter" and not self.opened:
            self._enter()
        elif key in _MOVES:
            self._move(key)

    def type(self, key: str, character: str | None, now: int) -> None:
        """A key while a field is open."""
        self._input(now)
        if self.desk.form is not None:
            self.desk.key(key, character, now)
            return
        finding = self.finding
        if finding is None:
            return
        if key == "escape":
            self.finding = None
        elif key in ("enter", "ctrl+j", "tab"):
            if scanned(finding.typed):
                self.finding = None
                self.scan(finding.typed, now)
            else:
                self._enter()
        elif key in _MOVES:
            self._move(key)
        else:
            self.finding = Finding(edited(finding.typed, key, character))

    def scan(self, text: str, now: int) -> None:
        """A code: straight to its details."""
        self._input(now)
        if self.typing:
            return
        try:
            code = parse(text)
        except ScanError as error:
            refusal = refuse(error.code)
            self._say(News("error", f"{plain(text, 24)}: {refusal.message} | {refusal.help}"))
            return
        subject = resolve(self.plant, code)
        if subject is not None:
            self.open(subject)
            return
        what = plain(code.text, 24) if isinstance(code, Foreign) else f"{code.kind} {code.body}"
        nameless = not isinstance(code, Foreign) and code.kind in _OTHERS
        self._say(News("error", (texts.SCAN_WHAT if nameless else texts.NOT_THERE).format(what=what)))

    def partial(self, text: str, now: int) -> None:
        """A scan without its end, or letters typed where none are asked for."""
        self._input(now)
        self._say(News("error", texts.PARTIAL.format(text=plain(text, 24), message=refuse("scan-partial").message)))

    def say(self, level: str, text: str) -> None:
        """A result for the person in front, at the time of the last tick."""
        self._say(News(level, text))

    def open(self, subject: Found) -> None:
        """Show details."""
        self.finding = None
        self.flash = None
        self.opened.append(subject)
        del self.opened[:-8]
        self.top = 0
        if subject.target[0] == "ws":
            self.tables.acknowledge(subject.target[1])

    def _input(self, now: int) -> None:
        self._now = now
        self.desk.touched(now)

    def _say(self, news: News) -> None:
        self.flash = Flash(news.level, news.text, self._now)

    def _back(self) -> None:
        self.flash = None
        if self.opened:
            self._leave_sheet()

    def _leave_sheet(self) -> None:
        """Back to what was in front before."""
        self.opened.pop()
        self.top = 0

    def _digit(self, number: int, now: int) -> None:
        if number == 0:
            self.desk.end_session()
        elif self.opened:
            possible = self.actions()
            if 1 <= number <= len(possible):
                self.flash = None
                self.desk.begin(possible[number - 1], now)
                return
        elif 1 <= number <= len(self.tabs):
            self.tab = number
            return
        if number == 9 and not self.opened:
            self.open_terminal = True

    def _enter(self) -> None:
        table = self.table()
        if not table.rows and self.tab == TAB and self.finding is None:
            if self.desk.log.refused is not None:
                self.desk.begin(READ, self._now)
        elif table.rows:
            self.open(Found(table.rows[self.chosen(table)].target))

    def _move(self, key: str) -> None:
        step = {"up": -1, "down": 1, "pageup": -self.page, "pagedown": self.page}.get(key)
        if self.opened and self.finding is None:
            page = self.sheet()
            last = max(0, len(page.lines) - self.page) if page else 0
            self.top = {"home": 0, "end": last}.get(key, min(last, max(0, self.top + (step or 0))))
            return
        table = self.table()
        last = max(0, len(table.rows) - 1)
        where = {"home": 0, "end": last}.get(key, min(last, max(0, self.chosen(table) + (step or 0))))
        if self.finding is not None:
            self.finding.chosen = where
        elif table.rows:
            self._chosen[self.tab] = table.rows[where].target

    def row(self) -> Row | None:
        """The row under the cursor."""
        table = self.table()
        return table.rows[self.chosen(table)] if table.rows else None


_MOVES: Final = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})

"""Which line goes where: the board's fixed frame at the size the console has."""

from textwrap import wrap
from typing import Final

from textual.app import App

from shared.plant_time import countdown_text, near_text
from terminal.board.draw import head, lay, widths
from terminal.board.lines import Lines, spread
from terminal.core.board import texts
from terminal.core.board.board import Board
from terminal.core.board.rows import Cell, Line
from terminal.core.board.stations import BLOCK

WIDE: Final = 140
SIDE_WIDTH: Final = 62
SIDE_MOST: Final = 130
LIST_WIDTH: Final = 116
"""What the list of workstations can use; beyond it the column beside it grows."""
LOW: Final = 20
BLOCK_ROWS_LOW: Final = 2
TALL: Final = 30
BLOCK_ROWS: Final = 4
BLOCK_ROWS_TALL: Final = 6


class Frame:
    """Draws a board into the widgets of an app."""

    def __init__(self, board: Board, coach: str) -> None:
        self._board = board
        self._coach = coach

    def draw(self, app: App[None], now: int) -> None:
        """Everything; lines that are as they were cost nothing."""
        board, size = self._board, app.size
        top, block, main = (app.query_one(f"#{name}", Lines) for name in ("top", "block", "main"))
        side, first, foot = (app.query_one(f"#{name}", Lines) for name in ("side", "head", "foot"))
        sheet = None if board.finding is not None else board.sheet()
        plain_list = board.tab == 1 and sheet is None and board.finding is None
        _height(top, self._top(size.width, now))
        _height(block, self._block(size.width, _block_rows(size.height)) if plain_list else [])
        wide = size.width >= WIDE and board.tab == 1 and board.finding is None
        if (wanted := _side_width(size.width) if wide else 0) != (side.styles.width.value if side.styles.width else -1):
            side.styles.width = wanted
        board.page = max(1, main.size.height)
        if sheet is not None:
            last = min(len(sheet.lines), board.top + board.page)
            more = Cell(texts.LINES.format(first=board.top + 1, last=last, total=len(sheet.lines)), "dim")
            cut = len(sheet.lines) > board.page
            title = (Cell(f" {sheet.title}", "bold"),)
            first.show_lines([spread(title, (more,) if cut else (), main.size.width)])
            main.show_lines(sheet.lines, board.top)
        else:
            table = board.table()
            first.show_lines([head(table.columns, widths(table.columns, main.size.width))])
            main.show_table(table, board.chosen(table))
        if wide:
            side.show_lines(self._side(now, side.size.height, _side_width(size.width)))
        foot.show_lines(self._foot(size.width, now))

    def _as_known(self, line: Line) -> Line:
        """A line as it is, or marked stale."""
        if self._board.plant.live or not line:
            return line
        return (Cell(f"~{line[0].text[1:]}", "dim"), *(Cell(cell.text, "dim") for cell in line[1:]))

    def _top(self, width: int, now: int) -> list[Line]:
        board, plant = self._board, self._board.plant
        link = Cell(f"{texts.ONLINE} ") if plant.live else Cell(f"{texts.OFFLINE} ", "amber")
        right = (Cell(f"{near_text(now, now)}  "), link)
        counts = board.tables.counts
        title = (Cell(f" {texts.TITLE} ", "bold"),)
        taken = sum(len(cell.text) for cell in (*title, *counts, *right))
        return [spread((*title, *counts) if taken <= width else counts, right, width), self._tabs(width)]

    def _band(self, width: int, now: int) -> Line:
        """The line between lists and totals: a rule, or what is wrong with the link; and whose session it is."""
        plant = self._board.plant
        who, left = self._board.desk.who(now)
        words = texts.SESSION_TYPING if self._board.typing else texts.SESSION
        session = (Cell(words.format(who=who, left=countdown_text(left)), "blue"),) if who else ()
        if plant.live:
            served = self._served(now)
            return spread((*served, *_rule(width - sum(len(cell.text) for cell in (*served, *session)))), session, width)
        band = texts.CONNECTING.format(why=plant.cut_off)
        if plant.silent_since is not None:
            since = near_text(plant.silent_since, now)
            band = (texts.HUB_GONE if plant.connected else texts.BROKER_GONE).format(since=since, why=plant.cut_off)
        return spread((Cell(f" {band}"[:width].ljust(width), "band"),), session, width)

    def _served(self, now: int) -> Line:
        """Which of the plant's hubs is alive."""
        plant = self._board.plant
        if not plant.hub_name or plant.hub_since is None:
            return ()
        return (Cell(f"── {texts.SERVED.format(name=plant.hub_name, since=near_text(plant.hub_since, now))} ", "dim"),)

    def _tabs(self, width: int) -> Line:
        cells = []
        for number, name in enumerate(self._board.tabs, 1):
            shown = number == self._board.tab
            cells += [Cell(f" {number} {name} ", "tab" if shown else "dim"), Cell(" ")]
        return spread(tuple(cells), (), width)

    def _block(self, width: int, most: int) -> list[Line]:
        """What is abnormal, in always as many rows: the list below must not jump when something breaks."""
        abnormal = self._board.tables.abnormal
        shown = abnormal if len(abnormal) <= most else abnormal[: most - 1]
        sizes = widths(BLOCK, width)
        lines = [self._as_known(lay(reason.row, BLOCK, sizes)) for reason in shown]
        if len(abnormal) > most:
            lines.append((Cell(f"   +{len(abnormal) - most + 1} more, marked in the list", "amber"),))
        return [*lines, *[()] * (most - len(lines)), _rule(width)]

    def _side(self, now: int, rows: int, width: int) -> list[Line]:
        bar = Cell("│ ", "dim")
        lines: list[Line] = []
        for title, table in self._board.tables.side(now, rows):
            lines.append((bar, Cell(title, "bold")))
            sizes = widths(table.columns, width - 2)
            lines += [(bar, *self._as_known(lay(row, table.columns, sizes))) for row in table.rows]
            if not table.rows:
                lines.append((bar, Cell(f" {table.empty}", "dim")))
            lines.append((bar,))
        return [*lines, *[(bar,)] * (rows - len(lines))][:rows]

    def _foot(self, width: int, now: int) -> list[Line]:
        board = self._board
        lines = [
            self._band(width, now),
            self._as_known(board.tables.today(now, width)),
            *self._say(width),
            (Cell(f" {board.keys()}", "dim"),),
        ]
        return [spread(line, (), width) for line in lines]

    def _say(self, width: int) -> list[Line]:
        """Two rows: the field that is open, or what has happened, or what the demo says next."""
        board, form = self._board, self._board.desk.form
        if form is not None:
            asked = f"{form.action.what}: {form.prompt(board.plant)}"
            wrong = Cell(f"   ! {form.wrong}", "amber") if form.wrong else Cell("")
            field = Cell("" if form.done else f"   [ {form.shown()}_ ]", "bold")
            return [(Cell(f" > {asked}", "blue"),), (field, wrong)]
        if board.finding is not None:
            return [(Cell(f" > {texts.FIND}", "blue"),), (Cell(f"   [ {board.finding.typed[-60:]}_ ]", "bold"),)]
        if board.flash is not None:
            mark, tone = {"ok": ("  ", ""), "warn": ("? ", "amber"), "error": ("! ", "red")}[board.flash.level]
            rows = wrap(board.flash.text, width - 5, max_lines=2, placeholder=" …") or [""]
            return [(Cell(f" {mark}{rows[0]} ", tone),), (Cell(f"   {rows[1]} ", tone),) if len(rows) > 1 else ()]
        return [(Cell(f" {self._coach}", "blue"),), ()]


def _block_rows(height: int) -> int:
    if height < LOW:
        return BLOCK_ROWS_LOW
    return BLOCK_ROWS if height < TALL else BLOCK_ROWS_TALL


def _side_width(width: int) -> int:
    return min(SIDE_MOST, max(SIDE_WIDTH, width - LIST_WIDTH))


def _rule(width: int) -> Line:
    return (Cell("─" * width, "dim"),)


def _height(widget: Lines, lines: list[Line]) -> None:
    """Show lines in a widget as high as they are many."""
    if widget.styles.height is None or widget.styles.height.value != len(lines):
        widget.styles.height = len(lines)
    widget.show_lines(lines)

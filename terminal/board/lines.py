"""The board's only widget: lines through Textual's line API. Only lines that changed are drawn again."""

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from terminal.board.draw import blinks, fit, lay, strip, widths
from terminal.core.board.rows import Cell, Line, Row, Table


class Lines(ScrollView, can_focus=False):
    """Rows of a table, or free lines, with a cursor."""

    DEFAULT_CSS = """
    Lines { scrollbar-size: 0 0; overflow: hidden; background: $background; }
    """

    class Resized(Message):
        """It has another size: what it shows has to be laid out again."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._rows: Sequence[Row | Line] = ()
        self._columns: Table | None = None
        self._sizes: list[int] = []
        self._width = 0
        self._cursor = -1
        self._off = False
        self.drawn = 0
        """How many lines were drawn: for measuring."""

    def on_resize(self) -> None:
        """Say so: columns are laid out for a width."""
        self.post_message(self.Resized())

    def show_table(self, table: Table, cursor: int) -> None:
        """Show a table's rows; only those that differ are drawn again."""
        if not table.rows:
            self.show_lines(((Cell(f"   {table.empty}", "dim"),),))
            return
        if self._columns is None or self._columns.columns != table.columns or self._width != self.size.width:
            self._fresh(table)
        self._columns = table
        self._put(table.rows, cursor)

    def show_lines(self, lines: Sequence[Line], top: int = 0) -> None:
        """Show free lines from one on."""
        if self._columns is not None or self._width != self.size.width:
            self._fresh(None)
        self._put(lines, -1)
        if round(self.scroll_offset.y) != top:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def blink(self, *, off: bool) -> None:
        """The other half of a blink, for the lines that do."""
        self._off = off
        for index in range(*self._visible()):
            if blinks(self._cells(self._rows[index])):
                self._dirty(index)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        index = y + self.scroll_offset.y
        if not 0 <= index < len(self._rows):
            return Strip.blank(width, self.rich_style)
        self.drawn += 1
        line = self._cells(self._rows[index])
        if isinstance(self._rows[index], Row) and self._columns is not None:
            line = lay(self._rows[index], self._columns.columns, self._sizes)  # type: ignore[arg-type]
        return strip(line, width, off=self._off, chosen=index == self._cursor, base=self.rich_style)

    def text(self) -> list[str]:
        """What is visible, as text."""
        return [self.render_line(y).text for y in range(self.size.height)]

    def _fresh(self, table: Table | None) -> None:
        self._columns, self._width = table, self.size.width
        self._sizes = widths(table.columns, self._width) if table else []
        self._rows = ()
        self.refresh()

    def _put(self, rows: Sequence[Row | Line], cursor: int) -> None:
        old, self._rows = self._rows, rows
        if rows is not old:
            for index in range(max(len(old), len(rows))):
                before = old[index] if index < len(old) else None
                after = rows[index] if index < len(rows) else None
                if before is not after and before != after:
                    self._dirty(index)
        if len(rows) != self.virtual_size.height or self.virtual_size.width != self._width:
            self.virtual_size = Size(self._width, len(rows))
        if cursor != self._cursor:
            before_cursor, self._cursor = self._cursor, cursor
            self._dirty(before_cursor)
            self._dirty(cursor)
        if cursor >= 0:
            self._reveal(cursor)

    def _reveal(self, index: int) -> None:
        top, height = round(self.scroll_offset.y), self.size.height
        wanted = min(max(top, index - height + 1), index)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)

    def _visible(self) -> tuple[int, int]:
        top = round(self.scroll_offset.y)
        return top, min(len(self._rows), top + self.size.height)

    def _dirty(self, index: int) -> None:
        y = index - round(self.scroll_offset.y)
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    @staticmethod
    def _cells(row: Row | Line) -> Line:
        return row.cells if isinstance(row, Row) else row


def spread(left: Line, right: Line, width: int) -> Line:
    """Two lines in one, the second at the right edge."""
    taken = sum(len(cell.text) for cell in right)
    room = width - taken
    cells: list[Cell] = []
    for cell in left:
        size = min(len(cell.text), room)
        cells.append(Cell(fit(cell.text, size) if size < len(cell.text) else cell.text, cell.tone))
        room -= size
    return (*cells, Cell(" " * room), *right)

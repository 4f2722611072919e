"""The board at the sizes consoles have: wide ones are shared out, small ones say what they lack."""

from collections.abc import Iterator

import pytest

from terminal.board.app import BoardApp
from terminal.board.draw import widths
from terminal.core.board import find, orders, stations, stock, talk
from terminal.core.board.rows import Column
from tests.support.board import in_utc, pictured
from tests.support.board_pilot import press, start, text

TABLES = {
    "stations": stations.COLUMNS,
    "block": stations.BLOCK,
    "orders": orders.COLUMNS,
    "stock": stock.COLUMNS,
    "calls": talk.CALLS,
    "exceptions": talk.EXCEPTIONS,
    "find": find.COLUMNS,
}


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


@pytest.mark.parametrize("columns", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("width", [80, 98, 120, 160, 188, 250, 400])
def test_a_table_fits_and_no_column_takes_more_than_it_can_use(columns: tuple[Column, ...], width: int) -> None:
    """From 80 columns on nothing is cut off at the edge; beyond what all can use the rest stays empty."""
    sizes = widths(columns, width)
    assert sum(sizes) + sum(1 for size in sizes if size) - 1 <= width
    for column, size in zip(columns, sizes, strict=True):
        assert size <= max(column.width, column.most)
        assert size >= column.width or (column.spare and not size)


def test_what_is_left_is_shared_by_what_each_could_use() -> None:
    """The text gets most of it, the name a little; the number none."""
    columns = (Column("NAME", 10, most=20), Column("TEXT", 20, most=110), Column("N", 5))
    assert widths(columns, 37) == [10, 20, 5]
    assert widths(columns, 48) == [11, 29, 5]
    assert widths(columns, 138) == [20, 110, 5]
    assert widths(columns, 300) == [20, 110, 5]


def column_of(app: BoardApp, title: str) -> int:
    """Where a column begins."""
    return next(line for line in app.text() if title in line).index(title)


async def test_a_wall_screen_shows_whole_sentences() -> None:
    """250x60: the list takes what it can use, the column beside it the rest."""
    app = pictured()
    async with app.run_test(size=(250, 60)) as pilot:
        await start(pilot, app)
        await pilot.pause()
        assert "RM-006 at L-ASM went to -5; RAW holds 400: move it there, or count" in text(app)
        assert column_of(app, "GOOD/PLAN") - column_of(app, "OPERATOR") < 30
        await press(pilot, "2")
        assert column_of(app, "STATUS") - column_of(app, "ITEM") < 25
        assert column_of(app, "REMARK") - column_of(app, "DESCRIPTION") < 65


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (79, 24), (80, 15)])
async def test_a_small_window_says_what_it_needs_and_nobody_acts_unseen(size: tuple[int, int]) -> None:
    """Instead of a board that is cut; made larger, it is as it was."""
    app = pictured()
    async with app.run_test(size=size) as pilot:
        await start(pilot, app)
        await pilot.pause()
        said = app._small.content
        assert said == f"This window has {size[0]}x{size[1]} characters, the board needs 80x16. Choose a smaller font."
        assert app._small.display
        assert not any(app.query_one(f"#{name}").display for name in ("top", "middle", "foot"))
        for key in ("2", "enter", "1"):
            await pilot.press(key)
        await pilot.pause(0.2)
        assert (app.board.tab, app.board.opened, app.board.desk.form) == (1, [], None)
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0.1)
        app.tick()
        assert "STATION" in text(app)
        await press(pilot, "2")
        assert app.board.tab == 2


async def test_a_low_window_keeps_its_list() -> None:
    """80x16: two lines of what is abnormal, and four workstations."""
    app = pictured()
    async with app.run_test(size=(80, 16)) as pilot:
        await start(pilot, app)
        await pilot.pause()
        shown = text(app)
        assert "+3 more, marked in the list" in shown
        assert sum(name in shown for name in ("CUT-01    >", "ASM-01    =", "LAC-01    !", "UPH-01    ?")) == 4

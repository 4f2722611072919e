"""A board read without a screen: its sheets and totals as text, and a document that says something else."""

from typing import Any

from shared.envelope import to_bytes
from terminal.board.app import BoardApp
from terminal.core.board.rows import Target
from terminal.core.board.things import sheet
from tests.support.board import as_json, documents, pictured, settled
from tests.support.hub import Hub

MO, PLANNED = "MO-2026-00185", "MO-2026-00186"


def board(hub: Hub) -> BoardApp:
    """A board without a screen that has taken everything in."""
    app = pictured(hub)
    settled(app)
    app.board.tick(hub.now)
    return app


def change(app: BoardApp, hub: Hub, *levels: str, **fields: Any) -> None:
    """A document says something else."""
    for place, payload in documents(hub):
        if place == levels:
            app.board.plant.document(levels, to_bytes(as_json(payload) | {"rev": 10**6} | fields))
            app.board.plant.settle()
            app.board.tick(hub.now)
            return
    raise AssertionError(levels)


def lines_of(app: BoardApp, target: Target) -> list[str]:
    """A sheet as text."""
    page = sheet(app.board.plant, target, app.board.tables.needs(app.board._now), app.board._now)
    assert page is not None
    return ["".join(cell.text for cell in line) for line in page.lines]


def today(app: BoardApp, width: int = 160) -> str:
    """The totals."""
    return "".join(cell.text for cell in app.board.tables.today(app.board._now, width))

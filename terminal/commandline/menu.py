"""The terminal's words of the `shopfloor` command."""

from typing import Final

from shared.menu import Entry

_RUNNING: Final = "terminal.commandline.running:app"
app: Final = (
    Entry("terminal", _RUNNING, "Run a terminal for an operator at a workstation."),
    Entry("board", _RUNNING, "Run the supervisor's board."),
    Entry("web", _RUNNING, "Show the board in a browser, read-only."),
    Entry("operators", _RUNNING, "Run simulated operators through real terminals.", hidden=True),
)

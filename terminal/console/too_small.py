"""A window in which a screen would be cut says so instead."""

from textual.widgets import Static

from terminal.console.lines import ROWS, WIDTH


class TooSmall(Static):
    """Said instead of a screen that would be cut."""

    DEFAULT_CSS = """
    TooSmall { display: none; width: 100%; height: auto; color: #E69F00; }
    """

    def __init__(self, what: str = "a terminal", width: int = WIDTH, height: int = ROWS) -> None:
        super().__init__()
        self._what, self._width, self._height = what, width, height

    def judge(self, width: int, height: int) -> None:
        """Show or hide, by the window's size."""
        self.display = width < self._width or height < self._height
        needs = f"{self._what} needs {self._width}x{self._height}"
        self.update(f"This window has {width}x{height} characters, {needs}. Choose a smaller font.")

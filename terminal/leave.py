"""Ctrl+Q leaves, unless it stands in a barcode: then the next label would type into the shell behind the screen."""

from typing import Any, Final

from textual import events

ALONE_S: Final = 0.15
"""A key that a person presses has so much time before and behind it."""


class Leave:
    """Watches the keys of one screen."""

    def __init__(self) -> None:
        self._last = 0.0

    def key(self, event: events.Key) -> None:
        """Any other key came."""
        self._last = event.time

    def asked(self, app: Any, *, reading: bool) -> None:
        """Ctrl+Q came; `reading` says that it is inside a scan. Ends the app when nothing else comes for a moment."""
        now = events.Key("q", "q").time
        if not reading and now - self._last >= ALONE_S:
            app.set_timer(ALONE_S, lambda: app.exit() if self._last < now else None)

"""How a screen is left: by Ctrl+Q, unless it stands in a barcode, for then the next label would type into the shell behind
the screen; and by SIGTERM, which must give the console back as it was.
"""

import asyncio
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from textual import events
from textual.app import App

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


def run(app: App[Any]) -> None:
    """Run an app on the console until it is left, or SIGTERM comes."""
    loop = asyncio.new_event_loop()
    loop.add_signal_handler(signal.SIGTERM, app.exit)
    try:
        app.run(mouse=False, loop=loop)
    finally:
        loop.close()


@contextmanager
def handed_on(child: "subprocess.Popen[bytes]") -> Iterator[None]:
    """While another program has the console, SIGTERM ends that one first; then the app, whose loop has noted it too."""
    previous = signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)

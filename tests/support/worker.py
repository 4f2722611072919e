"""A simulated operator at a real terminal, in a thread of the test's own process."""

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from shared.settings import Settings
from terminal.core.operator.display import display
from terminal.rehearsal.operators import Crew, Operator, Post
from terminal.screens.frame import draw


def send_home() -> None:
    """End those who still work. After a test that failed they would slow down all that come after it."""
    workers = [thread for thread in threading.enumerate() if isinstance(thread, Worker)]
    for worker in workers:
        worker.go_home()
    for worker in workers:
        worker.join(60)


class Worker(threading.Thread):
    """In this process so that a test can look at the terminal while it works."""

    def __init__(self, settings: Settings, workstation: str, folder: Path) -> None:
        super().__init__(name=workstation, daemon=True)
        self._settings, self._post, self._folder = settings, Post(workstation, "0021"), folder
        self._stop_it = threading.Event()
        self._looks: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.operator: Operator | None = None
        self.drained = False
        self.start()

    def run(self) -> None:
        """Work until told to stop."""
        crew = Crew(self._settings, [self._post], self._folder, pause_ms=15, seed=1)
        self.operator = crew.operators[0]
        self.drained, _ = crew.run(self._stopped)

    def _stopped(self) -> bool:
        with contextlib.suppress(queue.Empty):
            self._looks.get_nowait()()
        return self._stop_it.is_set()

    def see(self) -> str:
        """What the terminal's screen shows, drawn in the terminal's own thread."""
        seen: Future[str] = Future()

        def look() -> None:
            assert self.operator is not None
            seen.set_result("\n".join(line.plain for line in draw(display(self.operator.link.core))))

        self._looks.put(look)
        return seen.result(10)

    def go_home(self) -> None:
        """Stop working; the outbox drains."""
        self._stop_it.set()

    def end(self) -> None:
        """Stop, and wait until all is drained."""
        self.go_home()
        self.join(60)
        assert not self.is_alive(), f"{self.name} hangs"

    @property
    def online(self) -> bool:
        """What the terminal's screen says of its link."""
        return self.operator is not None and self.operator.link.core.courier.online

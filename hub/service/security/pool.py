"""Threads that hash PINs beside the hub's own: argon2 runs without Python's lock, and below the hub's priority."""

import contextlib
import logging
import os
import queue
import threading
from collections.abc import Callable
from typing import Final

from hub.service.security.work import Hashed, Work, do

log = logging.getLogger(__name__)

THREADS: Final = 2
"""Whoever sends one PIN after the other keeps one of them busy."""
NICE: Final = 10
STOP_S: Final = 2.0


class HashingPool:
    """First come, first served. Its queue is as long as its user lets it become."""

    def __init__(self, emit: Callable[[Hashed], None]) -> None:
        self._emit = emit
        self._work: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._run, name=f"pins-{number}", daemon=True) for number in range(THREADS)]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def put(self, work: Work) -> None:
        """Hand in a piece of work; its result comes by `emit`, from another thread."""
        self._work.put(work)

    def stop(self) -> None:
        """End after what is under way."""
        for _ in self._threads:
            self._work.put(None)
        for thread in self._threads:
            thread.join(STOP_S)

    def _run(self) -> None:
        with contextlib.suppress(OSError, AttributeError):  # on Linux a thread has a niceness of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
        while (work := self._work.get()) is not None:
            self._emit(_done(work))


def _done(work: Work) -> Hashed:
    try:
        return do(work)
    except Exception:  # whoever waits for it has to hear something, and the thread goes on
        log.exception("a PIN could not be hashed")
        return Hashed(work.number, failed=True)

"""A program in a pseudo-terminal: what it shows and when, what it costs."""

import contextlib
import fcntl
import os
import pty
import re
import struct
import termios
import threading
import time
from collections.abc import Callable
from pathlib import Path

ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>78]")
KEPT = 4_000
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"


class Console:
    """`on_text` gets the newest output without escape sequences, and when it came, in the reader's thread."""

    def __init__(
        self,
        command: list[str],
        *,
        columns: int = 80,
        rows: int = 24,
        folder: Path | None = None,
        on_text: Callable[[bytes, float], None] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(columns), LINES=str(rows))
            if folder is not None:
                os.chdir(folder)
            os.execv(command[0], command)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._on_text = on_text or (lambda *_: None)
        self._tail = b""
        self.given_back = False
        """Whether the last program on the whole screen has left it."""
        self._seen = threading.Condition()
        self.bytes = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                chunk = os.read(self._master, 65_536)
            except OSError:
                return
            now = time.perf_counter()
            with self._seen:
                self.bytes += len(chunk)
                raw = self._tail + chunk
                if ENTERED in raw or LEFT in raw:
                    self.given_back = raw.rfind(LEFT) > raw.rfind(ENTERED)
                self._on_text(ESCAPES.sub(b"", raw), now)
                self._tail = raw[-KEPT:]
                self._seen.notify_all()

    def wait_for(self, text: bytes, seconds: float = 30.0) -> float:
        """When a text came out; raises `AssertionError` when it does not."""
        with self._seen:
            came = self._seen.wait_for(lambda: text in ESCAPES.sub(b"", self._tail), seconds)
        assert came, f"{text!r} did not come: {ESCAPES.sub(b'', self._tail)[-600:]!r}"
        return time.perf_counter()

    def write(self, data: bytes) -> float:
        """Type; returns when."""
        now = time.perf_counter()
        os.write(self._master, data)
        return now

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self) -> float:
        """Resident memory in MB."""
        match = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.pid}/status").read_text())
        return int(match[1]) / 1024 if match else 0.0

    def close(self) -> None:
        """Ctrl+Q, then the hard way."""
        with contextlib.suppress(OSError):
            os.write(self._master, b"\x11")
        time.sleep(0.6)
        with contextlib.suppress(OSError):
            os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._master)

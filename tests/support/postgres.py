"""PostgreSQL servers of our own, on loopback, in folders that go away."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, Self

import pytest

from tests.support.ports import free_port

NAME: Final = "postgresql+psycopg://postgres:not-shown@127.0.0.1"
Mode = Literal["smart", "fast", "immediate"]


def binaries() -> Path:
    """Where the server's programs are. Without them the test is skipped, which in CI is a failure."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        message = "PostgreSQL is not installed: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return programs[-1].parent


class Server:
    """A server that is stopped, started and copied. As a context manager it runs, and nothing of it is left."""

    def __init__(self, *settings: str) -> None:
        """With settings like `fsync=off`."""
        self._programs = binaries()
        self._settings = settings
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="shopfloor-pg-", dir="/tmp"))
        self._root = os.geteuid() == 0  # the server refuses to run as root
        if self._root:
            shutil.chown(self.folder, "postgres")

    @property
    def url(self) -> str:
        """Of its database."""
        return f"{NAME}:{self.port}/postgres"

    def __enter__(self) -> Self:
        self._run("initdb", f"-N -D {self.folder}/data -A trust -U postgres -E UTF8 --locale=C.UTF-8")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End it, and leave nothing of it."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        chosen = "".join(f" -c {setting}" for setting in self._settings)
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1{chosen}"
        self._run("pg_ctl", f"-w -D {self.folder}/data -o '{options}' -l {self.folder}/log start")

    def stop(self, mode: Mode = "fast") -> None:
        """Stop it; `immediate` is as good as pulling the plug."""
        self._run("pg_ctl", f"-w -D {self.folder}/data stop -m {mode}")

    def copy_from(self, primary: "Server") -> None:
        """Begin as a replica that follows a primary."""
        source = f"-h 127.0.0.1 -p {primary.port} -U postgres"
        self._run("pg_basebackup", f"{source} -D {self.folder}/data -R -X stream -c fast")
        self.start()

    def promote(self) -> None:
        """Make a replica the primary."""
        self._run("pg_ctl", f"-w -D {self.folder}/data promote")

    def _run(self, program: str, words: str) -> None:
        command = f"{self._programs}/{program} {words}"
        shell = ["su", "postgres", "-c", command] if self._root else ["sh", "-c", command]
        subprocess.run(shell, check=True, capture_output=True, timeout=60)


@contextmanager
def server(*settings: str) -> Iterator[str]:
    """The URL of an empty database on a fresh server with these settings."""
    with Server(*settings) as running:
        yield running.url

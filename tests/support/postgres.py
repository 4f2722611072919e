"""A PostgreSQL server of our own, on loopback, in a folder that goes away."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.ports import free_port


def binaries() -> Path:
    """Where the server's programs are. Without them the test is skipped, which in CI is a failure."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        message = "PostgreSQL is not installed: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return programs[-1].parent


@contextmanager
def server(*settings: str) -> Iterator[str]:
    """The URL of an empty database on a fresh server with these settings (`fsync=off`)."""
    programs, port = binaries(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="shopfloor-pg-", dir="/tmp"))
    root = os.geteuid() == 0  # the server refuses to run as root
    if root:
        shutil.chown(folder, "postgres")

    def run(command: str) -> None:
        words = ["su", "postgres", "-c", command] if root else ["sh", "-c", command]
        subprocess.run(words, check=True, capture_output=True, timeout=60)

    run(f"{programs}/initdb -N -D {folder}/data -A trust -U postgres")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1" + "".join(f" -c {setting}" for setting in settings)
    run(f"{programs}/pg_ctl -w -D {folder}/data -o '{options}' -l {folder}/log start")
    try:
        yield f"postgresql+psycopg://postgres:not-shown@127.0.0.1:{port}/postgres"
    finally:
        run(f"{programs}/pg_ctl -w -D {folder}/data stop -m immediate")
        shutil.rmtree(folder, ignore_errors=True)

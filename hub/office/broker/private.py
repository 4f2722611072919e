"""Files that are one user's alone, written whole or not at all."""

import os
from pathlib import Path


def write_private(path: Path, content: str | bytes) -> None:
    """Mode 600 from its first byte on; a reader has the former one or the new one."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def private_folder(path: Path) -> None:
    """Make a folder, mode 700, if it is not there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)

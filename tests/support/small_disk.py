"""A disk of its own that can be filled to the last block and freed again.

A small file system in memory where mounting is permitted. Elsewhere a limit on the size of files does instead: set on a
process it lets no file of that process grow or be written behind its first byte.
"""

import errno
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BLOCK = 4096


class MountedDisk:
    """A file system that a ballast file fills."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, _pid: int) -> None:
        """Not one block is left."""
        with self._ballast.open("ab", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(bytes(_BLOCK))
            except OSError as error:
                assert error.errno == errno.ENOSPC, error

    def free(self, _pid: int) -> None:
        """There is room again."""
        self._ballast.unlink()


class LimitedFiles:
    """The same for one process, where nothing can be mounted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, pid: int) -> None:
        """Nothing more can be written."""
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

    def free(self, pid: int) -> None:
        """It can again."""
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def small_disk(folder: Path, megabytes: int = 8) -> Iterator[MountedDisk | LimitedFiles]:
    """A disk in a folder that is made for it."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        yield LimitedFiles(folder)
        return
    try:
        yield MountedDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)

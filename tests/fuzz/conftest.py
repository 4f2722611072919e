"""What is thrown at a process must not take the machine with it: one absurd number once asked for 20 GB of a bar."""

import resource
from collections.abc import Iterator

import pytest

MOST_BYTES = 4 * 2**30


@pytest.fixture(autouse=True)
def _bounded_memory() -> Iterator[None]:
    """No more memory than this while something is fuzzed: `MemoryError` names the place, the system's killer does not."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES if hard < 0 else min(MOST_BYTES, hard), hard))
    yield
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))

"""What all tests share: in CI a skipped test is a failure, property tests are repeatable, and files go to workers whole."""

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.needs import left_out, missing

if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling

# How long an example takes is the machine's affair, which does other things besides.
settings.register_profile("anywhere", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("anywhere"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "anywhere")

_FIRST = ("tests/system/", "tests/simulation/", "tests/machine/", "tests/fuzz/", "tests/terminal/")
"""What takes longest begins first, so that at the end no worker waits long for another."""
_APART = ("tests/simulation/",)
"""Here tests of one file share nothing that took long to make: any worker takes any of them."""

_skipped: list[str] = []


def pytest_report_header() -> list[str]:
    """Said first: what this machine can't test."""
    return left_out(missing())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order of the folders; within one it stays as it is."""
    places = {start: place for place, start in enumerate(_FIRST)}
    items.sort(key=lambda item: places.get("/".join(item.nodeid.split("/")[:2]) + "/", len(places)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> "LoadScopeScheduling":
    """With `-n` a file is one worker's: its tests share a plant of processes, and may rely on their order."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
        def _split_scope(self, nodeid: str) -> str:
            return nodeid if nodeid.startswith(_APART) else nodeid.partition("::")[0]

    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note every skip."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """And every file that was skipped as a whole."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that did not run is a test that failed."""
    if os.environ.get("CI") and _skipped:
        print(f"\nskipped in CI, which counts as failed: {', '.join(_skipped)}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

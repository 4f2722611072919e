"""Every terminal screen at 80×24, pixel by pixel, on a frozen clock: a plant in one process, its hub included."""

import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from shared.settings import Settings
from terminal.core.delivery.moment import Moment
from terminal.shell.app import TerminalApp
from tests.support.joined import Client, Net
from tests.terminal.screens.situations import SITUATIONS, floor, running

os.environ["TEXTUAL_ANIMATIONS"] = "none"


class NetLink:
    """A link to the plant in this process, whose clock stands still while the screen is drawn."""

    def __init__(self, client: Client) -> None:
        self.core = client.core
        self._moment = client.now

    def now(self) -> Moment:
        """Always the same."""
        return self._moment

    def start(self) -> None:
        """Connected already."""

    def stop(self) -> None:
        """Nothing was started."""

    def pump(self) -> None:
        """All was sent already."""


def app_of(client: Client) -> TerminalApp:
    """The app over a client as it stands."""
    return TerminalApp(Settings(site="test"), make_link=lambda *_: NetLink(client))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("SHOPFLOOR_SILENT", "1")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(name="net")
def _net() -> Net:
    return floor()


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.__name__)
def test_screen(net: Net, snap_compare: Any, situation: Callable[[Net], Client]) -> None:
    """As it was when somebody last looked at it."""
    assert snap_compare(app_of(situation(net)), terminal_size=(80, 24))


@pytest.mark.parametrize("size", [(160, 50), (60, 20)])
def test_another_window(net: Net, snap_compare: Any, size: tuple[int, int]) -> None:
    """A larger window leaves room around it; a smaller one says so at once."""
    assert snap_compare(app_of(running(net)), terminal_size=size)

"""Every screen with hostile text in everything that people, files and other systems can write."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from hub.service.messages import Outgoing
from terminal.core.operator.display import display
from terminal.core.operator.terminal import TerminalCore
from terminal.screens.frame import draw
from tests.support.joined import Client, Net
from tests.terminal.screens.situations import MO, SITUATIONS, floor, running
from tests.terminal.screens.test_snapshots import app_of

HOSTILE = {
    "markup": "[red]x[/red][@click=app.quit]y[/][b",
    "control": "\x1b[31mred\x1b[0m\a\b\x00\x7f\x9b2J",
    "lines": "a\nb\tc\r\nd\u2028e\x85f",
    "bidi": "\u202egnp.exe\u2066abc\u200f\u061c",
    "long": "x" * 390,
    "wide": "日本語テキスト" * 20,
    "combining": "e\u0301\u0302\u0303" * 50 + "\u200d\ufe0f",
}


TEXTS = frozenset(
    {"name", "description", "text", "note", "unit", "instructions", "external_no", "origin", "message", "help"}
)
"""Fields that people or other systems fill in freely."""


@dataclass
class HostileNet(Net):
    """A network on which every free text is another."""

    text: str = ""

    def publish(self, out: Outgoing) -> None:
        """Changed on the way."""
        payload = json.dumps(self._changed(json.loads(out.payload))).encode() if out.payload else b""
        super().publish(Outgoing(out.topic, payload, retain=out.retain))

    def _changed(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: self.text if key in TEXTS and value[key] is not None else self._changed(value[key]) for key in value
            }
        return [self._changed(part) for part in value] if isinstance(value, list) else value


def hostile(text: str) -> Net:
    """The plant, with a message, a note and a call besides."""
    net = floor(lambda hub: HostileNet(hub, text=text))
    net.hub.office("note", subject=MO, text="x")
    net.hub.office("message", to="CUT-01", text="x")
    net.hub.office("message", to="STORE-01", text="x")
    net.hub.office("call", workstation="CUT-01", kind="material", note="x")
    net.deliver()
    return net


def check(core: TerminalCore) -> None:
    """24 lines of at most 80 cells, of printable characters only, none of which turns the line around."""
    lines = draw(display(core))
    assert len(lines) == 24
    for line in lines:
        assert line.cell_length <= 80, line.plain
        assert all(char.isprintable() for char in line.plain), ascii(line.plain)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.__name__)
def test_no_screen_is_broken(situation: Callable[[Net], Client], text: str) -> None:
    """Nothing is styled, executed, cut in two, or sent to the console as it came."""
    check(situation(hostile(text)).core)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_the_app_draws_it(text: str) -> None:
    """Through Textual too."""
    app = app_of(running(hostile(text)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "\x1b" not in app.export_screenshot()
        assert app.is_running

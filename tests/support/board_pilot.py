"""What a person does at a board under Pilot, and what the screen then says."""

from textual import events
from textual.pilot import Pilot

from terminal.board.app import BoardApp

CP437_SAFE = set("─│█░…")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as a person does: a digit is a hot key only when nothing follows it at once."""
    for key in keys:
        await pilot.press(key)
        await let_go(pilot)


async def let_go(pilot: Pilot[None]) -> None:
    """Until a digit that was held back is taken for a key."""
    while pilot.app.gate.holds:  # type: ignore[attr-defined]
        await pilot.pause(0.01)
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text and Enter."""
    for char in text:
        pilot.app.post_message(events.Key({" ": "space"}.get(char, char), char))
    pilot.app.post_message(events.Key("enter", "\r"))
    await pilot.pause(0.05)
    for _ in range(3):  # request, command, answer
        pilot.app.tick()  # type: ignore[attr-defined]


async def scan(pilot: Pilot[None], code: str) -> None:
    """A burst, as a scanner sends it."""
    for char in code:
        pilot.app.post_message(events.Key(char, char))
    pilot.app.post_message(events.Key("enter", "\r"))
    await pilot.pause(0.05)


def text(app: BoardApp) -> str:
    """The screen; it must fill its size exactly, in characters that every console font has."""
    lines = app.text()
    assert len(lines) == app.size.height
    for line in lines:
        assert len(line) == app.size.width, line
        assert all(char.isascii() or char in CP437_SAFE for char in line), line
    return "\n".join(lines)


def bottom(app: BoardApp) -> str:
    """The two result lines, as one text."""
    return " ".join(" ".join(line.split()) for line in app.text()[-3:-1])


async def start(pilot: Pilot[None], app: BoardApp) -> None:
    """Let it take everything in."""
    await pilot.pause()
    app.board.plant.settle()
    app.tick()
    await pilot.pause()

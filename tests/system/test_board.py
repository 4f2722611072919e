"""The board over a real Mosquitto, with hub and terminal as processes: what is booked is seen, what is done is done."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from hub.office.client import HubClient
from shared.bus import Bus
from shared.envelope import to_bytes
from shared.scan import Kind, encode
from shared.settings import Settings
from shared.wire import BusEvent, Connected
from terminal.board.app import BoardApp
from terminal.board.link import BoardLink
from terminal.core.board.board import Board
from tests.support.board import PIN, as_json, busy
from tests.support.board_pilot import bottom, press, scan, write
from tests.support.broker import Embedded, Mosquitto
from tests.support.hub import TOPICS
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
MO = "MO-2026-00184"
COMPLETE_S = 60.0
"""A third of a second is usual, a second the promise; a busy machine may take longer without being wrong."""


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", [*USERS, "board"]), pause_ms=200) as plant:
        plant.start("hub")
        plant.fill()
        with HubClient(plant.settings("office"), timeout=30) as client:
            client.send("put-operator", id="0011", name="Nasser", roles=["supervisor"])
            assert client.ask("set-pin", badge="0011", pin=PIN).status == "ok"
        yield plant


async def until(pilot: Pilot[None], done: Callable[[], object], seconds: float = 20.0) -> None:
    """Let the app run until something is so."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "\n".join(pilot.app.text())  # type: ignore[attr-defined]
        await pilot.pause(0.05)


def board(plant: Plant) -> BoardApp:
    """A board with a user of its own; the hub's configuration does not know it."""
    settings = plant.settings("board")
    settings.client = "board"
    return BoardApp(settings, still=True)


async def test_a_booking_is_seen_and_a_hold_is_done(plant: Plant) -> None:
    """Complete within a second of connecting; counters rise; 0011 holds the order; hub and broker go and return."""
    app = board(plant)
    documents = app.board.plant.docs
    async with app.run_test(size=(160, 50)) as pilot:
        await until(pilot, lambda: app.board.plant.connected)
        await until(pilot, lambda: documents.job(MO, "060") and len(app.board.tables.table(1, 0).rows) == 6, COMPLETE_S)
        assert "~ UNKNOWN" in "\n".join(app.text())
        plant.start("T-CUT-01")
        await until(pilot, lambda: int((documents.op(MO, "010") or {"good": "0"})["good"]) > 3)
        await until(pilot, lambda: any("CUT-01    > RUN" in line and MO in line for line in app.text()))
        await scan(pilot, encode(Kind.MO, MO))
        await press(pilot, "1")
        for answer in ("wrong drawing", "0011", PIN):
            await write(pilot, answer)
        await until(pilot, lambda: f"hold {MO}: done" in bottom(app))
        assert plant.sql("SELECT hold_reason, hold_who FROM mo") == [("wrong drawing", "0011")]
        await until(pilot, lambda: "wrong drawing" in "\n".join(app.text()))
        plant.kill("hub")
        await until(pilot, lambda: "X HUB OFFLINE since" in "\n".join(app.text()))
        plant.start("hub")
        await until(pilot, lambda: app.board.plant.live)
        plant.broker.kill()
        await until(pilot, lambda: "X OFFLINE since" in "\n".join(app.text()))
        plant.broker.start()
        await until(pilot, lambda: app.board.plant.live)
        assert "wrong drawing" in "\n".join(app.text())
        assert "Nasser, " in app.text()[-5]
        await press(pilot, "1")
        await write(pilot, "")  # the session has outlived both
        await until(pilot, lambda: f"off hold {MO}: done" in bottom(app))
        assert plant.sql("SELECT authid FROM inbox WHERE verb = 'mo-unhold'") == [("0011",)]
    plant.stop("T-CUT-01")


@pytest.mark.parametrize("kind", [Mosquitto, Embedded])
def test_it_is_complete_on_either_broker(kind: type[Mosquitto | Embedded], tmp_path: Path) -> None:
    """Several hundred retained documents: the embedded broker says no more than 100 to one subscription."""
    broker = kind(tmp_path, ["hub", "board"])
    broker.start()
    hub = busy()
    kept = hub.engine.every_document(hub.now)
    events: list[BusEvent] = []
    bus = Bus(broker.settings("hub"), name="hub", emit=events.append, subscriptions=list)
    bus.start()
    settings = Settings(site="test", client="board", broker=broker.settings("board"))
    board = Board(source="board", mint=lambda: "x")
    link = BoardLink(settings, board)
    try:
        eventually(lambda: any(isinstance(event, Connected) for event in events))
        for out in kept:
            bus.publish(out.topic, out.payload, qos=0, retain=True)
        for number in range(60):
            for branch in ("ref/item", "people", "ref/location"):
                doc = as_json(next(out.payload for out in kept if f"/{branch}/" in out.topic)) | {"id": f"N{number}"}
                bus.publish(TOPICS.state(*branch.split("/"), f"N{number}"), to_bytes(doc), qos=0, retain=True)
            bus.publish(TOPICS.client("t", f"T{number}", "status"), to_bytes({"online": True, "ts": ""}), retain=True)
        bus.publish(TOPICS.hub_status, to_bytes({"online": True, "ts": "", "generation": "gen1"}), retain=True).result(10)
        link.start()

        def pumped() -> bool:
            link.pump()
            return True

        eventually(lambda: pumped() and board.plant.connected)
        everything = len(kept) + 3 * 60
        eventually(
            lambda: pumped() and (len(board.plant.docs.places()) == everything and len(board.plant.terminals) == 60),
            COMPLETE_S,
        )
        eventually(lambda: pumped() and board.plant.rank is not None)
        assert len(board.plant.docs.places()) == everything
    finally:
        link.stop()
        bus.stop()
        broker.stop()


async def test_a_board_that_may_not_speak_says_so(plant: Plant) -> None:
    """Its user at the broker is another: the access list refuses, and the board says what to do."""
    settings = plant.settings("T-CUT-01")
    settings.client = "board"
    app = BoardApp(settings, still=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.board.plant.docs.mo(MO) and app.board.plant.live)
        await scan(pilot, encode(Kind.MO, MO))
        await press(pilot, "1")
        for answer in ("wrong drawing", "0011", PIN):
            await write(pilot, answer)
        await until(pilot, lambda: "start it with --client" in bottom(app))

"""A board on a hub without a broker: what it sends goes straight into the engine, what the engine publishes comes back."""

import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from hub.core.intake.incoming import Arrival
from hub.service.messages import Outgoing
from hub.service.security.pins import store_pin
from hub.service.security.work import Work, do
from shared.envelope import to_bytes
from shared.settings import Settings, TerminalSettings
from shared.wire import Connected, Disconnected, Received
from terminal.board.app import BoardApp
from terminal.board.link import BoardLink
from terminal.core.board.board import Board
from terminal.core.board.errand import HubMessage
from tests.support.hub import TOPICS, Hub, chairs
from tests.support.plants import STEPS

PIN = "4711"
SETTINGS = Settings(site="test", client="board", terminal=TerminalSettings(workstation="CUT-01"))


class LocalLink(BoardLink):
    """The board's link with the hub's engine in place of the bus."""

    def __init__(self, settings: Settings, board: Board, now: Any, hub: Hub) -> None:
        super().__init__(settings, board, now)
        self.hub = hub
        self.deaf = False
        """The hub does not answer: what is sent is lost."""
        self.sent: list[HubMessage] = []

    def start(self) -> None:
        """Connected at once, with everything the hub keeps."""
        self._asked = 1
        self.on_event(Connected(1))
        self.publish(self.hub.engine.every_document(self.hub.now))
        self.say_hub(online=True)

    def _ask(self, generation: int) -> None:
        self._asked = generation

    def stop(self) -> None:
        """Nothing was started."""

    def say_hub(self, *, online: bool, **more: str) -> None:
        """The hub's status, or its will."""
        body = {"online": online, "ts": "2026-11-18T00:00:00Z", "generation": self.hub.engine.generation}
        self.receive(TOPICS.hub_status, to_bytes(body | more))

    def say_terminal(self, name: str, workstation: str, *, online: bool = True, outbox: int = 0) -> None:
        """A terminal's status and info."""
        status = {"online": online, "ts": "2026-11-18T00:00:00Z"}
        info = {"app_version": "1", "epoch": "e", "outbox": outbox, "last_seq": 1, "workstation": workstation}
        self.receive(TOPICS.client("t", name, "status"), to_bytes(status))
        self.receive(TOPICS.client("t", name, "info"), to_bytes(info))

    def drop(self) -> None:
        """The broker is gone."""
        self.on_event(Disconnected("gone"))

    def receive(self, topic: str, payload: bytes, *, retained: bool = True) -> None:
        """A message."""
        self.on_event(Received(topic, payload, retained, 1, 0, 0))

    def publish(self, messages: Iterable[Outgoing]) -> None:
        """Messages of the hub's."""
        for out in messages:
            self.receive(out.topic, out.payload)

    def touched(self) -> None:
        """Publish what the hub's last commands changed."""
        self.publish(self.hub.engine.document(key, self.hub.now) for key in self.hub.engine.take_touched())

    def _send(self, send: HubMessage) -> None:
        self.sent.append(send)
        if self.deaf:
            return
        payload = to_bytes(send.body)
        if send.channel == "req":
            self.publish(self.hub.engine.ask("x", self._client, send.leaf, payload, self.hub.now))
        else:
            self.hub.now += 1
            self.publish(self.hub.engine.take([Arrival("x", self._client, send.leaf, payload)], self.hub.now))
            self.touched()


def board_app(hub: Hub, *, terminals: Iterable[str] = (), settings: Settings = SETTINGS, **options: Any) -> BoardApp:
    """A board that stands still in time and looks at a hub."""
    app = BoardApp(
        settings,
        still=True,
        now=lambda: hub.now,
        make_link=lambda settings, board, now: LocalLink(settings, board, now, hub),
        **options,
    )
    numbers = count(1)
    app.board.desk._mint = lambda: f"00000000-0000-7000-9000-{next(numbers):012d}"
    link = link_of(app)
    for workstation in terminals:
        link.say_terminal(f"T-{workstation}", workstation)
    return app


def link_of(app: BoardApp) -> LocalLink:
    """Its link."""
    assert isinstance(app.link, LocalLink)
    return app.link


def settled(app: BoardApp) -> None:
    """Without a screen: take everything in."""
    link_of(app).start()
    app.link.pump()
    app.board.plant.settle()
    app.link.pump()


def supervised() -> Hub:
    """The chairs with a supervisor who has a PIN, and people who are called something."""
    hub = chairs()
    for badge, name, roles in (
        ("0011", "Nasser", ["supervisor"]),
        ("0012", "Qadri", ["planner"]),
        ("0016", "Halim", ["accountant"]),
    ):
        assert hub.office("put-operator", id=badge, name=name, roles=roles)["status"] == "accepted"
    with hub.database.begin() as connection:
        store_pin(connection, "0011", do(Work(0, PIN)).hash, len(PIN))
        store_pin(connection, "0016", do(Work(0, PIN)).hash, len(PIN))
    hub.office("put-reason", id="MEC", kind="stop", text="breakdown")
    hub.engine.take_touched()
    return hub


def busy() -> Hub:
    """A plant in the middle of a day: work, a breakdown, a call, a late order, a shortage, an exception, a held order."""
    hub = supervised()
    hub.hello()
    names = ("Cutting", "Assembly", "Lacquering", "Upholstery", "Inspection", "Packing")
    minutes = ("12", "24", "9", "32", "5", "7")
    steps = [
        {"op": op, "group": group, "name": name, "run_min": run, "setup_min": "10"}
        for (op, group), name, run in zip(STEPS.items(), names, minutes, strict=True)
    ]
    hub.office("put-routing", id="CH-100", item="CH-100", steps=steps, rev=1)
    mo = "MO-2026-00185"
    due = "2026-11-15T12:00:00Z"
    hub.office("mo-create", mo=mo, item="CH-100", q="40", due=due, priority=1, origin="SO-7740")
    hub.office("mo-release", mo=mo)
    run = {"mo": mo, "op": "010", "workstation": "CUT-01"}
    hub.office("transfer", item="RM-001", q="3", from_="RAW", to="L-CUT")
    hub.terminal("sign-on", workstation="CUT-01")
    hub.terminal("op-start", kind="run", **run)
    hub.now += 190 * 60_000
    hub.terminal("output", good="14", scrap=[{"q": "2", "reason": "DIM"}], **run)
    run2 = {"mo": mo, "op": "020", "workstation": "ASM-01"}
    hub.terminal("sign-on", "0022", workstation="ASM-01")
    hub.terminal("op-start", "0022", kind="run", **run2)
    hub.now += 130 * 60_000
    hub.terminal("output", "0022", good="5", **run2)
    hub.terminal("op-pause", "0022", reason="BRK", **run2)
    hub.now += 20 * 60_000
    hub.office("mo-create", mo="MO-2026-00186", item="CH-100", q="10", due="2026-12-01T12:00:00Z")
    hub.office("mo-hold", mo="MO-2026-00186", reason="drawing is being changed")
    hub.office("note", subject=mo, text="take the light beech first")
    hub.terminal("downtime-start", workstation="LAC-01", reason="MEC")
    hub.now += 6 * 60_000
    hub.terminal("call", workstation="UPH-01", kind="material", note="foam is nearly out")
    hub.now += 4 * 60_000
    hub.engine.take_touched()
    return hub


STATIONS = ("CUT-01", "ASM-01", "LAC-01", "UPH-01", "QC-01")
"""Where terminals stand; PACK-01's is gone."""


def pictured(hub: Hub | None = None, **options: Any) -> BoardApp:
    """A board of the busy plant."""
    app = board_app(hub or busy(), terminals=STATIONS, **options)
    link_of(app).say_terminal("T-PACK-01", "PACK-01", online=False, outbox=3)
    return app


@contextmanager
def in_utc() -> Iterator[None]:
    """Local time is UTC."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


def documents(hub: Hub) -> list[tuple[tuple[str, ...], bytes]]:
    """All documents of a hub by their place."""
    documents = []
    for out in hub.engine.every_document(hub.now):
        levels = TOPICS.parse_state(out.topic)
        if levels is not None:
            documents.append((levels, out.payload))
    return documents


def as_json(payload: bytes) -> dict[str, Any]:
    """A document."""
    document: dict[str, Any] = json.loads(payload)
    return document

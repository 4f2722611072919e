"""A real Mosquitto with a real hub, a flooding client beside others, and what is looked at meanwhile."""

import json
import queue
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from shared.bus import Bus
from shared.clock import now_ms, uuid7
from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Received
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant

TOPICS: Final = Topics("test")
FLOODER: Final = "flooder"
EVERY_S: Final = 0.05
GIVEN_UP_S: Final = 20.0


class _Plant(Plant):
    """In whose configuration the flooding client may do something."""

    def config(self, user: str) -> Path:
        path = super().config(user)
        with path.open("a") as file:
            file.write(f'[hub.clients.{FLOODER}]\nroles = ["operator"]\n')
        return path


class Site:
    """Use as a context manager."""

    def __init__(self, folder: Path, *users: str) -> None:
        self.folder = folder
        self.plant = _Plant(folder, Mosquitto(folder / "broker", [*USERS, FLOODER, *users]))

    def __enter__(self) -> "Site":
        self.plant.broker.start()
        self.plant.start("hub")
        self.plant.fill()
        return self

    def __exit__(self, *_: object) -> None:
        self.plant.close()

    @property
    def port(self) -> int:
        """The broker's."""
        return self.plant.broker.port

    def flood(self, verb: str, rate: int, seconds: float) -> "subprocess.Popen[str]":
        """Begin it; the process prints how many it has sent."""
        words = [str(self.port), FLOODER, verb, str(rate), str(seconds)]
        return subprocess.Popen([sys.executable, "-m", "tests.flood.flooder", *words], stdout=subprocess.PIPE, text=True)

    def memory_mb(self) -> float:
        """What the hub holds of its own."""
        status = Path(f"/proc/{self.plant.processes['hub'].pid}/status").read_text()
        match = re.search(r"RssAnon:\s+(\d+)", status)
        return int(match[1]) / 1024 if match else 0.0

    def stored(self, source: str) -> int:
        """How many commands of a source stand in the inbox."""
        return int(self.plant.sql(f"SELECT count(*) FROM inbox WHERE source = '{source}'")[0][0])


def lost_by_the_broker(folder: Path) -> int:
    """How often the broker of a folder has lost a hub: a timeout, a protocol error, a socket that failed."""
    said = (folder / "broker" / "mosquitto.log").read_text(errors="replace")
    return len(re.findall(r"Client hub-test-\S+ (?:has exceeded|closed its connection|disconnected due)", said))


class Probe:
    """A client that sends one command after another, and notes how long each answer takes."""

    def __init__(self, site: Site, client: str = "office") -> None:
        self._client = client
        self._events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
        ack = TOPICS.client("x", client, "ack")
        self._bus = Bus(site.plant.broker.settings(client), name=client, emit=self._events.put, subscriptions=lambda: [ack])
        self._bus.start()
        while not isinstance(self._events.get(timeout=10), Connected):
            pass

    def once(self) -> float:
        """Seconds from sending to the answer; `GIVEN_UP_S` when there is none."""
        identity = uuid7()
        body = seal(
            verb="note",
            identity=identity,
            source=self._client,
            time=datetime_of(now_ms()),
            data={"subject": "CUT-01", "text": "all is well"},
            authid="",
        )
        began = time.monotonic()
        self._bus.publish(TOPICS.command("x", self._client, "note"), to_bytes(body))
        while time.monotonic() - began < GIVEN_UP_S:
            try:
                event = self._events.get(timeout=0.5)
            except queue.Empty:
                continue
            if isinstance(event, Received):
                self._bus.acknowledge(event)
                answer = json.loads(event.payload)
                if answer["id"] == identity:
                    assert answer["status"] != "retry", answer
                    return time.monotonic() - began
        return GIVEN_UP_S

    def watch(self, seconds: float) -> list[float]:
        """One every 50 ms for so long."""
        taken, began = [], time.monotonic()
        while time.monotonic() - began < seconds:
            taken.append(self.once())
            time.sleep(EVERY_S)
        return taken

    def close(self) -> None:
        """Leave."""
        self._bus.stop()

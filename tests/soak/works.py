"""The plant of the soak: Mosquitto, hub, operators, a terminal with a screen and the board, each a process of its own."""

import subprocess
import sys
import threading
import time
from itertools import count
from pathlib import Path
from typing import Any, Final

from hub.office.client import HubClient, Order
from tests.bench.console import Console
from tests.soak.measure import Sample, database_weight, of_process, weight
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant
from tests.support.plants import MATERIAL, STEPS, SUPPLIES

OPERATORS: Final = [f"{group}-01" for group in STEPS.values() if group != "PACK"]
WATCHED: Final = "PACK-01"
"""Here stands a terminal with a screen, and nobody works."""
OUTAGE: Final = ("UPH-01", 20)
"""This one is off the network for so many seconds, and on it for as long, by turns: links must leave nothing behind."""
PAUSE_MS: Final = 50
ORDERS_KNOWN: Final = 5_200
"""More orders than the hub keeps in memory: from then on it lets go of one for each it takes."""
AGAIN_S: Final = 2.0
PADDING_KB, PADDED = 40, 1_200
"""Notes of this size fill the 64 MB that the hub's database keeps of itself in memory: each is stored twice."""


class Works:
    """Start it, ask it for samples, end it."""

    def __init__(self, folder: Path) -> None:
        broker = Mosquitto(folder / "broker", [*USERS, "board"])
        self.folder = folder
        self.plant = Plant(folder, broker, pause_ms=PAUSE_MS)
        self._consoles: dict[str, Console] = {}
        self._stop = threading.Event()
        self._office = threading.Thread(target=self._run_office, name="office", daemon=True)
        self.failed: list[str] = []
        """What the office was answered otherwise than it expected."""

    def start(self) -> None:
        """Everything, the hub with its caches full."""
        self.plant.broker.start()
        self.plant.start("hub")
        self.plant.fill("900000")
        self._fill_caches()
        for workstation in OPERATORS:
            self._start_operator(workstation)
        config = str(self.plant.config(f"T-{WATCHED}"))
        shared = [sys.executable, "-m", "shared.cli"]
        terminal = [*shared, "terminal", "--config", config, "--workstation", WATCHED, "--id", f"T-{WATCHED}"]
        terminal += ["--journal", str(self.folder / f"T-{WATCHED}.db"), "--log", str(self.folder / f"T-{WATCHED}.log")]
        board = [*shared, "board", "--config", str(self.plant.config("board")), "--client", "board"]
        board += ["--log", str(self.folder / "board.log")]
        self._consoles["terminal"] = Console(terminal, folder=self.folder)
        self._consoles["board"] = Console(board, columns=160, rows=50, folder=self.folder)
        self._consoles["board"].wait_for(b"CUT-01")
        self._office.start()

    def _fill_caches(self) -> None:
        """What is kept up to a bound is filled to it first, or its filling would look like a leak."""
        with HubClient(self.plant.settings("office"), timeout=60) as client:
            stock = [Order("receive", {"item": item, "location": "RAW", "q": "99000000"}) for item in MATERIAL]
            stock += [
                Order("transfer", {"item": item, "from": "RAW", "to": SUPPLIES[STEPS[row.step]], "q": "90000000"})
                for item, row in MATERIAL.items()
            ]
            client.send_all(stock[: len(MATERIAL)])
            client.send_all(stock[len(MATERIAL) :])
            orders = [f"MO-2025-{number:05d}" for number in range(1, ORDERS_KNOWN + 1)]
            answers = client.send_all([Order("mo-create", {"mo": mo, "item": "CH-100", "q": "1"}) for mo in orders])
            answers += client.send_all([Order("mo-cancel", {"mo": mo, "reason": "not wanted"}) for mo in orders])
            note = {"subject": "MO-2026-00184", "text": "padded", "padding": "x" * 1_024 * PADDING_KB}
            answers += client.send_all([Order("note", note) for _ in range(PADDED)])
            assert {ack.status for ack in answers} == {"accepted"}

    def _start_operator(self, workstation: str) -> None:
        name = f"T-{workstation}"
        command = [sys.executable, "-m", "shared.cli", "operators", f"{workstation}=0021", "--folder", str(self.folder)]
        command += ["--pause", str(PAUSE_MS), "--config", str(self.plant.config(name))]
        command += ["--log", str(self.folder / f"{name}.log")]
        if workstation == OUTAGE[0]:
            command += ["--outage", f"{OUTAGE[0]}:{OUTAGE[1]}"]
        self.plant.processes[name] = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    # --- the office -----------------------------------------------------------------------------------------

    def _run_office(self) -> None:
        """What comes and goes beside the bookings: orders, holds, calls, messages, receipts. All is closed or read."""
        with HubClient(self.plant.settings("office"), timeout=60) as client:
            for number in count(1):
                if self._stop.is_set():
                    return
                try:
                    self._once(client, f"MO-2024-{number:05d}")
                except Exception as error:  # said at the end: the soak goes on
                    self.failed.append(repr(error))
                self._stop.wait(AGAIN_S)

    def _once(self, client: HubClient, mo: str) -> None:
        self._sure(client, "mo-create", mo=mo, item="CH-100", q="5", notes="soak")
        self._sure(client, "mo-release", mo=mo)
        self._sure(client, "mo-hold", mo=mo, reason="drawing")
        self._sure(client, "mo-unhold", mo=mo)
        self._sure(client, "mo-cancel", mo=mo, reason="not wanted")
        self._sure(client, "receive", item="RM-006", location="RAW", q="1", cost="6.5")
        call = self._sure(client, "call", workstation="CUT-01", kind="material", note="soak").result["call"]
        self._sure(client, "call-close", call=call)
        message = self._sure(client, "message", to="board", text="soak").result["message"]
        self._sure(client, "message-read", message=message)

    def _sure(self, client: HubClient, verb: str, **data: Any) -> Any:
        ack = client.send(verb, **data)
        if ack.status != "accepted":
            self.failed.append(f"{verb} {data}: {ack.status} {ack.message}")
        return ack

    # --- figures --------------------------------------------------------------------------------------------

    def processes(self) -> dict[str, int]:
        """Name → process id."""
        broker = self.plant.broker.process  # type: ignore[union-attr]  # it is Mosquitto
        assert broker is not None
        pids = {name: process.pid for name, process in self.plant.processes.items()}
        return {"broker": broker.pid} | pids | {name: console.pid for name, console in self._consoles.items()}

    def commands(self) -> int:
        """How many commands the hub has taken."""
        return int(self.plant.sql("SELECT max(no) FROM inbox")[0][0])

    def sample(self, began: float) -> Sample:
        """A look at everything; raises `AssertionError` when a process is gone."""
        gone = [name for name, process in self.plant.processes.items() if process.poll() is not None]
        assert not gone, f"ended by itself: {gone}"
        sample = Sample(time.monotonic() - began, self.commands())
        for name, pid in self.processes().items():
            for kind, value in of_process(pid).items():
                sample.figures[f"{name} {kind}"] = value
        journals = [self.folder / f"T-{place}.db" for place in (*OPERATORS, WATCHED)]
        sample.figures |= {
            "hub.db": database_weight(self.folder / "hub.db"),
            "hub.db-wal": weight(self.folder / "hub.db-wal"),
            "journals": database_weight(*journals),
            "journals' wal": max(weight(Path(f"{journal}-wal")) for journal in journals),
            "broker's store": weight(self.folder / "broker" / "mosquitto.db"),
            "broker's log": weight(self.folder / "broker" / "mosquitto.log"),
            "logs": weight(*self.folder.glob("*.log")),
        }
        return sample

    def finish(self) -> int:
        """Let everyone go home. Returns how many terminals' commands stand in the ledger, each once, all answered."""
        self._stop.set()
        self._office.join()
        for name in [process for process in self.plant.processes if process != "hub"]:
            self.plant.stop(name)
        self.plant.stop("hub")
        return self.plant.assert_nothing_lost([f"T-{place}" for place in OPERATORS])

    def close(self) -> None:
        """End everything that still runs."""
        self._stop.set()
        for console in self._consoles.values():
            console.close()
        self.plant.close()

"""A whole plant of real processes on a real broker: hub, terminals, and what a test compares afterwards."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from sqlalchemy import text

from hub.office.client import HubClient
from hub.office.enrolling import enrol_all
from hub.proof.verify.report import verify
from hub.store.database import open_database
from shared.settings import Settings, load_settings
from tests.support import databases
from tests.support.broker import Embedded, Mosquitto
from tests.support.plants import STEPS, commands, endless_chairs

CODE = "471108152342"
"""On the card of each terminal."""
USERS = ["hub", "office", *(f"T-{group}-01" for group in STEPS.values())]


@dataclass
class Plant:
    """Processes by name; every one can be killed and started again.

    As a context manager its broker runs, and nothing of it is left, whatever comes between.
    """

    folder: Path
    broker: Mosquitto | Embedded
    processes: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    pause_ms: int = 30
    url: str = ""
    """Where the hub's database is; without it a new one of its own."""

    def __post_init__(self) -> None:
        self.url = self.url or databases.url(self.folder)

    def __enter__(self) -> Self:
        self.broker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def config(self, user: str) -> Path:
        """The configuration of one client."""
        path = self.folder / f"{user}.toml"
        broker = self.broker.settings(user)
        path.write_text(
            f'site = "test"\nclient = "office"\n[broker]\nport = {broker.port}\nusername = "{broker.username}"\n'
            f'password = "{broker.password}"\n[hub]\ndatabase = "{self.url}"\n'
            "[hub.clients.office]\n"
            'roles = ["admin", "planner", "supervisor", "storekeeper", "setter", "quality"]\n'
            f'[terminal]\nenrol = "{CODE}"\n'
        )
        return path

    def settings(self, user: str) -> Settings:
        """The same, read."""
        return load_settings(self.config(user))

    def start(self, name: str) -> None:
        """Start a hub (`hub`, or `hub-…` for one that stands by) or a terminal with a simulated operator."""
        if name.startswith("hub"):
            arguments = ["hub", *(["--standby"] if name != "hub" else [])]
        else:
            workstation = name.removeprefix("T-")
            arguments = ["operators", f"{workstation}=0021", "--folder", str(self.folder), "--pause", str(self.pause_ms)]
        config = self.config("hub" if name.startswith("hub") else name)
        command = [sys.executable, "-m", "shared.cli", *arguments, "--config", str(config)]
        log = self.log_of(name).open("a")
        self.processes[name] = subprocess.Popen(
            [*command, "--log", str(self.log_of(name))],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, "SHOPFLOOR_HUB__NAME": name},
        )
        log.close()

    def log_of(self, name: str) -> Path:
        """Where a process logs."""
        return self.folder / f"{name}.log"

    def kill(self, name: str) -> None:
        """kill -9."""
        process = self.processes.pop(name)
        process.kill()
        process.communicate()

    def stop(self, name: str, seconds: float = 60) -> str:
        """Ask it to end, and return what it printed."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=seconds)
        return out or ""

    def close(self) -> None:
        """Kill everything that still runs."""
        for name in list(self.processes):
            self.kill(name)
        self.broker.stop()

    def fill(self, order_q: str = "2000") -> None:
        """Master data, much stock at the line, and one large order."""
        with HubClient(self.settings("office"), timeout=30) as client:
            for verb, data in commands(endless_chairs(order_q)):
                ack = client.send(verb, **data)
                assert ack.status == "accepted", (verb, data, ack)
            assert enrol_all(client, {user: user.removeprefix("T-") for user in USERS if user.startswith("T-")}, CODE) == []

    def add_places(self, *places: str) -> None:
        """Further workstations beside CUT-01, each with an enrolled terminal of its own."""
        with HubClient(self.settings("office"), timeout=15) as client:
            for place in places:
                assert client.send("put-workstation", id=place, group="CUT", supply="L-CUT").status == "accepted"
            assert enrol_all(client, {f"T-{place}": place for place in places}, CODE) == []

    def saved(self, terminal: str) -> list[tuple[str, int, str, str]]:
        """(epoch, seq, id, status) of every command a terminal's journal holds, in order."""
        connection = sqlite3.connect(self.folder / f"{terminal}.db")
        try:
            table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone()
            if table is None:
                return []  # it has only just been started
            return list(connection.execute("SELECT epoch, seq, id, status FROM outbox ORDER BY rowid"))
        finally:
            connection.close()

    def sql(self, statement: str, **values: Any) -> list[Any]:
        """Rows of the hub's database."""
        database = open_database(self.url, read_only=True)
        with database.connect() as connection:
            rows = [tuple(row) for row in connection.execute(text(statement), values)]
            connection.rollback()
        database.dispose()
        return rows

    def assert_nothing_lost(self, terminals: list[str]) -> int:
        """Every saved command is in the hub once, in order, answered; the ledger is clean. Returns how many."""
        total = 0
        for terminal in terminals:
            saved = self.saved(terminal)
            stored = self.sql(f"SELECT epoch, seq, id FROM inbox WHERE source = 't/{terminal}' ORDER BY no")
            assert [row[:3] for row in saved] == stored, terminal
            assert {row[3] for row in saved} <= {"accepted", "flagged"}, terminal
            total += len(saved)
        database = open_database(self.url)
        with database.connect() as connection:
            report = verify(connection)
            connection.rollback()
        database.dispose()
        assert report.clean, [str(breach) for breach in report.breaches]
        return total


def all_answered(plant: Plant, terminal: str) -> None:
    """What a terminal has saved by now gets its answer; it works on meanwhile."""
    saved = len(plant.saved(terminal))
    eventually(lambda: all(row[3] != "queued" for row in plant.saved(terminal)[:saved]), 60, f"{terminal} catches up")


def eventually(condition: Any, seconds: float = 30.0, what: str = "") -> None:
    """Wait for something that happens in another process."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"did not happen within {seconds} s: {what}")

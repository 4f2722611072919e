"""`shopfloor demo`: broker, hub, plant, people and a terminal, all on this machine, all stopped when it is left."""

import contextlib
import json
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import ColumnElement, Connection, func

from hub.brought import example
from hub.office.broker.embedded import EmbeddedBroker, free_port
from hub.office.client import HubClient, NoAnswerError
from hub.office.enrolling import enrol_all, mint_code
from hub.office.importing import Plan, plan_import, send_plan
from hub.proof.verify.report import verify
from hub.rehearsal.demo_life import ACCOUNTANT, PIN, SUPERVISOR, bring_to_life
from hub.store.database import open_database
from hub.store.reading import Booking, FloorException, Inbox, col, select
from shared.clock import machine_zone, plant_now
from shared.quantity import MICRO
from shared.settings import load_settings

CHAIRS: Final = example("chairs")
OTHERS: Final = "ASM-01=0022,ASM-02=0023,LAC-01=0024,UPH-01=0025,UPH-02=0026,QC-01=0014,PACK-01=0027"
OUTAGE: Final = "PACK-01:40"
YOURS: Final = "CUT-01=0015"
PATIENCE_S: Final = 30.0
LOOK_S: Final = 0.5
LEAVE_S: Final = 3.0
WATCHED: Final = ("--pause", "1500", "--speed", "1")
HURRIED: Final = ("--pause", "800")
"""How operators work: as people do, pieces by the routing's own times; or to get through much in seconds."""

_CONFIG = """\
site = "demo"
client = "{client}"

[broker]
host = "127.0.0.1"
port = {port}
username = "{username}"
password = "{password}"
subscribe_qos = 0

[hub]
database = "sqlite:///{folder}/hub.db"
timezone = "{zone}"

[hub.clients.cli]
roles = ["admin", "planner", "supervisor", "accountant", "storekeeper", "setter", "quality", "operator"]

[terminal]
id = "T-CUT-01"
workstation = "CUT-01"
journal = "{folder}/you.db"
enrol = "{enrol}"
"""


class DemoError(RuntimeError):
    """The demo can't run; the message says why."""


@dataclass
class _Running:
    """What the demo started, to be stopped in reverse."""

    broker: EmbeddedBroker
    folder: Path
    config: Path
    children: list[tuple[str, subprocess.Popen[str]]] = field(default_factory=list)

    def start(self, name: str, *arguments: str) -> subprocess.Popen[str]:
        log = self.folder / f"{name}.log"
        command = [sys.executable, "-m", "shared.cli", *arguments, "--config", str(self.config), "--log", str(log)]
        child = subprocess.Popen(  # noqa: S603  # our own program
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
        )
        self.children.append((name, child))
        return child

    def stop(self, name: str, patience: float = PATIENCE_S) -> str:
        """End one child and return what it printed."""
        for index, (title, child) in enumerate(self.children):
            if title == name:
                del self.children[index]
                # Without a broker nobody can send what waits: it stays in the journals.
                child.send_signal(signal.SIGTERM if self.broker.is_running else signal.SIGKILL)
                try:
                    return child.communicate(timeout=patience)[0] or ""
                except subprocess.TimeoutExpired:
                    child.kill()
                    return child.communicate()[0] or ""
        return ""

    def check(self) -> None:
        """Raise `DemoError` when the broker is gone: nobody could start it again, and all would wait for it."""
        if not self.broker.is_running:
            raise DemoError(
                f"the embedded broker has ended, so the demo ends too: what its programs wrote is in {self.folder}"
            )

    def dead(self) -> list[str]:
        """Who ended though nobody asked."""
        return [name for name, child in self.children if child.poll() is not None]

    def stop_all(self) -> None:
        while self.children:
            self.stop(self.children[-1][0])
        self.broker.stop()


def run_demo(folder: Path, plant: Path | None, headless: int | None) -> int:
    """Run the demo. Returns the exit status. Raises `DemoError` when it can't start."""
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(1))  # so that what was started is stopped
    folder = folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    _say(f"files in {folder}, removed at the next start")
    running = _start(folder)
    try:
        _import(running, plant or CHAIRS)
        pace = HURRIED if headless is not None else WATCHED
        running.start("operators", "operators", OTHERS, "--folder", str(folder), "--outage", OUTAGE, *pace)
        rate = "in a hurry" if headless is not None else "at standard rate"
        _say(f"7 simulated operators work {rate} at the other workstations, through real terminals")
        if headless is not None:
            return _headless(running, headless)
        return _with_screen(running)
    finally:
        running.stop_all()
        _say("broker, hub and operators are stopped")


def _start(folder: Path) -> _Running:
    try:
        broker = EmbeddedBroker(folder, port=free_port())
        broker.start()
    except (OSError, RuntimeError) as error:
        raise DemoError(str(error)) from error
    config = folder / "demo.toml"
    config.touch(mode=0o600)
    config.write_text(
        _CONFIG.format(
            client="cli",
            port=broker.port,
            username=broker.username,
            password=broker.password,
            folder=folder,
            zone=machine_zone(),
            enrol=mint_code(),
        ),
        encoding="utf-8",
    )
    running = _Running(broker, folder, config)
    _say(f"embedded MQTT broker on 127.0.0.1:{broker.port} (MQTT 5) and :{broker.port_311} (3.1.1); not for production")
    running.start("hub", "hub")
    _say(f"hub on {folder}/hub.db")
    return running


def _import(running: _Running, plant: Path) -> None:
    settings = load_settings(running.config)
    plan = plan_import(plant, plant_now(settings.hub.timezone), settings.site)
    if plan.mistakes:
        running.stop_all()
        raise DemoError("; ".join(str(mistake) for mistake in plan.mistakes[:5]))
    try:
        with HubClient(settings, timeout=PATIENCE_S) as client:
            refused = send_plan(client, plan) or enrol_all(client, _posts(plan), settings.terminal.enrol)
            lines = [] if refused or plant != CHAIRS else bring_to_life(client)
    except NoAnswerError as error:
        running.stop_all()
        raise DemoError(f"{error} (see {running.folder}/hub.log)") from error
    if refused:
        running.stop_all()
        raise DemoError("; ".join(refused[:5]))
    _say(f"plant {plant.name} imported: {sum(len(orders) for _, orders in plan.stages)} records, its history booked")
    for line in lines:
        _say(f"  {line}")


def _posts(plan: Plan) -> dict[str, str]:
    """A terminal at each workstation."""
    orders = (order for _, stage in plan.stages for order in stage)
    return {f"T-{order.data['id']}": order.data["id"] for order in orders if order.verb == "put-workstation"}


def _with_screen(running: _Running) -> int:
    _say(f"the board opens now; PIN {PIN} for badge {SUPERVISOR}, the supervisor, and {ACCOUNTANT}, who closes orders")
    _say("key 9 there opens your own terminal")
    _say("in other windows:")
    _say(
        f"  shopfloor terminal -c {running.config} --id T-STORE-01 --workstation STORE-01     (badge 0013, the storekeeper)"
    )
    _say(f"  shopfloor mo list -c {running.config}")
    time.sleep(4)
    command = [
        sys.executable,
        "-m",
        "shared.cli",
        "board",
        "--config",
        str(running.config),
        "--client",
        "board",
        "--log",
        str(running.folder / "board.log"),
        "--with-terminal",
        "--coach",
    ]
    # Textual draws on standard error; Ctrl+C belongs to the terminal while it runs.
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        status = _watched(running, subprocess.Popen(command))  # noqa: S603
    finally:
        signal.signal(signal.SIGINT, previous)
    dead = running.dead()
    if dead:
        _say(f"{', '.join(dead)} had ended early: see {running.folder}")
    return status or bool(dead)


def _watched(running: _Running, board: "subprocess.Popen[bytes]") -> int:
    """Wait until the board is left. Raises `DemoError` when the broker ends before, the screen given back."""
    try:
        while True:
            running.check()
            with contextlib.suppress(subprocess.TimeoutExpired):
                return board.wait(LOOK_S)
    finally:
        board.terminate()
        try:
            board.wait(LEAVE_S)
        except subprocess.TimeoutExpired:
            board.kill()
            board.wait()


def _headless(running: _Running, seconds: int) -> int:
    running.start("operator-you", "operators", YOURS, "--folder", str(running.folder))
    _say(f"an eighth operator stands at your terminal; {seconds} s …")
    deadline = time.monotonic() + seconds
    patience = deadline + PATIENCE_S
    while time.monotonic() < deadline or (time.monotonic() < patience and not _booked(running)):
        running.check()
        dead = running.dead()
        if dead:
            _say(f"{', '.join(dead)} ended early: see {running.folder}")
            return 1
        time.sleep(0.2)
    reports = [running.stop("operator-you"), running.stop("operators")]
    running.stop("hub")
    return _summary(running, reports)


def _booked(running: _Running) -> bool:
    """Whether a terminal has booked anything: a slow machine needs a while to start them."""
    engine = open_database(load_settings(running.config).hub.database, read_only=True)
    with engine.connect() as connection:
        count = _goods(connection)[0]
        connection.rollback()
    engine.dispose()
    return bool(count)


def _at_terminals() -> ColumnElement[bool]:
    return col(Inbox.source).like("t/%")


def _goods(connection: Connection) -> tuple[int, int, int]:
    """What terminals have booked: how often, good pieces, scrap."""
    pieces = (func.coalesce(func.sum(counted), 0) for counted in (Booking.good, Booking.scrap))
    statement = select(func.count(), *pieces).select_from(Booking).join(Inbox, col(Inbox.no) == Booking.no)
    count, good, scrap = connection.execute(statement.where(_at_terminals())).one()
    return int(count), int(good), int(scrap)


def _summary(running: _Running, reports: list[str]) -> int:
    saved = waiting = 0
    for line in reports:
        for counts in json.loads(line.strip().splitlines()[-1]).values() if line.strip() else ():
            saved += counts["saved"]
            waiting += counts["waiting"]
    engine = open_database(load_settings(running.config).hub.database, read_only=True)
    with engine.connect() as connection:
        report = verify(connection)
        stored = connection.execute(select(func.count()).select_from(Inbox).where(_at_terminals())).scalar_one()
        bookings, good, scrap = _goods(connection)
        kind = FloorException.kind
        exceptions = connection.execute(select(kind, func.count()).group_by(kind).order_by(kind)).all()
        connection.rollback()
    engine.dispose()
    _say(f"terminals saved {saved} commands, {waiting} unanswered; the hub holds {stored} of them")
    _say(f"{bookings} bookings: {good // MICRO} good, {scrap // MICRO} scrap")
    _say("open exceptions: " + (", ".join(f"{count} {kind}" for kind, count in exceptions) or "none"))
    for breach in report.breaches[:20]:
        _say(str(breach))
    well = report.clean and saved == stored and not waiting and bookings > 0
    _say(f"verify: {'clean' if report.clean else 'NOT CLEAN'}, {report.commands} commands, {report.movements} movements")
    _say("all is well" if well else "something is wrong")
    return 0 if well else 1


def _say(line: str) -> None:
    sys.stdout.write(f"demo: {line}\n")
    sys.stdout.flush()

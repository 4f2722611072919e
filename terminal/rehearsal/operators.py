"""Simulated operators: the real terminal core on the real broker, scanning what an operator would scan.

For the demo, for load and for the kill tests. Each has a journal of its own, so that what it saved can be compared with
what the hub has.
"""

import json
import logging
import queue
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from shared.quantity import parse
from shared.scan import Kind, encode, encode_op
from shared.settings import Settings
from shared.wire import BusEvent
from terminal.core.operator.workplace import Workplace
from terminal.core.plant.overlay import Step
from terminal.rehearsal.pace import Pace
from terminal.shell.link import Link

log = logging.getLogger(__name__)

PUMP_S: Final = 0.05
TURN_S: Final = 0.01
DRAIN_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class Post:
    """Who works where."""

    workstation: str
    badge: str


def parse_posts(text: str) -> list[Post]:
    """`CUT-01=0021,ASM-01=0022` → posts. Raises `ValueError`."""
    posts: list[Post] = []
    for part in text.split(","):
        workstation, equals, badge = part.strip().partition("=")
        if not (workstation and equals and badge):
            raise ValueError(f"{part!r}: write WORKSTATION=BADGE")
        posts.append(Post(workstation, badge))
    return posts


def parse_outage(text: str) -> tuple[str, int]:
    """`PACK-01:40` → workstation and milliseconds. Raises `ValueError`."""
    if not text:
        return "", 0
    workstation, colon, seconds = text.partition(":")
    if not colon or not seconds.isdigit() or not int(seconds):
        raise ValueError(f"{text!r}: write WORKSTATION:SECONDS")
    return workstation, int(seconds) * 1000


@dataclass
class Operator:
    """One simulated operator at one terminal. `pause_ms` is the mean time between two acts."""

    post: Post
    settings: Settings
    pause_ms: int
    rng: random.Random
    events: queue.SimpleQueue[tuple["Operator", BusEvent]]
    speed: float = 0.0
    """1 is the routing's standard rate; 0 makes pieces as fast as they can be booked."""
    link: Link = field(init=False)
    outage: int = 0
    """Milliseconds for which this terminal is off the network, and then on it, by turns; 0: it stays."""
    due: int = 0
    idle: bool = True
    _turn: int = 0
    _off: bool = False
    _todo: list[Callable[[], None]] = field(default_factory=list)
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(self.speed, self.rng)
        self.link = Link(self.settings, lambda event: self.events.put((self, event)))
        self.idle = False

    def act(self) -> None:
        """Do the next thing, if it is time."""
        now = self.link.now()
        self._pull_the_cable(now.mono)
        if now.mono < self.due:
            return
        self.due = now.mono + round(self.pause_ms * self.rng.uniform(0.5, 1.5))
        if not self._todo:
            self._todo = self._plan(self.link.core.work)
        if self._todo:
            self._todo.pop(0)()

    def _pull_the_cable(self, mono: int) -> None:
        # Only somebody at work can go on without the network: who has never seen a plan has nothing to do.
        if not self.outage or not self.link.core.work.record or mono < self._turn:
            return
        if self._turn:
            self.reconnect() if self._off else self._disconnect()
        self._turn = mono + self.outage

    def _disconnect(self) -> None:
        self._off = True
        self.link.unplug()

    def reconnect(self) -> None:
        """Back on the network, if it was off."""
        if self._off:
            self._off = False
            self.link.plug_in()

    def _plan(self, work: Workplace) -> list[Callable[[], None]]:
        if not work.record or work.person(self.post.badge) is None:
            return []
        if work.screen == "idle":
            return [self._scan(encode(Kind.EMP, self.post.badge))]
        if work.screen == "dispatch":
            return self._choose(work)
        if work.screen == "running":
            return self._work(work)
        return [self._key("slash")]

    def _choose(self, work: Workplace) -> list[Callable[[], None]]:
        can = [s for s in work.steps() if s.ready or s.session(self.post.badge, work.workstation)]
        if not can:
            return []
        step = can[0]
        return [self._scan(encode_op(step.mo, step.op)), self._card("START")]

    def _work(self, work: Workplace) -> list[Callable[[], None]]:
        step = work.current
        mine = step.session(self.post.badge, work.workstation) if step else None
        if step is None or mine is None:
            return [self._key("slash")]
        if mine.paused is not None or mine.kind == "setup":
            return [self._card("START")]
        if step.left <= 0:
            return [self._card("FINISH")]
        if step.free <= 0:
            return [self._card("PAUSE"), self._key("1"), self._key("slash")]
        lot = self._lot(work, step)
        if lot:
            return [self._card("MATERIAL"), self._scan(encode(Kind.LOT, lot)), self._card("OK")]
        if not self._pace.done(f"{step.mo}-{step.op}", parse(step.job["run_min"]) if step.job else 0, self.link.now().mono):
            return []
        if self.rng.random() < 0.03:
            return [self._card("PAUSE"), self._key("1"), self._card("START")]
        return self._book(step)

    def _book(self, step: Step) -> list[Callable[[], None]]:
        most = max(1, min(step.free, step.left) // 1_000_000)
        good = 1 if self.speed else min(most, self.rng.randint(1, 3))
        acts = [self._card("GOOD"), *(self._key(digit) for digit in str(good))]
        if good < most and self.rng.random() < 0.06:
            acts += [self._card("SCRAP"), self._key("1"), self._scan(encode(Kind.RSN, "DIM"))]
        return [*acts, self._card("OK")]

    def _lot(self, work: Workplace, step: Step) -> str:
        """A lot standing here for the first lot-tracked line that has none."""
        for line in step.job["material"] if step.job else []:
            if line["mode"] == "lot" and line["item"] not in work.place.staged:
                stock = work.replica.stock(line["item"], work.supply)
                lots = [lot["lot"] for lot in stock["lots"]] if stock else []
                return lots[0] if lots else ""
        return ""

    def _scan(self, code: str) -> Callable[[], None]:
        return lambda: self.link.core.scan(code, self.link.now())

    def _card(self, word: str) -> Callable[[], None]:
        return self._scan(encode(Kind.CMD, word))

    def _key(self, key: str) -> Callable[[], None]:
        return lambda: self.link.core.key(key, self.link.now())


class Crew:
    """Several operators in one process, in one thread."""

    def __init__(
        self,
        settings: Settings,
        posts: list[Post],
        folder: Path,
        *,
        pause_ms: int,
        seed: int,
        speed: float = 0.0,
        outage: tuple[str, int] = ("", 0),
    ) -> None:
        self._events: queue.SimpleQueue[tuple[Operator, BusEvent]] = queue.SimpleQueue()
        # Also without the network, when no answer wakes anybody, people work as fast as they were told to.
        self._turn_s = max(TURN_S, min(PUMP_S, pause_ms / 1000))
        self.operators = [
            Operator(
                post,
                _for(settings, post, folder),
                pause_ms,
                random.Random(f"{seed}-{post.workstation}"),  # noqa: S311  # a choice of work, no secret
                self._events,
                speed,
            )
            for post in posts
        ]
        for operator in self.operators:
            operator.outage = outage[1] if operator.post.workstation == outage[0] else 0

    def run(self, stopped: Callable[[], bool]) -> tuple[bool, str]:
        """Work until stopped, then let the outboxes drain. Returns whether they did, and the closing report."""
        for operator in self.operators:
            operator.link.start()
        while not stopped():
            self._round(working=True)
        drained, report = self._drain(), self.report()
        for operator in self.operators:
            operator.link.stop()
        return drained, report

    def _drain(self) -> bool:
        for operator in self.operators:
            operator.reconnect()
        rounds = round(DRAIN_S / PUMP_S)
        for _ in range(rounds):
            if not any(operator.link.core.journal.waiting_count() for operator in self.operators):
                return True
            self._round(working=False)
        return False

    def _round(self, *, working: bool) -> None:
        try:
            operator, event = self._events.get(timeout=self._turn_s if working else PUMP_S)
            operator.link.handle(event)
            while True:
                operator, event = self._events.get_nowait()
                operator.link.handle(event)
        except queue.Empty:
            pass
        for operator in self.operators:
            if working:
                operator.act()
            operator.link.pump()

    def report(self) -> str:
        """Per terminal: what was saved and what still waits, as one line of JSON."""
        counts = {}
        for operator in self.operators:
            journal = operator.link.core.journal
            counts[operator.link.core.terminal] = {"saved": journal.last_seq, "waiting": journal.waiting_count()}
        return json.dumps(counts)


def _for(settings: Settings, post: Post, folder: Path) -> Settings:
    name = f"T-{post.workstation}"
    chosen = settings.terminal.model_copy(
        update={"id": name, "workstation": post.workstation, "journal": str(folder / f"{name}.db")}
    )
    return settings.model_copy(update={"terminal": chosen})

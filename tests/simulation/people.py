"""The people: each stands at a terminal, reads its screen, scans and types, and notes what was confirmed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from shared.scan import Kind, encode, encode_op
from shared.world.schedule import Schedule
from terminal.rehearsal.machine import TerminalMachine
from tests.simulation.notebook import Note, Notebook
from tests.simulation.plan import EXTRA, LINES, LOT, ORDERS, PAUSE, SCRAP, STEPS, Line

Acting = Iterator[int]
"""Yields the milliseconds until its next movement."""
TRIES = 4
DOUBTED = re.compile(r"type ([0-9]+) again")
"""A number that can hardly be meant is typed once more."""


class GoneError(Exception):
    """The device is off."""


class Person:
    """Works at a device until the shift is over. `acts` is how often something is begun."""

    def __init__(
        self, device: TerminalMachine, badge: str, dice: Random, book: Notebook, schedule: Schedule, acts: int, pace_ms: int
    ) -> None:
        self.device = device
        self.badge = badge
        self.dice = dice
        self.book = book
        self.schedule = schedule
        self.left = acts
        self.pace_ms = pace_ms
        self._acting: Acting | None = None

    def live(self) -> None:
        """The next movement."""
        if self._acting is None:
            if self.left <= 0:
                return
            if self.device.running:
                self.left -= 1
                self.book.acts += 1
                self._acting = self._choose()
        wait = round(self.dice.expovariate(1 / self.pace_ms)) + 1_600
        if self._acting is not None:
            try:
                wait = next(self._acting)
            except (StopIteration, GoneError):
                self._acting = None
        self.schedule.after(wait, self.live)

    def go_home(self) -> None:
        """Finish what is begun, and begin nothing more."""
        self.left = 0

    @property
    def is_home(self) -> bool:
        """Whether nothing is begun any more."""
        return self.left <= 0 and self._acting is None

    # --- hands and eyes -------------------------------------------------------------------------------------------

    @property
    def said(self) -> str:
        """What the screen's result line says."""
        flash = self.device.core.work.flash
        return flash.text if flash else ""

    def _screen(self) -> str:
        return self.device.core.work.screen

    def _moment(self) -> int:
        ms = self.device.now().ms
        self.book.moments.add((self.device.name, ms))
        return ms

    def scan(self, code: str) -> Acting:
        """A scan, sometimes twice."""
        for _ in range(2 if self.dice.random() < 0.05 else 1):
            self._moment()
            if not self.device.scan(code):
                raise GoneError
            yield self.dice.randint(100, 900)
        yield self.dice.randint(1_600, 4_000)

    def card(self, word: str) -> Acting:
        """A command card."""
        yield from self.scan(encode(Kind.CMD, word))

    def keys(self, text: str) -> Acting:
        """Keys."""
        for key in text:
            self._moment()
            if not self.device.key("dot" if key == "." else key):
                raise GoneError
            yield self.dice.randint(80, 400)

    def confirm(self, word: str, *done: str, **what: Any) -> Acting:
        """Scan a card that confirms, say yes when asked, and note what came of it."""
        yield from self.confirm_by(lambda: self.device.scan(encode(Kind.CMD, word)), *done, **what)

    def confirm_by(self, act: Any, *done: str, **what: Any) -> Acting:
        """The same by any movement."""
        before = self.device.core.work.flash
        for _ in range(TRIES):
            ms = self._moment()
            lived = act()
            note: dict[str, Any] = {"terminal": self.device.name, "ms": ms, "badge": self.badge} | what
            if not lived:
                self.book.notes.append(Note(sure=False, **note))
                raise GoneError
            flash = self.device.core.work.flash
            if flash is not before and flash is not None and any(phrase in flash.text for phrase in done):
                self.book.notes.append(Note(sure=True, **note))
                return
            asked = flash.text if flash is not None else ""
            doubted = DOUBTED.search(asked)
            if not (doubted or "Enter again to confirm" in asked) or self.dice.random() < 0.1:
                return
            yield self.dice.randint(500, 3_000)
            act = partial(self._yes, doubted[1] if doubted else "")

    def _yes(self, number: str) -> bool:
        """Enter, behind the number where it has to be typed again."""
        return all(self.device.key(key) for key in (*number, "enter"))

    # --- what they do ---------------------------------------------------------------------------------------------

    def _choose(self) -> Acting:
        screen = self._screen()
        if screen == "idle":
            return self.scan(encode(Kind.EMP, self.badge))
        if self.device.core.work.is_store:
            return self._store_work()
        if screen == "dispatch":
            return self._begin()
        if screen == "running":
            acts = (
                [self._book] * 12 + [self._material] * 3 + [self._pause, self._finish, self._leave, self._undo, self._talk]
            )
            return self.dice.choice(acts)()
        return self.card("CANCEL")

    def _begin(self) -> Acting:
        group = self.device.workstation.split("-")[0]
        op = next((op for op, name in STEPS if name == group), "")
        mo = self.dice.choice(sorted(ORDERS))
        if not op or self.dice.random() < 0.1:
            yield from self.scan(encode(Kind.EMP, self.badge))
            return
        yield from self.scan(encode_op(mo, op))
        if self._screen() != "dispatch":
            return
        work = self.device.core.work
        step = work.step(mo, op)
        if step is not None and step.suspect > 0 and self.dice.random() < 0.5:
            yield from self.card("SUSPECT")
            if self._screen() == "quantity":
                yield from self._quantities("suspect", mo, op)
            return
        kind = "REWORK" if step is not None and step.rework > 0 and self.dice.random() < 0.4 else "START"
        yield from self.confirm(kind, "started", "goes on", verb="begin", mo=mo, op=op)

    def _place(self) -> tuple[str, str]:
        place = self.device.core.work.place
        return place.mo, place.op

    def _book(self) -> Acting:
        mo, op = self._place()
        step = self.device.core.work.current
        mine = step.session(self.badge, self.device.workstation) if step else None
        if mine is None or mine.paused is not None:
            yield from self.confirm("START", "started", "goes on", verb="begin", mo=mo, op=op)
            return
        lot = next((line for line in LINES if line.lot and line.op == op), None)
        if lot is not None and lot.item not in self.device.core.work.place.staged:
            yield from self.card("MATERIAL")
            yield from self._lot()
            yield from self.card("OK")
            if self._screen() == "material":
                yield from self.card("CANCEL")
        yield from self._quantities("rework" if mine.kind == "rework" else "new", mo, op)

    def _lot(self) -> Acting:
        """The lot in hand; where the books have it elsewhere, it is taken all the same."""
        yield from self.scan(encode(Kind.LOT, LOT))
        if "by the books" in self.said and "Enter again" in self.said:
            yield from self.keys_named("enter")

    def keys_named(self, key: str) -> Acting:
        """One key by its name."""
        self._moment()
        if not self.device.key(key):
            raise GoneError
        yield self.dice.randint(80, 400)

    def _quantities(self, source: str, mo: str, op: str) -> Acting:
        dice = self.dice
        counts = {"good": dice.randint(1, 9)}
        yield from self.card("GOOD")
        yield from self.keys(str(counts["good"]))
        if dice.random() < 0.25:
            counts["scrap"] = dice.randint(1, 3)
            yield from self.card("SCRAP")
            yield from self.keys(str(counts["scrap"]))
            yield from self.scan(encode(Kind.RSN, SCRAP))
        for field in ("rework", "suspect"):
            if field != source and source == "new" and dice.random() < 0.1:
                counts[field] = dice.randint(1, 2)
                yield from self.card(field.upper())
                yield from self.keys(str(counts[field]))
        yield from self.confirm("OK", " saved", verb="output", mo=mo, op=op, source=source, **counts)
        if self._screen() in ("quantity", "material"):
            yield from self.card("CANCEL")
        if self._screen() == "quantity":
            yield from self.card("CANCEL")

    def _material(self) -> Acting:
        mo, op = self._place()
        lines = [line for line in LINES if line.op == op]
        if not lines:
            return
        line = self.dice.choice(lines)
        kind = self.dice.choice(("planned", "planned", "extra", "return"))
        yield from self.card("MATERIAL")
        yield from self._lot() if line.lot else self.scan(encode(Kind.ITM, line.item))
        if self._screen() != "material":
            return
        presses = {"planned": 0, "extra": 1, "return": 2}[kind]
        for _ in range(presses):
            self._moment()
            if not self.device.key("minus"):
                raise GoneError
            yield 200
        q = self._amount(line)
        yield from self.keys(str(q))
        verb = "return" if kind == "return" else "consume"
        done = {"planned": " issued", "extra": " issued extra", "return": " returned"}[kind]
        what: dict[str, Any] = {"verb": verb, "mo": mo, "op": op, "item": line.item, "q": q, "kind": kind}
        if kind == "extra":
            yield from self.card("OK")
            yield from self.confirm_by(lambda: self.device.scan(encode(Kind.RSN, EXTRA)), done, **what)
        else:
            yield from self.confirm("OK", done, **what)
        yield from self.card("CANCEL")

    def _amount(self, line: Line) -> Decimal:
        if not line.decimals:
            return Decimal(self.dice.randint(1, 9))
        return Decimal(self.dice.randint(1, 4_000)) / 1_000

    def _pause(self) -> Acting:
        yield from self.card("PAUSE")
        yield from self.scan(encode(Kind.RSN, PAUSE))

    def _finish(self) -> Acting:
        yield from self.confirm("FINISH", "finished", verb="op-finish")

    def _leave(self) -> Acting:
        yield from self.confirm_by(lambda: self.device.scan(encode(Kind.EMP, self.badge)), "signed off", verb="sign-off")

    def _undo(self) -> Acting:
        yield from self.confirm("UNDO", "taken back", verb="reverse")

    def _talk(self) -> Acting:
        yield from self.card(self.dice.choice(("CALL", "DOWN")))
        yield from self.keys("1")
        if self._screen() == "reasons":
            self._moment()
            if not self.device.key("enter"):  # of no item in particular
                raise GoneError

    def _store_work(self) -> Acting:
        dice = self.dice
        if self._screen() != "store":
            yield from self.card("CANCEL")
            return
        act = dice.choice(("RECEIVE", "TRANSFER", "TRANSFER", "COUNT", "ADJUST"))
        if dice.random() < 0.08:
            yield from self._undo()
            return
        line = dice.choice(LINES)
        q = self._amount(line)
        places = sorted({"RAW", *(f"L-{group}" for _, group in STEPS)})
        source, target = dice.sample(places, 2)
        yield from self.card(act)
        yield from self.scan(encode(Kind.ITM, line.item))
        if line.lot:
            yield from self.scan(encode(Kind.LOT, LOT))
        yield from self.scan(encode(Kind.LOC, source))
        if act == "TRANSFER":
            yield from self.scan(encode(Kind.LOC, target))
        yield from self.keys(str(q))
        done = {"RECEIVE": "received", "TRANSFER": "moved", "COUNT": "counted", "ADJUST": "adjusted"}[act]
        what: dict[str, Any] = {"verb": act.lower(), "item": line.item, "q": q}
        yield from self.confirm("OK", done, **what)
        if self._screen() == "stock":
            yield from self.card("CANCEL")

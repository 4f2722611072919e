"""One round of an exchange: files that have come, events that have happened. Every round may be the last, at any point."""

import csv
import io
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Protocol

from hub.office.client import Order
from hub.office.exchange.journal import Journal, Sent, Step, name_of
from hub.office.exchange.orders import FileError, Row, rows_of
from hub.office.exchange.told import TOPICS, movements, orders
from shared.commands import EventsAnswer
from shared.envelope import Ack
from shared.plant_time import datetime_of

log = logging.getLogger(__name__)

FOLDERS: Final = ("in", "done", "failed", "out")
RESULT: Final = ("order", "status", "mo", "code", "message", "help")
_FILE_LIMIT: Final = 16 * 1024 * 1024


SETTLED_MS: Final = 1_000
"""A file that was written to since may still be being written."""


class Hub(Protocol):
    """What an exchange needs of a client."""

    def send_all(self, orders: Iterable[Order]) -> list[Ack]:
        """Send commands, and wait for all answers."""

    def events(self, after: int, topics: Iterable[str] = ()) -> EventsAnswer:
        """A page of events."""


class Exchange:
    """A folder with `in`, `done`, `failed` and `out`."""

    def __init__(self, folder: Path, *, release: bool, step: Step = lambda _: None) -> None:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._release = release
        self._step = step
        self._journal = Journal(folder, step)

    def close(self) -> None:
        """Let go of the folder."""
        self._journal.close()

    def round(self, hub: Hub, now: int) -> None:
        """Take what has come, tell what has happened."""
        for path in sorted((self._folder / "in").iterdir()):
            if path.suffix.lower() == ".csv" and not path.name.startswith(".") and _is_whole(path, now):
                self._take(hub, path, now)
        while self._tell(hub):
            pass

    # --- in ------------------------------------------------------------------------------------------------

    def _take(self, hub: Hub, path: Path, now: int) -> None:
        if path.stat().st_size > _FILE_LIMIT:
            self._put_aside(path, "failed", f"larger than {_FILE_LIMIT} bytes")
            return
        content = path.read_bytes()
        try:
            rows = rows_of(content)
        except FileError as error:
            log.warning("%s is refused: %s", path.name, str(error).replace("\n", "; "))
            self._put_aside(path, "failed", str(error))
            return
        made = self._all(hub, [(row, "mo-create", row.data) for row in rows], now)
        if self._release:
            there = [(row, sent) for row, sent in zip(rows, made, strict=True) if sent.ack and "mo" in sent.ack.result]
            released = [(row, "mo-release", {"mo": sent.ack.result["mo"]}) for row, sent in there if sent.ack]
            self._all(hub, released, now)
        name = name_of(path.name, content)
        if not self._journal.was_published(name):
            self._journal.publish({name: self._result(rows)})
        self._put_aside(path, "done", "")

    def _all(self, hub: Hub, wanted: list[tuple[Row, str, dict[str, Any]]], now: int) -> list[Sent]:
        taken = [self._journal.take(row, verb, data, now) for row, verb, data in wanted]
        open_ = [sent for sent in taken if sent.ack is None]
        answers = hub.send_all(Order(sent.verb, sent.data, sent.id, time=datetime_of(sent.time)) for sent in open_)
        self._step("answered")
        for sent, ack in zip(open_, answers, strict=True):
            self._journal.settle(sent, ack)
        found = [self._journal.sent(row.number, verb) for row, verb, _ in wanted]
        return [sent for sent in found if sent is not None]

    def _result(self, rows: list[Row]) -> str:
        text = io.StringIO()
        writer = csv.DictWriter(text, RESULT, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(self._became(row) for row in rows)
        return text.getvalue()

    def _became(self, row: Row) -> dict[str, Any]:
        made, released = self._journal.sent(row.number, "mo-create"), self._journal.sent(row.number, "mo-release")
        if made is None or made.ack is None:
            return {"order": row.number}
        if made.data != row.data:
            words = "this order came before, and otherwise: what stood there then holds"
            return {"order": row.number, "status": "differs", "mo": made.ack.result.get("mo", ""), "message": words}
        said = made.ack
        if said.status == "accepted" and released is not None and released.ack is not None:
            said = released.ack
        status = ("released" if released else "created") if said.status == "accepted" else said.status
        why = {"code": said.code, "message": said.message, "help": said.help}
        return {"order": row.number, "status": status, "mo": made.ack.result.get("mo", ""), **why}

    def _put_aside(self, path: Path, where: str, why: str) -> None:
        target, number = self._folder / where / path.name, 1
        while target.exists():
            number += 1
            target = self._folder / where / f"{path.stem}.{number}{path.suffix}"
        if why:
            target.with_name(f"{target.name}.txt").write_text(f"{why}\n", encoding="utf-8")
        self._step("before it is put aside")
        path.rename(target)
        self._step("put aside")

    # --- out -----------------------------------------------------------------------------------------------

    def _tell(self, hub: Hub) -> bool:
        """One page of events; returns whether there are more."""
        after = self._journal.through
        page = hub.events(after, TOPICS)
        if page.status != "ok":
            log.warning("no events: %s; %s", page.message, page.help)
            return False
        if page.through == after:
            return False
        events = [entry.event for entry in page.events]
        span = f"{after + 1:012d}-{page.through:012d}"
        made = {
            f"movements-{span}.csv": movements(events),
            f"orders-{span}.csv": orders(events, self._journal.numbers()),
        }
        self._journal.publish({name: text for name, text in made.items() if text}, page.through)
        return page.through < page.last


def _is_whole(path: Path, now: int) -> bool:
    about = path.stat()
    return path.is_file() and about.st_mtime * 1000 <= now - SETTLED_MS

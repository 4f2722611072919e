"""Reads rows of CSV files into commands, and names every mistake by file, row and column."""

import contextlib
import csv
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from hub.office.client import Order
from shared.commands import COMMANDS
from shared.envelope import canonical
from shared.plant_time import Bare, typed_day, typed_moment

NAMESPACE: Final = uuid.UUID("6f1d2a52-6a0e-5a3e-9f0c-0a6f3f1f6b5d")
OPENING: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""When master data and opening stock are said to have happened: before everything, and the same in every rerun."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake, as a person finds it in a spreadsheet."""

    file: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" if self.row else self.file
        return f"{place}, column {self.column}: {self.text}" if self.column else f"{place}: {self.text}"


@dataclass(slots=True)
class Plan:
    """What an import would send, in stages; a stage is answered before the next is sent."""

    stages: list[tuple[str, list[Order]]] = field(default_factory=list)
    history: dict[str, list[list[Order]]] = field(default_factory=dict)
    """Order → bookings that happened before; only for orders this import creates."""
    endings: dict[str, Order] = field(default_factory=dict)
    """Order → what brings it to the state it is in after its history."""
    mistakes: list[Mistake] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    """What it would change of the plant as it stands, a line each; filled by comparing."""


Row = dict[str, str]


def delimiter_of(lines: list[str]) -> str:
    """Comma, or semicolon as spreadsheets of half of Europe write it: what the first row has more of."""
    head = lines[0] if lines else ""
    return ";" if head.count(";") > head.count(",") else ","


@dataclass(slots=True)
class Reader:
    """A folder being read: what its files may refer to, and the plan that comes of it."""

    folder: Path
    now: datetime
    """By the plant's clock: its zone is that of all times in the files."""
    site: str
    plan: Plan = field(default_factory=Plan)
    ids: dict[str, set[str]] = field(default_factory=dict)

    def wrong(self, file: str, row: int, column: str, text: str) -> None:
        """A mistake."""
        self.plan.mistakes.append(Mistake(file, row, column, text))

    def peek(self, name: str) -> list[Row]:
        """The rows of a file as they are, nothing checked: to see what other files refer to."""
        path = self.folder / name
        if not path.is_file():
            return []
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        with contextlib.suppress(csv.Error):
            table = csv.DictReader(lines, delimiter=delimiter_of(lines))
            return [{key: (value or "").strip() for key, value in row.items() if isinstance(key, str)} for row in table]
        return []  # `rows` names the mistake

    def rows(self, name: str, required: str, optional: str = "") -> list[tuple[int, Row]]:
        """The rows of a file with their line numbers; mistakes for a missing file or column."""
        path = self.folder / name
        if not path.is_file():
            return []
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            self.wrong(name, 0, "", "is not UTF-8 text: save it as CSV (UTF-8)")
            return []
        try:
            lines = text.splitlines()
            return self._checked(
                name, csv.DictReader(lines, delimiter=delimiter_of(lines)), set(required.split()), set(optional.split())
            )
        except csv.Error as error:
            self.wrong(name, 0, "", f"can't be read as CSV ({error})")
            return []

    def _checked(
        self, name: str, reader: "csv.DictReader[str]", required: set[str], optional: set[str]
    ) -> list[tuple[int, Row]]:
        columns = set(reader.fieldnames or ())
        missing = required - columns
        if missing == required:  # not our columns at all: one sentence says more than one for each
            self.wrong(
                name, 1, "", f"has none of the columns {', '.join(sorted(required))}: its first row is {sorted(columns)}"
            )
            return []
        for column in sorted(missing):
            self.wrong(name, 1, column, "this column is missing")
        for column in sorted(columns - required - optional):
            self.wrong(name, 1, column, "unknown column")
        if missing:
            return []
        rows: list[tuple[int, Row]] = []
        for number, row in enumerate(reader, 2):
            if None in row or None in row.values():
                self.wrong(name, number, "", "has not as many fields as the first row")
            elif any((value or "").strip() for value in row.values()):
                rows.append((number, {key: (value or "").strip() for key, value in row.items()}))
        return rows

    def order(self, file: str, row: int, verb: str, data: dict[str, Any], **options: Any) -> Order | None:
        """A command, if its data is right; else a mistake on the column at fault."""
        try:
            COMMANDS[verb].model_validate(data)
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_context=False):
                where = [str(part) for part in fault["loc"]]
                column = next((part for part in reversed(where) if not part.isdigit()), "")
                text = fault["msg"].removeprefix("Value error, ")
                self.wrong(file, row, column, f"{text} (it says {fault['input']!r})"[:200])
            return None
        when: datetime = options.pop("time", OPENING)
        badge, salt = options.pop("badge", ""), options.pop("salt", "")
        name = f"{self.site}/{verb}/{canonical(data)}/{badge}/{when.isoformat()}/{salt}"
        if badge:
            data = {**data, "behalf": badge}
        return Order(verb, data, str(uuid.uuid5(NAMESPACE, name)), time=when, **options)

    def stage(self, title: str, orders: Iterable[Order | None]) -> None:
        """Commands that go out together; what was a mistake is left out."""
        self.plan.stages.append((title, [order for order in orders if order is not None]))

    def refer(self, file: str, row: int, column: str, kind: str, identity: str) -> None:
        """Note a mistake when something referred to does not exist in the folder."""
        if identity and identity not in self.ids.get(kind, ()):
            self.wrong(file, row, column, f"{identity!r} is not in {kind}s.csv")

    @property
    def today(self) -> datetime:
        """When the day of the import began."""
        return typed_moment("today", self.now, bare="begins")

    def when(self, file: str, row: int, column: str, text: str, bare: Bare) -> datetime | None:
        """A moment by the plant's clock, as `2026-11-20`, `+4d`, `-1d 06:30`; a day alone begins, or ends."""
        if not text:
            return None
        try:
            return typed_moment(text, self.now, bare=bare)
        except ValueError as error:
            self.wrong(file, row, column, str(error))
            return None

    def day(self, file: str, row: int, column: str, text: str) -> str:
        """A day as the contract writes it, or `""`."""
        try:
            return typed_day(text, self.now).isoformat() if text else ""
        except ValueError as error:
            self.wrong(file, row, column, str(error))
            return ""


def order_id(number: str, today: datetime) -> str:
    """`00184` stands for `MO-{year}-00184`; a whole id stays."""
    return number if number.startswith("MO-") else f"MO-{today.year}-{number.zfill(5)}"


def filled(values: Row, *skip: str) -> dict[str, Any]:
    """What is filled in."""
    return {key: value for key, value in values.items() if value and key not in skip}


def said_yes(text: str) -> bool:
    """A yes in a spreadsheet."""
    return text.lower() in ("yes", "true", "1", "y")

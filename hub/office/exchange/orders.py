"""A file of orders: read whole, or refused whole with what is wrong in which row. No I/O."""

import csv
import io
import re
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from shared.commands import MoCreate

MUST: Final = ("order", "item", "q")
MAY: Final = ("due", "priority", "origin", "notes")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """An order as its file says it. `number` is its sender's own, and what makes it one order for ever."""

    number: str
    data: dict[str, Any]


class FileError(ValueError):
    """The file can't be taken; the text says why, a line a mistake."""


def rows_of(content: bytes) -> list[Row]:
    """The orders of a file. Comma or semicolon, UTF-8, names of columns in the first line. Raises `FileError`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError("not UTF-8") from None
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",", restkey="", restval="")
    columns = [name.strip() for name in reader.fieldnames or ()]
    missing = [name for name in MUST if name not in columns]
    unknown = [name for name in columns if name not in (*MUST, *MAY)]
    if missing or unknown:
        raise FileError(
            "\n".join(
                [f"column {name} is missing" for name in missing] + [f"column {name!r} is not known" for name in unknown]
            )
        )
    reader.fieldnames = columns
    try:
        return _checked([{name: (value or "").strip() for name, value in row.items() if name} for row in reader])
    except (csv.Error, AttributeError) as error:
        raise FileError(f"not a CSV file: {error}") from None


def _checked(rows: list[dict[str, str]]) -> list[Row]:
    mistakes: list[str] = []
    found: dict[str, Row] = {}
    for line, row in enumerate(rows, 2):
        number = row["order"]
        if not number:
            mistakes.append(f"row {line}: no order number")
            continue
        if number in found:
            mistakes.append(f"row {line}: order {number} stands there twice")
            continue
        data = _data(row)
        try:
            MoCreate.model_validate(data)
        except ValidationError as error:
            what = error.errors(include_url=False)[0]
            mistakes.append(f"row {line}: {'.'.join(map(str, what['loc']))}: {what['msg']}")
        found[number] = Row(number, data)
    if mistakes:
        raise FileError("\n".join(mistakes))
    return list(found.values())


def _data(row: dict[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"item": row["item"], "q": row["q"], "external_no": row["order"]}
    data |= {name: row[name] for name in ("origin", "notes") if row.get(name)}
    if row.get("due"):
        data["due"] = f"{row['due']}T00:00:00Z" if _DAY.fullmatch(row["due"]) else row["due"]
    if row.get("priority"):
        data["priority"] = int(row["priority"]) if row["priority"].isdigit() else row["priority"]
    return data

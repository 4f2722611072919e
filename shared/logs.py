"""How programs log: lines for people, or JSON objects for what collects them.

`logging` names a line's parts; what a caller gives as `extra={"fields": {…}}` stands in the object under its own names.
"""

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any, Final, Literal

Format = Literal["text", "json"]
FIELDS: Final = ("at", "level", "logger", "text", "error")
"""What stands in every object; `error` only with a traceback."""
_TEXT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class JsonLines(logging.Formatter):
    """A record as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        """`at` in UTC with milliseconds, `level`, `logger`, `text`, and whatever fields the caller has named."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        said: dict[str, Any] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "text": record.getMessage(),
        }
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        fields = getattr(record, "fields", None)
        if isinstance(fields, Mapping):
            said |= {name: value for name, value in fields.items() if name not in FIELDS}
        return json.dumps(said, ensure_ascii=False, default=str)


def begin(path: Path | None, form: Format) -> None:
    """Log to a file, which may be moved away at any time, or to the standard error stream."""
    handler: logging.Handler = WatchedFileHandler(path, encoding="utf-8") if path else logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(_TEXT))
    logging.basicConfig(level=logging.INFO, handlers=[handler])

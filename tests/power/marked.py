"""`shopfloor operators`, with a mark in a file of its own each time the journal has said that a booking is saved.

Run as a program. All else is the product as it is: the mark is written after `Journal.save` has returned, so in a record of
system calls it stands where the screen would say *saved*.
"""

import os
import sys
from typing import Any

from shared.cli import main
from terminal.core.delivery.journal import Entry, Journal


def mark_saves(path: str) -> None:
    """From now on every save leaves a line `epoch seq id`."""
    marks = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    save = Journal.save

    def marked(self: Journal, *arguments: Any, **named: Any) -> Entry:
        entry = save(self, *arguments, **named)
        os.write(marks, f"{entry.epoch} {entry.seq} {entry.id}\n".encode())
        return entry

    Journal.save = marked  # type: ignore[method-assign]


if __name__ == "__main__":
    mark_saves(os.environ["SHOPFLOOR_TEST_MARKS"])
    sys.argv[0] = "shopfloor"
    main()

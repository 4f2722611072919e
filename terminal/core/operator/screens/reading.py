"""What is written about an operation and its order, to be read whole."""

from dataclasses import dataclass
from typing import Final

from shared.scan import Scan
from terminal.core.operator import codes
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.wording import remark, title
from terminal.core.operator.workplace import Workplace

WORDS: Final = Words("what is written about this operation and its order", "[+] more   [any other key] back")
REMARK_WIDTH: Final = 400


@dataclass(slots=True)
class Page:
    """Which page of it is shown."""

    number: int = 0


@dataclass(frozen=True, slots=True)
class ReadingBody:
    """All that is written about an operation and its order, whole."""

    title: str
    paragraphs: list[tuple[str, str]]
    """(what it is, the text)"""
    page: int


def open_reading(wp: Workplace) -> None:
    """From the running operation."""
    wp.put(Page())
    wp.go("reading")


def scan(wp: Workplace, code: Scan) -> None:
    """As on the running operation, from where one came."""
    wp.screens["running"].scan(wp, code)


def key(wp: Workplace, pressed: str) -> None:
    """Plus turns the page, any other key goes back."""
    if pressed == "plus":
        wp.draft(Page).number += 1
    else:
        wp.go("running")


def body(wp: Workplace) -> ReadingBody | None:
    """Instructions, specification, notes and remarks."""
    step = wp.current
    if step is None:
        return None
    order = wp.replica.mo(step.mo)
    paragraphs = [("INSTRUCTIONS", step.job["instructions"] if step.job else "")]
    paragraphs += [("SPECIFICATION", f"{name}: {value}") for name, value in (step.job["spec"] if step.job else {}).items()]
    paragraphs.append(("ORDER", order["notes"] if order else ""))
    paragraphs += [("NOTE", remark(wp, noted, REMARK_WIDTH)) for noted in reversed(order["remarks"] if order else [])]
    return ReadingBody(title(step), [(name, text) for name, text in paragraphs if text], wp.draft(Page).number)


SCREEN: Final = Screen(name="reading", words=WORDS, scan=scan, key=key, foreign=codes.unknown, body=body)

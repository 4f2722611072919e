"""The repository's pages as they are written: where they are, their headings' anchors, their links, what they name."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tests.support.paths import ROOT

_FENCE: Final = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_NAMED: Final = re.compile(r'<a (?:id|name)="([^"]+)">')
_LINK: Final = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_CODE: Final = re.compile(r"`([^`\n]+)`")
_SKIPPED: Final = frozenset({"node_modules", "build", "dist", "__pycache__"})


@cache
def pages() -> tuple[Path, ...]:
    """Every Markdown page of the repository; what stands in hidden folders is somebody else's."""
    return tuple(sorted(path for path in ROOT.rglob("*.md") if not _is_foreign(path)))


@cache
def sources() -> tuple[Path, ...]:
    """Every Python file of the repository."""
    return tuple(sorted(path for path in ROOT.rglob("*.py") if not _is_foreign(path)))


def _is_foreign(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts[:-1]
    return any(part.startswith(".") or part in _SKIPPED for part in parts)


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> list[str]:
    """What a link may name behind `#`: headings as GitHub makes them, and anchors of one's own."""
    text = prose(page)
    return [slug(heading) for heading in _HEADING.findall(text)] + _NAMED.findall(text)


def slug(heading: str) -> str:
    """A heading's anchor: lower case, no punctuation, dashes for blanks."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


def links(page: Path) -> Iterator[str]:
    """Where a page's links and pictures lead."""
    yield from _LINK.findall(_CODE.sub("", prose(page)))


def code(page: Path) -> Iterator[str]:
    """What a page sets as code in its text."""
    yield from _CODE.findall(prose(page))


def blocks(page: Path) -> Iterator[str]:
    """The lines of a page's blocks of code."""
    for found in _FENCE.finditer(page.read_text(encoding="utf-8")):
        yield from found.group().splitlines()[1:-1]

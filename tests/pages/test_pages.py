"""Nothing in the repository points at a page, a place on it, a file, a target or a command that is not there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_group

from shared.cli import build
from tests.pages.pages import anchors, blocks, code, links, pages, slug, sources
from tests.support.paths import ROOT

ROOMS = ("hub", "terminal", "shared", "tests", "docs", "deploy")
SUFFIXES = (".py", ".md", ".csv", ".toml", ".json", ".sql", ".svg", ".yml", ".conf", ".mako")
TOPICS = ("hub/status", "hub/info", "hub/health")
"""Look like paths and are topics."""
OF_A_PLANT = {
    "NAME.toml",
    "T-CUT-01.toml",
    "accounts/T-CUT-01.toml",
    "shopfloor.toml",
    "site/shopfloor.toml",
    "terminal.toml",
    "mosquitto.conf",
    "prometheus.yml",
    ".demo/demo.toml",
}
"""Files that a plant has, or a demo makes."""
CHANGELOG = ROOT / "CHANGELOG.md"


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", pages(), ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    """To a file of the repository, and to a place that is on it."""
    lost = []
    for link in links(page):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        there = target.exists() and target.is_relative_to(ROOT)
        if not there or (anchor and (target.suffix != ".md" or anchor not in anchors(target))):
            lost.append(link)
    assert not lost


def _paths(page: Path) -> Iterator[str]:
    """What a page names that can only be a file or a folder of ours."""
    for said in code(page):
        word = said.removeprefix("./").split(":")[0]
        if re.fullmatch(r"[\w.\-][\w./\-]*", word) and word not in (*TOPICS, *OF_A_PLANT):  # `/etc/…` is a machine's
            first = word.split("/")[0]
            if (first in ROOMS and "/" in word and not word.isupper()) or word.endswith(SUFFIXES):
                yield word


# What a release has changed is told with the names of then.
@pytest.mark.parametrize("page", [page for page in pages() if page != CHANGELOG], ids=_name)
def test_paths_named_are_there(page: Path) -> None:
    """As paths from the root, beside the page, or the end of a path that is there."""
    files = {str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if ".venv" not in path.parts}
    lost = [
        word
        for word in _paths(page)
        if not (ROOT / word).exists()
        and not (page.parent / word).exists()
        and not any(f.endswith(f"/{word}") for f in files)
    ]
    assert not lost


def test_targets_named_are_in_the_makefile() -> None:
    """`make …` in a page or its blocks of code."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        (target, _name(page))
        for page in pages()
        for line in (*code(page), *blocks(page))
        for target in re.findall(r"^(?:\$ )?make ([a-z]+)", line)
    }
    assert named
    assert {(target, page) for target, page in named if target not in targets} == set()


@pytest.fixture(name="menu", scope="module")
def _menu() -> TyperGroup:
    """All that can be typed after `shopfloor`."""
    return get_group(build())


@pytest.mark.parametrize("page", pages(), ids=_name)
def test_commands_named_can_be_typed(page: Path, menu: TyperGroup) -> None:
    """`shopfloor …` in a page or its blocks of code: its words and its options."""
    lost = []
    for line in (*code(page), *blocks(page)):
        for typed in re.findall(r"^(?:\$ |\.venv/bin/)?shopfloor ([a-z][^#;\n]*)", line):
            words = typed.split()
            if "|" in words[0]:  # several at once
                continue
            command: Any = menu.commands.get(words.pop(0))
            if isinstance(command, TyperGroup) and words and not words[0].startswith("-"):
                command = command.commands.get(words.pop(0))
            options = {option for param in getattr(command, "params", ()) for option in param.opts} | {"--help"}
            if command is None or {word for word in words if re.match(r"--?[a-z]", word)} - options:
                lost.append(typed)
    assert not lost


def test_code_points_at_pages_that_are_there() -> None:
    """A docstring, a comment or a message that names a page names one of ours."""
    names = {name for page in pages() for name in (_name(page), page.name)}
    lost = {
        (_name(path), word)
        for path in sources()
        if path.name not in ("test_pages.py", "pages.py")
        for word in re.findall(r"[\w./-]*\.md\b", path.read_text(encoding="utf-8"))
        if word not in names and word != ".md"
    }
    assert not lost


def test_every_page_can_be_found() -> None:
    """From the readme or the pages' index, by links alone."""
    found: set[Path] = set()
    todo = [ROOT / "README.md", ROOT / "docs" / "README.md", ROOT / "CONTRIBUTING.md"]
    while todo:
        page = todo.pop()
        if page in found or page.suffix != ".md":
            continue
        found.add(page)
        targets = [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if "://" not in link]
        todo += [target for target in targets if target.is_file()]
    unseen = [_name(page) for page in pages() if page not in found and page.is_relative_to(ROOT / "docs")]
    assert not unseen


def test_anchors_are_made_as_github_makes_them() -> None:
    """So that a link that works here works there."""
    assert slug("What if a hub's disk is full?") == "what-if-a-hubs-disk-is-full"
    assert slug("`make prove`, in short") == "make-prove-in-short"

"""`docs/laws.md` explains every law, refusal, flag and kind of exception there is, and none that there is not."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hub.core
from hub.proof.verify.breach import Breach
from shared.rules import FLAGS, RULES
from shared.ways import HOWS
from tests.pages.pages import anchors
from tests.support.paths import ROOT

PAGE = ROOT / "docs" / "laws.md"
_LAW = re.compile(r"\bL[0-9]{1,2}\b")
_SPAN = re.compile(r"\bL([0-9]{1,2}) ?[-–] ?L([0-9]{1,2})\b")
PROOFS = ("hub/proof", "hub/commandline/proof.py", "tests/machine", "tests/simulation")


def _said(prefix: str) -> set[str]:
    return {name.removeprefix(prefix) for name in anchors(PAGE) if name.startswith(prefix)}


def _laws() -> Iterator[str]:
    """The laws that verify, the state machine and the simulator name."""
    for part in PROOFS:
        place = ROOT / part
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield from _LAW.findall(text)
            if part.startswith("hub/"):  # tests speak of many at once
                for first, last in _SPAN.findall(text):
                    yield from (f"L{number}" for number in range(int(first), int(last) + 1))


def _kinds() -> Iterator[str]:
    """The kinds of exceptions that the hub's core opens, in whatever way it names them there."""
    yield from ("parked", "quarantined")  # the two states of a command that is put aside
    for path in sorted(Path(hub.core.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = _constants(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "raise_exception":
                first = node.args[0]
                name = first.value if isinstance(first, ast.Constant) else names.get(getattr(first, "id", ""))
                if isinstance(name, str):
                    yield name
            elif isinstance(node, ast.Dict):
                said = dict(zip(map(_text, node.keys), node.values, strict=True))
                kind = said.get("kind")
                name = kind.value if isinstance(kind, ast.Constant) else names.get(getattr(kind, "id", ""))
                if "exception" in said and isinstance(name, str):
                    yield name


def _text(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""


def _constants(tree: ast.Module) -> dict[str, str]:
    """Names of texts at a module's top."""
    return {
        node.target.id: str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Constant)
    }


CONFLICTS = {"id-conflict", "sequence-conflict"}
"""Refusals whose code is the kind of the alarm they raise."""


def test_every_law_has_its_entry() -> None:
    """A gap in the numbers is explained in words, so it has no heading."""
    assert {name for name in anchors(PAGE) if re.fullmatch(r"l[0-9]+", name)} == {name.lower() for name in _laws()}


def test_every_refusal_has_its_entry() -> None:
    """None is missing, and none is there that nobody says."""
    assert _said("refusal-") == set(RULES)


def test_every_flag_has_its_entry() -> None:
    """None is missing, and none is there that nobody says."""
    assert _said("flag-") == set(FLAGS)


def test_every_kind_of_exception_has_its_entry() -> None:
    """None is missing, and none is there that nothing opens."""
    kinds = {*_kinds(), *CONFLICTS}
    assert set(HOWS) <= kinds
    assert _said("exception-") == kinds


def test_the_ways_of_an_exception_are_those_it_has() -> None:
    """As the hub offers them."""
    rows = re.findall(r'<a id="exception-([a-z-]+)"></a>`[a-z-]+` \| ([a-z, ]+) \|', PAGE.read_text(encoding="utf-8"))
    assert {kind: tuple(ways.split(", ")) for kind, ways in rows} == {
        kind: HOWS.get(kind, ("dismiss",)) for kind in _said("exception-")
    }


def test_an_entry_stands_once_and_under_its_own_name() -> None:
    """The anchor and the code beside it are the same word."""
    rows = re.findall(r'<a id="(?:refusal|flag|exception)-([a-z-]+)"></a>`([a-z-]+)`', PAGE.read_text(encoding="utf-8"))
    assert rows
    assert all(anchor == code for anchor, code in rows)
    assert not [name for name, times in Counter(anchors(PAGE)).items() if times > 1]


def test_verify_links_to_an_entry() -> None:
    """What a breach prints is a place on the page."""
    page, _, anchor = Breach("L7", 3, "a movement without lines").explained.partition("#")
    assert ROOT / page == PAGE
    assert anchor in anchors(PAGE)

"""Every picture kept is one that a test compares with."""

from pathlib import Path

import pytest

from tests.support.paths import ROOT

PICTURES = sorted(Path(__file__).parent.glob("*/__snapshots__/*"))
"""A folder for each module that compares pictures."""
SHOWN = ROOT / "docs" / "screens"
IN_DOCS = {
    "s1-idle": "screens/test_snapshots/test_screen[idle]",
    "s1-stranger": "screens/test_snapshots/test_screen[stranger]",
    "s2-dispatch": "screens/test_snapshots/test_screen[dispatch]",
    "s3-running": "screens/test_snapshots/test_screen[running]",
    "s4-quantity": "screens/test_snapshots/test_screen[quantity]",
    "s5-material": "screens/test_snapshots/test_screen[material]",
    "s7-offline": "screens/test_snapshots/test_screen[offline]",
    "s10-history": "screens/test_snapshots/test_screen[history]",
    "s11-gate": "screens/test_snapshots/test_screen[gate]",
    "store": "screens/test_snapshots/test_screen[store]",
    "board": "board/test_board_pictures/test_view[stations-size1]",
    "board-security": "board/test_board_pictures/test_security[list-size1]",
    "board-order": "board/test_board_pictures/test_view[order-size1]",
}
"""The pictures in the documents → what they are pictures of."""


@pytest.mark.parametrize("folder", PICTURES, ids=lambda folder: folder.name)
def test_no_picture_is_left_over(request: pytest.FixtureRequest, folder: Path) -> None:
    """Nor is one missing. Workers side by side each know only their own tests: nobody else notices."""
    path = folder.parents[1] / f"{folder.name}.py"
    module = pytest.Module.from_parent(request.node.session, path=path)
    tests = {test.name for test in module.collect() if "snap_compare" in getattr(test, "fixturenames", ())}
    assert {picture.stem for picture in folder.iterdir()} == tests


def test_the_documents_show_the_screens_as_they_are() -> None:
    """A picture in the documents is one that a test compares with; after a change: copy it (`cp` what is named here)."""
    assert {shown.stem for shown in SHOWN.iterdir()} == IN_DOCS.keys()
    old = [name for name, kept in IN_DOCS.items() if (SHOWN / f"{name}.svg").read_bytes() != picture(kept).read_bytes()]
    assert not old


def picture(kept: str) -> Path:
    """The file of a picture: `room/module/test`."""
    room, module, test = kept.split("/", 2)
    return Path(__file__).parent / room / "__snapshots__" / module / f"{test}.svg"

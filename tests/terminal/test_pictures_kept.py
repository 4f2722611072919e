"""Every picture kept is one that a test compares with."""

from pathlib import Path

import pytest

PICTURES = Path(__file__).with_name("__snapshots__")
SHOWN = Path(__file__).parents[2] / "docs" / "screens"
IN_DOCS = {
    "s1-idle": "test_snapshots/test_screen[idle]",
    "s2-dispatch": "test_snapshots/test_screen[dispatch]",
    "s3-running": "test_snapshots/test_screen[running]",
    "s4-quantity": "test_snapshots/test_screen[quantity]",
    "s5-material": "test_snapshots/test_screen[material]",
    "s7-offline": "test_snapshots/test_screen[offline]",
    "s10-history": "test_snapshots/test_screen[history]",
    "s11-gate": "test_snapshots/test_screen[gate]",
    "store": "test_snapshots/test_screen[store]",
    "board": "test_board_pictures/test_view[stations-size1]",
    "board-order": "test_board_pictures/test_view[order-size1]",
}
"""The pictures in the documents → what they are pictures of."""


@pytest.mark.parametrize("folder", sorted(one.name for one in PICTURES.iterdir()))
def test_no_picture_is_left_over(request: pytest.FixtureRequest, folder: str) -> None:
    """Nor is one missing. Workers side by side each know only their own tests: nobody else notices."""
    module = pytest.Module.from_parent(request.node.session, path=PICTURES.with_name(f"{folder}.py"))
    tests = {one.name for one in module.collect() if "snap_compare" in getattr(one, "fixturenames", ())}
    assert {one.stem for one in (PICTURES / folder).iterdir()} == tests


def test_the_documents_show_the_screens_as_they_are() -> None:
    """A picture in the documents is one that a test compares with; after a change: copy it (`cp` what is named here)."""
    assert {one.stem for one in SHOWN.iterdir()} == IN_DOCS.keys()
    old = [
        name
        for name, kept in IN_DOCS.items()
        if (SHOWN / f"{name}.svg").read_bytes() != (PICTURES / f"{kept}.svg").read_bytes()
    ]
    assert not old

"""Every picture kept is one that a test compares with."""

from pathlib import Path

import pytest

PICTURES = Path(__file__).with_name("__snapshots__")


@pytest.mark.parametrize("folder", sorted(one.name for one in PICTURES.iterdir()))
def test_no_picture_is_left_over(request: pytest.FixtureRequest, folder: str) -> None:
    """Nor is one missing. Workers side by side each know only their own tests: nobody else notices."""
    module = pytest.Module.from_parent(request.node.session, path=PICTURES.with_name(f"{folder}.py"))
    tests = {one.name for one in module.collect() if "snap_compare" in getattr(one, "fixturenames", ())}
    assert {one.stem for one in (PICTURES / folder).iterdir()} == tests

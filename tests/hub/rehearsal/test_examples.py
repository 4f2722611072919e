"""The example plants go where the demo looks for them."""

import tomllib

from hub.rehearsal import examples
from hub.rehearsal.examples import example
from tests.support.paths import ROOT


def test_a_working_copy_has_them() -> None:
    """`deploy/examples` is the one place they are kept."""
    assert example("chairs") == ROOT / "deploy" / "examples" / "chairs"
    assert (example("bicycles") / "items.csv").is_file()


def test_a_wheel_has_them_where_they_are_read() -> None:
    """The build puts the folder where the package looks for it."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert build["force-include"]["deploy/examples"] == str(examples._PACKAGED.relative_to(ROOT))

"""The example plants: data of the package where it is installed, `deploy/examples` in a working copy."""

from importlib.resources import files
from pathlib import Path
from typing import Final

_PACKAGED: Final = Path(str(files("hub"))) / "example_plants"
_IN_A_COPY: Final = Path(str(files("hub"))).parent / "deploy" / "examples"


def example(name: str) -> Path:
    """The folder of an example plant."""
    return (_PACKAGED if _PACKAGED.is_dir() else _IN_A_COPY) / name

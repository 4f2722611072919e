"""What the package brings beside its programs: example plants, units, configurations. A working copy has it as `deploy/`."""

from importlib.resources import files
from pathlib import Path
from typing import Final

_PACKAGED: Final = Path(str(files("hub"))) / "deploy"
_IN_A_COPY: Final = Path(str(files("hub"))).parent / "deploy"


def brought() -> Path:
    """The folder."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_A_COPY


def example(name: str) -> Path:
    """The folder of an example plant."""
    return brought() / "examples" / name

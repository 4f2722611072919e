"""Where things are in a working copy."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
EXAMPLES: Final = ROOT / "deploy" / "examples"
MACHINING_LOG: Final = EXAMPLES / "machining" / "log.csv"
FROZEN: Final = ROOT / "tests" / "hub" / "frozen"
"""Databases of each schema as it was."""

"""The oldest database that is kept, and the hour at which it is opened again."""

from typing import Final

from tests.support.hub import START
from tests.support.paths import FROZEN

DUMP: Final = FROZEN / "hub-0001.sql"
"""The chairs' order partly worked, at the schema's first revision: 57 commands. Never written again."""
NOW: Final = START + 3_600_000

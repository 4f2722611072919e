"""Print-ready sheets with Code 128."""

from typing import Final

MOST_LOTS: Final = 999
"""The most blank lot labels of one roll: their running number has three digits."""

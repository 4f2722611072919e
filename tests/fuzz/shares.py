"""How many messages and scans there are, and who gets how many: `make fuzz MESSAGES=100000`."""

import os
from typing import Final

from hypothesis import HealthCheck, Phase, settings

MESSAGES: Final = int(os.environ.get("SHOPFLOOR_MESSAGES", "20000"))
SCANS: Final = MESSAGES // 4
_PARTS: Final = {
    "hub spoiled": 0.4,
    "hub made": 0.15,
    "terminal spoiled": 0.2,
    "terminal made": 0.1,
    "board spoiled": 0.1,
    "board made": 0.05,
}
"""*Spoiled*: valid messages changed somewhere. *Made*: drawn by Hypothesis from the schemas, as they are or changed."""
BATCH: Final = 12
"""So many messages are one example of Hypothesis's."""


def messages(part: str) -> int:
    """How many messages a part of the fuzzing gets."""
    return round(MESSAGES * _PARTS[part])


def fuzzing(part: str) -> settings:
    """Hypothesis's settings for a part. It does not shrink: that would take minutes, and a dozen is read at once."""
    return settings(
        max_examples=-(-messages(part) // BATCH),
        phases=(Phase.generate,),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

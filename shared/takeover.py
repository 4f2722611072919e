"""Whether another program has taken a client's place on the broker, as far as its link can tell."""

from dataclasses import dataclass
from typing import Final

from shared.reasons import Reason

TAKEN_OVER: Final = 0x8E
CUT: Final = 0x80
"""What paho says of a link that ended without a word, and MQTT 5 of an error that has no name."""
CUT_AGAIN_S: Final = 60.0
"""Mosquitto 2.0 does not say that an id was taken over, it cuts the link; two that fight for an id cut each other again."""
_DO: Final = "if nobody restarted the broker, somebody knows this account: give it another password"
TAKEN: Final = Reason("another program has connected in this one's place", _DO, lasting=False, taken_over=True)
FOUGHT: Final = Reason(
    "the link was cut twice within a minute: another program uses this one's client id, or the broker restarts",
    _DO,
    lasting=False,
    taken_over=True,
)


@dataclass(slots=True)
class Place:
    """One client's place on the broker. Moments are seconds of any clock that only grows."""

    _cut_at: float | None = None
    """When the broker has cut the link; None when it could not be made again at once."""

    def cut(self, code: int, now: float, *, connected: bool) -> Reason | None:
        """The link has ended with this reason code. Why, when it is somebody else's doing."""
        before, self._cut_at = self._cut_at, (now if code == CUT and connected else None)
        if code == TAKEN_OVER:
            return TAKEN
        if self._cut_at is None or before is None or now - before >= CUT_AGAIN_S:
            return None
        self._cut_at = None
        return FOUGHT

    def unreachable(self) -> None:
        """It is the network, or there is no broker: nobody has taken anything."""
        self._cut_at = None

"""Who has given badge and PIN at this board, how long it still counts, and when it is renewed."""

from dataclasses import dataclass, field
from typing import Final

from shared.commands import Answer

FOR: Final = "session"
"""What `authorise` is asked for, in the place of one verb."""
IDLE_MS: Final = 120_000
"""After so long without a key or a scan nobody knows who stands in front."""
RENEW_MS: Final = 25_000
"""A session that is used is renewed so often: the hub's word then outlasts the idle time."""
ASK_MS: Final = 8_000
MARGIN_MS: Final = 3_000
"""A command is on its way for a while."""


@dataclass(slots=True)
class Session:
    """A person's session. The hub's clock is another one: what it says is how long, not until when."""

    badge: str
    grant: str = field(repr=False)
    until: int
    touched: int
    renewed: int
    request: str = ""
    _asked: int = 0

    def left(self, now: int) -> int:
        """How long it still counts; 0 when it is over, or the clock was set back."""
        idle = now - self.touched
        return max(0, min(IDLE_MS - idle, self.until - MARGIN_MS - now)) if idle >= 0 else 0

    def wants_renewal(self, now: int) -> bool:
        """Whether someone has used it since it was renewed, and the hub is not being asked."""
        used = self.touched > self.renewed and now - self.renewed >= RENEW_MS
        return used and not (self.request and 0 <= now - self._asked < ASK_MS)

    def renewal(self, request: str, now: int) -> dict[str, str]:
        """The question to the hub."""
        self.request, self._asked = request, now
        return {"id": request, "badge": self.badge, "grant": self.grant, "for": FOR}

    def on_renewed(self, answer: Answer, now: int) -> None:
        """The hub goes along, no longer than one PIN is good for."""
        self.grant, self.until, self.request, self.renewed = answer.grant, now + answer.good_ms, "", now


def begun(badge: str, answer: Answer, now: int) -> Session:
    """The session of someone whose PIN the hub has taken."""
    return Session(badge, answer.grant, now + answer.good_ms, now, now)

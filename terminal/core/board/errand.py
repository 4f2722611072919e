"""One confirmed action on its way: `authorise` where a PIN is needed, then the command, sent again until it is answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from shared.commands import Answer
from shared.envelope import Ack, seal
from shared.plain_text import plain
from shared.plant_time import datetime_of
from shared.rules import in_words
from terminal.core.board import texts
from terminal.core.board.actions import Action
from terminal.core.board.session import ASK_MS, FOR

RESEND_MS: Final = 3_000
SILENT_MS: Final = 15_000
GIVE_UP_MS: Final = 110_000
"""What is sent later is hardly what someone still waits for, and its grant is over."""


@dataclass(frozen=True, slots=True)
class HubMessage:
    """Something for the hub: a request or a command."""

    channel: str
    leaf: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class News:
    """What has become of it, for the result line."""

    level: str
    text: str


@dataclass(slots=True)
class Errand:
    """`pin` is kept only until it is sent."""

    action: Action
    badge: str
    data: dict[str, Any]
    source: str
    mint: Callable[[], str]
    began: int
    pin: str = field(default="", repr=False)
    grant: str = field(default="", repr=False)
    id: str = ""
    request: str = ""
    over: bool = False
    expired: bool = False
    """The hub did not take the grant (any more)."""
    _next: int = 0
    _said: bool = False
    _note: str = ""
    """What the hub has said about the PIN."""
    _body: dict[str, Any] = field(default_factory=dict)

    def due(self, now: int) -> list[HubMessage]:
        """What has to be sent now."""
        if self.over:
            return []
        if self.pin:
            self.request = self.mint()
            body = {"id": self.request, "badge": self.badge, "pin": self.pin, "for": FOR}
            self.pin = ""
            return [HubMessage("req", "authorise", body)]
        if self.request or now < self._next:
            return []
        if not self.id:
            self.id, self.began = self.mint(), now
            data = {**self.data, "grant": self.grant} if self.grant else self.data
            self._body = seal(
                verb=self.action.verb,
                identity=self.id,
                source=self.source,
                time=datetime_of(now),
                data=data,
                authid=self.badge,
            )
        self._next = now + RESEND_MS
        return [HubMessage("cmd", self.action.verb, self._body)]

    def tick(self, now: int) -> News | None:
        """Time passes without an answer."""
        what, waited = self.action.what, now - self.began
        if self.over:
            return None
        if self.request or self.pin:
            if waited > ASK_MS:
                self.over, self.pin = True, ""
                return News("error", texts.NO_ANSWER_PIN.format(what=what))
        elif waited > GIVE_UP_MS:
            self.over = True
            return News("error", texts.GAVE_UP.format(what=what))
        elif waited > SILENT_MS and not self._said:
            self._said = True
            return News("warn", texts.NO_ANSWER.format(what=what, seconds=SILENT_MS // 1000))
        return None

    def authorised(self, answer: Answer, now: int) -> News | None:
        """The hub's answer to the PIN."""
        if not self.request or answer.id != self.request:
            return None
        self.request = ""
        if answer.status == "ok" and answer.grant:
            self.grant, self.began = answer.grant, now
            self.over = not self.action.sends
            if answer.message:  # right, and to be renewed
                self._note = texts.AND_PIN.format(message=plain(answer.message, 160), help=plain(answer.help, 160))
            said = texts.SENDING.format(what=self.action.what) if self.action.sends else texts.MAY_READ + self._note
            return News("ok", said)
        self.over = True
        return News("error", _with_reason(texts.REFUSED, self.action, answer.message, answer.help))

    def answered(self, ack: Ack, now: int) -> News | None:
        """The hub's answer to the command."""
        if self.over or not self.id or ack.id != self.id:
            return None
        if ack.status == "retry":
            self._next = now + 1_000
            return None
        self.over = True
        what = self.action.what
        if ack.status == "accepted":
            flags = ", ".join(plain(in_words(flag), 40) for flag in ack.flags[:5])
            text = texts.FLAGGED.format(what=what, flags=flags) if flags else texts.ACCEPTED.format(what=what)
            return News("warn" if self._note else "ok", text + self._note)
        self.expired = ack.code == "grant-wrong"
        if ack.status == "parked":
            return News("warn", _with_reason(texts.PARKED, self.action, ack.message or "", ack.help or ""))
        return News("error", _with_reason(texts.REFUSED, self.action, ack.message or ack.status, ack.help or ""))


def _with_reason(text: str, action: Action, message: str, help_text: str) -> str:
    return text.format(what=action.what, message=plain(message, 160), help=plain(help_text, 160))

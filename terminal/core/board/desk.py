"""Where actions are confirmed: the open form, whose session it is, and what is on its way to the hub."""

import re
from collections.abc import Callable
from typing import Final

from pydantic import ValidationError

from shared.commands import Answer
from shared.envelope import Ack, PoisonError, decode
from shared.plain_text import plain
from terminal.core.board import texts
from terminal.core.board.actions import Action
from terminal.core.board.errand import Errand, HubMessage, News
from terminal.core.board.form import Form, objection
from terminal.core.board.plant import Plant
from terminal.core.board.security import SecurityView
from terminal.core.board.session import IDLE_MS, Session, begun

_LEFT: Final = re.compile(r"([0-9]+) attempts?")


class Desk:
    """Forms in, commands out."""

    def __init__(self, plant: Plant, *, source: str, mint: Callable[[], str], say: Callable[[News], None]) -> None:
        self._plant = plant
        self._source = source
        self._mint = mint
        self._say = say
        self._errands: list[Errand] = []
        self._asking: Errand | None = None
        """What the open form waits for: the hub's word about a PIN."""
        self.session: Session | None = None
        self.form: Form | None = None
        self.log = SecurityView()

    @property
    def waiting(self) -> int:
        """How many actions are not answered yet."""
        return len(self._errands)

    def begin(self, action: Action, now: int) -> None:
        """Someone wants to do this: ask for what it needs."""
        if not self._plant.live:
            self._say(News("error", texts.NEEDS_LINK.format(what=action.what)))
            return
        todo = [action.ask] if action.ask else []
        self._expire(now)
        badge = self.session.badge if self.session else ""
        wrong = objection(self._plant, badge, action.verb) if badge else ""
        if badge and not wrong and action.sends:
            self.form = Form(action, [*todo, "sure"], {"badge": badge})
        else:
            # A badge alone names anybody: the hub would take it for the board's own act.
            self.form = Form(action, [*todo, "badge", "pin"], wrong=wrong)

    # --- the session ------------------------------------------------------------------------------------

    def who(self, now: int) -> tuple[str, int]:
        """Who is in session and how long it still counts; `("", 0)` when nobody is."""
        left = self.session.left(now) if self.session else 0
        return (self._plant.person(self.session.badge), left) if self.session and left else ("", 0)

    def touched(self, now: int) -> None:
        """A key or a scan: whoever it is stands in front now."""
        self._expire(now)
        if self.session is not None:
            self.session.touched = now

    def end_session(self, text: str = texts.SESSION_ENDED, **facts: str) -> None:
        """Nobody's PIN counts any longer; an open form asks for one."""
        if self.session is None:
            return
        self._say(News("ok", text.format(who=self._plant.person(self.session.badge), **facts)))
        self.session = None
        if self.form is not None:
            self.form.ungranted()

    def _expire(self, now: int) -> None:
        session = self.session
        if session is not None and not session.left(now):
            used = 0 <= now - session.touched < IDLE_MS
            self.end_session(texts.SESSION_OVER if used else texts.SESSION_IDLE)

    # --- the form ---------------------------------------------------------------------------------------

    def stop_asking(self) -> None:
        """The hub will not hear of it: the form that waits for its word ends."""
        if self._asking is not None:
            self._asking.over = True
            self.form = self._asking = None
            self._forget()

    def leave(self) -> None:
        """Leave the form; a command not yet sent is not sent."""
        if self.form is not None:
            self.stop_asking()
            self.form = None
            self._say(News("ok", texts.LEFT))

    def key(self, key: str, character: str | None, now: int) -> None:
        """A key for the open form."""
        form = self.form
        if form is None:
            return
        if key == "escape":
            self.leave()
            return
        if self._asking is not None:
            return
        sure = form.todo[0] == "sure"
        form.key(key, character, self._plant)
        if sure and form.todo and form.todo[0] != "sure":  # another badge takes over
            self.end_session()
        if form.done:
            self.form = None
            self._start(form, now)

    def _start(self, form: Form, now: int) -> None:
        action, values = form.action, form.values
        if not self._plant.live:
            self._say(News("error", texts.NEEDS_LINK.format(what=action.what)))
            return
        data = dict(action.data)
        if values.get("reason"):
            data["reason"] = values["reason"]
        if "priority" in values:
            data["priority"] = int(values["priority"])
        pin = values.pop("pin", "")
        own = self.session is not None and self.session.badge == values["badge"]
        grant = self.session.grant if self.session and own and not pin else ""
        if not pin and not grant:  # it has ended meanwhile
            self.begin(action, now)
            return
        errand = Errand(action, values["badge"], data, self._source, self._mint, now, pin=pin, grant=grant)
        self._errands.append(errand)
        if pin:
            self.form, self._asking = form, errand
        else:
            self._say(News("ok", texts.SENDING.format(what=action.what)))

    # --- hub --------------------------------------------------------------------------------------------

    def on_answer(self, payload: bytes, now: int) -> None:
        """`res`: to an `authorise` of this board."""
        try:
            raw = decode(payload)
            answer = Answer.model_validate(raw)
        except (PoisonError, ValidationError):
            return
        if self.log.request and self.log.request == answer.id:
            self.log.on_answer(raw)
            return
        if self.session is not None and self.session.request and self.session.request == answer.id:
            self._renewed(self.session, answer, now)
            return
        for errand in self._errands:
            news = errand.authorised(answer, now)
            if news is None:
                continue
            again = _again(answer)
            if again and errand is self._asking and self.form is not None:
                self._asking = None
                self.form.again(again)
                continue
            if errand.grant and answer.good_ms:
                self.session = begun(errand.badge, answer, now)
            self._asked(errand)
            self._say(news)
        self._forget()

    def _renewed(self, session: Session, answer: Answer, now: int) -> None:
        if answer.status == "ok" and answer.grant:
            session.on_renewed(answer, now)
        else:
            self.end_session(texts.SESSION_REFUSED, message=plain(answer.message, 160), help=plain(answer.help, 160))

    def _asked(self, errand: Errand) -> None:
        """The form has its answer, or will not get one."""
        if errand is self._asking:
            self.form = self._asking = None

    def on_ack(self, payload: bytes, now: int) -> None:
        """`ack`: to a command of this board, or of another program with its name."""
        try:
            ack = Ack.model_validate(decode(payload))
        except (PoisonError, ValidationError):
            return
        for errand in self._errands:
            news = errand.answered(ack, now)
            if news is not None:
                if errand.expired and self.session is not None and self.session.badge == errand.badge:
                    self.end_session()
                self._say(news)
        self._forget()

    def due(self, now: int) -> list[HubMessage]:
        """What has to be sent now."""
        self._expire(now)
        for errand in self._errands:
            news = errand.tick(now)
            if news is not None:
                if errand.over:
                    self._asked(errand)
                self._say(news)
        self._forget()
        sends = [send for errand in self._errands for send in errand.due(now)]
        if self.session is not None and self._plant.live and self.session.wants_renewal(now):
            sends.append(HubMessage("req", "authorise", self.session.renewal(self._mint(), now)))
        badge, grant = (self.session.badge, self.session.grant) if self.session else ("", "")
        asked = self.log.due(self._mint, badge, grant, now) if self._plant.live else None
        return [*sends, asked] if asked is not None else sends

    def _forget(self) -> None:
        self._errands = [errand for errand in self._errands if not errand.over]


def _again(answer: Answer) -> str:
    """Why the PIN has to be typed again; `""` when that would not help."""
    left = _LEFT.search(answer.help)
    if answer.code == "pin-wrong" and left:
        return texts.WRONG_PIN.format(left=_attempts(int(left[1][:6])))
    return texts.BUSY_PIN if answer.code == "pin-busy" else ""


def _attempts(left: int) -> str:
    return f"{left} attempt{'' if left == 1 else 's'}"

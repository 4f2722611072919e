"""Where actions are confirmed: the open form, the grants people gave a moment ago, and what is on its way to the hub."""

import re
from collections.abc import Callable
from typing import Final

from pydantic import ValidationError

from shared.commands import Answer
from shared.envelope import Ack, PoisonError, decode
from terminal.core.board import texts
from terminal.core.board.actions import Action
from terminal.core.board.errand import Errand, News, Send
from terminal.core.board.form import Form
from terminal.core.board.plant import Plant

GRANT_MS: Final = 100_000
"""How long a confirmation is used again; a little less than the hub takes it."""
IDLE_MS: Final = 20_000
"""After so long without a key or a scan nobody knows who stands in front."""
_LEFT: Final = re.compile(r"([0-9]+) attempts?")


class Desk:
    """Forms in, commands out."""

    def __init__(self, plant: Plant, *, source: str, mint: Callable[[], str], say: Callable[[News], None]) -> None:
        self._plant = plant
        self._source = source
        self._mint = mint
        self._say = say
        self._grants: dict[str, tuple[str, str, int]] = {}
        self._errands: list[Errand] = []
        self._pinned: set[str] = set()
        """Verbs that a badge alone was not enough for, because the hub gives this client no role."""
        self._touched = 0
        self._asking: Errand | None = None
        """What the open form waits for: the hub's word about a PIN."""
        self.form: Form | None = None

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
        values: dict[str, str] = {}
        badge, _, until = self._grants.get(action.verb, ("", "", 0))
        if now < until:
            values["badge"] = badge
            todo.append("sure")
        else:
            self._grants.pop(action.verb, None)
            todo += ["badge", "pin"] if action.with_pin or action.verb in self._pinned else ["badge"]
        self.form = Form(action, todo, values)

    def touched(self, now: int) -> None:
        """A key or a scan: whoever it is stands in front now."""
        self._idle(now)
        self._touched = now

    def stop_asking(self) -> None:
        """The hub will not hear of it: the form that waits for its word ends."""
        if self._asking is not None:
            self._asking.over = True
            self.form = self._asking = None
            self._forget()

    def leave(self) -> None:
        """Leave the form. Whoever leaves takes their confirmation along; a command not yet sent is not sent."""
        if self.form is not None:
            self.forget()
            self.stop_asking()
            self.form = None
            self._say(News("ok", texts.LEFT))

    def forget(self) -> None:
        """No confirmation counts any longer."""
        self._grants.clear()
        if self.form is not None:
            self.form.ungranted()

    def _idle(self, now: int) -> None:
        if self._grants and not 0 <= now - self._touched < IDLE_MS:
            self.forget()

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
        if sure and form.todo and form.todo[0] != "sure":
            self.forget()
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
        _, grant, _ = self._grants.get(action.verb, ("", "", 0))
        if action.with_pin and not pin and not grant:  # it has ended meanwhile
            self.begin(action, now)
            return
        errand = Errand(action, values["badge"], data, self._source, self._mint, now, pin=pin, grant="" if pin else grant)
        self._errands.append(errand)
        if pin:
            self.form, self._asking = form, errand
        else:
            self._say(News("ok", texts.SENDING.format(what=action.what)))

    # --- hub --------------------------------------------------------------------------------------------

    def on_answer(self, payload: bytes, now: int) -> None:
        """`res`: to an `authorise` of this board."""
        try:
            answer = Answer.model_validate(decode(payload))
        except (PoisonError, ValidationError):
            return
        for errand in self._errands:
            news = errand.authorised(answer, now)
            if news is None:
                continue
            left = _LEFT.search(answer.help)
            if answer.code == "pin-wrong" and left and errand is self._asking and self.form is not None:
                self._asking = None
                self.form.again(texts.WRONG_PIN.format(left=_attempts(int(left[1][:6]))))
                continue
            if errand.grant:
                self._grants[errand.action.verb] = (errand.badge, errand.grant, now + GRANT_MS)
            self._asked(errand)
            self._say(news)
        self._forget()

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
                if errand.expired:
                    self._grants.pop(errand.action.verb, None)
                if ack.code == "client-role":
                    self._pinned.add(errand.action.verb)
                self._say(news)
        self._forget()

    def due(self, now: int) -> list[Send]:
        """What has to be sent now."""
        self._idle(now)
        for errand in self._errands:
            news = errand.tick(now)
            if news is not None:
                if errand.over:
                    self._asked(errand)
                self._say(news)
        self._forget()
        return [send for errand in self._errands for send in errand.due(now)]

    def _forget(self) -> None:
        self._errands = [errand for errand in self._errands if not errand.over]


def _attempts(left: int) -> str:
    return f"{left} attempt{'' if left == 1 else 's'}"

"""Where actions are confirmed: the open form, the grants people gave a moment ago, and what is on its way to the hub."""

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

    def leave(self) -> None:
        """Leave the form. Whoever leaves takes their confirmation along."""
        if self.form is not None:
            self._grants.pop(self.form.action.verb, None)
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
        form.key(key, character, self._plant)
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
        pin = values.get("pin", "")
        _, grant, _ = self._grants.get(action.verb, ("", "", 0))
        if action.with_pin and not pin and not grant:  # it has ended meanwhile
            self.begin(action, now)
            return
        errand = Errand(action, values["badge"], data, self._source, self._mint, now, pin=pin, grant="" if pin else grant)
        self._errands.append(errand)
        said = texts.ASKING if pin else texts.SENDING
        self._say(News("ok", said.format(what=action.what)))

    # --- hub --------------------------------------------------------------------------------------------

    def on_answer(self, payload: bytes, now: int) -> None:
        """`res`: to an `authorise` of this board."""
        try:
            answer = Answer.model_validate(decode(payload))
        except (PoisonError, ValidationError):
            return
        for errand in self._errands:
            news = errand.authorised(answer, now)
            if news is not None:
                if errand.grant:
                    self._grants[errand.action.verb] = (errand.badge, errand.grant, now + GRANT_MS)
                self._say(news)
        self._forget()

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
        for errand in self._errands:
            news = errand.tick(now)
            if news is not None:
                self._say(news)
        self._forget()
        return [send for errand in self._errands for send in errand.due(now)]

    def _forget(self) -> None:
        self._errands = [errand for errand in self._errands if not errand.over]

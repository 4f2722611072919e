"""Asking for what an action needs, one field after the other. Scans and typed text both end with Enter."""

from dataclasses import dataclass, field
from typing import Final

from shared.commands.requests import PIN_LONGEST, PIN_SHORTEST
from shared.ids import compact
from shared.plain_text import plain
from shared.rights import check_role
from shared.scan import Kind, Scan, ScanError, parse
from terminal.core.board.actions import Action
from terminal.core.board.plant import Plant
from terminal.core.board.texts import ASK, WANTED

LIMIT: Final = 200


def edited(typed: str, key: str, character: str | None) -> str:
    """A field's text after a key."""
    if key in ("backspace", "delete"):
        return typed[:-1]
    if key == "ctrl+u":
        return ""
    if character is not None and character.isprintable() and len(typed) + len(character) <= LIMIT:
        return typed + character
    return typed


def scanned(text: str) -> Scan | None:
    """The scan that a field's text is, if it is one of ours."""
    try:
        code = parse(text)
    except ScanError:
        return None
    return code if isinstance(code, Scan) else None


def objection(plant: Plant, badge: str, verb: str) -> str:
    """Why a person may not do this, in words; `""` when the person may."""
    record = plant.docs.ref("operator", badge)
    roles = frozenset(map(str, record["roles"])) if record else frozenset()
    refusal = check_role(verb, "", roles, proven=True)
    return f"{refusal.message} | {refusal.help}" if refusal is not None else ""


@dataclass(slots=True)
class Form:
    """An action that is being confirmed."""

    action: Action
    todo: list[str]
    values: dict[str, str] = field(default_factory=dict)
    typed: str = ""
    wrong: str = ""

    @property
    def done(self) -> bool:
        """Whether everything was answered."""
        return not self.todo

    def ungranted(self) -> None:
        """The session it counted on is over: whoever goes on gives badge and PIN."""
        if "sure" in self.todo:
            self.todo[self.todo.index("sure") :] = ["badge", "pin"]
            self.values.pop("badge", None)
            self.typed = ""

    def again(self, wrong: str) -> None:
        """The PIN was wrong: once more."""
        self.todo, self.wrong, self.typed = ["pin"], wrong, ""

    def prompt(self, plant: Plant) -> str:
        """What is being asked."""
        if self.done:
            return ASK["hub"]
        return ASK[self.todo[0]].format(who=plant.person(self.values.get("badge", "")))

    def shown(self) -> str:
        """What was typed, a PIN masked."""
        return "*" * len(self.typed) if self.todo[:1] == ["pin"] else plain(self.typed[-60:], 60)

    def key(self, key: str, character: str | None, plant: Plant) -> None:
        """A key in the field."""
        if self.done:
            return
        self.wrong = ""
        if key in ("enter", "ctrl+j", "tab"):
            self._accept(plant)
        else:
            self.typed = edited(self.typed, key, character)

    def _accept(self, plant: Plant) -> None:
        name, raw, self.typed = self.todo[0], self.typed, ""
        typed = raw.strip()
        if name == "sure" and raw:  # someone else: nothing of the one before counts
            self.ungranted()
            self._badge(typed, plant)
        elif name == "badge":
            self._badge(typed, plant)
        elif name == "pin" and scanned(typed):
            self.todo = ["badge", "pin"]
            self._badge(typed, plant)
        elif name == "pin":
            self._take(typed, ok=typed.isascii() and typed.isdigit() and PIN_SHORTEST <= len(typed) <= PIN_LONGEST)
        elif name == "priority":
            self._take(typed, ok=len(typed) == 1 and typed in "123456789")
        elif name == "reason":
            card = scanned(typed)
            record = plant.docs.ref_by_code("reason", card.body) if card and card.kind is Kind.RSN else None
            text = str(record["text"] or record["id"]) if record else typed
            self._take(text, ok=bool(text) and (record is not None or card is None))
        else:
            self._take(typed, ok=True)

    def _take(self, value: str, *, ok: bool) -> None:
        if ok:
            self.values[self.todo.pop(0)] = value
        else:
            self.wrong = WANTED[self.todo[0]]

    def _badge(self, typed: str, plant: Plant) -> None:
        card = scanned(typed)
        if card is None:
            record = plant.docs.ref("operator", typed) or plant.docs.ref_by_code("operator", compact(typed))
        else:
            record = plant.docs.ref_by_code("operator", card.body) if card.kind is Kind.EMP else None
        if record is None or not record["active"]:
            self.wrong = WANTED["badge"].format(typed=plain(typed, 24) or "that")
            return
        self.wrong = objection(plant, str(record["id"]), self.action.verb)
        if self.wrong:
            return
        self._take(str(record["id"]), ok=True)

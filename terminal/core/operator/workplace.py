"""What the operator is doing: (scan | key | time) → state and commands. The screens say what becomes of each."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, TypeVar

from shared.plain_text import plain
from shared.rights import check_bounds, check_role, kind_of
from shared.rules import Refusal, refuse
from shared.scan import Foreign, Kind, ScanError, parse
from terminal.core.delivery.journal import Entry
from terminal.core.delivery.moment import Moment
from terminal.core.flash import Flash
from terminal.core.operator.facts import Facts
from terminal.core.operator.place import Place, stored
from terminal.core.operator.question import Questions
from terminal.core.operator.screen import Screen
from terminal.core.plant.overlay import Step, Unconfirmed
from terminal.core.plant.replica import Replica

D = TypeVar("D")
REFUSAL_MS: Final = 4_000
BADGE_HOLD_MS: Final = 10_000
DOUBLE_MS: Final = 1_500


class NotSavedError(Exception):
    """A command could not be stored; the message says why, `code` by which rule."""

    def __init__(self, why: str, code: str = "not-saved") -> None:
        super().__init__(why)
        self.code = code


class Saver(Protocol):
    """Stores a command durably and returns its row, or raises `NotSavedError`."""

    def __call__(self, verb: str, data: dict[str, Any], *, subject: str, badge: str, place: str) -> Entry: ...


@dataclass(slots=True)
class Workplace(Facts):
    """One workstation's operator side."""

    screens: Mapping[str, Screen["Workplace"]]
    terminal: str
    workstation: str
    replica: Replica
    unconfirmed: Unconfirmed
    saver: Saver
    idle_ms: int = 600_000
    place: Place = field(default_factory=Place)
    screen: str = "idle"
    topic: str = ""
    """What the screen in front is about, where it is about several things by turns."""
    now: Moment = field(default_factory=lambda: Moment(0))
    flash: Flash | None = None
    selected: int = 0
    picked: tuple[str, str] = ("", "")
    """Order and operation the cursor is on, for the list changes under it."""
    listing: bool = False
    """Whether this terminal's history lies over the screen."""
    unseen: int = 0
    """How many answers said *not booked* since somebody last looked at the history."""
    trouble: str = ""
    """What has happened to this terminal's journal since then."""
    recent: Callable[[int], list[Entry]] = lambda _: []
    """This terminal's own newest commands, newest first."""
    online: Callable[[], bool] = lambda: False
    """Whether the hub answers now."""
    sent: Callable[[], Set[str]] = frozenset
    """The ids of commands that have left for the broker and are not answered yet."""
    blocked: Refusal | None = None
    enrol: Callable[[str], None] = lambda _: None
    """Keeps the code of this terminal's card for the hub."""
    turned_away: Callable[[], Refusal | None] = lambda: None
    """Why the hub takes nothing from this terminal."""
    places: frozenset[str] = frozenset()
    """The workstations it may report about, where it is bound to some."""
    store: bool = True
    """Whether it may book stock."""
    bells: int = 0
    _held: tuple[str, int] | None = None
    _last_scan: tuple[str, int] = ("", -DOUBLE_MS)
    _questions: "Questions[Workplace]" = field(default_factory=Questions)
    _last_input: int = 0
    _announced: set[str] = field(default_factory=set)
    _drafts: dict[type, Any] = field(default_factory=dict)

    # --- inputs ---------------------------------------------------------------------------------------

    def scan(self, text: str, now: Moment) -> None:
        """A whole scan."""
        before = self._seen
        self._scan(text, now)
        self._tidy(before)

    def key(self, key: str, now: Moment) -> None:
        """A key of the keypad: a digit, enter, plus, minus, star, slash, dot, backspace."""
        before = self._seen
        self._key(key, now)
        self._tidy(before)

    @property
    def front(self) -> Screen["Workplace"]:
        """The screen in front, below the history."""
        return self.screens[self.screen]

    @property
    def _seen(self) -> tuple[str, bool, Flash | None]:
        return f"{self.screen} {self.topic}", self.listing, self.flash

    def _tidy(self, before: tuple[str, bool, Flash | None]) -> None:
        """What was said on a screen goes with it, and a question with the input that was no answer to it."""
        stands = self.flash is not None and self.flash is before[2]
        if stands and self.flash and (self.flash.asks or before[:2] != self._seen[:2]):
            self.flash = None

    def _scan(self, text: str, now: Moment) -> None:
        code, at = self._last_scan
        self._last_scan = (text, now.mono)
        if self.front.raw_key is not None:
            self._begin(now)
            self.front.foreign(self, Foreign(text))
            return
        if code == text and now.mono - at < DOUBLE_MS:
            self.now = now
            self.refuse("scan-double", seconds=DOUBLE_MS / 1000)
            return
        self._begin(now)
        self.listing = False
        try:
            scanned = parse(text)
        except ScanError as error:
            self.refuse_text(shown(text), refuse(error.code))
            return
        if isinstance(scanned, Foreign):
            self.front.foreign(self, scanned)
        elif not (scanned.kind is Kind.CMD and scanned.body == "OK" and self._confirm_again()):
            self.front.scan(self, scanned)

    def take(self, payload: str) -> None:
        """A code that was typed and confirmed: taken as if it had been scanned, whatever was scanned before."""
        self._last_scan = ("", -DOUBLE_MS)
        self.scan(payload, self.now)

    def _key(self, key: str, now: Moment) -> None:
        self._begin(now)
        if key == "enter" and self._confirm_again():
            return
        if self.listing:
            self.screens["listing"].key(self, key)
        elif key == "dot" and not self.front.numbers:
            self.listing, self.unseen, self.trouble = True, 0, ""
        else:
            self.front.key(self, key)

    def raw_key(self, name: str, character: str | None, at: int) -> None:
        """A key as it came, before anything was made of it; `at` in ms. Only a screen that tests the scanner asks for it."""
        if self.front.raw_key is not None:
            self.front.raw_key(self, name, character, at)

    def partial(self, text: str, now: Moment) -> None:
        """A scan that lost its end or its head."""
        self._begin(now)
        self.refuse_text(shown(text), refuse("digits-too-fast" if text.isdigit() else "scan-partial"))

    def touch(self, now: Moment) -> None:
        """The operator is there: the idle lock starts anew."""
        self._last_input = now.mono

    def tick(self, now: Moment) -> None:
        """Time passes: old refusals go, a forgotten badge is locked out (its session runs on)."""
        self.now = now
        if self.flash and self.flash.level == "error" and now.mono - self.flash.at > REFUSAL_MS:
            self.flash = None
        if self.place.badge and now.mono - self._last_input > self.idle_ms:
            self.place.badge = ""
            self._drafts.clear()  # with the PIN that may stand in one
            self._questions.forget()
            self.flash = None
            self.go("idle")

    def heard(self, now: Moment) -> None:
        """A call was answered, or a message came: said once."""
        self.now = now
        coming = [(doc, self.name_of(doc["taken_by"])) for doc in self.calls() if doc.get("taken_by")]
        news = {f"call {doc['id']} {name}": f"{name} is coming ({doc.get('item') or doc['kind']})" for doc, name in coming}
        news |= {f"message {doc['id']}": f"message: {shown(doc['text'], 60)}" for doc in self.messages()}
        for key in news.keys() - self._announced:
            self.say(news[key], "warn")
        self._announced = set(news)

    def _begin(self, now: Moment) -> None:
        self.now = now
        self._last_input = now.mono
        self._questions.begin(self.flash)

    def _confirm_again(self) -> bool:
        """Enter or OK right after a question repeats what asked it, confirmed."""
        again = self._questions.repeated()
        if again is not None:
            again(self)
        return again is not None

    # --- what screens use ----------------------------------------------------------------------------------

    def say(self, text: str, level: str = "ok", *, asks: bool = False) -> Flash:
        """Show a result, or ask (`asks`): a question stands until the next input only."""
        self.flash = flash = Flash(level, text, self.now.mono, asks)
        self.bells += {"ok": 1, "warn": 2, "error": 3}[level]
        return flash

    def refuse(self, code: str, **facts: object) -> None:
        """Show why not, and what would help."""
        self.refuse_text("", refuse(code, **facts))

    def refuse_text(self, what: str, refusal: Refusal) -> None:
        """Show what was tried, why not, and what would help."""
        parts = [part for part in (what, refusal.message, refusal.help) if part]
        self.say(" | ".join(parts), "error")

    def draft(self, kind: type[D]) -> D:
        """What a screen is being filled with; empty until something is `put`."""
        draft: D = self._drafts.setdefault(kind, kind())
        return draft

    def put(self, draft: object) -> None:
        """Begin a draft of its kind anew."""
        self._drafts[type(draft)] = draft

    def go(self, screen: str, topic: str = "") -> None:
        """Show another screen. `topic`: what it is about, where it is about several things by turns."""
        self.screen, self.topic = screen, topic
        self.listing = False
        if screen == "dispatch":
            self.pick(self.place.mo, self.place.op)

    def confirm(self, token: str, question: str, again: Callable[["Workplace"], None]) -> bool:
        """True when this was asked with the last input and is now repeated; else ask, and let Enter do `again`."""
        if self._questions.confirmed(token):
            return True
        self._questions.ask(token, self.say(f"{question} | Enter again to confirm", "warn", asks=True), again)
        return False

    def save(
        self, verb: str, data: dict[str, Any], subject: str = "", *, target: Entry | None = None, after: Place | None = None
    ) -> Entry | None:
        """Check the badge's role, then store the command. None when it was refused, and nothing has changed.

        `target` is what it takes back, `after` where the operator is when it has been stored.
        """
        if self.blocked is not None:
            self.refuse_text("", self.blocked)
            return None
        refusal = check_role("undo" if verb == "reverse" else verb, kind_of(verb, data), self.roles) or check_bounds(
            self.terminal, verb, str(data.get("workstation") or ""), self.places, store=self.store
        )
        if refusal is not None:
            self.refuse_text("", refusal)
            return None
        try:
            entry = self.saver(verb, data, subject=subject, badge=self.place.badge, place=stored(after or self.place))
        except NotSavedError as error:
            self.refuse(error.code, why=error)
            return None
        self.place = after or self.place
        self.unconfirmed.add(entry, target)
        return entry

    def hold(self, text: str) -> None:
        """Keep a scan that came before its badge."""
        self._held = (text, self.now.mono)

    def replay_held(self) -> None:
        """Do what was scanned just before the badge."""
        held, self._held = self._held, None
        if held is not None and self.now.mono - held[1] <= BADGE_HOLD_MS:
            self._last_scan = ("", -DOUBLE_MS)
            self.scan(held[0], self.now)

    def name_of(self, badge: str) -> str:
        """A person's name, safe to show; the badge when unknown."""
        person = self.person(badge)
        return shown(str(person["name"])) if person and person["name"] else badge

    def pick(self, mo: str, op: str) -> None:
        """Put the cursor on an operation of the list; where it is not in it, the cursor stays, or goes to the top."""
        listed = [(step.mo, step.op) for step in self.steps()] or [("", "")]
        if (mo, op) in listed or self.picked not in listed:
            self.picked = (mo, op) if (mo, op) in listed else listed[0]

    def cursor(self, steps: list[Step]) -> int:
        """Where in the list the cursor is; at the top when its operation has gone."""
        return next((at for at, step in enumerate(steps) if (step.mo, step.op) == self.picked), 0)


def shown(text: str, width: int = 24) -> str:
    """Foreign text as it fits beside others in a line."""
    return plain(text, width)

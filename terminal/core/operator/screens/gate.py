"""S11: a step behind a closed gate. Quality or a supervisor opens it: badge, PIN, reason; the start carries all three.

Cut off from the hub nobody can prove a PIN: the badge and the reason go along without, and a supervisor is shown it.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from shared.commands import Answer
from shared.commands.requests import PIN_LONGEST, PIN_SHORTEST
from shared.lifecycle import GATE_CLOSED
from shared.quantity import show
from shared.rights import check_role
from shared.rules import Refusal
from shared.scan import Kind, Scan
from terminal.core.operator import codes
from terminal.core.operator.choice import Choice, Option, ask
from terminal.core.operator.codes import not_here
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.sessions import begin, place_free
from terminal.core.operator.signing import acting_person
from terminal.core.operator.wording import title
from terminal.core.operator.workplace import Workplace
from terminal.core.plant.overlay import Step

KEYS: Final = "[0-9] PIN  [<-] correct  [Enter] open  [/] back"
BADGE_WORDS: Final = Words("quality or a supervisor: scan your badge", KEYS)
PIN_WORDS: Final = Words("type your PIN, then Enter", KEYS)
PATIENCE_MS: Final = 5_000
"""How long the hub may take to answer before one may go on without a proof."""


@dataclass(slots=True)
class Opening:
    """A step behind a gate, and who opens it: badge, PIN as it is typed, the request for its proof, and the proof."""

    mo: str = ""
    op: str = ""
    before: str = ""
    """The step that is the gate."""
    badge: str = ""
    pin: str = field(default="", repr=False)
    asked: str = ""
    """The id of the request that is on its way."""
    asked_at: int = 0
    grant: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class GateBody:
    """What is waited for, and who says that it need not be."""

    title: str
    before: str
    """The step that is the gate, and how far it is."""
    who: str
    pin: int
    """How many digits are typed."""
    state: str


def open_gate(wp: Workplace, step: Step) -> None:
    """Go here: the start is refused, and who can help is asked for."""
    before = step.job["before"] if step.job else ""
    wp.put(Opening(step.mo, step.op, before))
    wp.go("gate")
    wp.refuse(GATE_CLOSED, op=step.op, gate=before)


def scan(wp: Workplace, code: Scan) -> None:
    """A badge says who opens it, CANCEL leaves."""
    if code.kind is Kind.EMP:
        _badge(wp, code.body)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, BADGE_WORDS.prompt)


def key(wp: Workplace, pressed: str) -> None:
    """Digits are the PIN, Enter asks the hub, slash leaves."""
    opening = wp.draft(Opening)
    if pressed == "slash":
        leave(wp)
    elif not opening.badge:
        wp.say(BADGE_WORDS.prompt, "warn")
    elif opening.asked:
        if pressed == "enter" and not _hub_answers(wp):
            _without_proof(wp)
    elif pressed.isdigit() and len(opening.pin) < PIN_LONGEST:
        opening.pin += pressed
    elif pressed == "backspace":
        opening.pin = opening.pin[:-1]
    elif pressed == "enter":
        _prove(wp)


def _prove(wp: Workplace) -> None:
    opening = wp.draft(Opening)
    if not wp.online():
        _without_proof(wp)
    elif len(opening.pin) < PIN_SHORTEST:
        wp.say(f"a PIN has at least {PIN_SHORTEST} digits", "warn")
    else:
        opening.asked, opening.asked_at = f"gate-{wp.now.ms}", wp.now.mono


def leave(wp: Workplace) -> None:
    """Back to the list; what was typed is forgotten."""
    wp.put(Opening())
    wp.go("dispatch")


def _badge(wp: Workplace, body: str) -> None:
    person = acting_person(wp, body)
    if person is None:
        return
    refusal = check_role("override", GATE_CLOSED, frozenset(person["roles"]), proven=True)
    if refusal is not None:
        wp.refuse_text("", refusal)
        return
    opening = wp.draft(Opening)
    opening.badge, opening.pin, opening.asked, opening.grant = str(person["id"]), "", "", ""
    if wp.online():
        wp.say(f"{wp.name_of(opening.badge)} opens it")
    else:
        wp.say("cut off: Enter opens it without a PIN, and a supervisor will be shown that", "warn")


def _hub_answers(wp: Workplace) -> bool:
    """Whether the hub may still say whether the PIN is right."""
    return wp.online() and wp.now.mono - wp.draft(Opening).asked_at <= PATIENCE_MS


def _without_proof(wp: Workplace) -> None:
    opening = wp.draft(Opening)
    opening.asked, opening.pin, opening.grant = "", "", ""
    ask(wp, OVERRIDE)


def request(wp: Workplace) -> dict[str, Any] | None:
    """What is to be asked of the hub now, once; None when nothing is."""
    opening = wp.draft(Opening)
    if not (opening.asked and opening.pin):
        return None
    question = {"id": opening.asked, "badge": opening.badge, "pin": opening.pin, "for": "override"}
    opening.pin = ""
    return question


def answered(wp: Workplace, answer: Answer) -> None:
    """The hub's word on badge and PIN: on to the reason, or why not."""
    opening = wp.draft(Opening)
    if not opening.asked or answer.id != opening.asked or wp.screen != "gate":
        return
    opening.asked = ""
    if answer.status == "ok":
        opening.grant = answer.grant
        ask(wp, OVERRIDE)
        if answer.message:  # the PIN was right, and is to be renewed
            wp.say(f"{answer.message} | {answer.help}", "warn")
    else:
        wp.refuse_text("", Refusal(answer.code, answer.message, answer.help))


def _begin(wp: Workplace, record: Option) -> None:
    """With the reason all is said: the operation starts, and says who opened the gate for it."""
    opening = wp.draft(Opening)
    wp.put(Opening())
    step = wp.step(opening.mo, opening.op)
    if step is None or not opening.badge:
        wp.refuse("nothing-selected")
        return
    if not place_free(wp, step):  # held meanwhile, or somebody else has begun here
        wp.go("dispatch")
        return
    wp.place.mo, wp.place.op = step.mo, step.op
    proof = {"grant": opening.grant} if opening.grant else {}
    begin(wp, step, "run", [{"rule": GATE_CLOSED, "badge": opening.badge, "reason": str(record["id"]), **proof}])


OVERRIDE: Final = Choice("override", "WHY MAY IT BEGIN?", _begin)


def words(wp: Workplace) -> Words:
    """The badge first, then its PIN."""
    return PIN_WORDS if wp.draft(Opening).badge else BADGE_WORDS


def body(wp: Workplace) -> GateBody | None:
    """The gate, who opens it, and whether the hub has answered."""
    opening = wp.draft(Opening)
    step = wp.step(opening.mo, opening.op)
    if step is None:
        return None
    waits = "asking the hub" if opening.asked else ""
    if opening.asked and not _hub_answers(wp):
        waits = "the hub does not answer: [Enter] opens it without a PIN, and a supervisor will be shown that"
    return GateBody(
        title=title(step),
        before=f"OP {opening.before} is a gate: {show(step.upstream_good)} of {show(step.start_q)} good, and not finished",
        who=wp.name_of(opening.badge) if opening.badge else "",
        pin=len(opening.pin),
        state=waits,
    )


SCREEN: Final = Screen(name="gate", words=words, scan=scan, key=key, foreign=codes.unknown, body=body)

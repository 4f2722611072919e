"""S11: a step behind a closed gate. Quality or a supervisor opens it: badge, PIN, reason; the start carries all three.

Cut off from the hub nobody can prove a PIN: the badge and the reason go along without, and a supervisor is shown it.
"""

from typing import Any, Final

from shared.commands import Answer
from shared.commands.requests import PIN_LONGEST, PIN_SHORTEST
from shared.lifecycle import GATE_CLOSED
from shared.rights import check_role
from shared.rules import Refusal
from shared.scan import Kind, Scan
from terminal.core.operator.acts.common import known_person, not_here, open_picker
from terminal.core.operator.acts.dispatch import begin, place_free
from terminal.core.operator.forms import Gate
from terminal.core.operator.workplace import Workplace

PROMPT: Final = "quality or a supervisor: scan your badge"
PATIENCE_MS: Final = 5_000
"""How long the hub may take to answer before one may go on without a proof."""


def scan(wp: Workplace, code: Scan) -> None:
    """A badge says who opens it, CANCEL leaves."""
    if code.kind is Kind.EMP:
        _badge(wp, code.body)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, PROMPT)


def key(wp: Workplace, pressed: str) -> None:
    """Digits are the PIN, Enter asks the hub, slash leaves."""
    gate = wp.gate
    if pressed == "slash":
        leave(wp)
    elif not gate.badge:
        wp.say(PROMPT, "warn")
    elif gate.asked:
        if pressed == "enter" and not answers(wp):
            _without_proof(wp)
    elif pressed.isdigit() and len(gate.pin) < PIN_LONGEST:
        gate.pin += pressed
    elif pressed == "backspace":
        gate.pin = gate.pin[:-1]
    elif pressed == "enter":
        if not wp.online():
            _without_proof(wp)
        elif len(gate.pin) < PIN_SHORTEST:
            wp.say(f"a PIN has at least {PIN_SHORTEST} digits", "warn")
        else:
            gate.asked, gate.asked_at = f"gate-{wp.now.ms}", wp.now.mono


def leave(wp: Workplace) -> None:
    """Back to the list; what was typed is forgotten."""
    wp.gate = Gate()
    wp.go("dispatch")


def _badge(wp: Workplace, body: str) -> None:
    person = known_person(wp, body)
    if person is None:
        return
    refusal = check_role("override", GATE_CLOSED, frozenset(person["roles"]), proven=True)
    if refusal is not None:
        wp.refuse_text("", refusal)
        return
    gate = wp.gate
    gate.badge, gate.pin, gate.asked, gate.grant = str(person["id"]), "", "", ""
    if wp.online():
        wp.say(f"{wp.name_of(gate.badge)} opens it")
    else:
        wp.say("cut off: Enter opens it without a PIN, and a supervisor will be shown that", "warn")


def answers(wp: Workplace) -> bool:
    """Whether the hub may still say whether the PIN is right."""
    return wp.online() and wp.now.mono - wp.gate.asked_at <= PATIENCE_MS


def _without_proof(wp: Workplace) -> None:
    wp.gate.asked, wp.gate.pin, wp.gate.grant = "", "", ""
    open_picker(wp, "override")


def request(wp: Workplace) -> dict[str, Any] | None:
    """What is to be asked of the hub now, once; None when nothing is."""
    gate = wp.gate
    if not (gate.asked and gate.pin):
        return None
    asked = {"id": gate.asked, "badge": gate.badge, "pin": gate.pin, "for": "override"}
    gate.pin = ""
    return asked


def answered(wp: Workplace, answer: Answer) -> None:
    """The hub's word on badge and PIN: on to the reason, or why not."""
    gate = wp.gate
    if not gate.asked or answer.id != gate.asked or wp.screen != "gate":
        return
    gate.asked = ""
    if answer.status == "ok":
        gate.grant = answer.grant
        open_picker(wp, "override")
    else:
        wp.refuse_text("", Refusal(answer.code, answer.message, answer.help))


def opened(wp: Workplace, record: dict[str, Any]) -> None:
    """With the reason all is said: the operation starts, and says who opened the gate for it."""
    gate, wp.gate = wp.gate, Gate()
    step = wp.step(gate.mo, gate.op)
    if step is None or not gate.badge:
        wp.refuse("nothing-selected")
        return
    if not place_free(wp, step):  # held meanwhile, or somebody else has begun here
        wp.go("dispatch")
        return
    wp.place.mo, wp.place.op = step.mo, step.op
    proof = {"grant": gate.grant} if gate.grant else {}
    begin(wp, step, "run", [{"rule": GATE_CLOSED, "badge": gate.badge, "reason": str(record["id"]), **proof}])

"""Answers to commands: their bytes, what was answered before, and what a conflict raises."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from hub.core.intake.incoming import Incoming
from shared.envelope import to_bytes
from shared.rules import Refusal


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer given before: which content it was given to, and its bytes."""

    digest: str
    ack: str


@dataclass(slots=True)
class Reply:
    """What goes back for one message. `ack` is None where silence is right (a gap already asked about)."""

    incoming: Incoming
    ack: str | None
    fresh: bool = False
    error: BaseException | None = None
    refusal: Refusal | None = None
    """Why it was not accepted, where it was decided now."""
    opened_by: str = ""
    """Whose PIN let something pass."""


def alarm_of(incoming: Incoming) -> tuple[str, str]:
    """Source and id of the alarm that a conflicting command raises; it is raised once, whatever became of it."""
    return "hub", f"alarm-{incoming.digest[:24]}"


_PRIVATE: Final = frozenset({"grant", "attended", "code_sum"})


def public(data: Any) -> Any:
    """A command's data as everyone may see it: grants, and what is kept of a code, are nobody else's business."""
    if isinstance(data, dict):
        return {key: public(value) for key, value in data.items() if key not in _PRIVATE}
    return [public(element) for element in data] if isinstance(data, list) else data


def ack_of(
    incoming: Incoming,
    status: str,
    refusal: Refusal | None,
    *,
    have_through: int | None,
    no: int | None,
    flags: Iterable[str] = (),
    result: dict[str, Any] | None = None,
) -> str:
    """The answer to a command, as it travels and as it is kept."""
    return answer_of(
        incoming.id,
        incoming.epoch or None,
        incoming.seq or None,
        status,
        refusal,
        have_through=have_through,
        no=no,
        flags=flags,
        result=result,
    )


def answer_of(
    identity: str,
    epoch: str | None,
    seq: int | None,
    status: str,
    refusal: Refusal | None,
    *,
    have_through: int | None,
    no: int | None,
    flags: Iterable[str] = (),
    result: dict[str, Any] | None = None,
) -> str:
    """The same to whatever names itself so."""
    answer = {
        "id": identity,
        "epoch": epoch,
        "seq": seq,
        "status": status,
        "code": refusal.code if refusal else None,
        "message": refusal.message if refusal else None,
        "help": refusal.help if refusal else None,
        "flags": list(flags),
        "have_through": have_through,
        "no": no,
        "result": result or {},
    }
    return to_bytes(answer).decode()

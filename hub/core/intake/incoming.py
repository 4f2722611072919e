"""From bytes to a command with a place in the order, or poison.

Only a checksum-valid envelope from its own topic takes a place. If its content then makes no sense it is still
answered (*quarantined*), so that it never blocks what stands behind it.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from shared.commands import COMMANDS, MOMENTS, Command
from shared.envelope import Envelope, PoisonError, checksum, decode, digest, whole_sum
from shared.ids import is_id
from shared.plant_time import milliseconds
from shared.rules import Refusal, refuse
from shared.topics import Plane


@dataclass(frozen=True, slots=True)
class Arrival:
    """A command message as the bus delivered it."""

    plane: Plane
    client: str
    verb: str
    payload: bytes


@dataclass(slots=True)
class Incoming:
    """A command with an identity. `data` is None and `nonsense` says why when its content is wrong."""

    arrival: Arrival
    source: str
    id: str
    epoch: str
    seq: int
    digest: str
    raw: dict[str, Any]
    at: int
    boot: str
    mono: int
    authid: str
    data: Command | None
    nonsense: Refusal | None


def read(arrival: Arrival, now: int, *, recorded: bool = False) -> Incoming:
    """Check size, shape, checksum and identity. Raises `PoisonError` for what can't be trusted.

    What is `recorded` was let in once, some of it when less was asked of it.
    """
    raw = decode(arrival.payload, halves=True, twice=recorded)
    _check_text(arrival.payload)
    identity, epoch, sequence = raw.get("id"), raw.get("epoch"), raw.get("sequence")
    _check_place(arrival, raw)
    if not recorded and isinstance(sequence, str) and not int(sequence):
        raise PoisonError("sequences begin at 1")
    fingerprint = _digest(raw)
    nonsense: Refusal | None = None
    data: Command | None = None
    envelope: Envelope | None = None
    try:
        envelope = Envelope.model_validate(raw)
        if envelope.verb != arrival.verb:
            nonsense = refuse("nonsense", why=f"type {envelope.type} on the topic of {arrival.verb}")
        elif not envelope.type.endswith(".v1") or arrival.verb not in COMMANDS:
            nonsense = refuse("verb-unknown", verb=envelope.type)
        else:
            data = COMMANDS[arrival.verb].model_validate(envelope.data)
            nonsense = None if recorded else _bare_time(raw)
            data = data if nonsense is None else None
    except ValidationError as error:
        nonsense = refuse("nonsense", why=_first_fault(error))
    return Incoming(
        arrival=arrival,
        source=f"{arrival.plane}/{arrival.client}",
        id=str(identity),
        epoch=epoch if isinstance(epoch, str) else "",
        seq=int(sequence) if isinstance(sequence, str) else 0,
        digest=fingerprint,
        raw=raw,
        at=milliseconds(envelope.time) if envelope else now,
        boot=envelope.boot if envelope else "",
        mono=envelope.mono if envelope else 0,
        authid=envelope.authid if envelope else "",
        data=data,
        nonsense=nonsense,
    )


_DATED: Final = re.compile(r"\d{4}-\d\d-\d\d([Tt ]|$)")


def _bare_time(raw: dict[str, Any]) -> Refusal | None:
    """A number is no time: seconds or milliseconds, whose, since when?"""
    data = raw.get("data")
    said = {"time": raw.get("time"), **({name: data.get(name) for name in MOMENTS} if isinstance(data, dict) else {})}
    bare = [name for name, value in said.items() if value is not None and not _DATED.match(str(value))]
    return refuse("nonsense", why=f"{bare[0]}: write a time as 2026-11-20T06:30:00Z") if bare else None


def _check_text(payload: bytes) -> None:
    """It is kept as text and read again: what only a JSON reader's guess makes text of has no place in the inbox."""
    try:
        text = payload.decode()
    except UnicodeDecodeError:
        raise PoisonError("not UTF-8") from None
    if text.startswith("\ufeff"):
        raise PoisonError("begins with a byte order mark")


def _check_place(arrival: Arrival, raw: dict[str, Any]) -> None:
    identity, epoch, sequence, total = (raw.get(k) for k in ("id", "epoch", "sequence", "sum"))
    if not isinstance(identity, str) or not is_id(identity):
        raise PoisonError("no usable id")
    if raw.get("source") != arrival.client:
        raise PoisonError("source is not the client of the topic", "wrong-source")
    if arrival.plane == "t" or epoch is not None or sequence is not None:
        if not (isinstance(epoch, str) and 8 <= len(epoch) <= 32 and epoch.isascii() and epoch.isalnum()):
            raise PoisonError("no usable epoch")
        if not (isinstance(sequence, str) and len(sequence) == 12 and sequence.isascii() and sequence.isdigit()):
            raise PoisonError("no usable sequence")
    if total is None and arrival.plane == "x":
        return
    try:
        # Nearly every sender gives the first; the second is the least that the contract asks for.
        right = total == whole_sum(raw) or total == checksum(identity, epoch, sequence, raw.get("data"))
    except (ValueError, RecursionError):  # an infinite number
        raise PoisonError("the data is not JSON") from None
    if not right:
        raise PoisonError("the checksum is wrong", "wrong-sum")


def _digest(raw: dict[str, Any]) -> str:
    try:
        return digest(raw)
    except (ValueError, RecursionError):
        raise PoisonError("the envelope is not JSON") from None


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    text = fault["msg"].removeprefix("Value error, ")
    return f"{where}: {text}" if where else text

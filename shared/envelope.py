"""The envelope around every command (CloudEvents 1.0, structured JSON) and the hub's answer to it."""

import hashlib
import json
import re
import zlib
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from shared.ids import Id

SIZE_LIMIT: Final = 65_536
"""Largest payload in bytes; below every broker limit we ship, so a broker never has to refuse it."""
DEPTH_LIMIT: Final = 12
EPOCH_PATTERN: Final = r"^[0-9a-z]{8,32}$"


def _in_our_century(when: datetime) -> datetime:
    # 0001-01-01T00:00:00+14:00 is a valid time that overflows as soon as it is turned into UTC.
    if not 2000 <= when.year <= 2100:
        raise ValueError("a time lies between 2000 and 2100")
    return when.astimezone(UTC)


Time = Annotated[AwareDatetime, AfterValidator(_in_our_century)]
"""Model field: a moment with its offset, between 2000 and 2100."""
Text = Annotated[str, StringConstraints(max_length=400, pattern=r"^[^\x00]*$")]
"""Model field: free text, at most 400 characters. Shown with control characters removed."""
Epoch = Annotated[str, StringConstraints(pattern=EPOCH_PATTERN)]


class Envelope(BaseModel):
    """One command as it travels. `data` is validated by the verb's own model."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    specversion: Literal["1.0"] = "1.0"
    type: Annotated[str, StringConstraints(pattern=r"^shopfloor\.[a-z-]{2,40}\.v[0-9]{1,3}$")]
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
    source: Id
    subject: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00]*$")] = ""
    time: Time
    epoch: Epoch | None = None
    sequence: Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")] | None = None
    boot: Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z-]{0,40}$")] = ""
    mono: Annotated[int, Field(ge=0, lt=2**62)] = 0
    replay: bool = False
    authid: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
    sum: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = None
    data: dict[str, Any]

    @property
    def verb(self) -> str:
        """The command's verb: `shopfloor.output.v1` → `output`."""
        return self.type.split(".")[1]

    @property
    def seq(self) -> int | None:
        """The sequence as a number."""
        return None if self.sequence is None else int(self.sequence)


Status = Literal["accepted", "parked", "rejected", "retry", "quarantined"]


class Ack(BaseModel):
    """The hub's answer to one command."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    epoch: str | None = None
    seq: int | None = None
    status: Status
    code: str | None = None
    message: str | None = None
    help: str | None = None
    flags: list[str] = []
    have_through: int | None = None
    no: int | None = None
    result: dict[str, Any] = {}


_COMPACT: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_CANONICAL: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(data: object) -> str:
    """The one JSON text of a value: keys sorted, no blanks, UTF-8 unescaped. Raises on NaN."""
    return _CANONICAL.encode(data)


def checksum(identity: str, epoch: str | None, sequence: str | None, data: object) -> str:
    """First 16 hex digits of SHA-256 over id, epoch, sequence and the canonical data: the least a sender may give."""
    text = f"{identity}{epoch or ''}{sequence or ''}{canonical(data)}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def whole_sum(envelope: dict[str, Any]) -> str:
    """The same over everything but `replay` and `sum` itself: a damaged badge or time is no booking of somebody else."""
    content = {key: value for key, value in envelope.items() if key != "sum"}
    return digest(content)[:16]


def digest(envelope: dict[str, Any]) -> str:
    """SHA-256 of a whole envelope but for `replay`: the same id with another digest is another command."""
    content = {key: value for key, value in envelope.items() if key != "replay"}
    return hashlib.sha256(canonical(content).encode("utf-8", "surrogatepass")).hexdigest()


def stamped(payload: bytes) -> bytes:
    """A JSON object as it travels, with a checksum of its own as the last member.

    For everything but commands, which have their `sum`: one damaged digit in an answer to `hello` or in a document would
    otherwise close a living journal's numbering, or send an operator to another order.
    """
    if not payload.endswith(b"}") or len(payload) < 3:
        return payload
    body = payload[:-1]
    return b'%b,"crc":"%08x"}' % (body, zlib.crc32(body))


_STAMP: Final = b',"crc":"'


def _check_stamp(payload: bytes) -> None:
    mark = payload[-18:-10]
    if mark == _STAMP:
        damaged = b"%08x" % zlib.crc32(payload[:-18]) != payload[-10:-2]
    else:
        # An older sender's, or somebody else's, has none; one that nearly has it was damaged, and perhaps not only there.
        damaged = len(mark) == len(_STAMP) and sum(a != b for a, b in zip(mark, _STAMP, strict=True)) == 1
    if damaged:
        raise PoisonError("the checksum is wrong", "wrong-sum")


Distrust = Literal["unreadable", "wrong-sum", "wrong-source"]


class PoisonError(ValueError):
    """The bytes are no message of ours: counted, kept for diagnosis, never given a place in the order."""

    def __init__(self, why: str, kind: Distrust = "unreadable") -> None:
        super().__init__(why)
        self.kind = kind


def decode(payload: bytes, *, halves: bool = False, twice: bool = True) -> dict[str, Any]:
    """Bytes from the bus → a JSON object, or `PoisonError`: too large, too deep, not UTF-8, not JSON, not an object.

    Half a character (`"\\ud800"` alone) is legal JSON that no disk takes as text, so it is refused; `halves` lets it
    pass, for the hub's commands: what has a good checksum must have its place and its answer. Without `twice` an object may
    name a key once only: of two values nobody knows which was meant.
    """
    if len(payload) > SIZE_LIMIT:
        raise PoisonError(f"larger than {SIZE_LIMIT} bytes")
    _check_stamp(payload)
    opened = payload.count(b"[") + payload.count(b"{")
    if opened > 2_000:
        raise PoisonError("too many nested values")
    try:
        pairs = None if twice else _each_once
        value = json.loads(payload.decode(), parse_constant=_no_constant, object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        raise PoisonError(f"not JSON: {str(error)[:80]}") from None
    if not isinstance(value, dict):
        raise PoisonError("not a JSON object")
    if opened > DEPTH_LIMIT and _depth(value, DEPTH_LIMIT) > DEPTH_LIMIT:
        raise PoisonError(f"nested deeper than {DEPTH_LIMIT}")
    if not halves and _ESCAPED_HALF.search(payload) and not _is_text(value):
        raise PoisonError("half a character")
    return value


_ESCAPED_HALF: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def _is_text(value: object) -> bool:
    try:
        to_bytes(value)
    except ValueError:
        return False
    return True


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise PoisonError("a key stands twice")
    return members


def _no_constant(name: str) -> None:
    raise PoisonError(f"{name} is not a JSON value")


def _depth(value: object, left: int) -> int:
    if left < 0 or not isinstance(value, dict | list):
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max((_depth(v, left - 1) for v in inner), default=0)


def seal(
    *,
    verb: str,
    identity: str,
    source: str,
    time: datetime,
    data: dict[str, Any],
    subject: str = "",
    authid: str = "",
    epoch: str | None = None,
    sequence: int | None = None,
    boot: str = "",
    mono: int = 0,
) -> dict[str, Any]:
    """Build the envelope of a command as a plain JSON object, checksum included."""
    seq_text = None if sequence is None else f"{sequence:012d}"
    body: dict[str, Any] = {
        "specversion": "1.0",
        "type": f"shopfloor.{verb}.v1",
        "id": identity,
        "source": source,
        "subject": subject,
        "time": time.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "authid": authid,
        "boot": boot,
        "mono": mono,
    }
    if epoch is not None:
        body["epoch"] = epoch
    if seq_text is not None:
        body["sequence"] = seq_text
    body["data"] = data
    body["sum"] = whole_sum(body)
    return body


def to_bytes(value: object) -> bytes:
    """A JSON value as it travels."""
    return _COMPACT.encode(value).encode()

"""The barcode grammar: text ⇄ typed `Scan`.

    scan = [aim] kind body check

`aim` is the scanner's symbology mark (`]C0`), kept for diagnostics. `check` is one character of
ISO 7064 MOD 37,36 over kind and body. Normalising keeps ASCII letters and digits only, *before* upper-casing
(`"ß".upper()` is `"SS"`), so a dash typed by a scanner with the wrong keyboard layout does no harm.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shared.enrolment import CODE_PATTERN
from shared.ids import COMPACT_LIMIT, ORDER_NUMBER, compact

ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE: Final = {c: i for i, c in enumerate(ALPHABET)}
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class Kind(StrEnum):
    """What a code names. The words are prefix-free, so the first letters decide."""

    MO = "MO"
    OP = "OP"
    EMP = "EMP"
    WS = "WS"
    LOT = "LOT"
    LOC = "LOC"
    ITM = "ITM"
    RSN = "RSN"
    CMD = "CMD"
    QTY = "QTY"
    SYS = "SYS"
    ENROL = "ENROL"


OPERATOR_WORDS: Final = (
    "START",
    "SETUP",
    "PAUSE",
    "RESUME",
    "FINISH",
    "GOOD",
    "SCRAP",
    "REWORK",
    "SUSPECT",
    "MATERIAL",
)
STORE_WORDS: Final = ("RECEIVE", "TRANSFER", "COUNT", "SHIP", "REPLENISH", "ADJUST")
COMMON_WORDS: Final = ("CALL", "DOWN", "NOTE", "UNDO", "CANCEL", "OK")
WORDS: Final = (*OPERATOR_WORDS, *STORE_WORDS, *COMMON_WORDS)
"""The closed list of command words."""
PRINTED_WORDS: Final = {"SUSPECT": "SET ASIDE"}
"""What people read in a command word's stead, on its card and on the screen."""

_BODY: Final = {
    Kind.MO: re.compile(rf"[0-9]{{4}}{ORDER_NUMBER}"),
    Kind.OP: re.compile(rf"[0-9]{{4}}{ORDER_NUMBER}[0-9]{{3}}"),
    Kind.QTY: re.compile(r"\d{1,6}", re.ASCII),
    Kind.CMD: re.compile("|".join(WORDS)),
    Kind.ENROL: re.compile(CODE_PATTERN),
}
_ANY_BODY = re.compile(rf"[0-9A-Z]{{1,{COMPACT_LIMIT}}}")


@dataclass(frozen=True, slots=True)
class Scan:
    """One code that was read: its kind, the compact body, and the scanner's symbology mark if it sent one."""

    kind: Kind
    body: str
    aim: str = ""

    @property
    def mo(self) -> str:
        """The order's id, for MO and OP codes."""
        number = self.body[4:-3] if self.kind is Kind.OP else self.body[4:]
        return f"MO-{self.body[:4]}-{number}"

    @property
    def op(self) -> str:
        """The operation's number, for OP codes."""
        return self.body[-3:]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A code that is not ours (EAN, GS1, a supplier's lot): to be looked up among the aliases."""

    text: str
    aim: str = ""


class ScanError(ValueError):
    """The text can't be a code of ours or anybody's; `code` is the rule, the message what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def check_character(text: str) -> str:
    """The ISO 7064 MOD 37,36 check character of a text over `ALPHABET`."""
    product = 36
    for char in text:
        total = (product + _VALUE[char]) % 36 or 36
        product = total * 2 % 37
    return ALPHABET[(37 - product) % 36]


def normalise(text: str) -> str:
    """Keep ASCII letters and digits, upper-cased."""
    return "".join(c for c in text if c.isascii() and c.isalnum()).upper()


def split_aim(text: str) -> tuple[str, str]:
    """Cut the scanner's symbology mark off: `("]C0", rest)` or `("", text)`."""
    aim = _AIM.match(text)
    return (aim.group(), text[aim.end() :]) if aim else ("", text)


def parse(text: str) -> Scan | Foreign:
    """Read what a scanner sent.

    Returns a `Scan` for a code of ours and a `Foreign` for a plausible code of somebody else's.
    Raises `ScanError` (`check-character`, `scan-merged`, `scan-empty`, `scan-long`) for the rest.

    A text that starts with one of our kinds but fails its check is an error and never foreign: a damaged badge
    must not be looked up.
    """
    aim, rest = split_aim(text)
    code = normalise(rest)
    if not code:
        raise ScanError("scan-empty", "nothing readable in that scan: scan again")
    if len(code) > 64:
        raise ScanError("scan-long", "that is too long for one code: scan one label at a time")
    kind = _kind_of(code)
    if kind is not None:
        body, check = code[len(kind) : -1], code[-1]
        fits_kind = _BODY.get(kind, _ANY_BODY).fullmatch(body) is not None
        if fits_kind and check_character(kind + body) == check:
            return Scan(kind, body, aim)
        if _is_merged(code):
            raise ScanError("scan-merged", "two codes ran together: scan one label at a time")
        if fits_kind or not _looks_foreign(rest):
            raise ScanError("check-character", "the check character is wrong, the code was misread: scan again")
    return Foreign(rest.strip(), aim)


def _kind_of(code: str) -> Kind | None:
    return next((kind for kind in Kind if code.startswith(kind)), None)


def _is_ours(code: str) -> bool:
    kind = _kind_of(code)
    if kind is None or len(code) < len(kind) + 2:
        return False
    body = code[len(kind) : -1]
    return _BODY.get(kind, _ANY_BODY).fullmatch(body) is not None and check_character(code[:-1]) == code[-1]


def _is_merged(code: str) -> bool:
    return any(_is_ours(code[:cut]) and _kind_of(code[cut:]) is not None for cut in range(4, len(code) - 3))


def _looks_foreign(text: str) -> bool:
    # A body of ours never holds a separator other than a dash; supplier labels often do.
    return any(not c.isalnum() and c != "-" for c in text.strip())


def encode(kind: Kind, identity: str) -> str:
    """The payload a barcode carries for an id: `(Kind.EMP, "0042")` → `"EMP0042S"`.

    For `Kind.MO` the id already contains its kind (`MO-2026-00184`). Raises `ValueError` where the compact
    form does not fit the grammar.
    """
    body = compact(identity)
    if kind is Kind.MO:
        body = body.removeprefix("MO")
    if _BODY.get(kind, _ANY_BODY).fullmatch(body) is None:
        raise ValueError(f"{identity!r} can't be printed as a {kind} code")
    return f"{kind}{body}{check_character(kind + body)}"


def encode_op(mo: str, op: str) -> str:
    """The payload of an operation's code: `("MO-2026-00184", "030")` → `"OP202600184030D"`."""
    return encode(Kind.OP, f"{mo.removeprefix('MO-')}{op}")


def printed(kind: Kind, identity: str) -> str:
    """The text under the bars, dashed for the eye: `EMP-0042-S`."""
    shown = identity if kind is Kind.MO else f"{kind}-{identity}"
    return f"{shown}-{encode(kind, identity)[-1]}"


def printed_op(mo: str, op: str) -> str:
    """The text under an operation's bars: `OP-2026-00184-030-D`."""
    return f"OP-{mo.removeprefix('MO-')}-{op}-{encode_op(mo, op)[-1]}"

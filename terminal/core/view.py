"""What a screen shows, as values. Quantities are texts here: they are for reading."""

from dataclasses import dataclass

from terminal.core.forms import Flash


@dataclass(frozen=True, slots=True)
class Line:
    """One operation in the dispatch list."""

    number: int
    chosen: bool
    op: str
    mo: str
    item: str
    left: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class Idle:
    """S1."""

    clock: str
    next_here: str
    waiting: int
    running: str


@dataclass(frozen=True, slots=True)
class Dispatch:
    """S2."""

    lines: list[Line]
    page: str
    detail: list[str]


@dataclass(frozen=True, slots=True)
class Running:
    """S3."""

    state: str
    title: str
    good: str
    left: str
    scrap: str
    of: str
    rework: str
    percent: int
    unconfirmed: str
    times: str
    people: int
    last: str
    material: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """S4."""

    title: str
    active: str
    good: str
    rework: str
    scrap: str
    already: dict[str, str]
    after: str
    lines: list[str]
    reasons: list[str]
    open: str


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One line of S5."""

    number: int
    chosen: bool
    item: str
    description: str
    need: str
    issued: str
    left: str
    lot: str


@dataclass(frozen=True, slots=True)
class Material:
    """S5."""

    title: str
    lines: list[MaterialLine]
    item: str
    lot: str
    typed: str
    extra: bool
    here: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """S8."""

    title: str
    options: list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Manual:
    """S9."""

    kind: str
    typed: str
    found: str
    kinds: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Listing:
    """This terminal's own history, with honest marks."""

    rows: list[tuple[str, str, str, str]]


Body = Idle | Dispatch | Running | Quantity | Material | Reasons | Manual | Listing


@dataclass(frozen=True, slots=True)
class View:
    """One whole screen."""

    workstation: str
    name: str
    person: str
    online: bool
    since_offline_s: int
    waiting: int
    oldest: str
    queued: list[tuple[str, str, str]]
    clock: str
    body: Body
    flash: Flash | None
    prompt: str
    keys: str
    coach: str

"""What a screen shows, as values. Quantities are texts here: they are for reading."""

from dataclasses import dataclass

from terminal.core.flash import Flash


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
    beside: str
    """What waits for rework or a decision."""
    percent: int
    unconfirmed: str
    times: str
    people: str
    last: str
    material: str
    remark: str
    order: str
    """When it is due, how urgent it is, for whom, and which step comes next."""
    rate: str
    """How fast it goes, how fast it should, and when it ends at that."""
    do: str
    """What is to be done: the step's instructions, or the order's notes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is written about an operation and its order, whole."""

    title: str
    paragraphs: list[tuple[str, str]]
    """(what it is, the text)"""
    page: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """S4."""

    title: str
    active: str
    typed: dict[str, str]
    """What is typed, by field: only the fields that can be booked."""
    already: dict[str, str]
    after: str
    lines: list[str]
    reasons: list[str]
    open: str
    again: str
    """A number that has to be typed again, and what was typed of it; `""` when none."""


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
    kind: str
    here: str


@dataclass(frozen=True, slots=True)
class Gate:
    """S11."""

    title: str
    before: str
    """The step that is the gate, and how far it is."""
    who: str
    pin: int
    """How many digits are typed."""
    state: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """S8."""

    title: str
    options: list[tuple[int, str, str]]
    page: str
    note: str
    """What is said with it."""


@dataclass(frozen=True, slots=True)
class Manual:
    """S9."""

    kind: str
    typed: str
    found: list[str]
    kinds: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Listing:
    """This terminal's own history, with honest marks."""

    rows: list[tuple[str, str, str, str, str]]
    """(time, who, what, where, mark)"""
    undo: str
    """What UNDO would take back, `""` when nothing."""
    message: str
    """The oldest message that nobody has read yet, whole."""
    more: int
    """How many others wait behind it."""


@dataclass(frozen=True, slots=True)
class KeyTest:
    """S0."""

    received: list[tuple[str, str]]
    """(character, key's name) as they came."""
    burst: str
    verdicts: list[str]


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One line of what the line will be short of."""

    chosen: bool
    item: str
    description: str
    location: str
    short: str
    when: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Store:
    """The storekeeper's list."""

    lines: list[ShortLine]
    more: int
    calls: list[str]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form; `wanted` is the one asked for next."""

    name: str
    value: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class StockForm:
    """The storekeeper's form, with what the books say beside it."""

    title: str
    fields: list[FormField]
    heading: str
    rows: list[tuple[str, str, str, str]]
    """(item, place, lot, quantity) on hand."""
    page: str


Body = (
    Idle
    | Dispatch
    | Running
    | Reading
    | Quantity
    | Material
    | Gate
    | Reasons
    | Manual
    | Listing
    | KeyTest
    | Store
    | StockForm
)


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
    notice: str
    coach: str

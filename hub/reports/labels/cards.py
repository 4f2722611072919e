"""Cards that lie at a workstation: commands, reasons, quantities; and the card that tests a scanner."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from hub.reports.labels.page import card, page, shown
from hub.store import reading
from hub.store.reading import Workstation, select
from shared.enrolment import grouped
from shared.scan import COMMON_WORDS, OPERATOR_WORDS, PRINTED_WORDS, STORE_WORDS, Kind, encode, printed

QUANTITIES = (1, 2, 5, 10, 25, 50, 100)
KEYTEST = "KEYTEST-AZERTY"
"""Has the letters that keyboard layouts swap: A, Y and Z."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason card."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CommandSheet:
    """What a workstation's command sheet shows besides commands and quantities."""

    workstation: str
    name: str
    group: str
    reasons: list[Reason]
    store: bool = False
    """Whether it is the storekeeper's: other commands, and reasons for counts alone."""


def read_command_sheet(connection: Connection, workstation: str) -> CommandSheet | None:
    """A workstation and the site's reasons from the database, or None."""
    place = connection.execute(select(Workstation).where(Workstation.id == workstation)).one_or_none()
    if place is None:
        return None
    store = place.kind == "store"
    row = reading.Reason
    every = connection.execute(select(row.id, row.kind, row.text).order_by(row.kind, row.id))
    reasons = [Reason(*reason) for reason in every if not store or reason.kind in ("count", "stop", "note")]
    return CommandSheet(workstation, place.name, place.group, reasons, store)


def command_sheet_html(sheet: CommandSheet) -> str:
    """The workstation's own code, every command, the reasons by kind, and quantities."""
    title = f"{sheet.workstation} command cards"
    where = f"<h1>{shown(sheet.workstation)}</h1>{shown(sheet.name)}<br>group {shown(sheet.group)}"
    parts = [
        _card(where, Kind.WS, sheet.workstation),
        "<h2>Commands</h2>",
        *(
            _card(f"<b>{PRINTED_WORDS.get(word, word)}</b>", Kind.CMD, word)
            for word in (*(STORE_WORDS if sheet.store else OPERATOR_WORDS), *COMMON_WORDS)
        ),
        *_reasons(sheet.reasons),
        "<h2>Quantities</h2>",
        *(_card(f"<b>{number}</b>", Kind.QTY, str(number)) for number in QUANTITIES),
    ]
    return page(title, "".join(parts))


def keytest_html() -> str:
    """The KEYTEST card, for setting up a scanner."""
    words = (
        "<h1>KEYTEST</h1>Scan this on the terminal's commissioning screen (press 9 on the idle screen): it shows every "
        "character received, names a keyboard layout fault and measures the scanner's speed."
    )
    return page("KEYTEST card", _card(words, Kind.SYS, KEYTEST))


def enrolment_card_html(terminal: str, code: str) -> str:
    """The card that makes a device one of the plant's terminals: once, within a day."""
    words = (
        f"<h1>{shown(terminal)}</h1>Enrolment. Scan this at the terminal while nobody is signed on, "
        f"or press 8 there and type<br><b>{grouped(code)}</b><br>Good once and for a day: throw it away then."
    )
    return page(f"Enrolment of {terminal}", _card(words, Kind.ENROL, code))


def _reasons(reasons: Iterable[Reason]) -> Iterable[str]:
    by_kind = sorted(reasons, key=lambda reason: (reason.kind, reason.id))
    for kind, of_kind in groupby(by_kind, key=lambda reason: reason.kind):
        yield f"<h2>{shown(kind.capitalize())} reasons</h2>"
        for reason in of_kind:
            yield _card(f"<b>{shown(reason.id)}</b><br>{shown(reason.text)}", Kind.RSN, reason.id)


def _card(words: str, kind: Kind, identity: str) -> str:
    return card(words, encode(kind, identity), printed(kind, identity))

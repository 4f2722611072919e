"""The lines around the tables: how many are in which state, what today came to, and the column beside a wide board."""

from collections import Counter
from collections.abc import Iterable

from shared.documents import CallDocument, ExceptionDocument, MoDocument, OpDocument
from shared.plain_text import plain
from shared.plant_time import age_text, day_text, from_iso
from shared.quantity import parse, show
from terminal.core.board.orders import late_orders
from terminal.core.board.plant import Plant
from terminal.core.board.rows import NOTHING, Cell, Column, Line, Row, Table
from terminal.core.board.stations import COUNTED, Station
from terminal.core.board.stock import Needs
from terminal.core.board.talk import as_it_stands, calls, exceptions, set_aside, waits
from terminal.core.board.text import grouped, moment, percent, signed
from terminal.core.words import ASIDE, called_for

ALARMS = {"down": "red", "call": "amber"}
_MORE = Column("", 20, most=100)
_SIDE = (
    ("CALLS", "nobody calls", (Column("", 14), Column("", 10), _MORE)),
    ("EXCEPTIONS", "nothing to decide", (Column("", 7), Column("", 17), _MORE)),
    ("LATE ORDERS", "none", (Column("", 14), Column("", 9), _MORE)),
    ("SHORT", "nothing is short", (Column("", 12), Column("", 12), _MORE)),
)


def counts(stations: Iterable[Station]) -> Line:
    """How many workstations are in which state."""
    by_state = Counter(station.state for station in stations)
    return tuple(Cell(f" {by_state[state]} {word} ", ALARMS.get(state, "")) for state, word in COUNTED if by_state[state])


def today(plant: Plant, stations: Iterable[Station], now: int, width: int) -> Line:
    """The day's figures: of the newest production day any workstation speaks of.

    Beside them how far what runs now is ahead of its standard rate: that of whole sessions, so no part of the day's count.
    """
    docs = plant.docs.wss()
    newest = max((doc["today"]["day"] for doc in docs), default="")
    counted = [doc["today"] for doc in docs if doc["today"]["day"] == newest]
    good, scrap = (sum(parse(document[name]) for document in counted) for name in ("good", "scrap"))
    late, called, odd = len(late_orders(plant, now)), len(calls(plant)), len(exceptions(plant))
    pending = sum(terminal.outbox for terminal in plant.terminals.values())
    differences = [station.difference for station in stations if station.difference is not None]
    plan = f"  at work {signed(sum(differences))}" if differences else ""
    aside = sum(parse(document["suspect"]) for document in set_aside(plant))
    waits_there = (Cell(f" set aside {show(aside)} ", "amber"),) if aside else ()
    line: Line = ()
    for share, word in ((f" ({percent(scrap, good + scrap)})", "exceptions"), ("", "exceptions"), ("", "exc.")):
        line = (
            Cell(f" TODAY  good {grouped(good)}{plan}  scrap {grouped(scrap)}{share}  "),
            Cell(f" late {late} ", "amber" if late else ""),
            Cell(f" calls {called} ", "amber" if called else ""),
            Cell(f" {word} {odd} ", "amber" if odd else ""),
            *(waits_there if word == "exceptions" else ()),
            Cell(f" pending {min(pending, 999_999)}", "amber" if pending else ""),
        )
        if sum(len(cell.text) for cell in line) <= width:
            break
    return line


def side_tables(plant: Plant, needs: Needs, now: int, rows: int) -> list[tuple[str, Table]]:
    """Calls, exceptions, late orders and shortages, each with a share of so many rows."""
    parts = [
        [_call(plant, call, now) for call in calls(plant)],
        [*_alike(plant, exceptions(plant), now), *(_aside(document) for document in set_aside(plant))],
        [_late(order) for order in late_orders(plant, now)],
        _short(plant, needs),
    ]
    left = rows - 2 * len(parts)
    tables = []
    for index, (title, empty, columns) in enumerate(_SIDE):
        shown = parts[index]
        others = sum(max(1, len(part)) for part in parts[index + 1 :])
        room = max(1, min(len(shown), max(left // (len(parts) - index), left - others)))
        left -= room
        if len(shown) > room:
            more = Row(NOTHING, (Cell(""), Cell(f"+{len(shown) - room + 1} more"), Cell("")), "dim")
            shown = [*shown[: room - 1], more]
        tables.append((title, Table(columns, tuple(shown), empty)))
    return tables


def _call(plant: Plant, call: CallDocument, now: int) -> Row:
    taken = "taken_by" in call
    who = f"{plant.person(call['taken_by'])} comes" if taken else f"nobody yet  {plain(called_for(call), 60)}"
    cells = (
        Cell(f" ? {plain(call['kind'], 12).upper()}", "amber" if taken else "blink-amber"),
        Cell(plain(call["workstation"], 24)),
        Cell(f"{age_text(now - from_iso(call['since']))}  {who}"),
    )
    return Row(("call", call["id"]), cells)


def _alike(plant: Plant, documents: Iterable[ExceptionDocument], now: int) -> list[Row]:
    """The oldest of those that say the same, and how many: ten bookings from one empty shelf are one thing to do."""
    groups: dict[tuple[str, str], list[ExceptionDocument]] = {}
    for document in documents:
        groups.setdefault((document["kind"], document["text"]), []).append(document)
    rows = []
    for same in groups.values():
        first = min(same, key=lambda document: document["since"])
        times = f"{len(same)}x " if len(same) > 1 else ""
        cells = (
            Cell(f" {age_text(now - from_iso(first['since']))}"),
            Cell(plain(first["kind"], 24), "amber"),
            Cell(times + as_it_stands(plant, first)),
        )
        rows.append(Row(("exception", first["id"]), cells))
    return rows


def _aside(doc: OpDocument) -> Row:
    text = f"{plain(doc['mo'], 14)} {plain(doc['op'], 3)}: {waits(doc)}"
    return Row(("mo", doc["mo"]), (Cell(""), Cell(ASIDE["suspect"], "amber"), Cell(text)))


def _late(mo: MoDocument) -> Row:
    due = moment(mo["due"]) or 0
    left = parse(mo["q_deliver"]) - parse(mo["good"])
    cells = (
        Cell(f" {plain(mo['id'], 13)}", "amber"),
        Cell(plain(mo["item"], 11)),
        Cell(f"{show(left)} to go, due {day_text(due)}"),
    )
    return Row(("mo", mo["id"]), cells)


def _short(plant: Plant, needs: Needs) -> list[Row]:
    rows = []
    for item, q in needs.site.items():
        cells = (Cell(f" ! {plain(item, 11)}", "red"), Cell(f"{show(q)} {plant.unit(item)}"), Cell("not on the site"))
        rows.append(Row(("item", item), cells))
    for shortage in needs.line.values():
        if shortage.item not in needs.site:
            cells = (
                Cell(f"   {plain(shortage.item, 11)}", "amber"),
                Cell(f"{show(shortage.short)} {plant.unit(shortage.item)}"),
                Cell(f"to {plain(shortage.location, 12)}; {show(shortage.elsewhere)} elsewhere"),
            )
            rows.append(Row(("item", shortage.item), cells))
    return rows

"""Views of the storekeeper's screens."""

from shared.documents import CallDocument
from shared.quantity import parse, show
from terminal.core.operator.acts import form as form_act
from terminal.core.operator.acts import store as store_act
from terminal.core.operator.station import Station
from terminal.core.operator.view import FormField, ShortLine, StockForm, Store
from terminal.core.operator.views.texts import FIELDS
from terminal.core.operator.views.told import clock, hour, when
from terminal.core.operator.workplace import Workplace, shown

ROWS = 6


def wanted(work: Workplace) -> str:
    """The field that is asked for next."""
    return form_act.next_field(work)


def store(station: Station) -> Store:
    """What the line will be short of, and who calls; nothing is chosen while nobody is signed on."""
    work = station.work
    known = store_act.shortages(work)
    chosen = min(work.selected, max(0, len(known) - 1))
    first = chosen // store_act.PAGE * store_act.PAGE
    lines = []
    for index, one in enumerate(known[first : first + store_act.PAGE], first):
        record = work.replica.ref("item", one.item) or {}
        unit = shown(str(record.get("unit") or ""))
        lines.append(
            ShortLine(
                chosen=bool(work.place.badge) and index == chosen, item=one.item, location=one.location,
                description=shown(str(record.get("description") or "")), short=f"{show(one.short)} {unit}",
                when=when(one.at, work.now.ms), elsewhere=f"{show(max(0, one.elsewhere))} {unit}",
            )
        )  # fmt: skip
    calls = [
        f"{hour(c['since'])}  {c['workstation']}  {c['kind']}  {shown(_asked_for(work, c), 44)}"
        + (f"  taken by {work.name_of(c['taken_by'])}" if c.get("taken_by") else "")
        for c in sorted(work.replica.calls(), key=lambda c: c["since"])
        if c["kind"] == "material"
    ]
    return Store(lines, max(0, len(known) - first - len(lines)), calls)


def _asked_for(work: Workplace, call: CallDocument) -> str:
    item = work.replica.ref("item", call.get("item", "")) or {}
    return " ".join(one for one in (call.get("item"), item.get("description"), call["note"]) if one)


def form(station: Station) -> StockForm:
    """What is filled in, and what the books say about it."""
    work = station.work
    filled = work.form
    act = form_act.FORMS[filled.act]
    asked = wanted(work)
    record = work.replica.ref("item", filled.item) or {}
    unit = shown(str(record.get("unit") or ""))
    values = {
        "item": f"{filled.item}  {shown(str(record.get('description') or ''), 40)}" if filled.item else "",
        "lot": filled.lot or ("" if not filled.item or form_act.by_lot(work) else "(not kept by lot)"),
        "source": filled.source,
        "target": filled.target,
        "mo": filled.mo,
        "typed": f"{filled.typed or '_'} {unit}",
    }
    fields = [FormField(_name(filled.act, name), values[name], name == asked) for name in act.asks]
    if filled.act == "count" and filled.counted_at:
        fields.append(FormField("counted at", clock(filled.counted_at), False))
    rows = _stock(work)
    pages = max(1, -(-len(rows) // ROWS))
    first = filled.first % pages * ROWS
    return StockForm(
        act.title,
        fields,
        _heading(work),
        rows[first : first + ROWS],
        f"page {first // ROWS + 1}/{pages}" if pages > 1 else "",
    )


def _name(act: str, field: str) -> str:
    return "from" if field == "source" and act in ("transfer", "ship") else FIELDS[field]


def _heading(work: Workplace) -> str:
    filled = work.form
    if filled.mo and filled.act == form_act.LOOK:
        doc = work.replica.mo(filled.mo)
        if doc is not None:
            return f"{filled.mo}  {shown(doc['description'], 30)}: {doc['good']} good of {doc['q_start']}, {doc['status']}"
    if filled.item:
        return f"on hand of {filled.item}"
    if filled.source:
        return f"on hand at {filled.source}"
    return ""


def _stock(work: Workplace) -> list[tuple[str, str, str, str]]:
    """On hand by item, place and lot; what lies in no lot has none. Of an order that is looked up, its steps."""
    filled = work.form
    looked_up = work.replica.mo(filled.mo) if filled.act == form_act.LOOK else None
    if looked_up is not None:
        return [(f"OP {op['op']}", op["group"], op["status"], f"{op['good']} good") for op in looked_up["ops"]]
    if not filled.item and not filled.source:
        return []
    rows = []
    for doc in work.replica.stocks():
        if doc["item"] != filled.item if filled.item else doc["location"] != filled.source:
            continue
        unit = shown(str((work.replica.ref("item", doc["item"]) or {}).get("unit") or ""))
        rows += [(doc["item"], doc["location"], shown(lot["lot"]), f"{lot['q']} {unit}") for lot in doc["lots"]]
        loose = parse(doc["q"]) - sum(parse(lot["q"]) for lot in doc["lots"])
        if loose:
            rows.append((doc["item"], doc["location"], "", f"{show(loose)} {unit}"))
    return sorted(rows)

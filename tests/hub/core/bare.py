"""A view with a few rows and the core over it: rules are tested where they are, without a database."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from hub.core.case import Actor, Case
from hub.core.edition import NEWEST
from hub.core.intake.inbox import Counters, InboxCore
from hub.core.intake.incoming import Arrival, Incoming, read
from hub.core.rows import Item, Location, Operator, Pool, Row, Workstation
from hub.core.view import Draft, Key, View
from shared.commands import Command
from shared.envelope import seal, to_bytes
from tests.support.hub import START, site_rules

MO = "MO-2026-00001"
SCREW, NAIL = "SCREW", "NAIL"
UNIT = 1_000_000
_ids = count(1)


def item(identity: str, home: str = "RAW", *, decimals: int = 0, lot_tracked: bool = False) -> Item:
    """An item that costs two by its standard."""
    rules: dict[str, Any] = {"over_pct": 0, "scrap_pct": 0, "standard_cost": 2 * UNIT, "bom": "", "routing": "", "rev": 1}
    return Item(identity, identity, "pc", decimals, home, lot_tracked, **rules)


def view_of(*rows: Row, loaded: tuple[Key, ...] = ()) -> View:
    """Two items, of each a hundred pieces' worth of two, two places, one workstation, one operator; and these rows."""
    view = View()
    workstation = Workstation("CUT-01", group="CUT")
    people = Operator("0021", "Omar", '["operator"]', "[]", rev=1)
    pools = (Pool(name, 100 * UNIT, 200 * UNIT, 200 * UNIT, 100 * UNIT) for name in (SCREW, NAIL))
    places = (Location(name, name, 1, True) for name in ("RAW", "L-CUT"))
    for row in (item(SCREW), item(NAIL), workstation, people, *pools, *places, *rows):
        view.put(row)
    for key in (("mo", MO), ("stock", SCREW), ("stock", NAIL), *loaded):
        view.put_loaded(key, ())
    return view


def case_of(view: View, data: Command | None = None, verb: str = "note", **fields: Any) -> Case:
    """Omar's command 7 at terminal T1, to be decided."""
    defaults: dict[str, Any] = {
        "no": 7,
        "verb": verb,
        "source": "t/T1",
        "epoch": "epoch001",
        "seq": 3,
        "now": START,
        "actor": Actor("0021", START - 1_000, "boot", 5_000),
        "data": data or Command(),
        "raw": {"data": {}},
        "draft": Draft(view),
        "rules": site_rules(),
        "minted": {},
        "edition": NEWEST,
    }
    return Case(**defaults | fields)


def core_of(view: View) -> InboxCore:
    """An inbox over these rows, by today's rules."""
    return InboxCore(view, site_rules(), Counters(edition=NEWEST))


def said(verb: str, data: dict[str, Any], client: str = "office") -> Incoming:
    """A command of an office client, as it comes in."""
    time = datetime.fromtimestamp(START / 1000, UTC)
    identity = f"00000000-0000-7000-8000-{next(_ids):012d}"
    body = seal(verb=verb, identity=identity, source=client, time=time, data=data, authid="")
    return read(Arrival("x", client, verb, to_bytes(body)), START)

"""The `shopfloor` command on stock: in, moved, counted, out, short, back; labels of what comes in."""

import re
from pathlib import Path

import pytest

from tests.hub.decoding import read_page
from tests.support.plant import Plant
from tests.system.commands.office import MO, Run, booked, done, new_order, refused

pytestmark = pytest.mark.system


def test_goods_in_moved_counted_and_out(office: Run) -> None:
    """A receipt goes its way through the store; the item's page shows where it is."""
    receipt = done(
        office("stock", "receive", "RM-003", "20,5", "--at", "RAW", "--lot", "L-77", "--cost", "30", "--ref", "DN 1")
    )
    assert re.match(r"receipt \d+: 20\.5 RM-003 into RAW, value 615", receipt)
    assert "flagged: cost-provisional" in done(office("stock", "receive", "RM-003", "1", "--at", "RAW", "--lot", "L-78"))
    assert "transfer" in done(office("stock", "move", "RM-003", "2", "RAW", "L-UPH", "--lot", "L-77"))
    moved = done(office("stock", "move", "RM-003", "3", "RAW", "L-UPH", "--lot", "L-77", "--order", MO))
    assert moved.startswith("move ")
    counted = done(office("stock", "count", "RM-003", "15", "--at", "RAW", "--lot", "L-77", "--reason", "CNT"))
    assert "15 RM-003 at RAW, the books said 15.5 (-0.5)" in counted
    assert "-1.5 RM-003 at RAW" in done(
        office("stock", "adjust", "RM-003", "-1.5", "--at", "RAW", "--lot", "L-77", "-r", "CNT")
    )
    assert "1 RM-003 at RAW" in done(office("stock", "adjust", "RM-003", "1", "--at", "RAW", "--lot", "L-77", "-r", "CNT"))
    assert "4.5 RM-003 from RAW" in done(
        office("stock", "ship", "RM-003", "4.5", "--at", "RAW", "--lot", "L-77", "--ref", "SO 9")
    )
    assert "only 10 of RM-003 are at RAW" in refused(office("stock", "ship", "RM-003", "11", "--at", "RAW", "--lot", "L-77"))
    shown = done(office("stock", "show", "RM-003"))
    assert re.search(r"^RAW +L-77 +10$", shown, re.MULTILINE)
    assert re.search(r"^L-UPH +L-77 +5$", shown, re.MULTILINE)
    assert re.search(rf"^{MO} +040 +140 +0 +140$", shown, re.MULTILINE)
    assert re.search(r"ship .* L-77 +RAW +CUSTOMER", shown)
    assert "RM-003       RAW" in done(office("stock", "list", "RM-003"))
    assert "item NONE is not known" in refused(office("stock", "show", "NONE"))


def test_shortages_of_an_item(office: Run) -> None:
    """What released orders still need beyond what there is, by order."""
    done(office("stock", "adjust", "RM-005", "-99700", "--at", "L-UPH", "--reason", "CNT"))
    number = new_order(office, "250")
    assert "released, material ready" in done(office("mo", "release", number))
    shown = done(office("stock", "show", "RM-005"))
    assert re.search(rf"^{number} +040 +250 +0 +250 +50$", shown, re.MULTILINE)
    assert "short of 50 pc" in shown
    done(office("mo", "cancel", number, "-r", "test"))


def test_material_goes_back_to_the_store(office: Run, plant: Plant) -> None:
    """A return is of an operation."""
    booked(plant, "consume", mo=MO, op="020", item="RM-006", location="L-ASM", q="5", kind="planned")
    assert "2 RM-006 of" in done(office("stock", "return", MO, "020", "RM-006", "2", "--to", "RAW"))
    said = refused(office("stock", "return", "MO-2026-99999", "020", "RM-006", "2", "--to", "RAW"))
    assert "rejected by the rule order-unknown" in said
    assert "what would help" in said


def test_what_is_moved_for_an_order_is_seen_on_it(office: Run) -> None:
    """Its sheet says what was brought, from where, by whom."""
    done(office("stock", "move", "RM-006", "3", "RAW", "L-ASM", "--order", MO))
    shown = done(office("mo", "show", MO)).partition("Brought for it")[2]
    assert re.search(r"^\S+ \S+ +- +3 set RM-006 from RAW to L-ASM \(move \d+\)$", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["receive", "NONE", "1", "--at", "RAW"], "rejected by the rule item-unknown"),
        (["receive", "RM-001", "x", "--at", "RAW"], "quantity x: type a number"),
        (["receive", "RM-001", "0", "--at", "RAW"], "must be more than 0"),
        (["receive", "RM-001", "1", "--at", "RAW", "--expires", "soon"], "is no day: write 2026-12-04"),
        (["receive", "RM 001", "1", "--at", "RAW"], "letters, digits, - and _"),
        (["move", "RM-001", "1", "RAW", "RAW"], "two different locations"),
        (["move", "RM-001", "1", "RAW", "L-CUT", "--order", "MO-2026-99999"], "order-unknown"),
        (["count", "RM-001", "1", "--at", "RAW", "-r", "CNT", "--when", "soon"], "is no time"),
        (["count", "RM-001", "1", "--at", "NOWHERE", "-r", "CNT"], "location-unknown"),
        (["adjust", "RM-001", "-1", "--at", "RAW", "-r", "DIM"], "reason-unknown"),
        (["adjust", "RM-001", "0", "--at", "RAW", "-r", "CNT"], "can't be 0"),
        (["adjust", "RM-001", "--1", "--at", "RAW", "-r", "CNT"], "type a number"),
    ],
)
def test_refused_stock(office: Run, arguments: list[str], said: str) -> None:
    """Nonsense is said at once; what a rule refuses, by the hub."""
    assert said in refused(office("stock", *arguments))


def test_a_fresh_lot_label_is_received(office: Run, tmp_path: Path) -> None:
    """The number on a label of the roll becomes a lot, and no later roll gives it again."""
    out = tmp_path / "lots.html"
    said = done(office("print", "lots", "2", "--out", str(out)))
    first = re.search(r"(\d{6}-\d{6}-001)", said)
    assert first
    assert len(read_page(out.read_text())) == 2
    done(office("stock", "receive", "RM-003", "1", "--at", "RAW", "--lot", first[1], "--cost", "30"))
    assert first[1] in done(office("stock", "show", "RM-003"))


def test_the_ledger_is_sound(office: Run) -> None:
    """Last of all: all of the above left it clean."""
    assert "clean" in done(office("verify"))

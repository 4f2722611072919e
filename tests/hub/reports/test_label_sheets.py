"""Command cards, labels and tags: whole pages decode to exactly what they should hold, and the commands that print them."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from hub.commandline.printing import app
from hub.reports.labels import MOST_LOTS, cards, sheets, tags
from hub.store.database import open_database
from shared.quantity import parse as quantity
from shared.scan import COMMON_WORDS, OPERATOR_WORDS, PRINTED_WORDS, STORE_WORDS, Kind, encode, encode_op
from shared.settings import load_settings
from tests.hub.decoding import read_page, symbols
from tests.support import databases
from tests.support.hub import Hub, fill
from tests.support.plants import MATERIAL, SUPPLIES

MO = "MO-2026-00184"
HOSTILE = "<script>alert(1)</script> & \"x\" 'y' \u202egnp.exe\x1b[31m"
HARMLESS = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#x27;y&#x27; ?gnp.exe?[31m"
QUANTITIES = ["1", "2", "5", "10", "25", "50", "100"]
WORDS_HERE = (*OPERATOR_WORDS, *COMMON_WORDS)
REASONS = [("CNT", "count"), ("SPO", "extra"), ("BRK", "pause"), ("DIM", "scrap"), ("LAQ", "scrap")]

Print = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the chairs' database, and a configuration that names it."""
    folder = tmp_path_factory.mktemp("plant")
    hub = Hub(databases.url(folder))
    fill(hub)
    assert hub.office("mo-create", mo="MO-2026-00185", item="CH-100", q="1")["status"] == "accepted"
    expiring = {"item": "RM-003", "location": "RAW", "q": "1", "cost": "35"}
    assert hub.office("receive", **expiring, lot="2604-00013", expires="2027-03-31")["status"] == "accepted"
    assert hub.office("receive", **expiring, lot="X" * 21)["status"] == "accepted"
    assert hub.office("put-workstation", id="STORE-01", group="STORE", kind="store")["status"] == "accepted"
    hub.database.dispose()
    (folder / "shopfloor.toml").write_text(f'[hub]\ndatabase = "{hub.url}"\n')
    return folder


@pytest.fixture
def run(plant: Path, tmp_path: Path) -> Print:
    """Runs one print command; returns the exit code, the page and what was said."""

    def run_print(*arguments: str) -> tuple[int, str, str]:
        out = tmp_path / "page.html"
        out.unlink(missing_ok=True)
        result = CliRunner().invoke(
            app, [*arguments, "--out", str(out)], env={"SHOPFLOOR_CONFIG": str(plant / "shopfloor.toml")}
        )
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, out.read_text("utf-8") if out.exists() else "", result.output

    return run_print


WORDS_HERE = (*OPERATOR_WORDS, *COMMON_WORDS)


def test_command_sheet(run: Print) -> None:
    """The workstation, every word, every reason under its kind, and the quantities."""
    code, page, said = run("cards", "CUT-01")
    assert code == 0, said
    assert read_page(page) == [
        encode(Kind.WS, "CUT-01"),
        *(encode(Kind.CMD, word) for word in WORDS_HERE),
        *(encode(Kind.RSN, reason) for reason, _ in REASONS),
        *(encode(Kind.QTY, number) for number in QUANTITIES),
    ]
    headings = ["Commands", *(f"{kind} reasons" for kind in ("Count", "Extra", "Pause", "Scrap")), "Quantities"]
    assert re.findall("<h2>(.*?)</h2>", page) == headings
    assert "SUSPECT</b>" not in page
    words = (PRINTED_WORDS.get(word, word) for word in WORDS_HERE)
    for word in (*words, *(reason for reason, _ in REASONS), *QUANTITIES):
        assert f"<b>{word}</b>" in page


def test_the_storekeepers_sheet(run: Print) -> None:
    """Other commands, and only the reasons that are asked for there."""
    code, page, said = run("cards", "STORE-01")
    assert code == 0, said
    codes = read_page(page)
    assert {encode(Kind.CMD, word) for word in STORE_WORDS} <= set(codes)
    assert encode(Kind.CMD, "START") not in codes
    assert re.findall("<h2>(.*?)</h2>", page) == ["Commands", "Count reasons", "Quantities"]


def test_item_labels(run: Print) -> None:
    """All items, or those named in their order."""
    code, page, said = run("item")
    assert code == 0, said
    assert read_page(page) == [encode(Kind.ITM, item) for item in sorted(["CH-100", *MATERIAL])]
    assert "Material RM-003<br>unit m<" in page
    assert read_page(run("item", "RM-003", "CH-100")[1]) == [encode(Kind.ITM, "RM-003"), encode(Kind.ITM, "CH-100")]


def test_lot_labels(run: Print) -> None:
    """One or as many as there are packages, with the day it expires if there is one."""
    code, page, said = run("lot", "RM-003", "2604-00012")
    assert code == 0, said
    assert read_page(page) == [encode(Kind.LOT, "2604-00012")]
    assert "<b>RM-003</b><br>Material RM-003<br>lot 2604-00012<" in page
    assert "use by" not in page
    page = run("lot", "RM-003", "2604-00013", "--count", "3")[1]
    assert read_page(page) == [encode(Kind.LOT, "2604-00013")] * 3
    assert page.count("use by 2027-03-31") == 3


def test_a_roll_of_lot_labels(run: Print) -> None:
    """As many as asked for, all different, with room to write; a later roll has none of them."""
    code, page, said = run("lots", "3")
    assert code == 0, said
    first = read_page(page)
    assert len(set(first)) == 3
    assert re.fullmatch(r"LOT\d{15}.", first[0])
    assert page.count("item ____") == 3
    time.sleep(0.1)
    assert not set(first) & set(read_page(run("lots", "3")[1]))


def test_lot_numbers_are_fresh(plant: Path) -> None:
    """Digits that a keypad can type; a number that some lot has already is left out with its whole roll."""
    engine = open_database(load_settings(plant / "shopfloor.toml").hub.database)
    now = datetime(2026, 11, 21, 23, 59, 59, 950_000, tzinfo=UTC)
    with engine.connect() as connection:
        assert tags.fresh_lots(connection, now, 2) == ["261121-863999-001", "261121-863999-002"]
        connection.execute(text("INSERT INTO lot VALUES ('RM-003', '261121-863999-017', '', '', 0)"))
        assert tags.fresh_lots(connection, now, 1) == ["261122-000000-001"]
        assert len(set(tags.fresh_lots(connection, now, MOST_LOTS))) == MOST_LOTS
        connection.rollback()
    engine.dispose()


def test_location_labels(run: Print) -> None:
    """The plant's own places and none of the ledger's."""
    code, page, said = run("location")
    assert code == 0, said
    assert read_page(page) == [encode(Kind.LOC, place) for place in sorted(["FG", "RAW", *SUPPLIES.values()])]


def test_container_tag(run: Print) -> None:
    """The next operation and the quantity; behind the last it is the order."""
    code, page, said = run("container", MO, "020", "12")
    assert code == 0, said
    assert read_page(page) == [encode_op(MO, "030"), encode(Kind.QTY, "12")]
    assert "CH-100 Chair<br><b>12 pc</b> after 020" in page
    assert re.search(r"<b>030 [^<]*</b><br>at LAC<", page)
    page = run("container", MO, "060", "999999")[1]
    assert read_page(page) == [encode(Kind.MO, MO), encode(Kind.QTY, "999999")]
    assert "finished goods" in page
    assert read_page(run("container", MO, "010", "1000000")[1]) == [encode_op(MO, "020")]


@pytest.mark.parametrize(("amount", "codes"), [("1.5", 0), ("0.000001", 0), ("2", 1), ("999999.5", 0), ("1000000", 0)])
def test_only_whole_quantities_have_a_card(amount: str, codes: int) -> None:
    """Any other quantity stands there to be typed."""
    batch = tags.Batch(MO, "OIL", "Oil", "l", 6, [sheets.Step("010", "fill", "FIL", 0, 0)])
    page = tags.container_html(batch, "010", quantity(amount))
    assert read_page(page) == [encode(Kind.MO, MO), *[encode(Kind.QTY, "2")] * codes]
    assert f"<b>{amount} l</b>" in page


def test_keytest_card(run: Print) -> None:
    """One symbol, and what to do with it. It needs no database."""
    code, page, said = run("keytest")
    assert code == 0, said
    assert read_page(page) == ["SYSKEYTESTAZERTYK"]
    assert "press 9 on the idle screen" in page
    assert "SYS-KEYTEST-AZERTY-K" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cards", "NONE-01"], "workstation NONE-01 is not known"),
        (["item", "RM-003", "NONE", "NADA"], "items not known: NONE, NADA"),
        (["lot", "RM-003", "NONE"], "lot NONE of RM-003 is not known"),
        (["lot", "NONE", "2604-00012"], "lot 2604-00012 of NONE is not known"),
        (["lot", "RM-003", "X" * 21], "at most 20 letters and digits"),
        (["container", "MO-2026-99999", "010", "1"], "MO-2026-99999 is not known"),
        (["container", "MO-2026-00185", "010", "1"], "not released yet"),
        (["container", MO, "015", "1"], "has no operation 015, it has 010, 020, 030, 040, 050, 060"),
        (["container", MO, "010", "many"], "quantity many: type a number"),
        (["container", MO, "010", "0"], "more than 0"),
        (["container", MO, "010", "1.5"], "1.5 is too exact: CH-100 has 0 decimals"),
        (["traveller", "MO-2026-00185"], "not released yet"),
    ],
)
def test_refusals(run: Print, arguments: list[str], said: str) -> None:
    """A sentence, exit code 1 and no page."""
    code, page, output = run(*arguments)
    assert (code, page) == (1, "")
    assert output.startswith("shopfloor: ")
    assert said in output


def test_a_page_that_cannot_be_written() -> None:
    """The folder's name and why, no traceback."""
    result = CliRunner().invoke(app, ["keytest", "--out", "/nowhere/at/all.html"])
    assert result.exit_code == 1
    assert "/nowhere/at/all.html can't be written: No such file or directory" in result.output


@pytest.mark.parametrize(
    "command", ["badges", "traveller", "cards", "keytest", "item", "lot", "lots", "location", "container"]
)
def test_help(command: str) -> None:
    """Every command says what it prints."""
    result = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert result.exit_code == 0
    assert "--out" in result.output


def _hostile_pages() -> dict[str, tuple[str, int, list[str]]]:
    step = sheets.Step("010", HOSTILE, HOSTILE, 0, 0, HOSTILE, instructions=HOSTILE)
    after = sheets.Step("020", HOSTILE, HOSTILE, 0, 0)
    line = sheets.Material("OIL", HOSTILE, HOSTILE, "010", quantity("1"), "unit")
    reasons = [cards.Reason("DIM", HOSTILE, HOSTILE), cards.Reason("BRK", "pause", HOSTILE)]
    batch = tags.Batch(MO, "OIL", HOSTILE, HOSTILE, 0, [step, after])
    traveller = sheets.Traveller(
        MO,
        HOSTILE,
        "OIL",
        HOSTILE,
        HOSTILE,
        quantity("1"),
        quantity("2"),
        1,
        "",
        HOSTILE,
        {HOSTILE: HOSTILE},
        HOSTILE,
        [step, after],
        [line],
    )
    ws = cards.CommandSheet("CUT-01", HOSTILE, HOSTILE, reasons)
    commands = [encode(Kind.CMD, word) for word in WORDS_HERE] + [encode(Kind.RSN, reason.id) for reason in reasons]
    steps = [encode_op(MO, "010"), encode_op(MO, "020")]
    return {
        "badges": (sheets.badges_html([("0021", HOSTILE)]), 1, [encode(Kind.EMP, "0021")]),
        # Title and heading, item and unit, two steps with group, the line and its unit.
        "traveller": (sheets.traveller_html(traveller), 16, [encode(Kind.MO, MO), *steps]),
        # The workstation's name and group, one kind, two texts.
        "cards": (
            cards.command_sheet_html(ws),
            5,
            [encode(Kind.WS, "CUT-01"), *commands, *(encode(Kind.QTY, quantity_) for quantity_ in QUANTITIES)],
        ),
        "items": (tags.items_html([tags.ItemLabel("OIL", HOSTILE, HOSTILE)]), 2, [encode(Kind.ITM, "OIL")]),
        "lot": (tags.lot_html(tags.LotLabel("OIL", HOSTILE, "L-1", HOSTILE)), 2, [encode(Kind.LOT, "L-1")]),
        "locations": (tags.locations_html([("RAW", HOSTILE)]), 1, [encode(Kind.LOC, "RAW")]),
        # Item, unit twice, step and group.
        "container": (tags.container_html(batch, "010", quantity("1")), 5, [steps[1], encode(Kind.QTY, "1")]),
    }


@pytest.mark.parametrize("name", ["badges", "traveller", "cards", "items", "lot", "locations", "container"])
def test_hostile_text_is_only_text(name: str) -> None:
    """Markup is escaped, marks that turn the text's direction are gone, and the symbols are untouched."""
    page, times, codes = _hostile_pages()[name]
    assert "<script" not in page.lower()
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert page.lower().count(HARMLESS.lower()) == times
    assert sorted(read_page(page)) == sorted(codes)


@pytest.mark.parametrize("name", ["traveller", "cards", "items", "lot", "locations", "container"])
def test_a_scanner_cannot_take_the_neighbour(name: str) -> None:
    """One symbol a row, 15 mm of padding between two of them, no row broken across pages, no symbol scaled."""
    page = _hostile_pages()[name][0]
    assert len(re.findall('<div class="row"><div>(?:(?!<svg|class="row").)*</div><svg', page, re.DOTALL)) == len(
        symbols(page)
    )
    rule = re.search(r"\.row {([^}]*)}", page)
    assert rule is not None
    padding = re.search(r"padding: ([\d.]+)mm 0;", rule[1])
    assert padding is not None
    assert 2 * float(padding[1]) >= 15
    assert "break-inside: avoid" in rule[1]
    assert "svg { flex: none }" in page

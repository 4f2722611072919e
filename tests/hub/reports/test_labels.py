"""Badges and travellers: what is printed can be read back."""

import random
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from hub.reports.labels import sheets
from hub.reports.labels.code128 import BADGE_MODULE_MM, MODULE_MM, svg
from shared.ids import COMPACT_LIMIT
from shared.scan import ALPHABET, WORDS, Kind, Scan, encode, encode_op, parse, printed
from tests.hub.decoding import bars, paint, read, read_page, size
from tests.support.hub import chairs


@pytest.mark.parametrize(
    "payload",
    [
        encode(Kind.EMP, "0042"),
        encode(Kind.MO, "MO-2026-00184"),
        encode_op("MO-2026-00184", "030"),
        encode(Kind.CMD, "START"),
        encode(Kind.LOT, "2604-00012"),
        encode(Kind.ITM, "RM-003"),
        encode(Kind.EMP, "9999999999"),
    ],
)
def test_every_symbol_reads_back(payload: str) -> None:
    """Twice, because rendering must not depend on what was rendered before."""
    for _ in range(2):
        assert read(svg(payload, payload)) == payload


def _identity(dice: random.Random, kind: Kind) -> str:
    if kind is Kind.CMD:
        return dice.choice(WORDS)
    if kind is Kind.QTY:
        return str(dice.randrange(10 ** dice.randint(1, 6)))
    if kind is Kind.MO:
        return f"MO-{dice.randrange(10_000):04}-{dice.randrange(100_000):05}"
    if kind in (Kind.OP, Kind.ENROL):
        return "".join(dice.choices("0123456789", k=12))
    # Long runs of digits, nines above all, are where the symbol changes its character set.
    letters = dice.choice((ALPHABET, ALPHABET[:10], "9", "9A"))
    return "-".join("".join(dice.choices(letters, k=dice.randint(1, COMPACT_LIMIT // 2))) for _ in range(dice.randint(1, 2)))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_reads_back(kind: Kind) -> None:
    """Many ids of each kind, in the size of labels or of badges."""
    dice = random.Random(f"symbols {kind}")
    for _ in range(60):
        identity = _identity(dice, kind)
        payload = encode(kind, identity)
        module = dice.choice((MODULE_MM, BADGE_MODULE_MM))
        assert read(svg(payload, printed(kind, identity), module_mm=module)) == payload, identity
        assert parse(payload) == Scan(kind, payload[len(kind) : -1])


@pytest.mark.parametrize("module", [MODULE_MM, BADGE_MODULE_MM])
def test_quiet_zones(module: float) -> None:
    """Ten modules of white on both sides, as drawn and in the picture."""
    for payload in (encode(Kind.QTY, "1"), encode(Kind.LOT, "A" * COMPACT_LIMIT)):
        drawing = svg(payload, payload, module_mm=module)
        width, _ = size(drawing)
        dark = bars(drawing)
        assert min(bar[2] for bar in dark) == pytest.approx(module)
        left, right = dark[0][0], width - (dark[-1][0] + dark[-1][2])
        assert min(left, right) == pytest.approx(10 * module, abs=0.01)
        image = paint(drawing)
        ink = image.point(lambda dot: 255 - dot).getbbox()
        assert ink is not None
        dots = image.width / width * module
        assert min(ink[0], image.width - ink[2]) > 10 * dots - 1  # half a dot of rounding at either end


@pytest.mark.parametrize("payload", ["999999", "99", "99EMP0042", "0", "", "-A"])
def test_foreign_digits_are_not_printed(payload: str) -> None:
    """The library drops a leading 99: nothing that starts with digits is printed."""
    with pytest.raises(ValueError, match="letters"):
        svg(payload, payload)


def test_badges_page() -> None:
    """Every badge of the page reads back, foreign names do no harm."""
    page = sheets.badges_html([("0021", "Omar <b>"), ("0022", "Rahman\u202e")])
    assert read_page(page) == [encode(Kind.EMP, "0021"), encode(Kind.EMP, "0022")]
    assert "<b>Omar &lt;b&gt;</b>" in page
    assert "<b>Rahman?</b>" in page


def test_traveller_page() -> None:
    """The order, then one symbol an operation; all parse to this order."""
    hub = chairs()
    with hub.database.connect() as connection:
        traveller = sheets.read_traveller(connection, "MO-2026-00184", UTC)
        assert sheets.read_traveller(connection, "MO-2026-99999", UTC) is None
        connection.rollback()
    assert traveller is not None
    codes = [parse(code) for code in read_page(sheets.traveller_html(traveller))]
    assert all(isinstance(code, Scan) and code.mo == "MO-2026-00184" for code in codes)
    assert [code.kind for code in codes if isinstance(code, Scan)] == [Kind.MO, *[Kind.OP] * 6]
    assert [code.op for code in codes[1:] if isinstance(code, Scan)] == ["010", "020", "030", "040", "050", "060"]


def test_a_traveller_says_all_that_is_written() -> None:
    """Instructions and notes to their last word, and when, for whom, how urgent: on paper there is nothing to scroll."""
    hub = chairs()
    long = "Plane the edges.\nGlue " + "carefully, " * 30 + "then clamp <1 h>."
    words = long[:400]
    steps = [{"op": "010", "group": "CUT", "name": "Cutting", "skill": "cutter", "gate": True, "instructions": words}]
    assert hub.office("put-item", id="OAK", unit="pc", home="FG")["status"] == "accepted"
    assert hub.office("put-routing", id="OAK", item="OAK", steps=steps)["status"] == "accepted"
    answer = hub.office(
        "mo-create",
        mo="MO-2026-00777",
        item="OAK",
        q="12",
        due="2026-12-04T15:30:00Z",
        priority=1,
        origin="SO-7731",
        notes="mind the grain\nand the feet",
        spec={"colour": "walnut"},
    )
    assert answer["status"] == "accepted", answer
    assert hub.office("mo-release", mo="MO-2026-00777")["status"] == "accepted"
    with hub.database.connect() as connection:
        traveller = sheets.read_traveller(connection, "MO-2026-00777", ZoneInfo("Europe/Berlin"))
        connection.rollback()
    assert traveller is not None
    html = sheets.traveller_html(traveller)
    for said in (
        "due <b>2026-12-04 16:30</b>, priority 1",
        "for SO-7731",
        "colour: walnut",
        "mind the grain<br>and the feet",
        "skill cutter",
        "done before the next step begins",
        "Plane the edges.<br>Glue carefully",
        "carefully, " * 30,
    ):
        assert said.strip() in html, said
    assert read_page(html) == [encode(Kind.MO, "MO-2026-00777"), encode_op("MO-2026-00777", "010")]

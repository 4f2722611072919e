"""Badges and travellers: what is printed can be read back."""

import random

import pytest

from hub.labels import sheets
from hub.labels.code128 import BADGE_MODULE_MM, MODULE_MM, svg
from shared.ids import COMPACT_LIMIT
from shared.scan import ALPHABET, WORDS, Kind, Scan, encode, encode_op, parse, printed
from tests.hub.decoding import bars, paint, read, read_page, size
from tests.support.hub import chairs


@pytest.mark.parametrize(
    "payload",
    [encode(Kind.EMP, "0042"), encode(Kind.MO, "MO-2026-00184"), encode_op("MO-2026-00184", "030"),
     encode(Kind.CMD, "START"), encode(Kind.LOT, "2604-00012"), encode(Kind.ITM, "RM-003"), encode(Kind.EMP, "9999999999")],
)  # fmt: skip
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
    if kind is Kind.OP:
        return "".join(dice.choices("0123456789", k=12))
    # Long runs of digits, nines above all, are where the symbol changes its character set.
    letters = dice.choice((ALPHABET, ALPHABET[:10], "9", "9A"))
    return "-".join("".join(dice.choices(letters, k=dice.randint(1, COMPACT_LIMIT // 2))) for _ in range(dice.randint(1, 2)))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_reads_back(kind: Kind) -> None:
    """Two hundred ids of each kind, in the size of labels or of badges."""
    dice = random.Random(f"symbols {kind}")
    for _ in range(200):
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
        found = bars(drawing)
        assert min(bar[2] for bar in found) == pytest.approx(module)
        left, right = found[0][0], width - (found[-1][0] + found[-1][2])
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
        found = sheets.read_traveller(connection, "MO-2026-00184")
        assert sheets.read_traveller(connection, "MO-2026-99999") is None
        connection.rollback()
    assert found is not None
    codes = [parse(code) for code in read_page(sheets.traveller_html(found))]
    assert all(isinstance(code, Scan) and code.mo == "MO-2026-00184" for code in codes)
    assert [code.kind for code in codes if isinstance(code, Scan)] == [Kind.MO, *[Kind.OP] * 6]
    assert [code.op for code in codes[1:] if isinstance(code, Scan)] == ["010", "020", "030", "040", "050", "060"]

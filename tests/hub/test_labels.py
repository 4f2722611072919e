"""Badges and travellers: what is printed can be read back."""

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from hub.labels import sheets
from hub.labels.code128 import svg
from shared.scan import Kind, Scan, encode, encode_op, parse
from tests.support.hub import chairs

DPI = 300


def paint(drawing: str) -> Image.Image:
    """The very SVG as a printer would ink it."""

    def mm(value: str) -> int:
        return round(float(value.removesuffix("mm")) / 25.4 * DPI)

    size = re.search(
        r'<svg[^>]*height="([\d.]+)mm"[^>]*width="([\d.]+)mm"|<svg[^>]*width="([\d.]+)mm"[^>]*height="([\d.]+)mm"', drawing
    )
    assert size
    height, width = (size.group(1), size.group(2)) if size.group(1) else (size.group(4), size.group(3))
    image = Image.new("L", (mm(width), mm(height)), 255)
    draw = ImageDraw.Draw(image)
    for rect in re.findall(r"<rect[^>]*/>", drawing):
        found = dict(re.findall(r'(x|y|width|height|style)="([^"]*)"', rect))
        if "x" in found and "black" in found.get("style", ""):
            left, top = mm(found["x"]), mm(found["y"])
            draw.rectangle([left, top, left + mm(found["width"]) - 1, top + mm(found["height"]) - 1], fill=0)
    return image


def read(drawing: str) -> str:
    """What a scanner reads from one symbol."""
    found = zxingcpp.read_barcode(paint(drawing))
    assert found is not None
    assert found.symbology_identifier == "]C0"
    return found.text


@pytest.mark.parametrize(
    "payload",
    [encode(Kind.EMP, "0042"), encode(Kind.MO, "MO-2026-00184"), encode_op("MO-2026-00184", "030"),
     encode(Kind.CMD, "START"), encode(Kind.LOT, "2604-00012"), encode(Kind.ITM, "RM-003"), encode(Kind.EMP, "9999999999")],
)  # fmt: skip
def test_every_symbol_reads_back(payload: str) -> None:
    """Twice, because rendering must not depend on what was rendered before."""
    for _ in range(2):
        assert read(svg(payload, payload)) == payload


def test_foreign_digits_are_not_printed() -> None:
    """The library drops a leading 99: nothing that starts with digits is printed."""
    with pytest.raises(ValueError, match="letters"):
        svg("999999", "999999")


def test_badges_page() -> None:
    """Every badge of the page reads back, foreign names do no harm."""
    page = sheets.badges_html([("0021", "Omar <b>"), ("0022", "Rahman")])
    codes = [read(one) for one in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]
    assert codes == [encode(Kind.EMP, "0021"), encode(Kind.EMP, "0022")]
    assert "<b>Omar &lt;b&gt;</b>" in page


def test_traveller_page() -> None:
    """The order, then one symbol an operation; all parse to this order."""
    hub = chairs()
    with hub.database.connect() as connection:
        found = sheets.read_traveller(connection, "MO-2026-00184")
        assert sheets.read_traveller(connection, "MO-2026-99999") is None
        connection.rollback()
    assert found is not None
    codes = [parse(read(one)) for one in re.findall(r"<svg.*?</svg>", sheets.traveller_html(found), re.DOTALL)]
    assert all(isinstance(code, Scan) and code.mo == "MO-2026-00184" for code in codes)
    assert [code.op for code in codes[1:] if isinstance(code, Scan)] == ["010", "020", "030", "040", "050", "060"]

"""Reads printed symbols back: paints the very SVG as a printer would ink it, and decodes the picture."""

import re

import zxingcpp
from PIL import Image, ImageDraw

DPI = 300


def symbols(page: str) -> list[str]:
    """The drawings of a page, in order."""
    return re.findall(r"<svg.*?</svg>", page, re.DOTALL)


def size(drawing: str) -> tuple[float, float]:
    """A drawing's width and height in millimetres."""
    head = dict(re.findall(r'(width|height)="([\d.]+)mm"', drawing[: drawing.index(">")]))
    return float(head["width"]), float(head["height"])


def bars(drawing: str) -> list[tuple[float, float, float, float]]:
    """The black bars as (x, y, width, height) in millimetres."""
    bars_ = []
    for rect in re.findall(r"<rect[^>]*/>", drawing):
        has = dict(re.findall(r'\b(x|y|width|height|style)="([^"]*)"', rect))
        if "x" in has and "black" in has["style"]:
            x, y, width, height = (float(has[name].removesuffix("mm")) for name in ("x", "y", "width", "height"))
            bars_.append((x, y, width, height))
    return bars_


def paint(drawing: str) -> Image.Image:
    """The drawing in printer's dots."""

    def dots(mm: float) -> int:
        return round(mm / 25.4 * DPI)

    width, height = size(drawing)
    image = Image.new("L", (dots(width), dots(height)), 255)
    draw = ImageDraw.Draw(image)
    for x, y, wide, high in bars(drawing):
        left, top = dots(x), dots(y)
        draw.rectangle([left, top, left + dots(wide) - 1, top + dots(high) - 1], fill=0)
    return image


def read(drawing: str) -> str:
    """What a scanner reads from one symbol: plain Code 128, and nothing beside it."""
    barcodes = zxingcpp.read_barcodes(paint(drawing))
    assert [barcode.symbology_identifier for barcode in barcodes] == ["]C0"]
    return barcodes[0].text


def read_page(page: str) -> list[str]:
    """Every symbol of a page."""
    return [read(drawing) for drawing in symbols(page)]

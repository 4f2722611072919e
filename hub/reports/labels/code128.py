"""One barcode as inline SVG.

Quiet zones are ten modules wide, which the library's default is not for wide modules. A new object for each render:
rendering one twice gives a different, unreadable symbol.
"""

import io
import re
from typing import Any

from barcode import Code128
from barcode.writer import SVGWriter

MODULE_MM = 0.33
BADGE_MODULE_MM = 0.38


def svg(payload: str, printed: str, *, module_mm: float = MODULE_MM, height_mm: float = 12.0) -> str:
    """The symbol of a payload of ours with the dashed text below it, sized in millimetres.

    Raises `ValueError` for a payload that does not start with a letter: the library drops a leading `99` silently.
    """
    if not payload[:1].isalpha():
        raise ValueError(f"{payload!r} is no payload of ours: they start with letters")
    options: dict[str, Any] = {
        "module_width": module_mm,
        "module_height": height_mm,
        "quiet_zone": 10 * module_mm,
        "font_size": 9,
        "text_distance": 4.0,
    }
    out = io.BytesIO()
    Code128(payload, writer=SVGWriter()).write(out, options=options, text=printed)
    text = out.getvalue().decode()
    return re.sub(r"^.*?(?=<svg)", "", text, flags=re.DOTALL)

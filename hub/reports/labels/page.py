"""The frame all sheets share: the A4 page, foreign text made harmless, and one row with one symbol."""

from html import escape

from hub.reports.labels.code128 import BADGE_MODULE_MM, svg
from shared.plain_text import plain

BADGE_HEIGHT_MM = 15.0

# Rows are the only way symbols stand below each other: two paddings make 15 mm, so that a line scanner can't take the
# neighbour. A symbol is never shrunk to fit: without a viewBox its bars would be cut off.
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4 portrait; margin: 10mm }}
body {{ font: 11pt sans-serif; color: #000; background: #fff; margin: 0 }}
h1, h2 {{ margin: 0; break-after: avoid; overflow-wrap: anywhere }}
h2 {{ padding-top: 5mm }}
svg {{ flex: none }}
.badge {{ display: inline-block; vertical-align: top; min-width: 75mm; max-width: 175mm; \
margin: 0 8mm 8mm 0; border: .3mm solid #000; padding: 5mm; text-align: center; overflow-wrap: anywhere }}
.badge b {{ display: block; font-size: 15pt }}
.row {{ display: flex; justify-content: space-between; align-items: center; gap: 5mm; padding: 7.5mm 0; \
border-top: .3mm solid #000; break-inside: avoid }}
.row > div {{ flex: 1; min-width: 0; overflow-wrap: anywhere }}
.row b {{ font-size: 15pt }}
.tag {{ break-inside: avoid }}
.text {{ margin: 0 0 5mm; overflow-wrap: anywhere }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: .2mm solid #000; padding: 1.5mm 2mm; text-align: left }}
td.n {{ text-align: right }}
</style></head><body>
{body}
</body></html>
"""


def page(title: str, body: str) -> str:
    """A whole document. The title is foreign text, the body is HTML."""
    return _PAGE.format(title=shown(title), body=body)


def shown(text: str) -> str:
    """Foreign text as HTML.

    Escaped; what does not print becomes `?`, as on the terminal: a text-direction mark could make a label read backwards.
    """
    return escape(plain(text))


def text_shown(text: str) -> str:
    """Foreign text of several lines as HTML, its line ends kept."""
    return "<br>".join(shown(line) for line in text.strip().splitlines())


def row(words: str, payload: str, printed: str) -> str:
    """HTML on the left and its one symbol on the right, in the size of labels."""
    return _row(words, svg(payload, printed))


def card(words: str, payload: str, printed: str) -> str:
    """The same in the size of badges, for what is scanned many times a day."""
    return _row(words, svg(payload, printed, module_mm=BADGE_MODULE_MM, height_mm=BADGE_HEIGHT_MM))


def _row(words: str, symbol: str) -> str:
    return f'<div class="row"><div>{words}</div>{symbol}</div>'

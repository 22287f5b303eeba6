"""What stands out, in one paragraph, and how to read the pictures."""

from __future__ import annotations

from wijkscan.app.look import image, joined, markup
from wijkscan.report import rows
from wijkscan.report.blocks import Markup, Text
from wijkscan.report.charts import ACCENT, INK, LINE, PAPER, SOFT, THICK
from wijkscan.report.model import Report
from wijkscan.report.sections import opvallend

_TAG = {"plain": "{}", "strong": "<b>{}</b>", "em": "<i>{}</i>"}

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
    "{2}</svg>"
)
_BAR = _SVG.format(
    34,
    12,
    f'<path d="M2 6H32" stroke="{LINE}" stroke-width="3" stroke-linecap="round"/>'
    f'<rect x="9" y="1" width="16" height="10" rx="5" fill="{THICK}"/>',
)
_LINE = _SVG.format(4, 16, f'<path d="M2 0V16" stroke="{INK}" stroke-width="2"/>')
_DOT = _SVG.format(14, 14, f'<circle cx="7" cy="7" r="5.5" fill="#d9d9d9" stroke="{INK}"/>')
_RING = _SVG.format(
    14, 14, f'<circle cx="7" cy="7" r="5" fill="{PAPER}" stroke="{ACCENT}" stroke-width="3"/>'
)
_TRIANGLE = _SVG.format(12, 10, f'<path d="M6 1l5 8H1z" fill="{SOFT}"/>')


def runs(content: Text) -> Markup:
    """Text with its strong and emphasised words."""
    return joined([markup(_TAG[run.style], run.text) for run in content])


def lead(report: Report) -> Markup:
    """The sentence that a reader must not miss."""
    said = opvallend.lead(report, opvallend.choose(report))
    return markup('<div class="ws-opvalt"><h2>Wat valt op?</h2><p>{}</p></div>', runs(said))


def legend(report: Report) -> Markup:
    """How to read the range picture: who is the bar, the line, the triangle and the dot."""
    key = rows.key(report)
    shapes = [
        (_BAR, f"{key.others}: 90% op de lijn, de helft in het dikke deel"),
        (_LINE, key.country),
        (_TRIANGLE, key.gemeente),
        (_DOT, key.here),
        (_RING, f"{key.here}, zonder oordeel (geschat of berekend)"),
    ]
    items = [markup("<li>{}{}</li>", image(shape), words) for shape, words in shapes if words]
    return markup('<ul class="ws-lees" aria-label="Zo lees je het beeld">{}</ul>', joined(items))

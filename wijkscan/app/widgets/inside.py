"""Inside the area: an average can hide two halves."""

from __future__ import annotations

from wijkscan.analysis.values import Figure
from wijkscan.app.look import image, joined, markup
from wijkscan.app.widgets.border import with_typeface
from wijkscan.app.widgets.summary import runs
from wijkscan.report.blocks import Markup
from wijkscan.report.model import Report
from wijkscan.report.sections import binnen


def inside(figure: Figure | None, report: Report) -> Markup:
    """Every buurt as a dot on one line, or the advice to look for oneself."""
    if figure is None or len(binnen.known(figure)) < 2:
        found = binnen.no_parts(report)
        words = joined([runs(content) for content in found.content])
        return markup(
            '<section class="ws-binnen"><h2>{}</h2><p>{}</p></section>', found.title, words
        )
    spread = binnen.spread(figure, report)
    return markup(
        '<section class="ws-binnen"><h2>Verschillen binnen {}</h2><p>{}</p>{}'
        '<p class="ws-klein">{}</p></section>',
        report.naam,
        runs(spread.message),
        image(with_typeface(spread.picture.svg), spread.picture.alt),
        spread.source,
    )

"""Diabetes among older residents: what there is, at which level, and what is missing."""

from __future__ import annotations

from wijkscan.analysis.values import Figure
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets.level import of_level
from wijkscan.report import rows
from wijkscan.report.blocks import Markup
from wijkscan.report.model import Report
from wijkscan.scan import wording
from wijkscan.scan.ageing import expected_range

NO_FIGURE = (
    "Er is geen open cijfer over diabetes voor {}, wel voor de gemeente. "
    "Vraag de huisarts of de GGD om een cijfer voor de wijk."
)


def diabetes(report: Report) -> Markup:
    """The honest answer in a few sentences: no open figure, and what there is instead."""
    answer = report.profile.diabetes
    counted = [_counted(figure, report) for figure in rows.present(answer.geteld)]
    reason = answer.geteld_reden or NO_FIGURE.format(report.naam)
    lines = [markup("<p>{}</p>", reason), *counted, _expected(report)]
    return markup('<section class="ws-opvalt"><h2>En diabetes?</h2>{}</section>', joined(lines))


def _expected(report: Report) -> Markup:
    expected = report.profile.diabetes.verwacht
    if expected is None:
        reason = report.profile.diabetes.verwacht_reden
        return markup("<p>{}</p>", reason) if reason else Markup("")
    return markup(
        '<p>Verwacht: <b>{}</b> {}. <span class="ws-klein">{} Niet geteld. Bron: {}</span></p>',
        expected_range(expected, " tot "),
        expected.groep,
        expected.aanname,
        expected.bron,
    )


def _counted(figure: Figure, report: Report) -> Markup:
    around = of_level(figure, report)
    spoken = wording.speak(figure, report.indicator(figure), around.naam)
    return markup("<p>{}</p>", " ".join(spoken.gewoon[:2]))

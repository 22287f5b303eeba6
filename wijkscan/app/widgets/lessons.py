"""Micro lessons of two minutes, where the question comes up; with one question to test yourself."""

from __future__ import annotations

from functools import cache

from wijkscan.analysis.values import Figure
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets import summary
from wijkscan.app.widgets.level import of_level
from wijkscan.app.words import explained
from wijkscan.report.blocks import Markup
from wijkscan.report.model import Report
from wijkscan.scan import wording
from wijkscan.store import methode
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Niveau


def good_to_know(niveau: Niveau, indicator: Indicator, keys: tuple[str, ...]) -> Markup:
    """What goes with one figure in a sentence or two, and the lessons that help to read it."""
    words = wording.notes(indicator, niveau)
    return markup(
        '<section class="ws-weten"><h2>Goed om te weten</h2><div>{}</div>{}</section>',
        explained(" ".join(words)),
        joined([_lesson(methode.microlessen()[key]) for key in keys]),
    )


def how_to_read_the_picture(report: Report, figure: Figure) -> Markup:
    """The shapes of the picture, folded; nothing for a figure without one."""
    if figure.spread is None:
        return Markup("")
    return markup(
        '<details class="ws-meer"><summary>Hoe lees ik het beeld?</summary>{}</details>',
        summary.legend(of_level(figure, report)),
    )


@cache
def lessons(keys: tuple[str, ...]) -> Markup:
    """These lessons under "Goed om te weten", each folded."""
    known = methode.microlessen()
    return markup(
        '<section class="ws-weten"><h2>Goed om te weten</h2>{}</section>',
        joined([_lesson(known[key]) for key in keys]),
    )


def _lesson(lesson: methode.Microles) -> Markup:
    return markup(
        '<details class="ws-meer"><summary>{}</summary>{}<p><b>{}</b></p>'
        '<details class="ws-meer"><summary>Antwoord'
        '<span class="ws-verborgen"> bij: {}</span></summary><p>{}</p></details></details>',
        lesson.titel,
        joined([markup("<p>{}</p>", line) for line in lesson.tekst]),
        lesson.vraag,
        lesson.titel,
        lesson.antwoord,
    )

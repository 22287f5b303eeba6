"""Kan ik dit gebruiken? Three questions about one figure, each with its answer, and an advice."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan import text
from wijkscan.analysis.values import Figure
from wijkscan.app.look import joined, markup
from wijkscan.report.blocks import Markup
from wijkscan.report.model import Report
from wijkscan.scan import usability
from wijkscan.store.columns import Niveau


def usable(figure: Figure, report: Report, asked: Niveau) -> Markup:
    """The three answers for one figure, folded away; `asked` is the level of the area."""
    found = usability.usable(figure, report.indicator(figure), report.today.year, asked)
    return markup(
        '<details class="ws-meer"><summary>Kan ik dit gebruiken?</summary>'
        "<p><b>{}.</b> {}</p>{}</details>",
        text.capital(found.bruikbaar),
        found.reden,
        questions(
            (a.vraag, f"{text.capital(a.bruikbaar)}. {a.antwoord}") for a in found.antwoorden
        ),
    )


def questions(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Questions and answers under each other."""
    return markup(
        "<dl>{}</dl>", joined([markup("<dt>{}</dt><dd>{}</dd>", *pair) for pair in pairs])
    )

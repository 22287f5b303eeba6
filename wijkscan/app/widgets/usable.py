"""Kan ik dit gebruiken? Three questions about one figure, each with its answer, and an advice."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan import text
from wijkscan.analysis.values import Figure
from wijkscan.app.look import joined, markup
from wijkscan.report.blocks import Markup
from wijkscan.report.model import Report
from wijkscan.scan import phrases, usability
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Niveau


def which(figure: Figure, indicator: Indicator) -> str:
    """The figure by name and group, for who hears which one a fold is about."""
    return f"{indicator.naam}, {phrases.group(indicator, figure.leeftijd)}"


def usable(figure: Figure, report: Report, asked: Niveau) -> Markup:
    """The three answers for one figure, folded away; `asked` is the level of the area."""
    found = usability.usable(figure, report.indicator(figure), report.today.year, asked)
    return markup(
        '<details class="ws-meer"><summary>Kan ik dit gebruiken?'
        '<span class="ws-verborgen"> {}</span></summary>'
        "<p><b>{}.</b> {}</p>{}</details>",
        which(figure, report.indicator(figure)),
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

"""One figure as a card: a sentence before the number, kind and source, picture and verdict."""

from __future__ import annotations

import re

from wijkscan import text
from wijkscan.analysis.values import Figure
from wijkscan.app.address import Taal
from wijkscan.app.look import image, joined, markup
from wijkscan.app.look import text as safe
from wijkscan.app.widgets.level import of_level
from wijkscan.app.widgets.usable import usable, which
from wijkscan.app.words import explained
from wijkscan.report import rows
from wijkscan.report.blocks import FigureRow, Mark, Markup
from wijkscan.report.model import Report
from wijkscan.scan import phrases, wording
from wijkscan.scan.reasoning import onderbouwing
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Niveau

_NUMBER = r"\d+(?:[.,]\d+)*"
_AMOUNT = re.compile(  # "22 van de 100", "0,6 km", "10", but not "65-plussers" or "65 tot 75 jaar"
    rf"(?<![\d.,]){_NUMBER} van de {_NUMBER}|(?:€ )?(?<![\d.,]){_NUMBER}"
    r"(?![\d-])(?!,\d)(?! tot | jaar)(?:%| km)?"
)
_SENTENCES = 2  # the figure and its benchmark; the rest stands under "Hoe weten we dit?"


def card(figure: Figure, report: Report, layer: Taal, known: set[str] | None = None) -> Markup:
    """The card of one figure in one layer of language.

    `known`: words that were explained on the page before; those on this card are added.
    """
    known = set() if known is None else known
    asked, report = report.profile.area.niveau, of_level(figure, report)
    indicator, row = report.indicator(figure), rows.row(figure, report)
    spoken = wording.speak(figure, indicator, report.naam)
    return markup(
        '<article class="ws-cijfer"><h3>{}</h3>{}<div class="ws-zin">{}</div>{}{}{}{}</article>',
        row.name,
        _tags(figure, indicator, known),
        _sentence(spoken, layer, report.naam, known),
        _picture(row),
        verdict(row.mark, known) if figure.value is not None else "",
        _why(figure, indicator, report, layer),
        usable(figure, report, asked) if rows.present([figure]) else "",
    )


def _tags(figure: Figure, indicator: Indicator, known: set[str]) -> Markup:
    """Kind, age group, year and producer: no number without them."""
    origin = figure.origin
    tags = [phrases.group(indicator, figure.leeftijd)]
    if figure.niveau is Niveau.GEMEENTE:
        tags.append("hele gemeente")
    if origin is not None:
        tags += [str(origin.jaar), origin.producent]
    spans = [markup("<span>{}</span>", tag) for tag in tags]
    return markup(
        '<div class="ws-merken"><span class="ws-soort">{}</span>{}</div>',
        explained(str(indicator.soort), known),
        joined(spans),
    )


def _sentence(spoken: wording.Spoken, layer: Taal, naam: str, known: set[str]) -> Markup:
    if layer is Taal.VAK:
        return explained(" ".join(spoken.vaktaal[:_SENTENCES]), known)
    said = " ".join(spoken.gewoon[:_SENTENCES])
    # a number in the name of the area ("Wijk 12") is no amount
    return Markup(safe(naam).join(_stressed(part, known) for part in said.split(naam)))


def _stressed(sentence: str, known: set[str]) -> Markup:
    """The amounts of a sentence in bold: "22 van de 100"."""
    pieces, at = [], 0
    for found in _AMOUNT.finditer(sentence):
        before = explained(sentence[at : found.start()], known)
        pieces += [before, markup("<b>{}</b>", found.group())]
        at = found.end()
    return joined([*pieces, explained(sentence[at:], known)])


def _picture(row: FigureRow) -> Markup:
    if row.picture is None:
        return Markup("")
    return markup('<div class="ws-beeld">{}</div>', image(row.picture.svg, row.picture.alt))


def verdict(mark: Mark, known: set[str] | None = None) -> Markup:
    """How the figure stands: sign, words and colour; a reason or side in small print.

    With `known` the words of the glossary are explained on the spot.
    """
    if not (mark.words or mark.note):
        return Markup("")
    note = markup(" <small>{}</small>", mark.note) if mark.note else Markup("")
    sign = markup('<span class="ws-teken" aria-hidden="true">{}</span>', mark.sign)
    return markup(
        '<div class="ws-oordeel ws-{}">{}{}{}</div>',
        mark.tone,
        sign if mark.sign else "",
        text.capital(mark.words) if known is None else explained(text.capital(mark.words), known),
        note,
    )


def _why(figure: Figure, indicator: Indicator, report: Report, layer: Taal) -> Markup:
    """What stands behind the figure: plain first, every step of the verdict in vaktaal."""
    spoken = wording.speak(figure, indicator, report.naam)
    if layer is Taal.GEWOON:
        lines = [*spoken.gewoon[_SENTENCES:], indicator.definitie]
        lines += [*wording.notes(indicator, figure.niveau), *indicator.valkuilen]
    else:
        lines = onderbouwing(figure, indicator, figure.against("NL"), report.naam)
        lines += [f"Definitie: {indicator.definitie}", *indicator.valkuilen]
    points = [markup("<li>{}</li>", line) for line in dict.fromkeys(lines) if line]
    return markup(
        '<details class="ws-meer"><summary>Hoe weten we dit?'
        '<span class="ws-verborgen"> {}</span></summary><ul>{}</ul></details>',
        which(figure, indicator),
        joined(points),
    )

"""What the speaker says with the five slides: five minutes, in short and plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from wijkscan import text as dutch
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import plain
from wijkscan.report.model import Report
from wijkscan.report.pptx_shapes import brief
from wijkscan.report.rows import name_of_place
from wijkscan.report.sections import opvallend
from wijkscan.scan import wording
from wijkscan.store.catalogue import Soort

_LONG_NAME, _LONG_LEAD = 60, 420


def _name(report: Report) -> str:
    return brief(report.naam, _LONG_NAME)


def who(report: Report, facts: Sequence[str]) -> list[str]:
    """Slide 1: who lives here."""
    focus = report.focus
    theme = f"Het gaat over {dutch.capital(focus.naam).lower()}." if focus else ""
    return [
        "Ongeveer 1 minuut.",
        f"Welkom. Wij vertellen in vijf minuten over {_name(report)}. {theme}".strip(),
        f"Eerst: wie wonen hier? {' '.join(facts)}",
        "Een getal is nog geen verhaal. Daarom stellen we straks ook vragen aan jullie.",
        "Vraag aan de zaal: klopt dit met wat jullie in de wijk zien?",
    ]


def stands_out(report: Report, choice: opvallend.Choice) -> list[str]:
    """Slide 2: what stands out, and how to read the picture."""
    said = [_spoken(figure, report) for figure in (*choice.ongunstig[:2], *choice.gunstig[:1])]
    if not said:
        said = [brief(plain(opvallend.lead(report, choice)), _LONG_LEAD)]
    return [
        "Ongeveer 1 minuut.",
        f"Zo lees je het beeld: de grijze balk is 90% van de {report.peers} in Nederland. "
        "Het dikke deel is de helft. De zwarte streep is Nederland. "
        f"De stip of ring is {_name(report)}.",
        *said,
        "Er staan ook gunstige cijfers bij. Daar kunnen we op bouwen."
        if choice.gunstig
        else "Kracht zie je niet altijd in cijfers. Daar vragen we straks naar.",
    ]


def _spoken(figure: Figure, report: Report) -> str:
    """The figure as it is spoken everywhere, without its source: that stands on slide 5."""
    indicator = report.indicator(figure)
    sentences = wording.speak(figure, indicator, brief(name_of_place(figure, report), _LONG_NAME))
    return " ".join(sentences.gewoon[:3])


def the_map(report: Report, title: str, alt: str) -> list[str]:
    """Slide 3: where it is."""
    if not title:
        reason = report.maps_reason or "Van dit gebied zijn geen grenzen bekend."
        return [
            "Ongeveer 1 minuut.",
            f"Van {_name(report)} hebben we geen kaart. {brief(reason, 200)}",
            "Vraag aan de zaal: waar in de wijk merk je dit het meest?",
        ]
    return [
        "Ongeveer 1 minuut.",
        f"Deze kaart gaat over één ding: {brief(title, _LONG_NAME)}.",
        brief(_spoken_alt(alt), 600),
        "Gestreept betekent: er is geen cijfer. Dat is niet nul.",
        "Een buurt is nooit overal gelijk. Ook in een lichte buurt wonen mensen met zorgen.",
        "Vraag aan de zaal: herken je dit op straat? Welke plek mis je op de kaart?",
    ]


def _spoken_alt(alt: str) -> str:
    """The sentence about the area itself; what kind of map it is was said already."""
    sentences = alt.split(". ")
    return ". ".join(sentences[1:3]).rstrip(".") + "." if len(sentences) > 2 else alt


def talk(questions: Sequence[str]) -> list[str]:
    """Slide 4: what to talk about, and what still has to be seen."""
    return [
        "Ongeveer 1 minuut.",
        "Over deze vragen willen we met jullie praten.",
        *questions,
        "De cijfers zeggen niet waardoor iets komt. Dat weten mensen in de wijk beter.",
        "Daarom gaan we ook kijken en luisteren. Rechts staat waar we op letten.",
        "Noem geen namen van bewoners. We praten over groepen, niet over één persoon.",
    ]


def certainty(report: Report) -> list[str]:
    """Slide 5: how sure this is, and where it comes from."""
    kinds = [report.indicator(figure).soort for figure in report.profile.figures]
    lines = ["Ongeveer 1 minuut.", "Hoe zeker is dit? Dat hangt af van het soort cijfer."]
    if Soort.GETELD in kinds:
        lines.append("Geteld betekent: het komt uit een register, zoals dat van de gemeente.")
    if Soort.GESCHAT in kinds:
        lines.append(
            "Geschat betekent: het is uitgerekend met een rekenmodel. Niemand heeft het geteld."
        )
    if report.profile.diabetes.verwacht:
        lines.append(
            "Verwacht betekent: uitgerekend op grond van leeftijd. "
            "Over diabetes is geen open cijfer voor de wijk."
        )
    return [
        *lines,
        "Een cijfer gaat over het hele gebied, nooit over één bewoner.",
        "Sommige cijfers zijn een paar jaar oud. Het jaar staat er steeds bij.",
        "Tot slot: wat is de eerste stap die wij samen zetten? Wie doet mee?",
    ]

"""The three questions behind "Kan ik dit cijfer gebruiken?" (domain.md c.5), for one figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wijkscan.analysis.choices import OLD_AFTER_YEARS
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Figure
from wijkscan.scan.phrases import group
from wijkscan.store.catalogue import Indicator, Soort
from wijkscan.store.columns import Niveau


class Bruikbaar(StrEnum):
    """The answer in one word group."""

    GOED = "goed"
    VOORZICHTIG = "met voorzichtigheid"
    LIEVER_NIET = "liever niet"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One of the three questions with its answer."""

    vraag: str
    antwoord: str
    bruikbaar: Bruikbaar


@dataclass(frozen=True, slots=True)
class Usability:
    """The weakest of the three answers decides; `reden` says why."""

    bruikbaar: Bruikbaar
    reden: str
    antwoorden: tuple[Antwoord, ...]


_MADE = {
    Soort.GETELD: ("Geteld in een register.", Bruikbaar.GOED),
    Soort.GESCHAT: ("Geschat met een rekenmodel, niet geteld.", Bruikbaar.VOORZICHTIG),
    Soort.AFSTAND: ("Berekend: een gemiddelde afstand over de weg.", Bruikbaar.GOED),
    Soort.INDEX: ("Een score, samengesteld uit andere cijfers.", Bruikbaar.VOORZICHTIG),
    Soort.ENQUETE: ("Gevraagd aan een deel van de mensen.", Bruikbaar.VOORZICHTIG),
    Soort.VERWACHT: ("Verwacht op grond van leeftijd, niet gemeten.", Bruikbaar.VOORZICHTIG),
}
_WEIGHT = {Bruikbaar.GOED: 0, Bruikbaar.VOORZICHTIG: 1, Bruikbaar.LIEVER_NIET: 2}
_SAME = "Ja, over {groep} in dit gebied."


def usable(
    figure: Figure, indicator: Indicator, year: int, gevraagd: Niveau | None = None
) -> Usability:
    """Answer the three questions.

    year: the current year, from the caller; gevraagd: level of the area that is being scanned, when
    the figure may be of another level.
    """
    answers = (
        _about(figure, indicator, gevraagd),
        _how(figure, indicator),
        _age(figure, year),
    )
    weakest = max(answers, key=lambda answer: _WEIGHT[answer.bruikbaar])
    reasons = [a.antwoord for a in answers if a.bruikbaar is weakest.bruikbaar]
    if weakest.bruikbaar is Bruikbaar.GOED:
        reasons = ["Het gaat over dit gebied, het is geteld of berekend en het is niet oud."]
    return Usability(weakest.bruikbaar, " ".join(reasons), answers)


def _about(figure: Figure, indicator: Indicator, gevraagd: Niveau | None) -> Antwoord:
    question = "Gaat het over mijn wijk en mijn groep?"
    who = group(indicator, figure.leeftijd)
    if figure.value is None:
        sentence = f"Nee, er is geen cijfer: {figure.missing}."
        return Antwoord(question, sentence, Bruikbaar.LIEVER_NIET)
    if gevraagd is not None and figure.niveau is not gevraagd:
        sentence = f"Niet helemaal: het gaat over {who} in de hele {figure.niveau}."
        return Antwoord(question, sentence, Bruikbaar.VOORZICHTIG)
    return Antwoord(question, _SAME.format(groep=who), Bruikbaar.GOED)


def _how(figure: Figure, indicator: Indicator) -> Antwoord:
    question = "Hoe is het gemaakt: geteld, geschat, gevraagd?"
    sentence, usable_so = _MADE[indicator.soort]
    reasons = {comparison.reason for comparison in figure.comparisons}
    if Reason.SMALL.tekst in reasons:
        few = f"{sentence} Maar de groep is te klein."
        return Antwoord(question, few, Bruikbaar.LIEVER_NIET)
    if Reason.ROUNDING.tekst in reasons:
        rounded = f"{sentence} Maar het afronden maakt het onzeker."
        return Antwoord(question, rounded, Bruikbaar.VOORZICHTIG)
    return Antwoord(question, sentence, usable_so)


def _age(figure: Figure, year: int) -> Antwoord:
    question = "Hoe oud is het en wie maakte het?"
    origin = figure.origin
    if origin is None:
        return Antwoord(question, "De bron is niet bekend.", Bruikbaar.LIEVER_NIET)
    years = year - origin.jaar
    made = f"Van {origin.producent}, over {origin.jaar}."
    if years > 2 * OLD_AFTER_YEARS:
        return Antwoord(question, f"{made} Dat is {years} jaar oud.", Bruikbaar.LIEVER_NIET)
    if years > OLD_AFTER_YEARS:
        return Antwoord(question, f"{made} Dat is {years} jaar oud.", Bruikbaar.VOORZICHTIG)
    return Antwoord(question, made, Bruikbaar.GOED)

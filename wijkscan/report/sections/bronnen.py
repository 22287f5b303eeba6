"""The sources: every table with its citation, and whether its figures can be used."""

from __future__ import annotations

from datetime import date

from wijkscan import text as dutch
from wijkscan.analysis.choices import OLD_AFTER_YEARS
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import Answer, Block, Heading, Paragraph, Source, SourceList, text
from wijkscan.report.model import PLURAL, Report
from wijkscan.report.sections import eigen
from wijkscan.report.sections.a4 import CREDIT
from wijkscan.scan import phrases
from wijkscan.store.catalogue import Soort
from wijkscan.store.columns import Niveau, Origin

_MADE = {
    Soort.GETELD: "geteld: uit een register",
    Soort.GESCHAT: "geschat: uitgerekend met een rekenmodel, geen telling",
    Soort.AFSTAND: "berekend: afstand over de weg, gemiddeld over de bewoners",
    Soort.INDEX: "berekend: een score uit meer cijfers samen",
    Soort.ENQUETE: "gevraagd: een vragenlijst onder een deel van de mensen",
    Soort.VERWACHT: "verwacht: uitgerekend op grond van leeftijd",
}


def build(report: Report) -> list[Block]:
    """One entry per table, and the credits."""
    area = report.profile.area
    return [
        Heading("Bronnen", 2),
        Paragraph(
            text(
                f"Gebied: {area.naam} ({', '.join(area.codes)}), {area.omschrijving}. ",
                f"Gebiedsindeling van {area.indeling}.",
            )
        ),
        *(Paragraph(text(note)) for note in area.meldingen),
        SourceList(tuple(_source(origin, report) for origin in report.profile.origins)),
        *eigen.bronnen(report),
        Heading("Hoe je deze wijkscan noemt"),
        Paragraph(text(_cite_scan(report))),
        Paragraph(text(CREDIT), "note"),
    ]


def _source(origin: Origin, report: Report) -> Source:
    every = (*report.profile.figures, *report.profile.van_gemeente)
    figures = [f for f in every if f.origin and f.origin.tabel == origin.tabel]
    figures = [f for f in figures if f.origin and f.origin.uitgave == origin.uitgave]
    return Source(
        name=f"{origin.titel} ({origin.tabel})",
        facts=(
            ("Maker", origin.producent),
            ("Tabel", origin.tabel),
            ("Uitgave", origin.uitgave),
            ("Gaat over", str(origin.jaar)),
            ("Gebiedsindeling", str(origin.indeling)),
            ("Opgehaald", day_in_words(origin.opgehaald) or "onbekend"),
            ("Licentie", origin.licentie),
            ("Controlegetal", origin.checksum[:12]),
        ),
        citation=citation(origin),
        answers=(
            Answer("Gaat het over mijn wijk en mijn groep?", _whom(figures, report)),
            Answer("Hoe is het gemaakt: geteld, geschat, gevraagd?", _made(figures, report)),
            Answer("Hoe oud is het en wie maakte het?", _age(origin, report.today)),
        ),
        advice=_advice(origin, figures, report),
    )


def citation(origin: Origin) -> str:
    """A line for a list of references."""
    day = day_in_words(origin.opgehaald)
    taken = f" Opgehaald in {day}." if len(origin.opgehaald) == len("2021-03") else ""
    taken = taken or (f" Opgehaald op {day}." if day else "")
    return (
        f"{origin.producent} ({origin.jaar}). {origin.titel}. Tabel {origin.tabel}, "
        f"uitgave {origin.uitgave}.{taken} Licentie: {origin.licentie}."
    )


def day_in_words(iso: str) -> str:
    """A day in words; of an older copy sometimes only the month, or nothing, is known."""
    try:
        if len(iso) == len("2021-03"):
            return dutch.long_date(date.fromisoformat(f"{iso}-01")).removeprefix("1 ")
        return dutch.long_date(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def _levels(figures: list[Figure]) -> list[Niveau]:
    found = {figure.niveau for figure in figures}
    return [level for level in Niveau if level in found]


def _whom(figures: list[Figure], report: Report) -> str:
    if not figures:
        return "Deze tabel is gebruikt om mee te rekenen of te vergelijken."
    groups = list(dict.fromkeys(phrases.group(report.indicator(f), f.leeftijd) for f in figures))
    levels = _levels(figures)
    words = dutch.listing([PLURAL[level] for level in levels])
    same = report.profile.area.niveau in levels
    start = "Ja, er zijn" if same else "Niet precies: er zijn alleen"
    return f"{start} cijfers over {words}. Groepen: {dutch.listing(groups)}."


def _kinds(figures: list[Figure], report: Report) -> list[Soort]:
    found = {report.indicator(figure).soort for figure in figures}
    return [kind for kind in Soort if kind in found]


def _made(figures: list[Figure], report: Report) -> str:
    kinds = _kinds(figures, report)
    return dutch.capital("; ".join(_MADE[kind] for kind in kinds) or "zie de bron") + "."


def _age(origin: Origin, today: date) -> str:
    years = max(today.year - origin.jaar, 0)
    return (
        f"Het gaat over {origin.jaar}: {dutch.plural(years, 'jaar', 'jaar')} geleden. "
        f"Gemaakt door {origin.producent}."
    )


def _advice(origin: Origin, figures: list[Figure], report: Report) -> str:
    years = report.today.year - origin.jaar
    reasons = []
    if Soort.GESCHAT in _kinds(figures, report):
        reasons.append("het is een schatting")
    if years > OLD_AFTER_YEARS:
        reasons.append(f"het cijfer is {years} jaar oud")
    if figures and report.profile.area.niveau not in _levels(figures):
        reasons.append("het gaat over een ander gebied")
    if years > 2 * OLD_AFTER_YEARS:
        return f"Liever niet: {dutch.listing(reasons)}."
    return f"Met voorzichtigheid: {dutch.listing(reasons)}." if reasons else "Goed te gebruiken."


def _cite_scan(report: Report) -> str:
    who = report.makers or "Onbekende makers"
    return (
        f"{who} ({report.today.year}). Wijkscan {report.naam}. Gemaakt met wijkscan op "
        f"{dutch.long_date(report.today)}, indeling {report.profile.area.indeling}."
    )

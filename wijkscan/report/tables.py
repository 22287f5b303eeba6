"""The figures of a report as plain tables, for XLSX and CSV: columns with a title and a meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wijkscan import __version__
from wijkscan import text as dutch
from wijkscan.analysis.values import Figure, Part
from wijkscan.report.model import Report
from wijkscan.report.plain import figure_object
from wijkscan.report.sections.a4 import CREDIT
from wijkscan.report.sections.bronnen import citation
from wijkscan.scan import phrases
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Origin

Value = str | float | int | bool | None

# Key of figure_object: what the column says, for the sheet with explanation.
MEANING = {
    "indicator": "sleutel van het cijfer; blijft gelijk tussen versies",
    "naam": "naam van het cijfer",
    "thema": "thema waar het bij hoort",
    "groep": "over wie het gaat",
    "gebied": "code van het gebied; bij meer gebieden met een plus ertussen",
    "niveau": "buurt, wijk, gemeente of land: waar het cijfer over gaat",
    "leeftijd": "leeftijdsgroep; leeg: alle leeftijden",
    "waarde": "het cijfer zelf; leeg: geen cijfer, zie reden. Leeg is nooit nul",
    "eenheid": "eenheid van waarde, onder, boven en de vergelijking",
    "onder": "ondergrens: het echte getal ligt waarschijnlijk tussen onder en boven",
    "boven": "bovengrens",
    "methode": "hoe de grenzen zijn berekend",
    "teller": "aantal mensen of huishoudens waar het om gaat",
    "noemer": "van hoeveel mensen of huishoudens",
    "deel_laagste": "bij een eigen wijk zonder één cijfer: het laagste deel",
    "deel_hoogste": "bij een eigen wijk zonder één cijfer: het hoogste deel",
    "reden": "waarom er geen cijfer of geen oordeel is",
    "vergelijking": "code van waar het naast ligt: NL is Nederland",
    "vergelijking_naam": "naam van waar het naast ligt",
    "vergelijking_waarde": "het cijfer daar",
    "verschil": "waarde min vergelijking, in dezelfde eenheid",
    "verhouding": "waarde gedeeld door vergelijking",
    "oordeel": "hoger, lager of ongeveer gelijk, en hoe zeker dat is",
    "gunstig": "waar of onwaar; leeg: gunstig noch ongunstig, of geen oordeel",
    "p": "p-waarde van de vergelijking",
    "p_aangepast": "p-waarde na correctie voor veel vergelijkingen (Benjamini-Hochberg)",
    "rang": "plaats van de p-waarde onder alle gebieden",
    "toetsen": "hoeveel gebieden zijn vergeleken",
    "positie": "plaats onder alle gebieden van dit niveau, in woorden",
    "aandeel_lager": "welk deel van de gebieden een lager cijfer heeft (0 tot 1)",
    "jaar": "jaar waar het cijfer over gaat",
    "tabel": "nummer van de tabel",
    "kolom": "naam van de kolom in de bron",
    "uitgave": "uitgave van de tabel",
    "indeling": "jaar van de gebiedsindeling",
    "producent": "wie de tabel maakte",
    "soort": "geteld, geschat (rekenmodel), gevraagd, berekend of verwacht",
}
WHOLE = {"jaar", "rang", "toetsen", "indeling"}  # years and places: no thousands point


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles; `decimals` gives for each row how its figures are shown."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    decimals: tuple[int, ...] = ()


def figures(report: Report) -> Table:
    """One row per figure and age group, and then what exists only for the whole gemeente."""
    every = (*report.profile.figures, *report.profile.van_gemeente)
    rows = tuple(_figure(figure, report) for figure in every)
    decimals = tuple(report.indicator(figure).decimalen for figure in every)
    return Table(tuple(MEANING), rows, decimals)


def _figure(figure: Figure, report: Report) -> tuple[Value, ...]:
    indicator = report.indicator(figure)
    tegen = "NL" if figure.against("NL") else "gemeente"
    found = figure_object(figure, indicator, tegen)
    low, high = figure.range_of_parts or (None, None)
    found |= {"deel_laagste": low, "deel_hoogste": high}
    found["groep"] = phrases.group(indicator, figure.leeftijd)
    return tuple(found[key] for key in MEANING)


_PART_TITLES = (
    *("indicator", "naam", "leeftijd", "buurtcode", "buurt", "waarde", "eenheid"),
    *("reden", "noemer", "jaar", "tabel", "soort"),
)
_SOURCE_KEYS = (
    *("producent", "tabel", "titel", "uitgave", "jaar", "indeling", "licentie"),
    *("opgehaald", "checksum", "herkomst"),
)


def parts(report: Report) -> Table:
    """The buurten inside the area: one row per figure and buurt."""
    rows: list[tuple[Value, ...]] = []
    decimals = []
    for figure in report.profile.figures:
        for part in figure.parts:
            rows.append(_part(figure, part, report.indicator(figure)))
            decimals.append(report.indicator(figure).decimalen)
    return Table(_PART_TITLES, tuple(rows), tuple(decimals))


def _part(figure: Figure, part: Part, indicator: Indicator) -> tuple[Value, ...]:
    origin = figure.origin
    return (
        *(figure.indicator, indicator.naam, figure.leeftijd, part.code, part.naam),
        *(part.value, figure.eenheid, part.missing, part.weight),
        origin.jaar if origin else None,
        origin.tabel if origin else None,
        str(indicator.soort),
    )


def sources(report: Report) -> Table:
    """Every table that was used, with its citation."""
    return source_table(report.profile.origins)


def source_table(origins: Iterable[Origin]) -> Table:
    """One row per table, with its citation."""
    rows = tuple(
        (*(getattr(origin, key) for key in _SOURCE_KEYS), citation(origin)) for origin in origins
    )
    return Table((*_SOURCE_KEYS, "bronvermelding"), rows)


def explanation(report: Report) -> Table:
    """What the file is about, what each column means, and what one must know."""
    area = report.profile.area
    about = (
        ("Gebied", f"{area.naam}, {area.omschrijving}"),
        ("Code", area.code),
        ("Gebiedsindeling", str(area.indeling)),
        ("Gemaakt op", dutch.long_date(report.today)),
        ("Gemaakt door", report.makers or "niet genoemd"),
        ("Gemaakt met", f"wijkscan {__version__}"),
        *((("Let op", "FICTIEF: een verzonnen wijk"),) if report.demo else ()),
        ("Geen cijfer", "Een lege cel is geen nul. De reden staat in de kolom reden."),
        ("Geschat", "Uitgerekend met een rekenmodel, geen telling. Meet er geen effect mee."),
        ("Over wie", "Cijfers gaan over het hele gebied, niet over één bewoner."),
        *(("Melding", note) for note in area.meldingen),
        ("Gedachtegoed", CREDIT),
    )
    columns = ((f"kolom {name}", meaning) for name, meaning in MEANING.items())
    return Table(("Onderwerp", "Uitleg"), (*about, *columns))

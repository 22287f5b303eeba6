"""Where it comes from: the list of references, how the group worked, and how to cite the scan."""

from __future__ import annotations

from collections import Counter

from wijkscan import __version__
from wijkscan import text as dutch
from wijkscan.report.blocks import Block, Heading, Paragraph, References, Text, em, text
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts.said import day, joined, sentence, short
from wijkscan.report.sections.bronnen import day_in_words
from wijkscan.scan.model import SoortTeken, records
from wijkscan.store.columns import Origin


def references(model: ScanReport) -> tuple[Text, ...]:
    """Every source in the style of the APA, by name: tables, literature and WijkOPSE."""
    found: dict[str, Text] = {}
    for origin in model.origins:
        found.setdefault(f"{origin.producent} {origin.jaar} {origin.tabel}", _table(origin))
    for words in _literature(model):
        found.setdefault(words, text(sentence(short(words, 400))))
    basis = "Rosendal, H., & Van Dorst, J. (2016). "
    found.setdefault(basis, text(basis, em("WijkOPSE"), ". Nursing, november 2016."))
    return tuple(found[name] for name in sorted(found, key=str.casefold))


def _table(origin: Origin) -> Text:
    taken = short(day_in_words(origin.opgehaald), 40)
    when = f" Opgehaald: {taken}." if taken else " Dag van ophalen niet bewaard."
    return text(
        f"{short(origin.producent, 80)} ({origin.jaar}). ",
        em(short(origin.titel, 200)),
        f" [Gegevensverzameling]. Tabel {short(origin.tabel, 40)}, "
        f"uitgave {short(origin.uitgave, 40)}, "
        f"indeling {origin.indeling}.{when} {sentence(_unbroken(short(origin.licentie, 80)))}",
    )


def _unbroken(words: str) -> str:
    """ "CC BY 4.0" stays on one line; a longer licence is broken as it comes."""
    return words.replace(" ", "\u00a0") if len(words) < 20 else words


def _literature(model: ScanReport) -> list[str]:
    return [
        sign.referentie.strip() or joined(sign.bron.strip(), str(sign.jaar or ""), between=", ")
        for problem in model.scan.problemen
        for sign in problem.s
        if sign.soort is SoortTeken.LITERATUUR and (sign.referentie.strip() or sign.bron.strip())
    ]


def source_list(model: ScanReport) -> list[Block]:
    """The references under a heading."""
    return [Heading("Bronnenlijst", 3), References(references(model))]


def cite(model: ScanReport) -> str:
    """How to name this scan, in the same style."""
    scan = model.scan
    made = scan.gemaakt_op or model.today
    who = short(model.makers, 200) or "Makers niet genoemd"
    title = short(scan.titel, 200) or f"Wijkscan {model.naam}"
    example = " [Voorbeeld]" if scan.voorbeeld.strip() else " [Wijkscan]"
    return (
        f"{who} ({made.year}). {title}{example}. Gemaakt met wijkscan {__version__}; "
        f"verslag van {dutch.long_date(model.today)}, scan {scan.id[:8]}, versie {_version(model)}."
    )


def _version(model: ScanReport) -> int:
    """Grows with every saved change, so two prints can be told apart."""
    return model.scan.versie + sum(record.versie - 1 for record in records(model.scan))


def made_with(model: ScanReport) -> str:
    """ "Gemaakt met gegevens van CBS en RIVM (CC BY 4.0), indeling 2020." """
    producers = list(dict.fromkeys(short(o.producent, 80) for o in model.origins))
    licences = list(dict.fromkeys(short(o.licentie, 40) for o in model.origins if o.licentie))
    division = model.report.profile.area.indeling or model.scan.gebied.indeling
    which = f"gebiedsindeling {division}" if division else "gebiedsindeling onbekend"
    if not producers:
        return f"Gemaakt zonder cijfers van CBS of RIVM, {which}."
    licence = f" ({dutch.listing(licences)})" if licences else ""
    return f"Gemaakt met gegevens van {'; '.join(producers)}{licence}, {which}."


def example(model: ScanReport) -> str:
    """What is invented in an example, or nothing."""
    words = model.scan.voorbeeld.strip().removeprefix("Voorbeeld, ")
    return f"VOORBEELD: {sentence(words)}" if words else ""


def counted(model: ScanReport) -> str:
    """On what the scan rests, in one sentence with numbers."""
    scan = model.scan
    kinds = Counter(sign.soort for problem in model.problems for sign in problem.s)
    talks = [talk for talk in scan.gesprekken if talk.toestemming]
    people = sum(talk.personen or 1 for talk in talks)
    parts = [
        dutch.plural(len(model.frozen) + len(model.loose), "cijfer bekeken", "cijfers bekeken"),
        dutch.plural(len(scan.observaties), "keer gekeken in de wijk", "keer gekeken in de wijk"),
        f"gepraat met {dutch.plural(people, 'bewoner', 'bewoners')}",
        dutch.plural(
            kinds[SoortTeken.PROFESSIONAL], "signaal van een collega", "signalen van collega's"
        ),
    ]
    return f"Waar dit op rust: {dutch.listing(parts)}."


def walked(model: ScanReport) -> str:
    """When the group was in the wijk."""
    days = sorted({one.datum for one in model.scan.observaties if one.datum})
    if not days:
        return ""
    if len(days) == 1:
        return f"In de wijk gekeken op {day(days[0])}."
    return f"In de wijk gekeken van {day(days[0])} tot en met {day(days[-1])}."


def foot(model: ScanReport) -> Paragraph:
    """The small print that goes on every form."""
    parts = [
        short(example(model), 180),
        "Cijfers gaan over het gebied, niet over één bewoner.",
        short(made_with(model), 240),
        short(model.scan.grondslag, 180),
    ]
    return Paragraph(text(" ".join(part for part in parts if part)), "note")

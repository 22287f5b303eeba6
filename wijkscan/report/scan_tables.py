"""Everything that a scan rests on as plain tables, for XLSX and CSV.

Each figure stands as it was frozen, with its origin and where the group used it. Answers of a
teacher, votes and what is still hidden stay out, as they do in every form.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkscan import __version__
from wijkscan import text as dutch
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts import sources
from wijkscan.report.scanparts.said import joined, kind_in_full, names, short
from wijkscan.report.tables import MEANING, Table, Value, source_table
from wijkscan.scan.model import Actie, Cijfer, Oorzaak, Probleem, Teken, Vergelijking
from wijkscan.scan.rules_feiten import bron_van, jaar_van, niveau_van
from wijkscan.scan.sentences import gewone_zin, vakzin

Sheets = list[tuple[str, Table]]

_USED = {"gebruikt_bij": "waar de groep dit cijfer gebruikt: bekeken, teken of sterk punt"}
_FIGURE = {
    "indicator": MEANING["indicator"],
    "naam": MEANING["naam"],
    "definitie": "wat het cijfer zegt, in de woorden van de dag van vastleggen",
    "leeftijd": MEANING["leeftijd"],
    "gebied": MEANING["gebied"],
    "gebied_naam": "naam van het gebied",
    "niveau": MEANING["niveau"],
    "waarde": MEANING["waarde"],
    "eenheid": MEANING["eenheid"],
    "onder": MEANING["onder"],
    "boven": MEANING["boven"],
    "methode": MEANING["methode"],
    "teller": MEANING["teller"],
    "noemer": MEANING["noemer"],
    "reden": MEANING["reden"],
    "vergelijking": MEANING["vergelijking"],
    "vergelijking_naam": MEANING["vergelijking_naam"],
    "vergelijking_waarde": MEANING["vergelijking_waarde"],
    "oordeel": MEANING["oordeel"],
    "gunstig": MEANING["gunstig"],
    "gemeente_naam": "naam van de gemeente waar het ook naast ligt",
    "gemeente_waarde": "het cijfer van die gemeente",
    "gemeente_oordeel": "het oordeel naast die gemeente",
    "positie": MEANING["positie"],
    "aandeel_lager": MEANING["aandeel_lager"],
    "soort": MEANING["soort"],
    "richting": "of hoger gunstig, ongunstig of geen van beide is",
    "jaar": MEANING["jaar"],
    "tabel": MEANING["tabel"],
    "titel": "titel van de tabel",
    "kolom": MEANING["kolom"],
    "uitgave": MEANING["uitgave"],
    "indeling": MEANING["indeling"],
    "producent": MEANING["producent"],
    "licentie": "onder welke voorwaarden het gebruikt mag worden",
    "opgehaald": "dag waarop het bij de bron is opgehaald",
    "checksum": "controlegetal van de bewaarde tabel",
}


def sheets(model: ScanReport) -> Sheets:
    """The sheets of the workbook by name, the explanation first."""
    return [
        ("Uitleg", explanation(model)),
        ("Cijfers", figures(model)),
        ("Herkennen", _recognised(model)),
        ("Observaties", _observations(model)),
        ("Gesprekken", _talks(model)),
        ("Problemen", _problems(model)),
        ("Tekens", _signs(model)),
        ("Oorzaken", _causes(model)),
        ("Sterke punten", _strengths(model)),
        ("Plan", _actions(model)),
        ("Betrokkenen", _stakeholders(model)),
        ("Bronnen", source_table(model.origins if model.frozen or model.signs else ())),
    ]


def figures(model: ScanReport) -> Table:
    """A row for every place where the group used a figure."""
    used = list(_used(model))
    rows = tuple((where, *_figure(cijfer)) for where, cijfer in used)
    return Table((*_USED, *_FIGURE), rows, tuple(cijfer.decimalen for _, cijfer in used))


def _used(model: ScanReport) -> Iterator[tuple[str, Cijfer]]:
    for look in model.scan.kijkcijfers:
        yield "bekeken", look.cijfer
    for number, problem in enumerate(model.problems, start=1):
        for sign in problem.s:
            if sign.cijfer is not None:
                yield f"teken bij {_called(number, problem)}", sign.cijfer
    for strength in model.scan.sterke_punten:
        if strength.cijfer is not None:
            yield f"sterk punt: {short(strength.naam, 120)}", strength.cijfer


def _called(number: int, problem: Probleem) -> str:
    return f"probleem {number}: {short(problem.p_wat, 120) or 'zonder naam'}"


def _figure(cijfer: Cijfer) -> tuple[Value, ...]:
    first = cijfer.tegen("NL") or next(iter(cijfer.vergelijkingen), None)
    found: dict[str, Value] = {
        key: value if isinstance(value := getattr(cijfer, key, None), int | float) else _said(value)
        for key in _FIGURE
    }
    found |= {"methode": cijfer.methode_interval, "reden": cijfer.ontbreekt}
    found |= _compared("vergelijking", first)
    gemeente = next((v for v in cijfer.vergelijkingen if v is not first), None)
    found |= {
        key: value
        for key, value in _compared("gemeente", gemeente).items()
        if key.startswith("gemeente_")
    }
    return tuple(found[key] for key in _FIGURE)


def _said(value: object) -> str | None:
    return None if value is None else str(value)


def _compared(prefix: str, other: Vergelijking | None) -> dict[str, Value]:
    verdict = str(other.oordeel) if other and other.oordeel else None
    return {
        prefix: other.tegen if other else None,
        f"{prefix}_naam": other.naam if other else None,
        f"{prefix}_waarde": other.waarde if other else None,
        f"{prefix}_oordeel" if prefix == "gemeente" else "oordeel": verdict,
        **({} if prefix == "gemeente" else {"gunstig": other.gunstig if other else None}),
    }


def _recognised(model: ScanReport) -> Table:
    rows = tuple(
        (look.cijfer.naam, look.cijfer.leeftijd, a.rol, str(a.herken or ""), a.toelichting)
        for look in model.scan.kijkcijfers
        for a in look.antwoorden
    )
    return Table(("naam", "leeftijd", "rol", "herken_je_dit", "toelichting"), rows)


def _observations(model: ScanReport) -> Table:
    titles = ("deel_van_de_wijk", "goed", "wat", "plaats", "datum", "dagdeel", "kijkers", "rol")
    rows = tuple(
        (
            *(str(one.deelsysteem or ""), one.goed, one.wat, one.plaats, _said(one.datum)),
            *(", ".join(one.dagdeel), one.waarnemers, one.auteur_rol),
        )
        for one in model.scan.observaties
    )
    return Table(titles, rows)


def _talks(model: ScanReport) -> Table:
    """Only with consent."""
    rows = tuple(
        (talk.personen, talk.setting, talk.wat, talk.goed, _said(talk.datum))
        for talk in model.scan.gesprekken
        if talk.toestemming
    )
    return Table(("personen", "setting", "wat", "goed", "datum"), rows)


def _problems(model: ScanReport) -> Table:
    titles = (
        *("nummer", "soort", "stand", "wat", "groep", "leeftijd", "omvang_van", "omvang_tot"),
        *("gevolg", "wat_spreekt_het_tegen", "zekerheid", "waarom", "gewone_zin", "vakzin"),
    )
    rows = tuple(_problem(model, *found) for found in enumerate(model.problems, start=1))
    return Table(titles, rows)


def _problem(model: ScanReport, number: int, one: Probleem) -> tuple[Value, ...]:
    size, sure = one.p_omvang, one.zekerheid
    return (
        *(number, str(one.soort or ""), str(one.status), one.p_wat, one.p_groep, one.p_leeftijd),
        *(size.van if size else None, size.tot if size else None, one.p_gevolg, one.tegen),
        *(str(sure.niveau or "") if sure else "", sure.waarom if sure else ""),
        *(gewone_zin(one, model.scan), vakzin(one, model.scan)),
    )


def _signs(model: ScanReport) -> Table:
    titles = (
        *("probleem", "soort", "tekst", "bron", "jaar", "niveau", "plaats", "datum"),
        *("kijkers", "personen", "setting", "geteld", "van"),
    )
    rows = tuple(
        (number, *_sign(sign))
        for number, problem in enumerate(model.problems, start=1)
        for sign in problem.s
    )
    return Table(titles, rows)


def _sign(sign: Teken) -> tuple[Value, ...]:
    level = niveau_van(sign)
    return (
        *(kind_in_full(sign), sign.tekst, bron_van(sign), jaar_van(sign)),
        *(str(level or ""), sign.plaats, _said(sign.datum), sign.waarnemers, sign.personen),
        *(sign.setting, sign.aantal, sign.van),
    )


def _causes(model: ScanReport) -> Table:
    titles = (
        *("probleem", "tekst", "soort_oorzaak", "rol", "niveau", "te_veranderen", "door_wie"),
        *("steun", "toelichting", "wat_spreekt_het_tegen"),
    )
    rows = tuple(
        (number, *_cause(model, cause))
        for number, problem in enumerate(model.problems, start=1)
        for cause in problem.e
    )
    return Table(titles, rows)


def _cause(model: ScanReport, one: Oorzaak) -> tuple[Value, ...]:
    return (
        *(one.tekst, ", ".join(one.determinant), str(one.rol or ""), str(one.niveau or "")),
        *(str(one.beinvloedbaar or ""), "; ".join(names(model.scan, one.door_wie))),
        *(str(one.steun or ""), one.steun_toelichting, one.tegen),
    )


def _strengths(model: ScanReport) -> Table:
    rows = tuple(
        (one.naam, str(one.soort or ""), one.waar, one.bewijs) for one in model.scan.sterke_punten
    )
    return Table(("naam", "soort", "plaats", "bewijs"), rows)


def _actions(model: ScanReport) -> Table:
    titles = (
        *("probleem", "raakt_oorzaak", "voor_wie", "wat", "hoeveel", "wanneer", "aanpak"),
        *("pijler", "trekker", "eerste_stap", "datum", "met_wie", "meten", "terugkijken", "stand"),
    )
    return Table(titles, tuple(_action(model, action) for action in model.scan.acties))


def _action(model: ScanReport, one: Actie) -> tuple[Value, ...]:
    known = model.scan
    return (
        *("; ".join(names(known, [one.probleem], 160)), "; ".join(names(known, [one.oorzaak]))),
        *(one.wie, one.wat, one.hoeveel, one.wanneer, one.aanpak.naam, str(one.pijler or "")),
        *(one.trekker, one.eerste_stap, _said(one.eerste_stap_datum)),
        *("; ".join(names(known, one.betrokkenen)), one.meten, _said(one.stop_datum)),
        str(one.stand),
    )


def _stakeholders(model: ScanReport) -> Table:
    rows = tuple(
        (one.naam, one.belang, one.invloed, one.wat_vragen_we, one.wat_bieden_we, one.antwoord)
        for one in model.scan.betrokkenen
    )
    return Table(("naam", "belang", "invloed", "vraag", "bod", "antwoord"), rows)


def explanation(model: ScanReport) -> Table:
    """What the file is about, how to cite it, what one must know, and what each column means."""
    scan, area = model.scan, model.report.profile.area
    about = (
        ("Wijkscan", scan.titel.strip() or f"Wijkscan {model.naam}"),
        ("Vraag", scan.vraag),
        ("Gebied", joined(area.naam, area.omschrijving, between=", ")),
        ("Code", " + ".join(scan.gebied.codes)),
        ("Gebiedsindeling", str(area.indeling or "onbekend")),
        ("Gemaakt door", model.makers or "niet genoemd"),
        ("Verslag van", dutch.long_date(model.today)),
        ("Gemaakt met", f"wijkscan {__version__}"),
        ("Zo noem je deze wijkscan", sources.cite(model)),
        ("Let op", sources.example(model)),
        ("Geen cijfer", "Een lege cel is geen nul. De reden staat in de kolom reden."),
        ("Geschat", "Uitgerekend met een rekenmodel, geen telling. Meet er geen effect mee."),
        ("Over wie", "Cijfers gaan over het hele gebied, niet over één bewoner."),
        ("Vastgelegd", "Een cijfer staat hier zoals het was op de dag van vastleggen."),
        ("Gesprekken", "Alleen gesprekken waarvoor toestemming is gevraagd."),
        ("Rechten", sources.made_with(model)),
        ("Gedachtegoed", scan.grondslag),
    )
    columns = ((f"kolom {name}", meaning) for name, meaning in (_USED | _FIGURE).items())
    return Table(("Onderwerp", "Uitleg"), (*(row for row in about if row[1].strip()), *columns))

"""Figures beside each other: only the same table, year, age, level and column in one row."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.analysis.two_areas import Gap
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Column,
    DataTable,
    Heading,
    Paragraph,
    Spread,
    text,
)
from wijkscan.report.charts_areas import AreasData, AreaValue, areas_picture
from wijkscan.report.naast import woorden
from wijkscan.report.naast.model import Vergelijking
from wijkscan.scan.model import Cijfer
from wijkscan.scan.sidebyside_basis import (
    Apart,
    CijferRij,
    HerkenRij,
    SideBySide,
    Toets,
    Waarde,
)
from wijkscan.scan.sidebyside_cijfers import waarde_in_woorden
from wijkscan.store.catalogue import Soort

UITLEG = (
    "Een cijfer staat alleen in één rij als tabel, jaar, leeftijd en soort gebied gelijk zijn. "
    "De volgorde is die van de scans. Het is geen ranglijst."
)
_MEESTE_ZINNEN = 3
_KORT = {
    Gap.CLEAR: "Duidelijk verschil",
    Gap.POSSIBLE: "Mogelijk verschil, maar het kan ook toeval zijn",
    Gap.SMALL: "Echt maar klein verschil",
    Gap.NONE: "Verschil niet aan te tonen",
    Gap.UNTESTED: "Niet te vergelijken",
}
_ZIN = {
    Gap.CLEAR: "Het verschil is duidelijk. Zo'n verschil ontstaat bijna nooit door toeval.",
    Gap.POSSIBLE: "Er is mogelijk een verschil. Het kan ook toeval zijn.",
    Gap.SMALL: "Het verschil is echt, maar klein.",
    Gap.NONE: "Het verschil is niet aan te tonen. Dat bewijst niet dat ze gelijk zijn.",
}


def bouw(over: Vergelijking) -> list[Block]:
    """Rows with more areas as pictures, rows about one area as a table, and what may not."""
    naast = over.naast
    meer, een = per_gebied(naast)
    if not (naast.rijen or naast.apart or naast.herken):
        return []
    blokken: list[Block] = [Heading("Cijfers", 2), Paragraph(text(UITLEG))]
    blokken += [beeld(rij) for rij in meer]
    if een:
        blokken += [Heading("Zelfde wijk, zelfde cijfer"), _tabel(een)]
        blokken += _bijgewerkt(een)
    if naast.apart:
        blokken += [Heading("Niet naast elkaar"), _apart(naast.apart)]
    if naast.herken:
        blokken += [Heading("Herkenden jullie dit?"), _herken(naast)]
    return blokken


def per_gebied(naast: SideBySide) -> tuple[list[CijferRij], list[CijferRij]]:
    """Rows about more areas, and rows about one area in more scans."""
    meer = [rij for rij in naast.rijen if len({w.gebied for w in rij.waarden}) > 1]
    return meer, [rij for rij in naast.rijen if rij not in meer]


def beeld(rij: CijferRij) -> Spread:
    """The areas of one row on one scale, with what may be said about their difference."""
    cijfer = rij.cijfer
    data = AreasData(
        name=rij.naam,
        areas=tuple(_gebied(waarde) for waarde in rij.waarden),
        country=nederland(cijfer),
        unit=cijfer.eenheid,
        decimals=cijfer.decimalen,
        estimated=cijfer.soort is Soort.GESCHAT,
        spread=_spreiding(cijfer),
        others=_ANDERE.get(str(cijfer.niveau or ""), "gebieden"),
    )
    wat = f"{bron(cijfer)} · grijs: 90% van de {data.others}, dik: de helft"
    onder = wat if data.spread else bron(cijfer)
    return Spread(
        rij.naam, _over_wie(cijfer), areas_picture(data), text(verschil_in_woorden(rij)), onder
    )


def _gebied(waarde: Waarde) -> AreaValue:
    cijfer = waarde.cijfer
    assert cijfer.waarde is not None  # noqa: S101 (rows hold figures with a value)
    naam = f"{waarde.naam} (groep {woorden.groepen(waarde.letters)})"
    return AreaValue(naam, cijfer.waarde, cijfer.onder, cijfer.boven)


_ANDERE = {"buurt": "buurten", "wijk": "wijken", "gemeente": "gemeenten"}


def _spreiding(cijfer: Cijfer) -> tuple[float, float, float, float] | None:
    s = cijfer.spreiding
    return None if s is None else (s.p5, s.p25, s.p75, s.p95)


def nederland(cijfer: Cijfer) -> float | None:
    """The figure of the Netherlands, when it was frozen along."""
    tegen = cijfer.tegen("NL")
    return tegen.waarde if tegen is not None else None


def _over_wie(cijfer: Cijfer) -> str:
    return str(cijfer.soort) if cijfer.soort else ""


def verschil_in_woorden(rij: CijferRij) -> str:
    """What may be said about the areas; nothing about which is better."""
    if not rij.toetsen:
        return " ".join((rij.niet_getoetst, *rij.meldingen)).strip()
    if len(rij.toetsen) > _MEESTE_ZINNEN:
        return " ".join((*_per_uitkomst(rij.toetsen), *rij.meldingen))
    zinnen = [toets_in_woorden(toets, rij.cijfer, len(rij.toetsen) > 1) for toets in rij.toetsen]
    return " ".join((*zinnen, *rij.meldingen))


def _per_uitkomst(toetsen: tuple[Toets, ...]) -> list[str]:
    """Many pairs: which of them differ, outcome by outcome and in the order of the scans."""
    paren: dict[Gap, list[str]] = {}
    for toets in toetsen:
        paren.setdefault(toets.verschil.gap, []).append(f"{toets.eerste} en {toets.tweede}")
    if len(paren) == 1:
        return [f"{_KORT[gap]}, bij elk paar gebieden." for gap in paren]
    return [f"{_KORT[gap]}: {'; '.join(paren[gap])}." for gap in Gap if gap in paren]


def toets_in_woorden(toets: Toets, cijfer: Cijfer, namen: bool) -> str:
    """ "Hillesluis en Kalsdonk: het verschil is duidelijk (2,3 tot 8,3 punten)."."""
    verschil = toets.verschil
    wie = f"{toets.eerste} en {toets.tweede}: " if namen else ""
    if verschil.gap is Gap.UNTESTED:
        return f"{wie}niet te vergelijken: {verschil.reason}."
    zin = f"{wie}{_ZIN[verschil.gap]}"
    grenzen = _grenzen(toets, cijfer)
    return f"{zin} {grenzen}" if grenzen and verschil.gap is not Gap.NONE else zin


def _grenzen(toets: Toets, cijfer: Cijfer) -> str:
    limits = toets.verschil.limits
    if limits.lower is None or limits.upper is None or cijfer.eenheid != "%":
        return ""
    laag, hoog = sorted((abs(limits.lower), abs(limits.upper)))
    return f"Het ligt tussen {dutch.number(100 * laag, 1)} en {dutch.number(100 * hoog, 1)} punt."


def bron(cijfer: Cijfer) -> str:
    """ "geschat · 2020 · buurt · tabel 50090NED, RIVM"."""
    delen = [str(cijfer.soort or ""), str(cijfer.jaar or ""), str(cijfer.niveau or "")]
    delen.append(f"tabel {cijfer.tabel}, {cijfer.producent}" if cijfer.tabel else "")
    return " · ".join(deel for deel in delen if deel)


def _tabel(rijen: list[CijferRij]) -> DataTable:
    kolommen = (
        Column("Cijfer"),
        Column("Groepen"),
        Column("Hier", number=True),
        Column("Nederland", number=True),
        Column("Bron"),
    )
    return DataTable(
        "Groepen met dezelfde wijk hebben hetzelfde getal",
        kolommen,
        tuple(_cijfer(rij) for rij in rijen),
    )


def _cijfer(rij: CijferRij) -> tuple[str, ...]:
    cijfer, daar = rij.cijfer, nederland(rij.cijfer)
    land = dutch.value(daar, cijfer.eenheid, cijfer.decimalen) if daar is not None else ""
    waarden = " of ".join(waarde_in_woorden(waarde.cijfer) for waarde in rij.waarden)
    return rij.naam, woorden.groepen(rij.letters), waarden, land, bron(cijfer)


def _bijgewerkt(rijen: list[CijferRij]) -> list[Block]:
    zinnen = [text(f"{rij.naam}: {zin}") for rij in rijen for zin in rij.meldingen]
    return [Callout("Let op", tuple(zinnen), "attention")] if zinnen else []


def _apart(apart: tuple[Apart, ...]) -> BulletList:
    return BulletList(tuple(woorden.zin(f"{een.naam}:", waarom_apart(een)) for een in apart))


def waarom_apart(een: Apart) -> str:
    """Why not in one row, and what each group has."""
    groepen = "; ".join(
        f"groep {letter} {waarde_in_woorden(cijfer)} ({_kenmerk(cijfer)})"
        for letter, cijfer in een.varianten
    )
    return f"{dutch.listing(list(een.waarom))}. {dutch.capital(groepen)}."


def _kenmerk(cijfer: Cijfer) -> str:
    delen = [str(cijfer.jaar or ""), cijfer.leeftijd or "", str(cijfer.niveau or "")]
    plek = cijfer.gebied_naam
    return ", ".join(deel for deel in (*delen, plek) if deel)


def _herken(naast: SideBySide) -> DataTable:
    letters = [kant.letter for kant in naast.kanten]
    meer = len({rij.gebied for rij in naast.herken}) > 1
    kolommen = (Column("Cijfer"), *(Column(f"Groep {letter}") for letter in letters))
    return DataTable(
        "Per groep: herkennen zij dit in de wijk? Leeg is: geen antwoord",
        kolommen,
        tuple(_herken_rij(rij, letters, meer) for rij in naast.herken),
    )


def _herken_rij(rij: HerkenRij, letters: list[str], waar: bool) -> tuple[str, ...]:
    per_letter: dict[str, list[str]] = {}
    for plek, rol, antwoord, toelichting in rij.antwoorden:
        uitleg = f" ({toelichting.strip().rstrip('.')})" if toelichting.strip() else ""
        wie = f"{rol}: " if rol else ""
        per_letter.setdefault(plek.letter, []).append(f"{wie}{antwoord.value}{uitleg}")
    erbij = f"{rij.gebied}, {rij.cijfer.jaar}" if waar else str(rij.cijfer.jaar or "")
    naam = f"{rij.antwoorden[0][0].tekst} ({erbij})"
    kop = f"{naam}: {waarde_in_woorden(rij.cijfer)}{f', {rij.stand}' if rij.stand else ''}"
    return (kop, *("; ".join(per_letter.get(letter, [])) for letter in letters))

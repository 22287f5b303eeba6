"""The first page: which scans lie here, what is the same, and what to talk about."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Column,
    Columns,
    DataTable,
    Heading,
    Masthead,
    Paragraph,
    Question,
    Questions,
    text,
)
from wijkscan.report.naast import woorden
from wijkscan.report.naast.model import Vergelijking
from wijkscan.report.sections.a4 import CREDIT
from wijkscan.scan.sidebyside_basis import Kant, SideBySide, Verschil

MEESTE_VRAGEN = 5
MEESTE_SAMEN = 6


def bouw(over: Vergelijking) -> list[Block]:
    """One page that can be read in two minutes."""
    naast = over.naast
    return [
        Masthead(
            "Leernetwerk · scans naast elkaar",
            dutch.capital(woorden.wijken(naast)) or "Scans naast elkaar",
            woorden.titel(naast),
            (dutch.long_date(over.vandaag),),
        ),
        Paragraph(text(_kern(naast)), "lead"),
        _scans(naast),
        *_meldingen(over),
        Columns(tuple(_samen(naast)), tuple(_praten(naast))),
        Paragraph(text(f"{woorden.GEEN_WEDSTRIJD} {CREDIT}"), "note"),
    ]


def _kern(naast: SideBySide) -> str:
    aantal = dutch.capital(woorden.TELWOORD[len(naast.kanten)])
    samen, alleen = len(naast.problemen), len(naast.alleen)
    zinnen = [f"{aantal} groepen keken naar {woorden.wijken(naast) or 'de wijk'}."]
    if samen:
        zinnen.append(f"{_staat(samen)} in meer scans.")
    if alleen:
        zinnen.append(f"{_staat(alleen)} in één scan.")
    if len(naast.verschillen) > 1:
        zinnen.append(f"Er zijn {len(naast.verschillen)} verschillen om over te praten.")
    return " ".join(zinnen)


def _staat(aantal: int) -> str:
    return "1 probleem staat" if aantal == 1 else f"{aantal} problemen staan"


def _scans(naast: SideBySide) -> DataTable:
    kolommen = ("Scan", "Gemaakt door", "Gemaakt op", "Cijfers uit", "Gebieden van")
    return DataTable(
        "De scans die hier liggen",
        tuple(Column(naam) for naam in kolommen),
        tuple(_scan(kant) for kant in naast.kanten),
    )


def _scan(kant: Kant) -> tuple[str, ...]:
    jaren = dutch.listing([str(jaar) for jaar in kant.jaren]) or "geen cijfers"
    indeling = str(kant.indeling) if kant.indeling else "onbekend"
    return (
        f"{kant.letter} · {kant.gebied or 'wijk niet genoemd'}",
        woorden.rollen(kant),
        woorden.dag(kant),
        jaren,
        indeling,
    )


def _meldingen(over: Vergelijking) -> list[Block]:
    """What one must know first: files that did not open, other years, the same scan twice."""
    zinnen = [f"{naam} doet niet mee. {waarom}" for naam, waarom in over.geweigerd]
    zinnen += over.naast.meldingen
    if not zinnen:
        return []
    return [Callout("Let op", tuple(text(zin) for zin in zinnen), "attention")]


def _samen(naast: SideBySide) -> list[Block]:
    """What more groups see: problems and strengths."""
    punten = [
        text(f"{rij.titel.rstrip('.')} ({woorden.groepen(rij.letters)})") for rij in naast.problemen
    ]
    if len(punten) > MEESTE_SAMEN:
        rest = len(punten) - MEESTE_SAMEN
        punten[MEESTE_SAMEN:] = [text(f"En nog {rest}. Die staan bij Problemen.")]
    sterk = [
        text(f"{rij.leden[0][0].tekst.rstrip('.')} ({woorden.groepen(rij.letters)})")
        for rij in naast.sterk
        if len(rij.letters) > 1
    ]
    blokken: list[Block] = [Heading("Dit zien meer groepen", 2)]
    blokken.append(
        BulletList(tuple(punten))
        if punten
        else Paragraph(text("De groepen noemen geen enkel probleem samen."))
    )
    if sterk:
        blokken += [Heading("Sterk volgens meer groepen"), BulletList(tuple(sterk[:MEESTE_SAMEN]))]
    return blokken


def _praten(naast: SideBySide) -> list[Block]:
    vragen = eerste_vragen(naast)
    if not vragen:
        return [
            Heading("Waar praten we over?", 2),
            Paragraph(text("De scans zeggen hetzelfde. Wat zag niemand?")),
        ]
    items = tuple(Question(v.vraag, v.titel) for v in vragen)
    return [Heading("Waar praten we over?", 2), Questions(items)]


def eerste_vragen(naast: SideBySide, hoeveel: int = MEESTE_VRAGEN) -> list[Verschil]:
    """The first difference of each kind, so that the talk touches every kind before it repeats."""
    per_soort = {v.soort: v for v in reversed(naast.verschillen)}
    eerst = [v for v in naast.verschillen if per_soort[v.soort] is v]
    rest = [v for v in naast.verschillen if v not in eerst]
    return (eerst + rest)[:hoeveel]

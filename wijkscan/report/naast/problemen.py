"""The problems themselves, group under group, with why they lie together, and the choices made."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.report.blocks import Block, Column, DataTable, Heading, Paragraph, text
from wijkscan.report.naast import woorden
from wijkscan.report.naast.model import Vergelijking
from wijkscan.scan.model import Probleem
from wijkscan.scan.priorities import Spreiding
from wijkscan.scan.sidebyside_basis import Keuze, ProbleemRij, SideBySide

_CRITERIA = (
    ("hoe_veel", "Hoe veel mensen"),
    ("hoe_erg", "Hoe erg"),
    ("iets_aan_doen", "Iets aan te doen"),
    ("willen", "Willen mensen"),
)


def bouw(over: Vergelijking) -> list[Block]:
    """Shared problems first, then those of one group."""
    naast = over.naast
    if not naast.problemen and not naast.alleen:
        return []
    blokken: list[Block] = [Heading("Problemen", 2)]
    for rij in naast.problemen:
        blokken += [Heading(rij.titel.rstrip(".")), _waarom(rij), _tabel(rij, naast)]
        blokken += _stemmen(rij)
    if naast.alleen:
        blokken += [Heading("Genoemd door één groep"), _alleen(naast)]
    return blokken


def _waarom(rij: ProbleemRij) -> Paragraph:
    return Paragraph(text("Waarom naast elkaar? ", waarom(rij)), "note")


def waarom(rij: ProbleemRij) -> str:
    """Each kind of reason once; the longest names the most words or codes."""
    redenen: dict[str, str] = {}
    for reden in (reden for koppel in rij.koppels for reden in koppel.redenen):
        redenen[reden.soort] = max(redenen.get(reden.soort, ""), reden.tekst, key=len)
    return " ".join(redenen.values())


def _tabel(rij: ProbleemRij, naast: SideBySide) -> DataTable:
    kolommen = ("Groep en probleem", "Bij wie", "Waardoor", "Wie kan iets doen", "Bewijs")
    return DataTable(
        "Hoe elke groep het ziet",
        tuple(Column(naam) for naam in kolommen),
        tuple(_rij(plek.letter, probleem, naast) for plek, probleem in rij.leden),
    )


def _rij(letter: str, probleem: Probleem, naast: SideBySide) -> tuple[str, ...]:
    kant = naast.kant(letter)
    oorzaken = [e for e in probleem.e if e.tekst.strip()]
    wie = dict.fromkeys(w for e in oorzaken if (w := woorden.wie_doet_wat(kant, e.door_wie)))
    return (
        f"{letter} · {probleem.p_wat.strip()}",
        probleem.p_groep.strip() or "niet genoemd",
        "; ".join(e.tekst.strip().rstrip(".") for e in oorzaken) or "niet genoemd",
        "; ".join(wie) or "niet genoemd",
        woorden.bronnen(probleem),
    )


def _stemmen(rij: ProbleemRij) -> list[Block]:
    """What each group chose, with the middle vote and from lowest to highest."""
    if not any(keuze.prioriteit for keuze in rij.keuzes):
        return []
    kolommen = (Column("Gekozen?"), *(Column(naam, number=True) for _, naam in _CRITERIA))
    return [
        DataTable(
            "Gekozen en gestemd: de middelste stem, met de laagste en de hoogste",
            kolommen,
            tuple(_keuze(keuze) for keuze in rij.keuzes),
        )
    ]


def _keuze(keuze: Keuze) -> tuple[str, ...]:
    per_criterium = {s.criterium: s for s in keuze.spreiding}
    stemmen = (_stem(per_criterium.get(criterium)) for criterium, _ in _CRITERIA)
    return (f"{keuze.letter} · {gekozen(keuze)}", *stemmen)


def gekozen(keuze: Keuze) -> str:
    """ "ja, als nummer 1"."""
    if keuze.gekozen:
        return f"ja, als nummer {keuze.rang}" if keuze.rang else "ja"
    return "nee" if keuze.kiest else "nog niet gekozen"


def _stem(spreiding: Spreiding | None) -> str:
    if spreiding is None:
        return "geen stemmen"
    midden = dutch.number(spreiding.midden, 0 if spreiding.midden.is_integer() else 1)
    if spreiding.laagste == spreiding.hoogste:
        return midden
    return f"{midden} ({spreiding.laagste} tot {spreiding.hoogste})"


def _alleen(naast: SideBySide) -> DataTable:
    kolommen = ("Groep en probleem", "Bij wie", "Waardoor", "Wie kan iets doen", "Bewijs")
    return DataTable(
        "Problemen die één groep noemt",
        tuple(Column(naam) for naam in kolommen),
        tuple(
            _rij(plek.letter, probleem, naast)
            for rij in naast.alleen
            for plek, probleem in rij.leden
        ),
    )

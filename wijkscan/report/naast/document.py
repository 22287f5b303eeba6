"""From a comparison to ordered blocks: the whole, the report of a session, pages to take home."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wijkscan.report.blocks import Block, Document, Section
from wijkscan.report.naast import (
    cijfers,
    gesprek,
    kort,
    meenemen,
    problemen,
    samen,
    sessie,
    woorden,
)
from wijkscan.report.naast.model import Vergelijking
from wijkscan.scan.bijeenkomst import Afspraak

Bouw = Callable[[Vergelijking], list[Block]]
Deel = tuple[str, str, Bouw]

# To add a part: one module with `bouw`, one line here.
VERGELIJKING: tuple[Deel, ...] = (
    ("kort", "In het kort", kort.bouw),
    ("verschillen", "Verschillen", gesprek.bouw),
    ("problemen", "Problemen", problemen.bouw),
    ("cijfers", "Cijfers", cijfers.bouw),
    ("samen", "Samen doen", samen.bouw),
    ("bronnen", "Bronnen", samen.bronnen),
)
SESSIE: tuple[Deel, ...] = (("bijeenkomst", "Bijeenkomst", sessie.bouw), *VERGELIJKING[1:])
NIEUWE_BLADZIJDE = {"verschillen", "problemen", "cijfers"}


def vergelijking(over: Vergelijking) -> Document:
    """Scans beside each other."""
    return _document(over, "Scans naast elkaar", _delen(over, VERGELIJKING))


def verslag(over: Vergelijking) -> Document:
    """The report of a session: decisions and first steps in front, then what was talked about."""
    return _document(over, "Verslag van de bijeenkomst", _delen(over, SESSIE))


def voor_team(over: Vergelijking, afspraak: Afspraak | None) -> Document:
    """One page for the team of one participant."""
    blad = Section("team", "Voor mijn team", tuple(meenemen.team(over, afspraak)))
    return _document(over, "Voor mijn team", [blad])


def voor_bestuur(over: Vergelijking) -> Document:
    """One page for bestuurders."""
    blad = Section("bestuur", "Voor bestuurders", tuple(meenemen.bestuur(over)))
    return _document(over, "Voor bestuurders", [blad])


def _delen(over: Vergelijking, delen: Iterable[Deel]) -> list[Section]:
    return [
        Section(anker, titel, blokken, break_before=anker in NIEUWE_BLADZIJDE)
        for anker, titel, bouw in delen
        if (blokken := tuple(bouw(over)))
    ]


def _document(over: Vergelijking, wat: str, delen: list[Section]) -> Document:
    waar = woorden.wijken(over.naast)
    return Document(
        title=f"{wat}: {waar}" if waar else wat,
        description=f"{wat}, over {woorden.titel(over.naast)}.",
        area=waar or "naast elkaar",
        sections=tuple(delen),
        date=over.vandaag.isoformat(),
        watermark=woorden.voorbeeld(over.naast),
    )

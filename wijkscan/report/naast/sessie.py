"""The report of a session: words, what was said, what was decided, and who does what first."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Column,
    DataTable,
    Heading,
    Masthead,
    Paragraph,
    text,
)
from wijkscan.report.naast import woorden
from wijkscan.report.naast.model import Vergelijking
from wijkscan.report.sections.a4 import CREDIT
from wijkscan.scan.bijeenkomst import Afspraak, Bijeenkomst


def bouw(over: Vergelijking) -> list[Block]:
    """Empty when there was no session."""
    bijeenkomst = over.bijeenkomst
    if bijeenkomst is None:
        return []
    return [
        Masthead(
            "Leernetwerk · verslag van de bijeenkomst",
            bijeenkomst.titel or "Bijeenkomst",
            f"over {woorden.titel(over.naast)}",
            (dutch.long_date(bijeenkomst.datum),),
        ),
        Paragraph(text(_kern(over, bijeenkomst)), "lead"),
        *_woorden(bijeenkomst),
        *_afspraken(bijeenkomst),
        *_besluiten(bijeenkomst),
        Paragraph(text(f"{woorden.GEEN_WEDSTRIJD} {CREDIT}"), "note"),
    ]


def _kern(over: Vergelijking, bijeenkomst: Bijeenkomst) -> str:
    besproken = sum(
        bijeenkomst.notitie(verschil.sleutel) is not None for verschil in over.naast.verschillen
    )
    wie = dutch.listing(list(dict.fromkeys(bijeenkomst.rollen)))
    zinnen = [f"Aan tafel: {wie}."] if wie else []
    zinnen.append(
        f"Er waren {len(over.naast.verschillen)} verschillen; {besproken} zijn besproken."
    )
    if bijeenkomst.terugblik:
        zinnen.append(f"We kijken terug op {dutch.long_date(bijeenkomst.terugblik)}.")
    return " ".join(zinnen)


def _woorden(bijeenkomst: Bijeenkomst) -> list[Block]:
    if not bijeenkomst.woordkeuze:
        return []
    punten = tuple(
        text(f"Wij zeggen “{zeg}”, niet “{woord}”." if zeg != woord else f"Wij zeggen “{zeg}”.")
        for woord, zeg in bijeenkomst.woordkeuze.items()
    )
    return [Heading("Onze woorden", 2), BulletList(punten)]


def _afspraken(bijeenkomst: Bijeenkomst) -> list[Block]:
    if not bijeenkomst.afspraken:
        return []
    kolommen = ("Wie", "Eerste stap", "We kijken terug op")
    return [
        Heading("Eerste stappen", 2),
        DataTable(
            "Wat ieder meeneemt naar het eigen team",
            tuple(Column(naam) for naam in kolommen),
            tuple(
                (wie(een), een.eerste_stap.strip() or "nog geen", _terug(een))
                for een in bijeenkomst.afspraken
            ),
        ),
    ]


def wie(afspraak: Afspraak) -> str:
    """ "wijkverpleegkundige, team Zuid"."""
    delen = [deel for deel in (afspraak.rol, afspraak.team.strip()) if deel]
    return ", ".join(delen) or "rol niet genoemd"


def _terug(afspraak: Afspraak) -> str:
    return dutch.long_date(afspraak.terugblik) if afspraak.terugblik else "nog geen dag"


def _besluiten(bijeenkomst: Bijeenkomst) -> list[Block]:
    """What was decided, by what was decided; kept records only when somebody said so."""
    blokken: list[Block] = []
    for besluit, titel in woorden.BESLUITEN.items():
        deel = [b for b in bijeenkomst.besluiten if b.beslissing.besluit is besluit]
        if deel:
            punten = tuple(
                woorden.zin(
                    f"{b.plek.tekst.rstrip('.')} ({b.plek.letter}).", _reden(b.beslissing.reden)
                )
                for b in deel
            )
            blokken += [Heading(titel), BulletList(punten)]
    return [Heading("Besloten", 2), *blokken] if blokken else []


def _reden(reden: str) -> str:
    return f"Omdat: {reden.strip().rstrip('.')}." if reden.strip() else ""

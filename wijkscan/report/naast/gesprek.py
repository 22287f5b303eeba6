"""Every difference with its question, by kind; with the notes of a session when there was one."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan.report.blocks import Block, BulletList, Callout, Heading, Paragraph, Text, em, text
from wijkscan.report.naast import woorden
from wijkscan.report.naast.model import Vergelijking
from wijkscan.scan.bijeenkomst import Bijeenkomst
from wijkscan.scan.sidebyside_basis import Soort, Verschil


def bouw(over: Vergelijking) -> list[Block]:
    """Kind after kind, in the order in which they are talked through."""
    if not over.naast.verschillen:
        return []
    blokken: list[Block] = [Heading("Verschillen", 2)]
    for soort in Soort:
        van_soort = [v for v in over.naast.verschillen if v.soort is soort]
        if van_soort:
            blokken.append(Heading(woorden.TITELS[soort]))
            blokken += _lijst(van_soort) if soort is Soort.STERK else _kaarten(van_soort, over)
    return blokken


def _lijst(verschillen: list[Verschil]) -> list[Block]:
    punten = tuple(woorden.zin(v.titel.rstrip(".") + ".", v.uitleg) for v in verschillen)
    return [BulletList(punten), Paragraph(text(em(verschillen[0].vraag)))]


def _kaarten(verschillen: Iterable[Verschil], over: Vergelijking) -> list[Block]:
    return [
        Callout(
            v.titel,
            (
                *(text(regel) for regel in v.regels),
                text(em(v.vraag)),
                *(_genoteerd(over.bijeenkomst, v.sleutel) if over.bijeenkomst else ()),
            ),
        )
        for v in verschillen
    ]


def _genoteerd(bijeenkomst: Bijeenkomst, sleutel: str) -> tuple[Text, ...]:
    """The first answers by role, and what was written down."""
    notitie = bijeenkomst.notitie(sleutel)
    if notitie is None:
        return ()
    regels = [woorden.zin(f"{rol or 'iemand'}:", tekst) for rol, tekst in notitie.antwoorden]
    if notitie.tekst.strip():
        regels.append(woorden.zin("Genoteerd:", notitie.tekst.strip()))
    return tuple(regels)

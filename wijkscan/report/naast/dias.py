"""The talk on a wall screen: a question on each slide, large enough to read from four metres."""

from __future__ import annotations

import io
from typing import Any

from wijkscan import __version__
from wijkscan import text as dutch
from wijkscan.report.blocks import Document
from wijkscan.report.docx import properties
from wijkscan.report.naast import woorden
from wijkscan.report.naast.kort import eerste_vragen
from wijkscan.report.naast.model import Vergelijking
from wijkscan.report.pptx_shapes import (
    ACCENT,
    EDGE,
    HIGH,
    SOFT,
    TINT,
    WIDE,
    Box,
    Grid,
    brief,
    item,
    line,
    new_show,
    new_slide,
    note,
    table,
    write,
)
from wijkscan.report.zipped import fixed
from wijkscan.scan.sidebyside_basis import Verschil

MEESTE_VRAGEN = 8
_MEESTE_REGELS = 6
_MATEN = {1: (26, 220), 2: (26, 130), 3: (26, 130), 4: (22, 150), 5: (20, 160), 6: (18, 120)}
"""Lines on a slide -> size of the letters, and how long a line may be."""
_ROOM = WIDE - 2 * EDGE
_TOP = 34.0


def render(over: Vergelijking, document: Document) -> bytes:
    """The slides as the bytes of a .pptx file."""
    show = new_show()
    dias = [_scans(show, over), _samen(show, over)]
    dias += [_vraag(show, v, over) for v in eerste_vragen(over.naast, MEESTE_VRAGEN)]
    dias.append(_afspraken(show, over))
    for nummer, dia in enumerate(dias, start=1):
        _voet(dia, document, nummer, len(dias), over)
    properties(show.core_properties, document)
    gemaakt = io.BytesIO()
    show.save(gemaakt)
    return fixed(gemaakt.getvalue())


def _voet(dia: Any, document: Document, nummer: int, aantal: int, over: Vergelijking) -> None:
    merk = f" · {document.watermark}" if document.watermark else ""
    woord = (
        f"{nummer} van {aantal} · {brief(document.title, 70)}{merk} · gemaakt met wijkscan "
        f"{__version__} op {dutch.long_date(over.vandaag)}"
    )
    write(dia, Box(EDGE, HIGH - 13, _ROOM, 7), [line(woord, 11, SOFT)], "Voettekst")


def _scans(show: Any, over: Vergelijking) -> Any:
    naast = over.naast
    dia = new_slide(show, brief(dutch.capital(woorden.titel(naast)), 70))
    titels = ("Scan", "Gemaakt door", "Gemaakt op", "Cijfers uit")
    kop = tuple((line(titel, 14, SOFT, bold=True),) for titel in titels)
    rijen = tuple(
        (
            (line(brief(kant.label, 34), 20, bold=True),),
            (line(brief(woorden.rollen(kant), 60), 18),),
            (line(woorden.dag(kant), 18),),
            (line(dutch.listing([str(jaar) for jaar in kant.jaren]) or "–", 18),),
        )
        for kant in naast.kanten
    )
    breed = (84.0, _ROOM - 84.0 - 56.0 - 44.0, 56.0, 44.0)
    table(
        dia, EDGE, _TOP + 4, Grid((kop, *rijen), breed, 15.0), "Scans", "De scans die hier liggen"
    )
    regels = [line(woorden.GEEN_WEDSTRIJD, 18)]
    regels += [line(brief(zin, 120), 16) for zin in naast.meldingen[:2]]
    write(dia, Box(EDGE, 150, _ROOM, 22), regels, "Afspraak")
    note(dia, [woorden.GEEN_WEDSTRIJD, *naast.meldingen])
    return dia


def _samen(show: Any, over: Vergelijking) -> Any:
    naast = over.naast
    dia = new_slide(show, "Dit zien meer groepen")
    helft = (_ROOM - 10) / 2
    maat, lengte = (26, 80) if len(naast.problemen) <= 3 else (20, 70)
    problemen = [
        item(f"{brief(rij.titel, lengte)} ({woorden.groepen(rij.letters)})", maat)
        for rij in naast.problemen[:5]
    ] or [line("De groepen noemen geen enkel probleem samen.", 22)]
    write(dia, Box(EDGE, _TOP + 2, helft, 130), problemen, "Problemen")
    sterk = [line("Sterk volgens meer groepen", 20, ACCENT, bold=True)]
    gedeeld = [rij for rij in naast.sterk if len(rij.letters) > 1]
    sterk += [
        item(f"{brief(rij.leden[0][0].tekst, 70)} ({woorden.groepen(rij.letters)})", 20)
        for rij in gedeeld[:5]
    ] or [line("Nog geen.", 20)]
    write(dia, Box(EDGE + helft + 10, _TOP + 2, helft, 100), sterk, "Sterke punten", TINT)
    note(dia, [rij.titel for rij in naast.problemen])
    return dia


def _vraag(show: Any, verschil: Verschil, over: Vergelijking) -> Any:
    dia = new_slide(show, brief(woorden.TITELS[verschil.soort], 60))
    gezegd = verschil.regels[:_MEESTE_REGELS]
    maat, lengte = _MATEN[len(gezegd)]
    regels = [line(brief(verschil.titel, 100), 28, bold=True)]
    regels += [item(brief(regel, lengte), maat) for regel in gezegd]
    write(dia, Box(EDGE, _TOP, _ROOM, 92), regels, "Wat de groepen zeggen")
    vraag = line(verschil.vraag, 30, ACCENT, bold=True)
    write(dia, Box(EDGE, 134, _ROOM, 34), [vraag], "Vraag", TINT)
    notitie = over.bijeenkomst.notitie(verschil.sleutel) if over.bijeenkomst else None
    eerst = [f"{rol}: {tekst}" for rol, tekst in notitie.antwoorden] if notitie else []
    note(dia, [verschil.vraag, *verschil.regels, *eerst, *([notitie.tekst] if notitie else [])])
    return dia


def _afspraken(show: Any, over: Vergelijking) -> Any:
    dia = new_slide(show, "Wat neem ik mee naar mijn team?")
    bijeenkomst = over.bijeenkomst
    if bijeenkomst is None or not bijeenkomst.afspraken:
        regels = [
            item("Wat is mijn eerste stap? Eén zin.", 28),
            item("Wie in mijn team vertel ik dit het eerst?", 28),
            item("Op welke dag kijken we terug?", 28),
        ]
        write(dia, Box(EDGE, _TOP + 6, _ROOM, 120), regels, "Vragen")
        note(dia, ["Ieder schrijft eerst zelf. Daarna leest ieder de eigen stap voor."])
        return dia
    regels = [
        item(brief(f"{een.rol or 'Iemand'}: {een.eerste_stap}", 110), 22)
        for een in bijeenkomst.afspraken[:7]
    ]
    if bijeenkomst.terugblik:
        dag = dutch.long_date(bijeenkomst.terugblik)
        regels.append(line(f"We kijken terug op {dag}.", 22, ACCENT, bold=True))
    write(dia, Box(EDGE, _TOP + 2, _ROOM, 130), regels, "Eerste stappen")
    note(dia, [f"{een.rol}: {een.eerste_stap}" for een in bijeenkomst.afspraken])
    return dia

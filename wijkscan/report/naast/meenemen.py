"""One page to take home: for the own team of a participant, and for bestuurders."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Column,
    Columns,
    DataTable,
    FormField,
    FormSpace,
    Heading,
    Masthead,
    Paragraph,
    Text,
    text,
)
from wijkscan.report.naast import woorden
from wijkscan.report.naast.kort import eerste_vragen
from wijkscan.report.naast.model import Vergelijking
from wijkscan.report.naast.sessie import wie
from wijkscan.report.sections.a4 import CREDIT
from wijkscan.scan.bijeenkomst import Afspraak
from wijkscan.scan.sidebyside_basis import ProbleemRij, SideBySide

MEESTE = 4


def team(over: Vergelijking, afspraak: Afspraak | None) -> list[Block]:
    """For colleagues who were not there: what we saw, what surprised us, what we do first."""
    naast = over.naast
    return [
        Masthead(
            "Voor mijn team · uit het leernetwerk",
            woorden.wijken(naast) or "Onze wijk",
            woorden.titel(naast),
            (dutch.long_date(over.vandaag), *((wie(afspraak),) if afspraak else ())),
        ),
        Paragraph(text(_opening(naast)), "lead"),
        Columns(
            (Heading("Dit zien meer groepen", 2), _gedeeld(naast)),
            (Heading("Hier keken we anders", 2), BulletList(_anders(over))),
        ),
        _eerste_stap(afspraak),
        Heading("Praat erover in het team", 2),
        FormSpace(
            (
                FormField("Herkennen wij dit bij ons? Bij wie, en waar?", lines=2),
                FormField("Wat doen wij eerst, en wie begint?", lines=2),
            )
        ),
        Paragraph(text(f"{woorden.GEEN_WEDSTRIJD} {CREDIT}"), "note"),
    ]


def _opening(naast: SideBySide) -> str:
    aantal = dutch.capital(woorden.TELWOORD[len(naast.kanten)])
    rollen = dict.fromkeys(rol for kant in naast.kanten for rol in kant.rollen)
    wat = f"{aantal} groepen maakten een scan van {woorden.wijken(naast) or 'de wijk'}."
    wie_keek = f" Daarin keken mee: {dutch.listing(list(rollen))}." if rollen else ""
    return f"{wat}{wie_keek} We legden ze naast elkaar."


def _gedeeld(naast: SideBySide) -> Block:
    if not naast.problemen:
        return Paragraph(text("De groepen noemen geen enkel probleem samen."))
    return BulletList(tuple(_probleem(rij) for rij in naast.problemen[:MEESTE]))


def _probleem(rij: ProbleemRij) -> Text:
    oorzaken = [groep.leden[0][1].tekst.rstrip(".") for groep in rij.oorzaken[:2]]
    waardoor = f" Waardoor: {'; '.join(oorzaken)}." if oorzaken else ""
    return woorden.zin(f"{rij.titel.rstrip('.')}.", waardoor.strip())


def _anders(over: Vergelijking) -> tuple[Text, ...]:
    """Differences that were talked about come first, with what was noted."""
    verschillen = over.naast.verschillen
    notities = {}
    if over.bijeenkomst is not None:
        notities = {v.sleutel: over.bijeenkomst.notitie(v.sleutel) for v in verschillen}
    besproken = [v for v in verschillen if (n := notities.get(v.sleutel)) and n.tekst.strip()]
    rest = [v for v in eerste_vragen(over.naast, MEESTE) if v not in besproken]
    regels = []
    for verschil in (besproken + rest)[:MEESTE]:
        notitie = notities.get(verschil.sleutel)
        zegt = notitie.tekst.strip() if notitie and notitie.tekst.strip() else verschil.regels[0]
        kop = f"{woorden.TITELS[verschil.soort]}: {verschil.titel.rstrip('.')}."
        regels.append(woorden.zin(kop, zegt))
    return tuple(regels) or (text("De scans zeggen hetzelfde."),)


def _eerste_stap(afspraak: Afspraak | None) -> Callout:
    stap = afspraak.eerste_stap.strip() if afspraak else ""
    dag = dutch.long_date(afspraak.terugblik) if afspraak and afspraak.terugblik else ""
    return Callout(
        "Onze eerste stap",
        (
            text(stap or "Nog geen. Kies er samen één."),
            text(f"We kijken terug op {dag}." if dag else "Spreek een dag af om terug te kijken."),
        ),
        "info" if stap else "attention",
    )


def bestuur(over: Vergelijking) -> list[Block]:
    """For bestuurders: what groups see alike, what is asked of whom, and what starts."""
    naast = over.naast
    return [
        Masthead(
            "Voor bestuurders · uit het leernetwerk",
            woorden.wijken(naast) or "Onze wijk",
            woorden.titel(naast),
            (dutch.long_date(over.vandaag),),
        ),
        Paragraph(text(_opening(naast)), "lead"),
        Columns(
            (Heading("Dit zien meer groepen", 2), _gedeeld(naast)),
            (Heading("Dit is al sterk", 2), BulletList(_sterk(naast))),
        ),
        Heading("Wat vragen wij?", 2),
        _vragen(naast),
        *_start(over),
        Paragraph(text(_zeker(naast)), "note"),
        Paragraph(text(f"{woorden.GEEN_WEDSTRIJD} {CREDIT}"), "note"),
    ]


def _sterk(naast: SideBySide) -> tuple[Text, ...]:
    gedeeld_eerst = sorted(naast.sterk, key=lambda rij: -len(rij.letters))
    punten = [text(rij.leden[0][0].tekst) for rij in gedeeld_eerst[:MEESTE]]
    return tuple(punten) or (text("Nog geen sterk punt genoemd."),)


def _vragen(naast: SideBySide) -> Block:
    """One line per party, so that three groups do not each ask the same huisarts."""
    eerst_gedeeld = sorted(naast.partijen, key=lambda rij: -len(rij.letters))[:6]
    if not eerst_gedeeld:
        return Paragraph(text("De groepen vragen nog niemand iets."))
    return DataTable(
        "Vragen van de groepen, bij elkaar per partij",
        (Column("Aan wie"), Column("Wat"), Column("Groepen")),
        tuple(
            (
                dutch.capital(rij.naam),
                "; ".join(
                    (vraag.vraag or "; ".join(vraag.acties)).strip().rstrip(".")
                    for vraag in rij.vragen
                ),
                woorden.groepen(rij.letters),
            )
            for rij in eerst_gedeeld
        ),
    )


def _start(over: Vergelijking) -> list[Block]:
    """First steps of the session, else those in the scans themselves."""
    if over.bijeenkomst is not None and over.bijeenkomst.afspraken:
        stappen = [
            woorden.zin(f"{dutch.capital(wie(een))}:", een.eerste_stap.strip())
            for een in over.bijeenkomst.afspraken
            if een.eerste_stap.strip()
        ]
    else:
        stappen = [
            text(f"{actie.eerste_stap.strip().rstrip('.')} (groep {kant.letter})")
            for kant in over.naast.kanten
            for actie in kant.scan.acties
            if actie.eerste_stap.strip()
        ]
    return [Heading("Dit begint nu", 2), BulletList(tuple(stappen[:MEESTE]))] if stappen else []


def _zeker(naast: SideBySide) -> str:
    """How sure: estimates are named as such, and who was heard."""
    geschat = [rij.naam for rij in naast.rijen if str(rij.cijfer.soort) == "geschat"]
    zinnen = ["De groepen gebruikten cijfers, straatbezoek en gesprekken."]
    if geschat:
        zinnen.append(f"Geschat en niet geteld: {dutch.listing(geschat[:MEESTE])}.")
    zinnen.append("Cijfers gaan over de wijk, niet over één bewoner.")
    return " ".join(zinnen)

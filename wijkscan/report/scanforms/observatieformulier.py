"""The observation form on paper: one page to take along; what is good comes first."""

from __future__ import annotations

from dataclasses import replace

from wijkscan.report.blocks import (
    Block,
    Callout,
    Document,
    FormField,
    FormSpace,
    Masthead,
    Paragraph,
    Section,
    strong,
    text,
)
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts.said import short
from wijkscan.report.sections.zelf_invullen import observations

PRIVACY = (
    ("Geen namen.", "Ook geen huisnummers, kentekens of hoe één persoon eruitziet."),
    ("Geen foto's van mensen.", "Wel van een bankje, een stoep of een bord."),
    ("Schrijf over een groep,", "nooit over één bewoner of cliënt."),
    ("Vraag het eerst.", "Praat je met iemand? Vraag of je het mag opschrijven."),
    ("Neem het over en doe dit papier weg.", "Gooi het niet zomaar in een prullenbak op straat."),
)

_REST = FormField("Verder", "Wat wil je nog vragen aan bewoners?", 2)


def build(model: ScanReport) -> Document:
    """One side of an A4, with room for every part of the wijk."""
    blocks: tuple[Block, ...] = (
        Masthead(
            "Observatieformulier",
            f"Kijken in {short(model.naam, 50)}",
            short(model.report.profile.area.omschrijving, 80),
            ("Schrijf op wat je ziet, hoort of ruikt.", "Nog zonder oordeel."),
        ),
        FormSpace(
            (
                FormField("Wie keken er?", "rollen, geen namen", 1),
                FormField("Datum:  . . . . . . . . . . . .", "", 0, ("ochtend", "middag", "avond")),
            ),
            2,
        ),
        FormSpace((FormField("Wat is hier goed?", "Begin hiermee.", 2),)),
        FormSpace((*(replace(field, lines=2) for field in observations()), _REST), 2),
        Callout(
            "Privacykaart",
            (text(*(part for rule, why in PRIVACY for part in (strong(rule), f" {why} "))),),
            "attention",
        ),
        Paragraph(text(_foot(model)), "note"),
    )
    section = Section("observatie", "Observatieformulier", blocks, fit=True)
    return document(model, (section,))


def _foot(model: ScanReport) -> str:
    words = "Mensen en de acht delen van de wijk: het model Community as Partner. "
    return words + short(model.scan.grondslag, 300)

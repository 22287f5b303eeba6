"""Empty places: what the group saw and heard, and the line from problem to first step."""

from __future__ import annotations

from wijkscan.report.blocks import (
    Block,
    Callout,
    Chain,
    ChainStep,
    FormField,
    FormSpace,
    Heading,
    PageBreak,
    Paragraph,
    text,
)
from wijkscan.report.model import Report

# The eight parts of a wijk (Community as Partner), in plain words, and the people themselves.
OBSERVATIONS = (
    ("Mensen", "Wie zie je op straat? Wie niet?"),
    ("Straat en huizen", "stoepen, bankjes, groen, trappen, onderhoud"),
    ("Winkels en werk", "boodschappen, markt, werkplaatsen"),
    ("Zorg en hulp", "huisarts, apotheek, wijkteam, buurthuis"),
    ("Veilig en vervoer", "licht, verkeer, bus en tram, oversteken"),
    ("Leren", "school, bibliotheek, cursussen, taal"),
    ("Nieuws en contact", "borden, buurtapp, talen, ontmoeten"),
    ("Ontspannen en sport", "parken, clubs, eten en drinken"),
    ("Bestuur en regels", "borden, spreekuur, bewonersgroep"),
)
CHAIN = (
    ChainStep("Probleem", "Wat is er aan de hand? Bij wie? Waar?", lines=2),
    ChainStep(
        "Waaraan zien we dat?", "Cijfer, gezien, gehoord, collega. Minstens twee soorten.", lines=3
    ),
    ChainStep(
        "Waardoor komt het waarschijnlijk?",
        "Vraag drie keer “waardoor?”. Wie kan er iets aan doen?",
        lines=3,
    ),
    ChainStep("Wat is sterk en kan helpen?", "Mensen, groepen, plekken, organisaties.", lines=1),
    ChainStep("Wat spreekt het tegen?", "Is er een cijfer of verhaal dat niet past?", lines=1),
    ChainStep("Eerste stap", "Wie doet wat, en wanneer? Hoe meten we het?", lines=2),
)


def build(report: Report) -> list[Block]:
    """A sheet to take along into the wijk, and a sheet to think with."""
    fields = tuple(FormField(label, hint, 2) for label, hint in OBSERVATIONS)
    return [
        Heading("Zelf invullen: wat zie en hoor je?", 2),
        Paragraph(
            text("Schrijf op wat je ziet, hoort of ruikt. Nog zonder oordeel. Noem geen namen.")
        ),
        FormSpace(
            (
                FormField("Wie keken er?", "rollen, geen namen", 1),
                FormField("Datum en dagdeel", "", 0, ("ochtend", "middag", "avond")),
            ),
            2,
        ),
        FormSpace((FormField("Wat is hier goed?", "Begin hiermee.", 3),)),
        FormSpace(fields, 2),
        Callout(
            "Let op", (text("Geen foto's van mensen, huisnummers of kentekens."),), "attention"
        ),
        PageBreak(),
        Heading("Zelf invullen: van probleem naar eerste stap", 2),
        Paragraph(text("Schrijf over een groep in de wijk, nooit over één persoon.")),
        Chain("Ons eerste probleem", CHAIN),
        FormSpace(
            (
                FormField(
                    "Hoe zeker zijn we hiervan?", "Zeg ook waarom.", 1, ("laag", "midden", "hoog")
                ),
            )
        ),
    ]

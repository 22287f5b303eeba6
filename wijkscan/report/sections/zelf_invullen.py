"""Empty places: what the group saw and heard, and the line from problem to first step."""

from __future__ import annotations

from functools import cache

from wijkscan import paths
from wijkscan import text as dutch
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
from wijkscan.store.catalogue import read_toml

CHAIN = (
    ChainStep("Probleem", "Wat is er aan de hand? Bij wie? Waar?", lines=4),
    ChainStep(
        "Waaraan zien we dat?", "Cijfer, gezien, gehoord, collega. Minstens twee soorten.", lines=5
    ),
    ChainStep(
        "Waardoor komt het waarschijnlijk?",
        "Vraag drie keer “waardoor?”. Wie kan er iets aan doen?",
        lines=5,
    ),
    ChainStep("Wat is sterk en kan helpen?", "Mensen, groepen, plekken, organisaties.", lines=3),
    ChainStep("Wat spreekt het tegen?", "Is er een cijfer of verhaal dat niet past?", lines=3),
    ChainStep("Eerste stap", "Wie doet wat, en wanneer? Hoe meten we het?", lines=4),
)


@cache
def observations() -> tuple[FormField, ...]:
    """One place per part of the wijk: the eight subsystems and the people themselves."""
    parts = read_toml(paths.data_dir() / "catalogue" / "observatie.toml")
    return tuple(
        FormField(dutch.capital(part["naam"]), part["vragen"][0], 4) for part in parts.values()
    )


def build(report: Report) -> list[Block]:
    """A sheet to take along into the wijk, and a sheet to think with."""
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
        FormSpace(observations(), 2),
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

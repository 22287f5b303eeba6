"""One page for the own team: what we saw, what we chose, who does what, and when we look back."""

from __future__ import annotations

from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Columns,
    Document,
    FormField,
    FormSpace,
    Heading,
    Paragraph,
    Section,
    text,
)
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import message, plan, sources, wijk
from wijkscan.report.scanparts.said import day, nothing_yet

LETTERS = 100
MOST_SEEN, MOST_CHOSEN, MOST_STEPS = 4, 3, 3


def build(model: ScanReport) -> Document:
    """One side of an A4."""
    blocks: list[Block] = [
        message.head(model, "Voor ons team"),
        Paragraph(message.lead(model, LETTERS), "lead"),
        Columns(_seen(model), _chosen(model)),
        Heading("Wie doet wat, en wanneer?", 2),
        *plan.step_table(model, MOST_STEPS, LETTERS),
        _look_back(model),
        Heading("Praat erover in het team", 2),
        FormSpace(
            (
                FormField("Herkennen wij dit? Bij wie, en waar?", lines=2),
                FormField("Wat doen wij eerst, en wie begint?", lines=2),
            ),
            2,
        ),
        sources.foot(model),
    ]
    return document(model, (Section("team", "Voor ons team", tuple(blocks), fit=True),))


def _seen(model: ScanReport) -> tuple[Block, ...]:
    """What is good first; then what was seen and heard."""
    found = wijk.in_short(model, MOST_SEEN, LETTERS)
    nothing = nothing_yet("Loop samen door de wijk en praat met bewoners.")
    return (Heading("Wat zagen en hoorden we?", 2), BulletList(found) if found else nothing)


def _chosen(model: ScanReport) -> tuple[Block, ...]:
    found = tuple(plan.chosen(model, LETTERS)[:MOST_CHOSEN])
    nothing = nothing_yet("Kies samen waar je begint, en schrijf op waarom.")
    return (Heading("Wat kozen we, en waarom?", 2), BulletList(found) if found else nothing)


def _look_back(model: ScanReport) -> Callout:
    days = sorted(action.stop_datum for action in model.scan.acties if action.stop_datum)
    when = f"Op {day(days[0])}." if days else "Spreek nu een dag af. Zet hem in ieders agenda."
    return Callout(
        "We kijken terug",
        (text(f"{when} Wat is gedaan? Wat zeggen bewoners? Gaan we verder of stoppen we?"),),
    )

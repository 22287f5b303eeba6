"""The poster for on the wall (A3): little text, large letters, the chain as one drawing."""

from __future__ import annotations

import dataclasses

from wijkscan.report.blocks import (
    NO_MARKUP,
    Block,
    BulletList,
    Callout,
    Columns,
    Document,
    Facts,
    Heading,
    Paragraph,
    Section,
    em,
    text,
)
from wijkscan.report.chain_drawing import drawing
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import message, plan, sources
from wijkscan.report.scanparts.said import nothing_yet, short

LETTERS = 90
MOST_NUMBERS, MOST_ASKS = 4, 4


def build(model: ScanReport) -> Document:
    """One side of an A3."""
    blocks: list[Block] = [message.head(model)]
    if question := model.scan.vraag.strip():
        blocks.append(Paragraph(text(em(short(question, 160))), "lead"))
    if numbers := message.in_numbers(model, MOST_NUMBERS):
        blocks += [Heading("Wat valt op?", 2), Facts(numbers)]
    blocks += [*_chain(model), Columns(_where(model), _asked(model)), sources.foot(model)]
    section = Section("poster", "Poster", tuple(blocks), fit=True)
    return dataclasses.replace(document(model, (section,)), paper="a3")


def _chain(model: ScanReport) -> list[Block]:
    """The first problem from sign to step."""
    title = Heading("Van cijfer naar actie", 2)
    if model.first is None:
        return [title, nothing_yet("Schrijf een probleem op: wat is er, bij wie, en waar?")]
    return [title, drawing(model, model.first)]


def _where(model: ScanReport) -> tuple[Block, ...]:
    """The map with its message, or why there is none."""
    drawn = model.report.cover or next(iter(model.report.maps), None)
    if drawn is not None:
        shown = dataclasses.replace(drawn, live=NO_MARKUP, table=None, small=False, note="")
        return Heading("Waar", 2), shown
    reason = model.report.maps_reason or "Van dit gebied zijn geen grenzen bekend."
    return Heading("Waar", 2), Callout("Geen kaart", (text(reason),))


def _asked(model: ScanReport) -> tuple[Block, ...]:
    asked = tuple(plan.asks(model, MOST_ASKS, LETTERS))
    nothing = nothing_yet("Schrijf bij een betrokkene wat je vraagt, en wat je biedt.")
    return Heading("Wat we u vragen", 2), BulletList(asked) if asked else nothing

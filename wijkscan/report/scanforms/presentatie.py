"""Five slides for five minutes, with what the speaker says: from the question to what we ask."""

from __future__ import annotations

import dataclasses

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Document,
    Facts,
    Heading,
    Paragraph,
    Section,
    em,
    strong,
    text,
)
from wijkscan.report.chain_drawing import drawing
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms import presentatie_notities as notes
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import message, plan, sources, wijk
from wijkscan.report.scanparts.said import nothing_yet, sentence, short
from wijkscan.report.sections import a4, opvallend

LETTERS = 110
MOST_ROWS, MOST_SEEN, MOST_STEPS, MOST_ASKS, MOST_CHOSEN = 4, 3, 3, 5, 3
MOST_SIGNS = 4  # fewer and larger: readable from the back of a room


def build(model: ScanReport) -> Document:
    """Five sections, each a slide."""
    slides = (
        ("wijk", "De wijk en onze vraag", _question(model), notes.question(model)),
        ("opvallend", "Wat valt op?", _stands_out(model), notes.stands_out(model)),
        ("probleem", "Ons probleem", _problem(model), notes.problem(model)),
        ("plan", "Keuze en plan", _plan(model), notes.plan(model)),
        ("vraag", "Wat we u vragen", _asked(model), notes.asked(model)),
    )
    foot = Paragraph(text(sources.made_with(model)), "note")
    sections = tuple(
        Section(anchor, title, (*blocks, foot), fit=True, notes=tuple(said))
        for anchor, title, blocks, said in slides
    )
    return dataclasses.replace(document(model, sections), paper="slide")


def _question(model: ScanReport) -> list[Block]:
    blocks: list[Block] = [message.head(model)]
    question = short(model.scan.vraag, 200)
    blocks.append(
        Paragraph(text("Onze vraag: ", em(question)), "lead")
        if question
        else nothing_yet("Waar begon het mee? Schrijf één vraag op.")
    )
    facts = tuple(a4.facts(model.report))
    return [*blocks, *([Facts(facts)] if facts else [])]


def _stands_out(model: ScanReport) -> list[Block]:
    choice = opvallend.choose(model.report)
    seen = wijk.in_short(model, MOST_SEEN, LETTERS)
    blocks: list[Block] = [Heading("Wat valt op in de cijfers, en wat zagen we?", 2)]
    if choice.all:
        blocks.append(a4.first_rows(a4.stands_out(model.report, choice), MOST_ROWS))
    if seen:
        blocks.append(BulletList(seen))
    if len(blocks) == 1:
        blocks.append(nothing_yet("Bekijk cijfers, loop door de wijk en praat met bewoners."))
    return blocks


def _problem(model: ScanReport) -> list[Block]:
    first = model.first
    if first is None:
        return [
            Heading("Ons probleem", 2),
            nothing_yet("Schrijf een probleem op: wat is er, bij wie, en waar?"),
        ]
    blocks: list[Block] = [
        Heading("Ons probleem, van cijfer naar actie", 2),
        drawing(model, first, most=MOST_SIGNS),
    ]
    others = [short(p.p_wat, 70) for p in model.problems if p is not first and p.p_wat.strip()]
    if others:
        words = dutch.listing([f"“{one}”" for one in others[:2]])
        left = f" En nog {len(others) - 2}." if len(others) > 2 else ""
        blocks.append(Paragraph(text(strong("Ook gezien: "), f"{words}.{left}")))
    return blocks


def _plan(model: ScanReport) -> list[Block]:
    chosen = tuple(plan.chosen(model, LETTERS)[:MOST_CHOSEN])
    return [
        Heading("Wat kozen we, en wat doen we?", 2),
        BulletList(chosen) if chosen else nothing_yet("Kies samen waar je begint, en waarom."),
        *plan.step_table(model, MOST_STEPS, LETTERS),
    ]


def _asked(model: ScanReport) -> list[Block]:
    asked = tuple(plan.asks(model, MOST_ASKS, LETTERS))
    return [
        Heading("Wat vragen we aan u?", 2),
        BulletList(asked) if asked else nothing_yet("Schrijf bij een betrokkene wat je vraagt."),
        Callout("Aan iedereen hier", (text(_to_all(model)),)),
    ]


def _to_all(model: ScanReport) -> str:
    sure = model.first.zekerheid if model.first else None
    why = f" {sentence(short(sure.waarom, 90))}" if sure and sure.waarom.strip() else ""
    doubt = (
        f"Hoe zeker is dit? {dutch.capital(sure.niveau.value)}.{why} "
        if sure and sure.niveau
        else ""
    )
    return f"{doubt}Herkent u dit? Wat ziet u dat wij niet zagen?"

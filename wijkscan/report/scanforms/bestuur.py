"""One page for bestuurders: what is the matter, how sure that is, and what is asked of them."""

from __future__ import annotations

from wijkscan.report.blocks import (
    Block,
    BulletList,
    Columns,
    Document,
    Facts,
    Heading,
    Paragraph,
    Section,
    strong,
    text,
)
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import message, plan, problem, sources
from wijkscan.report.scanparts.said import joined, nothing_yet, sentence, short
from wijkscan.report.sections import a4, opvallend

LETTERS, SENTENCE = 110, 420
MOST_ROWS, MOST_ASKS, MOST_CHOSEN = 3, 4, 3


def build(model: ScanReport) -> Document:
    """One side of an A4."""
    facts = tuple(a4.facts(model.report))
    blocks: list[Block] = [
        message.head(model, "Voor bestuurders"),
        Paragraph(message.lead(model, LETTERS), "lead"),
        *([Facts(facts)] if facts else []),
        *_figures(model),
        *_problem(model),
        Columns(_asked(model), _starts(model)),
        Paragraph(text(sources.counted(model)), "note"),
        sources.foot(model),
    ]
    return document(model, (Section("bestuur", "Voor bestuurders", tuple(blocks), fit=True),))


def _figures(model: ScanReport) -> list[Block]:
    """At most three rows: the first ones of the A4."""
    choice = opvallend.choose(model.report)
    table = a4.stands_out(model.report, choice)
    return [a4.first_rows(table, MOST_ROWS)] if choice.all else []


def _problem(model: ScanReport) -> list[Block]:
    first = model.first
    title = Heading("Wat is er aan de hand?", 2)
    if first is None:
        return [title, nothing_yet("Beschrijf een probleem: wat is er, bij wie, en waar?")]
    blocks: list[Block] = [title, Paragraph(text(short(problem.situation(model, first), SENTENCE)))]
    if first.p_gevolg.strip():
        words = sentence(short(first.p_gevolg, LETTERS))
        blocks.append(Paragraph(text(strong("Wat is het gevolg?"), f" {words}")))
    return [*blocks, Paragraph(text(strong("Hoe zeker is dit?"), f" {_sure(model)}"))]


def _sure(model: ScanReport) -> str:
    first = model.first
    sure = first.zekerheid if first else None
    level = sure.niveau.value if sure and sure.niveau else "nog niet gekozen"
    why = short(sure.waarom, LETTERS) if sure else ""
    against = short(first.tegen, LETTERS) if first else ""
    doubt = f"Dit past er niet bij: {against}" if against else ""
    return joined(*(sentence(part) for part in (level.capitalize(), why, doubt)), between=" ")


def _asked(model: ScanReport) -> tuple[Block, ...]:
    found = tuple(plan.asks(model, MOST_ASKS, LETTERS))
    nothing = nothing_yet("Schrijf bij een betrokkene wat je vraagt, en wat je biedt.")
    return (Heading("Wat vragen wij?", 2), BulletList(found) if found else nothing)


def _starts(model: ScanReport) -> tuple[Block, ...]:
    """What was chosen, and the first step."""
    blocks: list[Block] = [Heading("Dit begint nu", 2)]
    if chosen := tuple(plan.chosen(model, LETTERS)[:MOST_CHOSEN]):
        blocks.append(BulletList(chosen))
    step = problem.first_step(model, model.first, LETTERS) if model.first else None
    if step is None and not chosen:
        blocks.append(nothing_yet("Kies samen een eerste stap: wie doet wat, en wanneer?"))
    return (*blocks, *([step] if step else []))

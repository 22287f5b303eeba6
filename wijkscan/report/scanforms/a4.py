"""The scan on one sheet: the message in front, the plan and the sources on the back.

Everything has a limit, so that two sides of A4 are always enough; in full it stands in the report.
"""

from __future__ import annotations

from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Columns,
    Document,
    Facts,
    Heading,
    Paragraph,
    References,
    Section,
    Text,
    strong,
    text,
)
from wijkscan.report.chain_drawing import drawing
from wijkscan.report.markup import brief
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import message, plan, problem, sources
from wijkscan.report.scanparts.said import joined, sentence, short
from wijkscan.report.sections import a4, opvallend

FEW, LETTERS, BACK = 4, 110, 90
MOST_STEPS, MOST_ASKS, MOST_SOURCES = 3, 4, 7
ROWS = 6


def build(model: ScanReport) -> Document:
    """Two sides of one A4."""
    front = Section("voorkant", "De boodschap", tuple(_front(model)), sheet=True)
    back = Section("achterkant", "Plan en bronnen", tuple(_back(model)), sheet=True)
    return document(model, (front, back))


def _front(model: ScanReport) -> list[Block]:
    choice = opvallend.choose(model.report, ROWS)
    facts = tuple(a4.facts(model.report))
    blocks: list[Block] = [message.head(model), Paragraph(message.lead(model), "lead")]
    blocks += [Facts(facts)] if facts else []
    if choice.all:
        table = a4.stands_out(model.report, choice)
        blocks += [Heading(_stands_out(choice), 2), table]
    return [*blocks, Columns(a4.where(model.report), _first_problem(model)), sources.foot(model)]


def _stands_out(choice: opvallend.Choice) -> str:
    ages = {figure.leeftijd for figure in choice.all}
    return "Wat valt op bij 65-plussers" if ages == {"65+"} else "Wat valt op"


def _first_problem(model: ScanReport) -> tuple[Block, ...]:
    """The line of the first problem with its first step; without a problem, what to talk about."""
    first = model.first
    if first is None:
        return a4.talk(model.report, opvallend.choose(model.report))
    step = problem.first_step(model, first, LETTERS)
    line = problem.chain(model, first, few=FEW, letters=LETTERS)
    nothing = Callout("Eerste stap", (text("Nog niet gekozen."),))
    return Heading("Ons eerste probleem", 2), line, step or nothing


def _back(model: ScanReport) -> list[Block]:
    first = model.first
    drawn = [drawing(model, first)] if first else []
    name = short(model.naam, 60)
    return [
        Heading(f"{name}: van cijfer naar actie" if first else f"{name}: het plan", 2),
        *drawn,
        Heading("Ons plan", 2),
        *plan.step_table(model, MOST_STEPS, BACK),
        Columns(_left(model), _right(model)),
        sources.foot(model),
    ]


def _left(model: ScanReport) -> tuple[Block, ...]:
    """Why these first, and what we ask of others."""
    chosen = plan.chosen(model, BACK)[:3]
    asked = plan.asks(model, MOST_ASKS, BACK)
    none = (text("Er is nog geen keuze gemaakt."),)
    blocks: list[Block] = [
        Heading("Waarom dit eerst", 2),
        BulletList(tuple(chosen) or none),
        Heading("Wat we aan u vragen", 2),
        BulletList(tuple(asked) or (text("Nog niet opgeschreven."),)),
        Heading("Zo noem je deze wijkscan", 2),
        Paragraph(text(short(sources.cite(model), 400)), "note"),
    ]
    return tuple(blocks)


def _right(model: ScanReport) -> tuple[Block, ...]:
    """How sure this is, and where it comes from."""
    listed = sources.references(model)
    left = len(listed) - MOST_SOURCES
    more = (text(f"En nog {left} bronnen: zie het hele verslag."),) if left > 0 else ()
    return (
        Heading("Hoe zeker is dit?", 2),
        BulletList(tuple(_certainty(model))),
        Heading("Bronnen", 2),
        References((*(brief(one, 220) for one in listed[:MOST_SOURCES]), *more)),
    )


def _certainty(model: ScanReport) -> list[Text]:
    found = [text(sources.counted(model))]
    first = model.first
    if first is None:
        return found
    sure = first.zekerheid
    level = sure.niveau.value if sure and sure.niveau else "nog niet gekozen"
    why = short(sure.waarom, LETTERS) if sure else ""
    found.append(text(strong("Zekerheid:"), f" {sentence(joined(level, why, between='. '))}"))
    if first.tegen.strip():
        found.append(
            text(strong("Wat spreekt het tegen:"), f" {sentence(short(first.tegen, LETTERS))}")
        )
    answered = [n for n in model.notices(first) if n.reden]
    found += [
        text(strong("Let op:"), f" {short(n.message, LETTERS)} {sentence(short(n.reden, LETTERS))}")
        for n in answered[:2]
    ]
    return found

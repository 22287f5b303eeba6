"""The short form: what we saw, what the problem is and what we do, in plain words (mbo)."""

from __future__ import annotations

from wijkscan.report.blocks import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
    References,
    Section,
    Text,
    em,
    strong,
    text,
)
from wijkscan.report.chain_drawing import drawing
from wijkscan.report.markup import brief
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import message, plan, sources
from wijkscan.report.scanparts.said import nothing_yet, sentence, short
from wijkscan.report.sections import a4, opvallend
from wijkscan.scan.sentences import gewone_zin

MOST, LETTERS = 4, 160


def build(model: ScanReport) -> Document:
    """One section; about two pages."""
    blocks: list[Block] = [message.head(model, "Korte wijkscan")]
    if question := model.scan.vraag.strip():
        blocks.append(Paragraph(text("Onze vraag: ", em(short(question, 300))), "lead"))
    blocks += [*_problem(model), *_saw(model), *_figures(model), *_do(model), *_sources(model)]
    return document(model, (Section("kort", "Korte wijkscan", tuple(blocks)),))


def _saw(model: ScanReport) -> list[Block]:
    good = [one.goed for one in model.scan.observaties] + [
        talk.goed for talk in model.scan.gesprekken if talk.toestemming
    ]
    seen = [one.wat for one in model.scan.observaties]
    heard = [
        f"“{talk.wat.strip()}”"
        for talk in model.scan.gesprekken
        if talk.toestemming and talk.wat.strip()
    ]
    blocks: list[Block] = [Heading("Wat zagen en hoorden we?", 2)]
    for label, found in (
        ("Wat is hier goed?", good),
        ("Wat zagen we nog meer?", seen),
        ("Wat zeiden bewoners?", heard),
    ):
        items = [text(sentence(short(words, LETTERS))) for words in found if words.strip()]
        if items:
            blocks += [Heading(label, 3), BulletList(_most(items))]
    if len(blocks) == 1:
        blocks.append(nothing_yet("Loop door de wijk. Wat is hier goed? Wat zie je nog meer?"))
    return blocks


def _most(items: list[Text]) -> tuple[Text, ...]:
    left = len(items) - MOST
    return (*items[:MOST], *((text(f"En nog {left} in de hele scan."),) if left > 0 else ()))


def _figures(model: ScanReport) -> list[Block]:
    choice = opvallend.choose(model.report, MOST + 1)
    if not choice.all:
        return [
            Heading("Wat zeggen de cijfers?", 2),
            nothing_yet("Bekijk samen een paar cijfers over deze wijk."),
        ]
    return [
        Heading("Wat zeggen de cijfers?", 2),
        Paragraph(opvallend.lead(model.report, choice, ask="")),
        a4.stands_out(model.report, choice),
    ]


def _problem(model: ScanReport) -> list[Block]:
    first = model.first
    blocks: list[Block] = [Heading("Ons probleem", 2)]
    if first is None:
        return [*blocks, nothing_yet("Wat is er aan de hand? Bij wie, en waar?")]
    blocks += [
        Paragraph(text(short(gewone_zin(first, model.scan), 1_200))),
        drawing(model, first, "Van cijfer naar actie"),
    ]
    sure = first.zekerheid
    if sure and sure.niveau:
        why = f" {sentence(short(sure.waarom, 2 * LETTERS))}" if sure.waarom.strip() else ""
        blocks.append(
            Paragraph(text(strong("Hoe zeker zijn we?"), f" {sentence(sure.niveau.value)}{why}"))
        )
    others = [p for p in model.problems if p is not first and p.p_wat.strip()]
    if others:
        items = [text(sentence(short(p.p_wat, LETTERS))) for p in others]
        blocks += [Heading("Ook gezien", 3), BulletList(_most(items))]
    return blocks


def _do(model: ScanReport) -> list[Block]:
    blocks: list[Block] = [Heading("Wat gaan we doen?", 2)]
    blocks += plan.step_table(model, MOST, LETTERS)
    if asked := plan.asks(model, MOST, LETTERS):
        blocks += [Heading("Wat vragen we?", 3), BulletList(tuple(asked))]
    return blocks


def _sources(model: ScanReport) -> list[Block]:
    return [
        Heading("Bronnen", 2),
        References(tuple(brief(one, 300) for one in sources.references(model))),
        Paragraph(text("Zo noem je deze wijkscan: ", sources.cite(model)), "note"),
        sources.foot(model),
    ]

"""Diabetes among older residents: what is counted, what is estimated, what is only expected."""

from __future__ import annotations

from wijkscan.report.blocks import (
    Block,
    Callout,
    Fact,
    Facts,
    FigureGroup,
    FigureTable,
    FormField,
    FormSpace,
    Heading,
    Paragraph,
    strong,
    text,
)
from wijkscan.report.model import Report
from wijkscan.report.rows import key, missing_list, present, row
from wijkscan.report.sections import eigen
from wijkscan.scan.ageing import expected_range


def build(report: Report) -> list[Block]:
    """The honest answer: there is no open figure on diabetes for a wijk or buurt."""
    return [
        Heading("Diabetes bij ouderen", 2),
        Paragraph(
            text(
                "Er is ",
                strong("geen open cijfer"),
                f" over diabetes voor {report.naam}. ",
                "Hieronder staat wat er wel is, en op welk niveau.",
            ),
            "body",
        ),
        *_expected(report),
        *_counted(report),
        *_related(report),
        *eigen.over_diabetes(report),
        *_own(report),
    ]


def _expected(report: Report) -> list[Block]:
    expected = report.profile.diabetes.verwacht
    title = Heading("Hoeveel mensen zijn dat ongeveer?")
    if expected is None:
        return [title, Paragraph(text(report.profile.diabetes.verwacht_reden))]
    note = f"verwacht op grond van leeftijd, niet geteld · {expected.jaar}"
    return [
        title,
        Facts((Fact(expected_range(expected), expected.groep, note, expected=True),)),
        Paragraph(text(expected.aanname)),
        Paragraph(
            text(
                "Dit aantal zegt ",
                strong("niet"),
                " of er meer diabetes is dan ergens anders. ",
                "Er zit alleen leeftijd in. Het helpt om te plannen: om hoeveel mensen gaat het?",
            )
        ),
        Paragraph(text(f"Bron: {expected.bron}"), "note"),
    ]


def _counted(report: Report) -> list[Block]:
    answer = report.profile.diabetes
    blocks: list[Block] = [Heading("Geteld: wie gebruikt een diabetesmiddel?")]
    rows = tuple(row(figure, report) for figure in present(answer.geteld))
    if rows:
        caption = f"Diabetesmiddelen in de gemeente {report.profile.area.gemeente_naam}"
        blocks.append(FigureTable(caption, (FigureGroup("", rows),), key(report, answer.geteld)))
        blocks.append(
            Paragraph(text("Dit cijfer gaat over de hele gemeente, niet over de wijk."), "note")
        )
    if answer.geteld_reden:
        blocks.append(Callout("Nog geen geteld cijfer", (text(answer.geteld_reden),), "attention"))
    return blocks


def _related(report: Report) -> list[Block]:
    figures = report.profile.diabetes.verwant
    blocks: list[Block] = [
        Heading("Geschat: wat vaak samengaat met diabetes"),
        Paragraph(
            text("Deze cijfers zeggen niet wie diabetes heeft. Ze laten zien waar je op let.")
        ),
    ]
    rows = tuple(row(figure, report) for figure in present(figures))
    if rows:
        caption = f"Schattingen die bij diabetes horen: {report.naam} naast Nederland"
        blocks.append(FigureTable(caption, (FigureGroup("", rows),), key(report)))
    absent = missing_list(figures, report, "Geen cijfer")
    return [*blocks, absent] if absent else blocks


def _own(report: Report) -> list[Block]:
    return [
        Heading("Een eigen cijfer van huisarts of GGD"),
        Paragraph(
            text(
                "Vraag de huisartsen, de zorggroep of de GGD om een cijfer voor deze wijk. ",
                "Schrijf erbij wat er geteld is. Minder dan 10? Schrijf dan “minder dan 10”.",
            )
        ),
        FormSpace(
            (
                FormField(
                    "Aantal mensen met diabetes, van de …",
                    "65 tot 75 jaar en 75 jaar en ouder apart",
                    1,
                ),
                FormField("Wie telde dit, en wanneer?", "", 1),
                FormField(
                    "Wat is geteld?",
                    "diagnose bij de huisarts, gebruik van een middel, vragenlijst",
                    1,
                ),
                FormField(
                    "Over welk gebied gaat het?",
                    "patiënten van een praktijk zijn niet altijd wijkbewoners",
                    1,
                ),
            ),
            2,
        ),
    ]

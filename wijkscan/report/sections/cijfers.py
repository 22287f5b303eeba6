"""All figures by theme, each with range picture, verdict and source; missing ones with the reason."""

from __future__ import annotations

from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import (
    Block,
    Callout,
    FigureGroup,
    FigureTable,
    Heading,
    Paragraph,
    em,
    strong,
    text,
)
from wijkscan.report.model import Report
from wijkscan.report.rows import key, missing_list, present, row


def build(report: Report) -> list[Block]:
    """A heading and a table per theme."""
    blocks: list[Block] = [Heading("Alle cijfers", 2), _how_to_read(report)]
    shown = [f for f in report.profile.figures if report.indicator(f).tonen]
    for thema in report.catalogue.themas:
        figures = [f for f in shown if report.indicator(f).thema == thema]
        blocks += _theme(report, thema, figures) if figures else []
    return blocks + _on_request(report)


def _how_to_read(report: Report) -> Callout:
    return Callout(
        "Zo lees je de tabellen",
        (
            text(
                "De grijze balk is in elke rij even lang. Daarin ligt 90% van de ",
                f"{report.peers} in Nederland; in het dikke deel ligt de helft. ",
                "De stip of ring is ",
                strong(report.naam),
                ". Staat er een streepje door de stip? ",
                "Dan ligt het echte getal waarschijnlijk tussen de twee einden.",
            ),
            text(
                strong("Geteld"),
                ": iedereen is meegeteld. ",
                strong("Geschat"),
                ": uitgerekend met een rekenmodel; het echte getal kan anders zijn. ",
                "Hoger of lager zegt nog niet of iets goed of slecht is: dat staat er in woorden bij.",
            ),
            text(em("Dit cijfer gaat over de wijk, niet over één bewoner.")),
        ),
    )


def _theme(report: Report, thema: str, figures: list[Figure]) -> list[Block]:
    theme = report.catalogue.themas[thema]
    rows = tuple(row(figure, report) for figure in present(figures))
    blocks: list[Block] = [Heading(theme.naam, 3, f"thema-{thema}"), Paragraph(text(theme.uitleg))]
    if rows:
        caption = f"{theme.naam}: {report.naam} naast Nederland"
        blocks.append(FigureTable(caption, (FigureGroup("", rows),), key(report)))
    absent = missing_list(figures, report, "Geen cijfer")
    return [*blocks, absent] if absent else blocks


def _on_request(report: Report) -> list[Block]:
    hidden = {
        report.indicator(f).naam: None
        for f in report.profile.figures
        if not report.indicator(f).tonen
    }
    if not hidden:
        return []
    words = f"Niet in dit verslag, wel op te vragen: {'; '.join(hidden)}."
    return [Paragraph(text(words), "note")]

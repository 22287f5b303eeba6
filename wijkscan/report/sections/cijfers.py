"""All figures by theme, with range picture, verdict and source; missing ones with the reason."""

from __future__ import annotations

from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import (
    Block,
    Callout,
    Column,
    DataTable,
    FigureGroup,
    FigureTable,
    Heading,
    Jumps,
    Paragraph,
    em,
    strong,
    text,
)
from wijkscan.report.model import Report
from wijkscan.report.rows import (
    about,
    compared,
    here,
    key,
    mark,
    missing_list,
    present,
    row,
    source_line,
)
from wijkscan.scan import phrases, wording


def build(report: Report) -> list[Block]:
    """A heading and a table per theme."""
    shown = [f for f in report.profile.figures if report.indicator(f).tonen]
    used = {report.indicator(figure).thema for figure in shown}
    themes = [(key, theme.naam) for key, theme in report.catalogue.themas.items() if key in used]
    jumps = Jumps(tuple((f"thema-{thema}", naam) for thema, naam in themes))
    blocks: list[Block] = [Heading("Alle cijfers", 2), jumps, _how_to_read(report)]
    for thema, _ in themes:
        figures = [f for f in shown if report.indicator(f).thema == thema]
        blocks += _theme(report, thema, figures)
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
                "Hoger of lager zegt nog niet of iets goed of slecht is. ",
                "Dat staat er in woorden bij.",
            ),
            text(em(wording.NO_PERSON.format(gebied=phrases.place_of(report.profile.area.niveau)))),
        ),
    )


def _theme(report: Report, thema: str, figures: list[Figure]) -> list[Block]:
    theme = report.catalogue.themas[thema]
    rows = tuple(row(figure, report) for figure in present(figures))
    blocks: list[Block] = [Heading(theme.naam, 3, f"thema-{thema}"), Paragraph(text(theme.uitleg))]
    if rows:
        caption = f"{theme.naam}: {report.naam} naast Nederland"
        blocks.append(FigureTable(caption, (FigureGroup("", rows),), key(report)))
    blocks += _of_gemeente(report, thema)
    elsewhere = {(f.indicator, f.leeftijd) for f in report.profile.van_gemeente}
    nowhere = [f for f in figures if (f.indicator, f.leeftijd) not in elsewhere]
    absent = missing_list(nowhere, report, "Geen cijfer")
    return [*blocks, absent] if absent else blocks


def _of_gemeente(report: Report, thema: str) -> list[Block]:
    """What is known for the whole gemeente only, apart, so that nobody reads it as the wijk's."""
    figures = [f for f in report.profile.van_gemeente if report.indicator(f).thema == thema]
    if not figures:
        return []
    name = report.profile.area.gemeente_naam
    columns = (
        Column("Cijfer"),
        Column(name, number=True),
        Column("Nederland", number=True),
        Column("Hoe staat het ervoor?"),
        Column("Waar komt het vandaan?"),
    )
    rows = [_gemeente_row(figure, report) for figure in figures]
    filled = [i for i, _ in enumerate(columns) if any(row[i] for row in rows)]
    return [
        DataTable(
            f"Alleen bekend voor de hele gemeente {name}, niet voor {report.naam}",
            tuple(columns[i] for i in filled),
            tuple(tuple(row[i] for i in filled) for row in rows),
        )
    ]


def _gemeente_row(figure: Figure, report: Report) -> tuple[str, ...]:
    indicator, standing = report.indicator(figure), mark(figure, report.indicator(figure))
    unit = f" ({group})" if (group := about(figure, indicator)) else ""
    words = " ".join(part for part in (standing.sign, standing.words) if part)
    return (
        indicator.naam + unit,
        here(figure, indicator),
        compared(figure.against("NL"), indicator),
        ": ".join(part for part in (words, standing.note) if part),
        source_line(figure, indicator),
    )


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

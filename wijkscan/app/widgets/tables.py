"""All figures by theme as tables, and what is missing with the reason."""

from __future__ import annotations

from itertools import groupby

from wijkscan import text
from wijkscan.analysis.values import Figure
from wijkscan.app.look import image, joined, markup
from wijkscan.app.widgets.card import verdict
from wijkscan.report import rows
from wijkscan.report.blocks import DataTable, FigureRow, Markup, MissingList
from wijkscan.report.model import Report

_NUMBER = Markup(' class="ws-getal"')


def by_theme(report: Report) -> Markup:
    """A folded table per theme, in the order of the catalogue."""
    shown = [f for f in report.profile.figures if report.indicator(f).tonen]
    themes = groupby(shown, key=lambda figure: report.indicator(figure).thema)
    return joined([_theme(report, thema, list(figures)) for thema, figures in themes])


def _theme(report: Report, thema: str, figures: list[Figure]) -> Markup:
    theme, present = report.catalogue.themas[thema], rows.present(figures)
    absent = rows.missing_list(figures, report, "Geen cijfer")
    return markup(
        '<details class="ws-thema"><summary><b>{}</b> <span>{}</span></summary>'
        "<p>{}</p>{}{}</details>",
        theme.naam,
        text.plural(len(present), "cijfer", "cijfers"),
        theme.uitleg,
        _table(theme.naam, [rows.row(f, report) for f in present], report) if present else "",
        missing(absent) if absent else "",
    )


def _table(caption: str, lines: list[FigureRow], report: Report) -> Markup:
    key = rows.key(report)
    heads = (
        "Cijfer",
        key.here,
        "Nederland",
        key.gemeente or "Gemeente",
        "Beeld",
        "Hoe staat het ervoor?",
    )
    return markup(
        '<table class="ws-tabel"><caption class="ws-verborgen">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        caption,
        joined([markup('<th scope="col">{}</th>', head) for head in heads]),
        joined([_row(line, heads) for line in lines]),
    )


def _row(line: FigureRow, heads: tuple[str, ...]) -> Markup:
    interval = markup("<small>{}</small>", line.interval) if line.interval else Markup("")
    return markup(
        '<tr><th scope="row">{}<small>{}</small><small>{}</small></th>'
        '<td class="ws-getal"><i>{}</i><b>{}</b>{}</td><td class="ws-getal"><i>{}</i>{}</td>'
        '<td class="ws-getal"><i>{}</i>{}</td><td class="ws-beeldje">{}</td><td>{}</td></tr>',
        line.name,
        line.about,
        line.source,
        *(heads[1], line.here, interval),
        *(heads[2], line.country or "–"),
        *(heads[3], line.gemeente or "–"),
        image(line.picture.svg, line.picture.alt) if line.picture else "",
        verdict(line.mark),
    )


def missing(block: MissingList) -> Markup:
    """The figures that are not there, by reason."""
    items = [
        markup("<li><b>{}</b> {}</li>", reason, "; ".join(names)) for reason, names in block.items
    ]
    return markup('<div class="ws-mist"><h3>{}</h3><ul>{}</ul></div>', block.title, joined(items))


def plain(table: DataTable) -> Markup:
    """A plain table; the first cell of a row names it."""
    heads = [
        markup(
            '<th scope="col"{}>{}</th>', Markup(' class="ws-getal"' if c.number else ""), c.title
        )
        for c in table.columns
    ]
    return markup(
        '<div class="ws-rol" tabindex="0" role="region" aria-label="{}"><table class="ws-lijst">'
        "<caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        table.caption,
        table.caption,
        joined(heads),
        joined([_plain_row(table, index) for index in range(len(table.rows))]),
    )


def _plain_row(table: DataTable, index: int) -> Markup:
    first, *others = table.rows[index]
    cells = [
        markup("<td{}>{}</td>", _NUMBER if column.number else "", cell)
        for column, cell in zip(table.columns[1:], others, strict=True)
    ]
    own = Markup(' class="ws-hier"' if index in table.emphasis else "")
    return markup('<tr{}><th scope="row">{}</th>{}</tr>', own, first, joined(cells))

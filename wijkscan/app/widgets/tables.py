"""All figures by theme as tables, and what is missing with the reason."""

from __future__ import annotations

from wijkscan import text
from wijkscan.analysis.values import Figure
from wijkscan.app.look import image, joined, markup
from wijkscan.app.widgets.card import verdict
from wijkscan.app.widgets.level import of_level
from wijkscan.report import rows
from wijkscan.report.blocks import DataTable, FigureRow, Markup, MissingList
from wijkscan.report.model import Report

_NUMBER = Markup(' class="ws-getal"')


def by_theme(report: Report) -> Markup:
    """A folded table per theme, in the order of the catalogue."""
    shown = [f for f in report.profile.figures if report.indicator(f).tonen]
    of_theme = [
        (thema, [f for f in shown if report.indicator(f).thema == thema])
        for thema in report.catalogue.themas
    ]
    return joined([_theme(report, thema, figures) for thema, figures in of_theme if figures])


def _theme(report: Report, thema: str, figures: list[Figure]) -> Markup:
    theme, present = report.catalogue.themas[thema], rows.present(figures)
    elsewhere = [f for f in report.profile.van_gemeente if report.indicator(f).thema == thema]
    known = {(f.indicator, f.leeftijd) for f in elsewhere}
    nowhere = [f for f in figures if (f.indicator, f.leeftijd) not in known]
    absent = rows.missing_list(nowhere, report, "Geen cijfer")
    return markup(
        '<details class="ws-thema"><summary><b>{}</b> <span>{}</span></summary>'
        "<p>{}</p>{}{}{}</details>",
        theme.naam,
        text.plural(len(present) + len(elsewhere), "cijfer", "cijfers"),
        theme.uitleg,
        _table(theme.naam, present, report) if present else "",
        _of_gemeente(elsewhere, report) if elsewhere else "",
        missing(absent) if absent else "",
    )


def _of_gemeente(figures: list[Figure], report: Report) -> Markup:
    """What is known for the whole gemeente only, apart, so that nobody reads it as the wijk's."""
    area = report.profile.area
    title = f"Alleen bekend voor de hele gemeente {area.gemeente_naam}, niet voor {area.naam}"
    around = of_level(figures[0], report)
    return markup("<h3>{}</h3>{}", title, _table(title, figures, around))


def _table(caption: str, figures: list[Figure], report: Report) -> Markup:
    key = rows.key(report)
    heads = [key.here, "Nederland", *([key.gemeente] if key.gemeente else [])]
    names = ("Cijfer", *heads, "Beeld", "Hoe staat het ervoor?")
    return markup(
        '<table class="ws-tabel"><caption class="ws-verborgen">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        caption,
        joined([markup('<th scope="col">{}</th>', name) for name in names]),
        joined([_row(rows.row(figure, report), heads) for figure in figures]),
    )


def _row(line: FigureRow, heads: list[str]) -> Markup:
    amounts = zip(heads, (line.here, line.country, line.gemeente), strict=False)
    interval = markup("<small>{}</small>", line.interval) if line.interval else Markup("")
    cells = [
        markup('<td class="ws-getal"><i>{}</i>{}</td>', head, amount or "–")
        for head, amount in amounts
    ]
    cells[0] = markup(
        '<td class="ws-getal"><i>{}</i><b>{}</b>{}</td>', heads[0], line.here, interval
    )
    return markup(
        '<tr><th scope="row">{}<small>{}</small><small>{}</small></th>{}'
        '<td class="ws-beeldje">{}</td><td>{}</td></tr>',
        line.name,
        line.about,
        line.source,
        joined(cells),
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

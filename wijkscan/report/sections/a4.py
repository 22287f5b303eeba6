"""The first page: one A4 that a verzorgende and a wethouder both understand."""

from __future__ import annotations

import dataclasses

from wijkscan import text as dutch
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import (
    NO_MARKUP,
    Block,
    Callout,
    Columns,
    Fact,
    Facts,
    FigureGroup,
    FigureRow,
    FigureTable,
    FormField,
    FormSpace,
    Heading,
    Masthead,
    Paragraph,
    Questions,
    text,
)
from wijkscan.report.model import Report
from wijkscan.report.rows import about, key, row
from wijkscan.report.sections import opvallend
from wijkscan.scan.ageing import expected_range

CREDIT = (
    "Gebaseerd op het gedachtegoed van WijkOPSE (Rosendal & Van Dorst, 2016); "
    "dit is niet het officiële formulier."
)


def build(report: Report) -> list[Block]:
    """Who lives here, what stands out for better and worse, where, and what to talk about."""
    choice = opvallend.choose(report)
    striking: list[Block] = [Heading("Wat valt op", 2), stands_out(report, choice)]
    return [
        masthead(report),
        Paragraph(opvallend.lead(report, choice), "lead"),
        Facts(tuple(facts(report))),
        *(striking if choice.all else []),
        Columns(where(report), talk(report, choice)),
        Paragraph(text(_foot(report, choice)), "note"),
    ]


def masthead(report: Report) -> Masthead:
    """The head of the page."""
    focus = report.focus
    kicker = f"Wijkscan · {focus.naam[:1].lower()}{focus.naam[1:]}" if focus else "Wijkscan"
    day = dutch.long_date(report.today)
    by = tuple(line for line in (report.makers, day) if line)
    return Masthead(kicker, report.title or report.naam, report.profile.area.omschrijving, by)


def facts(report: Report) -> list[Fact]:
    """Up to four big numbers: residents, older people, living alone, expected diabetes."""
    found = [
        _residents(report),
        _older(report),
        _share(report, "eenpersoonshuishoudens", "van de 100 huishoudens", "is één persoon"),
        _diabetes(report),
    ]
    return [fact for fact in found if fact is not None]


def _residents(report: Report) -> Fact | None:
    figure = report.profile.figure("inwoners")
    if figure is None or figure.value is None:
        return None
    return Fact(dutch.number(figure.value), "inwoners", _year(figure))


def _older(report: Report) -> Fact | None:
    figure = report.profile.figure("aandeel_65plus")
    if figure is None or figure.value is None or figure.numerator is None:
        return _share(report, "aandeel_65plus", "van de 100 inwoners", "zijn 65 jaar of ouder")
    note = f"{dutch.number(figure.value)} van de 100{_country(figure)}"
    return Fact(dutch.number(figure.numerator), "zijn 65 jaar of ouder", note)


def _share(report: Report, indicator: str, whole: str, is_what: str) -> Fact | None:
    figure = report.profile.figure(indicator)
    if figure is None or figure.value is None:
        return None
    note = _country(figure).removeprefix(" · ")
    return Fact(dutch.number(figure.value), f"{whole} {is_what}", note)


def _country(figure: Figure) -> str:
    comparison = figure.against("NL")
    if comparison is None or comparison.value is None:
        return ""
    return f" · Nederland {dutch.number(comparison.value)}"


def _year(figure: Figure) -> str:
    return f"geteld, {figure.origin.jaar}" if figure.origin else ""


def _diabetes(report: Report) -> Fact | None:
    expected = report.profile.diabetes.verwacht
    if expected is None:
        return None
    return Fact(
        expected_range(expected),
        expected.groep,
        "verwacht op grond van leeftijd, niet geteld",
        expected=True,
    )


def stands_out(report: Report, choice: opvallend.Choice) -> FigureTable:
    """The chosen figures under each other, in the short form."""
    different = opvallend.differing(report, choice)
    same = tuple(figure for figure in choice.neutraal if figure not in different)
    groups = (
        ("Ongunstig", choice.ongunstig),
        ("Gunstig", choice.gunstig),
        ("Anders dan gemiddeld", different),
        ("Ook bekeken" if different else "", same),
    )
    abouts = {about(figure, report.indicator(figure)) for figure in choice.all}
    shared = abouts.pop() if len(abouts) == 1 else ""
    return FigureTable(
        caption=f"Wat valt op in {report.naam}",
        groups=tuple(
            FigureGroup(title, tuple(_short(figure, report, shared) for figure in figures))
            for title, figures in groups
            if figures
        ),
        key=key(report),
        compact=True,
        first_column=dutch.capital(shared) or "Cijfer",
    )


def first_rows(table: FigureTable, most: int) -> FigureTable:
    """The same table with its first rows, for where there is little room."""
    groups, room = [], most
    for group in table.groups:
        rows = group.rows[:room]
        room -= len(rows)
        if rows:
            groups.append(dataclasses.replace(group, rows=rows))
    return dataclasses.replace(table, groups=tuple(groups))


def _short(figure: Figure, report: Report, shared: str) -> FigureRow:
    """A row without what the headings already say, with kind and year beside the name."""
    full = row(figure, report)
    indicator = report.indicator(figure)
    words = full.mark.words.removeprefix("geschat: ")
    said_above = full.mark.note in ("gunstig", "ongunstig") or figure.range_of_parts
    note = "" if said_above else full.mark.note
    made = f"{indicator.soort}, {figure.origin.jaar}" if figure.origin else str(indicator.soort)
    if figure.niveau is not report.profile.area.niveau:
        made += f", hele {figure.niveau}"
    return dataclasses.replace(
        full,
        about=" · ".join(part for part in (full.about.replace(shared, ""), made) if part),
        mark=dataclasses.replace(full.mark, words=words, note=note),
        details=(),
    )


def where(report: Report) -> tuple[Block, ...]:
    """The map, or the reason why there is none."""
    drawn = report.cover or next(iter(report.maps), None)
    if drawn is None:
        reason = report.maps_reason or "Van dit gebied zijn geen grenzen bekend."
        return Heading("Waar", 2), Callout("Geen kaart", (text(reason),))
    bare = dataclasses.replace(drawn, live=NO_MARKUP, table=None, small=True)
    return Heading("Waar", 2), bare


def talk(report: Report, choice: opvallend.Choice) -> tuple[Block, ...]:
    """Three questions, and room for a first step."""
    return (
        Heading("Drie dingen om over te praten", 2),
        Questions(opvallend.questions(report, choice)),
        FormSpace((FormField("Onze eerste stap", "Wie doet wat, en wanneer?", 4),)),
    )


def _foot(report: Report, choice: opvallend.Choice) -> str:
    shown = {f.origin.tabel: f.origin for f in (*_fact_figures(report), *choice.all) if f.origin}
    tables = "; ".join(f"{o.producent} {o.tabel} ({o.jaar})" for o in shown.values())
    licences = dutch.listing(sorted({o.licentie for o in shown.values() if o.licentie}))
    parts = [
        f"Cijfers gaan over {_the_level(report)}, niet over één bewoner.",
        "Een geschat cijfer laat zien waar je verder wilt kijken; het meet geen effect.",
        f"Bron: {tables}, {licences}." if tables else "",
        CREDIT,
    ]
    return " ".join(part for part in parts if part)


def _the_level(report: Report) -> str:
    if len(report.profile.area.codes) > 1:
        return "het hele gebied"
    return f"de {report.profile.area.niveau}"


def _fact_figures(report: Report) -> list[Figure]:
    wanted = ("inwoners", "aandeel_65plus", "eenpersoonshuishoudens")
    found = [report.profile.figure(indicator) for indicator in wanted]
    return [figure for figure in found if figure is not None and figure.value is not None]

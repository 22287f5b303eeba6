"""The scan as five slides with what the speaker says, for a talk of five minutes.

1 who lives here, 2 what stands out, 3 the map, 4 what to talk about and what still to see,
5 how sure this is and the sources. Made from the same figures and sentences as the report. Each
slide has a title in its own place; what is on it stands in the order in which it is read.
"""

from __future__ import annotations

import io
from typing import Any

from wijkscan import __version__
from wijkscan import text as dutch
from wijkscan.report import pptx_notes
from wijkscan.report.blocks import Fact, Facts, FigureTable, MapBlock
from wijkscan.report.compose import compose
from wijkscan.report.docx import properties
from wijkscan.report.model import Report
from wijkscan.report.pptx_figures import NamedRow, figure_rows, named_rows
from wijkscan.report.pptx_shapes import (
    ACCENT,
    EDGE,
    HIGH,
    INK,
    SOFT,
    TINT,
    WIDE,
    Box,
    Grid,
    Line,
    as_text,
    brief,
    hatch,
    item,
    line,
    new_show,
    new_slide,
    note,
    picture,
    swatch,
    table,
    write,
)
from wijkscan.report.raster import rasters
from wijkscan.report.sections import a4, opvallend
from wijkscan.report.sections.bronnen import citation
from wijkscan.report.sections.zelf_invullen import observations
from wijkscan.report.zipped import fixed
from wijkscan.store.catalogue import Soort

MOST_ROWS, MOST_SOURCES, TO_SEE = 5, 6, 4
_ROOM = WIDE - 2 * EDGE
_TOP = 34.0


def render(report: Report) -> bytes:
    """The five slides as the bytes of a .pptx file."""
    show = new_show()
    for number, build in enumerate((_who, _stands_out, _where, _talk, _certainty), start=1):
        slide = build(show, report)
        _foot(slide, report, number)
    properties(show.core_properties, compose(report))
    made = io.BytesIO()
    show.save(made)
    return fixed(made.getvalue())


def _foot(slide: Any, report: Report, number: int) -> None:
    demo = " · FICTIEF: een verzonnen wijk" if report.demo else ""
    words = (
        f"{number} van 5 · Wijkscan {brief(report.naam, 60)}{demo} · gemaakt met wijkscan "
        f"{__version__} op {dutch.long_date(report.today)}"
    )
    write(slide, Box(EDGE, HIGH - 13, _ROOM, 7), [line(words, 11, SOFT)], "Voettekst")


def _blocks(report: Report, kind: type) -> list[Any]:
    """The blocks of one kind on the A4."""
    return [block for block in a4.build(report) if isinstance(block, kind)]


def _who(show: Any, report: Report) -> Any:
    slide = new_slide(show, f"{brief(report.title or report.naam, 70)}: wie wonen hier?")
    under = [line(brief(report.profile.area.omschrijving, 90), 20, SOFT)]
    if report.focus:
        under.append(line(f"{report.focus.naam}. {report.focus.uitleg}", 18))
    write(slide, Box(EDGE, _TOP - 2, _ROOM, 22), under, "Waar het over gaat")
    facts = [fact for block in _blocks(report, Facts) for fact in block.items]
    for index, fact in enumerate(facts):
        _card(slide, fact, index, len(facts))
    if not facts:
        words = "Van dit gebied zijn geen tellingen van bewoners bekend."
        write(slide, Box(EDGE, 74, _ROOM, 20), [line(words, 20)], "Geen cijfers")
    if report.makers:
        write(
            slide,
            Box(EDGE, 150, _ROOM, 10),
            [line(brief(report.makers, 160), 14, SOFT)],
            "Wie dit maakten",
        )
    said = [f"{fact.value} {fact.label}{_kind(fact)}." for fact in facts]
    note(slide, pptx_notes.who(report, said))
    return slide


def _kind(fact: Fact) -> str:
    return ", verwacht op grond van leeftijd en niet geteld" if fact.expected else ""


def _card(slide: Any, fact: Fact, index: int, count: int) -> None:
    gap = 6.0
    wide = min((_ROOM - gap * (count - 1)) / count, 110.0)
    lines = [
        line(
            fact.value,
            36 if len(fact.value) < 10 else 27,
            ACCENT if fact.expected else INK,
            bold=True,
        ),
        line(fact.label, 18),
        line(fact.note, 14, SOFT),
    ]
    box = Box(EDGE + index * (wide + gap), 72, wide, 62)
    write(
        slide, box, [one for one in lines if as_text(one.content)], f"Kerngetal {index + 1}", TINT
    )


def _stands_out(show: Any, report: Report) -> Any:
    choice = opvallend.choose(report)
    slide = new_slide(show, f"Wat valt op in {brief(report.naam, 60)}?")
    lead = Line(opvallend.lead(report, choice), 17)
    if len(as_text(lead.content)) > 420:
        lead = line(brief(as_text(lead.content), 420), 17)
    write(slide, Box(EDGE, _TOP - 2, _ROOM, 30), [lead], "Kernzin")
    rows = _short_list(report)
    if rows:
        figure_rows(slide, rows, _blocks(report, FigureTable)[0], top=62.0)
    note(slide, pptx_notes.stands_out(report, choice))
    return slide


def _short_list(report: Report) -> list[NamedRow]:
    """The rows of the A4 with the name of their group; both sides keep a place."""
    rows = [pair for block in _blocks(report, FigureTable) for pair in named_rows(block)]
    if len(rows) <= MOST_ROWS:
        return rows
    first = rows[:3]
    others = [pair for pair in rows[3:] if pair[0] != first[0][0]]
    return (first + others + rows[3:])[:MOST_ROWS] if others else rows[:MOST_ROWS]


def _where(show: Any, report: Report) -> Any:
    drawn = report.cover or next(iter(report.maps), None)
    if drawn is None:
        return _no_map(show, report)
    slide = new_slide(show, f"Waar in {brief(report.naam, 50)}? {brief(drawn.title, 50)}")
    room = Box(EDGE, _TOP, 214, HIGH - _TOP - 18)
    picture(slide, room, rasters([(drawn.picture, room.wide)])[0], "Kaart")
    x, wide = EDGE + room.wide + 8, _ROOM - room.wide - 8
    write(
        slide,
        Box(x, _TOP, wide, 30),
        [line(brief(drawn.message, 90), 16)],
        "Waar de kaart over gaat",
    )
    _legend(slide, drawn, x, wide)
    words = "Gestreept: geen cijfer. Dat is niet nul."
    write(slide, Box(x, 150, wide, 12), [line(words, 13, SOFT)], "Uitleg bij de kaart")
    note(slide, pptx_notes.the_map(report, drawn.title, drawn.picture.alt))
    return slide


def _legend(slide: Any, drawn: MapBlock, x: float, wide: float) -> None:
    items = drawn.legend[:8]
    if not items:
        return
    rows = tuple(((line("", 12),), (line(brief(one.label, 40), 14),)) for one in items)
    grid = Grid(rows, (16.0, wide - 16.0), 9.0, head=False)
    made = table(slide, x, 68, grid, "Legenda", "Legenda: kleur en wat die betekent").table
    for index, one in enumerate(items):
        if one.hatched:
            hatch(made.cell(index, 0))
        else:
            swatch(made.cell(index, 0), one.colour)


def _no_map(show: Any, report: Report) -> Any:
    slide = new_slide(show, f"Waar in {brief(report.naam, 60)}?")
    reason = report.maps_reason or "Van dit gebied zijn geen grenzen bekend."
    lines = [
        line("Er is geen kaart.", 24, bold=True),
        line(brief(reason, 300), 18),
        line("Teken zelf: waar in de wijk zie je dit? Waar juist niet?", 18),
    ]
    write(slide, Box(EDGE, 54, _ROOM, 80), lines, "Geen kaart", TINT)
    note(slide, pptx_notes.the_map(report, "", ""))
    return slide


def _talk(show: Any, report: Report) -> Any:
    slide = new_slide(show, "Waar praten we over?")
    asked = opvallend.questions(report, opvallend.choose(report))
    lines = [
        item(brief(q.question, 150), 20, "1.", bold=True, under=brief(q.because, 120))
        for q in asked
    ]
    half = _ROOM * 0.56
    write(slide, Box(EDGE, _TOP + 2, half, 130), lines, "Vragen")
    see = [line("Wat we nog moeten zien in de wijk", 18, ACCENT, bold=True)]
    for field in observations()[:TO_SEE]:
        see.append(item(f"{field.label}: {brief(field.hint, 110)}", 15))
    see.append(line("Wat is hier goed? Begin daarmee.", 15, bold=True))
    box = Box(EDGE + half + 10, _TOP + 2, _ROOM - half - 10, 96)
    write(slide, box, see, "Nog te zien", TINT)
    note(
        slide, pptx_notes.talk([f"{brief(q.question, 150)} {brief(q.because, 160)}" for q in asked])
    )
    return slide


def _certainty(show: Any, report: Report) -> Any:
    slide = new_slide(show, "Hoe zeker is dit, en waar komt het vandaan?")
    half = _ROOM * 0.42
    lines = [item(words, 16) for words in _certain_lines(report)]
    write(slide, Box(EDGE, _TOP + 2, half, 110), lines, "Hoe zeker")
    _sources(slide, report, EDGE + half + 8, _ROOM - half - 8)
    write(slide, Box(EDGE, 158, _ROOM, 16), [line(a4.CREDIT, 11, SOFT)], "Verantwoording")
    cited = [brief(citation(origin), 300) for origin in report.profile.origins]
    note(slide, [*pptx_notes.certainty(report), "Bronnen:", *cited])
    return slide


def _certain_lines(report: Report) -> list[str]:
    """How many figures there are of each kind, and what that means."""
    figures = report.profile.figures
    there = [f for f in figures if f.value is not None or f.range_of_parts]
    kinds = [report.indicator(figure).soort for figure in there]
    found = []
    if counted := sum(kind is Soort.GETELD for kind in kinds):
        found.append(
            f"{dutch.plural(counted, 'cijfer is', 'cijfers zijn')} geteld in een register."
        )
    if guessed := sum(kind is Soort.GESCHAT for kind in kinds):
        many = dutch.plural(guessed, "cijfer is", "cijfers zijn")
        found.append(f"{many} geschat met een rekenmodel. Dat laat zien waar je verder kijkt.")
    if absent := len(figures) - len(there):
        found.append(
            f"{dutch.plural(absent, 'cijfer is', 'cijfers zijn')} er niet. Dat is niet nul."
        )
    if report.profile.diabetes.verwacht:
        found.append("Diabetes: verwacht op grond van leeftijd, niet geteld.")
    return [*found, "Cijfers gaan over het hele gebied, niet over één bewoner."]


def _sources(slide: Any, report: Report, x: float, wide: float) -> None:
    origins = report.profile.origins[:MOST_SOURCES]
    if not origins:
        write(slide, Box(x, _TOP + 2, wide, 20), [line("Geen bronnen gebruikt.", 16)], "Bronnen")
        return
    titles = ("Bron", "Tabel", "Jaar")
    head = tuple((line(title, 12, SOFT, bold=True),) for title in titles)
    body = tuple(
        (
            (line(brief(o.titel, 60), 13), line(brief(o.producent, 50), 11, SOFT)),
            (line(brief(o.tabel, 16), 13),),
            (line(str(o.jaar), 13),),
        )
        for o in origins
    )
    grid = Grid((head, *body), (wide - 54, 36.0, 18.0), 15.6)
    table(slide, x, _TOP + 2, grid, "Bronnen", "De gebruikte tabellen, met maker en jaar")
    left = len(report.profile.origins) - len(origins)
    if left > 0:
        more = f"En nog {dutch.plural(left, 'bron', 'bronnen')}: zie het verslag en de notities."
        write(slide, Box(x, 146, wide, 8), [line(more, 11, SOFT)], "Meer bronnen")

"""Each kind of block as Word paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Any

from wijkscan.report import blocks as kinds
from wijkscan.report.blocks import plain, strong, text
from wijkscan.report.docx_styles import ACCENT, BULLETS, NUMBERS, TONES
from wijkscan.report.docx_tables import SMALL, data_table, gap, head
from wijkscan.report.docx_xml import Cell, Pen, run, runs, section_end
from wijkscan.report.raster import ratio

MARGIN, GUTTER = 15.0, 8.0  # mm
TEXT_WIDTH = 210.0 - 2 * MARGIN
_SHOWN = (kinds.MapBlock, kinds.Drawing, kinds.DataTable, kinds.FigureTable, kinds.Spread)
_SHORT = 200  # letters; a longer text may stand on the page before
_NARROW = 100.0  # mm: too little for two columns of text beside each other
_COLUMNS_MARK = "\x00kolommen{}\x00"  # where the column layout changes; NUL cannot occur in text


def block(pen: Pen, one: Any) -> str:
    """One block; an unknown kind is a mistake of ours."""
    return _WRITERS[type(one)](pen, one)


def every(pen: Pen, found: Sequence[Any]) -> str:
    """Blocks after each other; a short sentence before a picture or table stays with it."""
    written = []
    before = None
    for one, following in zip_longest(found, found[1:]):
        short = isinstance(one, kinds.Paragraph) and len(plain(one.content)) < _SHORT
        between = isinstance(before, kinds.Heading) and isinstance(following, kinds.Heading)
        pen.keep_next = short and (between or isinstance(following, _SHOWN))
        written.append(block(pen, one))
        before = one
    return "".join(written)


def _heading(pen: Pen, one: kinds.Heading) -> str:
    return pen.paragraph(run(one.title), f"Heading{one.level}")


def _paragraph(pen: Pen, one: kinds.Paragraph) -> str:
    style = {"lead": "Lead", "note": "Note"}.get(one.role, "")
    return pen.paragraph(runs(one.content), style, keep=pen.keep_next)


def _bullets(pen: Pen, one: kinds.BulletList) -> str:
    return "".join(pen.paragraph(runs(item), "ListBullet", list_=BULLETS) for item in one.items)


def _masthead(pen: Pen, one: kinds.Masthead) -> str:
    return (
        pen.paragraph(run(one.kicker), "Kicker")
        + pen.paragraph(run(one.title), "Heading1")
        + pen.paragraph(run(one.subtitle) + run(f"   {' · '.join(one.byline)}", SMALL), "Subtitle")
    )


def _facts(pen: Pen, one: kinds.Facts) -> str:
    if not one.items:
        return ""
    width = pen.width / len(one.items)
    cells = [Cell(_fact(pen, fact), width) for fact in one.items]
    said = "; ".join(f"{fact.value} {fact.label}" for fact in one.items)
    return pen.table([cells], said, head=False, style="TableNormal") + gap(pen)


def _fact(pen: Pen, fact: kinds.Fact) -> str:
    colour = f'<w:color w:val="{ACCENT}"/>' if fact.expected else ""
    found = pen.paragraph(run(fact.value, colour), "Number") + pen.paragraph(
        run(fact.label), "Cell"
    )
    return found + (pen.paragraph(run(fact.note), "Note") if fact.note else "")


def _figures(pen: Pen, one: kinds.FigureTable) -> str:
    gemeente = "" if one.compact else one.key.gemeente
    widths = _figure_widths(one.compact, bool(gemeente))
    titles = [one.first_column, "Hier", f"Naast {one.key.others}"]
    titles += [
        "NL" if one.compact else one.key.country,
        *([gemeente] if gemeente else []),
        "Hoe staat het ervoor?",
    ]
    rows = [head(pen, titles, widths, numbers={1, 3, 4} if gemeente else {1, 3})]
    for group in one.groups:
        if group.title:
            title = pen.paragraph(run(group.title, f'<w:b/><w:color w:val="{ACCENT}"/>'), "Cell")
            rows.append([Cell(title, widths[0]), *(Cell("", width) for width in widths[1:])])
        rows += [_figure(pen, row, widths, one.compact, bool(gemeente)) for row in group.rows]
    caption = pen.paragraph(run(one.caption), "Caption") if not one.compact else ""
    key = pen.paragraph(run(_key(one.key)), "Note", keep=True)
    style = "WijkscanDicht" if one.compact else "Wijkscan"
    return caption + key + pen.table(rows, one.caption, style=style) + gap(pen)


def _figure_widths(compact: bool, with_gemeente: bool) -> list[float]:
    if compact:
        return [53, 14, 42, 12, 59]
    return [51, 17, 36, 15, 17, 44] if with_gemeente else [54, 18, 40, 16, 52]


def _key(key: kinds.RangeKey) -> str:
    """How to read the pictures, with the same shapes."""
    parts = [
        f"○ of ● {key.here}",
        f"▬ {key.others} (dik: de helft)",
        f"| {key.country}",
        f"▲ {key.gemeente}" if key.gemeente else "",
    ]
    return "In het beeld:  " + "    ".join(part for part in parts if part)


def _figure(
    pen: Pen, row: kinds.FigureRow, widths: list[float], compact: bool, with_gemeente: bool
) -> list[Cell]:
    cells = [_row_name(pen, row, compact), _row_here(pen, row)]
    cells.append(_row_picture(pen, row, widths[2] - 3, compact))
    others = [row.country, row.gemeente] if with_gemeente else [row.country]
    cells += [pen.paragraph(run(value), "Cell", right=True) for value in others]
    cells.append(_mark(pen, row.mark, small=compact))
    return [Cell(content, width) for content, width in zip(cells, widths, strict=True)]


def _row_name(pen: Pen, row: kinds.FigureRow, compact: bool) -> str:
    found = pen.paragraph(run(row.name, "<w:b/>"), "Cell")
    under = [row.about] if compact else [row.about, row.source]
    return found + "".join(pen.paragraph(run(line, SMALL), "Cell") for line in under if line)


def _row_here(pen: Pen, row: kinds.FigureRow) -> str:
    found = pen.paragraph(run(row.here, "<w:b/>"), "Cell", right=True)
    if row.interval:
        found += pen.paragraph(run(row.interval, SMALL), "Cell", right=True)
    return found


def _row_picture(pen: Pen, row: kinds.FigureRow, mm: float, compact: bool) -> str:
    if row.picture is None:
        return pen.paragraph("", "Cell")
    found = pen.paragraph(pen.picture(row.picture, mm), "Cell")
    if row.picture_note and not compact:
        found += pen.paragraph(run(row.picture_note, SMALL), "Cell")
    return found


def _mark(pen: Pen, mark: kinds.Mark, small: bool) -> str:
    colour = TONES.get(mark.tone)
    look = f'<w:b/><w:color w:val="{colour}"/>' if colour else ""
    look += '<w:sz w:val="17"/>' if small else ""
    words = f"{mark.sign} {mark.words}".strip()
    found = pen.paragraph(run(words, look), "Cell")
    return found + (pen.paragraph(run(mark.note, SMALL), "Cell") if mark.note else "")


def _map(pen: Pen, one: kinds.MapBlock) -> str:
    wide, high = (pen.width, 45.0) if one.small else (pen.width, 105.0)
    mm = min(wide, high / ratio(one.picture))
    found = pen.paragraph(run(one.title), "Heading3")
    if one.message:
        found += pen.paragraph(run(one.message), "Cell", keep=True)
    found += pen.paragraph(pen.picture(one.picture, mm), "Cell", keep=True)
    found += pen.paragraph(_legend(one.legend, pen.width), "Note")
    if one.note:
        found += pen.paragraph(run(one.note), "Note")
    return found


def _legend(items: Iterable[kinds.LegendItem], mm: float) -> str:
    """Boxes with words; a line ends before an item that does not fit, to keep box and words."""
    found, taken = "", 0.0
    for item in items:
        wide = 9.0 + 1.5 * len(item.label)  # mm, at 8.5 points
        if taken and taken + wide > mm:
            found, taken = f"{found}<w:r><w:br/></w:r>", 0.0
        found += _legend_item(item)
        taken += wide
    return found


def _legend_item(item: kinds.LegendItem) -> str:
    """A shaded box and its words; what is hatched on the map is hatched here."""
    fill = item.colour.lstrip("#").upper()
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    if item.hatched:
        shade = '<w:shd w:val="thinDiagStripe" w:color="8D877B" w:fill="FFFFFF"/>'
    edge = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="8D877B"/>'
    label = item.label.replace(" ", "\u00a0")
    return run("\u00a0" * 4, edge + shade) + run(f"\u00a0{label}    ")


def _spread(pen: Pen, one: kinds.Spread) -> str:
    title = pen.paragraph(run(one.name), "Heading3")
    about = pen.paragraph(run(one.about), "Cell", keep=True) if one.about else ""
    return (
        title
        + about
        + pen.paragraph(pen.picture(one.picture, min(150.0, pen.width)), "Cell", keep=True)
        + pen.paragraph(runs(one.message), keep=True)
        + pen.paragraph(run(one.source), "Note")
    )


def _drawing(pen: Pen, one: kinds.Drawing) -> str:
    mm = min(pen.width, (85.0 if pen.sheet else 120.0) / ratio(one.picture))
    found = pen.paragraph(run(one.caption), "Caption", keep=True) if one.caption else ""
    return found + pen.paragraph(pen.picture(one.picture, mm), "Cell") + gap(pen)


def _references(pen: Pen, one: kinds.References) -> str:
    return "".join(pen.paragraph(runs(item), "Reference") for item in one.items)


def _callout(pen: Pen, one: kinds.Callout) -> str:
    style = "FrameAttention" if one.tone == "attention" else "Frame"
    title = pen.paragraph(runs(text(strong(one.title))), style, keep=True) if one.title else ""
    return title + "".join(pen.paragraph(runs(line), style) for line in one.content) + gap(pen)


def _questions(pen: Pen, one: kinds.Questions) -> str:
    number = NUMBERS + pen.lists
    pen.lists += 1
    found = []
    for item in one.items:
        because = f"<w:r><w:br/></w:r>{run(item.because, SMALL)}" if item.because else ""
        content = run(item.question, "<w:b/>") + because
        found.append(pen.paragraph(content, "ListNumber", list_=number))
    return "".join(found)


def _chain(pen: Pen, one: kinds.Chain) -> str:
    """Two columns: the step with its hint, and the place to write; in a narrow place one."""
    if pen.width < _NARROW:
        return _chain_in_one(pen, one)
    left, right = pen.width * 0.34, pen.width * 0.66
    rows = [head(pen, ["Stap", "Wat is het antwoord?"], [left, right], set())]
    heights = [0.0]
    for step in one.steps:
        filled = _answers(pen, step)
        rows.append([Cell(_label(pen, step.label, step.hint), left), Cell(filled, right)])
        heights.append(0.0 if filled else 6.2 * step.lines)
    title = pen.paragraph(run(one.title), "Heading3") if one.title else ""
    table = pen.table(rows, one.title or "Van probleem naar stap", row_heights=heights)
    return title + table + gap(pen)


def _chain_in_one(pen: Pen, one: kinds.Chain) -> str:
    """Each step above its answer."""
    rows = [
        [Cell(_label(pen, step.label, step.hint) + _answers(pen, step), pen.width)]
        for step in one.steps
    ]
    heights = [0.0 if step.content else 6.2 * (step.lines + 1) for step in one.steps]
    title = pen.paragraph(run(one.title), "Heading3") if one.title else ""
    named = one.title or "Van probleem naar stap"
    return (
        title
        + pen.table(rows, named, head=False, style="WijkscanDicht", row_heights=heights)
        + gap(pen)
    )


def _answers(pen: Pen, step: kinds.ChainStep) -> str:
    return "".join(pen.paragraph(runs(item), "Cell") for item in step.content)


def _label(pen: Pen, label: str, hint: str) -> str:
    found = pen.paragraph(run(label, f'<w:b/><w:color w:val="{ACCENT}"/>'), "Cell")
    return found + (pen.paragraph(run(hint, SMALL), "Cell") if hint else "")


def _form(pen: Pen, one: kinds.FormSpace) -> str:
    left, right = pen.width * 0.4, pen.width * 0.6
    alone = len(one.fields) == 1  # one place to write needs no head
    rows = [] if alone else [head(pen, ["Vraag", "Antwoord"], [left, right], set())]
    heights = [0.0] * len(rows)
    for item in one.fields:
        ticks = "   ".join(f"☐ {box}" for box in item.boxes)
        space = pen.paragraph(run(ticks), "Cell") if ticks else ""
        rows.append([Cell(_label(pen, item.label, item.hint), left), Cell(space, right)])
        heights.append(5.0 * max(item.lines, 1))
    return pen.table(rows, "Zelf invullen", head=not alone, row_heights=heights) + gap(pen)


def _sources(pen: Pen, one: kinds.SourceList) -> str:
    return "".join(_source(pen, item) for item in one.items)


def _source(pen: Pen, item: kinds.Source) -> str:
    facts = text(
        *[part for name, value in item.facts for part in (strong(f"{name}: "), f"{value}   ")]
    )
    return (
        pen.paragraph(run(item.name), "Heading3")
        + pen.paragraph(run(item.citation))
        + pen.paragraph(runs(facts), "Note")
        + pen.paragraph(run("Kan ik dit cijfer gebruiken?"), "Heading4")
        + "".join(
            pen.paragraph(
                runs(text(strong(answer.question), f" {answer.answer}")),
                "ListBullet",
                list_=BULLETS,
            )
            for answer in item.answers
        )
        + pen.paragraph(runs(text(strong(item.advice))))
    )


def _missing(pen: Pen, one: kinds.MissingList) -> str:
    items = tuple(text(strong(reason), " " + " · ".join(names)) for reason, names in one.items)
    title = pen.paragraph(run(one.title, "<w:b/>"), keep=True)
    return title + _bullets(pen, kinds.BulletList(items))


def _nothing(pen: Pen, one: kinds.Jumps) -> str:
    """Word shows the headings in its navigation pane."""
    return ""


def _page_break(pen: Pen, one: kinds.PageBreak) -> str:
    pen.break_page = True
    return ""


def _columns(pen: Pen, one: kinds.Columns) -> str:
    """Two real columns, so that the text is read from left to right without a layout table."""
    whole, pen.width = pen.width, (pen.width - GUTTER) / 2
    left = every(pen, one.left)
    pen.next_column()
    right = every(pen, one.right)
    pen.width = whole
    return _COLUMNS_MARK.format(1) + left + right + _COLUMNS_MARK.format(2)


def with_sections(body: str, footer: str, header: str) -> str:
    """Put Word sections where the column layout changes."""
    ends = {1: 1, 2: 2}
    for mark, columns in ends.items():
        end = section_end(footer, header, columns, MARGIN)
        tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        body = body.replace(_COLUMNS_MARK.format(mark), f"<w:p><w:pPr>{tiny}{end}</w:pPr></w:p>")
    return body + section_end(footer, header, 1, MARGIN)


_WRITERS: dict[type, Callable[[Pen, Any], str]] = {
    kinds.Heading: _heading,
    kinds.Paragraph: _paragraph,
    kinds.BulletList: _bullets,
    kinds.Masthead: _masthead,
    kinds.Facts: _facts,
    kinds.FigureTable: _figures,
    kinds.DataTable: data_table,
    kinds.MapBlock: _map,
    kinds.Spread: _spread,
    kinds.Drawing: _drawing,
    kinds.References: _references,
    kinds.Callout: _callout,
    kinds.Questions: _questions,
    kinds.Chain: _chain,
    kinds.FormSpace: _form,
    kinds.SourceList: _sources,
    kinds.MissingList: _missing,
    kinds.Jumps: _nothing,
    kinds.PageBreak: _page_break,
    kinds.Columns: _columns,
}

"""Tables of a Word file, with columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wijkscan.report import blocks as kinds
from wijkscan.report.docx_styles import SOFT
from wijkscan.report.docx_xml import Cell, Pen, run

SMALL = f'<w:color w:val="{SOFT}"/><w:sz w:val="16"/>'
MOST_ROWS = 120  # of a table that belongs to a map: more is not read on paper
_NARROWEST, _WIDEST = 8, 45  # letters that a column asks room for; longer texts run on
_LONG, _OF_LONG = 200, 80


def gap(pen: Pen) -> str:
    """A little room under a table; without it, Word takes two tables for one."""
    return pen.paragraph("", "Gap")


def head(pen: Pen, titles: Sequence[str], widths: Sequence[float], numbers: set[int]) -> list[Cell]:
    """The first row: small soft letters, above numbers to the right."""
    return [
        Cell(pen.paragraph(run(title, SMALL), "Cell", right=i in numbers), width)
        for i, (title, width) in enumerate(zip(titles, widths, strict=True))
    ]


def data_table(pen: Pen, one: kinds.DataTable) -> str:
    """A plain table with its caption; what is left out is said."""
    numbers = {i for i, column in enumerate(one.columns) if column.number}
    widths = column_widths(one, pen.width)
    rows = [head(pen, [column.title for column in one.columns], widths, numbers)]
    for index, row in enumerate(one.rows[:MOST_ROWS]):
        bold = "<w:b/>" if index in one.emphasis else ""
        rows.append(
            [
                Cell(pen.paragraph(run(value, bold), "Cell", right=i in numbers), widths[i])
                for i, value in enumerate(row)
            ]
        )
    found = pen.paragraph(run(one.caption), "Caption") + pen.table(rows, one.caption) + gap(pen)
    left = len(one.rows) - MOST_ROWS
    if left > 0:
        words = f"En nog {left} gebieden: die staan in de HTML-versie van deze wijkscan."
        found += pen.paragraph(run(words), "Note")
    return found


def column_widths(one: kinds.DataTable, whole: float) -> list[float]:
    """The room divided by the longest text in each column, within bounds."""
    longest = [len(column.title) * 0.8 for column in one.columns]  # titles are smaller
    for row in one.rows[:MOST_ROWS]:
        longest = [max(most, len(cell)) for most, cell in zip(longest, row, strict=True)]
    asked = [min(max(most, _NARROWEST), _WIDEST if most < _LONG else _OF_LONG) for most in longest]
    return [whole * letters / sum(asked) for letters in asked]


def maps_table(pen: Pen, found: Iterable[object]) -> str:
    """The figures of all maps of a section in one table."""
    drawn = [one for one in found if isinstance(one, kinds.MapBlock) and one.table]
    tables = [one.table for one in drawn if one.table]
    if not tables:
        return ""
    if len({len(table.rows) for table in tables}) > 1:
        return "".join(data_table(pen, table) for table in tables)
    names = [one.title.partition(":")[0] for one in drawn]
    together = kinds.DataTable(
        "De kaarten in een tabel",
        (tables[0].columns[0], *(kinds.Column(name, number=True) for name in names)),
        tuple(
            (rows[0][0], *(row[1] for row in rows))
            for rows in zip(*(table.rows for table in tables), strict=True)
        ),
        tables[0].emphasis,
    )
    return data_table(pen, together)

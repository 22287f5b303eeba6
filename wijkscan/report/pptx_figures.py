"""A table of figures on a slide, with the range pictures laid over one of its columns."""

from __future__ import annotations

from typing import Any

from wijkscan.report.blocks import FigureRow, FigureTable, RangeKey
from wijkscan.report.pptx_shapes import (
    EDGE,
    INK,
    SOFT,
    TONES,
    WIDE,
    Box,
    Grid,
    Line,
    brief,
    line,
    picture,
    table,
    write,
)
from wijkscan.report.raster import rasters

_ROOM = WIDE - 2 * EDGE
_WIDTHS = (91.0, 22.0, 78.0, 27.0, _ROOM - 218.0)
ROW, HEAD, KEY = 17.4, 9.0, 8.0

NamedRow = tuple[str, FigureRow]
"""The title of the group, and a row of it."""


def named_rows(block: FigureTable) -> list[NamedRow]:
    """Every row with the title of its group."""
    return [(group.title, row) for group in block.groups for row in group.rows]


def height(count: int) -> float:
    """How high `count` rows are, with head and key, in mm."""
    return KEY + HEAD + count * ROW


def figure_rows(slide: Any, rows: list[NamedRow], block: FigureTable, top: float) -> None:
    """The key, the table, and the pictures over its third column."""
    titles = (
        "Cijfer",
        "Hier",
        f"Naast {block.key.others}",
        block.key.country,
        "Hoe staat het ervoor?",
    )
    head = tuple((line(title, 12, SOFT, bold=True),) for title in titles)
    body = tuple(_row(title, row) for title, row in rows)
    grid = Grid((head, *body), _WIDTHS, ROW, head_high=HEAD)
    write(slide, Box(EDGE, top, _ROOM, 7), [line(_key(block.key), 12, SOFT)], "Leeswijzer")
    table(slide, EDGE, top + KEY, grid, "Wat valt op", block.caption)
    found = [(i, row.picture) for i, (_, row) in enumerate(rows) if row.picture]
    drawn = rasters([(one, 90.0) for _, one in found])
    for (index, _), one in zip(found, drawn, strict=True):
        y = top + KEY + HEAD + index * ROW
        box = Box(EDGE + _WIDTHS[0] + _WIDTHS[1] + 2, y + 2, _WIDTHS[2] - 4, ROW - 4)
        picture(slide, box, one, f"Spreiding {index + 1}")


def _key(key: RangeKey) -> str:
    """How to read the pictures, with the same shapes."""
    gemeente = f"    ▲ {brief(key.gemeente, 40)}" if key.gemeente else ""
    here, others = brief(key.here, 40), f"{key.others} (dik: de helft)"
    return f"○ of ● {here}    ▬ {others}    | {key.country}{gemeente}"


def _row(title: str, row: FigureRow) -> tuple[tuple[Line, ...], ...]:
    colour, name = TONES.get(row.mark.tone, INK), brief(row.name, 42)
    side = title.lower() if title in ("Ongunstig", "Gunstig") else row.mark.note
    mark = [line(brief(f"{row.mark.sign} {row.mark.words}".strip(), 60), 13, colour, bold=True)]
    if side:
        mark.append(line(brief(side, 60), 12, SOFT))
    return (
        (line(name, 15 if len(name) < 33 else 13, bold=True), line(brief(row.about, 70), 10, SOFT)),
        (line(row.here, 18, bold=True),),
        (line("", 10),),
        (line(row.country, 15, SOFT),),
        tuple(mark),
    )

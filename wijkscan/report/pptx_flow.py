"""Blocks on a slide: each kind as a piece that knows how high it is, under each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijkscan.report import blocks as kinds
from wijkscan.report.blocks import Text, plain, text
from wijkscan.report.pptx_figures import figure_rows, height, named_rows
from wijkscan.report.pptx_shapes import (
    ACCENT,
    INK,
    SOFT,
    TINT,
    Box,
    Grid,
    Line,
    brief,
    line,
    picture,
    table,
    write,
)
from wijkscan.report.raster import rasters, ratio

GAP = 4.0
SIZES = (1.3, 1.2, 1.1, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)
_MM = 25.4 / 72  # of a point
_LETTER, _LINE = 0.54, 1.22  # width and height of a letter on average, of its size
_LEAD, _BODY, _ITEM, _CELL, _SMALL = 22.0, 18.0, 18.0, 15.0, 12.0
_MOST_FIGURES, _MOST_ROWS = 5, 4
_LEAST_PICTURE = 70.0
_PAD, _HEAD = 3.2, 12.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a slide: how high it is when so wide and so large, and how it is drawn.

    `grows`: it takes the room that is left, such as a drawing.
    """

    high: Callable[[float, float], float]
    draw: Callable[[Any, Box, float], None]
    grows: bool = False


def pieces(found: Sequence[Any]) -> list[Piece]:
    """The blocks of a slide; what has no place on a slide is left out."""
    return [_PIECES[type(one)](one) for one in found if type(one) in _PIECES]


def stack(slide: Any, found: Sequence[Piece], room: Box) -> None:
    """The pieces under each other, as large as all of them fit; the smallest size is the end."""
    if not found:
        return
    size = next((size for size in SIZES if _total(found, room.wide, size) <= room.high), SIZES[-1])
    left = max(room.high - _total(found, room.wide, size), 0.0)
    growing = sum(piece.grows for piece in found)
    y = room.y
    for piece in found:
        high = piece.high(room.wide, size) + (left / growing if piece.grows else 0.0)
        piece.draw(slide, Box(room.x, y, room.wide, high), size)
        y += high + GAP


def _total(found: Sequence[Piece], wide: float, size: float) -> float:
    return sum(piece.high(wide, size) for piece in found) + GAP * (len(found) - 1)


def _lines_high(lines: Sequence[Line], wide: float, size: float) -> float:
    """How high paragraphs are in so much width; a little too high, to be sure."""
    return sum(_line_high(one, wide, size) for one in lines)


def _line_high(one: Line, wide: float, size: float) -> float:
    letters = one.size * size * _MM
    room = wide - (7.0 if one.sign else 0.0)
    across = letters * _LETTER * (1.08 if one.bold else 1.0)
    after = letters * 0.4 if one.sign else 0.8
    return _rows(plain(one.content), int(room / across)) * letters * _LINE + after


def _rows(words: str, most: int) -> int:
    """On how many lines words come when so many letters fit on one."""
    rows, used = 1, 0
    for word in words.split():
        if used and used + 1 + len(word) > most:
            rows, used = rows + 1, 0
        used += len(word) + (1 if used else 0)
        rows += used // (max(most, 1) + 1)  # a word that is longer than a line
        used = min(used, max(most, 1))
    return rows


def _words(lines: Sequence[Line], name: str, fill: str = "") -> Piece:
    pad = _PAD if fill else 0.0

    def draw(slide: Any, box: Box, size: float) -> None:
        write(slide, box, [replace(one, size=one.size * size) for one in lines], name, fill)

    return Piece(
        lambda wide, size: _lines_high(lines, wide - 2 * pad, size) + 2 * pad, draw
    )  # fmt: skip


def _paragraph(one: kinds.Paragraph) -> Piece:
    size = {"lead": _LEAD, "note": _SMALL}.get(one.role, _BODY)
    colour = SOFT if one.role == "note" else INK
    return _words([Line(one.content, size, colour)], "Tekst")


def _heading(one: kinds.Heading) -> Piece:
    return _words([line(one.title, _BODY, ACCENT, bold=True)], one.title)


def _bullets(one: kinds.BulletList) -> Piece:
    return _words([Line(item, _ITEM, sign="•") for item in one.items], "Punten")


def _callout(one: kinds.Callout) -> Piece:
    lines = [line(one.title, _BODY, ACCENT, bold=True)] if one.title else []
    return _words([*lines, *(Line(words, _BODY) for words in one.content)], one.title, TINT)


def _masthead(one: kinds.Masthead) -> Piece:
    """The title of the head is the title of the slide; this is what stands under it."""
    lines = [line(one.subtitle, _LEAD, SOFT), *(line(by, _SMALL + 2, SOFT) for by in one.byline)]
    return _words([one for one in lines if plain(one.content)], "Waar het over gaat")


def _facts(one: kinds.Facts) -> Piece:
    cards = [_fact(fact) for fact in one.items]

    def wide_of(wide: float) -> float:
        return (wide - GAP * (len(cards) - 1)) / max(len(cards), 1)

    def high(wide: float, size: float) -> float:
        room = wide_of(wide) - 2 * _PAD
        return max((_lines_high(card, room, size) for card in cards), default=0.0) + 2 * _PAD

    def draw(slide: Any, box: Box, size: float) -> None:
        wide = wide_of(box.wide)
        for at, card in enumerate(cards):
            lines = [replace(one, size=one.size * size) for one in card]
            place = Box(box.x + at * (wide + GAP), box.y, wide, box.high)
            write(slide, place, lines, f"Kerngetal {at + 1}", TINT)

    return Piece(high, draw)


def _fact(fact: kinds.Fact) -> list[Line]:
    colour = ACCENT if fact.expected else INK
    lines = [
        line(fact.value, 30, colour, bold=True),
        line(fact.label, 16),
        line(fact.note, 13, SOFT),
    ]
    return [one for one in lines if plain(one.content)]


def _figures(one: kinds.FigureTable) -> Piece:
    rows = named_rows(one)[:_MOST_FIGURES]

    def draw(slide: Any, box: Box, size: float) -> None:
        figure_rows(slide, rows, one, box.y)

    return Piece(lambda wide, size: height(len(rows)), draw)


def _table(one: kinds.DataTable) -> Piece:
    shown = one.rows[:_MOST_ROWS]
    cells: list[tuple[Text, ...]] = [tuple(text(cell) for cell in row) for row in shown]
    shares = (1.4, *(1.0,) * (len(one.columns) - 1))

    def widths(wide: float) -> tuple[float, ...]:
        return tuple(wide * share / sum(shares) for share in shares)

    def row_high(row: tuple[Text, ...], wide: float, size: float) -> float:
        cells = zip(row, widths(wide), strict=True)
        return max(_line_high(Line(cell, _CELL), w - 3.2, size) for cell, w in cells) + 2.0

    def high(wide: float, size: float) -> float:
        return _HEAD * size + sum(row_high(row, wide, size) for row in cells)

    def draw(slide: Any, box: Box, size: float) -> None:
        titles = tuple((line(column.title, 13 * size, SOFT, bold=True),) for column in one.columns)
        body = (tuple((Line(cell, _CELL * size),) for cell in row) for row in cells)
        heights = tuple(row_high(row, box.wide, size) for row in cells)
        grid = Grid((titles, *body), widths(box.wide), 8.0, heights=(_HEAD * size, *heights))
        table(slide, box.x, box.y, grid, one.caption, one.caption)

    return Piece(high, draw)


def _drawing(one: kinds.Drawing) -> Piece:
    def high(wide: float, size: float) -> float:
        return min(wide * ratio(one.picture), _LEAST_PICTURE)

    def draw(slide: Any, box: Box, size: float) -> None:
        wide = min(box.wide, box.high / ratio(one.picture))
        place = replace(box, x=box.x + (box.wide - wide) / 2, wide=wide)
        picture(slide, place, rasters([(one.picture, wide)])[0], one.caption or "Tekening")

    return Piece(high, draw, grows=True)


def _columns(one: kinds.Columns) -> Piece:
    sides = (pieces(one.left), pieces(one.right))

    def half(wide: float) -> float:
        return (wide - 2 * GAP) / 2

    def high(wide: float, size: float) -> float:
        return max(_total(side, half(wide), size) for side in sides)

    def draw(slide: Any, box: Box, size: float) -> None:
        for at, side in enumerate(sides):
            x = box.x + at * (half(box.wide) + 2 * GAP)
            stack(slide, side, Box(x, box.y, half(box.wide), box.high))

    return Piece(high, draw)


_PIECES: dict[type, Callable[[Any], Piece]] = {
    kinds.Masthead: _masthead,
    kinds.Heading: _heading,
    kinds.Paragraph: _paragraph,
    kinds.BulletList: _bullets,
    kinds.Callout: _callout,
    kinds.Facts: _facts,
    kinds.FigureTable: _figures,
    kinds.DataTable: _table,
    kinds.Drawing: _drawing,
    kinds.Columns: _columns,
}


def title_of(section: kinds.Section) -> tuple[str, list[Any]]:
    """The title of a slide, and the blocks under it."""
    first, *rest = section.blocks
    if isinstance(first, kinds.Masthead):
        return brief(f"{first.title}: {first.kicker}", 90), list(section.blocks)
    if isinstance(first, kinds.Heading):
        return brief(first.title, 90), rest
    return brief(section.title, 90), list(section.blocks)

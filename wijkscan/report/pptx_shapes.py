"""The pieces of a slide: a dressed master, text boxes, tables and pictures with their sentence."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijkscan.report.blocks import Text, clean, plain, text
from wijkscan.report.raster import Raster

WIDE, HIGH, EDGE = 338.7, 190.5, 16.0  # mm: 16 to 9, and the room at the sides
INK, SOFT, ACCENT, PAPER, TINT = "1D2A30", "56656B", "0B5563", "FFFDF8", "E3EEF0"
TONES = {"hi": "A04F00", "hi2": "A04F00", "lo": "0B6195", "lo2": "0B6195"}
TONES |= {"top": ACCENT, "bottom": ACCENT}
_THEME_COLOURS = {"dk1": INK, "lt1": PAPER, "dk2": ACCENT, "lt2": TINT, "accent1": ACCENT}
_THEME_COLOURS |= {"accent2": "E69F00", "accent3": "2F8FC4", "hlink": ACCENT}
_TITLE_ONLY = 5  # the layout with a title and nothing else
_EMU_PER_MM = 36000


def emu(mm: float) -> int:
    """Millimetres in the unit of PowerPoint."""
    return round(mm * _EMU_PER_MM)


def brief(words: str, most: int) -> str:
    """A text that fits on its place; what is cut shows an ellipsis."""
    one_line = " ".join(clean(words).split())
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide, in mm."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        return emu(self.x), emu(self.y), emu(self.wide), emu(self.high)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in a box or cell."""

    content: Text
    size: float = 16
    colour: str = INK
    bold: bool = False
    sign: str = ""  # "•" or "1." in front, with a hanging indent
    under: str = ""  # small words on the next line of the same paragraph


def line(words: str, size: float = 16, colour: str = INK, bold: bool = False) -> Line:
    """A paragraph of plain words."""
    return Line(text(words), size, colour, bold)


def item(words: str, size: float, sign: str = "•", bold: bool = False, under: str = "") -> Line:
    """A point of a list."""
    return Line(text(words), size, INK, bold, sign, under)


def new_show() -> Any:
    """An empty presentation in our colours, with one layout: a title above free room."""
    import pptx

    show: Any = pptx.Presentation()
    show.slide_width, show.slide_height = emu(WIDE), emu(HIGH)
    keep = show.slide_layouts[_TITLE_ONLY]
    for layout in list(show.slide_layouts):
        if layout is not keep:
            show.slide_layouts.remove(layout)
    keep.name = "Titel en vrije ruimte"
    for holder in (show.slide_master, keep):
        _place_titles(holder)
    _colour_theme(show.slide_master)
    _drop_thumbnail(show)
    return show


def _place_titles(holder: Any) -> None:
    """The title at the top left; the places for date and number, which we do not use, go."""
    for shape in list(holder.placeholders):
        if shape.placeholder_format.type in (1, 3):
            shape.left, shape.top, shape.width, shape.height = Box(EDGE, 9, WIDE - 2 * EDGE, 20).emu
        elif holder.__class__.__name__ == "SlideLayout" or shape.placeholder_format.type != 2:
            shape._element.getparent().remove(shape._element)
        else:
            shape.left, shape.top, shape.width, shape.height = Box(
                EDGE, 36, WIDE - 2 * EDGE, 136
            ).emu
    for element in holder._element.iter():
        if element.get("lang"):
            element.set("lang", "nl-NL")


def _colour_theme(master: Any) -> None:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = theme.blob.decode("utf-8")
    for name, colour in _THEME_COLOURS.items():
        xml = re.sub(
            rf"(<a:{name}>).*?(</a:{name}>)",
            rf'\g<1><a:srgbClr val="{colour}"/>\g<2>',
            xml,
            flags=re.DOTALL,
        )
    theme._blob = xml.encode("utf-8")
    style = master._element.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    letters = style.find("{*}defRPr")
    letters.set("sz", "3000")
    letters.set("b", "1")
    letters.find(".//{*}schemeClr").set("val", "accent1")


def _drop_thumbnail(show: Any) -> None:
    rels = show.part.package._rels
    for key, rel in list(rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            rels.pop(key)


def new_slide(show: Any, title: str) -> Any:
    """A slide with its title in the place for titles."""
    slide = show.slides.add_slide(show.slide_layouts[0])
    frame = slide.shapes.title.text_frame
    frame.text = brief(title, 90)
    frame.margin_left = 0
    _say_dutch(frame)
    return slide


def _say_dutch(frame: Any) -> None:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().set("lang", "nl-NL")


def write(slide: Any, box: Box, lines: Sequence[Line], name: str, fill: str = "") -> Any:
    """A text box; `name` is what the selection pane calls it."""
    from pptx.enum.text import MSO_AUTO_SIZE

    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    inset = emu(3.2 if fill else 0)
    frame.margin_left = frame.margin_right = inset
    frame.margin_top = frame.margin_bottom = emu(2.4 if fill else 0)
    if fill:
        _fill(shape.fill, fill)
    _lines(frame, lines)
    return shape


def _rgb(colour: str) -> Any:
    from pptx.dml import color

    made: Any = color.RGBColor
    return made.from_string(colour)


def _fill(fill: Any, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = _rgb(colour)


def _lines(frame: Any, lines: Sequence[Line]) -> None:
    for index, one in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        _sign(paragraph, one)
        for part in one.content:
            if part.style == "tag":
                _run(paragraph, f"[{part.text}]", replace(one, colour=ACCENT), True)
            else:
                _run(paragraph, part.text, one, part.style == "strong")
        if one.under:
            paragraph.add_line_break()
            _run(paragraph, one.under, Line((), one.size * 0.7, SOFT), False)


def _run(paragraph: Any, words: str, look: Line, strong: bool) -> None:
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = " ".join(clean(words).split("\n"))
    run.font.size = Pt(look.size)
    run.font.bold = look.bold or strong
    run.font.color.rgb = _rgb(look.colour)
    run._r.get_or_add_rPr().set("lang", "nl-NL")


def _sign(paragraph: Any, look: Line) -> None:
    """A real bullet or number, so that it is read as a list."""
    from pptx.util import Pt

    paragraph.space_after = Pt(look.size * 0.4 if look.sign else 2)
    if not look.sign:
        return
    properties = paragraph._p.get_or_add_pPr()
    indent = emu(7)
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    space = properties.nsmap.get("a", "http://schemas.openxmlformats.org/drawingml/2006/main")
    if look.sign == "1.":
        mark = properties.makeelement(f"{{{space}}}buAutoNum", {"type": "arabicPeriod"})
    else:
        mark = properties.makeelement(f"{{{space}}}buChar", {"char": look.sign})
    properties.append(mark)


def picture(slide: Any, box: Box, drawn: Raster, name: str) -> Any:
    """A picture as large as its place allows, in its own shape, with its sentence."""
    scale = min(box.wide / drawn.width_mm, box.high / drawn.height_mm)
    wide, high = drawn.width_mm * scale, drawn.height_mm * scale
    down = box.y + (box.high - high) / 2
    shape = slide.shapes.add_picture(
        io.BytesIO(drawn.png), emu(box.x), emu(down), emu(wide), emu(high)
    )
    shape.name = name
    shape._element.nvPicPr.cNvPr.set("descr", clean(drawn.alt))
    return shape


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, each cell some paragraphs."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    widths: tuple[float, ...]  # mm
    row_high: float
    head: bool = True
    head_high: float = 8.0
    heights: tuple[float, ...] = ()  # mm; of each row, when they differ


def table(slide: Any, x: float, y: float, grid: Grid, name: str, alt: str) -> Any:
    """A real table with a head row; thin and quiet, in our own letters."""
    heights = grid.heights or tuple(
        grid.head_high if grid.head and at == 0 else grid.row_high for at in range(len(grid.rows))
    )
    frame = slide.shapes.add_table(
        len(grid.rows), len(grid.widths), *Box(x, y, sum(grid.widths), sum(heights)).emu
    )
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(alt))
    made = frame.table
    made.first_row, made.horz_banding = grid.head, False
    for column, width in zip(made.columns, grid.widths, strict=True):
        column.width = emu(width)
    for index, (row, cells) in enumerate(zip(made.rows, grid.rows, strict=True)):
        row.height = emu(heights[index])
        for cell, lines in zip(row.cells, cells, strict=True):
            _cell(cell, lines, TINT if grid.head and index == 0 else PAPER)
    return frame


def _cell(cell: Any, lines: Sequence[Line], fill: str) -> None:
    from pptx.enum.text import MSO_ANCHOR

    cell.margin_left = cell.margin_right = emu(1.6)
    cell.margin_top = cell.margin_bottom = emu(0.6)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _fill(cell.fill, fill)
    _lines(cell.text_frame, lines)


def hatch(cell: Any) -> None:
    """The same hatching as on the map, for what has no figure."""
    from pptx.enum.dml import MSO_PATTERN

    cell.fill.patterned()
    cell.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    cell.fill.fore_color.rgb = _rgb("8D877B")
    cell.fill.back_color.rgb = _rgb("FFFFFF")


def swatch(cell: Any, colour: str) -> None:
    """A cell in the colour of a class of the map."""
    _fill(cell.fill, colour.lstrip("#").upper())


def note(slide: Any, words: Sequence[str]) -> None:
    """What the speaker says, one paragraph per item."""
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(" ".join(clean(one).split()) for one in words)
    _say_dutch(frame)


def as_text(content: Text) -> str:
    """A styled text as plain words."""
    return plain(content)

"""The pieces of a Word document as XML: text, paragraphs, tables and pictures.

Written as strings and parsed once: building 150 rows cell by cell through an object model costs
more than a second. Every piece of outside text goes through `words`, which escapes it, so it can
be nothing but text: no field, no markup, no control character.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from wijkscan.report.blocks import Picture, Run, Text, clean

_EMU_PER_MM = 36000
_DXA_PER_MM = 1440 / 25.4
_EMPTY = '<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>'
_CHARACTER_STYLE = {"strong": "Strong", "em": "Emphasis"}
_TAG = '<w:color w:val="0B5563"/><w:sz w:val="16"/>'


def words(content: str) -> str:
    """Outside text as XML, shown literally; a line break stays a line break."""
    lines = escape(clean(content), quote=True).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)


def run(content: str, properties: str = "") -> str:
    """One stretch of text; `properties` is the inside of its w:rPr."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{inner}{words(content)}</w:r>" if content else ""


def runs(content: Text) -> str:
    """Styled text."""
    return "".join(_styled(one) for one in content)


def _styled(one: Run) -> str:
    if one.style == "tag":
        return run(f"[{one.text}]", _TAG)
    style = _CHARACTER_STYLE.get(one.style)
    return run(one.text, f'<w:rStyle w:val="{style}"/>' if style else "")


def dxa(mm: float) -> int:
    """Millimetres in the unit of Word (a twentieth of a point)."""
    return round(mm * _DXA_PER_MM)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: ready paragraphs, and how wide it is."""

    content: str
    width: float  # mm


@dataclass(slots=True)
class Pen:
    """Writes one document; remembers what the next paragraph must carry, and which pictures."""

    width: float = 180.0  # mm between the margins, or of a column
    pictures: list[tuple[Picture, float]] = field(default_factory=list)
    lists: int = 0
    break_page: bool = False
    sheet: bool = False  # what is written now must stay on one sheet
    begun: bool = False  # a first part needs no new page
    keep_next: bool = False  # this block belongs to the one after it
    _before: str = ""

    def paragraph(
        self, content: str, style: str = "", right: bool = False, keep: bool = False, list_: int = 0
    ) -> str:
        """One paragraph from ready runs."""
        inside = [
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:keepNext/>" if keep else "",
            "<w:pageBreakBefore/>" if self.break_page else "",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>' if list_ else "",
            '<w:jc w:val="right"/>' if right else "",
        ]
        content, self._before, self.break_page = self._before + content, "", False
        properties = "".join(inside)
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"

    def next_column(self) -> None:
        """What follows stands at the top of the next column."""
        self._before = '<w:r><w:br w:type="column"/></w:r>'

    def picture(self, picture: Picture, mm: float) -> str:
        """A place for a picture; `drawing` fills it. NUL cannot occur in any text."""
        self.pictures.append((picture, mm))
        return f"<w:r>\x00{len(self.pictures) - 1}\x00</w:r>"

    def table(
        self,
        rows: Sequence[Sequence[Cell]],
        caption: str,
        head: bool = True,
        style: str = "Wijkscan",
        row_heights: Sequence[float] = (),
    ) -> str:
        """Rows of cells; the first row is repeated on each page. Heights in mm, at least."""
        widths = [dxa(cell.width) for cell in rows[0]]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        body = "".join(
            _row(row, head and i == 0, row_heights[i] if row_heights else 0)
            for i, row in enumerate(rows)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" '
            'w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{"0020" if head else "0000"}" w:firstRow="{int(head)}" '
            'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(clean(caption), quote=True)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )


def _row(row: Sequence[Cell], head: bool, height: float) -> str:
    high = f'<w:trHeight w:val="{dxa(height)}" w:hRule="atLeast"/>' if height else ""
    properties = f"<w:cantSplit/>{high}{'<w:tblHeader/>' if head else ''}"
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{dxa(cell.width)}" w:type="dxa"/></w:tcPr>'
        f"{cell.content or _EMPTY}</w:tc>"
        for cell in row
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def drawing(number: int, rel: str, width_mm: float, height_mm: float, alt: str) -> str:
    """A picture in the line, with its sentence for who cannot see it."""
    across, down = round(width_mm * _EMU_PER_MM), round(height_mm * _EMU_PER_MM)
    said = escape(clean(alt), quote=True)
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="Beeld {number}" '
        f'descr="{said}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Beeld {number}" descr="{said}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def section_end(footer: str, header: str, columns: int, margin_mm: float) -> str:
    """The properties of the Word section that ends here; it began on the page it came on."""
    heads = f'<w:headerReference w:type="default" r:id="{header}"/>' if header else ""
    edge = dxa(margin_mm)
    cols = f' w:num="{columns}"' if columns > 1 else ""
    return (
        f'<w:sectPr>{heads}<w:footerReference w:type="default" r:id="{footer}"/>'
        '<w:type w:val="continuous"/>'
        f'<w:pgSz w:w="{dxa(210)}" w:h="{dxa(297)}"/><w:pgMar w:top="{dxa(11)}" w:right="{edge}" '
        f'w:bottom="{dxa(13)}" w:left="{edge}" w:header="{dxa(5)}" w:footer="{dxa(6)}" '
        f'w:gutter="0"/><w:cols{cols} w:space="{dxa(8)}"/></w:sectPr>'
    )

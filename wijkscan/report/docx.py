"""The report as a Word file: to work on, with real headings, lists and tables.

The same blocks as the HTML and the PDF. Pictures go in as PNG with their sentence. The file holds
no macros and no links to outside; the only field is the page number in the foot. It carries fixed
dates, so the same report gives the same bytes.
"""

from __future__ import annotations

import io
import math
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from wijkscan import __version__
from wijkscan import text as dutch
from wijkscan.report.blocks import Document, MapBlock, clean
from wijkscan.report.compose import compose
from wijkscan.report.docx_blocks import TEXT_WIDTH, every, with_sections
from wijkscan.report.docx_styles import NAMESPACES, numbering, styles
from wijkscan.report.docx_tables import maps_table
from wijkscan.report.docx_xml import Pen, drawing, run
from wijkscan.report.model import Report
from wijkscan.report.raster import Raster, rasters
from wijkscan.report.zipped import fixed

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_PLACE = re.compile("\x00(\\d+)\x00")
_LONGEST_PROPERTY = 255  # that is all that the properties of an Office file can hold
_ON_SHEETS, _LEAST, _FULL = 0.9, 0.75, 3_100  # size of letters; when a page of text is full
_TAG = re.compile("<[^>]*>")
_UNUSED = ("stylesWithEffects", "thumbnail", "customXml", "customXmlProps")
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def render(report: Report) -> bytes:
    """The whole report as the bytes of a .docx file."""
    return render_document(compose(report))


def render_document(document: Document) -> bytes:
    """Ready blocks as the bytes of a .docx file."""
    import docx

    pen = Pen(width=TEXT_WIDTH)
    parts = [_section(pen, section) for section in document.sections]
    body = "".join(parts)
    word = docx.Document()
    _dress(word, document, pen, _scale(document, parts))
    footer, header = _foot_and_head(word, document)
    body = with_sections(body, footer, header)
    _fill(word, _with_pictures(word, body, rasters(pen.pictures)))
    made = io.BytesIO()
    word.save(made)
    return fixed(made.getvalue())


def _section(pen: Pen, section: Any) -> str:
    fresh = section.break_before or section.sheet or section.fit
    pen.break_page = pen.begun and (pen.break_page or fresh)
    pen.begun, pen.sheet = True, section.sheet
    at = max((i for i, b in enumerate(section.blocks) if isinstance(b, MapBlock)), default=-1) + 1
    before, after = section.blocks[:at], section.blocks[at:]
    return every(pen, before) + maps_table(pen, before) + every(pen, after)


def _scale(document: Document, parts: list[str]) -> float:
    """How large the letters are: smaller when every part must stay on one page and is full."""
    if not all(section.sheet or section.fit for section in document.sections):
        return 1.0
    fullest = max((len(_TAG.sub("", part)) for part in parts), default=0)
    usual = _ON_SHEETS if all(section.sheet for section in document.sections) else 1.0
    return usual * max(_LEAST, min(1.0, math.sqrt(_FULL / max(fullest, 1))))


def _parse(xml: str) -> Any:
    from docx.oxml.parser import parse_xml

    return parse_xml(xml)


def _fill(word: WordFile, body: str) -> None:
    """Replace the empty body of the new file."""
    old = word.element.body
    new = _parse(f"<w:body {NAMESPACES}>{body}</w:body>")
    old.getparent().replace(old, new)


def _with_pictures(word: WordFile, body: str, drawn: list[Raster]) -> str:
    rels: dict[bytes, str] = {}

    def place(found: re.Match[str]) -> str:
        one = drawn[int(found[1])]
        if one.png not in rels:
            rels[one.png] = word.part.get_or_add_image(io.BytesIO(one.png))[0]
        number = int(found[1]) + 1
        return drawing(number, rels[one.png], one.width_mm, one.height_mm, one.alt)

    return _PLACE.sub(place, body)


def _dress(word: WordFile, document: Document, pen: Pen, scale: float) -> None:
    """Our styles and lists, the language, and what the file says about itself."""
    _swap(word.styles.element, styles(scale))
    _swap(word.part.numbering_part.element, numbering(pen.lists))
    for key, rel in list(word.part.package.rels.items()):
        if rel.reltype.rpartition("/")[2] in _UNUSED:
            del word.part.package.rels[key]
    for key, rel in list(word.part.rels.items()):
        if rel.reltype.rpartition("/")[2] in _UNUSED:
            del word.part.rels[key]
    properties(word.core_properties, document)


def _swap(element: Any, xml: str) -> None:
    """Replace what is inside a part, keeping the part."""
    new = _parse(xml)
    for child in list(element):
        element.remove(child)
    for child in list(new):
        element.append(child)


def properties(core: Any, document: Document) -> None:
    """Title, language, makers and dates of an Office file; also used for the slides."""
    day = date.fromisoformat(document.date)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    core.title = short(document.title)
    core.subject = short(document.description)
    core.author = short(document.makers or "wijkscan")
    core.last_modified_by = "wijkscan"
    core.comments = f"Gemaakt met wijkscan {__version__}"
    core.keywords = "wijkscan"
    core.language = "nl-NL"
    core.created = core.modified = moment
    core.revision = 1


def short(words: str) -> str:
    """A text that fits in a property of the file."""
    one_line = " ".join(clean(words).split())
    return (
        one_line if len(one_line) <= _LONGEST_PROPERTY else one_line[: _LONGEST_PROPERTY - 1] + "…"
    )


def _foot_and_head(word: WordFile, document: Document) -> tuple[str, str]:
    """The ids of the foot of each page, and of the head when the report is a demo."""
    day = dutch.long_date(date.fromisoformat(document.date))
    made = f"Wijkscan {short(document.area)} · gemaakt met wijkscan {__version__} op {day} · "
    part: Any = word.part
    footer = part.add_footer_part()
    _only(footer[0].element, run(made) + _PAGE, "Footer")
    if not document.watermark:
        return footer[1], ""
    header = part.add_header_part()
    _only(header[0].element, run(document.watermark, "<w:b/>"), "Header")
    return footer[1], header[1]


def _only(element: Any, content: str, style: str) -> None:
    """One paragraph, and nothing else, in a head or foot."""
    _swap(
        element,
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
        "</w:ftr>",
    )

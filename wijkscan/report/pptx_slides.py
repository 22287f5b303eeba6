"""Ready blocks as slides: a section is a slide, with its title, its blocks and what is said.

Each slide has its title in the place for titles; what is on it stands in the order in which it is
read; pictures and tables carry their sentence.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from wijkscan import __version__
from wijkscan import text as dutch
from wijkscan.report.blocks import Document, Paragraph, Section
from wijkscan.report.docx import properties
from wijkscan.report.pptx_flow import pieces, stack, title_of
from wijkscan.report.pptx_shapes import (
    EDGE,
    HIGH,
    SOFT,
    WIDE,
    Box,
    brief,
    line,
    new_show,
    new_slide,
    note,
    write,
)
from wijkscan.report.zipped import fixed

_ROOM = WIDE - 2 * EDGE
_TOP, _FOOT = 33.0, 14.0


def render_document(document: Document) -> bytes:
    """The slides as the bytes of a .pptx file."""
    show = new_show()
    for number, section in enumerate(document.sections, start=1):
        slide = _slide(show, section)
        _foot(slide, document, number)
    properties(show.core_properties, document)
    made = io.BytesIO()
    show.save(made)
    return fixed(made.getvalue())


def _slide(show: Any, section: Section) -> Any:
    title, blocks = title_of(section)
    slide = new_slide(show, title)
    if blocks and isinstance(blocks[-1], Paragraph) and blocks[-1].role == "note":
        blocks = blocks[:-1]  # the foot of the page says that here
    stack(slide, pieces(blocks), Box(EDGE, _TOP, _ROOM, HIGH - _TOP - _FOOT - 3))
    note(slide, section.notes)
    return slide


def _foot(slide: Any, document: Document, number: int) -> None:
    day = dutch.long_date(date.fromisoformat(document.date))
    mark = f" · {document.watermark}" if document.watermark else ""
    words = (
        f"{number} van {len(document.sections)} · Wijkscan {brief(document.area, 40)}{mark} · "
        f"gemaakt met wijkscan {__version__} op {day}"
    )
    write(slide, Box(EDGE, HIGH - 13, _ROOM, 7), [line(words, 11, SOFT)], "Voettekst")

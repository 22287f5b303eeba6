"""The report as a tagged PDF, set by typst from the same blocks as the HTML.

All text goes in as data (JSON), so nothing in it can be read as markup. The file has a fixed
date, so the same report gives the same bytes. Tables carry TH for their column heads only: row
heads need a part of typst (`a11y-extras`) that its Python binding (0.15.2) does not switch on yet.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from wijkscan import __version__, paths
from wijkscan import text as dutch
from wijkscan.errors import WijkscanError
from wijkscan.report import fonts
from wijkscan.report.blocks import Document, clean, to_data
from wijkscan.report.compose import compose
from wijkscan.report.model import Report

_ONLY_FOR_SCREENS = {"live", "head", "details", "embedded", "listed"}
_EXPLAINED = "□ staat voor tekens die hier niet te tonen zijn"
_UNKNOWN = "\0"  # in no text: a scan with it is refused
_SPARE_LETTERS = "Libertinus Serif"  # comes with typst, so it is there on every computer


def render(report: Report) -> bytes:
    """The whole report as a PDF of A4 pages."""
    return render_document(compose(report))


def render_document(document: Document) -> bytes:
    """Ready blocks as a PDF of A4 pages.

    A letter that our typeface lacks comes from the fonts of typst (Greek, Cyrillic, Hebrew) or of
    this computer. When it is not there either, □ stands in its place and the foot of each page says
    what that means: a tagged PDF may not hold text without a shape.
    """
    data = _printable(to_data(document))
    day = date.fromisoformat(document.date)
    made = clean(_made(document.area, day))
    for own_fonts_only in (True, False):
        with suppress(_MissingGlyphError):
            return _compile(data, made, day, own_fonts_only)
    return _compile(_boxed(data), _boxed(f"{made} · {_EXPLAINED}"), day, True)


class _MissingGlyphError(WijkscanError):
    """Some character has no shape in the fonts that were allowed."""


def _compile(data: Any, made: str, day: date, own_fonts_only: bool) -> bytes:
    import typst

    folder = fonts.faces().folder
    try:
        return typst.compile(
            paths.templates_dir() / "report.typ",
            sys_inputs={
                "data": json.dumps(data, ensure_ascii=False),
                "made": made,
                "letters": f"{fonts.FAMILY}|{_SPARE_LETTERS}" if folder else _SPARE_LETTERS,
            },
            font_paths=[folder] if folder else [],
            ignore_system_fonts=own_fonts_only,
            pdf_standards=["ua-1"],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        words = str(error.diagnostic or error)
        kind = _MissingGlyphError if "could not be displayed" in words else WijkscanError
        raise kind(f"report.typ: {words}") from error


def _boxed(data: Any) -> Any:
    """The same with one □ for each run of characters that our typeface does not have."""
    if isinstance(data, dict):
        return {key: _boxed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_boxed(item) for item in data]
    if isinstance(data, str):
        known = fonts.faces().glyphs
        boxed = "".join(c if ord(c) in known or c == "\n" else _UNKNOWN for c in data)
        return re.sub(f"{_UNKNOWN}+", "□", boxed)
    return data


def _made(name: str, day: date) -> str:
    return f"Wijkscan {name} · gemaakt met wijkscan {__version__} op {dutch.long_date(day)}"


def _printable(data: Any) -> Any:
    """Without what only a screen shows."""
    if isinstance(data, dict):
        return {k: _printable(v) for k, v in data.items() if k not in _ONLY_FOR_SCREENS}
    if isinstance(data, list):
        return [_printable(item) for item in data]
    return data

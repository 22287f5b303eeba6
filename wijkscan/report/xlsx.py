"""The figures as a workbook: a row per figure, the buurten inside, the sources, and the meaning.

Numbers are numbers and texts are texts: no cell holds a formula or a link. The file carries a
fixed date, so the same report gives the same bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wijkscan import __version__
from wijkscan.report import tables
from wijkscan.report.blocks import Document
from wijkscan.report.cells import harmless
from wijkscan.report.docx import short
from wijkscan.report.model import Report
from wijkscan.report.tables import WHOLE, Table, Value
from wijkscan.report.zipped import fixed

_DUTCH = "[$-413]"  # Dutch points and commas, also in a program that speaks another language
_MEASURED = {"waarde", "onder", "boven", "vergelijking_waarde", "verschil"}
_MEASURED |= {"deel_laagste", "deel_hoogste", "gemeente_waarde"}
_AS_SHOWN = {
    "waarde",
    "vergelijking_waarde",
    "gemeente_waarde",
}  # bounds get one decimal, to tell them apart
_WIDTHS = {"naam": 38, "reden": 44, "positie": 34, "oordeel": 26, "titel": 46, "buurt": 28}
_WIDTHS |= {"bronvermelding": 80, "herkomst": 60, "Uitleg": 100, "Onderwerp": 28, "checksum": 20}
_WIDTHS |= {"indicator": 28, "groep": 24, "kolom": 30, "producent": 24, "methode": 18}
_WIDTHS |= {"vraag": 60, "notitie": 60, "probleem": 40, "oorzaken": 60, "waarom_naast_elkaar": 60}
_WIDTHS |= {"verschil_tussen_gebieden": 50, "zo_genoemd": 34, "bod": 40, "bewijs": 40}
_WIDTHS |= {"eerste_stap": 50, "eerste_stappen": 50, "toelichting": 50, "bij_wie": 30, "soort": 24}
_WIDTHS |= {"gebruikt_bij": 40, "definitie": 60, "wat": 50, "goed": 50, "tekst": 60, "bron": 34}
_WIDTHS |= {"gewone_zin": 70, "vakzin": 70, "waarom": 40, "gevolg": 40, "plaats": 28, "meten": 40}
_WIDTHS |= {"wat_spreekt_het_tegen": 44, "deel_van_de_wijk": 26, "antwoord": 40, "voor_wie": 34}
_USUAL = 13
_A4, _ON_PAPER = 9, 200  # its number in Excel; letters beside each other that can be read
_LINE, _HIGHEST = 15.0, 405.0  # points; Excel allows no row above 409
_FREEZE = {"Cijfers": 2, "Buurten": 2}
_LONG = {"Uitleg", "bronvermelding", "herkomst", "vraag", "notitie", "probleem", "oorzaken"}
_LONG |= {"waarom_naast_elkaar", "eerste_stap", "eerste_stappen", "toelichting", "bewijs", "bod"}
_LONG |= {"definitie", "wat", "goed", "tekst", "gewone_zin", "vakzin", "wat_spreekt_het_tegen"}
_LONG |= {"gebruikt_bij", "gevolg", "waarom", "meten", "antwoord"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def render(report: Report) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    sheets = [
        ("Cijfers", tables.figures(report)),
        ("Buurten", tables.parts(report)),
        ("Bronnen", tables.sources(report)),
        ("Uitleg", tables.explanation(report)),
    ]
    about = {
        "title": short(f"Wijkscan {report.title or report.naam}: cijfers"),
        "subject": short(report.profile.area.omschrijving),
        "author": short(report.makers or "wijkscan"),
        "comments": f"Gemaakt met wijkscan {__version__}. Zie het blad Uitleg.",
        "created": _moment(report.today.isoformat()),
    }
    return _book(sheets, about, short(report.profile.area.code))


def workbook(sheets: Sequence[tuple[str, Table]], document: Document) -> bytes:
    """Ready tables as the bytes of an .xlsx file; the document says what it is about."""
    about = {
        "title": short(document.title),
        "subject": short(document.description),
        "author": short(document.makers or "wijkscan"),
        "comments": short(f"Gemaakt met wijkscan {__version__}. {document.watermark}".strip()),
        "created": _moment(document.date),
    }
    return _book(sheets, about, short(document.area))


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day)


def _book(sheets: Sequence[tuple[str, Table]], about: dict[str, Any], area: str) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        book.set_properties(about)
        book.set_custom_property("Taal", "nl-NL")
        book.set_custom_property("Gebied", area)
        looks = _Looks(book)
        for name, table in sheets:
            _sheet(book, name, table, looks, freeze=_FREEZE.get(name, 0))
    return fixed(made.getvalue())


class _Looks:
    """The few formats of the workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[str, Any] = {}
        self.head = book.add_format(
            {"bold": True, "font_color": "#0B5563", "bg_color": "#E3EEF0", "bottom": 1}
        )
        self.text = book.add_format({"valign": "top", "num_format": "@"})
        self.long = book.add_format({"valign": "top", "num_format": "@", "text_wrap": True})

    def number(self, pattern: str) -> Any:
        """A number shown in the Dutch way."""
        if pattern not in self._numbers:
            shown = {"valign": "top", "num_format": _DUTCH + pattern}
            self._numbers[pattern] = self._book.add_format(shown)
        return self._numbers[pattern]


def _sheet(book: Any, name: str, table: Table, looks: _Looks, freeze: int = 0) -> None:
    sheet: Any = book.add_worksheet(name)
    sheet.freeze_panes(1, freeze)
    sheet.set_row(0, 1.2 * _LINE)
    for at, title in enumerate(table.titles):
        sheet.set_column(at, at, _WIDTHS.get(title, _USUAL))
        sheet.write_string(0, at, harmless(title), looks.head)
    for row, values in enumerate(table.rows, start=1):
        decimals = table.decimals[row - 1] if table.decimals else 0
        lines = _lines(table.titles, values)
        if lines > 1:
            sheet.set_row(row, min(lines * _LINE, _HIGHEST))
        for at, value in enumerate(values):
            _cell(sheet, row, at, value, table.titles[at], decimals, looks)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.titles) - 1)
    _paper(sheet, table, freeze)


def _paper(sheet: Any, table: Table, freeze: int) -> None:
    """How the sheet is printed: A4 on its side, on as many pages as can still be read."""
    letters = sum(_WIDTHS.get(title, _USUAL) for title in table.titles)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(math.ceil(letters / _ON_PAPER), 0)
    sheet.repeat_rows(0)
    if freeze:
        sheet.repeat_columns(0, freeze - 1)


def _lines(titles: Sequence[str], values: Sequence[Value]) -> int:
    """How many lines the longest text of a row takes; not every program finds out by itself."""
    wrapped = (
        sum(max(1, math.ceil(len(line) / _WIDTHS[title])) for line in value.split("\n"))
        for title, value in zip(titles, values, strict=True)
        if title in _LONG and isinstance(value, str)
    )
    return max(wrapped, default=1)


def _cell(
    sheet: Any, row: int, at: int, value: Value, title: str, decimals: int, looks: _Looks
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value, looks.number(_pattern(title, value, decimals)))
    else:
        look = looks.long if title in _LONG else looks.text
        sheet.write_string(row, at, harmless(value), look)


def _pattern(title: str, value: float, decimals: int) -> str:
    """How a number is shown; the cell keeps every decimal."""
    if title in WHOLE:
        return "0"
    if title in _MEASURED:
        places = decimals if title in _AS_SHOWN else max(decimals, 1)
        return "#,##0" + ("." + "0" * places if places else "")
    return "#,##0" if float(value).is_integer() else "0.0000"

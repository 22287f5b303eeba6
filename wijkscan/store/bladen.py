"""The rows of a CSV or XLSX that a user brings along, within limits, as plain texts."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from wijkscan.errors import DamagedFile

MAX_FILE = 10_000_000
MAX_UNPACKED = 50_000_000
MAX_ENTRIES = 500
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELL = 10_000
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    csv.Error,
    ValueError,
    KeyError,
    EOFError,
    RuntimeError,  # a password, or a way of packing that Python does not know
)
_HINT = "Sla het blad op als CSV of XLSX met alleen de cijfers, en probeer het opnieuw."

Rows = list[list[str]]


def read(content: bytes, name: str) -> Rows:
    """Rows of texts, without empty rows; DamagedFile with a Dutch sentence when it will not do."""
    if len(content) > MAX_FILE:
        raise DamagedFile(f"{name} is groter dan 10 MB.", _HINT)
    ending = name.lower().rpartition(".")[2]
    if ending not in ("csv", "txt", "xlsx"):
        raise DamagedFile(f"{name} is geen CSV en geen XLSX.", _HINT)
    try:
        found = list(_limited(_xlsx(content) if ending == "xlsx" else _csv(content)))
    except _BROKEN as error:
        raise DamagedFile(f"{name} is onleesbaar: {_why(error)}.", _HINT) from error
    if len(found) < 2:
        raise DamagedFile(f"In {name} staan geen rijen onder de kop.", _HINT)
    return found


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, _TooMuch) else "het bestand is beschadigd"


class _TooMuch(ValueError):  # noqa: N818 - a reason, caught in this file
    """Above a limit; the text is a Dutch reason."""


def _limited(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    count = 0
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        count += 1
        if count > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise _TooMuch(f"meer dan {MAX_ROWS} rijen of {MAX_COLUMNS} kolommen")
        if any(len(cell) > MAX_CELL or "\x00" in cell for cell in cells):
            raise _TooMuch("een cel is te lang of bevat vreemde tekens")
        yield cells


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")  # what Excel on Windows writes
    head = text.partition("\n")[0]
    separator = max(";,\t", key=head.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _xlsx(content: bytes) -> Iterator[list[str]]:
    """The first sheet, as the texts and numbers that stand in it (never a formula)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if len(names) > MAX_ENTRIES:
            raise _TooMuch(f"meer dan {MAX_ENTRIES} onderdelen")
        numbers = sorted(int(m[1]) for m in map(_SHEET.fullmatch, names) if m)
        budget = _Budget(archive)
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            strings = budget.parse("xl/sharedStrings.xml")
            shared = [_text(item) for item in strings.iter(f"{_SPACE}si")]
        sheet = budget.parse(f"xl/worksheets/sheet{numbers[0] if numbers else 1}.xml")
        yield from (_row(row, shared) for row in sheet.iter(f"{_SPACE}row"))


class _Budget:
    """Unpacks while counting, because the sizes in the file itself may lie."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.left = MAX_UNPACKED

    def parse(self, name: str) -> ElementTree.Element:
        with self.archive.open(name) as file:
            content = file.read(self.left + 1)
        self.left -= len(content)
        if self.left < 0:
            raise _TooMuch("uitgepakt groter dan 50 MB")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise _TooMuch("het bevat verwijzingen die hier niet horen")
        return ElementTree.fromstring(content)  # noqa: S314 - checked above


def _text(item: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{_SPACE}t"))


def _row(row: ElementTree.Element, shared: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_SPACE}c"):
        place = _column(cell.get("r", ""), len(cells))
        if place > MAX_COLUMNS:
            raise _TooMuch(f"meer dan {MAX_COLUMNS} kolommen")
        cells += [""] * (place - len(cells))
        cells.append(_cell(cell, shared))
    return cells


def _column(reference: str, fallback: int) -> int:
    """`C7` -> 2."""
    letters = "".join(c for c in reference.upper() if "A" <= c <= "Z")
    if not letters or len(letters) > 3:
        return fallback
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _cell(cell: ElementTree.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_SPACE}v") or ""
    if cell.get("t") == "s" and value:
        return shared[int(value)] if int(value) < len(shared) else ""
    return value

"""The first sheet of an XLSX file, unpacked with counted bytes and read without formulas.

An XLSX is a zip with XML. What it says about its own sizes is not believed: parts are unpacked
piece by piece until a limit. Only the parts that make up the cells go on to openpyxl; macros,
pictures and links to elsewhere are never opened.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NoReturn

from wijkscan.errors import DamagedFile
from wijkscan.store.eigen_tabel import MAX_KOLOMMEN, MAX_RIJEN

MAX_UITGEPAKT = 50 * 1024 * 1024
MAX_DEEL = 10 * 1024 * 1024
"""One part: a sheet of 5,000 rows is smaller, and shared texts take a multiple in memory."""
MAX_DELEN = 500
_STUK = 64 * 1024
_NODIG = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?workbook\.xml(?:\.rels)?"
    r"|xl/(?:sharedStrings|styles)\.xml|xl/worksheets/[^/]{1,60}\.xml"
)
_EINDE = b"PK\x05\x06"
_LEGE_RIJEN = 200  # blank rows in between that are still followed


def _weiger(
    zin: str, hint: str = "Bewaar de werkmap opnieuw, of bewaar het blad als CSV."
) -> NoReturn:
    raise DamagedFile(zin, hint)


def lees_xlsx(inhoud: bytes) -> Iterator[list[str]]:
    """Lines of cells of the first sheet, as text; a formula gives the value that was stored."""
    try:
        veilig = _overgepakt(inhoud)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise DamagedFile(
            "Deze Excel-werkmap is beschadigd.", "Bewaar de werkmap opnieuw."
        ) from error
    except ValueError as error:
        raise DamagedFile("Deze Excel-werkmap klopt niet.", "Bewaar de werkmap opnieuw.") from error
    return _regels(veilig)


def _overgepakt(inhoud: bytes) -> io.BytesIO:
    """The parts with cells in a fresh, stored zip, all within the limits."""
    _kijk_naar_einde(inhoud)
    nieuw, totaal = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(nieuw, "w") as uit:
        namen = [deel.filename for deel in oud.infolist()]
        if len(namen) > MAX_DELEN or len(set(namen)) < len(namen):
            _weiger("Deze Excel-werkmap heeft te veel onderdelen.")
        if any("vbaproject" in naam.casefold() for naam in namen):
            _weiger("In deze werkmap zitten macro’s.", "Bewaar hem als .xlsx, zonder macro’s.")
        for deel in oud.infolist():
            if not _NODIG.fullmatch(deel.filename):
                continue
            stuk = _uitgepakt(oud, deel, min(MAX_DEEL, MAX_UITGEPAKT - totaal))
            totaal += len(stuk)
            uit.writestr(deel.filename, stuk)
    return nieuw


def _kijk_naar_einde(inhoud: bytes) -> None:
    """Refuse a list of contents that is too long before anything reads it."""
    plek = inhoud.rfind(_EINDE)
    if plek < 0 or len(inhoud) < plek + 22:
        _weiger("Deze Excel-werkmap is niet heel.")
    aantal = int.from_bytes(inhoud[plek + 10 : plek + 12], "little")
    lengte = int.from_bytes(inhoud[plek + 12 : plek + 16], "little")
    if aantal > MAX_DELEN or lengte > MAX_DELEN * 400:
        _weiger("Deze Excel-werkmap heeft te veel onderdelen.")


def _uitgepakt(oud: zipfile.ZipFile, deel: zipfile.ZipInfo, ruimte: int) -> bytes:
    if deel.flag_bits & 1:
        _weiger("Op deze werkmap staat een wachtwoord.", "Bewaar hem zonder wachtwoord.")
    gelezen = bytearray()
    with oud.open(deel) as stroom:
        while stuk := stroom.read(_STUK):
            gelezen += stuk
            if len(gelezen) > ruimte:
                _weiger(
                    "Deze werkmap is uitgepakt te groot.", "Bewaar alleen het blad met cijfers."
                )
    if b"\x00" in gelezen or b"<!DOCTYPE" in gelezen or b"<!ENTITY" in gelezen:
        _weiger("Deze Excel-werkmap klopt niet.")
    return bytes(gelezen)


def _regels(veilig: io.BytesIO) -> Iterator[list[str]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out
            werkmap = openpyxl.load_workbook(veilig, read_only=True, data_only=True)
            blad = werkmap.worksheets[0]
            blad.reset_dimensions()
            laatste = MAX_RIJEN + _LEGE_RIJEN
            regels = [
                [_tekst(cel) for cel in rij]
                for rij in blad.iter_rows(max_row=laatste, max_col=MAX_KOLOMMEN)
            ]
            werkmap.close()
    except DamagedFile:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise DamagedFile("Deze Excel-werkmap is niet te lezen.", "Bewaar hem opnieuw.") from error
    return iter(regels)


def _tekst(cel: Any) -> str:
    """A cell as a Dutch user would type it: comma for decimals, a real percent sign."""
    waarde = cel.value
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case int() | float():
            procent = "%" in str(cel.number_format)
            return _getal(waarde * 100) + "%" if procent else _getal(waarde)
        case datetime() | date():
            return waarde.isoformat()[:10]
        case _:
            return str(waarde)


def _getal(waarde: float) -> str:
    if float(waarde).is_integer():
        return str(int(waarde))
    return f"{waarde:.10g}".replace(".", ",")

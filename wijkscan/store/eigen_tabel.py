"""The rows of a CSV or XLSX file that someone else made. Every file is taken for hostile."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from wijkscan.errors import DamagedFile

MAX_BYTES = 10 * 1024 * 1024
MAX_RIJEN = 5000
MAX_KOLOMMEN = 60
MAX_TEKENS = 10_000
_MEESTE_REGELS = 50_000  # with the blank ones in between
_SCHEIDING = (";", "\t", ",")
_OPNIEUW = "Bewaar het bestand opnieuw als CSV of als Excel-werkmap (.xlsx)."
_LEEG = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Tabel:
    """Headings and filled rows; each row with its number in the file, the headings being row 1."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[int, tuple[str, ...]], ...]


def schoon(tekst: str) -> str:
    """One line of plain text: no control, direction or invisible characters, single spaces."""
    if not tekst.isprintable():
        tekst = "".join(" " if unicodedata.category(t) in _LEEG else t for t in tekst)
    return " ".join(unicodedata.normalize("NFC", tekst).split())


def schone_naam(naam: str) -> str:
    """A file name to show: the last part, cleaned and cut. Never used as a path."""
    laatste = naam.replace("\\", "/").rpartition("/")[2]
    return schoon(laatste)[:80] or "zonder naam"


def lees_tabel(inhoud: bytes) -> Tabel:
    """The table in the bytes of a CSV or XLSX file, told apart by what is in it.

    Raises DamagedFile with a Dutch sentence for anything that is too large or is no table.
    """
    if len(inhoud) > MAX_BYTES:
        raise DamagedFile("Dit bestand is groter dan 10 MB.", "Lees het in delen in.")
    if not inhoud.strip():
        raise DamagedFile("Dit bestand is leeg.", "Kies een ander bestand.")
    if inhoud.startswith(b"PK"):
        from wijkscan.store.eigen_xlsx import lees_xlsx

        return maak_tabel(lees_xlsx(inhoud))
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        raise DamagedFile(
            "Dit is een oude Excel-werkmap (.xls), of er staat een wachtwoord op.", _OPNIEUW
        )
    return maak_tabel(_lees_csv(_ontcijfer(inhoud)))


def _ontcijfer(inhoud: bytes) -> str:
    if b"\x00" in inhoud:
        raise DamagedFile("Dit bestand is geen CSV of Excel-werkmap.", _OPNIEUW)
    for soort in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(soort)
        except UnicodeDecodeError:
            continue
    raise DamagedFile("De letters in dit bestand zijn niet te lezen.", _OPNIEUW)


def _lees_csv(tekst: str) -> Iterable[list[str]]:
    eerste = tekst.lstrip("\r\n").partition("\n")[0]
    scheiding = max(_SCHEIDING, key=eerste.count)
    try:
        yield from csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    except csv.Error as error:
        raise DamagedFile("Dit CSV-bestand is niet te lezen.", _OPNIEUW) from error


def maak_tabel(regels: Iterable[Iterable[str]]) -> Tabel:
    """Headings and rows from lines of cells, within the limits."""
    koppen: tuple[str, ...] = ()
    rijen: list[tuple[int, tuple[str, ...]]] = []
    for nummer, regel in enumerate(regels, 1):
        if nummer > _MEESTE_REGELS:
            raise DamagedFile("Dit bestand heeft te veel lege regels.", _OPNIEUW)
        cellen = tuple(_cel(cel, nummer) for cel in regel)
        if not any(cellen):
            continue
        if len(cellen) > MAX_KOLOMMEN and any(cellen[MAX_KOLOMMEN:]):
            raise DamagedFile(f"Rij {nummer} heeft meer dan {MAX_KOLOMMEN} kolommen.", _OPNIEUW)
        if not koppen:
            koppen = cellen
            continue
        if len(rijen) == MAX_RIJEN:
            raise DamagedFile(
                "Dit bestand heeft meer dan 5.000 rijen.", "Lees het in delen van 5.000 rijen in."
            )
        rijen.append((nummer, cellen))
    if not rijen:
        raise DamagedFile("Dit bestand heeft geen rijen met cijfers.", "Kies een ander bestand.")
    return Tabel(koppen, tuple(rijen))


def _cel(cel: str, nummer: int) -> str:
    if len(cel) > MAX_TEKENS:
        raise DamagedFile(
            f"In rij {nummer} staat een tekst van meer dan 10.000 tekens.", "Maak de tekst korter."
        )
    return schoon(cel)

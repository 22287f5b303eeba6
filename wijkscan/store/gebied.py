"""One area of the official division, and how it is written and compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from wijkscan.store.columns import Niveau

STANDAARD_INDELING = 2020
"""Most bundled figures are about the division of this year."""

_WIJKNUMMER = re.compile(r"^wijk \d+ (?=.)")
_PROVINCIE = re.compile(r"\((?:gemeente|[A-Z]{1,2}\.?)\)")
_GEEN_WOORD = re.compile(r"[^a-z0-9\n]+")
_APOSTROF = re.compile(r"[’‘'`´]")


def woorden(tekst: str) -> str:
    """Lower-case words without accents, apostrophes and hyphens: "'s-Gravenhage" -> "s gravenhage".

    A text of many lines keeps its lines, so that thousands of names cost one call.
    """
    kaal = unicodedata.normalize("NFKD", _APOSTROF.sub("", tekst)).casefold()
    kaal = kaal.encode("ascii", "ignore").decode("ascii")
    return _GEEN_WOORD.sub(" ", kaal).strip(" ")


def zonder_nummer(naam: str) -> str:
    """Words of a name without the number CBS puts before it: "wijk 02 zuid" -> "zuid"."""
    return _WIJKNUMMER.sub("", naam)


def naam_sleutel(naam: str) -> str:
    """What must agree for two names to be one: letters and digits, no number, no "(L.)".

    Other words between brackets stay: "(kern)" and "(buitengebied)" are two places.
    """
    kaal = woorden(_PROVINCIE.sub(" ", naam))
    return zonder_nummer(kaal).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Gebied:
    """A country, gemeente, wijk or buurt in the division of one year."""

    code: str
    naam: str
    niveau: Niveau
    gemeente_code: str | None
    gemeente_naam: str | None
    wijk_code: str | None
    wijk_naam: str | None
    indeling: int
    postcode4: str | None
    inwoners: int | None

    @property
    def korte_naam(self) -> str:
        """The name without "Wijk 02 " in front of it."""
        kort = re.sub(r"^Wijk \d+ (?=.)", "", self.naam)
        return kort[:1].upper() + kort[1:]

    @property
    def voluit(self) -> str:
        """Name, level and place, as in a list to choose from."""
        return f"{self.korte_naam} ({omschrijving(self)})"


def omschrijving(gebied: Gebied) -> str:
    """Level and place in words: "buurt in wijk Feijenoord, Rotterdam"."""
    match gebied.niveau:
        case Niveau.LAND:
            tekst = "heel Nederland"
        case Niveau.GEMEENTE:
            tekst = "gemeente"
        case Niveau.WIJK:
            tekst = f"wijk in {gebied.gemeente_naam}"
        case Niveau.BUURT:
            wijk = gebied.wijk_naam or ""
            voor = wijk if wijk.lower().startswith("wijk") else f"wijk {wijk}"
            tekst = f"buurt in {voor}, {gebied.gemeente_naam}"
    if gebied.indeling != STANDAARD_INDELING:
        tekst += f", indeling {gebied.indeling}"
    return tekst

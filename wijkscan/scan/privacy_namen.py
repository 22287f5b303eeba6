"""Finder of names: after a title, after initials, or from a short list of first names.

Streets, parks, schools and organisations named after somebody are left alone when words show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wijkscan import paths
from wijkscan.scan.privacy_vondst import Treffer
from wijkscan.scan.privacy_woorden import (
    ACHTERNAAM_UITGANG,
    AFKORTINGEN,
    GEEN_ACHTERNAAM,
    GEWONE_WOORDEN,
    NAAM_OP_PLAATS,
    ORGANISATIES,
    PLAATS_ERVOOR,
    PLAATS_UITGANG,
    ROLWOORDEN,
    TITEL_KORT,
    TITELS,
    TUSSENVOEGSELS,
    ZAKEN,
    ZEGWOORDEN,
)
from wijkscan.store.catalogue import read_toml

_WOORD = re.compile(r"[^\W\d_]++(?:[-’'][^\W\d_]++)*+")
_NAAD = {" ", ". ", ".", " '", " ’", " (", ".-"}
_MAX_WOORDEN = 8
_LIDWOORDEN = frozenset({"de", "het", "een", "deze", "die", "dit"})
_AANLEIDING = TITELS | ROLWOORDEN | ZEGWOORDEN
"""Small words after which a name may follow; a name itself begins with a capital."""

Woord = tuple[str, int, int]


@cache
def _lijst(naam: str) -> frozenset[str]:
    tabel = read_toml(paths.data_dir() / "catalogue" / "voornamen.toml")
    return frozenset(str(tabel[naam]).lower().split())


class _Lezer:
    """The words of one text, with the few questions that the rules ask about them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.woorden: list[Woord] = [(m[0], *m.span()) for m in _WOORD.finditer(text)]
        self.voornamen = _lijst("namen")
        self.dubbel = _lijst("dubbelzinnig")
        self.achternamen = _lijst("achternamen")

    def naad(self, i: int) -> str:
        """The characters between word i and the next; a line break when there is none."""
        if i + 1 >= len(self.woorden):
            return "\n"
        return self.text[self.woorden[i][2] : self.woorden[i + 1][1]]

    def is_voorletter(self, i: int) -> bool:
        woord, _, end = self.woorden[i]
        return len(woord) == 1 and woord.isupper() and self.text[end : end + 1] == "."

    def begint_zin(self, i: int) -> bool:
        start = self.woorden[i][1]
        ervoor = self.text[max(0, start - 3) : start].rstrip(" '\"(‘“")
        return not ervoor or ervoor[-1] in ".!?:\n\x1f"

    def naam_vanaf(self, i: int, ook_klein: bool = False) -> int | None:
        """Last word of a name that starts at word i: (initials) (van der) Surname, or None."""
        laatste, j = None, i
        while j < min(len(self.woorden), i + _MAX_WOORDEN):
            woord = self.woorden[j][0]
            if woord[0].isupper() and woord.lower() not in TUSSENVOEGSELS:
                laatste = j
            elif ook_klein and self.is_kleine_achternaam(i, woord.lower()):
                return j
            elif woord.lower() not in TUSSENVOEGSELS:
                break
            if self.naad(j) not in _NAAD or (self.naad(j) == ". " and not self.is_voorletter(j)):
                break
            j += 1
        return laatste

    def is_kleine_achternaam(self, i: int, woord: str) -> bool:
        """ "mevrouw jansen", but not "mevrouw van de bakker"."""
        if woord in ZAKEN and self.woorden[i][0].lower() == "van":
            return False
        if woord in self.achternamen or woord in self.voornamen - self.dubbel:
            return True
        return woord.endswith(ACHTERNAAM_UITGANG) and woord not in GEEN_ACHTERNAAM

    def is_plaats(self, i: int, j: int) -> bool:
        """Whether the words i to j are a street, park, school or firm."""
        for k in range(i, j + 1):
            delen = self.woorden[k][0].lower().split("-")
            if delen[0] in ORGANISATIES or any(map(_is_samenstelling_plaats, delen)):
                return True
            if k > i and delen[0] in PLAATS_UITGANG and not self.is_tussenvoegsel(k - 1):
                return True  # "Franciscus Gasthuis"; Van der Laan is somebody
        return self.na_plaatswoord(i) or (
            i > 0 and self.woorden[i - 1][0][0].isupper() and self.na_plaatswoord(i - 1)
        )

    def is_tussenvoegsel(self, i: int) -> bool:
        return self.woorden[i][0].lower() in TUSSENVOEGSELS

    def na_plaatswoord(self, i: int) -> bool:
        """ "station X", "park X"."""
        return i > 0 and self.naad(i - 1) == " " and self.woorden[i - 1][0].lower() in PLAATS_ERVOOR

    def na_lidwoord(self, i: int) -> bool:
        """ "de Dirk" is a shop: people have no article."""
        return i > 0 and self.naad(i - 1) == " " and self.woorden[i - 1][0].lower() in _LIDWOORDEN


def _is_samenstelling_plaats(woord: str) -> bool:
    """Lennepstraat is a place; Vliet on its own may be somebody."""
    if woord in PLAATS_UITGANG or woord in NAAM_OP_PLAATS:
        return False
    return woord.endswith(PLAATS_UITGANG)


def namen(text: str) -> Iterator[Treffer]:
    """Names of persons, as (start, end, kind)."""
    lezer = _Lezer(text)
    klaar = -1
    for i, (woord, start, _) in enumerate(lezer.woorden):
        if i <= klaar or not (woord[0].isupper() or woord in _AANLEIDING):
            continue
        eind = _naam_bij(lezer, i, woord)
        if eind is not None:
            klaar = eind
            tot = lezer.woorden[eind][2]
            yield start, tot + (lezer.is_voorletter(eind)), "naam"


def _naam_bij(lezer: _Lezer, i: int, woord: str) -> int | None:
    laag = woord.lower()
    if laag in TITELS:
        return _na_titel(lezer, i, laag)
    if laag in ROLWOORDEN or laag in ZEGWOORDEN:
        return _na_rol(lezer, i)
    if not woord[0].isupper():
        return None
    if lezer.is_voorletter(i):
        return _voorletters(lezer, i)
    return _voornaam(lezer, i, laag)


def _na_titel(lezer: _Lezer, i: int, laag: str) -> int | None:
    if lezer.naad(i) not in (" ", ". ", ".", " '", " ’"):
        return None
    volgende = lezer.woorden[i + 1][0].lower()
    if volgende in GEWONE_WOORDEN and volgende not in TUSSENVOEGSELS:
        return None
    eind = lezer.naam_vanaf(i + 1, ook_klein=True)
    if eind is None and laag in TITEL_KORT and volgende not in TUSSENVOEGSELS:
        return i + 1
    return eind


def _na_rol(lezer: _Lezer, i: int) -> int | None:
    if lezer.naad(i) not in (" ", ". "):
        return None
    volgende = lezer.woorden[i + 1][0]
    if volgende.lower() in GEWONE_WOORDEN and volgende.lower() not in TUSSENVOEGSELS:
        return None
    return _persoon_vanaf(lezer, i + 1)


def _persoon_vanaf(lezer: _Lezer, i: int) -> int | None:
    """The end of a name that is not that of a place or a firm."""
    eind = lezer.naam_vanaf(i)
    return None if eind is None or lezer.is_plaats(i, eind) else eind


def _voorletters(lezer: _Lezer, i: int) -> int | None:
    j = i
    while lezer.is_voorletter(j) and lezer.naad(j) in (".", ". ") and j - i < 5:
        j += 1
    letters = "".join(lezer.woorden[k][0] for k in range(i, j + lezer.is_voorletter(j)))
    if letters in AFKORTINGEN:
        return None
    volgende = lezer.woorden[j][0]
    if j > i and len(volgende) > 1 and volgende.lower() not in GEWONE_WOORDEN - TUSSENVOEGSELS:
        eind = _persoon_vanaf(lezer, j)
        if eind is not None and len(lezer.woorden[eind][0]) > 1:
            return eind
        if eind is None and volgende[0].isupper():
            return None
    return i + len(letters) - 1 if len(letters) > 1 else None


def _voornaam(lezer: _Lezer, i: int, laag: str) -> int | None:
    kern = laag.removesuffix("'s").removesuffix("’s").split("-")[0]
    if kern not in lezer.voornamen and kern not in lezer.dubbel:
        return None
    eind = None if lezer.na_lidwoord(i) else _persoon_vanaf(lezer, i)
    if eind is None:
        return None
    if kern in lezer.dubbel and eind == i and lezer.begint_zin(i):
        return None
    return eind

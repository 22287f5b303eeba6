"""Do two short Dutch texts say the same? By the words they share; simple, so that it can be shown.

A word is cut to its stem ("bankjes", "banken" -> "bank"), words that say nothing are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

_WOORD = re.compile(r"[^\W\d_]+")
_LEEG = frozenset(
    """aan af al alle alleen als altijd ander andere bij bijna binnen blijft blijven buiten buurt
    daar dan dat de deze die dit doen door dus een eigen elk elkaar elke en er erg gaan gaat geen
    groep haar had hebben heeft hele hem hen het hier hij hoe hun iedereen iemand iets ik in is ja
    je jullie kan komen komt kunnen kunt maar meer meeste men mensen met mij mijn minder moet moeten
    na naar niemand niet nieuwe nog nu of om omdat onder ons onze ook op oude ouder ouderen over
    persoon raken raakt samen sinds soms straat te tegen tien toch tot tussen twaalf twee drie uit
    van vaak veel vier vijf voor waar wanneer was wat weg weinig wel wie wij wijk wijkbewoners
    willen worden wordt zegt zeggen zeer zelf zes zeven acht negen zich zij zijn zitten zo zonder
    bewoner bewoners wonen woont wonende staan staat ligt liggen maken maakt inwoners
    zou risico kans""".split()
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: the words as the first text writes them, and which part that is."""

    woorden: tuple[str, ...]
    deel: float  # of the shorter text, 0-1

    @property
    def zelfde(self) -> bool:
        """Two words or more, and at least half of the shorter text; or all of a short text."""
        return (self.deel >= 0.5 and len(self.woorden) >= 2) or self.deel == 1.0


@lru_cache(maxsize=8192)
def stammen(tekst: str) -> dict[str, str]:
    """Stem -> word as it stands in the text, for the words that say something."""
    gevonden: dict[str, str] = {}
    for woord in _WOORD.findall(tekst.lower()):
        if len(woord) > 2 and woord not in _LEEG:
            gevonden.setdefault(stam(woord), woord)
    return gevonden


@lru_cache(maxsize=8192)
def stam(woord: str) -> str:
    """A rough stem: without accents, endings and double letters; "huizen" and "huis" meet."""
    kaal = _zonder_accent(woord.lower())
    for einde in ("jes", "je", "en", "e", "s"):
        if kaal.endswith(einde) and len(kaal) - len(einde) >= 3:
            kaal = kaal[: -len(einde)]
            break
    kaal = re.sub(r"(.)\1", r"\1", kaal)
    return kaal[:-1] + {"z": "s", "v": "f"}.get(kaal[-1], kaal[-1])


def _zonder_accent(woord: str) -> str:
    if woord.isascii():
        return woord
    los = unicodedata.normalize("NFKD", woord)
    return "".join(teken for teken in los if not unicodedata.combining(teken))


_NIETS = Overlap((), 0.0)


def overlap(eerste: str, tweede: str) -> Overlap:
    """The words that both texts hold."""
    een, twee = stammen(eerste), stammen(tweede)
    samen = een.keys() & twee.keys()
    if not samen:
        return _NIETS
    woorden = tuple(woord for stam, woord in een.items() if stam in samen)
    return Overlap(woorden, len(samen) / min(len(een), len(twee)))


def tellingen(
    van: Sequence[Collection[str]], met: Sequence[Collection[str]]
) -> Iterator[npt.NDArray[np.int64]]:
    """For each set in `van`: how many of its words each set in `met` holds."""
    bij: dict[str, list[int]] = {}
    for nummer, woorden in enumerate(met):
        for woord in woorden:
            bij.setdefault(woord, []).append(nummer)
    plekken = {woord: np.array(nummers) for woord, nummers in bij.items()}
    for woorden in van:
        raak = [plekken[woord] for woord in woorden if woord in plekken]
        samen = np.concatenate(raak) if raak else _GEEN
        yield np.bincount(samen, minlength=len(met))


_GEEN = np.array([], dtype=np.int64)


def gelijken(teksten: Sequence[str], van: Sequence[str]) -> list[list[int]]:
    """Texts in groups, by number: together when they say the same (`Overlap.zelfde`) and come from
    different sides, or are linked by others that do."""
    woorden = [stammen(tekst) for tekst in teksten]
    lengte, kant = np.array([len(eigen) for eigen in woorden]), np.array(van)
    groep = np.arange(len(woorden))
    for nummer, gedeeld in enumerate(tellingen(woorden, woorden)):
        kort = np.minimum(lengte, lengte[nummer])
        zelfde = ((gedeeld > 1) & (2 * gedeeld >= kort)) | ((gedeeld > 0) & (gedeeld == kort))
        raakt = np.unique(groep[zelfde & (kant != kant[nummer])])
        for ander in raakt[raakt != groep[nummer]].tolist():
            samen = sorted((ander, groep[nummer]))
            groep[groep == samen[1]] = samen[0]
    leden: dict[int, list[int]] = {}
    for nummer, eerste in enumerate(groep.tolist()):
        leden.setdefault(eerste, []).append(nummer)
    return list(leden.values())


def plaats(tekst: str, beginnen: tuple[str, ...]) -> int:
    """Where in the text a word (or words in a row) begins with one of these; -1: nowhere."""
    gewoon = _gewoon(tekst)
    gevonden = [at for begin in beginnen if (at := gewoon.find(f" {begin}")) >= 0]
    return min(gevonden, default=-1)


@lru_cache(maxsize=4096)
def _gewoon(tekst: str) -> str:
    return " " + " ".join(_WOORD.findall(_zonder_accent(tekst.lower())))


_PLUS = re.compile(r"(\d{2,3})\s*(?:-?\s*plus|\+|\s*jaar en ouder)")
_TOT = re.compile(r"(\d{1,3})\s*(?:tot|-|–|t/m)\s*(\d{1,3})")
_LEVENSFASE = (
    (("oudere", "senior", "bejaard"), (65, 120)),
    (("baby", "peuter", "kleuter"), (0, 6)),
    (("kinder",), (0, 13)),
    (("jongere", "tiener", "scholier"), (12, 25)),
    (("volwassen",), (18, 120)),
)


@lru_cache(maxsize=4096)
def leeftijden(tekst: str) -> tuple[int, int] | None:
    """The ages that a group is about: "75-plussers" -> (75, 120); None when nothing says so."""
    laag = tekst.lower()
    if m := _PLUS.search(laag):
        return int(m[1]), 120
    if m := _TOT.search(laag):
        return min(int(m[1]), int(m[2])), max(int(m[1]), int(m[2]))
    return next((grens for woorden, grens in _LEVENSFASE if plaats(laag, woorden) >= 0), None)

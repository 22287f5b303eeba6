"""Hints for plain Dutch beside a text field. Never a score: plain language has no formula.

Words and their plain counterparts stand in data/catalogue/moeilijke_woorden.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from wijkscan import paths
from wijkscan.store.catalogue import read_toml

MAX_WOORDEN = 15
MAX_LETTERS = 15
MAX_LETTERGREPEN = 5
LENGTES = {"p_wat": 120, "p_gevolg": 200}
"""Characters that fit on the A4; longer text is kept, with a hint."""

_ZIN = re.compile(r"[^.!?\n]+")
_WOORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_KLANK = re.compile(r"[aeiouyáéíóúàèäëïöüêâ]+", re.IGNORECASE)
_AFKORTING = re.compile(r"(?<![\w.])(?:[A-Z]{2,6}|(?:[a-z]\.){2,4})(?![\w])")
_BEKEND = frozenset("NL CBS RIVM GGD WMO AVG BSN TV GP HBO MBO OK AED PDF".split())
_WORDEN = frozenset("wordt worden werd werden".split())

_EIGEN = {
    "etiologie": "oorzaak",
    "determinant": "wat je gezondheid beter of slechter maakt",
    "prevalentie": "hoeveel mensen het hebben",
    "incidentie": "hoeveel mensen het erbij krijgen",
    "interventie": "aanpak",
    "stakeholder": "betrokkene",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "significant": "duidelijk",
    "multidisciplinair": "met verschillende beroepen samen",
    "zelfredzaamheid": "zelf kunnen",
    "faciliteren": "mogelijk maken",
    "implementeren": "invoeren",
    "signaleren": "zien en melden",
    "realiseren": "maken",
    "middels": "met",
    "tevens": "ook",
    "reeds": "al",
    "aangaande": "over",
    "inzake": "over",
    "teneinde": "om",
    "derhalve": "daarom",
    "dienen": "moeten",
    "echter": "maar",
    "circa": "ongeveer",
}


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in a text that can be plainer. `kind`: zin, woord, lijdend, afkorting, lengte."""

    start: int
    end: int
    kind: str
    message: str


def hints(text: str, veld: str = "") -> list[Hint]:
    """Everything that can be plainer, in order of place."""
    gevonden = [*_zinnen(text), *_moeilijk(text), *_afkortingen(text), *_lengte(text, veld)]
    return sorted(gevonden, key=lambda hint: (hint.start, hint.end))


def _zinnen(text: str) -> list[Hint]:
    lijst = []
    for zin in _ZIN.finditer(text):
        woorden = [m.group().lower() for m in _WOORD.finditer(zin.group())]
        if len(woorden) > MAX_WOORDEN:
            message = f"Deze zin heeft {len(woorden)} woorden. Maak er twee zinnen van."
            lijst.append(Hint(zin.start(), zin.end(), "zin", message))
        if _is_lijdend(woorden):
            message = "Wie doet het? Begin de zin met wie het doet."
            lijst.append(Hint(zin.start(), zin.end(), "lijdend", message))
    return lijst


def _is_lijdend(woorden: list[str]) -> bool:
    """ "worden" with a past participle; "wordt ouder" is not passive."""
    if _WORDEN.isdisjoint(woorden):
        return False
    return any(
        len(w) > 4
        and w.startswith(("ge", "be", "ver", "ont", "aange", "opge", "uitge"))
        and w.endswith(("d", "t", "en"))
        and w not in _GEEN_DEELWOORD
        for w in woorden
    )


_GEEN_DEELWOORD = frozenset(
    "gezond gemeente gemeenten bent beter verder geld geen bewoners bekend".split()
)


def _moeilijk(text: str) -> list[Hint]:
    lijst = []
    for m in _WOORD.finditer(text):
        woord = m.group().lower()
        gewoon = _gewone_woorden().get(woord)
        if gewoon:
            lijst.append(Hint(m.start(), m.end(), "woord", f"Gewoner: {gewoon}."))
        elif "-" not in woord and _is_lang(woord):
            lijst.append(
                Hint(m.start(), m.end(), "woord", "Dit is een lang woord. Kan het korter?")
            )
    return lijst


def _is_lang(woord: str) -> bool:
    return len(woord) > MAX_LETTERS or lettergrepen(woord) > MAX_LETTERGREPEN


def lettergrepen(woord: str) -> int:
    """About how many syllables: the groups of vowels."""
    return len(_KLANK.findall(woord))


def _afkortingen(text: str) -> list[Hint]:
    return [
        Hint(m.start(), m.end(), "afkorting", "Schrijf deze afkorting de eerste keer voluit.")
        for m in _AFKORTING.finditer(text)
        if m.group() not in _BEKEND
    ]


def _lengte(text: str, veld: str) -> list[Hint]:
    grens = LENGTES.get(veld)
    if grens is None or len(text) <= grens:
        return []
    return [Hint(grens, len(text), "lengte", f"Maak het korter: hoogstens {grens} tekens.")]


@cache
def _gewone_woorden() -> dict[str, str]:
    """Hard word -> plain word, from the catalogue; our own few words when it has no such file."""
    pad = paths.data_dir() / "catalogue" / "moeilijke_woorden.toml"
    if not pad.exists():
        return _EIGEN
    return _EIGEN | {key.lower(): gewoon for key, gewoon in _paren(read_toml(pad))}


def _paren(tabel: dict[str, Any]) -> list[tuple[str, str]]:
    """Reads `woord = "gewoon"` and `[woord] gewoon = "..."` alike."""
    paren = []
    for key, inhoud in tabel.items():
        if isinstance(inhoud, str):
            paren.append((key, inhoud))
        elif isinstance(inhoud, dict):
            gewoon = inhoud.get("gewoon") or inhoud.get("zeg")
            if isinstance(gewoon, str):
                paren.append((str(inhoud.get("woord", key)), gewoon))
            else:
                paren.extend(_paren(inhoud))
    return paren

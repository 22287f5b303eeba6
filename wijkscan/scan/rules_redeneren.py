"""Rules on reasoning: is it a problem, is it a cause, and does the one follow from the other?
R6-R9, R13 and R14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkscan.scan.model import Beinvloedbaar, Oorzaak, Probleem, Steun
from wijkscan.scan.rules_basis import LET_OP, Kijk, Notice, melding, regel
from wijkscan.scan.rules_feiten import is_cijfer, percentages, woorden
from wijkscan.scan.rules_woorden import (
    ACTIE,
    DIENSTEN,
    GEBREK,
    GEEN_DIENST,
    HERKOMST,
    HERKOMST_STAM,
    LEEG_BIJ_ZIEKTE,
    OORZAAKWOORDEN,
    VERWIJT,
    ZIEKTEN,
)

MAX_OVERLAP = 0.60
_ZIN = re.compile(r"[.!?;\n]")


@regel("R6", LET_OP, "Het probleem is geen oplossing.")
def r6(kijk: Kijk) -> Iterator[Notice]:
    """A lack of a service, or an action that is already planned."""
    if any(_is_oplossing(zin.strip().lower()) for zin in _ZIN.split(kijk.probleem.p_wat)):
        zin = "Dit lijkt op een oplossing. Wat is het probleem erachter?"
        yield melding("R6", "p_wat", zin)


def _is_oplossing(zin: str) -> bool:
    begint = zin.startswith(GEBREK) or zin.startswith(("er moet", "er moeten"))
    return (begint or any(actie in zin for actie in ACTIE)) and any(map(_is_dienst, woorden(zin)))


def _is_dienst(woord: str) -> bool:
    """A service or activity word, also at the end of a compound: wandelgroep, taalcursus."""
    if woord in GEEN_DIENST:
        return False
    return woord in DIENSTEN or any(woord.endswith(d) for d in DIENSTEN if len(d) > 4)


@regel("R7", LET_OP, "Het probleem is meer dan de naam van een ziekte.")
def r7(kijk: Kijk) -> Iterator[Notice]:
    """Only a disease, with nothing on what it means."""
    alles = woorden(kijk.probleem.p_wat)
    inhoud = [w for w in alles if w not in LEEG_BIJ_ZIEKTE and not w.isdigit()]
    if inhoud and all(w in ZIEKTEN for w in inhoud):
        zin = "Een ziekte is nog geen wijkprobleem. Wat betekent het voor deze groep?"
        yield melding("R7", "p_wat", zin)


@regel("R8", LET_OP, "De oorzaak zegt iets anders dan het probleem.")
def r8(kijk: Kijk) -> Iterator[Notice]:
    """A cause whose words are mostly those of the problem."""
    probleem = _kern(kijk.probleem.p_wat)
    for oorzaak in kijk.probleem.e:
        eigen = _kern(oorzaak.tekst)
        korter = min(len(eigen), len(probleem))
        if korter and len(eigen & probleem) / korter > MAX_OVERLAP:
            yield melding("R8", "e", "Je oorzaak zegt hetzelfde als je probleem.", oorzaak.id)


_LEEG = frozenset(
    """de het een en of van voor bij in op te om aan met is zijn er die dat dit deze niet ook als
    dan door hun ze zij wij we veel vaak meer minder heel nog maar naar uit over tot wordt worden
    hebben heeft kan kunnen mensen ouderen wijk buurt""".split()
)
_GEBREK = re.compile(r"\b(?:gebrek aan|tekort aan|te weinig|onvoldoende|geen|weinig|te kort aan)\b")


def _kern(tekst: str) -> set[str]:
    """Words that carry meaning, cut to their stem; "gebrek aan" and "te weinig" are one word."""
    laag = _GEBREK.sub("gebrek", tekst.lower())
    return {_stam(w) for w in woorden(laag) if w not in _LEEG}


def _stam(woord: str) -> str:
    for einde in ("heden", "ingen", "ing", "heid", "en", "e", "s", "t"):
        if woord.endswith(einde) and len(woord) - len(einde) >= 4:
            return woord[: -len(einde)]
    return woord


@regel("R9", LET_OP, "Aan minstens één oorzaak kan iemand iets doen.")
def r9(kijk: Kijk) -> Iterator[Notice]:
    """No cause that can be influenced, with somebody who can."""
    oorzaken = kijk.probleem.e
    if oorzaken and not any(_is_handvat(oorzaak) for oorzaak in oorzaken):
        zin = "Wat kunnen mensen in de wijk hier zelf of samen aan doen?"
        yield melding("R9", "e", zin)


def _is_handvat(oorzaak: Oorzaak) -> bool:
    treden = [oorzaak.beinvloedbaar, *(trede.beinvloedbaar for trede in oorzaak.trap)]
    te_doen = any(b in (Beinvloedbaar.JA, Beinvloedbaar.DEELS) for b in treden)
    return te_doen and any(wie.strip() for wie in oorzaak.door_wie)


@regel("R13", LET_OP, "Een oorzaak rust niet alleen op cijfers over een gebied.")
def r13(kijk: Kijk) -> Iterator[Notice]:
    """A cause is claimed, and only figures stand beside it."""
    p = kijk.probleem
    alleen_cijfers = all(is_cijfer(t) or t.soort is None for t in p.s)
    if not p.s:
        alleen_cijfers = bool(percentages(p.p_wat))
    gesteund = any(e.steun not in (None, Steun.VERMOEDEN) for e in p.e)
    if alleen_cijfers and not gesteund and (_noemt_oorzaak(p) or p.e):
        zin = "Twee cijfers naast elkaar is nog geen oorzaak. Wie of wat maakt het aannemelijk?"
        yield melding("R13", "e", zin)


def _noemt_oorzaak(probleem: Probleem) -> bool:
    teksten = [probleem.p_wat, probleem.p_gevolg, *(t.tekst for t in probleem.s)]
    return any(_na_oorzaakwoord(tekst) for tekst in teksten)


def _na_oorzaakwoord(tekst: str) -> list[str]:
    """The words that follow a causal word, until the end of the sentence."""
    gevonden: list[str] = []
    laag = tekst.lower()
    if not any(woord in laag for woord in OORZAAKWOORDEN):
        return gevonden
    for zin in _ZIN.split(laag):
        for woord in OORZAAKWOORDEN:
            _, treffer, na = f" {zin} ".partition(f" {woord} ")
            if treffer:
                gevonden += woorden(na)
                break
    return gevonden


@regel("R14", LET_OP, "Herkomst of geloof is geen oorzaak, en niemand krijgt de schuld.")
def r14(kijk: Kijk) -> Iterator[Notice]:
    """Origin or religion as a cause, or blaming words."""
    p = kijk.probleem
    zin = "Herkomst is geen oorzaak. Wat maakt het voor deze groep moeilijker?"
    for oorzaak in p.e:
        treden = " ".join([oorzaak.tekst, *(trede.tekst for trede in oorzaak.trap)])
        if _wijst_naar_herkomst(woorden(treden)) or _verwijt(treden):
            yield melding("R14", "e", zin, oorzaak.id)
    for veld, tekst in (("p_wat", p.p_wat), ("p_groep", p.p_groep), ("p_gevolg", p.p_gevolg)):
        if _verwijt(tekst) or _wijst_naar_herkomst(_na_oorzaakwoord(tekst)):
            yield melding("R14", veld, zin)
    for teken in p.s:
        if _wijst_naar_herkomst(_na_oorzaakwoord(teken.tekst)):
            yield melding("R14", "s", zin, teken.id)


def _wijst_naar_herkomst(lijst: list[str]) -> bool:
    return any(w in HERKOMST or w.startswith(HERKOMST_STAM) for w in lijst)


def _verwijt(tekst: str) -> bool:
    return not VERWIJT.isdisjoint(woorden(tekst))

"""Rules on what must be there, on privacy, and on form: R1-R4, R10, R17-R21."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkscan.scan.model import SoortProbleem, SoortTeken, Status, Teken
from wijkscan.scan.privacy import is_hint
from wijkscan.scan.privacy_scan import vondsten
from wijkscan.scan.rules_basis import LET_OP, STOP, TIP, Kijk, Notice, melding, regel
from wijkscan.scan.rules_feiten import (
    bron_van,
    is_cijfer,
    jaar_van,
    niveau_van,
    soorten,
    sterke_punten,
    woorden,
)
from wijkscan.scan.rules_woorden import JARGON, PERSONEN, TELWOORDEN
from wijkscan.text import listing

MAX_WOORDEN_IN_ZIN = 20
MAX_JARGON = 2
MIN_AANTAL = 10
MAX_VASTGESTELD = 5


@regel("R1", STOP, "Wat, bij wie, waar, een oorzaak en twee tekens zijn ingevuld.")
def r1(kijk: Kijk) -> Iterator[Notice]:
    """What is missing, in one sentence."""
    p = kijk.probleem
    tekens = [t for t in p.s if t.tekst.strip() or t.cijfer]
    mist = {
        "p_wat": ("wat er aan de hand is", bool(p.p_wat.strip())),
        "p_groep": ("bij wie", bool(p.p_groep.strip())),
        "p_gebied": ("waar", _heeft_gebied(kijk)),
        "e": ("waardoor het komt", any(e.tekst.strip() for e in p.e)),
        "s": ("nog een teken" if tekens else "waaraan je het ziet", len(tekens) >= 2),
    }
    open_velden = [veld for veld, (_, goed) in mist.items() if not goed]
    if open_velden:
        zin = listing([mist[veld][0] for veld in open_velden])
        yield melding("R1", open_velden[0], f"Er mist nog iets: {zin}.")


@regel("R2", STOP, "Niemand is te herkennen.")
def r2(kijk: Kijk) -> Iterator[Notice]:
    """One notice per field in which something points at one person."""
    gezien: set[str] = set()
    for veld, vondst in vondsten(kijk.probleem, kijk.scan):
        if veld in gezien or is_hint(vondst):
            continue
        gezien.add(veld)
        delen = veld.split(".")
        record = ""
        if delen[0] in ("e", "s") and len(delen) > 1:
            record = getattr(kijk.probleem, delen[0])[int(delen[1])].id
        zin = "Hier staat iets over één persoon. Schrijf het over een groep."
        yield melding("R2", delen[0], zin, record)


@regel("R3", STOP, "Een eigen telling van minder dan 10 mensen staat er niet met het aantal.")
def r3(kijk: Kijk) -> Iterator[Notice]:
    """Own counts of people (C3); things may be counted, and so may the people one spoke with."""
    for teken in kijk.probleem.s:
        if teken.soort is SoortTeken.EIGEN and _is_klein_aantal(teken):
            yield melding("R3", "s", "Kleine aantallen laten we niet zien.", teken.id)


def _is_klein_aantal(teken: Teken) -> bool:
    cijfer = teken.cijfer
    aantallen = [teken.aantal, teken.van]
    if cijfer is not None:
        aantallen += [
            int(n) if n is not None else None
            for n in (cijfer.teller, cijfer.noemer, cijfer.waarde if _is_telling(teken) else None)
        ]
    klein = any(n is not None and 0 < n < MIN_AANTAL for n in aantallen)
    return (klein and _telt_mensen(teken)) or _klein_in_tekst(teken.tekst)


def _is_telling(teken: Teken) -> bool:
    return teken.cijfer is not None and teken.cijfer.eenheid in ("aantal", "mensen", "personen")


def _telt_mensen(teken: Teken) -> bool:
    """People, unless the sign says that it counts things."""
    if teken.telt.strip():
        return not PERSONEN.isdisjoint(woorden(teken.telt)) or teken.telt.strip() == "personen"
    tekst = woorden(teken.tekst)
    dingen = any(w.endswith(("jes", "ken", "ken's")) or w in _DINGEN for w in tekst)
    return not (dingen and PERSONEN.isdisjoint(tekst))


_DINGEN = frozenset(
    "liften portieken ingangen drempels bankjes winkels bomen straten flats woningen deuren "
    "prullenbakken lampen oversteekplaatsen trappen stoepen haltes wc's toiletten "
    "hellingen leuningen".split()
)


def _klein_in_tekst(tekst: str) -> bool:
    """ "7 cliënten", "drie oudere bewoners": a number below ten right before people."""
    lijst = woorden(tekst)
    for plaats, woord in enumerate(lijst):
        aantal = int(woord) if woord.isdecimal() and len(woord) < 3 else TELWOORDEN.get(woord, 0)
        van = 3 if lijst[plaats + 1 : plaats + 2] == ["van"] else 0  # "7 van de 41 bewoners"
        if 0 < aantal < MIN_AANTAL and _noemt_mensen(lijst[plaats + 1 : plaats + 3 + van]):
            return True
    return False


def _noemt_mensen(lijst: list[str]) -> bool:
    return not PERSONEN.isdisjoint(lijst)


@regel("R4", STOP, "Bij elk teken staat de bron, het jaar, het gebied en hoe het gemaakt is.")
def r4(kijk: Kijk) -> Iterator[Notice]:
    """A sign without source, year, level or kind."""
    for teken in kijk.probleem.s:
        if not _heeft_herkomst(teken, kijk):
            yield melding("R4", "s", "Waar komt dit vandaan? Uit welk jaar?", teken.id)


def _heeft_herkomst(teken: Teken, kijk: Kijk) -> bool:
    if teken.soort is None:
        return False
    if (teken.__pydantic_extra__ or {}).get("uit_regel"):
        return not is_cijfer(teken) or jaar_van(teken) is not None
    # what one saw or heard was seen in the own area, unless something else is stated
    plek = niveau_van(teken) or (not is_cijfer(teken) and _heeft_gebied(kijk))
    return bool(bron_van(teken) and jaar_van(teken) and (plek or teken.plaats or teken.setting))


def _heeft_gebied(kijk: Kijk) -> bool:
    gebieden = (kijk.probleem.p_gebied, kijk.scan.gebied if kijk.scan else None)
    return any(gebied is not None and gebied.gevuld for gebied in gebieden)


@regel("R10", LET_OP, "Er zijn twee soorten bronnen.")
def r10(kijk: Kijk) -> Iterator[Notice]:
    """All signs from one kind of source."""
    if kijk.probleem.s and len(soorten(kijk.probleem)) < 2:
        zin = "Je hebt alleen cijfers (of alleen verhalen). Zoek een tweede soort bron."
        yield melding("R10", "s", zin)


@regel("R17", TIP, "Er is een sterk punt genoemd.")
def r17(kijk: Kijk) -> Iterator[Notice]:
    """No strength linked."""
    if not sterke_punten(kijk.probleem, kijk.scan):
        yield melding("R17", "sterk", "Wat gaat hier al goed?")


@regel("R18", TIP, "Een wijkbewoner komt aan het woord.")
def r18(kijk: Kijk) -> Iterator[Notice]:
    """No resident's voice among the signs."""
    if not any(teken.soort is SoortTeken.GESPREK for teken in kijk.probleem.s):
        yield melding("R18", "s", "Wat vinden wijkbewoners zelf?")


@regel("R19", TIP, "De zinnen zijn kort en de woorden gewoon.")
def r19(kijk: Kijk) -> Iterator[Notice]:
    """Long sentences and much jargon, once per field."""
    p = kijk.probleem
    teksten = [("p_wat", "", p.p_wat), ("p_gevolg", "", p.p_gevolg), ("tegen", "", p.tegen)]
    teksten += [("e", e.id, e.tekst) for e in p.e] + [("s", s.id, s.tekst) for s in p.s]
    for veld, record, tekst in teksten:
        lijst = woorden(tekst)
        jargon = sum(w in JARGON for w in lijst)
        if (len(lijst) > MAX_WOORDEN_IN_ZIN and is_lang(tekst)) or jargon > MAX_JARGON:
            zin = "Maak het korter. Zou je buurvrouw dit begrijpen?"
            yield melding("R19", veld, zin, record)


def is_lang(tekst: str, grens: int = MAX_WOORDEN_IN_ZIN) -> bool:
    """Whether a sentence has more words than `grens`; numbers are not words."""
    return any(
        sum(not w[0].isdigit() for w in woorden(zin)) > grens
        for zin in re.split(r"[.!?;\n]", tekst)
    )


@regel("R20", TIP, 'Bij een risico staat er "risico op".')
def r20(kijk: Kijk) -> Iterator[Notice]:
    """A risk that is written as if it were there."""
    p = kijk.probleem
    if p.soort is SoortProbleem.RISICO and "risico op" not in p.p_wat.lower():
        yield melding("R20", "p_wat", "Het is er nog niet. Schrijf 'risico op'.")


@regel("R21", TIP, "Er zijn hoogstens vijf problemen vastgesteld.")
def r21(kijk: Kijk) -> Iterator[Notice]:
    """Too many problems to do anything about."""
    problemen = kijk.scan.problemen if kijk.scan else []
    if sum(p.status is Status.VASTGESTELD for p in problemen) > MAX_VASTGESTELD:
        yield melding("R21", "status", "Kies. Met 3 problemen kom je verder dan met 10.")

"""Rules on figures: are they compared fairly, and are they used for what they can bear?
R5, R11, R12, R15 and R16.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkscan.analysis.values import Verdict
from wijkscan.scan.model import (
    Cijfer,
    GebiedsNiveau,
    Oorzaak,
    Probleem,
    SoortTeken,
    Teken,
    Vergelijking,
    Wijkscan,
)
from wijkscan.scan.rules_basis import LET_OP, STOP, Kijk, Notice, melding, regel
from wijkscan.scan.rules_feiten import (
    beweert_verschil,
    cijfers,
    is_cijfer,
    jaar_van,
    niveau_scan,
    niveau_van,
    oordeel_van,
    percentages,
    woorden,
)
from wijkscan.scan.rules_woorden import DETERMINANT_INVOER, EFFECT, MODELINVOER, TREND
from wijkscan.store.catalogue import Methode

OUD_NA_JAREN = 4
KLEIN_VERSCHIL = (0.95, 1.05)
"""Ratio within which a difference is too small to speak of (statistics.md 5.2, rule 5)."""


@regel("R5", STOP, "Een cijfer en de vergelijking komen uit dezelfde meting.")
def r5(kijk: Kijk) -> Iterator[Notice]:
    """Another table, definition, age group or year on the other side of a comparison."""
    zin = "Je vergelijkt twee verschillende metingen."
    if _mengt_bronnen(kijk.probleem.p_wat):
        yield melding("R5", "p_wat", zin)
    for teken in kijk.probleem.s:
        cijfer = teken.cijfer
        anders = cijfer is not None and any(
            _andere_meting(teken, cijfer, v) for v in cijfer.vergelijkingen
        )
        if anders or _mengt_bronnen(teken.tekst):
            yield melding("R5", "s", zin, teken.id)


def _andere_meting(teken: Teken, cijfer: Cijfer, ander: Vergelijking) -> bool:
    if ander.waarde is None:
        return False
    paren = (
        (cijfer.tabel, ander.tabel),
        (cijfer.definitie or teken.definitie, ander.definitie),
        (cijfer.jaar or teken.jaar, ander.jaar),
        ("" if ander.tabel else teken.bron, ander.bron),
    )
    if any(a and b and not _zelfde(str(a).lower(), str(b).lower()) for a, b in paren):
        return True
    if ander.leeftijd is not None and ander.leeftijd != cijfer.leeftijd:
        return True
    # an own figure and a benchmark from nowhere are never of the same measurement
    return teken.soort is SoortTeken.EIGEN and not (ander.tabel or ander.bron or cijfer.tabel)


def _zelfde(een: str, ander: str) -> bool:
    """ "CBS" and "CBS, 84799NED" are the same source."""
    return een in ander or ander in een


def _mengt_bronnen(tekst: str) -> bool:
    """Two percentages in one text, here and in the country, from two ways of measuring."""
    lijst = percentages(tekst)
    hier = {familie for _, land, familie in lijst if not land and familie}
    daar = {familie for _, land, familie in lijst if land and familie}
    return bool(hier and daar and hier.isdisjoint(daar))


@regel("R11", LET_OP, "Een verschil wordt niet groter gemaakt dan het is.")
def r11(kijk: Kijk) -> Iterator[Notice]:
    """A sign of more or less, while the verdict does not carry it. One notice per sign."""
    p = kijk.probleem
    if _bijna_gelijk(p.p_wat):
        yield melding("R11", "p_wat", _GELIJK)
    for teken in p.s:
        zin = _te_groot(teken, p)
        if zin:
            yield melding("R11", "s", zin, teken.id)


_GELIJK = "Het verschil is niet duidelijk. Schrijf: 'ongeveer gelijk'."
_KLEIN = "Het verschil is echt, maar klein. Schrijf dat erbij."
_GEEN_OORDEEL = (
    "Van dit cijfer weten we niet of het verschil iets zegt. Schrijf geen 'hoger' of 'lager', maar "
    "bijvoorbeeld: 'geschat, bij de hoogste 10% van de wijken'."
)
_ZONDER_OORDEEL = (Methode.GEMIDDELDE, Methode.AFSTAND, Methode.INDEX)


def _te_groot(teken: Teken, probleem: Probleem) -> str:
    if teken.cijfer is None:
        los = is_cijfer(teken) or teken.soort is None
        return _GELIJK if los and _bijna_gelijk(teken.tekst) else ""
    beweert = beweert_verschil(probleem.p_wat) or beweert_verschil(teken.tekst)
    cijfer = teken.cijfer
    vergelijking = cijfer.tegen("NL") or next(iter(cijfer.vergelijkingen), None)
    return _bij_oordeel(teken, cijfer, vergelijking, beweert) if vergelijking else ""


def _bij_oordeel(teken: Teken, cijfer: Cijfer, ander: Vergelijking, beweert: bool) -> str:
    laag = teken.tekst.lower()
    match oordeel_van(teken, ander):
        case Verdict.VERGELIJKBAAR:
            return _GELIJK if beweert or "ongeveer gelijk" not in laag else ""
        case Verdict.KLEIN_VERSCHIL:
            return _KLEIN if "klein" not in laag else ""
        case Verdict.NIET_TE_VERGELIJKEN if beweert:
            reden = (ander.reden or "de metingen verschillen").rstrip(".")
            zin = f"Dit cijfer kunnen we niet goed vergelijken, omdat {reden}."
            return f"{zin} Noem alleen het cijfer."
        case None if beweert and _hoort_zonder_oordeel(teken, cijfer):
            return _GEEN_OORDEEL
        case None if not _hoort_zonder_oordeel(teken, cijfer):
            return _GELIJK if beweert and _klein_verschil(cijfer.waarde, ander.waarde) else ""
        case _:
            return ""


def _hoort_zonder_oordeel(teken: Teken, cijfer: Cijfer) -> bool:
    """Means, distances, indexes, and estimates without published bounds."""
    geschat = teken.soort is SoortTeken.GESCHAT or cijfer.methode is Methode.MODEL
    return cijfer.methode in _ZONDER_OORDEEL or (geschat and cijfer.onder is None)


def _klein_verschil(waarde: float | None, ander: float | None) -> bool:
    if waarde is None or not ander:
        return False
    return KLEIN_VERSCHIL[0] <= waarde / ander <= KLEIN_VERSCHIL[1]


def _bijna_gelijk(tekst: str) -> bool:
    """ "54,1% en Nederland 53,8%" in a text without "ongeveer gelijk"."""
    lijst = percentages(tekst)
    hier = [waarde for waarde, land, _ in lijst if not land]
    daar = [waarde for waarde, land, _ in lijst if land]
    gelijk = bool(hier and daar) and _klein_verschil(hier[0], daar[0])
    return gelijk and "ongeveer gelijk" not in tekst.lower()


@regel("R12", LET_OP, "Een oorzaak wordt niet bewezen met een cijfer dat ermee is berekend.")
def r12(kijk: Kijk) -> Iterator[Notice]:
    """An estimate beside a cause that is one of the inputs of the model."""
    p = kijk.probleem
    geschat = [t for t in p.s if t.soort is SoortTeken.GESCHAT]
    invoer = {naam for t in geschat for naam in _invoer(t)}
    for oorzaak in p.e:
        if invoer & _raakt(oorzaak):
            zin = (
                "Pas op: dit cijfer is al berekend met inkomen en opleiding. "
                "Dan bewijst het niet dat inkomen de oorzaak is."
            )
            yield melding("R12", "e", zin, oorzaak.id)


def _invoer(teken: Teken) -> set[str]:
    eigen = set(teken.cijfer.modelinvoer) if teken.cijfer else set()
    return eigen or set(MODELINVOER)


def _raakt(oorzaak: Oorzaak) -> set[str]:
    """Which inputs of the model a cause is about, by its kind and by its words."""
    laag = f" {oorzaak.tekst.lower()} "
    door_woorden = {naam for naam, lijst in MODELINVOER.items() if any(w in laag for w in lijst)}
    door_code = {DETERMINANT_INVOER[c] for c in oorzaak.determinant if c in DETERMINANT_INVOER}
    return door_woorden | door_code


@regel("R15", LET_OP, "Een cijfer is niet oud en gaat over dit gebied.")
def r15(kijk: Kijk) -> Iterator[Notice]:
    """An old figure, or one of another level. The newest that is kept is named once in a scan."""
    eerste = _eerste_nieuwste_oude(kijk)
    for teken in kijk.probleem.s:
        if not is_cijfer(teken):
            continue
        oud = is_oud(teken, kijk.vandaag.year)
        nieuwste = teken.cijfer is not None and teken.cijfer.nieuwste_bewaard
        if oud and nieuwste and teken.id != eerste:
            oud = False
        delen = [_oud_zin(teken, nieuwste) if oud else "", _niveau_zin(teken, kijk)]
        if any(delen):
            yield melding("R15", "s", " ".join(deel for deel in delen if deel), teken.id)


def is_oud(teken: Teken, dit_jaar: int) -> bool:
    """Whether a figure is more than four years old."""
    jaar = jaar_van(teken)
    return jaar is not None and dit_jaar - jaar > OUD_NA_JAREN


def _eerste_nieuwste_oude(kijk: Kijk) -> str:
    """The one sign in the scan at which "newest kept, yet old" is said."""
    problemen = kijk.scan.problemen if kijk.scan else [kijk.probleem]
    if kijk.probleem.id not in {p.id for p in problemen}:
        problemen = [kijk.probleem]
    for probleem in problemen:
        for teken, cijfer in cijfers(probleem):
            if is_cijfer(teken) and cijfer.nieuwste_bewaard and is_oud(teken, kijk.vandaag.year):
                return teken.id
    return ""


def _oud_zin(teken: Teken, nieuwste: bool) -> str:
    zin = f"Dit cijfer is oud ({jaar_van(teken)})."
    if nieuwste:
        zin += (
            " Het is het nieuwste dat hier bewaard is. Nieuwe cijfers haal je op bij Bronnen, of "
            "met: wijkscan bijwerken. Dit geldt ook voor de andere cijfers uit dat jaar."
        )
    return zin


_HEEL = {
    GebiedsNiveau.LAND: "het hele land",
    GebiedsNiveau.REGIO: "de hele regio",
    GebiedsNiveau.GEMEENTE: "de hele gemeente",
    GebiedsNiveau.WIJK: "de hele wijk",
    GebiedsNiveau.BUURT: "één buurt",
}


def _niveau_zin(teken: Teken, kijk: Kijk) -> str:
    niveau, scan = niveau_van(teken), niveau_scan(kijk.probleem, kijk.scan)
    if niveau is None or scan is None or niveau is scan or niveau not in _HEEL:
        return ""
    return f"Dit cijfer gaat over {_HEEL[niveau]}."


@regel("R16", LET_OP, "Een geschat cijfer bewijst niet dat een actie werkte.")
def r16(kijk: Kijk) -> Iterator[Notice]:
    """A trend of estimates next to words about an action and its effect."""
    for teken in kijk.probleem.s:
        trend = (teken.__pydantic_extra__ or {}).get("trend") is True
        if teken.soort is SoortTeken.GESCHAT and (trend or _bewijst_effect(teken.tekst)):
            yield melding("R16", "s", EFFECT_ZIN, teken.id)
    if any(t.soort is SoortTeken.GESCHAT for t in kijk.probleem.s):
        for veld, tekst in (("p_wat", kijk.probleem.p_wat), ("p_gevolg", kijk.probleem.p_gevolg)):
            if _bewijst_effect(tekst):
                yield melding("R16", veld, EFFECT_ZIN)


EFFECT_ZIN = "Met geschatte cijfers kun je geen effect meten."


def _bewijst_effect(tekst: str) -> bool:
    lijst = woorden(tekst)
    return not TREND.isdisjoint(lijst) and any(w.endswith(EFFECT) for w in lijst)


def effect_in_plan(scan: Wijkscan) -> Iterator[Notice]:
    """R16 outside the problems: estimates as the measure of an action, or in a look-back."""
    for actie in scan.acties:
        if any(w in ("rivm", "geschat", "gezondheidsmonitor") for w in woorden(actie.meten)):
            yield melding("R16", "meten", EFFECT_ZIN, actie.id)
    for terugblik in scan.terugblikken:
        if any(teken.soort is SoortTeken.GESCHAT for teken in terugblik.tekens):
            yield melding("R16", "tekens", EFFECT_ZIN, terugblik.id)

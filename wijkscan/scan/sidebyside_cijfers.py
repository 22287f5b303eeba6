"""Figures of several scans: in one row when they are the same, else apart with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from wijkscan import text
from wijkscan.analysis import rounding
from wijkscan.analysis.evidence import scale_of
from wijkscan.analysis.two_areas import Share, compare_areas
from wijkscan.scan.model import Cijfer, Herken, Wijkscan
from wijkscan.scan.sidebyside_basis import (
    Apart,
    CijferRij,
    HerkenRij,
    Kant,
    Plek,
    Sleutel,
    Toets,
    Waarde,
)
from wijkscan.store.catalogue import Methode, Soort

_TELT = (Methode.AANDEEL, Methode.PERCENTAGE)

GESCHAT = "Dit cijfer is geschat. Of het verschil tussen de gebieden echt is, weten we niet."
GEEN_DEEL = "Bij dit soort cijfer hoort geen toets. Kijk zelf of het verschil groot is."
GEEN_AANTAL = "We weten niet om hoeveel mensen het gaat. Daarom toetsen we het verschil niet."
OVERLAP = "De gebieden overlappen elkaar. Daarom toetsen we het verschil niet."
ANDERS = "Dit cijfer staat met twee waarden in de scans. Een van de twee is later bijgewerkt."

_KENMERKEN = (
    ("jaar", "ander jaar"),
    ("tabel", "andere tabel"),
    ("leeftijd", "andere leeftijd"),
    ("niveau", "ander niveau"),
    ("kolom", "andere kolom"),
)


def cijfers(scan: Wijkscan) -> Iterator[Cijfer]:
    """Every frozen figure of a scan with a value and a table: looked at, sign or strength."""
    alle = [kijk.cijfer for kijk in scan.kijkcijfers]
    alle += [t.cijfer for p in scan.problemen for t in p.s if t.cijfer is not None]
    alle += [punt.cijfer for punt in scan.sterke_punten if punt.cijfer is not None]
    for cijfer in alle:
        if cijfer.waarde is not None and cijfer.tabel:
            yield cijfer


def sleutel(cijfer: Cijfer) -> Sleutel:
    """What must be the same for two figures to stand in one row."""
    niveau = cijfer.niveau.value if cijfer.niveau else ""
    return Sleutel(
        cijfer.indicator, cijfer.tabel, cijfer.jaar, cijfer.leeftijd, niveau, cijfer.kolom
    )


def _naam(cijfer: Cijfer) -> str:
    return f"{cijfer.naam}, {cijfer.leeftijd}" if cijfer.leeftijd else cijfer.naam


def naast_elkaar(kanten: Sequence[Kant]) -> tuple[tuple[CijferRij, ...], tuple[Apart, ...]]:
    """Rows of figures that may be compared, and what may not with the reason."""
    per_sleutel: dict[Sleutel, list[tuple[str, Cijfer]]] = {}
    for kant in kanten:
        for cijfer in cijfers(kant.scan):
            per_sleutel.setdefault(sleutel(cijfer), []).append((kant.letter, cijfer))
    samen = {
        key: leden for key, leden in per_sleutel.items() if len({letter for letter, _ in leden}) > 1
    }
    return _rijen(samen), tuple(_apart(per_sleutel))


def _rijen(samen: dict[Sleutel, list[tuple[str, Cijfer]]]) -> tuple[CijferRij, ...]:
    waarden = {key: _waarden(leden) for key, leden in samen.items()}
    paren = {key: _paren(rij) for key, rij in waarden.items()}
    alle = [paar for gevonden, _ in paren.values() for paar in gevonden]
    uitkomsten = iter(compare_areas([(_share(a.cijfer), _share(b.cijfer)) for a, b in alle]))
    rijen = []
    for key, rij in waarden.items():
        gevonden, reden = paren[key]
        toetsen = tuple(Toets(a.naam, b.naam, next(uitkomsten)) for a, b in gevonden)
        dubbel = len({waarde.gebied for waarde in rij}) < len(rij)
        meldingen = (ANDERS,) if dubbel else ()
        rijen.append(CijferRij(key, _naam(rij[0].cijfer), rij, toetsen, reden, meldingen))
    return tuple(rijen)


def _waarden(leden: list[tuple[str, Cijfer]]) -> tuple[Waarde, ...]:
    """One per area, in the order of the scans; an area with two values stands there twice."""
    per_gebied: dict[tuple[str, float | None], tuple[Cijfer, list[str]]] = {}
    for letter, cijfer in leden:
        _, letters = per_gebied.setdefault((cijfer.gebied, cijfer.waarde), (cijfer, []))
        if letter not in letters:
            letters.append(letter)
    return tuple(
        Waarde(gebied, cijfer.gebied_naam or gebied, cijfer, tuple(letters))
        for (gebied, _), (cijfer, letters) in per_gebied.items()
    )


def _paren(rij: tuple[Waarde, ...]) -> tuple[list[tuple[Waarde, Waarde]], str]:
    """Which areas are tested against each other, or why none."""
    paren = [(a, b) for a, b in combinations(rij, 2) if a.gebied != b.gebied]
    if not paren:
        return [], ""
    cijfer = rij[0].cijfer
    if cijfer.soort in (Soort.GESCHAT, Soort.VERWACHT) or cijfer.methode is Methode.MODEL:
        return [], GESCHAT
    if cijfer.methode not in _TELT:
        return [], GEEN_DEEL
    if any(not waarde.cijfer.noemer for waarde in rij):
        return [], GEEN_AANTAL
    los = [(a, b) for a, b in paren if _codes(a).isdisjoint(_codes(b))]
    return (los, "") if los else ([], OVERLAP)


def _codes(van: Waarde | Cijfer) -> set[str]:
    return set(van.gebied.split("+"))


def _share(cijfer: Cijfer) -> Share:
    """The counts behind a frozen figure; a published percentage is right to half its last step.

    The decimals of a set tell nothing: they come from weighing parts that may be whole numbers.
    """
    away = float(rounding.deviation_of(cijfer.gebied))
    noemer, waarde = float(cijfer.noemer or 0), float(cijfer.waarde or 0)
    if cijfer.teller is not None:
        return Share(min(cijfer.teller, noemer), noemer, away)
    schaal = scale_of(cijfer.eenheid)
    heel = waarde == int(waarde) or len(_codes(cijfer)) > 1
    stap = 1.0 if heel else 0.1
    return Share(min(waarde / schaal, 1.0) * noemer, noemer, away, stap / schaal / 2)


def _apart(per_sleutel: dict[Sleutel, list[tuple[str, Cijfer]]]) -> Iterator[Apart]:
    """Subjects on which some two scans hold figures, but no figure that both hold."""
    per_indicator: dict[str, dict[str, dict[Sleutel, Cijfer]]] = {}
    for key, leden in per_sleutel.items():
        for letter, cijfer in leden:
            per_letter = per_indicator.setdefault(key.indicator, {})
            per_letter.setdefault(letter, {})[key] = cijfer
    for indicator, per_letter in per_indicator.items():
        waarom = [
            reden
            for a, b in combinations(per_letter.values(), 2)
            if a.keys().isdisjoint(b)
            for reden in _verschil(a, b)
        ]
        if waarom:
            varianten = [(x, c) for x in sorted(per_letter) for c in per_letter[x].values()]
            naam = varianten[0][1].naam
            yield Apart(indicator, naam, tuple(dict.fromkeys(waarom)), tuple(varianten))


def _verschil(a: dict[Sleutel, Cijfer], b: dict[Sleutel, Cijfer]) -> list[str]:
    """Why the two that look most alike may still not stand in one row."""
    return min((_anders(een, ander) for een in a for ander in b), key=len)


def _anders(een: Sleutel, ander: Sleutel) -> list[str]:
    anders = [w for veld, w in _KENMERKEN if getattr(een, veld) != getattr(ander, veld)]
    # a table about another year is another table by itself
    return [w for w in anders if w != "andere tabel"] if "ander jaar" in anders else anders


def herkend(kanten: Sequence[Kant]) -> tuple[HerkenRij, ...]:
    """Per figure of one area: what each role in each group answered."""
    rijen: dict[tuple[Sleutel, str], list[tuple[Plek, str, Herken, str]]] = {}
    eerste: dict[tuple[Sleutel, str], Cijfer] = {}
    for kant in kanten:
        for kijk in kant.scan.kijkcijfers:
            key = (sleutel(kijk.cijfer), kijk.cijfer.gebied)
            plek = Plek(kant.letter, kant.scan.id, kijk.id, _naam(kijk.cijfer))
            for antwoord in kijk.antwoorden:
                if antwoord.herken is not None:
                    eerste.setdefault(key, kijk.cijfer)
                    rijen.setdefault(key, []).append(
                        (plek, str(antwoord.rol), antwoord.herken, antwoord.toelichting)
                    )
    return tuple(
        HerkenRij(eerste[key], eerste[key].gebied_naam, stand(eerste[key]), tuple(antwoorden))
        for key, antwoorden in rijen.items()
    )


def stand(cijfer: Cijfer) -> str:
    """How a figure stands: the verdict against the Netherlands, else its position, else ""."""
    tegen = cijfer.tegen("NL") or next(iter(cijfer.vergelijkingen), None)
    if tegen is not None and tegen.oordeel is not None and tegen.waarde is not None:
        woorden = {"vergelijkbaar": "ongeveer gelijk aan"}
        oordeel = str(tegen.oordeel)
        if oordeel.endswith(("hoger", "lager")):
            return f"{oordeel} dan {tegen.naam}"
        if oordeel in woorden:
            return f"{woorden[oordeel]} {tegen.naam}"
    return cijfer.positie


def waarde_in_woorden(cijfer: Cijfer) -> str:
    """ "10,1%", or the reason why there is no figure."""
    if cijfer.waarde is None:
        return cijfer.ontbreekt or text.MISSING
    return text.value(cijfer.waarde, cijfer.eenheid, cijfer.decimalen)

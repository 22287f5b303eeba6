"""A frozen figure made ready to be shown again, with the words it had on the day it was frozen.

The other way round from `evidence`. What a scan froze is never read again from a newer table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wijkscan.analysis.values import Comparison, Figure, Interval, Position, Spread
from wijkscan.scan.model import Cijfer, Vergelijking
from wijkscan.store.catalogue import Catalogue, Indicator, Methode, Polariteit, Soort
from wijkscan.store.columns import Niveau, Origin

_LARGEST = 1e12
_LONGEST = {"naam": 120, "leeftijd": 40, "eenheid": 40, "positie": 120, "producent": 120}
_LONGEST |= {"tabel": 40, "titel": 200, "uitgave": 40, "kolom": 80, "licentie": 80}
_LONGEST |= {"opgehaald": 40, "checksum": 64, "gebied": 7_000}
"""Characters of a word that comes from our own tables; a file from outside may hold anything."""
_WORDS = ("naam", "definitie", "eenheid", "decimalen", "soort", "methode", "richting")


@dataclass(frozen=True, slots=True)
class Thawed:
    """A figure with the indicator as it was described then."""

    figure: Figure
    indicator: Indicator


def thaw(cijfer: Cijfer, catalogue: Catalogue) -> Thawed | None:
    """The figure again; None when too much is missing to show it as a figure."""
    cijfer = _short(cijfer)
    niveau, soort, methode = _niveau(cijfer), cijfer.soort, cijfer.methode
    if niveau is None or soort is None or methode is None or not _sane(cijfer):
        return None
    known = catalogue.indicatoren.get(cijfer.indicator)
    indicator = _as_it_was(cijfer, known) if known else _unknown(cijfer, soort, methode)
    return Thawed(_figure(cijfer, niveau), indicator)


def _short(cijfer: Cijfer) -> Cijfer:
    found = {key: getattr(cijfer, key) for key in _LONGEST}
    cut = {
        key: f"{words[: _LONGEST[key] - 1]}…"
        for key, words in found.items()
        if words and len(words) > _LONGEST[key]
    }
    return cijfer.model_copy(update=cut) if cut else cijfer


def _niveau(cijfer: Cijfer) -> Niveau | None:
    """The level when figures exist at it; a street or a region has none of its own."""
    words = cijfer.niveau.value if cijfer.niveau else ""
    return next((niveau for niveau in Niveau if niveau.value == words), None)


def _sane(cijfer: Cijfer) -> bool:
    """Whether every number could be a figure; a file from outside may hold anything."""
    spread = cijfer.spreiding
    numbers = [cijfer.waarde, cijfer.onder, cijfer.boven, cijfer.teller, cijfer.noemer]
    numbers += [v.waarde for v in cijfer.vergelijkingen]
    numbers += [spread.p5, spread.p25, spread.p50, spread.p75, spread.p95] if spread else []
    return all(number is None or abs(number) < _LARGEST for number in numbers)


def _as_it_was(cijfer: Cijfer, known: Indicator) -> Indicator:
    """The indicator of the catalogue with the words that it had when the figure was frozen."""
    frozen = {key: value for key in _WORDS if (value := getattr(cijfer, key)) not in (None, "")}
    changed = any(frozen[key] != getattr(known, key) for key in frozen)
    return known.model_copy(update=frozen) if changed else known


def _unknown(cijfer: Cijfer, soort: Soort, methode: Methode) -> Indicator:
    """An indicator that the catalogue does not have (any more)."""
    # not validated: a name from a file may be longer than one of the catalogue
    return Indicator.model_construct(
        id=cijfer.indicator,
        naam=cijfer.naam or cijfer.indicator or "Cijfer zonder naam",
        vraag="",
        definitie=cijfer.definitie,
        groep="mensen",
        thema="",
        eenheid=cijfer.eenheid,
        decimalen=cijfer.decimalen,
        soort=soort,
        methode=methode,
        richting=cijfer.richting or Polariteit.NEUTRAAL,
        niveaus=(),
        valkuilen=(),
    )


def _figure(cijfer: Cijfer, niveau: Niveau) -> Figure:
    missing = None if cijfer.waarde is not None else cijfer.ontbreekt or "onbekend"
    bounds = cijfer.onder is not None and cijfer.boven is not None
    spread = cijfer.spreiding
    return Figure(
        indicator=cijfer.indicator,
        leeftijd=cijfer.leeftijd,
        gebied=cijfer.gebied,
        niveau=niveau,
        eenheid=cijfer.eenheid,
        value=cijfer.waarde,
        missing=missing,
        numerator=cijfer.teller,
        denominator=cijfer.noemer,
        interval=Interval(cijfer.waarde, cijfer.onder, cijfer.boven, cijfer.methode_interval)
        if bounds
        else None,
        range_of_parts=None,
        position=_position(cijfer, niveau),
        spread=Spread(
            spread.p5, spread.p25, spread.p50, spread.p75, spread.p95, spread.aantal, niveau
        )
        if spread
        else None,
        comparisons=tuple(_comparison(v, cijfer.waarde) for v in cijfer.vergelijkingen),
        parts=(),
        origin=_origin(cijfer),
    )


def _position(cijfer: Cijfer, niveau: Niveau) -> Position | None:
    if not cijfer.positie or cijfer.aandeel_lager is None:
        return None
    count = cijfer.spreiding.aantal if cijfer.spreiding else 0
    return Position(cijfer.aandeel_lager, count, niveau, cijfer.positie)


def _comparison(frozen: Vergelijking, value: float | None) -> Comparison:
    other = frozen.waarde
    both = value is not None and other is not None
    return Comparison(
        tegen=frozen.tegen,
        naam=frozen.naam[:60],
        value=other,
        difference=value - other if both and value is not None and other is not None else None,
        ratio=value / other if value is not None and other else None,
        verdict=frozen.oordeel,
        reason=frozen.reden[:300] or None,
        gunstig=frozen.gunstig,
    )


def _origin(cijfer: Cijfer) -> Origin | None:
    if cijfer.jaar is None or not cijfer.tabel:
        return None
    return Origin(
        producent=cijfer.producent,
        tabel=cijfer.tabel,
        titel=cijfer.titel,
        uitgave=cijfer.uitgave,
        jaar=cijfer.jaar,
        indeling=cijfer.indeling or cijfer.jaar,
        kolom=cijfer.kolom,
        licentie=cijfer.licentie,
        opgehaald=cijfer.opgehaald,
        checksum=cijfer.checksum,
    )


def same_measurement(frozen: Figure, live: Figure) -> bool:
    """Whether a figure of today is the very number that was frozen."""
    one, other = frozen.origin, live.origin
    if one is None or other is None or frozen.gebied != live.gebied:
        return False
    return (one.tabel, one.uitgave, one.jaar, frozen.value, frozen.leeftijd) == (
        other.tabel,
        other.uitgave,
        other.jaar,
        live.value,
        live.leeftijd,
    )


def completed(frozen: Figure, live: Figure) -> Figure:
    """The frozen figure with what the scan did not keep, from the same measurement."""
    return replace(
        frozen,
        position=frozen.position or live.position,
        spread=frozen.spread or live.spread,
        parts=live.parts,
    )

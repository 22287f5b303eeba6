"""A figure becomes evidence: frozen as it was, with all that is needed to check it later."""

from __future__ import annotations

from wijkscan import text
from wijkscan.analysis.compare import favourable
from wijkscan.analysis.position import HOOGSTE, extreme
from wijkscan.analysis.values import Comparison, Figure, Verdict
from wijkscan.scan.model import (
    Cijfer,
    GebiedsNiveau,
    Gesprek,
    Kijkcijfer,
    Observatie,
    SoortSterk,
    SoortTeken,
    SterkPunt,
    Teken,
    Vergelijking,
)
from wijkscan.store.catalogue import Indicator, Soort

_GESCHAT = (Soort.GESCHAT, Soort.VERWACHT)
_WOORDEN = {Verdict.VERGELIJKBAAR: "ongeveer gelijk"}


def cijfer(
    figure: Figure, indicator: Indicator, gebied_naam: str = "", nieuwste_bewaard: bool = True
) -> Cijfer:
    """The figure with its origin, interval, position and comparisons, as plain fields."""
    interval, origin = figure.interval, figure.origin
    herkomst = {} if origin is None else {
        "producent": origin.producent, "tabel": origin.tabel, "titel": origin.titel,
        "uitgave": origin.uitgave, "kolom": origin.kolom, "jaar": origin.jaar,
        "indeling": origin.indeling, "licentie": origin.licentie, "opgehaald": origin.opgehaald,
        "checksum": origin.checksum,
    }  # fmt: skip
    return Cijfer.model_validate(
        {
            "indicator": indicator.id,
            "naam": indicator.naam,
            "definitie": indicator.definitie,
            "waarde": figure.value,
            "ontbreekt": figure.missing or "",
            "eenheid": figure.eenheid,
            "decimalen": indicator.decimalen,
            "onder": interval.lower if interval else None,
            "boven": interval.upper if interval else None,
            "methode_interval": interval.method if interval else "",
            "teller": figure.numerator,
            "noemer": figure.denominator,
            "leeftijd": figure.leeftijd,
            "soort": indicator.soort,
            "methode": indicator.methode,
            "richting": indicator.richting,
            "modelinvoer": list(indicator.modelinvoer),
            "gebied": figure.gebied,
            "gebied_naam": gebied_naam,
            "niveau": GebiedsNiveau(figure.niveau.value),
            "positie": figure.position.tekst if figure.position else "",
            "aandeel_lager": figure.position.share_below if figure.position else None,
            "spreiding": _spreiding(figure),
            "vergelijkingen": [_vergelijking(c) for c in figure.comparisons],
            "nieuwste_bewaard": nieuwste_bewaard,
            **herkomst,
        }
    )


def _spreiding(figure: Figure) -> dict[str, float] | None:
    spread = figure.spread
    if spread is None:
        return None
    quantiles = {name: getattr(spread, name) for name in ("p5", "p25", "p50", "p75", "p95")}
    return {**quantiles, "aantal": spread.n}


def _vergelijking(comparison: Comparison) -> Vergelijking:
    return Vergelijking(
        tegen=comparison.tegen,
        naam=comparison.naam,
        waarde=comparison.value,
        oordeel=comparison.verdict,
        reden=comparison.reason or "",
        gunstig=comparison.gunstig,
    )


def teken(
    figure: Figure, indicator: Indicator, gebied_naam: str = "", nieuwste_bewaard: bool = True
) -> Teken:
    """One press: the figure as a sign (C1, or C2 when estimated). ValueError when it is missing."""
    return frozen_sign(cijfer(figure, indicator, gebied_naam, nieuwste_bewaard))


def frozen_sign(bevroren: Cijfer) -> Teken:
    """The same from a figure that stands frozen in the scan already."""
    if bevroren.waarde is None:
        raise ValueError(f"Dit cijfer is er niet: {bevroren.ontbreekt or 'onbekend'}.")
    geschat = bevroren.soort in _GESCHAT
    return Teken(
        soort=SoortTeken.GESCHAT if geschat else SoortTeken.GETELD,
        tekst=cijfer_zin(bevroren),
        bron=f"{bevroren.producent}, tabel {bevroren.tabel}" if bevroren.tabel else "",
        jaar=bevroren.jaar,
        niveau=bevroren.niveau,
        cijfer=bevroren,
    )


def seen_sign(observatie: Observatie) -> Teken:
    """An observation as a sign of a problem; it keeps pointing at the observation."""
    return Teken(
        soort=SoortTeken.OBSERVATIE,
        tekst=observatie.wat.strip() or observatie.goed,
        datum=observatie.datum,
        dagdeel=observatie.dagdeel,
        plaats=observatie.plaats,
        waarnemers=observatie.waarnemers,
        verwijst_naar=observatie.id,
    )


def heard_sign(gesprek: Gesprek) -> Teken:
    """What residents said as a sign of a problem."""
    return Teken(
        soort=SoortTeken.GESPREK,
        tekst=gesprek.wat.strip() or gesprek.goed,
        datum=gesprek.datum,
        personen=gesprek.personen,
        setting=gesprek.setting,
        toestemming=gesprek.toestemming,
        verwijst_naar=gesprek.id,
    )


def seen_strength(observatie: Observatie) -> SterkPunt:
    """What was good there, as a strength of the wijk."""
    return SterkPunt(naam=observatie.goed, waar=observatie.plaats, bewijs="eigen observatie")


def sterk_punt(
    figure: Figure, indicator: Indicator, gebied_naam: str = "", nieuwste_bewaard: bool = True
) -> SterkPunt:
    """A favourable figure as a strength."""
    return frozen_strength(cijfer(figure, indicator, gebied_naam, nieuwste_bewaard))


def frozen_strength(bevroren: Cijfer) -> SterkPunt:
    """The same from a figure that stands frozen in the scan already."""
    bewijs = frozen_sign(bevroren)
    return SterkPunt(
        naam=bevroren.naam,
        soort=SoortSterk.CIJFER,
        waar=bevroren.gebied_naam,
        bewijs=bewijs.tekst,
        cijfer=bewijs.cijfer,
    )


def kijkcijfer(figure: Figure, indicator: Indicator, gebied_naam: str = "") -> Kijkcijfer:
    """A figure to look at with "herken je dit in de wijk?"; a missing one with its reason."""
    return Kijkcijfer(cijfer=cijfer(figure, indicator, gebied_naam))


def is_ongunstig(figure: Figure, indicator: Indicator, tegen: str = "NL") -> bool:
    """Whether a figure is worse than the benchmark: that is no strength."""
    return _favour(figure, indicator, tegen) is False


def _favour(figure: Figure, indicator: Indicator, tegen: str) -> bool | None:
    """From the verdict; without one, from a place in the highest or lowest tenth."""
    vergelijking = figure.against(tegen)
    if vergelijking is not None and vergelijking.gunstig is not None:
        return vergelijking.gunstig
    end = extreme(figure.position)
    return None if end is None else favourable(end == HOOGSTE, indicator.richting)


def cijfer_zin(bevroren: Cijfer) -> str:
    """The words of a frozen figure: name, age, value, benchmark, verdict or position, "geschat"."""
    wie = f", {bevroren.leeftijd}" if bevroren.leeftijd else ""
    zin = f"{bevroren.naam}{wie}: {_waarde(bevroren, bevroren.waarde)}"
    nl = bevroren.tegen("NL") or next(iter(bevroren.vergelijkingen), None)
    if nl is not None and nl.waarde is not None:
        zin += f"; {nl.naam} {_waarde(bevroren, nl.waarde)}"
    geschat = bevroren.soort in _GESCHAT
    slot = []
    if nl is not None and nl.oordeel not in (None, Verdict.NIET_TE_VERGELIJKEN):
        volgens = (
            " volgens het model" if geschat and nl.oordeel is not Verdict.VERGELIJKBAAR else ""
        )
        slot.append(f"{_WOORDEN.get(nl.oordeel, nl.oordeel.value)}{volgens}")
    elif bevroren.positie and geschat:
        slot.append(bevroren.positie)
    return ", ".join([zin, *(["geschat"] if geschat else []), *slot])


def _waarde(bevroren: Cijfer, waarde: float | None) -> str:
    return (
        "geen cijfer"
        if waarde is None
        else text.value(waarde, bevroren.eenheid, bevroren.decimalen)
    )

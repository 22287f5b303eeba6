"""Small columns for the tests of the analysis: an area, a count, a denominator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from wijkscan.analysis.benchmark import Benchmark
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import LevelColumn, Missing, Niveau, Origin

ORIGIN = Origin(
    producent="CBS",
    tabel="84799NED",
    titel="Kerncijfers wijken en buurten 2020",
    uitgave="2020",
    jaar=2020,
    indeling=2020,
    kolom="k_65JaarOfOuder",
    licentie="CC BY 4.0",
    opgehaald="2021-03-01",
    checksum="0" * 64,
)


def indicator(methode: str = "aandeel", **changes: object) -> Indicator:
    """An indicator with the fields a verdict and a sentence need."""
    fields: dict[str, object] = {
        "id": "alleen",
        "naam": "Mensen die alleen wonen",
        "vraag": "Hoeveel mensen wonen alleen?",
        "definitie": "-",
        "groep": "inwoners",
        "werkwoord": "wonen",
        "gezegde": "alleen",
        "thema": "wie",
        "eenheid": "%",
        "soort": "geschat" if methode == "model" else "geteld",
        "methode": methode,
        "richting": "neutraal",
        "niveaus": ("wijk",),
        "valkuilen": (),
    }
    return Indicator.model_validate(fields | changes)


def counted(
    x: Sequence[float],
    n: Sequence[float],
    *,
    per: float = 100,
    step: int = 1,
    niveau: Niveau = Niveau.WIJK,
    codes: Sequence[str] | None = None,
) -> LevelColumn:
    """A column of counts with denominators; NaN is a withheld cell."""
    xs, ns = np.array(x, dtype=float), np.array(n, dtype=float)
    value = np.where(ns > 0, per * xs / np.where(ns > 0, ns, 1), np.nan)
    unit = {100: "%", 1000: "per 1.000"}[int(per)]
    return _column(value, unit, xs, ns, step=step, niveau=niveau, codes=codes)


def published(
    value: Sequence[float],
    n: Sequence[float] | None = None,
    *,
    value_step: float = 0.1,
    step: int = 1,
    unit: str = "%",
    bounds: tuple[Sequence[float], Sequence[float]] | None = None,
    niveau: Niveau = Niveau.WIJK,
    leeftijd: str | None = None,
) -> LevelColumn:
    """A column of published values, with a denominator or published bounds beside them or not."""
    column = _column(
        np.array(value, dtype=float), unit, None, None if n is None else np.array(n, dtype=float),
        step=step, niveau=niveau,
    )  # fmt: skip
    lower, upper = (None, None) if bounds is None else (np.array(b, dtype=float) for b in bounds)
    return replace(column, value_step=value_step, lower=lower, upper=upper, leeftijd=leeftijd)


def _column(
    value: np.ndarray,
    unit: str,
    x: np.ndarray | None,
    n: np.ndarray | None,
    *,
    step: int,
    niveau: Niveau,
    codes: Sequence[str] | None = None,
) -> LevelColumn:
    status = np.where(np.isnan(value), Missing.WITHHELD, Missing.PRESENT).astype(np.int8)
    letters = {Niveau.WIJK: "WK", Niveau.BUURT: "BU", Niveau.GEMEENTE: "GM", Niveau.LAND: "NL"}
    names = codes or [f"{letters[niveau]}{place:06d}" for place in range(len(value))]
    return LevelColumn(
        indicator="alleen",
        leeftijd=None,
        niveau=niveau,
        eenheid=unit,
        codes=np.array(names),
        value=value,
        status=status,
        numerator=x,
        denominator=n,
        lower=None,
        upper=None,
        count_step=step,
        value_step=0.0,
        origin=ORIGIN,
    )


def against(
    column: LevelColumn, value: float, *, n: float = np.nan, code: str = "NL", part: float = 0.0
) -> Benchmark:
    """One fixed benchmark for all areas of a column."""
    size = len(column.codes)
    return Benchmark(
        tegen=np.full(size, code),
        naam=np.full(size, "Nederland" if code == "NL" else "Rotterdam"),
        value=np.full(size, float(value)),
        numerator=np.full(size, np.nan),
        denominator=np.full(size, float(n)),
        part=np.full(size, part),
        outside=np.zeros(size, dtype=np.bool_),
        leeftijd=column.leeftijd,
        origin=column.origin,
    )

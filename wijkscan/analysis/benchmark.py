"""What an area is compared with: the Netherlands for all, or for each its own gemeente."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkscan.analysis.checks import Floats
from wijkscan.store.columns import LevelColumn, Niveau, Origin

NEDERLAND = "NL"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The benchmark of every area of a column; all arrays in the order of that column.

    `value` is in the unit of the figure, NaN where missing. `numerator` and `denominator` are those
    of the benchmark (NaN where unknown). `part` is the share (0-1) of the benchmark's people who
    live in the area, for where there is no denominator; NaN where unknown. `outside`: nobody of the
    area lives in the benchmark (a gemeente elsewhere), so nobody is taken out of it.
    """

    tegen: npt.NDArray[np.str_]  # "NL" or the code of the gemeente
    naam: npt.NDArray[np.str_]
    value: Floats
    numerator: Floats
    denominator: Floats
    part: Floats
    outside: npt.NDArray[np.bool_]
    leeftijd: str | None
    origin: Origin

    def only(self, rows: npt.NDArray[np.intp]) -> Benchmark:
        """The same for a selection of areas."""
        arrays = ("tegen", "naam", "value", "numerator", "denominator", "part", "outside")
        return replace(self, **{name: getattr(self, name)[rows] for name in arrays})


def against_land(column: LevelColumn, areas: int) -> Benchmark:
    """The Netherlands for all `areas`; `column` is the same indicator at level land (one row)."""
    rows = np.zeros(areas, dtype=np.intp)
    return _picked(column, rows, np.full(areas, NEDERLAND), np.full(areas, "Nederland"), None)


def against_parents(
    column: LevelColumn,
    parents: Sequence[str] | npt.NDArray[np.str_],
    names: Sequence[str] | npt.NDArray[np.str_],
    part: Floats | None = None,
) -> Benchmark:
    """For each area its own gemeente.

    column: the same indicator at level gemeente; parents, names: code and name of the gemeente of
    each area; part: share (0-1) of the gemeente's people in the area, if known otherwise.
    """
    codes = np.asarray(parents, dtype=np.str_)
    rows = np.searchsorted(column.codes, codes).clip(max=len(column.codes) - 1)
    rows = np.where(column.codes[rows] == codes, rows, -1)
    return _picked(column, rows, codes, np.asarray(names, dtype=np.str_), part)


def _picked(
    column: LevelColumn,
    rows: npt.NDArray[np.intp],
    codes: npt.NDArray[np.str_],
    names: npt.NDArray[np.str_],
    part: Floats | None,
) -> Benchmark:
    unknown = np.full(len(rows), np.nan)

    def pick(array: Floats | None) -> Floats:
        return unknown if array is None else np.where(rows < 0, np.nan, array[rows])

    if column.niveau is Niveau.LAND and part is None:
        part = np.zeros(len(rows))
    return Benchmark(
        tegen=codes,
        naam=names,
        value=pick(column.value),
        numerator=pick(column.numerator),
        denominator=pick(column.denominator),
        part=unknown if part is None else part,
        outside=np.zeros(len(rows), dtype=np.bool_),
        leeftijd=column.leeftijd,
        origin=column.origin,
    )

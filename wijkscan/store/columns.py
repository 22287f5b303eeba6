"""What the store hands to the analysis: one measured column for all areas of one level.

A `LevelColumn` is read once and judged as a whole, because a verdict on one area depends on
all areas of that level in the country. Every column carries its `Origin`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Niveau(StrEnum):
    """Level of an area, from large to small."""

    LAND = "land"
    GEMEENTE = "gemeente"
    WIJK = "wijk"
    BUURT = "buurt"


class Missing(IntEnum):
    """Why a cell holds no figure. Missing is never zero; the number is what the parquet stores."""

    PRESENT = 0
    WITHHELD = 1  # the source prints a dot: unknown, secret or too unreliable
    IMPOSSIBLE = 2  # the source leaves the cell empty: it cannot exist or was not measured
    NOT_IN_EDITION = 3  # the column is not (yet) filled in this edition
    NOT_AT_LEVEL = 4  # the source has no figure for this level of area
    OTHER_DIVISION = 5  # the area did not exist, or had other borders, in that year
    ROUNDED_AWAY = 6  # more people in the part than in the whole, most often by rounding at random

    @property
    def reden(self) -> str:
        """Dutch reason, as shown to users and printed in JSON."""
        return _REASONS[self]


_REASONS = {
    Missing.PRESENT: "",
    Missing.WITHHELD: "onbekend of geheim: de bron geeft dit cijfer niet",
    Missing.IMPOSSIBLE: "niet van toepassing: dit cijfer bestaat hier niet",
    Missing.NOT_IN_EDITION: "niet in deze uitgave: de bron heeft dit cijfer nog niet gevuld",
    Missing.NOT_AT_LEVEL: "geen cijfer op dit niveau",
    Missing.OTHER_DIVISION: "andere gebiedsindeling: dit gebied had toen andere grenzen",
    Missing.ROUNDED_AWAY: "niet te geven: de afgeronde aantallen in de bron passen niet samen",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a column comes from; travels with every number."""

    producent: str  # "CBS", "RIVM, GGD'en en CBS"
    tabel: str  # "84799NED"
    titel: str  # title of the table
    uitgave: str  # edition as kept, e.g. "2020"
    jaar: int  # the year the figure is about
    indeling: int  # year of the area division (gebiedsindeling)
    kolom: str  # source key without its number
    licentie: str
    opgehaald: str  # ISO date on which the figures were taken from the source
    checksum: str  # sha256 of the stored table
    herkomst: str = ""  # how it reached us, in one sentence


@dataclass(frozen=True, slots=True, eq=False)
class LevelColumn:
    """One indicator, one age group, one level, one year, for every area of the country.

    A key by identity: the store gives the same object for the same question.

    All arrays have the length of `codes`. `value` is in `eenheid` (percentages 0-100), NaN where
    `status` is not `Missing.PRESENT`. `numerator` and `denominator` are counts of people,
    households or dwellings where the source gives them, else None. `lower` and `upper` are bounds
    published by the source, never computed here. Counts are rounded at random to `count_step` (5
    for wijk and buurt in CBS tables, 1 is exact); published percentages to `value_step` (1.0, 0.1,
    0.01; 0 when the value was computed).
    """

    indicator: str
    leeftijd: str | None
    niveau: Niveau
    eenheid: str
    codes: npt.NDArray[np.str_]
    value: Floats
    status: npt.NDArray[np.int8]
    numerator: Floats | None
    denominator: Floats | None
    lower: Floats | None
    upper: Floats | None
    count_step: int
    value_step: float
    origin: Origin

    def index_of(self, code: str) -> int | None:
        """Place of an area in the arrays, or None; `codes` is sorted."""
        # of the dtype of `codes`, or numpy first copies the whole array to one that holds both
        wanted = np.asarray(code, dtype=self.codes.dtype)
        at = int(np.searchsorted(self.codes, wanted))
        return at if at < len(self.codes) and self.codes[at] == code else None

    def places(self, codes: Sequence[str]) -> dict[str, int]:
        """Place of each area that is there; for many areas at once."""
        if not len(self.codes) or not codes:
            return {}
        wanted = np.asarray(codes, dtype=np.str_)
        at = np.searchsorted(self.codes, wanted.astype(self.codes.dtype))
        at = np.minimum(at, len(self.codes) - 1)
        there = (self.codes[at] == wanted).tolist()
        found = zip(codes, at.tolist(), there, strict=True)
        return {code: place for code, place, known in found if known}

    def only(self, rows: npt.NDArray[np.intp]) -> LevelColumn:
        """The same column for some of its areas."""

        def pick(array: Floats | None) -> Floats | None:
            return None if array is None else array[rows]

        return replace(
            self,
            codes=self.codes[rows],
            value=self.value[rows],
            status=self.status[rows],
            numerator=pick(self.numerator),
            denominator=pick(self.denominator),
            lower=pick(self.lower),
            upper=pick(self.upper),
        )

"""The benchmarks of a column, and the verdicts of its areas against them.

A benchmark always comes from the same table, year and age group as the column itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkscan.analysis.benchmark import Benchmark, against_land, against_parents
from wijkscan.analysis.judge import judge
from wijkscan.analysis.judged import Judged
from wijkscan.analysis.profile import Area
from wijkscan.scan.gazetteer import Gazetteer
from wijkscan.scan.judgements import COUNTED, Judgements
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Floats, LevelColumn, Missing, Niveau
from wijkscan.store.figures import Store

LAND = "NL"
"""Each area against the Netherlands."""

OWN = "gemeente"
"""Each area against its own gemeente."""

FEW = 2
"""So many areas are judged one by one; after that the whole column is worth judging."""


class Compared:
    """Finds benchmarks and judges against LAND, OWN, or one gemeente by its code."""

    def __init__(self, store: Store, gazetteer: Gazetteer, judgements: Judgements) -> None:
        self._store = store
        self._gazetteer = gazetteer
        self._judgements = judgements
        self._known: dict[tuple[str, str, Niveau], _Around] = {}
        self._asked: Counter[tuple[LevelColumn, str]] = Counter()
        self._whole: dict[tuple[LevelColumn, str], Judged] = {}

    def column(self, column: LevelColumn, indicator: Indicator, tegen: str) -> Judged | None:
        """The verdicts on every area of a column.

        None where the table has no such benchmark for that year and age group.
        """
        other = self._benchmark_column(column, indicator, tegen)
        if other is None:
            return None
        return self._judgements.of(
            column, indicator, tegen, lambda: self._benchmark(column, other, tegen)
        )

    def area(
        self, column: LevelColumn, indicator: Indicator, at: int, also: str | None
    ) -> list[tuple[Judged, int]]:
        """One row against the Netherlands, below the gemeente against the own one, and against the
        gemeente `also`; each as verdicts and the place of the area in them."""
        if column.niveau is Niveau.LAND:
            return []
        against = [LAND] if column.niveau is Niveau.GEMEENTE else [LAND, OWN]
        if also and also != f"GM{column.codes[at][2:6]}":
            against.append(also)
        found = (self._row(column, indicator, tegen, at) for tegen in against)
        return [judged for judged in found if judged is not None]

    def area_set(
        self,
        column: LevelColumn,
        indicator: Indicator,
        rows: list[int],
        area: Area,
        also: str | None,
    ) -> Iterator[tuple[Benchmark, Judged]]:
        """Each benchmark of a set of areas as one row, with the verdicts on its level."""
        against = [LAND, *([OWN] if area.gemeente_code else [])]
        if also and also != area.gemeente_code:
            against.append(also)
        for tegen in against:
            other = self._benchmark_column(column, indicator, tegen)
            level = self.column(column, indicator, tegen)
            if other is not None and level is not None:
                one = self._benchmark(column, other, tegen, np.array(rows[:1]))
                yield (one if tegen == LAND else self._whole_set(column, one, rows)), level

    def _whole_set(self, column: LevelColumn, one: Benchmark, rows: list[int]) -> Benchmark:
        """The benchmark of the first area as that of the set, which may lie partly outside it."""
        around = self._around(column)
        inside = around.codes[rows] == one.tegen[0]
        part = np.array([around.part[rows][inside].sum()])
        partly = inside.any() and not inside.all()  # then nobody knows how many to take out of it
        people = np.full(1, np.nan) if partly else one.denominator
        return replace(one, part=part, denominator=people, outside=np.array([not inside.any()]))

    def _row(
        self, column: LevelColumn, indicator: Indicator, tegen: str, at: int
    ) -> tuple[Judged, int] | None:
        """Where no tests are adjusted for each other, one row is enough to judge one area.

        Who asks for area after area (the app, a series) gets the whole column from the third on.
        """
        other = self._benchmark_column(column, indicator, tegen)
        if other is None:
            return None
        key = (column, tegen)
        self._asked[key] += 1
        if indicator.methode in COUNTED or self._asked[key] > FEW:
            if key not in self._whole:
                whole = self.column(column, indicator, tegen)
                if whole is None:
                    return None
                self._whole[key] = whole
            return self._whole[key], at
        rows = np.array([at])
        return judge(column.only(rows), indicator, self._benchmark(column, other, tegen, rows)), 0

    def _benchmark_column(
        self, column: LevelColumn, indicator: Indicator, tegen: str
    ) -> LevelColumn | None:
        level = Niveau.LAND if tegen == LAND else Niveau.GEMEENTE
        origin = column.origin
        found = self._store.column(
            indicator, column.leeftijd, level, origin.jaar, tabel=origin.tabel
        )
        return None if isinstance(found, Missing) else found

    def _benchmark(
        self,
        column: LevelColumn,
        other: LevelColumn,
        tegen: str,
        rows: npt.NDArray[np.intp] | slice = slice(None),
    ) -> Benchmark:
        if tegen == LAND:
            return against_land(other, len(column.codes[rows]))
        around = self._around(column)
        codes, names, part = around.codes[rows], around.names[rows], around.part[rows]
        if tegen == OWN:
            return against_parents(other, codes, names, part)
        name = self._gazetteer.name(tegen, column.origin.indeling)
        same = (np.full(len(codes), tegen), np.full(len(codes), name))
        outside = codes != tegen
        found = against_parents(other, *same, np.where(outside, 0.0, part))
        return replace(found, outside=outside)

    def _around(self, column: LevelColumn) -> _Around:
        """The gemeente of each area; worked out once per table and level."""
        key = (column.origin.tabel, column.origin.uitgave, column.niveau)
        if key not in self._known:
            indeling = column.origin.indeling
            people = self._gazetteer.people(indeling)
            parents = [f"GM{code[2:6]}" for code in column.codes]
            names = {parent: self._gazetteer.name(parent, indeling) for parent in set(parents)}
            own = np.array([people.get(str(code), np.nan) for code in column.codes])
            whole = np.array([people.get(parent, np.nan) for parent in parents])
            with np.errstate(invalid="ignore", divide="ignore"):
                part = np.where(whole > 0, own / whole, np.nan)
            self._known[key] = _Around(
                np.array(parents), np.array([names[parent] for parent in parents]), part
            )
        return self._known[key]


@dataclass(frozen=True, slots=True)
class _Around:
    """For each area of a column: code and name of its gemeente, and its share of the residents."""

    codes: npt.NDArray[np.str_]
    names: npt.NDArray[np.str_]
    part: Floats

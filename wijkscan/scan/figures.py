"""From the stored columns to the figures of one area: read in store, judged in analysis.

Nothing is computed here. For each indicator the newest edition is taken in which the area exists
with the same borders; its benchmarks come from the same table, year and age group.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.analysis import position
from wijkscan.analysis.aggregate import combine, judge_set
from wijkscan.analysis.benchmark import Benchmark, against_land, against_parents
from wijkscan.analysis.judge import judge
from wijkscan.analysis.judged import Judged
from wijkscan.analysis.profile import Area
from wijkscan.analysis.values import Figure, Part, Position, Spread
from wijkscan.scan.judgements import COUNTED, Judgements
from wijkscan.store.catalogue import Catalogue, Indicator, Methode
from wijkscan.store.columns import Floats, LevelColumn, Missing, Niveau
from wijkscan.store.figures import Store
from wijkscan.store.regions import Regions

OWN = "gemeente"
"""Each area against its own gemeente."""

FEW = 2
"""So many areas are judged one by one; after that the whole column is worth judging."""

MOST_PLACED = 512

_Place = tuple[str, str, int | None, int | None]
"""Code, name, row in the column, and residents of a buurt."""


@dataclass(frozen=True, slots=True)
class Variant:
    """An indicator for one age group (None when age plays no part)."""

    indicator: Indicator
    leeftijd: str | None


def variants(catalogue: Catalogue, *, hidden: bool = False) -> Iterator[Variant]:
    """Every indicator with each of its age groups, in the order of the catalogue."""
    for indicator in catalogue.indicatoren.values():
        if indicator.tonen or hidden:
            for age in indicator.leeftijden or (None,):
                yield Variant(indicator, age)


class Figures:
    """Reads and judges columns once, then picks areas out of them."""

    def __init__(self, store: Store, regions: Regions, judgements: Judgements) -> None:
        self._store = store
        self._regions = regions
        self._judgements = judgements
        self._ordered = lru_cache(maxsize=2048)(lambda key: position.ordered(key.column.value))
        self._spread_of = lru_cache(maxsize=2048)(
            lambda key: position.spread_in(self._ordered(key), key.column.niveau)
        )
        self._people = cache(self._people_uncached)
        self._known: dict[tuple[str, str, Niveau], _Around] = {}
        self._placed: dict[tuple[object, ...], list[_Place]] = {}
        self._found: dict[tuple[object, ...], dict[str, int]] = {}
        self._asked: Counter[tuple[_ColumnKey, str]] = Counter()
        self._whole: dict[tuple[_ColumnKey, str], Judged] = {}

    def column(
        self, variant: Variant, area: Area, jaar: int | None = None
    ) -> LevelColumn | Missing:
        """The newest filled column in which the whole area lies as it does in its own division."""
        indicator, age = variant.indicator, variant.leeftijd
        years = [jaar] if jaar else reversed(self._store.years(indicator, age, area.niveau))
        reason = None
        for year in years:
            found = self._store.column(indicator, age, area.niveau, year)
            if isinstance(found, Missing):
                reason = reason or found
            elif self._rows(found, area) is None:
                reason = Missing.OTHER_DIVISION
            else:
                return found
        return reason or _why_absent(self._store.column(indicator, age, area.niveau))

    def _rows(self, column: LevelColumn, area: Area) -> list[int] | None:
        """The rows of the parts of an area; None when one is not there or had other borders."""
        found = self.places(column, area.codes, area.indeling)
        if all(code in found for code in area.codes):
            return [found[code] for code in area.codes]
        return None

    def places(self, column: LevelColumn, codes: tuple[str, ...], indeling: int) -> dict[str, int]:
        """The rows of those areas that the column knows with the borders of a division.

        The same for all columns of an edition and age group.
        """
        origin = column.origin
        edition = (origin.tabel, origin.uitgave, column.leeftijd, column.niveau)
        key = (edition, codes, indeling)
        if key not in self._found:
            _make_room(self._found)
            self._found[key] = self._places_uncached(column, codes, indeling)
        return self._found[key]

    def _places_uncached(
        self, column: LevelColumn, codes: tuple[str, ...], indeling: int
    ) -> dict[str, int]:
        """The country is the only row of its level, whatever its key."""
        if column.niveau is Niveau.LAND:
            return dict.fromkeys(codes, 0) if len(column.codes) else {}
        same, year = self._regions.zelfde_gebied, column.origin.indeling
        known = column.places(codes)
        return {code: at for code, at in known.items() if same(code, indeling, year)}

    def judged(self, column: LevelColumn, indicator: Indicator, tegen: str) -> Judged | None:
        """The verdicts on a column against "NL", the own gemeente (OWN) or one by its code.

        None where the table has no such benchmark for that year and age group.
        """
        other = self._benchmark_column(column, indicator, tegen)
        if other is None:
            return None
        return self._judgements.of(
            column, indicator, tegen, lambda: self._benchmark(column, other, tegen)
        )

    def _judged_at(
        self, column: LevelColumn, indicator: Indicator, tegen: str, at: int
    ) -> tuple[Judged, int] | None:
        """The same for one area: where no tests are adjusted for each other, one row is enough.

        Who asks for area after area (the app, a series) gets the whole column from the third on.
        """
        other = self._benchmark_column(column, indicator, tegen)
        if other is None:
            return None
        key = (_ColumnKey(column), tegen)
        self._asked[key] += 1
        if indicator.methode in COUNTED or self._asked[key] > FEW:
            if key not in self._whole:
                whole = self.judged(column, indicator, tegen)
                if whole is None:
                    return None
                self._whole[key] = whole
            return self._whole[key], at
        rows = np.array([at])
        return judge(column.only(rows), indicator, self._benchmark(column, other, tegen, rows)), 0

    def _benchmark_column(
        self, column: LevelColumn, indicator: Indicator, tegen: str
    ) -> LevelColumn | None:
        level = Niveau.LAND if tegen == "NL" else Niveau.GEMEENTE
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
        if tegen == "NL":
            return against_land(other, len(column.codes[rows]))
        around = self._around(column)
        codes, names, part = around.codes[rows], around.names[rows], around.part[rows]
        if tegen != OWN:
            elsewhere = codes != tegen
            part = np.where(elsewhere, 0.0, part)
            codes = np.full(len(codes), tegen)
            names = np.full(len(codes), self._name(tegen, column.origin.indeling))
        return against_parents(other, codes, names, part)

    def _around(self, column: LevelColumn) -> _Around:
        """The gemeente of each area; worked out once per table and level."""
        key = (column.origin.tabel, column.origin.uitgave, column.niveau)
        if key not in self._known:
            people = self._people(column.origin.indeling)
            parents = [f"GM{code[2:6]}" for code in column.codes]
            names = {parent: self._name(parent, column.origin.indeling) for parent in set(parents)}
            own = np.array([people.get(str(code), np.nan) for code in column.codes])
            whole = np.array([people.get(parent, np.nan) for parent in parents])
            with np.errstate(invalid="ignore", divide="ignore"):
                part = np.where(whole > 0, own / whole, np.nan)
            self._known[key] = _Around(
                np.array(parents), np.array([names[parent] for parent in parents]), part
            )
        return self._known[key]

    def _division(self, indeling: int) -> int:
        """The division that tells most about an edition: its own, or the standard one."""
        known = self._regions.indelingen
        return indeling if indeling in known else known[0]

    def _name(self, code: str, indeling: int) -> str:
        found = self._regions.vind(code, self._division(indeling)) or self._regions.vind(code)
        return found.naam if found else code

    def _people_uncached(self, indeling: int) -> dict[str, int]:
        division = self._regions.division(self._division(indeling))
        pairs = zip(division.codes, division.inwoners, strict=True)
        return {code: people for code, people in pairs if people is not None}

    def of_area(
        self, variant: Variant, area: Area, jaar: int | None = None, also: str | None = None
    ) -> Figure:
        """The figure of one area with its comparisons, position and spread.

        Compared with the Netherlands and the own gemeente, and with the gemeente `also` if given.
        """
        column = self.column(variant, area, jaar)
        if isinstance(column, Missing):
            return absent(variant, area.code, area.niveau, column.reden)
        rows = self._rows(column, area) or []
        if len(rows) > 1:
            return self._combined(variant, column, rows, area, also)
        return self._picked(variant, column, rows[0], also)

    def _picked(self, variant: Variant, column: LevelColumn, at: int, also: str | None) -> Figure:
        judged = self._against(column, variant.indicator, at, also)
        status = Missing(int(column.status[at]))
        value = _number(column.value, at)
        intervals = (whole.interval(row) for whole, row in judged)
        return self._filled(
            variant,
            column,
            gebied=str(column.codes[at]),
            value=value,
            missing=None if value is not None else (status or Missing.WITHHELD).reden,
            numerator=_number(column.numerator, at),
            denominator=_number(column.denominator, at),
            interval=next((found for found in intervals if found), None),
            comparisons=tuple(whole.comparison(row) for whole, row in judged),
        )

    def _combined(
        self,
        variant: Variant,
        column: LevelColumn,
        rows: list[int],
        area: Area,
        also: str | None,
    ) -> Figure:
        """A set of areas as one: what may be added is added, else the range of its parts."""
        whole = combine(column, rows, variant.indicator)
        judged = [
            judge_set(column, whole, variant.indicator, benchmark, level, area.code)
            for benchmark, level in self._benchmarks_of_set(variant, column, rows, area, also)
        ]
        return self._filled(
            variant,
            column,
            gebied=area.code,
            value=whole.value,
            missing=whole.missing,
            numerator=whole.numerator,
            denominator=whole.denominator,
            interval=next((interval for interval, _ in judged if interval), None),
            range_of_parts=whole.range_of_parts,
            comparisons=tuple(comparison for _, comparison in judged),
        )

    def _benchmarks_of_set(
        self,
        variant: Variant,
        column: LevelColumn,
        rows: list[int],
        area: Area,
        also: str | None,
    ) -> Iterator[tuple[Benchmark, Judged]]:
        """Each benchmark of a set as one row, with the verdicts on its level."""
        against = ["NL", *([OWN] if area.gemeente_code else []), *([also] if also else [])]
        for tegen in against:
            other = self._benchmark_column(column, variant.indicator, tegen)
            level = self.judged(column, variant.indicator, tegen)
            if other is not None and level is not None:
                one = self._benchmark(column, other, tegen, np.array(rows[:1]))
                share = np.array([self._around(column).part[rows].sum()])
                yield (one if tegen == "NL" else replace(one, part=share)), level

    def _filled(self, variant: Variant, column: LevelColumn, **cells: Any) -> Figure:
        """A figure from a column: its cells, and what every figure of the column has."""
        return Figure(
            indicator=variant.indicator.id,
            leeftijd=variant.leeftijd,
            niveau=column.niveau,
            eenheid=variant.indicator.eenheid,
            position=self._position(variant, column, cells["value"]),
            spread=self._spread(variant, column),
            origin=column.origin,
            parts=(),
            **{"range_of_parts": None, **cells},
        )

    def _against(
        self, column: LevelColumn, indicator: Indicator, at: int, also: str | None
    ) -> list[tuple[Judged, int]]:
        """Against the Netherlands, below the gemeente against the own one, and against `also`."""
        if column.niveau is Niveau.LAND:
            return []
        against = ["NL"] if column.niveau is Niveau.GEMEENTE else ["NL", OWN]
        if also and also != f"GM{column.codes[at][2:6]}":
            against.append(also)
        found = (self._judged_at(column, indicator, tegen, at) for tegen in against)
        return [judged for judged in found if judged is not None]

    def _position(
        self, variant: Variant, column: LevelColumn, value: float | None
    ) -> Position | None:
        if value is None or variant.indicator.methode is Methode.AANTAL:
            return None
        if column.niveau is Niveau.LAND:
            return None
        return position.place_in(value, self._ordered(_ColumnKey(column)), column.niveau)

    def _spread(self, variant: Variant, column: LevelColumn) -> Spread | None:
        if column.niveau is Niveau.LAND or variant.indicator.methode is Methode.AANTAL:
            return None
        return self._spread_of(_ColumnKey(column))

    def parts(self, variant: Variant, figure: Figure, area: Area) -> tuple[Part, ...]:
        """The buurten inside the area, from the same table and year as the figure.

        None for a single buurt, and none for the country: its spread is that of all buurten.
        """
        origin = figure.origin
        single = area.niveau is Niveau.BUURT and len(area.codes) < 2
        if origin is None or single or area.niveau is Niveau.LAND:
            return ()
        column = self._store.column(
            variant.indicator, variant.leeftijd, Niveau.BUURT, origin.jaar, tabel=origin.tabel
        )
        if isinstance(column, Missing):
            return ()
        return tuple(self._part(column, *place) for place in self._places(column, area))

    def _places(self, column: LevelColumn, area: Area) -> list[_Place]:
        """Name and row of each buurt; the same for all columns of an edition and age group."""
        origin = column.origin
        key = (origin.tabel, origin.uitgave, column.leeftijd, area.buurten, area.indeling)
        if key not in self._placed:
            _make_room(self._placed)
            self._placed[key] = [self._place(column, c, area.indeling) for c in area.buurten]
        return self._placed[key]

    def _place(self, column: LevelColumn, code: str, indeling: int) -> _Place:
        same = self._regions.zelfde_gebied(code, indeling, column.origin.indeling)
        people = self._people(column.origin.indeling).get(code)
        return code, self._name(code, indeling), column.index_of(code) if same else None, people

    def _part(
        self, column: LevelColumn, code: str, name: str, at: int | None, people: int | None
    ) -> Part:
        if at is None:
            return Part(code, name, None, Missing.OTHER_DIVISION.reden, None)
        value = _number(column.value, at)
        weight = _number(column.denominator, at)
        status = Missing(int(column.status[at]))
        missing = None if value is not None else (status or Missing.WITHHELD).reden
        return Part(code, name, value, missing, people if weight is None else weight)


@dataclass(frozen=True, slots=True)
class _Around:
    """For each area of a column: code and name of its gemeente, and its share of the residents."""

    codes: npt.NDArray[np.str_]
    names: npt.NDArray[np.str_]
    part: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _ColumnKey:
    """A column as a key by identity: the store gives the same object for the same question."""

    column: LevelColumn

    def __hash__(self) -> int:
        return id(self.column)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ColumnKey) and other.column is self.column


def _make_room(kept: dict[tuple[object, ...], Any]) -> None:
    """A series over the whole country stays small."""
    if len(kept) >= MOST_PLACED:
        kept.clear()


def absent(variant: Variant, code: str, niveau: Niveau, reason: str) -> Figure:
    """A figure that is not there, with the reason: missing is never zero and never dropped."""
    return Figure(
        indicator=variant.indicator.id,
        leeftijd=variant.leeftijd,
        gebied=code,
        niveau=niveau,
        eenheid=variant.indicator.eenheid,
        value=None,
        missing=reason,
        numerator=None,
        denominator=None,
        interval=None,
        range_of_parts=None,
        position=None,
        spread=None,
        comparisons=(),
        parts=(),
        origin=None,
    )


def _number(array: Floats | None, at: int) -> float | None:
    if array is None:
        return None
    number = float(array[at])
    return None if math.isnan(number) else number


def _why_absent(found: LevelColumn | Missing) -> Missing:
    return found if isinstance(found, Missing) else Missing.OTHER_DIVISION

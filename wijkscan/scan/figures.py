"""From the stored columns to the figures of one area: read in store, judged in analysis.

Nothing is computed here. For each indicator the newest edition is taken in which the area exists
with the same borders; its benchmarks come from the same table, year and age group.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wijkscan.analysis import position
from wijkscan.analysis.aggregate import combine, judge_set
from wijkscan.analysis.judged import Judged
from wijkscan.analysis.profile import Area
from wijkscan.analysis.values import Figure, Part, Position, Spread
from wijkscan.scan.compared import Compared
from wijkscan.scan.gazetteer import Gazetteer
from wijkscan.scan.judgements import Judgements
from wijkscan.store.catalogue import Catalogue, Indicator, Methode
from wijkscan.store.columns import Floats, LevelColumn, Missing, Niveau
from wijkscan.store.figures import Store
from wijkscan.store.regions import Regions

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
        self._gazetteer = Gazetteer(regions)
        self._compared = Compared(store, self._gazetteer, judgements)
        self._ordered = lru_cache(maxsize=2048)(lambda column: position.ordered(column.value))
        self._spread_of = lru_cache(maxsize=2048)(
            lambda column: position.spread_in(self._ordered(column), column.niveau)
        )
        self._placed: dict[tuple[object, ...], list[_Place]] = {}
        self._found: dict[tuple[object, ...], dict[str, int]] = {}

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
        """The verdicts on a column against the Netherlands, the own gemeente or one by its code."""
        return self._compared.column(column, indicator, tegen)

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
        judged = self._compared.area(column, variant.indicator, at, also)
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
            for benchmark, level in self._compared.area_set(
                column, variant.indicator, rows, area, also
            )
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
            decimals=round(-math.log10(column.value_step)) if column.value_step else None,
            parts=(),
            **{"range_of_parts": None, **cells},
        )

    def _position(
        self, variant: Variant, column: LevelColumn, value: float | None
    ) -> Position | None:
        if value is None or variant.indicator.methode is Methode.AANTAL:
            return None
        if column.niveau is Niveau.LAND:
            return None
        return position.place_in(value, self._ordered(column), column.niveau)

    def _spread(self, variant: Variant, column: LevelColumn) -> Spread | None:
        if column.niveau is Niveau.LAND or variant.indicator.methode is Methode.AANTAL:
            return None
        return self._spread_of(column)

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
        people = self._gazetteer.people(column.origin.indeling).get(code)
        return (
            code,
            self._gazetteer.name(code, indeling),
            column.index_of(code) if same else None,
            people,
        )

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


def indicator_of(catalogue: Catalogue, figure: Figure) -> Indicator:
    """What the figure is about, to be shown with no more decimals than its source has."""
    known = catalogue.indicatoren[figure.indicator]
    if figure.decimals is None or figure.decimals >= known.decimalen:
        return known
    return known.model_copy(update={"decimalen": figure.decimals})


def _number(array: Floats | None, at: int) -> float | None:
    if array is None:
        return None
    number = float(array[at])
    return None if math.isnan(number) else number


def _why_absent(found: LevelColumn | Missing) -> Missing:
    return found if isinstance(found, Missing) else Missing.OTHER_DIVISION

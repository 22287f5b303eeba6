"""The same counted share of the same place in two years.

Only what was counted in one way: an estimate comes from a model that changed between its years
(statistics.md 3.3), so those are never laid beside each other. The store gives a figure of another
year only where the borders are known to be the same.

The two years are tested as if they were two groups. Most residents are in both, so the true margin
is smaller: what is called clear here is clear. Oldest year against the one that was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wijkscan.analysis import rounding
from wijkscan.analysis.profile import Area
from wijkscan.analysis.two_areas import Difference, Share, compare_areas
from wijkscan.analysis.values import Figure
from wijkscan.scan.desk import Desk
from wijkscan.scan.figures import Variant
from wijkscan.store.catalogue import Soort


@dataclass(frozen=True, slots=True)
class Change:
    """One share in an earlier and a later year, and what may be said about the difference."""

    earlier: Figure
    later: Figure
    difference: Difference  # later minus earlier


def changes(desk: Desk, area: Area, figures: Iterable[Figure]) -> tuple[Change, ...]:
    """What changed in `figures` of this area, for those that can be followed over years."""
    pairs = list(_pairs(desk, area, figures))
    found = compare_areas([(_share(later), _share(earlier)) for earlier, later in pairs])
    return tuple(Change(*pair, tested) for pair, tested in zip(pairs, found, strict=True))


def _pairs(desk: Desk, area: Area, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for later in figures:
        indicator = desk.catalogue.indicatoren.get(later.indicator)
        if not _counted(later) or indicator is None or indicator.soort is not Soort.GETELD:
            continue
        if later.origin is None or later.gebied != area.code:
            continue
        years = desk.store.years(indicator, later.leeftijd, later.niveau)
        if not years or years[0] >= later.origin.jaar:
            continue
        earlier = desk.figures.of_area(Variant(indicator, later.leeftijd), area, years[0])
        if _counted(earlier) and earlier.eenheid == later.eenheid:
            yield earlier, later


def _counted(figure: Figure) -> bool:
    return figure.value is not None and figure.numerator is not None and bool(figure.denominator)


def _share(figure: Figure) -> Share:
    whole = float(figure.denominator or 1)
    away = float(rounding.deviation_of(figure.gebied))
    return Share(min(float(figure.numerator or 0), whole), whole, away)

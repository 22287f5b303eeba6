"""Which short lesson belongs beside a figure: where the mistake is made, not in a chapter apart."""

from __future__ import annotations

from collections.abc import Iterator

from wijkscan.analysis.choices import OLD_AFTER_YEARS
from wijkscan.analysis.values import Figure
from wijkscan.store.catalogue import Indicator, Soort
from wijkscan.store.columns import Niveau

_AGE_MATTERS = ("hoe_gezond", "zorg_en_steun")


def beside(
    figure: Figure, indicator: Indicator, year: int, asked: Niveau | None = None
) -> tuple[str, ...]:
    """Ids of the lessons for one figure, the most needed first.

    year: the current year; asked: level of the area of the scan.
    """
    return tuple(_wanted(figure, indicator, year, asked))


def _wanted(figure: Figure, indicator: Indicator, year: int, asked: Niveau | None) -> Iterator[str]:
    if indicator.soort in (Soort.GESCHAT, Soort.VERWACHT):
        yield "geteld_of_geschat"
    if figure.origin is not None and year - figure.origin.jaar > OLD_AFTER_YEARS:
        yield "oud_cijfer"
    if asked is not None and figure.niveau is not asked:
        yield "wijk_of_buurt"
    if figure.interval is not None:
        yield "interval"
    if indicator.thema in _AGE_MATTERS:
        yield "leeftijd"

"""Where an area stands among all areas of its level: a description, never a verdict or a ranking.

Figures are rounded, so many areas share one. "Bij de hoogste 10%" is said only when at most one in
ten areas has this figure or a higher one: a large group of equals at the top is not "the top". In
between, the text counts whole tenths of areas that are truly lower, so it never claims too much.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import EXTREME_SHARE
from wijkscan.analysis.values import Position, Spread
from wijkscan.store.columns import Niveau

PLURAL = {
    Niveau.LAND: "landen",
    Niveau.GEMEENTE: "gemeenten",
    Niveau.WIJK: "wijken",
    Niveau.BUURT: "buurten",
}
HOOGSTE, LAAGSTE = "hoogste", "laagste"


def counts(values: Floats, among: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], int]:
    """For each value how many of `among` are lower, how many higher, and how many there are."""
    return _counts(values, ordered(among))


def ordered(among: Floats) -> Floats:
    """The known figures from low to high; `place_in` takes these, so that one sort serves all."""
    return np.sort(among[~np.isnan(among)])


def _counts(
    values: Floats, known: Floats
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], int]:
    lower = np.searchsorted(known, values, side="left")
    higher = len(known) - np.searchsorted(known, values, side="right")
    return lower, higher, len(known)


def share_below(values: Floats) -> Floats:
    """Share (0-1) of the areas with a lower figure, for all areas at once; equals count for half.

    The area itself is one of the equals. NaN where the figure is missing.
    """
    lower, higher, n = counts(values, values)
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = (lower + (n - lower - higher) / 2) / n
    return np.where(np.isnan(values), np.nan, middle)


def describe(lower: int, higher: int, n: int, areas: str) -> str:
    """The place in words; `areas` is a plural such as "wijken" or "vergelijkbare wijken"."""
    tenth = n * EXTREME_SHARE + 1e-9
    if n - lower <= tenth:
        return f"bij de {HOOGSTE} {EXTREME_SHARE * 100:.0f}% van de {areas}"
    if n - higher <= tenth:
        return f"bij de {LAAGSTE} {EXTREME_SHARE * 100:.0f}% van de {areas}"
    if tenths := 10 * lower // n:
        return f"hoger dan in {tenths} van de 10 {areas}"
    if tenths := 10 * higher // n:
        return f"lager dan in {tenths} van de 10 {areas}"
    return f"even hoog als in de meeste {areas}"


def place(value: float, among: Floats, niveau: Niveau, areas: str | None = None) -> Position | None:
    """Position of one figure among the figures of all areas; None when either is missing.

    For an area that is itself in `among`, and for a set of areas that is not.
    """
    return place_in(value, ordered(among), niveau, areas)


def place_in(
    value: float, known: Floats, niveau: Niveau, areas: str | None = None
) -> Position | None:
    """The same for figures that are already `ordered`."""
    n = len(known)
    if np.isnan(value) or not n:
        return None
    below = int(known.searchsorted(value, side="left"))
    above = n - int(known.searchsorted(value, side="right"))
    middle = (below + (n - below - above) / 2) / n
    return Position(middle, n, niveau, describe(below, above, n, areas or PLURAL[niveau]))


def extreme(position: Position | None) -> str | None:
    """ "hoogste" or "laagste" when the position is in the highest or lowest tenth, else None."""
    if position is None:
        return None
    return next((word for word in (HOOGSTE, LAAGSTE) if f"bij de {word} " in position.tekst), None)


def spread(values: Floats, niveau: Niveau) -> Spread | None:
    """Quantiles of all areas of a level (each area counts once); None when all are missing."""
    return spread_in(ordered(values), niveau)


def spread_in(known: Floats, niveau: Niveau) -> Spread | None:
    """The same for figures that are already `ordered`."""
    if not len(known):
        return None
    p5, p25, p50, p75, p95 = (float(q) for q in np.quantile(known, (0.05, 0.25, 0.5, 0.75, 0.95)))
    return Spread(p5, p25, p50, p75, p95, len(known), niveau)

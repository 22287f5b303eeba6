"""Two areas beside each other: is the difference of their shares more than chance and rounding?

For wijk against wijk the two intervals may overlap while the difference is real, so the difference
itself gets limits (Newcombe 1998). Both areas are taken at their least favourable rounding, and the
p-values of one comparison are adjusted for each other (Benjamini & Hochberg 1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from wijkscan.analysis import intervals, rounding
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import (
    FALSE_DISCOVERY_RATE,
    MIN_DENOMINATOR,
    RELEVANT_HIGH,
    RELEVANT_LOW,
)
from wijkscan.analysis.evidence import two_groups
from wijkscan.analysis.intervals import NEWCOMBE
from wijkscan.analysis.multiple import adjust_bh
from wijkscan.analysis.rounding import Envelope
from wijkscan.analysis.values import Interval


class Gap(StrEnum):
    """What may be said about the difference; never which area is better."""

    CLEAR = "duidelijk verschil"
    POSSIBLE = "mogelijk verschil"
    SMALL = "duidelijk maar klein verschil"
    NONE = "ongeveer gelijk"
    UNTESTED = "niet te vergelijken"


@dataclass(frozen=True, slots=True)
class Share:
    """x of n in one area; `away`: how far the true counts can be from the published ones.

    `half_step`: with a published percentage instead of a count, half the step it was rounded to.
    """

    x: float
    n: float
    away: float
    half_step: float = 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """First area minus second, as shares (0-1), and what may be said about it."""

    gap: Gap
    reason: str  # why it is not tested, else ""
    limits: Interval
    p: float | None = None
    p_adjusted: float | None = None


_NOTHING = Interval(None, None, None, NEWCOMBE)
TOO_SMALL = f"te kleine groep: minder dan {MIN_DENOMINATOR}"
ROUNDED = "door het afronden van het CBS is dit te onzeker"


def compare_areas(pairs: Sequence[tuple[Share, Share]]) -> list[Difference]:
    """The differences of all pairs of one comparison, in the order given.

    ValueError for impossible counts (x above n, n of 0 or less).
    """
    tested = [_limits(first, second) for first, second in pairs]
    p = np.array([_p(first, second) for first, second in pairs], dtype=float)
    adjusted = adjust_bh(p) if len(p) else p
    return [
        _difference(pair, limits, float(raw), float(fair))
        for pair, limits, raw, fair in zip(pairs, tested, p, adjusted, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Limits:
    plain: Interval  # of the published numbers as they stand
    wide: Interval  # whatever the rounding was


def _limits(first: Share, second: Share) -> _Limits:
    plain: Interval = intervals.difference(first.x, first.n, second.x, second.n)
    one, other = _envelope(first), _envelope(second)
    low = intervals.difference(one.x_low, one.n_low, other.x_high, other.n_high)
    high = intervals.difference(one.x_high, one.n_high, other.x_low, other.n_low)
    method = f"{NEWCOMBE}, verruimd voor afronden" if first.away or second.away else NEWCOMBE
    return _Limits(plain, Interval(plain.value, low.lower, high.upper, method))


def _envelope(share: Share) -> Envelope:
    x, n = _column(share.x), _column(share.n)
    if share.half_step:
        return rounding.of_percentage(x / n, n, share.half_step, share.away)
    return rounding.of_share(x, n, share.away)


def _p(first: Share, second: Share) -> float:
    """Pooled score test at the least favourable rounding; NaN for a group that is too small."""
    if min(first.n, second.n) < MIN_DENOMINATOR:
        return float("nan")
    one, other = _envelope(first), _envelope(second)
    above = first.x * second.n > second.x * first.n
    if above:
        x, n, rest_x, rest = one.x_low, one.n_low, other.x_high, other.n_high
    else:
        x, n, rest_x, rest = one.x_high, one.n_high, other.x_low, other.n_low
    crossed = x * rest <= rest_x * n if above else x * rest >= rest_x * n
    return 1.0 if crossed else float(two_groups(x, n, rest_x / rest, rest, events=False))


def _column(number: float) -> Floats:
    return np.asarray(number, dtype=float)


def _difference(pair: tuple[Share, Share], limits: _Limits, p: float, fair: float) -> Difference:
    if np.isnan(p):
        return Difference(Gap.UNTESTED, TOO_SMALL, _NOTHING)
    wide, plain = _excludes_zero(limits.wide), _excludes_zero(limits.plain)
    if plain and not wide:
        return Difference(Gap.UNTESTED, ROUNDED, limits.wide, p, fair)
    gap = Gap.NONE
    if wide:
        gap = Gap.POSSIBLE if fair >= FALSE_DISCOVERY_RATE else _size(*pair)
    return Difference(gap, "", limits.wide, p, fair)


def _excludes_zero(limits: Interval) -> bool:
    assert limits.lower is not None  # noqa: S101 (counts are never missing here)
    assert limits.upper is not None  # noqa: S101
    return limits.lower > 0 or limits.upper < 0


def _size(first: Share, second: Share) -> Gap:
    """A sure difference can still be too small to matter."""
    ratio = (first.x / first.n) / (second.x / second.n) if second.x else np.inf
    return Gap.SMALL if RELEVANT_LOW <= ratio <= RELEVANT_HIGH else Gap.CLEAR

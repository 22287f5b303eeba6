"""Values with their limits: proportions, rates, control limits and differences.

Every function takes single numbers or whole columns. Single numbers give an `Interval`, columns
give `Intervals` with arrays. Missing input (None, NaN) gives a missing result; impossible input
is a ValueError with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.analysis import checks, special
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import EXACT_BELOW
from wijkscan.analysis.values import Interval

WILSON = "Wilson"
EXACT = "exacte Poisson-grenzen"
BYAR = "Byar"
FUNNEL = "controlegrenzen om het gemiddelde"
NEWCOMBE = "Newcombe"


@dataclass(frozen=True, slots=True)
class Intervals:
    """The same as `Interval` for a whole column; NaN where a value is missing."""

    value: Floats
    lower: Floats
    upper: Floats
    method: npt.NDArray[np.str_]


def z_of(confidence: float) -> float:
    """Two-sided quantile of the normal distribution: 0.95 -> 1.959964."""
    return float(special.ndtri(1 - (1 - confidence) / 2))


def wilson(x: Floats, n: Floats, z: float) -> tuple[Floats, Floats]:
    """Wilson's score limits as proportions (Wilson 1927), without checks; NaN stays NaN."""
    centre = 2 * x + z * z
    with np.errstate(invalid="ignore", divide="ignore"):
        half = z * np.sqrt(z * z + 4 * x * (1 - x / n))
        width = 2 * (n + z * z)
        # at x = 0 and x = n the limit is 0 or 1 exactly, which the subtraction misses by 1e-17
        lower = np.where(x == 0, 0.0, (centre - half) / width)
        upper = np.where(x == n, 1.0, (centre + half) / width)
    return lower, upper


def byar(x: Floats, z: float) -> tuple[Floats, Floats]:
    """Byar's limits of a count (Breslow & Day 1987); meant for 10 events and more."""
    with np.errstate(invalid="ignore", divide="ignore"):
        lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
        more = x + 1
        upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return lower, upper


def poisson(x: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Limits of a count of events: exact below 10 (lower limit 0 at 0), Byar from 10."""
    lower, upper = byar(x, z_of(confidence))
    lower, upper = np.array(lower, ndmin=1), np.array(upper, ndmin=1)
    flat = np.atleast_1d(x)
    small = flat < EXACT_BELOW
    tail = (1 - confidence) / 2
    few = flat[small]
    lower[small] = np.where(few > 0, special.gammaincinv(np.where(few > 0, few, 1.0), tail), 0.0)
    upper[small] = special.gammaincinv(few + 1, 1 - tail)
    return lower.reshape(np.shape(x)), upper.reshape(np.shape(x))


def poisson_method(x: Floats) -> npt.NDArray[np.str_]:
    """Which of the two `poisson` used."""
    return np.where(x < EXACT_BELOW, EXACT, BYAR)


def packed(method: str | npt.NDArray[np.str_], value: Floats, lower: Floats, upper: Floats) -> Any:
    """`Interval` for single numbers, `Intervals` for columns; a missing part makes all missing."""
    gone = np.isnan(value) | np.isnan(lower) | np.isnan(upper)
    if np.ndim(value):
        value, lower, upper = (np.where(gone, np.nan, part) for part in (value, lower, upper))
        return Intervals(value, lower, upper, np.broadcast_to(np.asarray(method), value.shape))
    if gone:
        return Interval(None, None, None, str(method))
    return Interval(float(value), float(lower), float(upper), str(method))


def proportion(x: Any, n: Any, confidence: float = 0.95) -> Any:
    """x of n as a proportion (0-1) with Wilson's score limits (Wilson 1927).

    x, n: counts, single or arrays of one length; 0 <= x <= n, n > 0, need not be whole numbers.
    Returns `Interval`, or `Intervals` for arrays. ValueError for impossible input.
    """
    xs, ns = checks.count_and_size(x, n, part=True)
    lower, upper = wilson(xs, ns, z_of(checks.between_0_and_1("confidence", confidence)))
    return packed(WILSON, xs / ns, lower, upper)


def rate(x: Any, n: Any, confidence: float = 0.95, per: float = 1000) -> Any:
    """x events among n, per `per`; exact Poisson limits below 10 events, Byar's from 10.

    x may be larger than n (events may repeat, or numerator and denominator have other dates).
    Returns `Interval`, or `Intervals` for arrays. Breslow & Day 1987.
    """
    xs, ns = checks.count_and_size(x, n, part=False)
    if not 0 < float(per) < np.inf:
        raise ValueError("per moet groter zijn dan 0.")
    lower, upper = poisson(xs, checks.between_0_and_1("confidence", confidence))
    return packed(poisson_method(xs), xs / ns * per, lower / ns * per, upper / ns * per)


def funnel_limits(average: Any, n: Any, confidence: float = 0.95) -> Any:
    """Control limits for a proportion around `average` (0-1) in groups of n (Spiegelhalter 2005).

    `value` is the average; limits stay within 0 and 1.
    """
    averages, ns = checks.together(average=average, n=n)
    checks.refuse("average", (averages < 0) | (averages > 1), "moet tussen 0 en 1 liggen")
    checks.refuse("n", ns <= 0, "moet groter zijn dan 0")
    z = z_of(checks.between_0_and_1("confidence", confidence))
    half = z * np.sqrt(averages * (1 - averages) / ns)
    lower = np.clip(averages - half, 0, 1)
    upper = np.clip(averages + half, 0, 1)
    return packed(FUNNEL, averages + 0 * ns, lower, upper)


def difference(x1: Any, n1: Any, x2: Any, n2: Any, confidence: float = 0.95) -> Any:
    """x1/n1 - x2/n2 with Newcombe's limits from the two Wilson intervals (Newcombe 1998).

    For wijk against wijk: two intervals may overlap while the difference is real.
    """
    first = checks.count_and_size(x1, n1, part=True)
    second = checks.count_and_size(x2, n2, part=True)
    z = z_of(checks.between_0_and_1("confidence", confidence))
    low1, high1 = wilson(*first, z)
    low2, high2 = wilson(*second, z)
    p1, p2 = first[0] / first[1], second[0] / second[1]
    lower = p1 - p2 - np.sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2)
    upper = p1 - p2 + np.sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)
    return packed(NEWCOMBE, p1 - p2, lower, upper)

"""Many comparisons at once: p-values, Benjamini-Hochberg, shrinkage and quantile groups."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from wijkscan.analysis import checks, special
from wijkscan.analysis.checks import Floats


def _plain(result: Floats) -> Any:
    """A float for single numbers, the array for columns."""
    return float(result) if np.ndim(result) == 0 else result


def adjust_bh(p: Any) -> Floats:
    """p-values adjusted for many comparisons (Benjamini & Hochberg 1995), in the order given.

    Missing p-values do not count and come back as NaN at their place.
    """
    raw = np.atleast_1d(checks.numbers("p", p))
    checks.refuse("p", (raw < 0) | (raw > 1), "moet tussen 0 en 1 liggen")
    adjusted = np.full(raw.shape, np.nan)
    known = np.flatnonzero(~np.isnan(raw))
    order = known[np.argsort(raw[known], kind="stable")]
    stepped = raw[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum.accumulate(stepped[::-1])[::-1].clip(max=1.0)
    return adjusted


def bh_rank(p: Floats) -> tuple[Floats, int]:
    """Rank of each p-value and the number of tests; ties share the highest rank."""
    known = ~np.isnan(p)
    ordered = np.sort(p[known])
    rank = np.full(p.shape, np.nan)
    rank[known] = np.searchsorted(ordered, p[known], side="right")
    return rank, len(ordered)


def score_p(x: Floats, n: Floats, reference: Floats) -> Floats:
    """Two-sided score test of x/n against a fixed proportion, without checks."""
    with np.errstate(invalid="ignore", divide="ignore"):
        gap = np.abs(x - n * reference)
        p = 2 * special.ndtr(-gap / np.sqrt(n * reference * (1 - reference)))
        # with a reference of 0 or 1 there is no chance left: equal or impossible
        return np.where(gap == 0, 1.0, np.where(np.isnan(gap), np.nan, p))


def poisson_p(observed: Floats, expected: Floats) -> Floats:
    """Exact Poisson test, twice the smaller tail, without checks."""
    at_most = np.where(expected > 0, special.gammaincc(observed + 1, expected), 1.0)
    at_least = np.where(
        observed > 0, special.gammainc(np.where(observed > 0, observed, 1.0), expected), 1.0
    )
    p = np.minimum(1.0, 2 * np.minimum(at_most, at_least))
    return np.where(np.isnan(observed) | np.isnan(expected), np.nan, p)


def p_value_proportion(x: Any, n: Any, reference: Any) -> Any:
    """Score test of x of n against `reference` (a proportion, 0-1), two-sided.

    Below 0.05 exactly when Wilson's 95% interval leaves the reference out. Missing gives NaN.
    """
    xs, ns = checks.count_and_size(x, n, part=True)
    (_, refs) = checks.together(x=xs, reference=reference)
    checks.refuse("reference", (refs < 0) | (refs > 1), "moet tussen 0 en 1 liggen")
    return _plain(score_p(xs, ns, refs))


def p_value_count(observed: Any, expected: Any) -> Any:
    """Exact Poisson test of a count against the expected number: twice the smaller tail."""
    seen, hoped = checks.together(observed=observed, expected=expected)
    checks.refuse("observed", seen < 0, "mag niet kleiner zijn dan 0")
    checks.refuse("expected", hoped < 0, "mag niet kleiner zijn dan 0")
    return _plain(poisson_p(seen, hoped))


def shrink_marshall(x: Any, n: Any) -> Floats:
    """Proportions drawn towards the overall proportion, small areas most (Marshall 1991).

    The variance between areas never goes below 0. Missing areas do not count and come back as NaN.
    Meant for the map and for lists of highest areas, never for a verdict.
    """
    xs, ns = (np.atleast_1d(array) for array in checks.count_and_size(x, n, part=False))
    known = ~(np.isnan(xs) | np.isnan(ns))
    shrunk = np.full(xs.shape, np.nan)
    if not known.any():
        return shrunk
    counts, sizes = xs[known], ns[known]
    raw, overall = counts / sizes, counts.sum() / sizes.sum()
    spread = (sizes * (raw - overall) ** 2).sum() / sizes.sum() - overall / sizes.mean()
    between = max(0.0, float(spread))
    if between == 0:
        shrunk[known] = overall
    else:
        shrunk[known] = overall + between / (between + overall / sizes) * (raw - overall)
    return shrunk


def quantile_group(values: Any, k: int, invert: bool = True) -> Floats:
    """Group 1 to k of each value, as equal as possible; with `invert` group 1 is the highest.

    Equal values come in one group. With fewer values than groups all are missing, with a warning.
    """
    given = np.atleast_1d(checks.numbers("values", values))
    if int(k) != k or k < 1:
        raise ValueError("k moet een geheel getal van 1 of meer zijn.")
    group = np.full(given.shape, np.nan)
    known = ~np.isnan(given)
    m = int(known.sum())
    if m < k:
        warnings.warn("Er zijn minder gebieden dan groepen: geen indeling.", stacklevel=2)
        return group
    key = -given[known] if invert else given[known]
    rank = np.searchsorted(np.sort(key), key, side="left") + 1
    # whole-number ceiling of (m + 1 - rank) * k / m, so that no rounding error moves an area
    group[known] = k + 1 - ((m + 1 - rank) * int(k) + m - 1) // m
    return group

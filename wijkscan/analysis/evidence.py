"""The counts behind a column, their limits and p-values: what a verdict rests on.

Two shapes of chance: people who do or do not have a trait (a share, Wilson and the score test) and
events that may repeat (exact Poisson and Byar). Both are taken at their least favourable rounding.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wijkscan.analysis import intervals, multiple, rounding, special
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import CONFIDENCE
from wijkscan.analysis.rounding import Envelope
from wijkscan.store.catalogue import Methode
from wijkscan.store.columns import LevelColumn

WIDENED = "verruimd voor afronden"
PER_HUNDRED = {"%": 100.0}


@dataclass(frozen=True, slots=True)
class Evidence:
    """x of n per area with its envelope; value = scale * x / n. NaN where unknown."""

    x: Floats
    n: Floats
    envelope: Envelope
    scale: float
    events: bool
    method: str


def scale_of(eenheid: str) -> float:
    """100 for "%", 1000 for "per 1.000", 1 for anything without a denominator in its unit."""
    if eenheid in PER_HUNDRED:
        return PER_HUNDRED[eenheid]
    digits = "".join(sign for sign in eenheid if sign.isdigit())
    return float(digits) if eenheid.startswith("per ") and digits else 1.0


def of_column(
    column: LevelColumn, methode: Methode, away: Floats | float | None = None
) -> Evidence | None:
    """Evidence of a whole column, or None when it has no denominators.

    `away`: how far a true count can be from the published one; default from the column's rounding.
    """
    if column.denominator is None:
        return None
    if away is None:
        away = rounding.deviation(column.count_step)
    scale = scale_of(column.eenheid)
    n = np.where(column.denominator > 0, column.denominator, np.nan)
    if methode is Methode.GEBEURTENIS:
        return _events(column, n, scale, away)
    return _share(column, n, scale, away)


def _share(column: LevelColumn, n: Floats, scale: float, away: Floats | float) -> Evidence:
    if column.numerator is None:
        share = column.value / scale
        half = column.value_step / scale / 2
        envelope = rounding.of_percentage(share, n, half, away)
        return Evidence(share * n, n, envelope, scale, False, _method(intervals.WILSON, away, half))
    # rounding by lot can lift a count above its denominator
    x = np.minimum(column.numerator, n)
    envelope = rounding.of_share(x, n, away)
    return Evidence(x, n, envelope, scale, False, _method(intervals.WILSON, away, 0.0))


def _events(column: LevelColumn, n: Floats, scale: float, away: Floats | float) -> Evidence:
    name = f"{intervals.EXACT} onder 10, daarboven {intervals.BYAR}"
    if column.numerator is None:
        share = column.value / scale
        half = column.value_step / scale / 2
        envelope = rounding.of_percentage(share, n, half, away, ceiling=np.inf)
        return Evidence(share * n, n, envelope, scale, True, _method(name, away, half))
    envelope = rounding.of_events(column.numerator, n, away)
    return Evidence(column.numerator, n, envelope, scale, True, _method(name, away, 0.0))


def _method(name: str, away: Floats | float, half_step: float) -> str:
    return f"{name}, {WIDENED}" if half_step > 0 or np.any(np.asarray(away) > 0) else name


def plain_limits(evidence: Evidence) -> tuple[Floats, Floats]:
    """95% limits of the published numbers as they stand, as a share of n."""
    if not evidence.events:
        return intervals.wilson(evidence.x, evidence.n, intervals.z_of(CONFIDENCE))
    lower, upper = intervals.poisson(evidence.x, CONFIDENCE)
    return lower / evidence.n, upper / evidence.n


def wide_limits(evidence: Evidence) -> tuple[Floats, Floats]:
    """95% limits that hold whatever the rounding was, as a share of n."""
    ends = evidence.envelope
    if not evidence.events:
        z = intervals.z_of(CONFIDENCE)
        lower = intervals.wilson(ends.x_low, ends.n_low, z)[0]
        return lower, intervals.wilson(ends.x_high, ends.n_high, z)[1]
    lower = intervals.poisson(ends.x_low, CONFIDENCE)[0] / ends.n_low
    return lower, intervals.poisson(ends.x_high, CONFIDENCE)[1] / ends.n_high


def p_values(evidence: Evidence, reference: Floats, rest: Floats, blur: float = 0.0) -> Floats:
    """Two-sided p of each area against `reference` (a share), at the least favourable rounding.

    rest: people in the benchmark where that is a small group too (the rest of the gemeente, or one
    elsewhere), so that its chance counts as well; else NaN. blur: how far the true reference can be
    from the published one.
    """
    above = evidence.x > evidence.n * reference
    reference = np.maximum(np.where(above, reference + blur, reference - blur), 0.0)
    if not evidence.events:
        reference = np.minimum(reference, 1.0)
    ends = evidence.envelope
    x = np.where(above, ends.x_low, ends.x_high)
    n = np.where(above, ends.n_low, ends.n_high)
    crossed = np.where(above, x <= n * reference, x >= n * reference)
    p = (
        multiple.poisson_p(x, n * reference)
        if evidence.events
        else multiple.score_p(x, n, reference)
    )
    large = ~np.isnan(rest)
    if large.any():
        p[large] = two_groups(x[large], n[large], reference[large], rest[large], evidence.events)
    return np.where(np.isnan(p), np.nan, np.where(crossed, 1.0, p))


def two_groups(x: Floats, n: Floats, reference: Floats, rest: Floats, events: bool) -> Floats:
    """p of two groups: pooled score test for shares, exact binomial test for events.

    x of n in the one, `reference` (a share) of `rest` in the other.
    """
    rest_x = reference * rest
    if not events:
        pooled = (x + rest_x) / (n + rest)
        # the score test with the variance of both groups: n shrinks to n * rest / (n + rest)
        joint = n * rest / (n + rest)
        gap = x / n - reference
        return multiple.score_p(joint * (pooled + gap), joint, pooled)
    total, chance = x + rest_x, n / (n + rest)
    at_most = np.where(
        rest_x > 0, special.betainc(np.maximum(rest_x, 1e-9), x + 1, 1 - chance), 1.0
    )
    at_least = np.where(x > 0, special.betainc(np.maximum(x, 1e-9), rest_x + 1, chance), 1.0)
    return np.where(total > 0, np.minimum(1.0, 2 * np.minimum(at_most, at_least)), 1.0)

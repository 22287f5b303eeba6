"""Intervals: every row of statistics.md 1.3, and independent packages as oracles."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.rates import confint_poisson

from wijkscan.analysis import intervals
from wijkscan.analysis.values import Interval


@pytest.mark.parametrize(("x", "n"), [(0, 12), (1, 60), (45, 90), (59.5, 60), (700, 9000)])
def test_wilson_equals_statsmodels(x: float, n: float) -> None:
    low, high = proportion_confint(x, n, alpha=0.05, method="wilson")
    found = intervals.proportion(x, n)
    assert (found.value, found.lower, found.upper) == pytest.approx((x / n, low, high), abs=1e-12)


@pytest.mark.parametrize("x", [0, 1, 5, 9])
def test_fewer_than_ten_events_have_exact_limits(x: int) -> None:
    low, high = confint_poisson(x, exposure=400, method="exact-c", alpha=0.05)
    found = intervals.rate(x, 400)
    assert found.lower == pytest.approx(1000 * (low if x else 0.0))
    assert found.upper == pytest.approx(1000 * high)


def test_byar_by_hand() -> None:
    z = stats.norm.ppf(0.975)
    low = 25 * (1 - 1 / 225 - z / 15) ** 3
    high = 26 * (1 - 1 / 234 + z / (3 * math.sqrt(26))) ** 3
    found = intervals.rate(25, 500, per=100)
    assert (found.lower, found.upper) == pytest.approx((low / 5, high / 5))


def test_newcombe_equals_statsmodels() -> None:
    low, high = confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
    found = intervals.difference(56, 70, 48, 80)
    assert (found.value, found.lower, found.upper) == pytest.approx((0.2, low, high))


@pytest.mark.parametrize(
    ("n", "points"), [(50, 10.6), (150, 6.1), (400, 3.8), (1000, 2.4), (2500, 1.5), (8000, 0.8)]
)
def test_half_width_at_18_percent(n: int, points: float) -> None:
    # the widths that the design gives, to a tenth of a point
    found = intervals.proportion(0.18 * n, n)
    assert 50 * (found.upper - found.lower) == pytest.approx(points, abs=0.1)


def test_zero_events_start_at_zero_and_have_an_upper_limit() -> None:
    found = intervals.rate(0, 100)
    assert found.lower == 0
    assert found.upper == pytest.approx(1000 * -math.log(0.025) / 100)


def test_all_of_them_ends_at_one() -> None:
    assert intervals.proportion(7, 7).upper == 1


def test_a_rate_may_have_more_events_than_people() -> None:
    assert intervals.rate(30, 20).value == 1500


@pytest.mark.parametrize("missing", [None, math.nan])
def test_missing_input_gives_a_missing_result(missing: float | None) -> None:
    for function in (intervals.proportion, intervals.rate):
        for found in (function(missing, 10), function(3, missing)):
            assert (found.value, found.lower, found.upper) == (None, None, None)


@pytest.mark.parametrize(
    ("function", "given", "field"),
    [
        (intervals.proportion, (5, 4), "x"),
        (intervals.proportion, (-1, 4), "x"),
        (intervals.proportion, (0, 0), "n"),
        (intervals.proportion, (1, -4), "n"),
        (intervals.proportion, (math.inf, 4), "x"),
        (intervals.proportion, (1, math.inf), "n"),
        (intervals.proportion, ("veel", 4), "x"),
        (intervals.rate, (-2, 4), "x"),
        (intervals.rate, (2, 0), "n"),
        (intervals.funnel_limits, (11, 350), "average"),
        (intervals.funnel_limits, (0.1, 0), "n"),
        (intervals.difference, (5, 4, 1, 2), "x"),
        (intervals.proportion, ([1, 2], [3, 4, 5]), "x en n"),
        (intervals.proportion, (1, 4, 95), "confidence"),
    ],
)
def test_impossible_input_is_refused_by_name(function, given, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=rf"^{field} .*\.$"):
        function(*given)


def test_the_sentence_says_which_area_is_wrong() -> None:
    with pytest.raises(ValueError, match=r"plaats 2"):
        intervals.proportion([1, 9, 3], [5, 5, 5])


def test_a_column_gives_the_same_as_its_rows() -> None:
    x, n = np.array([0.0, 4, 12, math.nan]), np.array([50.0, 60, 70, 80])
    column = intervals.rate(x, n)
    for at in range(3):
        row = intervals.rate(x[at], n[at])
        found = Interval(
            float(column.value[at]), float(column.lower[at]), float(column.upper[at]),
            str(column.method[at]),
        )  # fmt: skip
        assert found == row
    assert np.isnan([column.value[3], column.lower[3], column.upper[3]]).all()


def test_one_denominator_goes_with_a_whole_column() -> None:
    assert intervals.proportion([1, 2], 4).value == pytest.approx([0.25, 0.5])


def test_funnel_limits_stay_within_0_and_1() -> None:
    found = intervals.funnel_limits(0.02, 10)
    assert (found.value, found.lower) == (0.02, 0)
    assert intervals.funnel_limits(0.99, 10).upper == 1

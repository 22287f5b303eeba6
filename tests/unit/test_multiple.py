"""p-values, Benjamini-Hochberg, shrinkage and quantiles against other packages and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

from wijkscan.analysis.multiple import (
    adjust_bh,
    bh_rank,
    p_value_count,
    p_value_proportion,
    quantile_group,
    shrink_marshall,
)


def test_bh_equals_two_other_packages() -> None:
    p = np.random.default_rng(3).random(200) ** 3
    assert adjust_bh(p) == pytest.approx(multipletests(p, method="fdr_bh")[1])
    assert adjust_bh(p) == pytest.approx(stats.false_discovery_control(p))


def test_missing_p_values_do_not_count_and_keep_their_place() -> None:
    found = adjust_bh([0.01, math.nan, 0.04, None])
    assert found[[0, 2]] == pytest.approx([0.02, 0.04])
    assert np.isnan(found[[1, 3]]).all()


def test_no_p_values_at_all() -> None:
    assert np.isnan(adjust_bh([math.nan])).all()
    assert len(adjust_bh([])) == 0


@pytest.mark.parametrize("p", [-0.1, 1.1, math.inf])
def test_a_p_value_outside_0_and_1_is_refused(p: float) -> None:
    with pytest.raises(ValueError, match=r"^p "):
        adjust_bh([0.5, p])


def test_ties_share_the_highest_rank() -> None:
    rank, tests = bh_rank(np.array([0.2, 0.1, 0.2, math.nan]))
    assert list(rank[:3]) == [3, 1, 3]
    assert tests == 3


@pytest.mark.parametrize(("x", "n", "reference"), [(30, 200, 0.1), (3, 60, 0.2), (55, 60, 0.8)])
def test_score_test_equals_statsmodels(x: int, n: int, reference: float) -> None:
    expected = proportions_ztest(x, n, reference, prop_var=reference)[1]
    assert p_value_proportion(x, n, reference) == pytest.approx(expected)


def test_a_certain_reference_leaves_no_chance() -> None:
    assert p_value_proportion(0, 60, 0) == 1
    assert p_value_proportion(1, 60, 0) == 0
    assert p_value_proportion(60, 60, 1) == 1


@pytest.mark.parametrize(("seen", "expected"), [(0, 3.2), (4, 4), (15, 7.5), (120, 80)])
def test_exact_count_test_is_twice_the_smaller_tail(seen: int, expected: float) -> None:
    tails = stats.poisson.cdf(seen, expected), stats.poisson.sf(seen - 1, expected)
    assert p_value_count(seen, expected) == pytest.approx(min(1, 2 * min(tails)))


def test_nothing_expected() -> None:
    assert p_value_count(0, 0) == 1
    assert p_value_count(2, 0) == 0


@pytest.mark.parametrize(
    ("function", "given", "field"),
    [
        (p_value_proportion, (5, 4, 0.5), "x"),
        (p_value_proportion, (1, 0, 0.5), "n"),
        (p_value_proportion, (1, 4, 50), "reference"),
        (p_value_count, (-1, 4), "observed"),
        (p_value_count, (1, -4), "expected"),
        (shrink_marshall, ([1, -2], [3, 4]), "x"),
        (shrink_marshall, ([1, 2], [3, 0]), "n"),
        (quantile_group, ([1, math.inf], 2), "values"),
        (quantile_group, ([1, 2], 0), "k"),
    ],
)
def test_impossible_input_is_refused_by_name(function, given, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=rf"^{field} "):
        function(*given)


def test_missing_gives_a_missing_p() -> None:
    assert math.isnan(p_value_proportion(None, 40, 0.2))
    assert math.isnan(p_value_count(3, math.nan))
    assert np.isnan(p_value_proportion([1, 2], [10, math.nan], 0.2)).tolist() == [False, True]


def test_equal_areas_shrink_to_one_proportion() -> None:
    # the case in which another package goes below 0 and turns areas round
    assert shrink_marshall([10, 20], [100, 200]) == pytest.approx([0.1, 0.1])


def test_a_missing_area_does_not_count_in_the_shrinkage() -> None:
    with_gap = shrink_marshall([6, math.nan, 41, 19], [50, 18, 600, 110])
    assert with_gap[[0, 2, 3]] == pytest.approx(shrink_marshall([6, 41, 19], [50, 600, 110]))
    assert math.isnan(with_gap[1])
    assert shrink_marshall([0, 0], [10, 20]) == pytest.approx([0, 0])


def test_quantile_groups_by_hand() -> None:
    values = [10, 20, 30, 40, 50, 60, 70]
    # 7 areas in 3 groups: group = 4 - ceiling((8 - rank) * 3 / 7), rank 1 the highest
    assert list(quantile_group(values, 3)) == [3, 3, 2, 2, 1, 1, 1]
    assert list(quantile_group([1, 2, 3, 4], 2, invert=False)) == [1, 1, 2, 2]
    assert list(quantile_group([1, 2, 3, 4], 2)) == [2, 2, 1, 1]


def test_equal_values_share_a_group() -> None:
    assert list(quantile_group([5, 5, 5, 9], 2)) == [1, 1, 1, 1]


def test_fewer_areas_than_groups_give_none_with_a_warning() -> None:
    with pytest.warns(UserWarning, match="minder gebieden dan groepen"):
        found = quantile_group([1, 2, math.nan], 3)
    assert np.isnan(found).all()

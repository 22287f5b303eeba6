"""Standardised rates: what is refused, what may not be given, and the formulas by another road."""

from __future__ import annotations

import math

import pytest

from wijkscan.analysis.standardise import dsr, indirect_ratio


def test_dsr_is_the_weighted_mean_of_the_band_rates() -> None:
    found = dsr([20, 30], [1000, 500], [70, 30], per=100)
    assert found.value == pytest.approx(0.7 * 2 + 0.3 * 6)


def test_fewer_than_ten_events_give_no_rate() -> None:
    found = dsr([4, 5], [100, 100], [1, 1])
    assert (found.value, found.lower, found.upper) == (None, None, None)
    assert "te weinig" in found.method


def test_a_missing_count_is_refused_and_only_zero_on_request() -> None:
    with pytest.raises(ValueError, match=r"x is onvolledig: een cijfer is geheim of ontbreekt"):
        dsr([12, math.nan], [100, 100], [1, 1])
    asked = dsr([12, None], [100, 100], [1, 1], missing="zero")
    assert asked == dsr([12, 0], [100, 100], [1, 1])


@pytest.mark.parametrize(
    ("x", "n", "stdpop", "field"),
    [
        ([5, 9], [100, math.nan], [1, 1], "n"),
        ([5, 9], [100, 0], [1, 1], "n"),
        ([-5, 9], [100, 10], [1, 1], "x"),
        ([5, 9], [100, 10], [-1, 1], "stdpop"),
        ([5, 9], [100, 10], [0, 0], "stdpop"),
        ([5, 9], [100, 10, 20], [1, 1], "x, n, stdpop"),
        ([], [], [], "n"),
        (14, [100, 10], [1, 1], "x"),
        ([5, math.inf], [100, 10], [1, 1], "x"),
    ],
)
def test_bands_that_cannot_be_are_refused(x, n, stdpop, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=rf"^{field} "):
        dsr(x, n, stdpop)


def test_an_unknown_way_with_missing_counts_is_refused() -> None:
    with pytest.raises(ValueError, match="missing"):
        dsr([12], [100], [1], missing="ignore")


def test_ratio_is_100_when_rates_are_those_of_the_reference() -> None:
    found = indirect_ratio([20, 30], [100, 50], [2000, 6000], [10000, 10000])
    assert found.value == pytest.approx(100)


def test_one_total_gives_the_same_as_its_bands() -> None:
    bands = indirect_ratio([20, 30], [300, 150], [900, 1000], [10000, 10000])
    assert indirect_ratio(50, [300, 150], [900, 1000], [10000, 10000]) == bands


def test_an_empty_band_expects_nothing() -> None:
    found = indirect_ratio([20, 0], [300, 0], [900, 1000], [10000, 10000])
    assert found.value == pytest.approx(100 * 20 / 27)


@pytest.mark.parametrize(
    ("x", "n", "x_ref", "n_ref", "field"),
    [
        ([1, 2], [10, None], [1, 1], [10, 10], "n"),
        ([1, None], [10, 10], [1, 1], [10, 10], "x"),
        ([1, 2], [10, 10], [1, None], [10, 10], "x_ref"),
        ([1, 2], [10, 10], [1, 1], [10, 0], "n_ref"),
        ([1, 2], [10, -1], [1, 1], [10, 10], "n"),
        ([1, 2], [0, 0], [1, 1], [10, 10], "n"),
        ([1, 2, 3], [10, 10], [1, 1], [10, 10], "x"),
        (-3, [10, 10], [1, 1], [10, 10], "x"),
    ],
)
def test_a_ratio_without_sound_bands_is_refused(x, n, x_ref, n_ref, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=rf"^{field}[ ,]"):
        indirect_ratio(x, n, x_ref, n_ref)


def test_many_areas_at_once() -> None:
    both = dsr([[20, 30], [5, 4]], [[1000, 500], [1000, 500]], [70, 30])
    assert both.value[0] == pytest.approx(dsr([20, 30], [1000, 500], [70, 30]).value)
    assert math.isnan(both.value[1])

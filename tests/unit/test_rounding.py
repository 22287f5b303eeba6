"""The rounding envelope, with the two examples that the design worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from wijkscan.analysis import rounding
from wijkscan.analysis.intervals import wilson, z_of


def limits(x: float, n: float) -> tuple[float, float]:
    ends = rounding.of_share(np.array([x]), np.array([n]), 4)
    low = wilson(ends.x_low, ends.n_low, z_of(0.95))[0]
    high = wilson(ends.x_high, ends.n_high, z_of(0.95))[1]
    return 100 * float(low[0]), 100 * float(high[0])


@pytest.mark.parametrize(("x", "n", "low", "high"), [(10, 45, 5.7, 49.5), (150, 1000, 12.5, 17.8)])
def test_envelope_of_the_design(x: float, n: float, low: float, high: float) -> None:
    assert limits(x, n) == pytest.approx((low, high), abs=0.05)


def test_a_count_rounded_to_5_can_be_4_away() -> None:
    assert rounding.deviation(5) == 4
    assert rounding.deviation(1) == 0


def test_a_sum_of_k_rounded_counts_is_at_most_4k_away() -> None:
    assert rounding.deviation(5, parts=3) == 12


def test_small_groups_stay_possible() -> None:
    ends = rounding.of_share(np.array([3.0]), np.array([4.0]), 4)
    assert (ends.x_low[0], ends.n_low[0]) == (0, 8)
    assert (ends.x_high[0], ends.n_high[0]) == (1, 1)


def test_events_may_pass_their_denominator() -> None:
    ends = rounding.of_events(np.array([20.0]), np.array([15.0]), 4)
    assert (ends.x_high[0], ends.n_high[0]) == (24, 11)


def test_a_rounded_percentage_is_half_a_step_away() -> None:
    ends = rounding.of_percentage(np.array([0.2]), np.array([104.0]), 0.005, 4)
    assert ends.x_low / ends.n_low == pytest.approx([0.195])
    assert ends.x_high / ends.n_high == pytest.approx([0.205])
    assert ends.n_low[0] == 100

"""What must hold for any numbers: intervals, p-values and the correction for many comparisons."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijkscan.analysis import intervals
from wijkscan.analysis.multiple import (
    adjust_bh,
    p_value_count,
    p_value_proportion,
    shrink_marshall,
)

sizes = st.integers(1, 100_000)
counts = st.tuples(sizes, st.floats(0, 1)).map(lambda pair: (round(pair[0] * pair[1]), pair[0]))
probabilities = st.lists(st.floats(0, 1), min_size=1, max_size=60)


@given(counts)
def test_the_interval_of_a_share_contains_it_and_stays_within_0_and_1(pair) -> None:  # type: ignore[no-untyped-def]
    found = intervals.proportion(*pair)
    assert 0 <= found.lower <= found.value <= found.upper <= 1


@given(counts)
def test_the_interval_of_a_rate_contains_it(pair) -> None:  # type: ignore[no-untyped-def]
    found = intervals.rate(*pair)
    assert 0 <= found.lower <= found.value <= found.upper


@given(counts, st.floats(0.5, 0.99))
def test_more_confidence_is_wider(pair, confidence: float) -> None:  # type: ignore[no-untyped-def]
    for function in (intervals.proportion, intervals.rate):
        narrow, wide = function(*pair, confidence), function(*pair, (1 + confidence) / 2)
        assert wide.lower <= narrow.lower + 1e-12
        assert wide.upper >= narrow.upper - 1e-12


@given(counts, st.integers(2, 20))
def test_more_people_is_narrower(pair, times: int) -> None:  # type: ignore[no-untyped-def]
    x, n = pair
    small, large = intervals.proportion(x, n), intervals.proportion(times * x, times * n)
    assert large.upper - large.lower < small.upper - small.lower


@given(counts, st.floats(0.001, 0.999))
def test_score_p_is_below_5_percent_exactly_when_wilson_excludes(pair, reference: float) -> None:  # type: ignore[no-untyped-def]
    found = intervals.proportion(*pair)
    nearest = min(abs(found.lower - reference), abs(found.upper - reference))
    assume(nearest > 1e-9)  # on the limit itself both are right
    excluded = not found.lower <= reference <= found.upper
    assert (p_value_proportion(*pair, reference) < 0.05) == excluded


@given(st.integers(0, 3000), st.floats(0.01, 3000))
def test_a_count_p_is_a_probability(seen: int, expected: float) -> None:
    assert 0 <= p_value_count(seen, expected) <= 1


@given(probabilities)
def test_the_correction_never_lowers_a_p_value_or_turns_the_order(p: list[float]) -> None:
    adjusted = adjust_bh(p)
    assert (adjusted >= np.array(p) - 1e-15).all()
    assert (adjusted <= 1).all()
    order = np.argsort(p, kind="stable")
    assert (np.diff(adjusted[order]) >= -1e-15).all()


@given(probabilities, st.randoms())
def test_the_correction_does_not_depend_on_the_order(p: list[float], chance) -> None:  # type: ignore[no-untyped-def]
    places = list(range(len(p)))
    chance.shuffle(places)
    shuffled = adjust_bh([p[place] for place in places])
    assert list(shuffled) == pytest.approx([adjust_bh(p)[place] for place in places], abs=1e-15)


@given(st.lists(counts, min_size=2, max_size=30))
def test_shrinkage_moves_towards_the_whole_and_never_past_it(pairs) -> None:  # type: ignore[no-untyped-def]
    x, n = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    shrunk, raw, whole = shrink_marshall(x, n), x / n, x.sum() / n.sum()
    assert (np.abs(shrunk - whole) <= np.abs(raw - whole) + 1e-12).all()
    assert ((shrunk - whole) * (raw - whole) >= -1e-12).all()


@given(counts, counts)
def test_the_difference_turned_round_is_the_same_with_another_sign(one, other) -> None:  # type: ignore[no-untyped-def]
    there, back = intervals.difference(*one, *other), intervals.difference(*other, *one)
    assert there.lower <= there.value <= there.upper
    assert (there.value, there.lower, there.upper) == pytest.approx(
        (-back.value, -back.upper, -back.lower), abs=1e-12
    )

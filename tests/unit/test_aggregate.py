from __future__ import annotations

import numpy as np
import pytest
from analysis_columns import against, counted, indicator, published
from statsmodels.stats.proportion import proportion_confint

from wijkscan.analysis.aggregate import combine, judge_set
from wijkscan.analysis.judge import judge
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Verdict

NAN = float("nan")


def test_counts_add() -> None:
    found = combine(counted([10, 30, 99], [100, 100, 100]), [0, 1], indicator())
    assert (found.value, found.numerator, found.denominator) == (20, 40, 200)
    assert found.range_of_parts is None


def test_percentages_are_weighted_by_their_own_denominator() -> None:
    found = combine(published([10, 40], [300, 100]), [0, 1], indicator("percentage"))
    assert found.value == pytest.approx(17.5)
    assert (found.numerator, found.denominator) == (None, 400)


def test_plain_counts_add() -> None:
    found = combine(published([1200, 800], unit="aantal"), [0, 1], indicator("aantal"))
    assert found.value == 2000


@pytest.mark.parametrize("methode", ["model", "gemiddelde", "afstand", "index"])
def test_what_has_no_denominator_shows_the_range_of_the_parts(methode: str) -> None:
    found = combine(published([12, 18, 15]), [0, 1, 2], indicator(methode))
    assert (found.value, found.range_of_parts) == (None, (12, 18))
    assert found.missing == Reason.NO_WHOLE.tekst


def test_a_missing_part_leaves_the_whole_without_a_figure() -> None:
    found = combine(counted([10, NAN], [100, 100]), [0, 1], indicator())
    assert (found.value, found.range_of_parts) == (None, (10, 10))
    assert found.missing == Reason.PARTS_MISSING.tekst


def test_a_part_where_nobody_lives_changes_nothing() -> None:
    found = combine(counted([10, 0], [100, 0]), [0, 1], indicator())
    assert found.value == 10


@pytest.mark.parametrize(("methode", "value"), [("aandeel", None), ("gebeurtenis", 2000)])
def test_people_are_never_more_than_everybody_but_events_may_repeat(methode, value) -> None:  # type: ignore[no-untyped-def]
    found = combine(counted([10, 10], [5, 5], per=1000), [0, 1], indicator(methode))
    assert found.value == value
    assert found.reason is (Reason.NONE if value else Reason.ROUNDED_AWAY)


def test_one_part_is_itself_with_its_own_reason() -> None:
    column = counted([10, NAN], [100, 100])
    assert combine(column, [0], indicator()).value == 10
    assert combine(column, [1], indicator()).reason is Reason.WITHHELD


def test_no_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="rows"):
        combine(counted([1], [10]), [], indicator())


def test_the_limits_of_a_sum_count_the_rounding_of_each_part() -> None:
    column = counted([100, 150, 200, 90], [500, 500, 600, 500], step=5)
    level = judge(column, indicator(), against(column, 20))
    found = combine(column, [0, 1, 2], indicator())
    assert found.away == 12
    interval, comparison = judge_set(
        column, found, indicator(), against(column, 20).only(np.array([0])), level, "a+b+c"
    )
    assert interval is not None
    assert interval.lower == pytest.approx(100 * proportion_confint(438, 1612, method="wilson")[0])
    assert interval.upper == pytest.approx(100 * proportion_confint(462, 1588, method="wilson")[1])
    assert comparison.verdict is Verdict.DUIDELIJK_HOGER
    assert comparison.tests == 5  # the four areas of the level and the set itself


def test_a_set_of_estimates_gets_no_verdict() -> None:
    column = published([12, 18], bounds=([10, 16], [14, 20]))
    level = judge(column, indicator("model"), against(column, 5))
    found = combine(column, [0, 1], indicator("model"))
    interval, comparison = judge_set(
        column, found, indicator("model"), against(column, 5).only(np.array([0])), level, "a+b"
    )
    assert interval is None
    assert (comparison.verdict, comparison.reason) == (None, Reason.NO_WHOLE.tekst)
    assert comparison.value == 5


def test_a_set_with_a_missing_part_is_not_comparable() -> None:
    column = counted([100, NAN], [500, 500])
    level = judge(column, indicator(), against(column, 20))
    found = combine(column, [0, 1], indicator())
    _, comparison = judge_set(
        column, found, indicator(), against(column, 20).only(np.array([0])), level, "a+b"
    )
    assert comparison.verdict is Verdict.NIET_TE_VERGELIJKEN
    assert comparison.reason == Reason.PARTS_MISSING.tekst

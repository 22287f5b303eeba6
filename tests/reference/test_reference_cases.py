"""The 16 worked cases of the reference, to 1e-6."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wijkscan.analysis import intervals, multiple, standardise
from wijkscan.analysis.values import Interval

CASES = Path(__file__).with_name("stats_cases.csv")


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _percentage(x: float, n: float, confidence: float) -> Interval:
    return times(100, intervals.proportion(x, n, confidence))


def _funnel(average: float, n: float, confidence: float) -> Interval:
    return times(100, intervals.funnel_limits(average / 100, n, confidence))


def times(factor: float, found: Interval) -> Interval:
    return Interval(found.value * factor, found.lower * factor, found.upper * factor, found.method)


INTERVALS: dict[str, Callable[..., Interval]] = {
    "wilson_percentage": _percentage,
    "rate_per_1000": intervals.rate,
    "directly_standardised_per_100": lambda **given: standardise.dsr(**given, per=100),
    "indirect_ratio_x100": standardise.indirect_ratio,
    "funnel_percentage": _funnel,
}
LISTS: dict[str, Callable[..., Any]] = {
    "benjamini_hochberg": multiple.adjust_bh,
    "empirical_bayes_marshall": multiple.shrink_marshall,
}


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_case_equals_the_reference(case: dict[str, str]) -> None:
    given = json.loads(case["input"])
    if case["method"] in LISTS:
        found = list(LISTS[case["method"]](**given))
        assert found == pytest.approx(json.loads(case["value"]), rel=1e-6)
        return
    interval = INTERVALS[case["method"]](**given, confidence=float(case["confidence"]))
    for field in ("value", "lower", "upper"):
        expected = number(case[field])
        assert getattr(interval, field) == (
            None if expected is None else pytest.approx(expected, rel=1e-6, abs=1e-12)
        )


def test_there_are_sixteen_cases_of_seven_methods() -> None:
    assert len(cases()) == 16
    assert {case["method"] for case in cases()} == {*INTERVALS, *LISTS}


@pytest.mark.shared
def test_the_cases_are_those_of_the_design(shared: Path) -> None:
    assert CASES.read_bytes() == (shared / "reference" / "stats_cases.csv").read_bytes()


def test_byar_and_exact_are_named_in_the_result() -> None:
    assert intervals.rate(6, 820).method == intervals.EXACT
    assert intervals.rate(31, 820).method == intervals.BYAR

from __future__ import annotations

import pytest

from wijkscan.analysis.spread import within
from wijkscan.analysis.values import Part


def part(code: str, value: float | None, weight: float | None) -> Part:
    return Part(code, f"Buurt {code}", value, None if value is not None else "geheim", weight)


def test_the_mean_is_weighted_and_the_extremes_are_named() -> None:
    found = within([part("A", 10, 300), part("B", 30, 100), part("C", None, 50)], benchmark=12)
    assert found is not None
    assert found.mean == 15
    assert (found.low.code, found.high.code) == ("A", "B")
    assert found.share_above == 0.25
    assert (found.n, found.missing) == (2, 1)


def test_without_weights_there_is_no_mean_and_parts_are_counted() -> None:
    found = within([part("A", 10, None), part("B", 30, 5), part("C", 40, 5)], benchmark=12)
    assert found is not None
    assert found.mean is None
    assert found.share_above == pytest.approx(2 / 3)


def test_no_benchmark_and_no_figures() -> None:
    assert within([part("A", 10, 1)]).share_above is None
    assert within([part("A", None, 1)], 5) is None
    assert within([]) is None

from __future__ import annotations

import math

import pytest

from wijkscan.analysis.compare import compare, favourable
from wijkscan.store.catalogue import Polariteit


@pytest.mark.parametrize(
    ("lower", "upper", "word"),
    [
        (11, 14, "hoger"),
        (5, 9, "lager"),
        (8, 12, "vergelijkbaar"),
        (10, 12, "vergelijkbaar"),
        (8, 10, "vergelijkbaar"),
        (None, 12, "niet te vergelijken"),
        (math.nan, math.nan, "niet te vergelijken"),
    ],
)
def test_an_interval_against_10(lower, upper, word: str) -> None:  # type: ignore[no-untyped-def]
    assert compare(lower, upper, 10) == word


def test_no_benchmark_is_not_comparable() -> None:
    assert compare(1, 2, None) == "niet te vergelijken"


@pytest.mark.parametrize(
    ("polarity", "gunstig"),
    [("hoger is gunstig", True), ("hoger is ongunstig", False), ("neutraal", None), (None, None)],
)
def test_good_or_bad_is_said_apart_from_higher(polarity: str | None, gunstig: bool | None) -> None:
    found = compare(11, 12, 10, polarity)
    assert found == "hoger"
    assert found.gunstig is gunstig


def test_lower_turns_the_direction_round() -> None:
    assert compare(1, 2, 10, Polariteit.ONGUNSTIG).gunstig is True
    assert favourable(False, Polariteit.GUNSTIG) is False


def test_similar_is_neither_good_nor_bad() -> None:
    assert compare(8, 12, 10, Polariteit.GUNSTIG).gunstig is None


@pytest.mark.parametrize(
    ("given", "field"),
    [((12, 8, 10), "lower"), ((1, math.inf, 10), "upper"), (([1], [2], 3), "lower, upper")],
)
def test_impossible_limits_are_refused(given, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=rf"^{field}"):
        compare(*given)


def test_an_unknown_polarity_is_refused() -> None:
    with pytest.raises(ValueError, match="polarity"):
        compare(1, 2, 3, "omhoog")

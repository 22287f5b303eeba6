from __future__ import annotations

import numpy as np
import pytest

from wijkscan.analysis.position import describe, extreme, place, share_below, spread
from wijkscan.store.columns import Niveau

NAN = float("nan")


def text_of(value: float, among: list[float]) -> str:
    found = place(value, np.array(among), Niveau.WIJK)
    assert found is not None
    return found.tekst


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10, "bij de hoogste 10% van de wijken"),
        (9, "hoger dan in 8 van de 10 wijken"),
        (7, "hoger dan in 6 van de 10 wijken"),
        (2, "hoger dan in 1 van de 10 wijken"),
        (1, "bij de laagste 10% van de wijken"),
        (0.5, "bij de laagste 10% van de wijken"),
        (99, "bij de hoogste 10% van de wijken"),
    ],
)
def test_the_place_of_a_figure_among_ten(value: float, text: str) -> None:
    assert text_of(value, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) == text


def test_a_large_group_of_equals_at_the_top_is_not_the_top() -> None:
    # two of ten share the highest figure: neither belongs to the highest 10%
    assert text_of(9, [1, 2, 3, 4, 5, 6, 7, 8, 9, 9]) == "hoger dan in 8 van de 10 wijken"


def test_a_large_group_of_equals_at_the_bottom_is_said_from_above() -> None:
    assert text_of(0, [0, 0, 0, 0, 5, 6, 7, 8, 9, 10]) == "lager dan in 6 van de 10 wijken"


def test_all_equal() -> None:
    assert text_of(3, [3, 3, 3]) == "even hoog als in de meeste wijken"


def test_whole_tenths_never_claim_too_much() -> None:
    # higher than 69 of 100
    assert describe(69, 30, 100, "wijken") == "hoger dan in 6 van de 10 wijken"


def test_missing_figures_do_not_count() -> None:
    found = place(2, np.array([1, NAN, 2, 3, NAN]), Niveau.BUURT)
    assert found is not None
    assert (found.n, found.share_below) == (3, 0.5)
    assert place(NAN, np.array([1.0]), Niveau.WIJK) is None
    assert place(1, np.array([NAN]), Niveau.WIJK) is None


def test_equals_count_for_half() -> None:
    found = share_below(np.array([5.0, 1, 5, NAN, 9]))
    assert found[[0, 1, 2, 4]] == pytest.approx([0.5, 0.125, 0.5, 0.875])
    assert np.isnan(found[3])


@pytest.mark.parametrize(("value", "word"), [(10, "hoogste"), (1, "laagste"), (5, None)])
def test_only_the_outer_tenths_are_extreme(value: float, word: str | None) -> None:
    assert extreme(place(value, np.arange(1.0, 11), Niveau.WIJK)) == word
    assert extreme(None) is None


def test_spread_is_of_the_areas_with_a_figure() -> None:
    found = spread(np.array([*range(101), NAN]), Niveau.WIJK)
    assert found is not None
    assert (found.p5, found.p25, found.p50, found.p75, found.p95) == (5, 25, 50, 75, 95)
    assert found.n == 101
    assert spread(np.array([NAN]), Niveau.WIJK) is None

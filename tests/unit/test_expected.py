"""Age: the worked example of the design, expected numbers, small own counts that stay hidden."""

from __future__ import annotations

import math

import pytest

from wijkscan.analysis import expected
from wijkscan.store import verwacht

SOURCE = verwacht.bundled()["diabetes_huisarts"]


def test_the_split_of_the_design() -> None:
    # statistics.md 5.7: 12,000 people of 65+, 1,960 users, rates 12.5% and 17.8%, NL 58/42
    found = expected.split(1960, [6400, 5600], [0.125, 0.178], [58, 42])
    assert found.reference == pytest.approx(0.1473, abs=5e-5)
    assert found.crude == pytest.approx(0.1633, abs=5e-5)
    assert found.expected == pytest.approx(1797, abs=0.5)
    assert found.older == pytest.approx(0.0025, abs=5e-5)
    assert found.more == pytest.approx(0.0136, abs=5e-5)
    ratio = (found.ratio.value, found.ratio.lower, found.ratio.upper)
    assert ratio == pytest.approx((109, 104, 114), abs=0.5)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ((10, [100, None], [0.1, 0.2], [1, 1]), "n"),
        ((10, [100, 100], [0.1, 1.2], [1, 1]), "rates"),
        ((10, [100, 100], [0.1, 0.2], [1]), "n, rates, reference_shares"),
        ((None, [100, 100], [0.1, 0.2], [1, 1]), "x"),
        ((10, [0, 0], [0.1, 0.2], [1, 1]), "n"),
    ],
)
def test_bands_that_do_not_fit_are_refused(given, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=rf"^{field} "):
        expected.split(*given)


def test_a_young_and_an_old_group_differ_as_the_design_measured() -> None:
    low, high = expected.make_ups(SOURCE)
    assert (low, high) == pytest.approx((0.203, 0.227), abs=5e-4)


def test_the_make_ups_by_hand() -> None:
    # rate of 65-74: cases of men and women of two bands over their number
    young = (496080 * 189.8 + 474015 * 228.8 + 507595 * 140.7 + 496960 * 182.6) / (
        496080 + 474015 + 507595 + 496960
    )
    old = (
        303640 * 257.4 + 196100 * 267.5 + 135085 * 262.3
        + 340390 * 218.8 + 252995 * 254.8 + 254435 * 251.1
    ) / (303640 + 196100 + 135085 + 340390 + 252995 + 254435)  # fmt: skip
    low, high = expected.make_ups(SOURCE)
    assert low == pytest.approx((0.72 * young + 0.28 * old) / 1000)
    assert high == pytest.approx((0.34 * young + 0.66 * old) / 1000)


def test_one_group_of_older_people_gives_a_range_rounded_to_five() -> None:
    found = expected.one_group(730, SOURCE)
    assert found is not None
    # 730 times 20.3% is 148, times 22.7% is 166
    assert (found.low, found.high) == (150, 165)
    assert found.jaar == 2017
    assert "28 van de 100 zijn 75 jaar of ouder" in found.aanname


@pytest.mark.parametrize("population", [None, math.nan, 0])
def test_no_people_no_expected_number(population: float | None) -> None:
    assert expected.one_group(population, SOURCE) is None


def test_the_range_of_the_design_for_a_wijk() -> None:
    # 310 and 420 residents at 12.5% and 17.8% are 114; times 1.09 is 124: "115 tot 125"
    national = 310 * 0.125 + 420 * 0.178
    assert expected.rounded(national) == 115
    assert expected.rounded(national * 1.09) == 125


def test_bands_and_the_ratio_of_the_gemeente_make_the_range() -> None:
    rates = expected.band_rates(SOURCE)
    found = expected.by_bands([200, 110, 200, 120, 100], SOURCE, gemeente_ratio=109)
    national = sum(n * r for n, r in zip((200, 110, 200, 120, 100), rates, strict=True))
    assert found.low == 5 * round(national / 5)
    assert found.high == 5 * round(national * 1.09 / 5)


def test_an_own_count_of_ten_or_more_is_compared() -> None:
    found = expected.own_count([13, 24], [100, 90], [0.125, 0.178])
    assert (found.shown, found.bands, found.expected) == ("37", ("13", "24"), 30)
    assert found.ratio is not None
    assert found.ratio.value == pytest.approx(100 * 37 / (12.5 + 16.02))


def test_a_small_own_count_shows_no_number_that_gives_it_away() -> None:
    found = expected.own_count([4, 5], [100, 90], [0.125, 0.178])
    assert found.shown == "minder dan 10"
    assert found.ratio is None
    assert found.bands == ("minder dan 10", "minder dan 10")


def test_a_small_band_cannot_be_found_by_subtraction() -> None:
    found = expected.own_count([12, 4, 30], [100, 90, 80], [0.125, 0.178, 0.2])
    assert found.shown == "46"
    assert found.bands == ("niet getoond", "minder dan 10", "30")


def test_small_bands_together_cannot_be_found_by_subtraction() -> None:
    # 46 less the 30 and 10 that could be shown leaves 6, and less both of those shown leaves none
    found = expected.own_count([2, 4, 30, 10], [100] * 4, [0.2] * 4)
    assert found.bands == ("minder dan 10", "minder dan 10", "30", "niet getoond")
    nobody = expected.own_count([0, 0, 30], [100] * 3, [0.2] * 3)
    assert nobody.bands == ("minder dan 10", "minder dan 10", "niet getoond")


@pytest.mark.parametrize(
    ("x", "n"), [([101], [100]), ([-1], [100]), ([1.5], [100]), ([None], [100]), ([1, 2], [100])]
)
def test_an_impossible_own_count_is_refused(x: list[float], n: list[float]) -> None:
    with pytest.raises(ValueError, match=r"^x"):
        expected.own_count(x, n, [0.1] * len(n))

"""Dutch notation, against what the Taalunie prescribes (written out by hand)."""

from __future__ import annotations

from datetime import date

import pytest

from wijkscan import text


@pytest.mark.parametrize(
    ("amount", "decimals", "expected"),
    [
        (12050, 0, "12.050"),
        (8.87966, 1, "8,9"),
        (-0.04, 1, "0,0"),
        (-1234.5, 1, "−1.234,5"),
        (0, 0, "0"),
        (999.96, 1, "1.000,0"),
        # a half goes up, as in every spreadsheet; as floats these lie on either side of it
        (2.5, 0, "3"),
        (22.25, 1, "22,3"),
        (22.45, 1, "22,5"),
        (1.005, 2, "1,01"),
        (-2.5, 0, "−3"),
        (1e300, 0, f"1{'.000' * 100}"),
    ],
)
def test_numbers(amount: float, decimals: int, expected: str):
    assert text.number(amount, decimals) == expected


@pytest.mark.parametrize(
    ("amount", "unit", "decimals", "expected"),
    [
        (56.4, "%", 1, "56,4%"),
        (24500, "€", 0, "€ 24.500"),
        (0.7, "km", 1, "0,7 km"),
        (12050, "aantal", 0, "12.050"),
        (63, "per 1.000", 0, "63 per 1.000"),
    ],
)
def test_values_with_their_unit(amount: float, unit: str, decimals: int, expected: str):
    assert text.value(amount, unit, decimals) == expected


def test_words():
    assert text.long_date(date(2026, 11, 23)) == "23 november 2026"
    assert text.plural(1, "buurt", "buurten") == "1 buurt"
    assert text.plural(1200, "buurt", "buurten") == "1.200 buurten"
    assert text.listing(["a"]) == "a"
    assert text.listing(["a", "b", "c"]) == "a, b en c"
    assert text.capital("ijsselmonde") == "IJsselmonde"

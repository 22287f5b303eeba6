from __future__ import annotations

import pytest

from wijkscan.analysis import expected
from wijkscan.scan import ageing
from wijkscan.store import verwacht

SOURCE = verwacht.bundled()["diabetes_huisarts"]
RATES, NATIONAL = [0.125, 0.178], [58, 42]


def split(observed: float, n: list[float]) -> list[str]:
    return ageing.split_sentences(expected.split(observed, n, RATES, NATIONAL), "Hillegom")


def test_the_example_of_the_design_is_mostly_not_age() -> None:
    assert split(1960, [6400, 5600]) == [
        "Het cijfer van Hillegom is 1,6 procentpunt hoger dan in Nederland.",
        "Een klein deel van dat verschil (0,2 procentpunt) komt doordat de bevolking ouder is.",
        "Het grootste deel (1,4 procentpunt) is meer dan we bij deze leeftijden verwachten.",
    ]


def test_age_and_the_rest_can_pull_in_opposite_directions() -> None:
    said = split(1700, [6400, 5600])
    assert said[0].endswith("0,6 procentpunt lager dan in Nederland.")
    assert "alleen daardoor zou het cijfer 0,2 procentpunt hoger zijn" in said[1]
    assert "0,8 procentpunt minder dan we bij deze leeftijden verwachten" in said[2]


def test_no_difference() -> None:
    assert split(58 * 12.5 + 42 * 17.8, [5800, 4200]) == [
        "Het cijfer van Hillegom is gelijk aan dat van Nederland."
    ]


@pytest.mark.parametrize(
    ("people", "said"),
    # 20.3% and 22.7% of them (statistics.md 5.7), rounded to 5
    [(730, "150–165"), (5, "minder dan 5"), (12, "hoogstens 5"), (25, "5")],
)
def test_an_expected_number_is_a_range_and_never_nobody(people: int, said: str) -> None:
    found = expected.one_group(people, SOURCE)
    assert found is not None
    assert ageing.expected_range(found) == said


def test_a_small_own_count_is_never_printed() -> None:
    said = " ".join(ageing.own_count_sentences(expected.own_count([3, 4], [90, 90], RATES), "x"))
    assert said.startswith("Geteld: minder dan 10.")
    assert "op elke 100" not in said


def test_a_larger_own_count_is_set_beside_the_expectation() -> None:
    said = ageing.own_count_sentences(expected.own_count([13, 24], [100, 90], RATES), "x")
    assert said[1] == "Dat is 130 op elke 100 die we verwachten."

"""Classes of a map: round breaks that split the areas, in words a reader knows."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkscan.analysis.values import Verdict
from wijkscan.report.kaartdata import (
    OORDELEN,
    RAMP,
    KaartData,
    KaartWaarde,
    klassen_voor_oordelen,
    klassen_voor_waarden,
)


def test_even_spread_gives_five_equal_round_classes() -> None:
    indeling = klassen_voor_waarden([float(w) for w in range(1, 101)], "")
    assert indeling.grenzen == (20.0, 40.0, 60.0, 80.0)
    assert [k.label for k in indeling.klassen] == [
        "minder dan 20",
        "20–40",
        "40–60",
        "60–80",
        "80 of meer",
    ]
    assert tuple(k.kleur for k in indeling.klassen) == RAMP


def test_value_on_a_break_belongs_to_the_higher_class() -> None:
    indeling = klassen_voor_waarden([float(w) for w in range(1, 101)])
    assert [indeling.klasse(w) for w in (19.99, 20.0, 80.0, 100.0)] == [0, 1, 4, 4]
    assert indeling.klasse(None) is None
    assert indeling.klasse(math.nan) is None


def test_outliers_do_not_swallow_the_rest() -> None:
    indeling = klassen_voor_waarden([*(10 + w / 10 for w in range(100)), 5000.0])
    assert len({indeling.klasse(10 + w / 10) for w in range(100)}) >= 4


@pytest.mark.parametrize(
    ("waarden", "labels"),
    [
        ([], []),
        ([None, math.nan], []),
        ([7.0], ["7"]),
        ([7.0, 7.0, None], ["7"]),
    ],
)
def test_nothing_to_divide(waarden: list[float | None], labels: list[str]) -> None:
    indeling = klassen_voor_waarden(waarden)
    assert [k.label for k in indeling.klassen] == labels


def test_units_and_decimals_in_the_words() -> None:
    labels = [k.label for k in klassen_voor_waarden([0.4, 0.6, 0.9, 1.3, 2.2, 3.1], "km").klassen]
    assert all(re.search(r"\d,\d km", label) for label in labels)
    euro = klassen_voor_waarden([21_000.0, 24_500.0, 27_000.0, 33_000.0, 41_000.0], "€")
    assert euro.klassen[-1].label.startswith("€ ")
    assert euro.klassen[-1].label.endswith("00 of meer")


@given(st.lists(st.floats(min_value=-1e6, max_value=1e6), min_size=1, max_size=60))
def test_every_value_has_a_class_and_every_class_an_order(waarden: list[float]) -> None:
    indeling = klassen_voor_waarden(waarden)
    assert 1 <= len(indeling.klassen) <= 5
    assert list(indeling.grenzen) == sorted(set(indeling.grenzen))
    gevonden = [indeling.klasse(w) for w in sorted(waarden)]
    assert gevonden == sorted(gevonden)
    assert max(gevonden) < len(indeling.klassen)
    assert len({k.label for k in indeling.klassen}) == len(indeling.klassen)


def test_verdict_classes_follow_the_one_scale() -> None:
    klassen = klassen_voor_oordelen()
    assert len(klassen) == len(OORDELEN) == len(Verdict)
    hoger = klassen[OORDELEN.index(Verdict.DUIDELIJK_HOGER)]
    assert (hoger.kleur, hoger.label, hoger.gearceerd) == ("#E69F00", "▲ duidelijk hoger", False)
    assert klassen[OORDELEN.index(Verdict.NIET_TE_VERGELIJKEN)].gearceerd


def test_legend_names_unknown_only_when_it_is_on_the_map() -> None:
    indeling = klassen_voor_waarden([1.0, 2.0, 3.0])
    waarden = {"A": KaartWaarde("1", 0), "B": KaartWaarde("geen cijfer", None)}
    data = KaartData("t", "", waarden, indeling.klassen, ["A"], "2020", "CBS")
    assert data.legenda(["A"]) == list(indeling.klassen)
    assert data.legenda(["A", "B"])[-1].label == "onbekend"
    assert data.legenda(["A", "C"])[-1].gearceerd

"""The reasoning behind a verdict, on a clear, a possible, a rounding-decided, a modelled case."""

from __future__ import annotations

import numpy as np
from analysis_columns import against, counted, indicator, published

from wijkscan.analysis.judge import judge
from wijkscan.analysis.position import place
from wijkscan.analysis.values import Figure
from wijkscan.scan.reasoning import onderbouwing
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import LevelColumn


def reasoning(column: LevelColumn, about: Indicator, benchmark: float, at: int = 0) -> list[str]:
    judged = judge(column, about, against(column, benchmark))
    value = column.value[at]

    def one(array: np.ndarray | None) -> float | None:
        return None if array is None or np.isnan(array[at]) else float(array[at])

    given = Figure(
        indicator="x", leeftijd=None, gebied=str(column.codes[at]), niveau=column.niveau,
        eenheid=column.eenheid, value=one(column.value), missing="onbekend of geheim",
        numerator=one(column.numerator), denominator=one(column.denominator),
        interval=judged.interval(at), range_of_parts=None,
        position=place(value, column.value, column.niveau), spread=None,
        comparisons=(judged.comparison(at),), parts=(), origin=column.origin,
    )  # fmt: skip
    return onderbouwing(given, about, judged.comparison(at), "Hillesluis")


def test_a_clear_case_has_every_step() -> None:
    said = " ".join(reasoning(counted([400, 200, 190], [1000] * 3, step=5), indicator(), 20))
    for step in (
        "Mensen die alleen wonen in Hillesluis: 40,0%.",
        "Dat komt van 400 op 1.000 inwoners.",
        "kan daardoor tot 4 hoger of lager zijn",
        # Wilson limits of 400 of 1,000, by statsmodels: 37.0 to 43.1
        "Grenzen (95%) zonder het afronden: 37,0% tot 43,1%.",
        "Nederland: 20,0%.",
        "Het cijfer van Nederland ligt buiten de grenzen.",
        "score-toets, bij de ongunstigste afronding",
        "We vergelijken 3 wijken tegelijk.",
        "plaats 1 van 3",
        "De verhouding is 2,00.",
        "Oordeel: duidelijk hoger.",
        "tabel 84799NED",
        "Uitgave: 2020.",
    ):
        assert step in said


def test_a_possible_case_names_the_correction() -> None:
    said = " ".join(reasoning(counted([118, *[100] * 39], [500] * 40), indicator(), 20))
    assert "(score-toets" in said
    assert "0,044" in said  # z = 18 / sqrt(80) = 2.012
    assert "plaats 1 van 40" in said
    assert "Oordeel: mogelijk hoger (kan toeval zijn)." in said


def test_a_case_that_rounding_decides_shows_both_limits() -> None:
    # statsmodels: Wilson limits of 40 of 140 are 21.74 and 36.55
    said = " ".join(reasoning(counted([40], [140], step=5), indicator(), 21.5))
    assert "zonder het afronden: 21,7% tot 36,5%" in said
    assert "Reden: door het afronden van het CBS is dit te onzeker." in said


def test_a_modelled_case_has_no_test_and_no_limits() -> None:
    said = " ".join(reasoning(published([40, 1, 2]), indicator("model"), 20))
    assert "Bij dit cijfer horen geen grenzen." in said
    assert "toets" not in said
    assert "Er hoort geen oordeel bij. Reden: geschat cijfer zonder gepubliceerde marges." in said


def test_a_percentage_says_that_its_count_is_worked_out() -> None:
    said = " ".join(reasoning(published([25], [200], value_step=1), indicator("percentage"), 20))
    assert "Het percentage gaat over 200 inwoners." in said
    assert "we rekenen het terug uit het percentage" in said


def test_a_missing_case_says_why() -> None:
    said = " ".join(reasoning(counted([float("nan")], [100]), indicator(), 20))
    assert "voor Hillesluis is er geen cijfer. Reden: onbekend of geheim" in said
    assert "Oordeel: niet te vergelijken." in said

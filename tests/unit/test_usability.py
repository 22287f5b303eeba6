from __future__ import annotations

from dataclasses import replace

import pytest
from analysis_columns import ORIGIN, indicator

from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Comparison, Figure, Verdict
from wijkscan.scan.usability import Bruikbaar, usable
from wijkscan.store.columns import Niveau

FIGURE = Figure(
    indicator="x", leeftijd=None, gebied="WK059910", niveau=Niveau.WIJK, eenheid="%", value=12.0,
    missing=None, numerator=None, denominator=None, interval=None, range_of_parts=None,
    position=None, spread=None, comparisons=(), parts=(), origin=ORIGIN,
)  # fmt: skip


def because(reason: Reason) -> Figure:
    comparison = Comparison(
        tegen="NL", naam="Nederland", value=1.0, difference=None, ratio=None,
        verdict=Verdict.NIET_TE_VERGELIJKEN, reason=reason.tekst, gunstig=None,
    )  # fmt: skip
    return replace(FIGURE, comparisons=(comparison,))


def test_a_recent_counted_figure_is_good() -> None:
    found = usable(FIGURE, indicator(), 2022, Niveau.WIJK)
    assert found.bruikbaar is Bruikbaar.GOED
    assert len(found.antwoorden) == 3


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2024, Bruikbaar.GOED), (2025, Bruikbaar.VOORZICHTIG), (2029, Bruikbaar.LIEVER_NIET)],
)
def test_an_old_figure_is_used_with_care_and_then_rather_not(
    year: int, expected: Bruikbaar
) -> None:
    found = usable(FIGURE, indicator(), year)
    assert found.bruikbaar is expected
    assert (f"Dat is {year - 2020} jaar oud." in found.reden) == (expected is not Bruikbaar.GOED)


def test_an_estimate_is_used_with_care() -> None:
    found = usable(FIGURE, indicator("model"), 2021)
    assert found.bruikbaar is Bruikbaar.VOORZICHTIG
    assert "Geschat met een rekenmodel" in found.reden


def test_a_figure_of_the_gemeente_is_not_of_the_wijk() -> None:
    found = usable(replace(FIGURE, niveau=Niveau.GEMEENTE), indicator(), 2021, Niveau.WIJK)
    assert found.bruikbaar is Bruikbaar.VOORZICHTIG
    assert "in de hele gemeente" in found.reden


@pytest.mark.parametrize(
    ("given", "expected", "words"),
    [
        (because(Reason.SMALL), Bruikbaar.LIEVER_NIET, "te klein"),
        (because(Reason.ROUNDING), Bruikbaar.VOORZICHTIG, "afronden"),
        (replace(FIGURE, value=None, missing="geheim"), Bruikbaar.LIEVER_NIET, "geheim"),
        (replace(FIGURE, origin=None), Bruikbaar.LIEVER_NIET, "niet bekend"),
    ],
)
def test_the_weakest_answer_decides(given: Figure, expected: Bruikbaar, words: str) -> None:
    found = usable(given, indicator(), 2021)
    assert found.bruikbaar is expected
    assert words in found.reden

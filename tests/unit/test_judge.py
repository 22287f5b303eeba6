"""Verdicts, one rule of statistics.md 5.2 at a time, on columns small enough to check by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from analysis_columns import ORIGIN, against, counted, indicator, published
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from wijkscan.analysis.benchmark import Benchmark, against_land, against_parents
from wijkscan.analysis.judge import judge
from wijkscan.analysis.judged import Judged, shown_count
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Comparison, Verdict
from wijkscan.store.columns import LevelColumn, Missing, Niveau

NAN = float("nan")


def one(column: LevelColumn, benchmark: Benchmark, methode: str, at: int = 0) -> Comparison:
    return judge(column, indicator(methode, eenheid=column.eenheid), benchmark).comparison(at)


def verdicts(judged: Judged) -> list[Verdict | None]:
    return [judged.verdict_at(at) for at in range(len(judged.codes))]


def test_the_scale_for_exact_counts() -> None:
    # against 20%; BH over six tests; the fifth is clear but small (ratio 1.02)
    column = counted([400, 100, 123, 104, 41000, 20], [1000, 1000, 500, 500, 200000, 100])
    found = verdicts(judge(column, indicator(), against(column, 20)))
    assert found == [
        Verdict.DUIDELIJK_HOGER,
        Verdict.DUIDELIJK_LAGER,
        Verdict.DUIDELIJK_HOGER,
        Verdict.VERGELIJKBAAR,
        Verdict.KLEIN_VERSCHIL,
        Verdict.VERGELIJKBAAR,
    ]


def test_possibly_higher_is_what_many_comparisons_take_away() -> None:
    # p = 0.025 alone is clear; as one of forty it may be chance
    x = [118, *[100] * 39]
    column = counted(x, [500] * 40)
    alone = counted(x[:1], [500])
    assert one(alone, against(alone, 20), "aandeel").verdict is Verdict.DUIDELIJK_HOGER
    assert one(column, against(column, 20), "aandeel").verdict is Verdict.MOGELIJK_HOGER


def test_p_rank_and_tests_travel_with_the_comparison() -> None:
    column = counted([130, 105, 70], [500, 500, 500])
    found = one(column, against(column, 20), "aandeel", at=2)
    p = [proportions_ztest(x, 500, 0.2, prop_var=0.2)[1] for x in (130, 105, 70)]
    assert found.p == pytest.approx(p[2])
    assert found.rank == 2
    assert found.tests == 3
    assert found.p_adjusted == pytest.approx(3 * p[2] / 2)
    assert (found.difference, found.ratio) == pytest.approx((-6, 0.7))


def test_limits_without_rounding_are_wilson() -> None:
    column = counted([60], [240])
    found = judge(column, indicator(), against(column, 20)).interval(0)
    low, high = proportion_confint(60, 240, method="wilson")
    assert found is not None
    assert (found.lower, found.upper) == pytest.approx((100 * low, 100 * high))
    assert found.method == "Wilson"


def test_rounding_that_can_turn_the_verdict_makes_it_not_comparable() -> None:
    # 40 of 140 is 28.6% (21.8-36.6): outside 21.5 as published; with 36 of 144 it would be inside
    exact, rounded = counted([40], [140]), counted([40], [140], step=5)
    assert one(exact, against(exact, 21.5), "aandeel").verdict is Verdict.DUIDELIJK_HOGER
    found = one(rounded, against(rounded, 21.5), "aandeel")
    assert found.verdict is Verdict.NIET_TE_VERGELIJKEN
    assert found.reason == Reason.ROUNDING.tekst


def test_p_is_taken_at_the_least_favourable_rounding() -> None:
    column = counted([400], [1000], step=5)
    found = one(column, against(column, 20), "aandeel")
    assert found.p == pytest.approx(proportions_ztest(396, 1004, 0.2, prop_var=0.2)[1])


def test_under_fifty_is_too_small() -> None:
    column = counted([30, 30], [49, 50])
    found = judge(column, indicator(), against(column, 20))
    assert found.comparison(0).reason == Reason.SMALL.tekst
    assert found.comparison(0).verdict is Verdict.NIET_TE_VERGELIJKEN
    assert found.comparison(1).verdict is Verdict.DUIDELIJK_HOGER


@pytest.mark.parametrize("missing", [m for m in Missing if m is not Missing.PRESENT])
@pytest.mark.parametrize("methode", ["aandeel", "gebeurtenis", "percentage", "model", "afstand"])
def test_a_missing_cell_keeps_its_own_reason(missing: Missing, methode: str) -> None:
    column = counted([NAN, 30], [100, 100])
    status = np.array([missing, 0], dtype=np.int8)
    found = one(replace(column, status=status), against(column, 20), methode)
    assert found.verdict is Verdict.NIET_TE_VERGELIJKEN
    assert found.reason == missing.reden
    assert found.value == 20
    assert found.difference is None


def test_a_missing_cell_is_no_test() -> None:
    column = counted([NAN, 130], [500, 500])
    assert one(column, against(column, 20), "aandeel", at=1).tests == 1


def test_events_use_exact_limits_and_may_exceed_their_denominator() -> None:
    column = counted([3, 90, 800], [500, 500, 500], per=1000)
    judged = judge(column, indicator("gebeurtenis"), against(column, 10))
    assert verdicts(judged) == [
        Verdict.VERGELIJKBAAR,
        Verdict.DUIDELIJK_HOGER,
        Verdict.DUIDELIJK_HOGER,
    ]
    # exact Poisson limits of 3 events: 0.6187 and 8.7673
    assert judged.lower[0] == pytest.approx(2 * 0.6187, abs=1e-3)
    assert judged.upper[0] == pytest.approx(2 * 8.7673, abs=1e-3)


def test_a_published_percentage_is_widened_by_its_own_rounding() -> None:
    # 25% of 200, whole per cents: 24.5% and 25.5% of 200
    column = published([25], [200], value_step=1)
    found = judge(column, indicator("percentage"), against(column, 20))
    low = proportion_confint(49, 200, method="wilson")[0]
    high = proportion_confint(51, 200, method="wilson")[1]
    assert (found.lower[0], found.upper[0]) == pytest.approx((100 * low, 100 * high))


@pytest.mark.parametrize(
    ("value", "verdict"),
    # 11.5% could be both of 11 and 12, or 12 and 11, at 500,000 people; 10.5% is not 11.5%
    [(10, Verdict.DUIDELIJK_LAGER), (11, Verdict.NIET_TE_VERGELIJKEN), (12, Verdict.VERGELIJKBAAR),
     (13, Verdict.NIET_TE_VERGELIJKEN), (14, Verdict.DUIDELIJK_HOGER)],
)  # fmt: skip
def test_the_published_percentage_of_a_benchmark_is_rounded_too(
    value: float, verdict: Verdict
) -> None:
    column = published([value], [500_000], value_step=1)
    found = one(column, against(column, 12), "percentage")
    assert found.verdict is verdict
    if value in (11, 13):
        assert found.reason == Reason.ROUNDING.tekst
        assert found.p == pytest.approx(1)


def test_a_percentage_without_denominator_has_a_difference_and_no_verdict() -> None:
    column = published([25])
    found = one(column, against(column, 20), "percentage zonder noemer")
    assert found.verdict is Verdict.NIET_TE_VERGELIJKEN
    assert found.difference == 5
    assert found.reason == Reason.NO_DENOMINATOR.tekst


def test_a_counted_share_without_its_denominator_is_not_guessed() -> None:
    column = counted([25, 25], [100, NAN])
    column = replace(column, value=np.array([25.0, 25.0]), status=np.zeros(2, dtype=np.int8))
    assert one(column, against(column, 5), "aandeel", 1).reason == Reason.DENOMINATOR_MISSING.tekst


def test_a_model_with_published_bounds_is_never_clear() -> None:
    column = published([40, 21, 4, 22], bounds=([38, 15, 1, 20], [42, 27, 6, 24]))
    judged = judge(column, indicator("model", richting="hoger is ongunstig"), against(column, 20))
    assert verdicts(judged) == [
        Verdict.MOGELIJK_HOGER,
        Verdict.VERGELIJKBAAR,
        Verdict.MOGELIJK_LAGER,
        Verdict.VERGELIJKBAAR,
    ]
    assert [judged.comparison(at).gunstig for at in range(4)] == [False, None, True, None]
    assert judged.comparison(0).p is None
    assert judged.interval(0).method == "gepubliceerde grenzen van de bron"


def test_a_model_without_bounds_gets_no_verdict_and_no_interval() -> None:
    column = published([40])
    judged = judge(column, indicator("model"), against(column, 20))
    found = judged.comparison(0)
    assert found.verdict is None
    assert found.reason == Reason.MODEL_WITHOUT_BOUNDS.tekst
    assert found.difference == 20
    assert judged.interval(0) is None


@pytest.mark.parametrize(
    ("methode", "reason"),
    [
        ("gemiddelde", Reason.MEAN),
        ("afstand", Reason.DISTANCE),
        ("index", Reason.INDEX),
    ],
)
def test_means_distances_and_scores_get_a_difference_only(methode: str, reason: Reason) -> None:
    column = published([3.5], unit="km")
    found = one(column, against(column, 1.5), methode)
    assert (found.verdict, found.reason, found.difference) == (None, reason.tekst, 2)


@pytest.mark.parametrize("methode", ["aantal", "verwacht"])
def test_plain_and_expected_numbers_are_never_compared(methode: str) -> None:
    column = published([3500], unit="aantal")
    found = one(column, against(column, 17e6), methode)
    assert (found.verdict, found.value, found.difference) == (None, None, None)


def test_a_missing_benchmark_is_not_comparable() -> None:
    column = counted([30], [100])
    found = one(column, against(column, NAN), "aandeel")
    assert (found.verdict, found.reason) == (
        Verdict.NIET_TE_VERGELIJKEN,
        Reason.BENCHMARK_MISSING.tekst,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"origin": replace(ORIGIN, jaar=2019)},
        {"origin": replace(ORIGIN, tabel="50090NED")},
        {"leeftijd": "65+"},
    ],
)
def test_another_year_table_or_age_group_is_not_compared(change: dict[str, object]) -> None:
    column = counted([300], [1000])
    benchmark = replace(against(column, 20), **change)  # type: ignore[arg-type]
    found = one(column, benchmark, "aandeel")
    assert (found.verdict, found.reason) == (
        Verdict.NIET_TE_VERGELIJKEN,
        Reason.OTHER_SOURCE.tekst,
    )


def test_a_large_part_is_compared_with_the_rest() -> None:
    # 300 of 1,000 in a gemeente of 5,000 with 20%: the rest has 700 of 4,000
    column = counted([300], [1000], codes=["WK059901"])
    found = one(column, against(column, 20, n=5000, code="GM0599"), "aandeel")
    assert found.value == pytest.approx(17.5)
    assert found.naam == "de rest van Rotterdam"
    assert found.verdict is Verdict.DUIDELIJK_HOGER
    # the chance of the rest counts too: pooled test of 300 of 1,000 against 700 of 4,000
    assert found.p == pytest.approx(proportions_ztest([300, 700], [1000, 4000])[1])


def test_a_gemeente_elsewhere_is_compared_as_it_is_and_its_own_chance_counts() -> None:
    # 300 of 1,000 against 1,000 of 5,000 in a gemeente where none of the 300 live
    column = counted([300], [1000], codes=["WK059901"])
    other = replace(against(column, 20, n=5000, code="GM0303"), outside=np.array([True]))
    found = one(column, other, "aandeel")
    assert (found.value, found.naam) == (20, "Rotterdam")
    assert found.p == pytest.approx(proportions_ztest([300, 1000], [1000, 5000])[1])


def test_a_tenth_is_still_compared_with_the_whole() -> None:
    column = counted([300], [1000])
    found = one(column, against(column, 20, n=10000, code="GM0599"), "aandeel")
    assert (found.value, found.naam) == (20, "Rotterdam")


def test_more_than_half_of_the_gemeente_is_not_compared() -> None:
    column = counted([300], [1000])
    found = one(column, against(column, 20, n=1900, code="GM0599"), "aandeel")
    assert (found.verdict, found.reason) == (
        Verdict.NIET_TE_VERGELIJKEN,
        Reason.TOO_LARGE_PART.tekst,
    )


def test_a_rest_with_a_small_count_is_not_worked_out() -> None:
    # 97 of the 100 cases live in the wijk: the rest would show 3 people
    column = counted([97], [1000])
    found = one(column, against(column, 100 * 100 / 2500, n=2500, code="GM0599"), "aandeel")
    assert found.reason == Reason.TOO_LARGE_PART.tekst


def test_a_large_part_by_population_stops_a_model_comparison() -> None:
    column = published([40], bounds=([38], [42]))
    found = one(column, against(column, 20, code="GM0599", part=0.4), "model")
    assert found.reason == Reason.TOO_LARGE_PART.tekst


def test_an_area_is_not_compared_with_itself() -> None:
    column = counted([300], [1000], niveau=Niveau.GEMEENTE, codes=["GM0599"])
    found = one(column, against(column, 30, n=1000, code="GM0599"), "aandeel")
    assert found.reason == Reason.IS_BENCHMARK.tekst


def test_the_country_gets_no_interval() -> None:
    column = counted([300], [1000], niveau=Niveau.LAND, codes=["NL00"])
    judged = judge(column, indicator(), against_land(column, 1))
    assert judged.interval(0) is None
    assert judged.comparison(0).reason == Reason.IS_BENCHMARK.tekst


def test_every_area_meets_its_own_gemeente() -> None:
    gemeenten = counted(
        [200, 900], [1000, 3000], niveau=Niveau.GEMEENTE, codes=["GM0001", "GM0003"]
    )
    found = against_parents(gemeenten, ["GM0003", "GM0001", "GM0002"], ["Drie", "Een", "Twee"])
    assert found.value[:2] == pytest.approx([30, 20])
    assert np.isnan(found.value[2])
    assert list(found.denominator[:2]) == [3000, 1000]


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (0.4, "minder dan 5"), (1, "minder dan 5"), (4.4, "minder dan 5"), (5, "5"),
     (1234, "1.234"), (None, None), (NAN, None)],
)  # fmt: skip
def test_small_worked_out_counts_are_never_printed(count: float | None, text: str | None) -> None:
    assert shown_count(count) == text


def test_every_reason_has_both_forms() -> None:
    for reason in Reason:
        assert bool(reason.tekst) == (reason is not Reason.NONE)
        assert bool(reason.omdat) == bool(reason.tekst)
    assert [Reason(int(m)).tekst for m in Missing] == [m.reden for m in Missing]

"""What must hold for any column of verdicts."""

from __future__ import annotations

import numpy as np
from analysis_columns import against, counted, indicator
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkscan.analysis.judge import judge
from wijkscan.analysis.judged import Judged
from wijkscan.analysis.position import place, share_below
from wijkscan.analysis.values import Verdict
from wijkscan.store.columns import LevelColumn, Niveau

HIGHER = {Verdict.DUIDELIJK_HOGER, Verdict.MOGELIJK_HOGER}
LOWER = {Verdict.DUIDELIJK_LAGER, Verdict.MOGELIJK_LAGER}

sizes = st.integers(20, 20_000)
areas = st.tuples(sizes, st.floats(0, 1)).map(lambda pair: (round(pair[0] * pair[1]), pair[0]))
columns = st.lists(areas, min_size=1, max_size=25)
levels = st.floats(0.5, 99.5)
methods = st.sampled_from(["aandeel", "gebeurtenis"])
steps = st.sampled_from([1, 5])


def column_of(pairs: list[tuple[int, int]], step: int, methode: str) -> LevelColumn:
    x, n = zip(*pairs, strict=True)
    return counted(x, n, step=step, per=1000 if methode == "gebeurtenis" else 100)


def judged(pairs: list[tuple[int, int]], level: float, methode: str, step: int) -> Judged:
    column = column_of(pairs, step, methode)
    value = level * (10 if methode == "gebeurtenis" else 1)
    return judge(column, indicator(methode, eenheid=column.eenheid), against(column, value))


@given(columns, levels, methods, steps, st.randoms())
@settings(deadline=None)
def test_a_verdict_does_not_depend_on_the_order_of_the_rows(  # type: ignore[no-untyped-def]
    pairs, level: float, methode: str, step: int, chance
) -> None:
    places = list(range(len(pairs)))
    chance.shuffle(places)
    straight = judged(pairs, level, methode, step)
    shuffled = judged([pairs[place] for place in places], level, methode, step)
    assert list(shuffled.verdict) == [straight.verdict[place] for place in places]
    assert list(shuffled.settled.reason) == [straight.settled.reason[place] for place in places]
    np.testing.assert_array_equal(shuffled.rank, straight.rank[places])


@given(columns, areas, levels, methods, steps)
@settings(deadline=None)
def test_an_area_elsewhere_never_turns_lower_into_higher(  # type: ignore[no-untyped-def]
    pairs, extra, level: float, methode: str, step: int
) -> None:
    before, after = (
        judged(rows, level, methode, step) for rows in (pairs, [*pairs, extra, pairs[0]])
    )
    for at in range(len(pairs)):
        was, became = before.verdict_at(at), after.verdict_at(at)
        assert not (was in HIGHER and became in LOWER)
        assert not (was in LOWER and became in HIGHER)
        # many comparisons only decide how sure it is, never whether there is a difference
        assert (was is Verdict.VERGELIJKBAAR) == (became is Verdict.VERGELIJKBAAR)


@given(columns, levels, methods, steps)
@settings(deadline=None)
def test_a_verdict_agrees_with_its_own_interval(  # type: ignore[no-untyped-def]
    pairs, level: float, methode: str, step: int
) -> None:
    found = judged(pairs, level, methode, step)
    for at in range(len(pairs)):
        verdict, value = found.verdict_at(at), found.settled.value[at]
        if verdict in HIGHER:
            assert found.lower[at] > value
        elif verdict in LOWER:
            assert found.upper[at] < value
        elif verdict is Verdict.VERGELIJKBAAR:
            assert found.lower[at] <= value <= found.upper[at]


@given(columns, levels, methods)
@settings(deadline=None)
def test_rounding_only_takes_certainty_away(pairs, level: float, methode: str) -> None:  # type: ignore[no-untyped-def]
    exact, rounded = (judged(pairs, level, methode, step) for step in (1, 5))
    assert (rounded.lower <= exact.lower + 1e-9).all()
    assert (rounded.upper >= exact.upper - 1e-9).all()
    tested = ~np.isnan(exact.p)
    assert (rounded.p[tested] >= exact.p[tested] - 1e-12).all()


@given(columns, levels, methods, steps)
@settings(deadline=None)
def test_not_comparable_always_has_a_reason(  # type: ignore[no-untyped-def]
    pairs, level: float, methode: str, step: int
) -> None:
    found = judged(pairs, level, methode, step)
    for at in range(len(pairs)):
        comparison = found.comparison(at)
        unsure = comparison.verdict is Verdict.NIET_TE_VERGELIJKEN
        assert unsure == (comparison.reason is not None)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=80))
def test_at_most_a_tenth_is_called_the_highest_or_the_lowest_tenth(values: list[int]) -> None:
    among = np.array(values, dtype=float)
    texts = [place(value, among, Niveau.WIJK).tekst for value in among]
    for word in ("hoogste", "laagste"):
        assert sum(f"de {word} 10%" in text for text in texts) <= len(values) / 10


@given(st.lists(st.integers(0, 30), min_size=1, max_size=80))
def test_a_claim_to_be_higher_is_true(values: list[int]) -> None:
    among = np.array(values, dtype=float)
    shares = share_below(among)
    for value, share in zip(among, shares, strict=True):
        found = place(value, among, Niveau.WIJK)
        assert found.share_below == share
        if found.tekst.startswith("hoger dan in "):
            claimed = int(found.tekst.split()[3])
            assert (among < value).mean() >= claimed / 10

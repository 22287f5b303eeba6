"""Does "duidelijk" mean something? Two simulated countries, judged by the tool itself.

    python benchmarks/bench_simulate.py [--indicatoren 400] [--zaad 1]

In the first no wijk truly differs: chance, and rounding by lot to 5, are all there is. At most 5%
of the indicators may then show any "duidelijk". In the second 1 in 20 wijken truly differs: printed
are the power (how many of those are found) and the false share (of those found).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

import numpy as np

from wijkscan.analysis.benchmark import Benchmark
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.judge import judge
from wijkscan.analysis.judged import VERDICTS, Judged
from wijkscan.analysis.values import Verdict
from wijkscan.store.catalogue import Indicator, Methode
from wijkscan.store.columns import LevelColumn, Niveau, Origin

AREAS = 3177
MEDIAN_SIZE = 2500.0  # about the residents of a wijk; a factor 4 either way within one deviation
ALLOWED = 0.05
TRUE_SHARE = 0.05
TRUE_RATIOS = (1.1, 1.25, 1.5, 2.0)
ORIGIN = Origin("simulatie", "SIM", "simulatie", "1", 2020, 2020, "x", "-", "2020-01-01", "-")
CLEAR = (Verdict.DUIDELIJK_HOGER, Verdict.DUIDELIJK_LAGER, Verdict.KLEIN_VERSCHIL)


@dataclass(frozen=True)
class Country:
    """One indicator for all wijken, with the truth beside it."""

    column: LevelColumn
    benchmark: Benchmark
    differs: np.ndarray


def rounded_by_lot(counts: Floats, chance: np.random.Generator, step: int = 5) -> Floats:
    """Up or down to a multiple of `step`, with chances that leave the mean right."""
    rest = counts % step
    return counts - rest + step * (chance.random(counts.shape) < rest / step)


def sizes(chance: np.random.Generator, median: float) -> Floats:
    """Denominators as skew as those of real wijken."""
    return np.ceil(median * np.exp(chance.normal(0, 1.4, AREAS))).clip(20, 60000)


def country(
    methode: Methode, level: float, median: float, ratio: Floats, chance: np.random.Generator
) -> Country:
    """Draw true counts, then round numerator and denominator as CBS does."""
    n = sizes(chance, median)
    share = np.clip(level * ratio, 0, 0.95)
    x = (
        chance.poisson(n * share)
        if methode is Methode.GEBEURTENIS
        else chance.binomial(n.astype(int), share)
    )
    shown_x, shown_n = rounded_by_lot(x.astype(float), chance), rounded_by_lot(n, chance)
    unit = 1000.0 if methode is Methode.GEBEURTENIS else 100.0
    percentage = methode is Methode.PERCENTAGE
    # CBS makes a percentage from the true counts and rounds that to a whole number
    value = np.round(100 * x / n) if percentage else unit * shown_x / np.maximum(shown_n, 1)
    value = np.where(shown_n > 0, value, np.nan)
    status = np.where(np.isnan(value), 2, 0).astype(np.int8)
    codes = np.array([f"WK{place:06d}" for place in range(AREAS)])
    column = LevelColumn(
        "sim", None, Niveau.WIJK, "per 1.000" if unit == 1000 else "%", codes,
        value, status, None if percentage else shown_x, shown_n,
        None, None, 5, 1.0 if percentage else 0.0, ORIGIN,
    )  # fmt: skip
    nan = np.full(AREAS, np.nan)
    benchmark = Benchmark(
        np.full(AREAS, "NL"), np.full(AREAS, "Nederland"), np.full(AREAS, unit * level), nan, nan,
        np.zeros(AREAS), np.zeros(AREAS, dtype=bool), None, ORIGIN,
    )  # fmt: skip
    return Country(column, benchmark, ratio != 1)


def indicator(methode: Methode) -> Indicator:
    """The least an indicator needs to be judged."""
    return Indicator(
        id="sim", naam="simulatie", vraag="-", definitie="-", groep="inwoners", thema="-",
        eenheid="%", soort="geteld", methode=methode, richting="neutraal", niveaus=("wijk",),
        valkuilen=(),
    )  # fmt: skip


def clear(judged: Judged) -> np.ndarray:
    """Areas with a verdict that starts with "duidelijk"."""
    return np.isin(judged.verdict, [VERDICTS.index(verdict) for verdict in CLEAR])


def no_differences(rounds: int, chance: np.random.Generator) -> tuple[int, int, int, int]:
    """Indicators with any "duidelijk", such areas, areas judged, and areas "mogelijk"."""
    wrong = areas = tests = possible = 0
    for turn in range(rounds):
        drawn = one_of(turn, np.ones(AREAS), chance)
        judged = judge(drawn.column, indicator(METHODS[turn % len(METHODS)]), drawn.benchmark)
        found = int(clear(judged).sum())
        wrong += found > 0
        areas += found
        tests += judged.tests
        maybe = [VERDICTS.index(v) for v in (Verdict.MOGELIJK_HOGER, Verdict.MOGELIJK_LAGER)]
        possible += int(np.isin(judged.verdict, maybe).sum())
    return wrong, areas, tests, possible


METHODS = (Methode.AANDEEL, Methode.GEBEURTENIS, Methode.PERCENTAGE)
LEVELS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.7)
MEDIANS = (MEDIAN_SIZE, 900.0, 200.0)  # residents; residents of 65+ per wijk; the same per buurt


def one_of(turn: int, ratio: Floats, chance: np.random.Generator) -> Country:
    """A different method, level and size of group at each turn."""
    methode = METHODS[turn % len(METHODS)]
    level = LEVELS[turn // len(METHODS) % len(LEVELS)]
    median = MEDIANS[turn // (len(METHODS) * len(LEVELS)) % len(MEDIANS)]
    return country(methode, level, median, ratio, chance)


def some_differ(rounds: int, size: float, chance: np.random.Generator) -> tuple[int, int, int]:
    """Truly different areas that were tested, those found the right way, and false ones."""
    true = found = false = 0
    for turn in range(rounds):
        differs = chance.random(AREAS) < TRUE_SHARE
        drawn = one_of(turn, np.where(differs, size, 1.0), chance)
        judged = judge(drawn.column, indicator(METHODS[turn % len(METHODS)]), drawn.benchmark)
        said = clear(judged)
        higher = drawn.column.value > drawn.benchmark.value
        tested = ~np.isnan(judged.p)
        true += int((differs & tested).sum())
        found += int((said & differs & higher).sum())
        false += int((said & ~(differs & higher)).sum())
    return true, found, false


def main() -> int:
    """Print both simulations; exit status 1 when the first breaks its promise."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--indicatoren", type=int, default=432)
    options.add_argument("--zaad", type=int, default=1)
    given = options.parse_args()
    chance = np.random.default_rng(given.zaad)
    wrong, areas, tests, possible = no_differences(given.indicatoren, chance)
    share = wrong / given.indicatoren
    print(f"Geen enkele wijk verschilt echt ({given.indicatoren} indicatoren, {tests} toetsen):")
    print(f"  indicatoren met een 'duidelijk': {wrong} ({share:.1%}; toegestaan {ALLOWED:.0%})")
    print(f"  wijken 'duidelijk': {areas}; wijken 'mogelijk': {possible} ({possible / tests:.1%})")
    print(f"1 op de 20 wijken verschilt echt ({given.indicatoren // 4} indicatoren per regel):")
    for size in TRUE_RATIOS:
        true, found, false = some_differ(given.indicatoren // 4, size, chance)
        said = found + false
        print(
            f"  {size:4.2f} keer zo veel: gevonden {found} van {true} ({found / true:.1%});"
            f" ten onrechte 'duidelijk' {false} van {said} ({false / max(said, 1):.1%})"
        )
    return int(share > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())

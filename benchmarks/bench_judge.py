"""How long do all verdicts take, and how much faster is that than a plain loop?

    python benchmarks/bench_judge.py

Judges as many columns as the catalogue has indicators, for 3,177 wijken and 13,808 buurten with
Benjamini-Hochberg over the whole level, reads them back from a file, and prints the ratio to a
plain loop over statsmodels' `proportion_confint` on the same rows.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from statsmodels.stats.proportion import proportion_confint

from benchmarks.bench_simulate import MEDIAN_SIZE, ORIGIN, indicator, rounded_by_lot
from wijkscan.analysis.benchmark import Benchmark
from wijkscan.analysis.judge import judge
from wijkscan.scan.judgements import Judgements
from wijkscan.store.catalogue import Methode
from wijkscan.store.columns import LevelColumn, Niveau

INDICATORS = 70
LEVELS = {Niveau.WIJK: (3177, 3.0), Niveau.BUURT: (13808, 10.0)}
LOOP_ROWS = 20000
WANTED_RATIO = 50
WANTED_CACHE = 0.05


def drawn(niveau: Niveau, areas: int, seed: int) -> tuple[LevelColumn, Benchmark]:
    """A column with invented counts, rounded as CBS does."""
    chance = np.random.default_rng(seed)
    n = np.ceil(MEDIAN_SIZE * np.exp(chance.normal(0, 1.4, areas))).clip(20, 60000)
    level = chance.uniform(0.02, 0.6)
    x = chance.binomial(n.astype(int), np.clip(level * chance.normal(1, 0.3, areas), 0.001, 0.95))
    shown_x, shown_n = rounded_by_lot(x.astype(float), chance), rounded_by_lot(n, chance)
    codes = np.array([f"{niveau[0].upper()}{place:08d}" for place in range(areas)])
    value = 100 * shown_x / np.maximum(shown_n, 5)
    column = LevelColumn(
        "x", None, niveau, "%", codes, value, np.zeros(areas, dtype=np.int8), shown_x, shown_n,
        None, None, 5, 0.0, ORIGIN,
    )  # fmt: skip
    nan = np.full(areas, np.nan)
    benchmark = Benchmark(
        np.full(areas, "NL"), np.full(areas, "Nederland"), np.full(areas, 100 * level), nan, nan,
        np.zeros(areas), np.zeros(areas, dtype=bool), None, ORIGIN,
    )  # fmt: skip
    return column, benchmark


def judge_all(niveau: Niveau, areas: int) -> tuple[float, LevelColumn, Benchmark]:
    """Seconds for all indicators of one level; a third of them counts events."""
    columns = [drawn(niveau, areas, seed) for seed in range(INDICATORS)]
    methods = (Methode.AANDEEL, Methode.AANDEEL, Methode.GEBEURTENIS)
    abouts = [indicator(methods[at % 3]) for at in range(INDICATORS)]
    start = time.perf_counter()
    for (column, benchmark), about in zip(columns, abouts, strict=True):
        judge(column, about, benchmark)
    return time.perf_counter() - start, *columns[0]


def from_file(column: LevelColumn, benchmark: Benchmark) -> float:
    """Seconds to read one column of verdicts back from disk, as the next process does."""
    about = indicator(Methode.AANDEEL)
    with tempfile.TemporaryDirectory() as folder:
        Judgements(Path(folder)).of(column, about, "NL", lambda: benchmark)
        start = time.perf_counter()
        Judgements(Path(folder)).of(column, about, "NL", lambda: benchmark).comparison(5)
        return time.perf_counter() - start


def loop_rate(column: LevelColumn) -> float:
    """Areas per second of the plain loop: the interval only, without test or correction."""
    assert column.numerator is not None
    assert column.denominator is not None
    rows = min(LOOP_ROWS, len(column.codes))
    start = time.perf_counter()
    for at in range(rows):
        x, n = column.numerator[at], max(column.denominator[at], 1.0)
        proportion_confint(min(x, n), n, method="wilson")
    return rows / (time.perf_counter() - start)


def main() -> int:
    """Print the times and the ratio; exit status 1 when a promise is broken."""
    kept = True
    for niveau, (areas, wanted) in LEVELS.items():
        seconds, column, benchmark = judge_all(niveau, areas)
        rate = INDICATORS * areas / seconds
        ratio = rate / loop_rate(column)
        again = from_file(column, benchmark)
        print(f"{INDICATORS} indicatoren x {areas} {niveau}: {seconds:.3f} s (beloofd {wanted} s)")
        print(f"  {rate:,.0f} oordelen per seconde: {ratio:.0f} keer een lus over statsmodels")
        print(f"  een kolom terug van schijf: {again * 1000:.1f} ms")
        kept &= seconds < wanted and ratio >= WANTED_RATIO and again < WANTED_CACHE
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())

"""All wijken of 2020 against an independent road: the raw table, a loop and statsmodels."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from analysis_columns import against, counted, indicator
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from wijkscan.analysis.judge import judge
from wijkscan.analysis.values import Verdict

pytestmark = pytest.mark.shared


def rows(shared: Path) -> list[tuple[str, str, float, float]]:
    """Code, kind of area, people of 65 and older, inhabitants: read without pandas or the store."""
    path = shared / "data" / "tables" / "kwb" / "84799NED_kwb_2020.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        found = []
        for row in csv.DictReader(file, delimiter=";"):
            x, n = row["k_65JaarOfOuder_12"].strip(), row["AantalInwoners_5"].strip()
            if x and n and float(n) > 0:
                code = row["Codering_3"].strip()
                found.append((code, row["SoortRegio_2"].strip(), float(x), float(n)))
        return sorted(found)


def by_loop(x: np.ndarray, n: np.ndarray, reference: float) -> list[Verdict]:
    """The scale of statistics.md 5.2 and 5.3, one area at a time."""
    p = np.full(len(x), np.nan)
    for at in range(len(x)):
        if n[at] >= 50:
            p[at] = least_favourable(x[at], n[at], reference)
    tested = ~np.isnan(p)
    sure = np.zeros(len(x), dtype=bool)
    sure[tested] = multipletests(p[tested], alpha=0.05, method="fdr_bh")[1] < 0.05
    return [one(x[at], n[at], reference, bool(sure[at])) for at in range(len(x))]


def least_favourable(x: float, n: float, reference: float) -> float:
    if x / n > reference:
        count, size = max(0, x - 4), n + 4
        crossed = count / size <= reference
    else:
        count, size = min(n - 4, x + 4), max(n - 4, 1)
        crossed = count / size >= reference
    return 1.0 if crossed else proportions_ztest(count, size, reference, prop_var=reference)[1]


def one(x: float, n: float, reference: float, sure: bool) -> Verdict:
    if n < 50:
        return Verdict.NIET_TE_VERGELIJKEN
    plain = proportion_confint(x, n, method="wilson")
    low = proportion_confint(max(0, x - 4), n + 4, method="wilson")[0]
    high = proportion_confint(min(n - 4, x + 4), n - 4, method="wilson")[1]
    outside = reference < plain[0] or reference > plain[1]
    still_outside = reference < low or reference > high
    if outside != still_outside:
        return Verdict.NIET_TE_VERGELIJKEN
    if not outside:
        return Verdict.VERGELIJKBAAR
    if sure and 0.95 <= x / n / reference <= 1.05:
        return Verdict.KLEIN_VERSCHIL
    if x / n > reference:
        return Verdict.DUIDELIJK_HOGER if sure else Verdict.MOGELIJK_HOGER
    return Verdict.DUIDELIJK_LAGER if sure else Verdict.MOGELIJK_LAGER


def test_every_wijk_gets_the_verdict_of_the_loop(shared: Path) -> None:
    table = rows(shared)
    country = next(row for row in table if row[1] == "Land")
    wijken = [row for row in table if row[1] == "Wijk"]
    x, n = (np.array([row[place] for row in wijken]) for place in (2, 3))
    assert (len(wijken), country[2], country[3]) == (3156, 3392555, 17407585)

    expected = by_loop(x, n, country[2] / country[3])
    column = counted(x, n, step=5, codes=[row[0] for row in wijken])
    found = judge(column, indicator(), against(column, 100 * country[2] / country[3]))

    assert [found.verdict_at(at) for at in range(len(wijken))] == expected
    assert len(Counter(expected)) == 7  # every word of the scale occurs


def test_more_people_in_the_part_than_in_the_whole_is_no_figure():
    """Waalhaven Zuid (BU05992198), KWB 2020: 15 one-person households of 10 households."""
    from wijkscan import paths
    from wijkscan.store.catalogue import bundled
    from wijkscan.store.columns import Missing, Niveau
    from wijkscan.store.figures import open_store

    column = open_store(data_dir=paths.data_dir()).column(
        bundled().indicatoren["eenpersoonshuishoudens"], None, Niveau.BUURT, 2020
    )
    over = column.status == Missing.ROUNDED_AWAY
    assert over.any()
    assert (column.numerator[over] > column.denominator[over]).all()
    assert not (column.value > 100).any()

"""Verdicts: one column against one benchmark, by the one scale of statistics.md 5.2.

A verdict on one area depends on all areas of its level (Benjamini-Hochberg), so a column is judged
as a whole, once; table, map, report and JSON then read the same `Judged`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkscan.analysis import evidence as proof
from wijkscan.analysis import multiple
from wijkscan.analysis.benchmark import Benchmark
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import (
    FALSE_DISCOVERY_RATE,
    LARGE_PART,
    MIN_DENOMINATOR,
    RELEVANT_HIGH,
    RELEVANT_LOW,
    SHOWN_COUNT_MINIMUM,
    TOO_LARGE_PART,
)
from wijkscan.analysis.evidence import Evidence
from wijkscan.analysis.judged import NO_VERDICT, Judged, Settled, code_of
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Verdict
from wijkscan.store.catalogue import Indicator, Methode
from wijkscan.store.columns import LevelColumn, Missing, Niveau, Origin

PUBLISHED = "gepubliceerde grenzen van de bron"
WITHOUT = "geen grenzen"

_COUNTED = (Methode.AANDEEL, Methode.GEBEURTENIS, Methode.PERCENTAGE)
_UNJUDGED = {
    Methode.GEMIDDELDE: Reason.MEAN,
    Methode.AFSTAND: Reason.DISTANCE,
    Methode.INDEX: Reason.INDEX,
    Methode.AANTAL: Reason.PLAIN_COUNT,
    Methode.VERWACHT: Reason.EXPECTED,
}
_NEVER_COMPARED = (Methode.AANTAL, Methode.VERWACHT)
_Codes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Limits:
    """Limits of a column as shares: as published (plain) and under every rounding (wide)."""

    plain: tuple[Floats, Floats]
    wide: tuple[Floats, Floats]


def judge(
    column: LevelColumn,
    indicator: Indicator,
    benchmark: Benchmark,
    *,
    away: Floats | float | None = None,
    family: Floats | None = None,
) -> Judged:
    """Judge a whole column against a benchmark in the same order.

    away: largest distance between true and published counts, default from the column's rounding.
    family: p-values of the level that an extra area (a set of buurten) is to be tested among.
    The verdict of an area does not depend on the order of the rows.
    """
    methode = indicator.methode
    known = proof.of_column(column, methode, away) if methode in _COUNTED else None
    settled = _settle(column, benchmark, known, methode)
    if known is not None:
        return _judge_counted(column, indicator, known, settled, family)
    if methode is Methode.MODEL:
        return _judge_model(column, indicator, settled)
    return _judge_without(column, indicator, settled)


def _settle(
    column: LevelColumn, benchmark: Benchmark, known: Evidence | None, methode: Methode
) -> Settled:
    """The benchmark that is really used, and the first reason not to compare, per area."""
    reason = np.zeros(len(column.codes), dtype=np.int8)

    def because(why: Reason, where: npt.NDArray[np.bool_] | bool) -> None:
        reason[(reason == Reason.NONE) & where] = why

    reason[:] = np.where(column.status <= max(Missing), column.status, Missing.WITHHELD)
    because(Reason.WITHHELD, np.isnan(column.value))
    because(Reason.IS_BENCHMARK, (benchmark.tegen == column.codes) | (column.niveau is Niveau.LAND))
    because(Reason.OTHER_SOURCE, not _same_source(column, benchmark))
    because(Reason.BENCHMARK_MISSING, np.isnan(benchmark.value))
    if known is not None:
        because(Reason.DENOMINATOR_MISSING, np.isnan(known.x) | np.isnan(known.n))
        because(Reason.SMALL, known.n < MIN_DENOMINATOR)
    elif methode in (*_COUNTED, Methode.PERCENTAGE_ZONDER_NOEMER):
        because(Reason.NO_DENOMINATOR, True)
    value, rest, too_large = _without_area(column, benchmark, known)
    if methode not in _UNJUDGED:
        because(Reason.TOO_LARGE_PART, too_large)
    return Settled(benchmark.tegen, benchmark.naam, value, rest, reason)


def _same_source(column: LevelColumn, benchmark: Benchmark) -> bool:
    def key(origin: Origin) -> tuple[str, str, int, str]:
        return origin.tabel, origin.uitgave, origin.jaar, origin.kolom

    same = key(column.origin) == key(benchmark.origin)
    return same and column.leeftijd == benchmark.leeftijd


def _without_area(
    column: LevelColumn, benchmark: Benchmark, known: Evidence | None
) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Benchmark minus area where the area is a large part of it.

    Returns the benchmark values, the people in the rest or in a gemeente elsewhere that is no more
    than ten times as large (NaN where the benchmark is taken as fixed), and where the area is too
    large a part, the rest cannot be had, or the rest would show a small count.
    """
    own = np.full(len(column.codes), np.nan) if known is None else known.n
    with np.errstate(invalid="ignore", divide="ignore"):
        part = np.where(
            np.isnan(own / benchmark.denominator), benchmark.part, own / benchmark.denominator
        )
        large = part > LARGE_PART
        rest = benchmark.denominator - own
        value = (benchmark.value * benchmark.denominator - column.value * own) / rest
        rest_count = value * rest / (1 if known is None else known.scale)
    small = (rest_count > 0) & (rest_count < SHOWN_COUNT_MINIMUM)
    inside = large & ~benchmark.outside
    usable = inside & (part <= TOO_LARGE_PART) & ~np.isnan(value) & ~small
    beside = np.where(large & benchmark.outside, benchmark.denominator, np.nan)
    return (
        np.where(usable, np.maximum(value, 0), benchmark.value),
        np.where(usable, rest, beside),
        inside & ~usable,
    )


def _judge_counted(
    column: LevelColumn,
    indicator: Indicator,
    known: Evidence,
    settled: Settled,
    family: Floats | None,
) -> Judged:
    """Kinds A, B and C: limits from the counts, p-values, Benjamini-Hochberg, rules 2 to 6."""
    reference = settled.value / known.scale
    if not known.events:
        reference = np.minimum(reference, 1.0)
    limits = _Limits(proof.plain_limits(known), proof.wide_limits(known))
    free = settled.reason == Reason.NONE
    # a published percentage of the benchmark is rounded too
    blur = column.value_step / known.scale / 2
    p = np.where(free, proof.p_values(known, reference, settled.rest, blur), np.nan)
    adjusted, rank, tests = _adjust(p, family)
    turned = _turned_by_rounding(limits, reference, blur)
    reason = np.where(free & turned, Reason.ROUNDING, settled.reason)
    verdict = _scale(column, settled, limits, (reference - blur, reference + blur), adjusted)
    verdict[reason != Reason.NONE] = code_of(Verdict.NIET_TE_VERGELIJKEN)
    shown = np.isnan(column.value) | (column.niveau is Niveau.LAND)
    lower, upper = (np.where(shown, np.nan, limit * known.scale) for limit in limits.wide)
    return Judged(
        codes=column.codes,
        value=column.value,
        lower=lower,
        upper=upper,
        settled=replace(settled, reason=reason.astype(np.int8)),
        verdict=verdict,
        p=p,
        p_adjusted=adjusted,
        rank=rank,
        tests=tests,
        method=known.method,
        richting=indicator.richting,
    )


def _adjust(p: Floats, family: Floats | None) -> tuple[Floats, Floats, int]:
    """Adjusted p, rank and number of tests; with a family each p is one more test among those."""
    if family is None:
        rank, tests = multiple.bh_rank(p)
        return multiple.adjust_bh(p), rank, tests
    adjusted, rank, tests = np.full(p.shape, np.nan), np.full(p.shape, np.nan), 0
    for at in np.flatnonzero(~np.isnan(p)):
        among = np.append(family, p[at])
        adjusted[at] = multiple.adjust_bh(among)[-1]
        ranks, tests = multiple.bh_rank(among)
        rank[at] = ranks[-1]
    return adjusted, rank, tests


def _turned_by_rounding(limits: _Limits, reference: Floats, blur: float) -> npt.NDArray[np.bool_]:
    """Where the published numbers exclude the benchmark, but another rounding would not."""
    plain = (limits.plain[0] > reference) | (limits.plain[1] < reference)
    wide = (limits.wide[0] > reference + blur) | (limits.wide[1] < reference - blur)
    return np.asarray(plain & ~wide)


def _scale(
    column: LevelColumn,
    settled: Settled,
    limits: _Limits,
    reference: tuple[Floats, Floats],
    adjusted: Floats,
) -> _Codes:
    """Rules 2 to 5, for every area; those with a reason are overwritten by the caller."""
    higher, lower = limits.wide[0] > reference[1], limits.wide[1] < reference[0]
    sure = adjusted < FALSE_DISCOVERY_RATE
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = column.value / settled.value
    near = (ratio >= RELEVANT_LOW) & (ratio <= RELEVANT_HIGH)
    verdict = np.full(len(column.codes), code_of(Verdict.VERGELIJKBAAR), dtype=np.int8)
    verdict[higher] = code_of(Verdict.MOGELIJK_HOGER)
    verdict[lower] = code_of(Verdict.MOGELIJK_LAGER)
    verdict[higher & sure] = code_of(Verdict.DUIDELIJK_HOGER)
    verdict[lower & sure] = code_of(Verdict.DUIDELIJK_LAGER)
    verdict[(higher | lower) & sure & near] = code_of(Verdict.KLEIN_VERSCHIL)
    return verdict


def _judge_model(column: LevelColumn, indicator: Indicator, settled: Settled) -> Judged:
    """Kind E: published bounds decide, never more than "mogelijk"; without bounds no verdict."""
    blank = np.full(len(column.codes), np.nan)
    lower = blank if column.lower is None else column.lower
    upper = blank if column.upper is None else column.upper
    reason = settled.reason.copy()
    bare = np.isnan(lower) | np.isnan(upper)
    # without bounds there is nothing to compare, so only a missing cell counts as a reason
    held_back = (reason != Reason.NONE) & ~(bare & (reason > max(Missing)))
    reason[bare & ~held_back] = Reason.MODEL_WITHOUT_BOUNDS
    verdict = np.full(len(column.codes), code_of(Verdict.VERGELIJKBAAR), dtype=np.int8)
    verdict[lower > settled.value] = code_of(Verdict.MOGELIJK_HOGER)
    verdict[upper < settled.value] = code_of(Verdict.MOGELIJK_LAGER)
    verdict[held_back] = code_of(Verdict.NIET_TE_VERGELIJKEN)
    verdict[bare & ~held_back] = NO_VERDICT
    method = WITHOUT if bare.all() else PUBLISHED
    judged = _judge_without(column, indicator, replace(settled, reason=reason))
    return replace(judged, lower=lower, upper=upper, verdict=verdict, method=method)


def _judge_without(column: LevelColumn, indicator: Indicator, settled: Settled) -> Judged:
    """Kinds D, F, G, H, I and plain counts: no limits, a difference at most."""
    blank = np.full(len(column.codes), np.nan)
    reason = settled.reason.copy()
    verdict = np.full(len(reason), code_of(Verdict.NIET_TE_VERGELIJKEN), dtype=np.int8)
    why = _UNJUDGED.get(indicator.methode)
    value = settled.value
    if why is not None:
        empty = (reason == Reason.NONE) | (reason == Reason.BENCHMARK_MISSING)
        if indicator.methode in _NEVER_COMPARED:
            empty[:] = True
            value = blank
        reason[empty] = why
        verdict[empty] = NO_VERDICT
    return Judged(
        codes=column.codes,
        value=column.value,
        lower=blank,
        upper=blank,
        settled=replace(settled, value=value, reason=reason),
        verdict=verdict,
        p=blank,
        p_adjusted=blank,
        rank=blank,
        tests=0,
        method=WITHOUT,
        richting=indicator.richting,
    )

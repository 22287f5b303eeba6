"""A set of areas ("onze wijk") as one: what may be added up, and what only has a range.

Counts add. Percentages are weighted by their own denominator. An estimate, mean, distance or score
has no honest sum: the lowest and highest part are shown instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkscan.analysis import rounding
from wijkscan.analysis.benchmark import Benchmark
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.evidence import scale_of
from wijkscan.analysis.judge import judge
from wijkscan.analysis.judged import Judged
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Comparison, Interval, Verdict
from wijkscan.store.catalogue import Indicator, Methode
from wijkscan.store.columns import LevelColumn, Missing

_ADDED = (Methode.AANDEEL, Methode.GEBEURTENIS, Methode.AANTAL)


@dataclass(frozen=True, slots=True)
class Combined:
    """Several areas together, in the unit of the figure.

    `value` None comes with its reason; `range_of_parts` is then the lowest and highest part that
    has a figure. `away`: how far the summed counts can be from the true ones (4 a rounded part).
    """

    value: float | None
    reason: Reason
    numerator: float | None
    denominator: float | None
    range_of_parts: tuple[float, float] | None
    away: int

    @property
    def missing(self) -> str | None:
        """Dutch reason when there is no value."""
        return self.reason.tekst if self.value is None else None


def combine(column: LevelColumn, rows: Sequence[int], indicator: Indicator) -> Combined:
    """The areas at `rows` of a column as one.

    A part without the figure leaves the whole without it, but for a part where nobody lives.
    """
    chosen = np.asarray(rows, dtype=np.intp)
    if not len(chosen):
        raise ValueError("rows moet minstens één gebied bevatten.")
    away = rounding.deviation(column.count_step, len(chosen))
    parts = _Parts(column, chosen, whole=indicator.methode is not Methode.GEBEURTENIS)
    if len(chosen) == 1:
        return parts.single(away)
    if indicator.methode is Methode.AANTAL:
        return parts.total(away)
    if indicator.methode in _ADDED and column.numerator is not None:
        return parts.counted(away)
    if indicator.methode in (*_ADDED, Methode.PERCENTAGE) and column.denominator is not None:
        return parts.weighted(away)
    return parts.apart(Reason.NO_WHOLE, away)


class _Parts:
    """The chosen rows of a column, and the ways in which they can go together."""

    def __init__(self, column: LevelColumn, rows: npt.NDArray[np.intp], *, whole: bool) -> None:
        self.whole = whole  # nobody is counted twice, so a part is never more than the whole
        self.unit = scale_of(column.eenheid)
        self.value = column.value[rows]
        self.status = column.status[rows]
        nothing = np.full(len(rows), np.nan)
        self.n = nothing if column.denominator is None else column.denominator[rows]
        self.x = nothing if column.numerator is None else column.numerator[rows]
        self.empty = self.n == 0

    def single(self, away: int) -> Combined:
        """One part is itself."""
        if np.isnan(self.value[0]):
            missing = Missing(int(self.status[0])) or Missing.WITHHELD
            return Combined(None, Reason(missing), None, None, None, away)
        x, n = (None if np.isnan(a[0]) else float(a[0]) for a in (self.x, self.n))
        return Combined(float(self.value[0]), Reason.NONE, x, n, None, away)

    def total(self, away: int) -> Combined:
        """A plain count: the sum."""
        if np.isnan(self.value).any():
            return self.apart(Reason.PARTS_MISSING, away)
        return Combined(float(self.value.sum()), Reason.NONE, None, None, None, away)

    def counted(self, away: int) -> Combined:
        """Numerators and denominators add."""
        return self._of(np.where(self.empty, 0, self.x), away, keep=True)

    def weighted(self, away: int) -> Combined:
        """Percentages weighted by their own denominator; their counts were never published."""
        share = np.where(self.empty, 0, self.value / self.unit)
        return self._of(share * self.n, away, keep=False)

    def _of(self, x: Floats, away: int, *, keep: bool) -> Combined:
        if np.isnan(x).any() or np.isnan(self.n).any() or not self.n.sum() > 0:
            return self.apart(Reason.PARTS_MISSING, away)
        count, size = float(x.sum()), float(self.n.sum())
        if self.whole and count > size:
            return self.apart(Reason.ROUNDED_AWAY, away)
        kept = count if keep else None
        return Combined(self.unit * count / size, Reason.NONE, kept, size, None, away)

    def apart(self, reason: Reason, away: int) -> Combined:
        """No whole: the range of the parts that have a figure."""
        known = self.value[~np.isnan(self.value)]
        if not len(known):
            return Combined(None, Reason.PARTS_MISSING, None, None, None, away)
        return Combined(None, reason, None, None, (float(known.min()), float(known.max())), away)


def judge_set(
    column: LevelColumn,
    combined: Combined,
    indicator: Indicator,
    benchmark: Benchmark,
    level: Judged,
    code: str,
) -> tuple[Interval | None, Comparison]:
    """Interval and comparison of a set, tested among all areas of its level.

    combined: what `combine` gave for it; benchmark: one row; level: verdicts on the same column;
    code: codes of the set joined with "+".
    """
    judged = judge(
        _as_column(column, combined, code),
        indicator,
        benchmark,
        away=float(combined.away),
        family=level.p,
    )
    comparison = judged.comparison(0)
    if combined.value is None:
        why = combined.reason
        verdict = None if why is Reason.NO_WHOLE else Verdict.NIET_TE_VERGELIJKEN
        comparison = replace(comparison, verdict=verdict, reason=why.tekst, gunstig=None)
    return judged.interval(0), comparison


def _as_column(column: LevelColumn, combined: Combined, code: str) -> LevelColumn:
    def one(value: float | None) -> Floats:
        return np.array([np.nan if value is None else value])

    return replace(
        column,
        codes=np.array([code]),
        value=one(combined.value),
        status=np.array([min(combined.reason, Reason.WITHHELD)], dtype=np.int8),
        numerator=None if column.numerator is None else one(combined.numerator),
        denominator=None if column.denominator is None else one(combined.denominator),
        lower=None,
        upper=None,
    )

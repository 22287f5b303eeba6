"""The result of judging a column, for all its areas; small enough to keep on disk."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan import text
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import SHOWN_COUNT_MINIMUM
from wijkscan.analysis.compare import favourable
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Comparison, Interval, Verdict
from wijkscan.store.catalogue import Polariteit

NO_VERDICT = -1
VERDICTS = tuple(Verdict)
_HIGHER = (Verdict.DUIDELIJK_HOGER, Verdict.MOGELIJK_HOGER)
_LOWER = (Verdict.DUIDELIJK_LAGER, Verdict.MOGELIJK_LAGER)


def code_of(verdict: Verdict) -> int:
    """Number of a verdict in the arrays of `Judged`."""
    return VERDICTS.index(verdict)


def _number(value: Any) -> float | None:
    number = float(value)
    return None if math.isnan(number) else number


@dataclass(frozen=True, slots=True)
class Settled:
    """The benchmark as it was used, per area.

    `rest`: the people in the benchmark where it is small enough for its own chance to count; for an
    area that lies in it, `value` is then that of the rest of it. `reason` holds `Reason` numbers.
    """

    tegen: npt.NDArray[np.str_]
    naam: npt.NDArray[np.str_]
    value: Floats
    rest: Floats
    reason: npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Judged:
    """All verdicts on one column against one benchmark; arrays in the order of `codes`.

    `lower` and `upper` are in the unit of the figure, NaN where there are none. `verdict` holds
    places in `VERDICTS`, or NO_VERDICT.
    """

    codes: npt.NDArray[np.str_]
    value: Floats
    lower: Floats
    upper: Floats
    settled: Settled
    verdict: npt.NDArray[np.int8]
    p: Floats
    p_adjusted: Floats
    rank: Floats
    tests: int
    method: str
    richting: Polariteit

    def index_of(self, code: str) -> int | None:
        """Place of an area, or None; `codes` is sorted."""
        at = int(np.searchsorted(self.codes, np.asarray(code, dtype=self.codes.dtype)))
        return at if at < len(self.codes) and self.codes[at] == code else None

    def verdict_at(self, at: int) -> Verdict | None:
        """The verdict on one area; None where none belongs."""
        code = int(self.verdict[at])
        return None if code == NO_VERDICT else VERDICTS[code]

    def interval(self, at: int) -> Interval | None:
        """The value of one area with its limits, or None without limits."""
        lower, upper = _number(self.lower[at]), _number(self.upper[at])
        if lower is None or upper is None:
            return None
        return Interval(_number(self.value[at]), lower, upper, self.method)

    def comparison(self, at: int) -> Comparison:
        """Everything about one area against the benchmark."""
        verdict, settled = self.verdict_at(at), self.settled
        value, against = _number(self.value[at]), _number(settled.value[at])
        both = value is not None and against is not None
        name, tegen = str(settled.naam[at]), str(settled.tegen[at])
        elsewhere = tegen.startswith("GM") and tegen[2:] != self.codes[at][2:6]
        whole = elsewhere or _number(settled.rest[at]) is None
        p = _number(self.p[at])
        tested = p is not None
        return Comparison(
            tegen=tegen,
            naam=name if whole else f"de rest van {name}",
            value=against,
            difference=value - against if both else None,  # type: ignore[operator]
            ratio=value / against if both and against else None,  # type: ignore[operator]
            verdict=verdict,
            reason=Reason(int(settled.reason[at])).tekst or None,
            gunstig=self._favourable(verdict),
            p=p,
            p_adjusted=_number(self.p_adjusted[at]),
            rank=int(self.rank[at]) if tested else None,
            tests=self.tests if tested else None,
        )

    def _favourable(self, verdict: Verdict | None) -> bool | None:
        if verdict in _HIGHER or verdict in _LOWER:
            return favourable(verdict in _HIGHER, self.richting)
        return None


def shown_count(count: float | None) -> str | None:
    """A count that was worked out here, safe to print: 1 to 4 becomes "minder dan 5"."""
    if count is None or np.isnan(count):
        return None
    whole = round(count)
    if 0 < whole < SHOWN_COUNT_MINIMUM or 0 < count < 0.5:
        return f"minder dan {SHOWN_COUNT_MINIMUM}"
    return text.number(whole)

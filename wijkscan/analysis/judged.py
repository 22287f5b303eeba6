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

    `value` is that of the whole benchmark, or of the rest of it where `rest` (the people in that
    rest) is filled. `reason` holds `Reason` numbers.
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
        name = str(settled.naam[at])
        p = _number(self.p[at])
        tested = p is not None
        return Comparison(
            tegen=str(settled.tegen[at]),
            naam=name if _number(settled.rest[at]) is None else f"de rest van {name}",
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

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """A plain dict of arrays to keep on disk; `from_arrays` gives the same object back."""
        kept = {name: getattr(self, name) for name in _ARRAYS}
        kept |= {f"settled_{name}": _short(getattr(self.settled, name)) for name in _SETTLED}
        kept["tests"] = np.array(self.tests)
        kept["method"] = np.array(self.method)
        kept["richting"] = np.array(str(self.richting))
        return kept

    @classmethod
    def from_arrays(cls, kept: Any) -> Judged:
        """The object of which `to_arrays` made `kept` (a mapping, such as an opened npz file)."""
        arrays = {name: kept[name] for name in _ARRAYS}
        size = len(arrays["codes"])
        settled = {name: np.broadcast_to(kept[f"settled_{name}"], size) for name in _SETTLED}
        return cls(
            **arrays,
            settled=Settled(**settled),
            tests=int(kept["tests"]),
            method=str(kept["method"]),
            richting=Polariteit(str(kept["richting"])),
        )


_ARRAYS = ("codes", "value", "lower", "upper", "verdict", "p", "p_adjusted", "rank")
_SETTLED = ("tegen", "naam", "value", "rest", "reason")


def _short(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """One element for an array of text that is the same everywhere ("Nederland")."""
    same = array.dtype.kind == "U" and len(array) and bool((array == array[0]).all())
    return array[:1] if same else array


def shown_count(count: float | None) -> str | None:
    """A count that was worked out here, safe to print: 1 to 4 becomes "minder dan 5"."""
    if count is None or np.isnan(count):
        return None
    whole = round(count)
    if 0 < whole < SHOWN_COUNT_MINIMUM or 0 < count < 0.5:
        return f"minder dan {SHOWN_COUNT_MINIMUM}"
    return text.number(whole)

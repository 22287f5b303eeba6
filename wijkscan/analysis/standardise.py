"""Rates corrected for age: directly standardised, and observed against expected.

CBS leaves cells empty when they are secret. Counting such a cell as 0 gives a wrong rate, so it
is refused unless the caller asks for `missing="zero"`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from wijkscan.analysis import checks, intervals
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import DSR_MINIMUM

DOBSON = "direct gestandaardiseerd (Dobson)"
TOO_FEW = "direct gestandaardiseerd: te weinig gevallen (minder dan 10)"


def _events(name: str, given: Any, missing: str) -> Floats:
    """Counts per band; a missing count is refused, or 0 on explicit request."""
    if missing not in ("refuse", "zero"):
        raise ValueError('missing moet "refuse" of "zero" zijn.')
    counts = checks.numbers(name, given)
    checks.refuse(name, counts < 0, "mag niet kleiner zijn dan 0")
    if missing == "zero":
        return np.nan_to_num(counts, nan=0.0)
    checks.refuse(name, np.isnan(counts), "is onvolledig: een cijfer is geheim of ontbreekt")
    return counts


def _bands(name: str, given: Any, *, zero: bool) -> Floats:
    """Sizes per band: never missing or negative, and 0 only where that makes sense."""
    sizes = checks.numbers(name, given)
    if sizes.ndim == 0 or not sizes.shape[-1]:
        raise ValueError(f"{name} moet een getal per leeftijdsgroep hebben.")
    checks.refuse(name, np.isnan(sizes), "is onvolledig: een aantal ontbreekt")
    if zero:
        checks.refuse(name, sizes < 0, "mag niet kleiner zijn dan 0")
    else:
        checks.refuse(name, sizes <= 0, "moet groter zijn dan 0")
    return sizes


def _same_bands(**fields: Floats) -> None:
    if len({array.shape[-1] for array in fields.values() if array.ndim}) > 1:
        raise ValueError(f"{', '.join(fields)} hebben niet dezelfde leeftijdsgroepen.")


def dsr(
    x: Any,
    n: Any,
    stdpop: Any,
    confidence: float = 0.95,
    per: float = 100000,
    missing: str = "refuse",
) -> Any:
    """Directly standardised rate with Dobson's limits (Dobson et al. 1991).

    x, n: events and population per age band (last axis; more rows give `Intervals`); stdpop:
    weights per band. Below 10 events in total nothing may be given: value and limits are None.
    """
    xs, ns = _events("x", x, missing), _bands("n", n, zero=False)
    weights = _bands("stdpop", stdpop, zero=True)
    _same_bands(x=xs, n=ns, stdpop=weights)
    if xs.ndim == 0:
        raise ValueError("x moet een getal per leeftijdsgroep hebben.")
    if not weights.sum() > 0:
        raise ValueError("stdpop moet samen groter zijn dan 0.")
    share = weights / weights.sum()
    value = (share * xs / ns).sum(axis=-1)
    variance = (share**2 * xs / ns**2).sum(axis=-1)
    total = np.asarray(xs.sum(axis=-1))
    lower, upper = intervals.poisson(total, checks.between_0_and_1("confidence", confidence))
    with np.errstate(divide="ignore", invalid="ignore"):
        stretch = np.sqrt(variance / total)
    few = total < DSR_MINIMUM
    limits = (value, value + stretch * (lower - total), value + stretch * (upper - total))
    kept = (np.where(few, np.nan, limit * per) for limit in limits)
    return intervals.packed(np.where(few, TOO_FEW, DOBSON), *kept)


def expected_count(n: Any, x_ref: Any, n_ref: Any) -> Floats:
    """Events expected in n when the reference rates x_ref / n_ref hold; sum over the last axis."""
    ns = _bands("n", n, zero=True)
    x_refs, n_refs = _events("x_ref", x_ref, "refuse"), _bands("n_ref", n_ref, zero=False)
    _same_bands(n=ns, x_ref=np.atleast_1d(x_refs), n_ref=n_refs)
    return np.asarray((ns * x_refs / n_refs).sum(axis=-1))


def indirect_ratio(
    x: Any,
    n: Any,
    x_ref: Any,
    n_ref: Any,
    confidence: float = 0.95,
    ref: float = 100,
    missing: str = "refuse",
) -> Any:
    """Observed divided by expected, times `ref`; exact limits below 10, Byar's from 10.

    x: events per age band, or one total; n: population per band (0 is allowed, missing is not);
    x_ref, n_ref: events and population of the reference per band. Breslow & Day 1987.
    """
    ns, xs = checks.numbers("n", n), _events("x", x, missing)
    expected = expected_count(n, x_ref, n_ref)
    if xs.ndim == ns.ndim:
        _same_bands(x=xs, n=ns)
        xs = np.asarray(xs.sum(axis=-1))
    checks.refuse("n", expected <= 0, "geeft een verwacht aantal van 0: daar is niets mee te delen")
    observed = np.broadcast_to(xs, expected.shape)
    lower, upper = intervals.poisson(observed, checks.between_0_and_1("confidence", confidence))
    ratios = (part / expected * ref for part in (observed, lower, upper))
    return intervals.packed(intervals.poisson_method(observed), *ratios)

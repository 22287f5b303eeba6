"""Inside the area: how much the buurten differ, because an average can hide two halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wijkscan.analysis.checks import Floats
from wijkscan.analysis.values import Part


@dataclass(frozen=True, slots=True)
class Within:
    """Spread over the parts of one area, in the unit of the figure.

    `mean` is weighted by the people each figure is about, None when those are unknown for a part.
    `share_above` (0-1) is the share of those people (of the parts, when `mean` is None) in parts
    above the benchmark, None without benchmark. `n` counts parts with a figure.
    """

    mean: float | None
    low: Part
    high: Part
    share_above: float | None
    n: int
    missing: int


def within(parts: Sequence[Part], benchmark: float | None = None) -> Within | None:
    """Spread of the parts that have a figure; None when none has."""
    known = [part for part in parts if part.value is not None]
    if not known:
        return None
    values = np.array([part.value for part in known], dtype=np.float64)
    weights = np.array([np.nan if p.weight is None else p.weight for p in known], dtype=np.float64)
    weighted = not np.isnan(weights).any() and weights.sum() > 0
    weights = weights if weighted else np.ones(len(known))
    return Within(
        mean=float(np.average(values, weights=weights)) if weighted else None,
        low=known[int(np.argmin(values))],
        high=known[int(np.argmax(values))],
        share_above=_above(values, weights, benchmark),
        n=len(known),
        missing=len(parts) - len(known),
    )


def _above(values: Floats, weights: Floats, benchmark: float | None) -> float | None:
    if benchmark is None:
        return None
    return float(weights[values > benchmark].sum() / weights.sum())

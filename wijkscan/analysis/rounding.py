"""The rounding envelope: how far the true numbers can be from the published ones.

CBS rounds counts of wijken and buurten by lot to a multiple of 5, so the true count can be 4
away, not 2 (statistics.md 5.3). The limits below take the least favourable true numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wijkscan.analysis.checks import Floats

KWB_STEP = 5
"""CBS rounds counts of wijken and buurten by lot to a multiple of 5."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Least and most that the figure can be, each as a count and its denominator."""

    x_low: Floats
    n_low: Floats
    x_high: Floats
    n_high: Floats


def deviation(step: int, parts: int = 1) -> int:
    """Largest distance of a true count from the published: 4 at a step of 5, 4k in a sum of k."""
    return max(step - 1, 0) * parts


def deviation_of(gebied: str) -> int:
    """The same for a count of the KWB of one wijk or buurt, or of a set ("BU1+BU2")."""
    return deviation(KWB_STEP, gebied.count("+") + 1)


def of_share(x: Floats, n: Floats, away: Floats | float) -> Envelope:
    """x of n, both counts rounded at random; x never above n."""
    fewer = np.maximum(n - away, 1)
    return Envelope(
        x_low=np.minimum(np.maximum(x - away, 0), n + away),
        n_low=n + away,
        x_high=np.minimum(x + away, fewer),
        n_high=fewer,
    )


def of_events(x: Floats, n: Floats, away: Floats | float) -> Envelope:
    """x events among n, both rounded at random; x may be larger than n."""
    return Envelope(
        x_low=np.maximum(x - away, 0),
        n_low=n + away,
        x_high=x + away,
        n_high=np.maximum(n - away, 1),
    )


def of_percentage(
    share: Floats, n: Floats, half_step: float, away: Floats | float, ceiling: float = 1.0
) -> Envelope:
    """A published share, right to within `half_step`, of n that is itself rounded.

    The smaller n goes with both ends: it makes the limits widest.
    """
    fewer = np.maximum(n - away, 1)
    low = np.maximum(share - half_step, 0.0)
    high = np.minimum(share + half_step, ceiling)
    return Envelope(x_low=low * fewer, n_low=fewer, x_high=high * fewer, n_high=fewer)

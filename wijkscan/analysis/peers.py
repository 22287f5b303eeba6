"""Vergelijkbare wijken: areas in the whole country that are alike; a position, never a verdict.

Alike means: the same class of stedelijkheid, the same third of the share of 65 and older and, where
it is known, the same third of income. A trait that defines the indicator itself is left out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkscan import text
from wijkscan.analysis import intervals, position
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import CONFIDENCE, MIN_PEERS, PEER_GROUPS
from wijkscan.analysis.compare import HOGER, LAGER, VERGELIJKBAAR, Relation
from wijkscan.analysis.multiple import quantile_group
from wijkscan.analysis.values import Interval, Position
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Niveau

STEDELIJKHEID = "stedelijkheid"
LEEFTIJD = "leeftijd"
INKOMEN = "inkomen"

_DEFINING = {
    STEDELIJKHEID: ("stedelijkheid", "omgevingsadressendichtheid", "bevolkingsdichtheid"),
    LEEFTIJD: ("k_0tot", "k_15tot", "k_25tot", "k_45tot", "k_65jaar", "uitkeringaow"),
    INKOMEN: (
        "inkomen",
        "sociaalminimum",
        "sociaal_min",
        "vermogen",
        "gemiddeldescore",
        "armoede",
        "bijstand",
        "rondkomen",
    ),
}
_WORDS = {
    STEDELIJKHEID: "even stedelijk zijn",
    LEEFTIJD: "ongeveer evenveel 65-plussers hebben",
    INKOMEN: "ongeveer hetzelfde inkomen hebben",
}
_LEFT_OUT = {
    STEDELIJKHEID: "hoe stedelijk het is",
    LEEFTIJD: "leeftijd",
    INKOMEN: "inkomen",
}


@dataclass(frozen=True, slots=True)
class Traits:
    """What areas of one level are matched on; arrays in the order of `codes`, NaN where missing."""

    codes: npt.NDArray[np.str_]
    niveau: Niveau
    stedelijkheid: Floats  # class 1 (very urban) to 5
    aandeel_65: Floats  # share of 65 and older, any unit
    inkomen: Floats | None = None


@dataclass(frozen=True, slots=True)
class Peers:
    """The areas that are alike, without the area itself, and why these."""

    rows: npt.NDArray[np.intp]
    codes: tuple[str, ...]
    kenmerken: tuple[str, ...]  # traits that were used
    reden: str  # in Dutch, for the reader

    def __len__(self) -> int:
        return len(self.codes)


def defining(indicator: Indicator) -> frozenset[str]:
    """Traits that an indicator is itself made of, by the columns it comes from."""
    keys = [key.lower() for bron in indicator.bronnen for key in bron.kolom]
    found = {
        trait
        for trait, stems in _DEFINING.items()
        if any(stem in key for stem in stems for key in keys)
    }
    return frozenset(found)


def find(traits: Traits, at: int, *, without: Collection[str] = ()) -> Peers | None:
    """Areas like the one at row `at`, at least 30; None when even the first trait gives too few.

    without: traits that may not be used (`defining` of the indicator). With too few areas income
    goes first, then age.
    """
    usable = [(name, groups) for name, groups in _grouped(traits) if not np.isnan(groups[at])]
    usable = [(name, groups) for name, groups in usable if name not in without]
    for used in range(len(usable), 0, -1):
        same = np.all([groups == groups[at] for _, groups in usable[:used]], axis=0)
        same[at] = False
        if same.sum() >= MIN_PEERS:
            names = tuple(name for name, _ in usable[:used])
            dropped = tuple(name for name, _ in usable[used:])
            rows = np.flatnonzero(same)
            codes = tuple(str(code) for code in traits.codes[rows])
            reden = _reason(len(rows), traits.niveau, names, dropped, sorted(without))
            return Peers(rows, codes, names, reden)
    return None


def _grouped(traits: Traits) -> list[tuple[str, Floats]]:
    """Groups of each trait, in the order in which they are kept longest."""
    found = [(STEDELIJKHEID, traits.stedelijkheid)]
    for name, values in ((LEEFTIJD, traits.aandeel_65), (INKOMEN, traits.inkomen)):
        if values is not None and (~np.isnan(values)).sum() >= PEER_GROUPS:
            found.append((name, quantile_group(values, PEER_GROUPS, invert=False)))
    return found


def _reason(
    n: int, niveau: Niveau, names: Collection[str], dropped: Collection[str], left: Collection[str]
) -> str:
    areas = f"{text.number(n)} {position.PLURAL[niveau]}"
    alike = text.listing([_WORDS[name] for name in names])
    sentences = [f"Dit zijn {areas} in Nederland die {alike}."]
    if dropped:
        more = text.listing([_LEFT_OUT[name] for name in dropped])
        sentences.append(f"Met {more} erbij bleven er minder dan {MIN_PEERS} over.")
    if left:
        traits = text.listing([_LEFT_OUT[name] for name in left])
        sentences.append(f"We kiezen niet op {traits}: daar gaat het cijfer zelf over.")
    return " ".join(sentences)


def place_among(value: float, values: Floats, peers: Peers, niveau: Niveau) -> Position | None:
    """Position of a figure among the peers: "lager dan in 7 van de 10 vergelijkbare wijken"."""
    areas = f"vergelijkbare {position.PLURAL[niveau]}"
    return position.place(value, values[peers.rows], niveau, areas)


@dataclass(frozen=True, slots=True)
class Funnel:
    """Control limits around the average of the peers, as proportions, for a group of this size."""

    limits: Interval
    relation: Relation  # hoger, lager or vergelijkbaar; a position, not a verdict


def funnel(x: Floats, n: Floats, at: int, peers: Peers) -> Funnel | None:
    """Whether a counted share at row `at` lies outside the limits of its peers; None when missing.

    x, n: counts of the whole column.
    """
    known = ~(np.isnan(x[peers.rows]) | np.isnan(n[peers.rows]))
    rows = peers.rows[known]
    if np.isnan(x[at]) or not n[at] > 0 or not n[rows].sum() > 0:
        return None
    average = min(float(x[rows].sum() / n[rows].sum()), 1.0)
    limits = intervals.funnel_limits(average, n[at], CONFIDENCE)
    share = float(x[at] / n[at])
    if limits.lower <= share <= limits.upper:
        return Funnel(limits, Relation(VERGELIJKBAAR))
    return Funnel(limits, Relation(HOGER if share > average else LAGER))

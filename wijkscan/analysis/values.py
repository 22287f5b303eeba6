"""Result objects of the analysis: what table, map, report, app and JSON all show.

Nothing here computes. A figure (`Figure`) carries its value or the reason why it is missing,
its interval with the name of the method, its origin, and its comparisons and position.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wijkscan.store.columns import Niveau, Origin


class Verdict(StrEnum):
    """The one scale of verdicts (statistics.md 5.2)."""

    DUIDELIJK_HOGER = "duidelijk hoger"
    DUIDELIJK_LAGER = "duidelijk lager"
    MOGELIJK_HOGER = "mogelijk hoger"
    MOGELIJK_LAGER = "mogelijk lager"
    KLEIN_VERSCHIL = "duidelijk maar klein verschil"
    VERGELIJKBAAR = "vergelijkbaar"
    NIET_TE_VERGELIJKEN = "niet te vergelijken"


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its limits and the method that gave them. None: may not be given."""

    value: float | None
    lower: float | None
    upper: float | None
    method: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One area against one benchmark, from the same table, year and age group.

    `verdict` None means that no verdict belongs here (mean, distance, index, or an estimate without
    published bounds); `reason` then says so. With NIET_TE_VERGELIJKEN the reason is always filled.
    `difference` is area minus benchmark in the unit of the figure; `ratio` area / benchmark.
    `rank` of `tests`: place of the p-value in the Benjamini-Hochberg procedure.
    """

    tegen: str  # "NL", code of the gemeente
    naam: str  # "Nederland", "Rotterdam"
    value: float | None
    difference: float | None
    ratio: float | None
    verdict: Verdict | None
    reason: str | None
    gunstig: bool | None  # None: neutral, or no verdict higher/lower
    p: float | None = None
    p_adjusted: float | None = None
    rank: int | None = None
    tests: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Descriptive place among all areas of the level: "bij de hoogste 10% van de wijken".

    `share_below` is the share (0-1) of areas with a lower figure; `n` counts areas with a figure.
    """

    share_below: float
    n: int
    niveau: Niveau
    tekst: str  # "bij de hoogste 10% van de wijken", "hoger dan in 6 van de 10 wijken"


@dataclass(frozen=True, slots=True)
class Spread:
    """Spread of all areas of the level in the country, in the unit of the figure."""

    p5: float
    p25: float
    p50: float
    p75: float
    p95: float
    n: int
    niveau: Niveau


@dataclass(frozen=True, slots=True)
class Part:
    """One buurt (or part of "onze wijk") inside the area, for the spread within."""

    code: str
    naam: str
    value: float | None
    missing: str | None
    weight: float | None  # denominator, e.g. number of residents of that age


@dataclass(frozen=True, slots=True)
class PeerPlace:
    """Where an area stands among areas that are alike; a position, never a verdict."""

    position: Position
    median: float  # of the peers, in the unit of the figure
    codes: tuple[str, ...]
    kenmerken: tuple[str, ...]  # traits on which they were chosen
    reden: str  # why these, in Dutch


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator for one area, ready to be shown."""

    indicator: str
    leeftijd: str | None
    gebied: str  # code, or codes joined with "+" for a set
    niveau: Niveau
    eenheid: str
    value: float | None
    missing: str | None  # Dutch reason when value is None
    numerator: float | None
    denominator: float | None
    interval: Interval | None
    range_of_parts: tuple[float, float] | None  # for a set of areas when no honest aggregate exists
    position: Position | None
    spread: Spread | None
    comparisons: tuple[Comparison, ...]
    parts: tuple[Part, ...]
    origin: Origin | None
    peers: PeerPlace | None = None
    decimals: int | None = None  # of the published figure; None: counted, or not known

    def against(self, tegen: str) -> Comparison | None:
        """The comparison with one benchmark ("NL" or a gemeente code)."""
        return next((c for c in self.comparisons if c.tegen == tegen), None)

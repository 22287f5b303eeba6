"""Own figures as they are shown: the share with its limits, and what may be laid beside it.

An own figure is compared with another own figure of the same measurement only (R5), never with a
figure of the catalogue. Its verdict is at most "mogelijk": no correction for many comparisons is
possible on a handful of figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wijkscan.analysis.intervals import difference, proportion
from wijkscan.analysis.values import Interval, Verdict
from wijkscan.store.eigen_model import EigenCijfer, Manier

HOOGSTENS_NAAST = 5
_ANDERS = (  # in the order of `zelfde_meting`
    *("ander cijfer", "andere definitie", "andere leeftijd"),
    *("ander jaar", "andere bron", "anders gemaakt"),
)
_KLEIN = "minder dan 10 mensen"
_ZONDER_MARGE = "we weten niet hoe zeker de cijfers zijn"


@dataclass(frozen=True, slots=True)
class Beside:
    """Another own figure with the same name; without a value when it may not be compared."""

    cijfer: EigenCijfer
    value: float | None  # in %
    verdict: Verdict
    reason: str  # filled with NIET_TE_VERGELIJKEN


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """An own figure of the area. `value` in %, None when the count is below ten.

    `interval` (in %) only for a counted or asked part of a group: an estimate has more doubt in it
    than its numbers show.
    """

    cijfer: EigenCijfer
    value: float | None
    interval: Interval | None
    naast: tuple[Beside, ...] = ()


def own_figure(cijfer: EigenCijfer, others: Iterable[EigenCijfer] = ()) -> OwnFigure:
    """One figure with what lies beside it; `others` may hold anything, also the figure itself."""
    name, here = cijfer.zelfde_meting[0], set(cijfer.gebied)
    found = [o for o in others if o.zelfde_meting[0] == name and not here & set(o.gebied)]
    found.sort(key=lambda o: (o.zelfde_meting != cijfer.zelfde_meting, _size(o), o.gebied))
    return OwnFigure(
        cijfer,
        share(cijfer),
        limits(cijfer),
        tuple(_beside(cijfer, other) for other in found[:HOOGSTENS_NAAST]),
    )


def _size(cijfer: EigenCijfer) -> int:
    """The country first, then gemeenten, wijken, buurten."""
    return ["NL", "GM", "WK", "BU"].index(cijfer.gebied[0][:2])


def share(cijfer: EigenCijfer) -> float | None:
    """The figure in %; None when the count is hidden."""
    if cijfer.teller is not None and cijfer.noemer:
        return 100 * cijfer.teller / cijfer.noemer
    return cijfer.percentage


def limits(cijfer: EigenCijfer) -> Interval | None:
    """Wilson's limits in % of a part of a group; None when they may not be given."""
    if cijfer.teller is None or cijfer.noemer is None or cijfer.manier is Manier.GESCHAT:
        return None
    found = proportion(cijfer.teller, cijfer.noemer)
    return Interval(100 * found.value, 100 * found.lower, 100 * found.upper, found.method)


def _beside(own: EigenCijfer, other: EigenCijfer) -> Beside:
    pairs = zip(own.zelfde_meting, other.zelfde_meting, _ANDERS, strict=True)
    differs = [words for mine, theirs, words in pairs if mine != theirs]
    if differs:
        return Beside(other, None, Verdict.NIET_TE_VERGELIJKEN, ", ".join(differs))
    if own.teller_verborgen or other.teller_verborgen:
        return Beside(other, share(other), Verdict.NIET_TE_VERGELIJKEN, _KLEIN)
    if limits(own) is None or limits(other) is None:
        return Beside(other, share(other), Verdict.NIET_TE_VERGELIJKEN, _ZONDER_MARGE)
    gap = difference(own.teller, own.noemer, other.teller, other.noemer)
    verdict = Verdict.VERGELIJKBAAR
    if gap.lower > 0:
        verdict = Verdict.MOGELIJK_HOGER
    elif gap.upper < 0:
        verdict = Verdict.MOGELIJK_LAGER
    return Beside(other, share(other), verdict, "")

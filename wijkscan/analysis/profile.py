"""The profile of an area: all figures, what stands out, and the answer on diabetes.

The types that report, app and command line share. Assembling them from columns is pure; the
caller (scan/figures.py) reads the columns from the store.
"""

from __future__ import annotations

from dataclasses import dataclass

from wijkscan.analysis.eigen import OwnFigure
from wijkscan.analysis.values import Figure
from wijkscan.store.columns import Niveau, Origin


@dataclass(frozen=True, slots=True)
class Area:
    """What is being scanned: one area, or a set that the user calls "onze wijk"."""

    codes: tuple[str, ...]
    naam: str
    niveau: Niveau  # level of the parts in `codes`
    gemeente_code: str | None  # None when the parts lie in more than one gemeente
    gemeente_naam: str  # "Rotterdam", or "Rotterdam en Barendrecht"
    omschrijving: str  # "buurt in Feijenoord, Rotterdam"
    indeling: int
    buurten: tuple[str, ...] = ()  # codes of all buurten inside
    meldingen: tuple[str, ...] = ()  # what was left out or taken apart when areas were combined

    @property
    def code(self) -> str:
        """The code, or the codes of a set joined with "+"."""
        return "+".join(self.codes)


@dataclass(frozen=True, slots=True)
class Highlights:
    """What stands out, at most five each way; estimates without bounds apart (position only)."""

    ongunstig: tuple[Figure, ...]  # a verdict hoger/lager that is unfavourable, "duidelijk" first
    gunstig: tuple[Figure, ...]
    neutraal: tuple[Figure, ...]
    geschat_ongunstig: tuple[Figure, ...]  # bij de hoogste/laagste 10%, unfavourable side
    geschat_gunstig: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected number of people, from age alone: a range, never an interval, never a verdict.

    `low` and `high` are rounded to 5. `aanname` says in Dutch where the two ends come from.
    """

    low: int
    high: int
    groep: str
    population: float
    jaar: int
    aanname: str
    bron: str


@dataclass(frozen=True, slots=True)
class DiabetesAnswer:
    """The flagship question, answered with what exists at the level at which it exists."""

    geteld: tuple[Figure, ...]  # gemeente: users of diabetes medicines, when the table is there
    geteld_reden: str  # why there is no counted figure (yet), and how to get it; "" when there is
    verwant: tuple[Figure, ...]  # estimates for 65+ that go with diabetes
    verwacht: Expected | None
    verwacht_reden: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that is known about an area, in the order of the catalogue."""

    area: Area
    focus: str  # id of the focus (theme of the scan)
    figures: tuple[Figure, ...]
    kern: tuple[Figure, ...]  # the core set of the focus, in its order
    opvallend: Highlights
    diabetes: DiabetesAnswer
    origins: tuple[Origin, ...]  # every table used, once
    van_gemeente: tuple[Figure, ...] = ()  # figures that exist only for the whole gemeente
    eigen: tuple[OwnFigure, ...] = ()  # own figures (GGD, huisartsen, team) about exactly this area

    def figure(self, indicator: str, leeftijd: str | None = None) -> Figure | None:
        """One figure by its indicator and age group."""
        return next(
            (f for f in self.figures if f.indicator == indicator and f.leeftijd == leeftijd), None
        )

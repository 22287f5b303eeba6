"""The figures that stand frozen in a scan, laid out to be read like those of the tables."""

from __future__ import annotations

import math

from wijkscan.analysis.profile import Area, Profile
from wijkscan.analysis.values import Figure
from wijkscan.scan.model import Cijfer, Gebied, Wijkscan
from wijkscan.scan.profiles import assemble
from wijkscan.scan.thaw import Thawed, thaw
from wijkscan.store.catalogue import Catalogue, Focus
from wijkscan.store.columns import Niveau


def as_area(gebied: Gebied) -> Area:
    """The area of a scan in its own words, also when it is invented and has no codes."""
    words = gebied.niveau.value if gebied.niveau else ""
    niveau = next((level for level in Niveau if level.value == words), Niveau.WIJK)
    return Area(
        codes=tuple(gebied.codes),
        naam=gebied.naam.strip() or "deze wijk",
        niveau=niveau,
        gemeente_code=None,
        gemeente_naam=gebied.gemeente,
        omschrijving=f"{niveau} in {gebied.gemeente}" if gebied.gemeente else str(niveau),
        indeling=gebied.indeling or 0,
    )


def as_profile(scan: Wijkscan, catalogue: Catalogue) -> tuple[Profile, Catalogue]:
    """All figures that the group looked at as a profile, and the catalogue as it was then.

    What cannot be shown as a figure (no kind, no method) is left out; see `loose`.
    """
    found = [one for look in scan.kijkcijfers if (one := thaw(look.cijfer, catalogue))]
    figures = tuple(one.figure for one in found)
    then = with_words(catalogue, *found)
    known = catalogue.focussen.get(scan.focus)
    # not validated: a group may have looked at more than the twelve of a theme
    focus = Focus.model_construct(
        id=scan.focus,
        naam=known.naam if known else "",
        uitleg="",
        kernset=tuple((figure.indicator, figure.leeftijd or "") for figure in figures),
    )
    return assemble(as_area(scan.gebied), focus, then, figures, (), None, ""), then


def with_words(catalogue: Catalogue, *found: Thawed) -> Catalogue:
    """The catalogue with the words that these figures had when they were frozen."""
    then = {one.figure.indicator: one.indicator for one in found}
    return catalogue.model_copy(update={"indicatoren": catalogue.indicatoren | then})


def loose(scan: Wijkscan, catalogue: Catalogue) -> list[Cijfer]:
    """Figures that can only be shown as a sentence."""
    return [look.cijfer for look in scan.kijkcijfers if thaw(look.cijfer, catalogue) is None]


def is_newer(figure: Figure, cijfer: Cijfer) -> bool:
    """Whether a figure may be offered beside the frozen one: a later year, or a corrected value."""
    origin = figure.origin
    if figure.value is None or origin is None or cijfer.waarde is None or cijfer.jaar is None:
        return False
    if origin.jaar != cijfer.jaar:
        return origin.jaar > cijfer.jaar
    return not math.isclose(figure.value, cijfer.waarde, rel_tol=1e-9, abs_tol=1e-9)

"""Puts the figures of an area together: what stands out, the core set, and the diabetes answer."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan.analysis import position
from wijkscan.analysis.compare import favourable
from wijkscan.analysis.profile import Area, DiabetesAnswer, Expected, Highlights, Profile
from wijkscan.analysis.values import Comparison, Figure
from wijkscan.scan import scale
from wijkscan.store.catalogue import Catalogue, Focus, Methode
from wijkscan.store.columns import Origin

MOST = 5
"""At most five each way: more does not stand out."""

DIABETES_COUNTED = ("diabetesmiddelen",)
DIABETES_RELATED = (
    ("langdurige_aandoening", "65+"),
    ("ernstig_overgewicht", "65+"),
    ("overgewicht", "65+"),
    ("beweegrichtlijn", "65+"),
)
NOT_COUNTED = (
    "Er is geen open cijfer over diabetes voor een wijk of buurt. Per gemeente telt het CBS wie "
    "een diabetesmiddel krijgt (tabel 83251NED). Dat cijfer is niet meegeleverd; met internet "
    "haal je het op met ‘wijkscan bijwerken’. "
    "Vraag de huisartsen of de GGD naar een cijfer voor deze wijk."
)


def assemble(
    area: Area,
    focus: Focus,
    catalogue: Catalogue,
    figures: tuple[Figure, ...],
    van_gemeente: tuple[Figure, ...],
    expected: Expected | None,
    why_not_expected: str,
) -> Profile:
    """The profile of an area from its figures; pure putting together."""
    by_key = {_key(f): f for f in (*van_gemeente, *figures)}
    gemeente = {_key(f): f for f in van_gemeente}
    kern = tuple(_best(key, by_key, gemeente) for key in focus.kernset if key in by_key)
    return Profile(
        area=area,
        focus=focus.id,
        figures=figures,
        kern=kern,
        opvallend=highlights(figures, focus, catalogue),
        diabetes=_diabetes(by_key, gemeente, expected, why_not_expected),
        origins=_origins((*figures, *van_gemeente)),
        van_gemeente=van_gemeente,
    )


_Key = tuple[str, str]


def _key(figure: Figure) -> _Key:
    return figure.indicator, figure.leeftijd or ""


def _best(key: _Key, found: dict[_Key, Figure], gemeente: dict[_Key, Figure]) -> Figure:
    """The figure of the area itself; that of the gemeente only where the area has none."""
    own = found[key]
    return (
        gemeente[key] if own.value is None and not own.range_of_parts and key in gemeente else own
    )


def _diabetes(
    found: dict[_Key, Figure],
    gemeente: dict[_Key, Figure],
    expected: Expected | None,
    why_not_expected: str,
) -> DiabetesAnswer:
    counted = tuple(
        figure
        for key, figure in (gemeente | found).items()
        if key[0] in DIABETES_COUNTED and _best(key, found, gemeente).value is not None
    )
    return DiabetesAnswer(
        geteld=counted,
        geteld_reden="" if counted else NOT_COUNTED,
        verwant=tuple(found[key] for key in DIABETES_RELATED if key in found),
        verwacht=expected,
        verwacht_reden=why_not_expected,
    )


def highlights(figures: Iterable[Figure], focus: Focus, catalogue: Catalogue) -> Highlights:
    """What stands out for this focus, most certain first, then the largest difference.

    Only figures of its core set and about its age groups count; a focus without one age group is
    about everybody, so there all figures count. The core set goes first among equals.
    """
    core = set(focus.kernset)
    ages = {age for _, age in focus.kernset if age}
    everybody = ages <= {"18+"}
    fitting = [
        f
        for f in figures
        if f.value is not None
        and (_key(f) in core or f.leeftijd in ages or (everybody and f.leeftijd is None))
    ]
    judged = [(f, against) for f in fitting if (against := _standing(f))]
    judged.sort(key=lambda pair: _weight(pair[1]), reverse=True)
    placed = [f for f in fitting if _is_model(f, catalogue) and position.extreme(f.position)]
    placed.sort(key=lambda f: (_key(f) not in core, -_distance(f)))
    return Highlights(
        ongunstig=_most(f for f, against in judged if against.gunstig is False),
        gunstig=_most(f for f, against in judged if against.gunstig is True),
        neutraal=_most(f for f, against in judged if against.gunstig is None),
        geschat_ongunstig=_most(f for f in placed if _good_place(f, catalogue) is False),
        geschat_gunstig=_most(f for f in placed if _good_place(f, catalogue) is True),
    )


def _standing(figure: Figure) -> Comparison | None:
    """The comparison with the Netherlands when its verdict is hoger or lager."""
    found = figure.against("NL")
    return found if found and found.verdict in (*scale.HIGHER, *scale.LOWER) else None


def _weight(comparison: Comparison) -> tuple[bool, float]:
    ratio = comparison.ratio or 1.0
    return comparison.verdict in scale.SURE, max(ratio, 1 / ratio if ratio else 1.0)


def _is_model(figure: Figure, catalogue: Catalogue) -> bool:
    return catalogue.indicatoren[figure.indicator].methode is Methode.MODEL


def _good_place(figure: Figure, catalogue: Catalogue) -> bool | None:
    higher = position.extreme(figure.position) == position.HOOGSTE
    return favourable(higher, catalogue.indicatoren[figure.indicator].richting)


def _distance(figure: Figure) -> float:
    """How far from the middle of all areas, in widths of their spread: what stands out most."""
    spread = figure.spread
    if figure.value is None or spread is None or spread.p95 <= spread.p5:
        return 0.0
    return abs(figure.value - spread.p50) / (spread.p95 - spread.p5)


def _most(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figures)[:MOST]


def _origins(figures: Iterable[Figure]) -> tuple[Origin, ...]:
    """Every table used, once, whatever the column."""
    found = {(f.origin.tabel, f.origin.uitgave): f.origin for f in figures if f.origin is not None}
    return tuple(found.values())

"""Two areas beside each other on one figure: same table, year and age group, or the reason why not.

The second area is picked from many, so the test counts those that could have been picked: the ones
on the map (`among`) and all of its level in the same gemeenten. With enough of them some difference
is always there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wijkscan import text
from wijkscan.analysis import reasons, rounding
from wijkscan.analysis.aggregate import combine
from wijkscan.analysis.evidence import scale_of
from wijkscan.analysis.profile import Area
from wijkscan.analysis.two_areas import Difference, Gap, Share, compare_areas
from wijkscan.analysis.values import Comparison, Figure, Verdict
from wijkscan.scan import phrases, sidebyside_cijfers, wording
from wijkscan.scan.desk import Desk
from wijkscan.scan.figures import Variant
from wijkscan.store.catalogue import Indicator, Methode
from wijkscan.store.columns import LevelColumn, Missing

_SHARES = (Methode.AANDEEL, Methode.PERCENTAGE)
_OTHER = "de cijfers zijn niet van dezelfde tabel, hetzelfde jaar en dezelfde leeftijd"


@dataclass(frozen=True, slots=True)
class Paired:
    """One figure of two areas; `reason` says why the difference is not tested, "" when it is."""

    first: Figure
    second: Figure
    reason: str
    difference: Difference | None = None
    among: int = 0


def lay_beside(
    desk: Desk, variant: Variant, first: Area, second: Area, among: Iterable[str] = ()
) -> Paired:
    """The figure of both areas from one edition, and what may be said about the difference.

    among: codes of the areas that were in sight when the second was picked.
    """
    one = desk.figures.of_area(variant, first)
    year = one.origin.jaar if one.origin else None
    other = desk.figures.of_area(variant, second, year)
    reason = _reason(one, other, variant.indicator, first, second)
    if reason:
        return Paired(one, other, reason)
    return _tested(desk, variant, Paired(one, other, ""), first, second, among)


def _reason(
    one: Figure, other: Figure, indicator: Indicator, first: Area, second: Area
) -> str:  # the order is that of importance: without a figure nothing else matters
    if one.value is None or other.value is None:
        return "Niet van allebei de gebieden is er een cijfer."
    if _edition(one) != _edition(other):
        return f"Dit verschil kunnen we niet beoordelen: {_OTHER}."
    if indicator.methode is Methode.MODEL:
        return sidebyside_cijfers.GESCHAT
    if indicator.methode not in _SHARES:
        return sidebyside_cijfers.GEEN_DEEL
    if set(first.buurten or first.codes) & set(second.buurten or second.codes):
        return sidebyside_cijfers.OVERLAP
    return ""


def _edition(figure: Figure) -> tuple[object, ...]:
    origin = figure.origin
    known = (origin.tabel, origin.uitgave, origin.jaar, origin.kolom) if origin else ()
    return (*known, figure.leeftijd)


def _tested(
    desk: Desk,
    variant: Variant,
    pair: Paired,
    first: Area,
    second: Area,
    among: Iterable[str],
) -> Paired:
    year = pair.first.origin.jaar if pair.first.origin else None
    columns = [desk.figures.column(variant, area, year) for area in (first, second)]
    own, theirs = (
        None if isinstance(column, Missing) else _share(column, area.codes, variant.indicator)
        for column, area in zip(columns, (first, second), strict=True)
    )
    if own is None or theirs is None or isinstance(columns[1], Missing):
        return Paired(pair.first, pair.second, sidebyside_cijfers.GEEN_AANTAL)
    level, skip = columns[1], {*first.codes, *first.buurten, *second.codes}
    around = {code[2:6] for code in (*first.codes, *second.codes)}
    near = [code for code in map(str, level.codes) if code[2:6] in around]
    wanted = [code for code in dict.fromkeys((*among, *near)) if code not in skip]
    others = [_share(level, (code,), variant.indicator) for code in wanted]
    pairs = [(own, theirs), *((own, other) for other in others if other is not None)]
    return Paired(pair.first, pair.second, "", compare_areas(pairs)[0], len(pairs))


def _share(column: LevelColumn, codes: tuple[str, ...], indicator: Indicator) -> Share | None:
    """The counts behind a figure of one or more areas; None where they are not known."""
    rows = [at for code in codes if (at := column.index_of(code)) is not None]
    whole = combine(column, rows, indicator) if rows else None
    if whole is None or whole.value is None or not whole.denominator:
        return None
    away = float(rounding.deviation(column.count_step, len(rows)))
    if whole.numerator is not None:
        return Share(min(whole.numerator, whole.denominator), whole.denominator, away)
    scale = scale_of(column.eenheid)
    counted = min(whole.value / scale, 1.0) * whole.denominator
    return Share(counted, whole.denominator, away, column.value_step / scale / 2)


def spoken(pair: Paired, indicator: Indicator, first: str, second: str) -> wording.Spoken:
    """Both figures and their difference in words; `first` and `second` name the areas."""
    return wording.Spoken(
        (*_both(pair, indicator, first, second), *_difference(pair, indicator)),
        (*_precisely(pair, indicator, first, second), *_difference(pair, indicator)),
    )


def _both(pair: Paired, indicator: Indicator, first: str, second: str) -> list[str]:
    if pair.second.value is None:
        return [
            *phrases.what(pair.first, indicator, first, None),
            *phrases.nothing(pair.second, indicator, second),
        ]
    real = pair.difference and pair.difference.gap in (Gap.CLEAR, Gap.POSSIBLE, Gap.SMALL)
    verdict = Verdict.KLEIN_VERSCHIL if real else None  # two numbers that differ never look alike
    beside = Comparison("", second, pair.second.value, None, None, verdict, None, None)
    return phrases.what(pair.first, indicator, first, beside)


def _difference(pair: Paired, indicator: Indicator) -> list[str]:
    if pair.difference is None:
        return [*_distance(pair, indicator), pair.reason]
    match pair.difference.gap:
        case Gap.CLEAR:
            return ["Het verschil is duidelijk.", "Zo'n groot verschil is bijna nooit toeval."]
        case Gap.SMALL:
            return ["Het verschil is echt, maar klein."]
        case Gap.POSSIBLE:
            picked = f"Je koos uit {pair.among} gebieden: dan is er altijd wel een verschil."
            return [
                "Er is een verschil, maar het kan toeval zijn.",
                *([picked] if pair.among > 1 else []),
            ]
        case Gap.NONE:
            return [
                "Ongeveer gelijk: het verschil kan toeval zijn.",
                "Dat bewijst niet dat het gelijk is.",
            ]
        case Gap.UNTESTED:
            because = reasons.clause(pair.difference.reason)
            return [f"Dit verschil kunnen we niet goed beoordelen, omdat {because}."]


def _distance(pair: Paired, indicator: Indicator) -> list[str]:
    """In kilometres a difference is said from half a kilometre."""
    if indicator.eenheid != "km" or pair.first.value is None or pair.second.value is None:
        return []
    gap = pair.first.value - pair.second.value
    farther = phrases.distance(gap)
    return [f"Dat is {farther}." if farther else "Dat scheelt minder dan een halve kilometer."]


def _precisely(pair: Paired, indicator: Indicator, first: str, second: str) -> list[str]:
    """Values, limits of the difference and the test, for vaktaal."""
    lines = [
        f"{name}: {phrases.as_given(figure, indicator, figure.value)}."
        if figure.value is not None
        else f"{name}: geen cijfer ({figure.missing})."
        for name, figure in ((first, pair.first), (second, pair.second))
    ]
    found = pair.difference
    if found is None or found.limits.lower is None or found.limits.upper is None:
        return lines
    scale = scale_of(indicator.eenheid)
    low, high = (text.number(end * scale, 1) for end in (found.limits.lower, found.limits.upper))
    unit = "procentpunt" if indicator.eenheid == "%" else indicator.eenheid
    lines.append(f"Verschil: 95%-grenzen {low} tot {high} {unit} ({found.limits.method}).")
    if found.p_adjusted is not None:
        lines.append(
            f"p na correctie voor {text.plural(pair.among, 'gebied', 'gebieden')}: "
            f"{wording.small_p(found.p_adjusted)}."
        )
    return lines

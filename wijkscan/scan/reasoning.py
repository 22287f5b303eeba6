"""The answer to "Hoe weten we dit?": every step behind one verdict, each in a sentence.

The numbers are those of the result object; only the limits without rounding are worked out again,
to show what rounding changes.
"""

from __future__ import annotations

from wijkscan import text
from wijkscan.analysis import intervals, rounding
from wijkscan.analysis.choices import (
    FALSE_DISCOVERY_RATE,
    RELEVANT_HIGH,
    RELEVANT_LOW,
)
from wijkscan.analysis.evidence import WIDENED, scale_of
from wijkscan.analysis.judged import shown_count
from wijkscan.analysis.position import PLURAL
from wijkscan.analysis.values import Comparison, Figure, Verdict
from wijkscan.scan import scale
from wijkscan.scan.phrases import as_given, group, precise
from wijkscan.scan.wording import position_sentence, small_p
from wijkscan.store.catalogue import Indicator, Methode
from wijkscan.store.columns import Niveau


def onderbouwing(
    figure: Figure, indicator: Indicator, comparison: Comparison | None, naam: str
) -> list[str]:
    """The reasoning for one verdict: value, count, rounding, limits, test, verdict, source."""
    steps = _value(figure, indicator, naam)
    if figure.value is not None:
        steps += _count(figure, indicator)
        steps += _limits(figure, indicator)
        if comparison is not None:
            steps += _benchmark(figure, indicator, comparison)
            steps += _test(figure, indicator, comparison)
            steps += _size(comparison)
        steps += _position(figure, indicator, naam)
    if comparison is not None:
        steps += _verdict(comparison)
    return steps + origin_lines(figure)


def _value(figure: Figure, indicator: Indicator, naam: str) -> list[str]:
    if figure.value is None:
        return [f"{indicator.naam}: voor {naam} is er geen cijfer. Reden: {figure.missing}."]
    made = f"Soort cijfer: {indicator.soort}."
    return [f"{indicator.naam} in {naam}: {as_given(figure, indicator, figure.value)}.", made]


def _count(figure: Figure, indicator: Indicator) -> list[str]:
    size = shown_count(figure.denominator)
    if size is None:
        return []
    who = group(indicator, figure.leeftijd)
    count = shown_count(figure.numerator)
    if indicator.methode is Methode.PERCENTAGE or count is None:
        return [
            f"Het percentage gaat over {size} {who}.",
            "Het aantal staat niet in de bron: we rekenen het terug uit het percentage.",
        ]
    return [f"Dat komt van {count} op {size} {who}."]


def _limits(figure: Figure, indicator: Indicator) -> list[str]:
    limits = figure.interval
    if limits is None or limits.lower is None or limits.upper is None:
        return ["Bij dit cijfer horen geen grenzen."]
    low, high = (precise(indicator, end) for end in (limits.lower, limits.upper))
    if WIDENED not in limits.method:
        return [f"Grenzen (95%, {limits.method}): {low} tot {high}."]
    steps = ["De bron rondt af."]
    if figure.niveau in (Niveau.WIJK, Niveau.BUURT):
        away = rounding.deviation_of(figure.gebied)
        steps = [f"{steps[0]} Het CBS rondt aantallen van wijken en buurten door loten af op 5."]
        steps.append(f"Het echte aantal kan daardoor tot {away} hoger of lager zijn.")
    if figure.numerator is None:
        steps.append("Ook het percentage waarmee we vergelijken, is afgerond.")
    plain = _without_rounding(figure, indicator)
    if plain is not None:
        steps.append(f"Grenzen (95%) zonder het afronden: {plain[0]} tot {plain[1]}.")
    steps.append(f"Grenzen (95%, {limits.method}): {low} tot {high}.")
    return steps


def _without_rounding(figure: Figure, indicator: Indicator) -> tuple[str, str] | None:
    unit = scale_of(indicator.eenheid)
    n, value = figure.denominator, figure.value
    if n is None or value is None or n <= 0:
        return None
    x = figure.numerator if figure.numerator is not None else value * n / unit
    if indicator.methode is Methode.GEBEURTENIS:
        found = intervals.rate(x, n, per=unit)
    else:
        found = intervals.proportion(min(x, n), n)
        return precise(indicator, found.lower * unit), precise(indicator, found.upper * unit)
    return precise(indicator, found.lower), precise(indicator, found.upper)


def _benchmark(figure: Figure, indicator: Indicator, comparison: Comparison) -> list[str]:
    if comparison.value is None:
        return [f"Voor {comparison.naam} is er geen cijfer om mee te vergelijken."]
    steps = [f"{text.capital(comparison.naam)}: {as_given(figure, indicator, comparison.value)}."]
    if comparison.naam.startswith("de rest van"):
        steps.append(
            "Dit gebied is meer dan een tiende van de gemeente. Daarom vergelijken we met de rest."
        )
    return steps


def _test(figure: Figure, indicator: Indicator, comparison: Comparison) -> list[str]:
    if comparison.p is None or figure.interval is None or comparison.value is None:
        return []
    steps = [_inside(figure, comparison)]
    test = "exacte Poisson-toets" if indicator.methode is Methode.GEBEURTENIS else "score-toets"
    steps.append(
        f"De kans op zo'n verschil door toeval alleen is {small_p(comparison.p)}"
        f" ({test}, bij de ongunstigste afronding)."
    )
    areas = f"{text.number(comparison.tests or 0)} {PLURAL[figure.niveau]}"
    place = f"plaats {text.number(comparison.rank or 0)} van {text.number(comparison.tests or 0)}"
    steps.append(f"We vergelijken {areas} tegelijk. Een paar verschillen dan altijd door toeval.")
    steps.append(
        f"Na de correctie daarvoor (Benjamini-Hochberg, {place}) is de kans"
        f" {small_p(comparison.p_adjusted or 0.0)}. Onder {text.number(FALSE_DISCOVERY_RATE, 2)}"
        " zeggen we 'duidelijk'."
    )
    return steps


def _inside(figure: Figure, comparison: Comparison) -> str:
    limits = figure.interval
    if limits is None or limits.lower is None or limits.upper is None or comparison.value is None:
        return ""
    if limits.lower <= comparison.value <= limits.upper:
        return f"Het cijfer van {comparison.naam} ligt binnen de grenzen."
    return f"Het cijfer van {comparison.naam} ligt buiten de grenzen."


def _size(comparison: Comparison) -> list[str]:
    if comparison.ratio is None or comparison.p is None:
        return []
    low, high = text.number(RELEVANT_LOW, 2), text.number(RELEVANT_HIGH, 2)
    ratio = text.number(comparison.ratio, 2)
    return [f"De verhouding is {ratio}. Van {low} tot en met {high} noemen we het verschil klein."]


def _position(figure: Figure, indicator: Indicator, naam: str) -> list[str]:
    place = figure.position
    if place is None:
        return []
    estimated = indicator.methode is Methode.MODEL
    areas = f"{text.number(place.n)} {PLURAL[place.niveau]} hebben een cijfer."
    return [position_sentence(place, naam, estimated=estimated), areas]


def _verdict(comparison: Comparison) -> list[str]:
    reason = f" Reden: {comparison.reason}." if comparison.reason else ""
    if comparison.verdict is None:
        return [f"Er hoort geen oordeel bij.{reason}"]
    if comparison.verdict is Verdict.NIET_TE_VERGELIJKEN:
        return [f"Oordeel: niet te vergelijken.{reason}"]
    favour = scale.favour(comparison)
    return [f"Oordeel: {scale.label(comparison.verdict)}{f', {favour}' if favour else ''}."]


def origin_lines(figure: Figure) -> list[str]:
    """Producer, table, edition, year, column, level, age group, licence and date, in sentences."""
    origin = figure.origin
    if origin is None:
        return []
    age = f" Leeftijd: {figure.leeftijd}." if figure.leeftijd else ""
    fetched = f"Opgehaald: {origin.opgehaald}. " if origin.opgehaald else ""
    return [
        f"Bron: {origin.producent}, tabel {origin.tabel} ({origin.titel}).",
        f"Uitgave: {origin.uitgave}.",
        f"Kolom {origin.kolom}, jaar {origin.jaar}, gebieden van {origin.indeling},"
        f" niveau {figure.niveau}.{age}",
        f"{fetched}Licentie: {origin.licentie}.",
    ]

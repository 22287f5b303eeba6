"""The stones of a sentence: about whom, how many of the 100, and two values side by side."""

from __future__ import annotations

from wijkscan import text
from wijkscan.analysis.choices import DISTANCE_WORTH_SAYING
from wijkscan.analysis.evidence import scale_of
from wijkscan.analysis.values import Comparison, Figure, Verdict
from wijkscan.scan import scale
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Niveau

_ONE = {
    "zijn": "is",
    "hebben": "heeft",
    "doen": "doet",
    "wonen": "woont",
    "krijgen": "krijgt",
    "roken": "rookt",
    "drinken": "drinkt",
    "voldoen": "voldoet",
    "ervaren": "ervaart",
    "voelen": "voelt",
    "lopen": "loopt",
    "geven": "geeft",
    "kunnen": "kan",
    "gebruiken": "gebruikt",
    "ontvangen": "ontvangt",
    "sporten": "sport",
    "vinden": "vindt",
    "staan": "staat",
    "horen": "hoort",
    "huren": "huurt",
    "worden": "wordt",
    "werken": "werkt",
    "leven": "leeft",
    "missen": "mist",
    "slapen": "slaapt",
    "gaan": "gaat",
    "liggen": "ligt",
    "bestaan": "bestaat",
    "hadden": "had",
    "dachten": "dacht",
}
_AGES = {
    "18+": "volwassenen",
    "65+": "65-plussers",
    "18-65": "volwassenen tot 65 jaar",
    "75+": "75-plussers",
    "85+": "85-plussers",
    "gestandaardiseerd": "mensen (omgerekend voor leeftijd)",
}
_PEOPLE = ("inwoners", "volwassenen", "mensen", "ouderen", "65-plussers")


def place_of(niveau: Niveau) -> str:
    """ "deze wijk", "deze buurt", "deze gemeente"; Nederland for the country."""
    return "Nederland" if niveau is Niveau.LAND else f"deze {niveau}"


def group(indicator: Indicator, leeftijd: str | None) -> str:
    """About whom, plural: the age group names people, a household stays a household."""
    if leeftijd is None or indicator.groep not in _PEOPLE:
        return indicator.groep
    if leeftijd in _AGES:
        return _AGES[leeftijd]
    low, _, high = leeftijd.partition("-")
    return f"mensen van {low} tot {high} jaar" if high else indicator.groep


def shown(indicator: Indicator, value: float) -> str:
    """A value with its unit and the decimals of the indicator: "12,3%"."""
    return text.value(value, indicator.eenheid, indicator.decimalen)


def precise(indicator: Indicator, value: float) -> str:
    """The same for vaktaal: shares with at least one decimal, so that limits can be told apart."""
    least = 1 if scale_of(indicator.eenheid) > 1 else 0
    return text.value(value, indicator.eenheid, max(indicator.decimalen, least))


def as_given(figure: Figure, indicator: Indicator, value: float) -> str:
    """A value of this figure for vaktaal; what its source gives in whole numbers stays whole."""
    if figure.decimals == 0:
        return text.value(value, indicator.eenheid)
    return precise(indicator, value)


def pair(indicator: Indicator, first: float, second: float) -> tuple[str, str]:
    """Two values to set side by side, with more decimals when they would look the same."""
    both = ["", ""]
    for extra in (0, 1, 2):
        decimals = indicator.decimalen + extra
        both = [text.value(v, indicator.eenheid, decimals) for v in (first, second)]
        if both[0] != both[1]:
            break
    return both[0], both[1]


def distance(gap: float) -> str:
    """ "1,4 km verder", "0,5 km dichterbij"; empty below half a kilometre."""
    apart = round(abs(gap), 6)  # 1.4 less 0.9 is a half, and not 0.4999...
    if apart < DISTANCE_WORTH_SAYING:
        return ""
    return f"{text.value(apart, 'km', 1)} {'verder' if gap > 0 else 'dichterbij'}"


def is_share(indicator: Indicator) -> bool:
    """Whether the figure is so many people of 100 (or 1,000), and not a number of events."""
    return scale_of(indicator.eenheid) > 1 and indicator.werkwoord != "is"


def out_of(eenheid: str, values: list[float], *, apart: bool) -> tuple[list[str], int]:
    """Values as whole numbers of 100; of 1,000 (10,000) when 100 would make them 0.

    apart: the values differ and must not look the same.
    """
    unit = scale_of(eenheid)
    start = max(100, int(unit))
    base, amounts = start, [0]
    for base in (start, start * 10):
        amounts = [int(text.rounded(value * base / unit)) for value in values]
        vanished = any(
            value > 0 and not amount for value, amount in zip(values, amounts, strict=True)
        )
        if not vanished and not (apart and len(set(amounts)) < len(set(values))):
            break
    return [text.number(amount) for amount in amounts], base


def _verb(verb: str, amount: str) -> str:
    return _ONE.get(verb, verb) if amount == "1" else verb


def of_people(
    indicator: Indicator, value: float, leeftijd: str | None, naam: str, against: Comparison | None
) -> list[str]:
    """ "In X zijn ongeveer 22 van de 100 65-plussers eenzaam. In Nederland zijn dat er 10." """
    other = None if against is None else against.value
    apart = against is not None and against.verdict in (
        *scale.HIGHER,
        *scale.LOWER,
        Verdict.KLEIN_VERSCHIL,
    )
    values = [value] if other is None else [value, other]
    amounts, base = out_of(indicator.eenheid, values, apart=apart)
    of = f"ongeveer {amounts[0]} van de {text.number(base)} {group(indicator, leeftijd)}"
    if indicator.werkwoord:
        verb = _verb(indicator.werkwoord, amounts[0])
        sentences = [f"In {naam} {verb} {of} {indicator.gezegde}".rstrip() + "."]
    else:
        sentences = [f"{indicator.naam}: in {naam} {of}."]
    if against is not None and other is not None:
        sentences.append(f"In {against.naam} {_verb('zijn', amounts[1])} dat er {amounts[1]}.")
    return sentences


def of_things(
    indicator: Indicator, value: float, naam: str, against: Comparison | None
) -> list[str]:
    """ "In X is de gemiddelde afstand tot de huisarts 0,7 km. In Nederland is dat 1,0 km." """
    of = f" {indicator.groep}" if indicator.eenheid.startswith("per ") else ""
    own = f"{shown(indicator, value)}{of}"
    if indicator.werkwoord == "is":
        sentences = [f"In {naam} is {indicator.gezegde} {own}."]
    else:
        sentences = [f"{indicator.naam} in {naam}: {own}."]
    if against is not None and against.value is not None:
        sentences.append(f"In {against.naam} is dat {shown(indicator, against.value)}.")
    return sentences


def nothing(figure: Figure, indicator: Indicator, naam: str) -> list[str]:
    """Why there is no figure, or the range of the parts when only those have one."""
    if figure.range_of_parts is None:
        return [f"{indicator.naam}: geen cijfer voor {naam}.", f"Reden: {figure.missing}."]
    low, high = (shown(indicator, end) for end in figure.range_of_parts)
    return [
        f"{indicator.naam}: voor {naam} als geheel is er geen cijfer.",
        f"In de delen loopt het van {low} tot {high}.",
    ]


def what(figure: Figure, indicator: Indicator, naam: str, against: Comparison | None) -> list[str]:
    """The figure itself, with the benchmark beside it; or why there is none."""
    if figure.value is None:
        return nothing(figure, indicator, naam)
    if is_share(indicator):
        return of_people(indicator, figure.value, figure.leeftijd, naam, against)
    return of_things(indicator, figure.value, naam, against)

"""How age is spoken: expected numbers, "doordat er meer ouderen wonen", and an own count."""

from __future__ import annotations

from wijkscan import text
from wijkscan.analysis.choices import ROUND_EXPECTED_TO
from wijkscan.analysis.expected import OwnCount, Split
from wijkscan.analysis.profile import Expected

OTHER_PEOPLE = "Let op: patiënten van een praktijk of team zijn niet precies de mensen uit de wijk."
_LARGEST = 0.75
_NOTHING = 0.0005


def expected_range(expected: Expected, between: str = "–") -> str:
    """The range of an expected number as printed; a small one never becomes 0."""
    low, high = text.number(expected.low), text.number(expected.high)
    if not expected.low:
        return f"hoogstens {high}" if expected.high else f"minder dan {ROUND_EXPECTED_TO}"
    return low if low == high else f"{low}{between}{high}"


def split_sentences(split: Split, naam: str) -> list[str]:
    """Which part of a difference with the Netherlands is age, and which part is not."""
    gap = split.crude - split.reference
    if abs(gap) < _NOTHING:
        return [f"Het cijfer van {naam} is gelijk aan dat van Nederland."]
    higher = gap > 0
    whole = f"{_points(abs(gap))} {'hoger' if higher else 'lager'} dan in Nederland"
    return [f"Het cijfer van {naam} is {whole}.", *_shares(split, higher)]


def _points(share: float) -> str:
    return f"{text.number(100 * share, 1)} procentpunt"


def _shares(split: Split, higher: bool) -> list[str]:
    gap = split.crude - split.reference
    part = split.older / gap
    age = "ouder" if (split.older > 0) else "jonger"
    other = "meer" if split.more > 0 else "minder"
    if part < 0 or part > 1:
        return [
            f"De bevolking is {age}: alleen daardoor zou het cijfer {_points(abs(split.older))}"
            f" {'hoger' if split.older > 0 else 'lager'} zijn.",
            f"Het is {_points(abs(split.more))} {other} dan we bij deze leeftijden verwachten.",
        ]
    if part >= _LARGEST:
        size = ("Het grootste deel", "Een klein deel")
    elif part <= 1 - _LARGEST:
        size = ("Een klein deel", "Het grootste deel")
    else:
        size = ("Een deel", "Een deel")
    direction = "meer" if higher else "minder"
    by_age, beyond = _points(abs(split.older)), _points(abs(split.more))
    return [
        f"{size[0]} van dat verschil ({by_age}) komt doordat de bevolking {age} is.",
        f"{size[1]} ({beyond}) is {direction} dan we bij deze leeftijden verwachten.",
    ]


def own_count_sentences(own: OwnCount, groep: str) -> list[str]:
    """An own count beside the expected number; a small count without any ratio."""
    expected = text.number(own.expected)
    first = f"Geteld: {own.shown}. Verwacht op grond van leeftijd: ongeveer {expected} {groep}."
    ratio = own.ratio
    if ratio is None or ratio.value is None or ratio.lower is None or ratio.upper is None:
        return [first, "Bij zo'n klein aantal vergelijken we niet.", OTHER_PEOPLE]
    value, low, high = (text.number(end) for end in (ratio.value, ratio.lower, ratio.upper))
    return [
        first,
        f"Dat is {value} op elke 100 die we verwachten.",
        f"Door toeval kan dat ook tussen {low} en {high} liggen.",
        OTHER_PEOPLE,
    ]

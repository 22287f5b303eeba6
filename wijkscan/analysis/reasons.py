"""Why a figure is not compared, or gets no verdict; one number, two Dutch forms of the reason."""

from __future__ import annotations

from enum import IntEnum

from wijkscan.analysis.choices import MIN_DENOMINATOR
from wijkscan.store.columns import Missing


class Reason(IntEnum):
    """The first are those of `Missing`; from 30 on there is no verdict because none belongs."""

    NONE = 0
    WITHHELD = 1
    IMPOSSIBLE = 2
    NOT_IN_EDITION = 3
    NOT_AT_LEVEL = 4
    OTHER_DIVISION = 5
    ROUNDED_AWAY = 6
    SMALL = 10
    ROUNDING = 11
    NO_DENOMINATOR = 12
    DENOMINATOR_MISSING = 13
    BENCHMARK_MISSING = 14
    OTHER_SOURCE = 15
    IS_BENCHMARK = 16
    TOO_LARGE_PART = 17
    PARTS_MISSING = 18
    MODEL_WITHOUT_BOUNDS = 30
    MEAN = 31
    DISTANCE = 32
    INDEX = 33
    PLAIN_COUNT = 34
    EXPECTED = 35
    NO_WHOLE = 36

    @property
    def tekst(self) -> str:
        """The reason on its own, as printed in tables and JSON."""
        return _TEXTS[self][0]

    @property
    def omdat(self) -> str:
        """The reason as it follows "omdat"."""
        return _TEXTS[self][1]


_TEXTS: dict[Reason, tuple[str, str]] = {
    Reason.NONE: ("", ""),
    Reason.WITHHELD: (Missing.WITHHELD.reden, "de bron dit cijfer niet geeft (onbekend of geheim)"),
    Reason.IMPOSSIBLE: (Missing.IMPOSSIBLE.reden, "dit cijfer hier niet bestaat"),
    Reason.NOT_IN_EDITION: (
        Missing.NOT_IN_EDITION.reden,
        "dit cijfer nog niet in deze uitgave staat",
    ),
    Reason.NOT_AT_LEVEL: (Missing.NOT_AT_LEVEL.reden, "er op dit niveau geen cijfer is"),
    Reason.OTHER_DIVISION: (
        Missing.OTHER_DIVISION.reden,
        "het gebied toen andere grenzen had",
    ),
    Reason.ROUNDED_AWAY: (
        Missing.ROUNDED_AWAY.reden,
        "de afgeronde aantallen in de bron niet samen passen",
    ),
    Reason.SMALL: (
        f"te kleine groep: minder dan {MIN_DENOMINATOR}",
        f"de groep te klein is (minder dan {MIN_DENOMINATOR})",
    ),
    Reason.ROUNDING: (
        "door het afronden van het CBS is dit te onzeker",
        "het door het afronden van het CBS te onzeker is",
    ),
    Reason.NO_DENOMINATOR: (
        "niet bekend om hoeveel mensen het gaat",
        "niet bekend is om hoeveel mensen het gaat",
    ),
    Reason.DENOMINATOR_MISSING: (
        "het aantal waar dit cijfer over gaat, ontbreekt hier",
        "het aantal waar dit cijfer over gaat, hier ontbreekt",
    ),
    Reason.BENCHMARK_MISSING: (
        "het cijfer om mee te vergelijken ontbreekt",
        "het cijfer om mee te vergelijken ontbreekt",
    ),
    Reason.OTHER_SOURCE: (
        "het andere cijfer komt uit een andere tabel, een ander jaar of een andere leeftijdsgroep",
        "het andere cijfer uit een andere tabel, een ander jaar of een andere leeftijdsgroep komt",
    ),
    Reason.IS_BENCHMARK: (
        "dit gebied is zelf de vergelijking",
        "dit gebied zelf de vergelijking is",
    ),
    Reason.TOO_LARGE_PART: (
        "dit gebied is een te groot deel van het gebied om mee te vergelijken",
        "dit gebied een te groot deel is van het gebied om mee te vergelijken",
    ),
    Reason.PARTS_MISSING: (
        "van een van de delen ontbreekt het cijfer",
        "van een van de delen het cijfer ontbreekt",
    ),
    Reason.MODEL_WITHOUT_BOUNDS: (
        "geschat cijfer zonder gepubliceerde marges",
        "dit een schatting is zonder gepubliceerde marges",
    ),
    Reason.MEAN: (
        "gemiddelde zonder gepubliceerde spreiding",
        "van dit gemiddelde de spreiding niet bekend is",
    ),
    Reason.DISTANCE: (
        "berekende afstand of aantal voorzieningen",
        "dit een berekende afstand of een aantal voorzieningen is",
    ),
    Reason.INDEX: (
        "score zonder gepubliceerde marges",
        "van deze score de marges niet bekend zijn",
    ),
    Reason.PLAIN_COUNT: (
        "een aantal: grote gebieden hebben vanzelf meer",
        "een aantal vanzelf groter is in een groter gebied",
    ),
    Reason.EXPECTED: (
        "verwacht op grond van leeftijd, niet gemeten",
        "dit is verwacht en niet gemeten",
    ),
    Reason.NO_WHOLE: (
        "van deze gebieden samen is geen cijfer te maken, alleen van de delen",
        "van deze gebieden samen geen cijfer te maken is",
    ),
}

_CLAUSES = dict(_TEXTS.values())


def clause(tekst: str) -> str:
    """The form after "omdat" of a reason that was kept as its own text."""
    return _CLAUSES.get(tekst, tekst)

"""Words and small pieces that the parts of a comparison share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wijkscan import text as dutch
from wijkscan.report.blocks import Text, strong, text
from wijkscan.scan.model import Besluit, Probleem, eigen_woorden
from wijkscan.scan.rules_feiten import soorten
from wijkscan.scan.sidebyside_basis import Kant, SideBySide, Soort

TELWOORD = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes"}
GEEN_WEDSTRIJD = (
    "Dit is geen wedstrijd en geen ranglijst. Elke groep zag iets anders. Daar leren jullie van."
)
TITELS = {
    Soort.OORZAAK: "Zelfde probleem, andere oorzaak",
    Soort.TEKEN: "Zelfde teken, anders gelezen",
    Soort.EEN_GROEP: "Gezien door één groep",
    Soort.EEN_WIJK: "Alleen in één wijk",
    Soort.BEWIJS: "Ander bewijs",
    Soort.BEWONER: "De stem van bewoners mist",
    Soort.HERKEN: "De één herkent het cijfer, de ander niet",
    Soort.NIET_HERKEND: "Niemand herkent het cijfer",
    Soort.KEUZE: "Een andere keuze",
    Soort.STEMMEN: "Stemmen ver uit elkaar",
    Soort.PARTIJ: "Meer groepen vragen dezelfde",
    Soort.STERK: "Sterk volgens één groep",
}
BESLUITEN = {
    Besluit.HOUDEN: "Gaat mee",
    Besluit.PARKEREN: "Bewaren voor later",
    Besluit.LATEN: "Gaat niet mee",
}
"""What can happen to a record when scans become one: on the screen and in the report."""
BRONNEN = {
    "cijfer": "cijfers",
    "observatie": "gezien op straat",
    "gesprek": "gehoord van bewoners",
    "professional": "gehoord van professionals",
}


def wijken(naast: SideBySide) -> str:
    """ "Hillesluis en Kalsdonk"."""
    return dutch.listing(list(dict.fromkeys(kant.gebied for kant in naast.kanten if kant.gebied)))


def titel(naast: SideBySide) -> str:
    """ "drie scans van Hillesluis"."""
    waar = wijken(naast)
    return f"{TELWOORD[len(naast.kanten)]} scans{f' van {waar}' if waar else ''}"


def uitslag(telling: Mapping[Besluit, int]) -> str:
    """How many records went along, were kept for later or stayed behind."""
    mee, later, niet = (telling.get(besluit, 0) for besluit in BESLUITEN)
    zinnen = [f"{dutch.plural(mee, 'onderdeel gaat', 'onderdelen gaan')} mee."]
    if later:
        zinnen.append(f"{later} bewaren jullie voor later.")
    if niet:
        zinnen.append(f"{niet} {'gaat' if niet == 1 else 'gaan'} niet mee.")
    return " ".join(zinnen)


def groepen(letters: Sequence[str]) -> str:
    """ "A en C"."""
    return dutch.listing(list(letters))


def rollen(kant: Kant) -> str:
    """Who made it, as roles."""
    return dutch.listing(list(kant.rollen)) or "niet genoemd"


def dag(kant: Kant) -> str:
    """The day on which it was made."""
    return dutch.long_date(kant.gemaakt_op) if kant.gemaakt_op else "onbekend"


def bronnen(probleem: Probleem) -> str:
    """ "cijfers, gezien op straat"."""
    gevonden = soorten(probleem)
    return ", ".join(naam for soort, naam in BRONNEN.items() if soort in gevonden) or "niets"


def wie_doet_wat(kant: Kant, verwijzingen: Iterable[str]) -> str:
    """Names of parties that a cause points at."""
    return ", ".join(w for v in verwijzingen if (w := eigen_woorden(kant.scan, v).strip()))


def zin(begin: str, rest: str) -> Text:
    """ "**Groep A:** de rest."."""
    return text(strong(f"{begin} "), rest)


def voorbeeld(naast: SideBySide) -> str:
    """The mark on every page when one of the scans is an example."""
    gemarkeerd = any(kant.scan.voorbeeld.strip() for kant in naast.kanten)
    return "VOORBEELD: wat gezien en gehoord is, is verzonnen" if gemarkeerd else ""

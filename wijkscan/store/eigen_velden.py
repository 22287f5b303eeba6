"""The columns of a file with own figures: which heading means what, and what may stand in a cell.

Every function that reads a cell raises ValueError with a Dutch sentence that never repeats the
cell: what is wrong in it may be a count that must not be kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from wijkscan.store.eigen_model import KLEINSTE, MINDER, Manier
from wijkscan.store.gebied import woorden

# Field: its heading in our own template first, then other headings that mean the same.
KOPPEN: dict[str, tuple[str, ...]] = {
    "naam": ("naam", "cijfer", "onderwerp", "indicator", "naam cijfer"),
    "definitie": ("definitie", "omschrijving", "wat is geteld", "betekenis"),
    "gebied": (
        *("gebied", "gebiedscode", "code", "buurtcode", "wijkcode", "gemeentecode", "regiocode"),
        *("buurt", "wijk", "gemeente", "regio"),
    ),
    "indeling": ("indeling", "indelingsjaar", "gebiedsindeling"),
    "leeftijd": ("leeftijd", "leeftijdsgroep", "leeftijdscategorie", "leeftijdsklasse"),
    "jaar": ("jaar", "peiljaar", "verslagjaar", "gaat over"),
    "teller": ("teller", "x", "aantal", "aantal mensen", "aantal personen"),
    "noemer": ("noemer", "n", "totaal", "van de", "van hoeveel", "populatie", "groep"),
    "percentage": ("percentage", "procent", "pct", "perc", "aandeel"),
    "bron": ("bron", "maker", "wie telde", "organisatie", "gemaakt door", "wie"),
    "datum": ("datum", "geteld op", "teldatum", "datum telling", "datum van telling"),
    "manier": ("manier", "hoe", "hoe gemaakt", "soort", "geteld geschat gevraagd"),
    "toestemming": ("toestemming", "akkoord", "mag gebruikt worden"),
    "opmerking": ("opmerking", "opmerkingen", "toelichting"),
}
VERPLICHT = (
    *("naam", "definitie", "gebied", "leeftijd", "jaar"),
    *("bron", "datum", "manier", "toestemming"),
)
_LEEFTIJD = re.compile(
    r"(?P<plus>\d{1,3}) ?(?:\+|jaar en ouder|jaar of ouder|en ouder|plus)"
    r"|(?P<van>\d{1,3})(?: jaar)? ?(?P<hoe>-|–|t/m|tot en met|tot) ?(?P<tot>\d{1,3})(?: jaar)?"
    r"|(?P<alle>alle(?: leeftijden)?|iedereen)",
    re.IGNORECASE,
)
_KLEIN = re.compile(r"(?:<|minder dan|onder de?) ?10", re.IGNORECASE)
_HEEL = re.compile(r"\d{1,9}|\d{1,3}(?:\.\d{3}){1,2}")
_DECIMAAL = re.compile(r"(\d{1,3}(?:[.,]\d{1,10})?) ?(%?)")
_FORMULE = ("=", "＝")


def herken(koppen: Sequence[str], keuze: Mapping[str, str] | None = None) -> dict[str, int]:
    """Which column holds which field: {field: place}. `keuze` ({field: heading}) goes first.

    Raises ValueError when a chosen heading or field does not exist.
    """
    gevonden: dict[str, int] = {}
    for veld, kop in (keuze or {}).items():
        if veld not in KOPPEN:
            raise ValueError(f"Het veld “{veld}” bestaat niet. Kies uit: {', '.join(KOPPEN)}.")
        if kop not in koppen:
            raise ValueError(f"De kolom “{kop}” staat niet in het bestand.")
        gevonden[veld] = koppen.index(kop)
    plaats = {_kop(kop): i for i, kop in reversed(list(enumerate(koppen)))}
    for veld, namen in KOPPEN.items():
        raak = (plaats[naam] for naam in namen if naam in plaats)
        eerste = next((i for i in raak if i not in gevonden.values()), None)
        if veld not in gevonden and eerste is not None:
            gevonden[veld] = eerste
    return gevonden


def _kop(kop: str) -> str:
    return "percentage" if kop.strip() == "%" else woorden(kop)


def tekst(cel: str) -> str:
    """A text; what a spreadsheet would take for a formula is not."""
    if cel.startswith(_FORMULE):
        raise ValueError("hier staat een formule. Zet er gewone tekst neer")
    return cel


def leeftijd(cel: str) -> str:
    """An age group in one way of writing: "65+", "65-74", "65 tot 75", "alle leeftijden"."""
    raak = _LEEFTIJD.fullmatch(cel)
    if raak is None:
        raise ValueError("schrijf de leeftijd als 65+, 65-74 of alle leeftijden")
    if raak["plus"]:
        return f"{int(raak['plus'])}+"
    if raak["alle"]:
        return "alle leeftijden"
    van, tot = int(raak["van"]), int(raak["tot"])
    if van >= tot:
        raise ValueError("de eerste leeftijd moet lager zijn dan de tweede")
    return f"{van} tot {tot}" if raak["hoe"].casefold() == "tot" else f"{van}-{tot}"


def jaar(cel: str) -> int:
    """A year that has begun."""
    if not re.fullmatch(r"(?:19[9]\d|20\d\d)", cel) or int(cel) > date.today().year:
        raise ValueError("schrijf het jaar met vier cijfers; het ligt niet in de toekomst")
    return int(cel)


def datum(cel: str) -> str:
    """A day or a month as ISO: 2026-03-01 or 2026-03; not in the future."""
    dag = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", cel)
    iso = f"{dag[3]}-{int(dag[2]):02}-{int(dag[1]):02}" if dag else cel
    maand = re.fullmatch(r"(\d{1,2})[-/](\d{4})", cel)
    iso = f"{maand[2]}-{int(maand[1]):02}" if maand else iso
    try:
        gelezen = date.fromisoformat(f"{iso}-01" if len(iso) == len("2026-03") else iso)
    except ValueError:
        raise ValueError("schrijf de datum als 01-03-2026 of als 03-2026") from None
    if gelezen > date.today():
        raise ValueError("deze datum ligt in de toekomst")
    return iso


def manier(cel: str) -> Manier:
    """How it was made, in one word."""
    try:
        return Manier(cel.casefold())
    except ValueError:
        raise ValueError("kies uit geteld, geschat of gevraagd") from None


def toestemming(cel: str) -> bool:
    """Only "ja" is yes."""
    if cel.casefold() not in ("ja", "j", "waar"):
        raise ValueError("zet hier ja als de maker het goed vindt. Anders kan het niet")
    return True


def teller(cel: str) -> int | None:
    """A count of people; None when it is below ten: the small count goes no further."""
    if _KLEIN.fullmatch(cel):
        return None
    aantal = _heel(cel, f"Weet je het niet precies? Schrijf dan {MINDER}")
    return aantal if aantal >= KLEINSTE else None


def noemer(cel: str) -> int:
    """The size of the group: ten or more."""
    aantal = _heel(cel, "Laat de punten en komma’s weg")
    if aantal < KLEINSTE:
        raise ValueError("de groep is kleiner dan 10. Zo’n cijfer bewaren we niet")
    return aantal


def _heel(cel: str, hint: str) -> int:
    if not _HEEL.fullmatch(cel):
        raise ValueError(f"dit is geen heel getal. {hint}")
    return int(cel.replace(".", ""))


def percentage(cel: str) -> float:
    """A percentage between 0 and 100; below 1 only with its sign, since 0,4 may mean 40%."""
    raak = _DECIMAAL.fullmatch(cel)
    waarde = float(raak[1].replace(",", ".")) if raak else -1.0
    if raak is None or waarde > 100:
        raise ValueError("schrijf een getal van 0 tot 100, zoals 12,3")
    if waarde <= 1 and not raak[2]:
        raise ValueError("zet er een %-teken achter, dan weten we dat je procenten bedoelt")
    return waarde

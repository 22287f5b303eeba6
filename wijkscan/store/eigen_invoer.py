"""From a file of someone else, or one filled-in form, to own figures that may be kept.

Nothing is kept here: `voorbeeld` says which rows are understood and which are refused, and why.
A count below ten is dropped the moment it is read; no object, message or file holds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from wijkscan.errors import UserError
from wijkscan.store import eigen_velden as velden
from wijkscan.store.eigen_model import KLEINSTE, EigenCijfer, Sleutel, Vorm
from wijkscan.store.eigen_tabel import Tabel, lees_tabel, schoon
from wijkscan.store.gebiedsset import stel_samen
from wijkscan.store.regions import Regions

VOORBEELD = "VOORBEELD"
Lezer = TypeVar("Lezer")
Keuring = Callable[[str, str], str]
"""(field, text) -> what is wrong with it in Dutch, or "" (privacy is judged in a higher layer)."""

_CODE = re.compile(r"(?:NL|GM|WK|BU)\d[0-9A-Z]*", re.IGNORECASE)
_MAX_LENGTE = {"definitie": 2000, "opmerking": 2000}
_KORT = 200


@dataclass(frozen=True, slots=True)
class Weigering:
    """Why a row is not taken: `zin` names row and column. `heel`: it holds for every row."""

    rij: int
    kolom: str
    zin: str
    heel: bool = False


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What a file would bring, before anything is kept."""

    cijfers: tuple[EigenCijfer, ...]
    geweigerd: tuple[Weigering, ...]
    koppen: tuple[str, ...]
    gebruikt: dict[str, str]  # field: heading of the column
    ongebruikt: tuple[str, ...]  # headings nobody asked for; nothing of them is kept

    @property
    def rijen_geweigerd(self) -> int:
        """How many rows are left out."""
        return len({weigering.rij for weigering in self.geweigerd})

    @property
    def bezwaren(self) -> tuple[str, ...]:
        """What is wrong, in sentences; a column that the file lacks is named once."""
        lacking = dict.fromkeys(w.kolom for w in self.geweigerd if w.heel)
        return (
            *(f"De kolom {kolom} ontbreekt in dit bestand." for kolom in lacking),
            *(w.zin for w in self.geweigerd if not w.heel),
        )


@dataclass(slots=True)
class _Rij:
    """One row being read; collects what is wrong in it."""

    nummer: int
    cellen: Mapping[str, str]
    koppen: Mapping[str, str]
    fouten: list[Weigering] = field(default_factory=list)

    def fout(self, veld: str, wat: str, heel: bool = False) -> None:
        kolom = self.koppen.get(veld, veld)
        plek = f"Rij {self.nummer}, kolom {kolom}" if self.nummer else kolom.capitalize()
        self.fouten.append(
            Weigering(
                self.nummer,
                kolom,
                f"{plek}: {wat.rstrip('.')}{'' if wat.endswith('?') else '.'}",
                heel,
            )
        )

    def lees(self, veld: str, lezer: Callable[[str], Lezer], nodig: bool = True) -> Lezer | None:
        cel = self.cellen.get(veld, "")
        if not cel:
            if nodig and veld in self.koppen:
                self.fout(veld, "dit is leeg")
            elif nodig:
                self.fout(veld, "deze kolom ontbreekt", heel=True)
            return None
        try:
            return lezer(cel)
        except UserError as error:
            self.fout(veld, str(error))
        except ValueError as error:
            self.fout(veld, str(error))
        return None


def voorbeeld(
    inhoud: bytes,
    regions: Regions,
    keuze: Mapping[str, str] | None = None,
    keuring: Keuring | None = None,
    bekend: Collection[Sleutel] = (),
) -> Voorbeeld:
    """What the bytes of a CSV or XLSX file would bring.

    keuze: {field: heading} for columns with other names. keuring: judges each text. bekend: keys
    of figures that are there already. Raises DamagedFile for a file that cannot be read, and
    UserError for a choice of columns that does not fit.
    """
    tabel = lees_tabel(inhoud)
    try:
        plaatsen = velden.herken(tabel.koppen, keuze)
    except ValueError as error:
        raise UserError(str(error), f"De kolommen zijn: {', '.join(tabel.koppen)}.") from error
    return _lees_rijen(tabel, plaatsen, regions, keuring, set(bekend))


def een_cijfer(
    ingevuld: Mapping[str, str],
    regions: Regions,
    keuring: Keuring | None = None,
    bekend: Collection[Sleutel] = (),
) -> Voorbeeld:
    """The same for one filled-in form: {field: text}, judged by the same rules."""
    namen = tuple(ingevuld)
    tabel = Tabel(namen, ((0, tuple(schoon(cel) for cel in ingevuld.values())),))
    plaatsen = {veld: i for i, veld in enumerate(namen)}
    return _lees_rijen(tabel, plaatsen, regions, keuring, set(bekend))


def _lees_rijen(
    tabel: Tabel,
    plaatsen: Mapping[str, int],
    regions: Regions,
    keuring: Keuring | None,
    bekend: set[Sleutel],
) -> Voorbeeld:
    koppen = {veld: tabel.koppen[i] or veld for veld, i in plaatsen.items()}
    # the same name and definition stand in thousands of rows; nothing of it outlives this call
    keurt = cache(keuring) if keuring else None
    cijfers: list[EigenCijfer] = []
    geweigerd: list[Weigering] = []
    for nummer, cellen in tabel.rijen:
        inhoud = {veld: cellen[i] for veld, i in plaatsen.items() if i < len(cellen)}
        rij = _Rij(nummer, inhoud, koppen)
        gelezen = _lees_rij(rij, regions, keurt)
        if gelezen and gelezen.sleutel in bekend:
            rij.fout("naam", "dit cijfer is er al voor dit gebied. Haal eerst het oude weg")
        elif gelezen:
            bekend.add(gelezen.sleutel)
            cijfers.append(gelezen)
        geweigerd += rij.fouten
    over = (kop for i, kop in enumerate(tabel.koppen) if kop and i not in plaatsen.values())
    return Voorbeeld(tuple(cijfers), tuple(geweigerd), tabel.koppen, koppen, tuple(over))


def _lees_rij(rij: _Rij, regions: Regions, keuring: Keuring | None) -> EigenCijfer | None:
    if any(cel.startswith(VOORBEELD) for cel in rij.cellen.values()):
        rij.fout("naam", "dit is de voorbeeldrij van het sjabloon. Die lezen we niet in")
        return None
    waarden: dict[str, Any] = {
        "naam": _tekst(rij, "naam", keuring),
        "definitie": _tekst(rij, "definitie", keuring),
        "bron": _tekst(rij, "bron", keuring),
        "opmerking": _tekst(rij, "opmerking", keuring, nodig=False) or "",
        "leeftijd": rij.lees("leeftijd", velden.leeftijd),
        "jaar": rij.lees("jaar", velden.jaar),
        "datum": rij.lees("datum", velden.datum),
        "manier": rij.lees("manier", velden.manier),
        "toestemming": rij.lees("toestemming", velden.toestemming),
        **_gebied(rij, regions),
        **_aantallen(rij),
    }
    if rij.fouten:
        return None
    try:
        return EigenCijfer(**waarden)
    except ValidationError as error:
        velden_fout = {str(deel["loc"][0]) for deel in error.errors() if deel["loc"]}
        for veld in velden_fout or {"naam"}:
            rij.fout(veld, "dit past niet bij de rest van de rij")
        return None


def _tekst(rij: _Rij, veld: str, keuring: Keuring | None, nodig: bool = True) -> str | None:
    def lezer(cel: str) -> str:
        langste = _MAX_LENGTE.get(veld, _KORT)
        if len(cel) > langste:
            raise ValueError(f"deze tekst is langer dan {langste} tekens")
        if veld == "definitie" and len(cel) < 3:
            raise ValueError("schrijf precies op wat er geteld of gevraagd is")
        bezwaar = keuring(veld, cel) if keuring else ""
        if bezwaar:
            raise ValueError(bezwaar)
        return velden.tekst(cel)

    return rij.lees(veld, lezer, nodig)


def _gebied(rij: _Rij, regions: Regions) -> dict[str, Any]:
    indeling = rij.lees("indeling", velden.jaar, nodig=False)
    return rij.lees("gebied", lambda cel: _gekozen(cel, indeling, regions)) or {}


def _gekozen(cel: str, indeling: int | None, regions: Regions) -> dict[str, Any]:
    """Codes, name and division of the area in a cell: codes, or one name."""
    delen = [deel.strip() for deel in re.split(r"[+;,]| (?=[A-Za-z]{2}\d)", cel) if deel.strip()]
    if not all(_CODE.fullmatch(deel) for deel in delen):
        delen = [regions.kies(cel).code]
    if indeling is not None:
        if len(delen) > 1:
            raise ValueError("geef bij meer gebieden samen geen indeling op")
        gebied = regions.get(delen[0].upper(), indeling)
        return _als_velden((gebied.code,), gebied.korte_naam, indeling)
    for code in delen:
        _weiger_hergebruikt(code.upper(), regions)
    samen = stel_samen(regions, [code.upper() for code in delen])
    return _als_velden(samen.codes, samen.naam, samen.indeling)


def _als_velden(codes: tuple[str, ...], naam: str, indeling: int) -> dict[str, Any]:
    return {"gebied": codes, "gebied_naam": naam[:_KORT], "indeling": indeling}


def _weiger_hergebruikt(code: str, regions: Regions) -> None:
    """A code that means another place in another year needs its year (domain.md c.4)."""
    jaren = [jaar for jaar in regions.indelingen if regions.vind(code, jaar)]
    if any(not regions.zelfde_gebied(code, jaren[0], jaar) for jaar in jaren[1:]):
        kies = " of ".join(str(jaar) for jaar in sorted(jaren))
        raise ValueError(
            "deze code is in een ander jaar een ander gebied. "
            f"Zet in de kolom indeling welk jaar het is: {kies}"
        )


def _aantallen(rij: _Rij) -> dict[str, Any]:
    """Count and size, or only a percentage; whatever would betray a small count is left out."""
    if rij.cellen.get("teller"):
        noemer = rij.lees("noemer", velden.noemer)
        voor = len(rij.fouten)
        teller = rij.lees("teller", velden.teller)
        goed = len(rij.fouten) == voor
        if goed and teller is not None and noemer is not None:
            _klopt(rij, teller, noemer)
        verborgen = goed and teller is None
        if verborgen:
            _niet_in_opmerking(rij)
        gevonden = {"teller": teller, "teller_verborgen": verborgen, "noemer": noemer}
        return {"vorm": Vorm.AANTAL, **gevonden}
    if not rij.cellen.get("percentage"):
        rij.fout("teller", "er is geen aantal en geen percentage. Vul een van de twee in")
        return {}
    deel = rij.lees("percentage", velden.percentage)
    noemer = rij.lees("noemer", velden.noemer, nodig=False)
    if deel is not None and noemer is not None and deel * noemer / 100 < KLEINSTE:
        return {"vorm": Vorm.AANTAL, "teller_verborgen": True, "noemer": noemer}
    return {"vorm": Vorm.PERCENTAGE, "percentage": deel, "noemer": noemer}


def _niet_in_opmerking(rij: _Rij) -> None:
    """The small count must not live on in the remark."""
    getal = rij.cellen["teller"]
    if getal.isdecimal() and getal in re.findall(r"\d+", rij.cellen.get("opmerking", "")):
        rij.fout("opmerking", "hier staat het kleine aantal nog. Haal het weg")


def _klopt(rij: _Rij, teller: int, noemer: int) -> None:
    if teller > noemer:
        rij.fout("teller", "dit is meer dan de hele groep. Kijk teller en noemer na")
        return
    deel = rij.lees("percentage", velden.percentage, nodig=False)
    if deel is not None and abs(deel - 100 * teller / noemer) > 0.51:
        rij.fout("percentage", "dit past niet bij teller en noemer. Kijk de drie getallen na")

"""The document: one wijkscan, from expectation to look-back, in one file.

Based on the thinking of WijkOPSE (Rosendal & Van Dorst, 2016); it is not the official form.
The parts stand in model_basis, model_cijfer, model_wijk, model_pes and model_plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    SerializeAsAny,
    ValidationInfo,
    field_validator,
    model_validator,
)

from wijkscan.scan import invoer
from wijkscan.scan.model_basis import (
    Gebied,
    GebiedsNiveau,
    Les,
    Onderdeel,
    Record,
    RecordId,
    Rol,
    RolNaam,
    Tekst,
    gebiedsniveau,
    nieuw_id,
)
from wijkscan.scan.model_cijfer import Cijfer, Vergelijking
from wijkscan.scan.model_pes import (
    Beinvloedbaar,
    Dagdeel,
    Mate,
    NiveauOorzaak,
    Omvang,
    Oorzaak,
    Probleem,
    RolOorzaak,
    SoortProbleem,
    SoortTeken,
    Status,
    Steun,
    Teken,
    Trede,
    Uitzondering,
    Zekerheid,
)
from wijkscan.scan.model_plan import (
    Aanpak,
    Actie,
    Beoordeling,
    Oordeel,
    Pearl,
    Pijler,
    Prioriteit,
    Reactie,
    Stand,
    Stem,
    Terugblik,
)
from wijkscan.scan.model_wijk import (
    Aanbod,
    Antwoord,
    Betrokkene,
    Deelsysteem,
    Gesprek,
    Herken,
    Houding,
    Kijkcijfer,
    Observatie,
    SoortSterk,
    SterkPunt,
    ValtOp,
    Verwachting,
)

SCHEMA_VERSION = 1
MAX_PROBLEMEN = 200
MAX_RECORDS = 2_000
GRONDSLAG = (
    "Gebaseerd op het gedachtegoed van WijkOPSE (Rosendal & Van Dorst, 2016). "
    "Dit is niet het officiële formulier."
)

_Veel: Any = Field(default_factory=list, max_length=MAX_RECORDS)


class Weerlegging(Onderdeel):
    """A privacy find that does not concern a person, and why. Holds a fingerprint, no text."""

    kind: Tekst
    vingerafdruk: Tekst
    reden: Annotated[str, Field(min_length=1, max_length=1000)]
    auteur_rol: RolNaam = ""


class Besluit(StrEnum):
    """What happens to a record when scans are merged."""

    HOUDEN = "houden"
    LATEN = "laten vallen"
    PARKEREN = "parkeren"
    OPNIEUW = "opnieuw stemmen"


class Geparkeerd(Record):
    """A record that did not go along when scans were merged, whole, with the reason."""

    besluit: Besluit = Besluit.PARKEREN
    reden: Tekst = ""
    collectie: Tekst = Field(default="", description="de lijst waar het record in stond")
    uit: Tekst = Field(default="", description="id van de scan waar het uit komt")
    ouder: Tekst = Field(default="", description="id van het record waar het in stond")
    record: SerializeAsAny[Record] = Field(default_factory=Record)

    @field_validator("record", mode="before")
    @classmethod
    def _van_zijn_soort(cls, waarde: Any, info: ValidationInfo) -> Any:
        """As its own kind; a list that we do not know keeps every field all the same."""
        collectie = info.data.get("collectie", "")
        soort = COLLECTIES.get(collectie) or GENESTE_SOORTEN.get(collectie, Record)
        return soort.model_validate(waarde) if isinstance(waarde, dict) else waarde


class Wijkscan(Onderdeel):
    """A whole wijkscan. Lists hold records; records refer to each other by id."""

    model_config = ConfigDict(title="Wijkscan, versie 1")

    schema_version: int = Field(
        default=SCHEMA_VERSION, description="versie van dit bestandsformaat"
    )
    formaat: Literal["wijkscan"] = "wijkscan"
    id: RecordId = Field(default_factory=nieuw_id)
    versie: int = Field(default=1, ge=1, le=2**53)
    titel: Tekst = ""
    vraag: Tekst = Field(default="", description="waar begon het mee? Een vraag, geen cliënt")
    focus: Tekst = Field(default="", description="thema, zoals ouderen")
    gebied: Annotated[Gebied, BeforeValidator(invoer.gebied)] = Field(default_factory=Gebied)
    groep: Tekst = Field(default="", description="naam van de groep; gaat niet mee bij delen")
    makers: list[Tekst] = Field(
        default_factory=list,
        max_length=100,
        description="bijnamen of initialen; gaan niet mee bij delen",
    )
    rollen: list[RolNaam] = Field(default_factory=list, max_length=100)
    woordkeuze: dict[str, Tekst] = Field(
        default_factory=dict, description="afgesproken woorden, zoals cliënt -> wijkbewoner"
    )
    gemaakt_op: date | None = None
    voorbeeld: Tekst = Field(
        default="", description="als dit een voorbeeld is: wat eraan verzonnen is"
    )
    les: Les | None = Field(default=None, description="als dit een casus is om van te leren")
    grondslag: Tekst = GRONDSLAG
    diepte: Literal["gewoon", "hbo"] = Field(
        default="gewoon", description="hbo: een sterk punt is nodig"
    )
    verwachtingen: list[Verwachting] = _Veel
    kijkcijfers: list[Kijkcijfer] = _Veel
    observaties: list[Observatie] = _Veel
    gesprekken: list[Gesprek] = _Veel
    problemen: list[Probleem] = Field(default_factory=list, max_length=MAX_PROBLEMEN)
    sterke_punten: list[SterkPunt] = _Veel
    betrokkenen: list[Betrokkene] = _Veel
    aanbod: list[Aanbod] = _Veel
    prioriteiten: list[Prioriteit] = Field(default_factory=list, max_length=MAX_PROBLEMEN)
    acties: list[Actie] = _Veel
    reacties: list[Reactie] = _Veel
    beoordelingen: list[Beoordeling] = _Veel
    terugblikken: list[Terugblik] = _Veel
    geparkeerd: list[Geparkeerd] = Field(default_factory=list, max_length=10 * MAX_RECORDS)
    weerleggingen: list[Weerlegging] = _Veel
    overgeslagen: list[Tekst] = Field(
        default_factory=list, max_length=100, description="stappen die de groep oversloeg"
    )
    ouders: list[Tekst] = Field(
        default_factory=list, max_length=100, description="samengevoegd uit"
    )

    @field_validator("schema_version")
    @classmethod
    def _bekend(cls, versie: int) -> int:
        if versie > SCHEMA_VERSION:
            raise ValueError(
                f"Deze scan heeft versie {versie}. "
                f"Deze wijkscan kent tot en met versie {SCHEMA_VERSION}."
            )
        if versie < 1:
            raise ValueError(f"Versie {versie} bestaat niet.")
        return versie

    @model_validator(mode="after")
    def _uniek(self) -> Wijkscan:
        gezien: set[str] = set()
        for record in records(self):
            if record.id in gezien:
                raise ValueError(f"Het record {record.id} komt twee keer voor.")
            gezien.add(record.id)
        return self


COLLECTIES: dict[str, type[Record]] = {
    "verwachtingen": Verwachting,
    "kijkcijfers": Kijkcijfer,
    "observaties": Observatie,
    "gesprekken": Gesprek,
    "problemen": Probleem,
    "sterke_punten": SterkPunt,
    "betrokkenen": Betrokkene,
    "aanbod": Aanbod,
    "prioriteiten": Prioriteit,
    "acties": Actie,
    "reacties": Reactie,
    "beoordelingen": Beoordeling,
    "terugblikken": Terugblik,
    "geparkeerd": Geparkeerd,
}
"""List in the document -> kind of record in it, in the order of the work."""

GENEST: dict[type[Record], dict[str, type[Record]]] = {
    Probleem: {"e": Oorzaak, "s": Teken},
    Prioriteit: {"stemmen": Stem},
    Kijkcijfer: {"antwoorden": Antwoord},
    Terugblik: {"tekens": Teken},
}
"""Records inside records: the lists of a record that hold records of their own."""

GENESTE_SOORTEN = {naam: soort for binnen in GENEST.values() for naam, soort in binnen.items()}
"""Nested list -> kind of record in it."""


def records(scan: Wijkscan) -> Iterator[Record]:
    """Every record, parents before their children."""
    for collectie in COLLECTIES:
        for record in getattr(scan, collectie):
            yield record
            for lijst in GENEST.get(type(record), ()):
                yield from getattr(record, lijst)


def vind(scan: Wijkscan, record_id: str) -> Record | None:
    """The record with this id, wherever it stands."""
    return next((record for record in records(scan) if record.id == record_id), None)


def eigen_woorden(scan: Wijkscan | None, verwijzing: str) -> str:
    """A reference as words: the name of the record it points at, or the words themselves."""
    if not (len(verwijzing) == 32 and all(c in "0123456789abcdef" for c in verwijzing)):
        return verwijzing
    record = vind(scan, verwijzing) if scan is not None else None
    gevonden = (str(getattr(record, veld, "")) for veld in _NOEMT)
    return next((woorden for woorden in gevonden if woorden.strip()), "")


_NOEMT = ("naam", "tekst", "p_wat", "activiteit", "wat")
"""The field by which a record is called, whatever its kind."""


__all__ = [
    "COLLECTIES", "GENEST", "GENESTE_SOORTEN", "GRONDSLAG", "SCHEMA_VERSION", "Aanbod", "Aanpak",
    "Actie", "Antwoord", "Beinvloedbaar", "Beoordeling", "Besluit", "Betrokkene", "Cijfer",
    "Dagdeel", "Deelsysteem", "Gebied", "GebiedsNiveau", "Geparkeerd", "Gesprek", "Herken",
    "Houding", "Kijkcijfer", "Les", "Mate", "NiveauOorzaak", "Observatie", "Omvang", "Oordeel",
    "Oorzaak",
    "Pearl", "Pijler", "Prioriteit", "Probleem", "Reactie", "Record", "Rol", "RolOorzaak",
    "SoortProbleem", "SoortSterk", "SoortTeken", "Stand", "Status", "Stem", "SterkPunt", "Steun",
    "Teken", "Terugblik", "Trede", "Uitzondering", "ValtOp", "Vergelijking", "Verwachting",
    "Weerlegging", "Wijkscan", "Zekerheid", "eigen_woorden", "gebiedsniveau", "nieuw_id", "records",
    "vind",
]  # fmt: skip

"""The PES of a wijk: Probleem, its causes (Etiologie) and its signs (Symptomen)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from wijkscan.scan import invoer
from wijkscan.scan.model_basis import (
    Gebied,
    GebiedsNiveau,
    Getal,
    Jaar,
    Onderdeel,
    Record,
    RolNaam,
    Tekst,
    Verwijzing,
)
from wijkscan.scan.model_cijfer import Cijfer


class SoortProbleem(StrEnum):
    """Is it there, does it threaten, or does something go well that can be better?"""

    ACTUEEL = "actueel"
    RISICO = "risico"
    KANS = "kans"


class Status(StrEnum):
    """How far the group is with a problem."""

    CONCEPT = "concept"
    BESPROKEN = "besproken"
    VASTGESTELD = "vastgesteld"
    VERVALLEN = "vervallen"


class Mate(StrEnum):
    """How sure the group is."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"


class SoortTeken(StrEnum):
    """Where a sign comes from (b.5)."""

    GETELD = "C1"
    GESCHAT = "C2"
    EIGEN = "C3"
    OBSERVATIE = "O"
    GESPREK = "G"
    PROFESSIONAL = "P"
    LITERATUUR = "L"


class Dagdeel(StrEnum):
    """Part of the day; a street at nine is not the street at four."""

    OCHTEND = "ochtend"
    MIDDAG = "middag"
    AVOND = "avond"
    NACHT = "nacht"


class Beinvloedbaar(StrEnum):
    """Can anything be done about this cause?"""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class Steun(StrEnum):
    """What makes a cause plausible."""

    ONDERZOEK = "onderzoek"
    KENNER = "kenner"
    BEWONERS = "bewoners"
    VERMOEDEN = "eigen vermoeden"


class RolOorzaak(StrEnum):
    """Part that a cause plays (Precede)."""

    VATBAAR = "maakt vatbaar"
    MOGELIJK = "maakt mogelijk"
    IN_STAND = "houdt in stand"


class NiveauOorzaak(StrEnum):
    """Where a cause can be changed."""

    BEWONER = "bewoner"
    STRAAT = "straat"
    WIJK = "wijk"
    GEMEENTE = "gemeente"
    LAND = "land"


class Omvang(Onderdeel):
    """About how many people; a number or a range."""

    van: Getal | None = None
    tot: Getal | None = None
    soort: Tekst = Field(default="", description="geteld, geschat of verwacht")
    bron: Tekst = ""
    tekst: Tekst = ""


class Zekerheid(Onderdeel):
    """How sure the group is, chosen together, and why."""

    niveau: Mate | None = None
    waarom: Tekst = ""


class Uitzondering(Onderdeel):
    """A notice that the group has read and answered; the reason goes into the report."""

    regel: Tekst
    reden: Tekst
    record: Tekst = Field(default="", description="id van het teken of de oorzaak; leeg: overal")
    auteur_rol: RolNaam = ""


class Trede(Onderdeel):
    """One step down the waardoor-trap."""

    tekst: Tekst = ""
    beinvloedbaar: Beinvloedbaar | None = None


class Oorzaak(Record):
    """E: why it is so, which kind of cause, and who can change it."""

    tekst: Tekst = ""
    determinant: list[Tekst] = Field(default_factory=list, max_length=10, description="E1 tot E10")
    beinvloedbaar: Beinvloedbaar | None = None
    door_wie: list[Verwijzing] = Field(default_factory=list, max_length=20)
    steun: Steun | None = None
    steun_toelichting: Tekst = ""
    rol: RolOorzaak | None = None
    niveau: NiveauOorzaak | None = None
    trap: list[Trede] = Field(
        default_factory=list, max_length=3, description="waardoor? en waardoor dat?"
    )
    tegen: Tekst = Field(default="", description="wat deze oorzaak tegenspreekt")

    _ruim = model_validator(mode="before")(invoer.oorzaak)


class Teken(Record):
    """S: what shows it. Which fields must be filled depends on `soort` (b.5)."""

    soort: SoortTeken | None = None
    tekst: Tekst = ""
    bron: Tekst = Field(default="", description="wie of wat; bij een tabel de naam ervan")
    jaar: Jaar | None = None
    datum: date | None = None
    niveau: GebiedsNiveau | None = None
    plaats: Tekst = Field(default="", description="straat of grover; nooit een huisnummer")
    cijfer: Cijfer | None = Field(default=None, description="C1, C2 of C3, bevroren")
    definitie: Tekst = ""
    aantal: int | None = Field(default=None, ge=0, le=10**9, description="C3: geteld aantal")
    van: int | None = Field(default=None, ge=0, le=10**9, description="C3: van hoeveel (N)")
    telt: Tekst = Field(default="", description="wat er geteld is: mensen, bankjes, portieken")
    toestemming: bool | None = Field(default=None, description="C3 en G: is het gevraagd?")
    dagdeel: list[Dagdeel] = Field(default_factory=list, max_length=4)
    waarnemers: int | None = Field(default=None, ge=0, le=1000)
    personen: int | None = Field(
        default=None, ge=0, le=10**6, description="G, P: met hoeveel mensen"
    )
    setting: Tekst = Field(default="", description="G: waar en hoe het gesprek was")
    rol_professional: Tekst = Field(default="", description="P: rol, nooit een naam")
    hoe_vaak: Tekst = Field(default="", description="P: hoe vaak gezien")
    referentie: Tekst = Field(default="", description="L: vindplaats")
    verwijst_naar: Tekst = Field(
        default="", description="id van de observatie, het gesprek of kijkcijfer"
    )

    _ruim = model_validator(mode="before")(invoer.teken)


Lijst = BeforeValidator(invoer.lijst)


class Probleem(Record):
    """P with its E and S: one wijkdiagnose."""

    soort: SoortProbleem | None = None
    p_wat: Tekst = Field(default="", description="de situatie, liefst in hoogstens 120 tekens")
    p_groep: Tekst = Field(default="", description="een groep, nooit één persoon")
    p_leeftijd: Tekst = Field(default="", description="leeftijd van de groep, zoals 65+")
    p_gebied: Annotated[Gebied | None, BeforeValidator(invoer.gebied)] = None
    p_omvang: Annotated[Omvang | None, BeforeValidator(invoer.omvang)] = None
    p_gevolg: Tekst = Field(default="", description="liefst in hoogstens 200 tekens")
    e: Annotated[list[Oorzaak], Lijst] = Field(default_factory=list, max_length=50)
    s: Annotated[list[Teken], Lijst] = Field(default_factory=list, max_length=100)
    sterk: Annotated[list[Verwijzing], Lijst] = Field(default_factory=list, max_length=100)
    tegen: Annotated[Tekst, BeforeValidator(invoer.tekst)] = ""
    zekerheid: Annotated[Zekerheid | None, BeforeValidator(invoer.zekerheid)] = None
    omaha: Annotated[list[Tekst], Lijst] = Field(default_factory=list, max_length=50)
    pg: Annotated[list[Tekst], Lijst] = Field(default_factory=list, max_length=20)
    determinant: Annotated[list[Tekst], Lijst] = Field(default_factory=list, max_length=20)
    nanda: Tekst = Field(default="", description="vrij veld voor NANDA, NIC of NOC")
    rol: Annotated[list[RolNaam], Lijst] = Field(default_factory=list, max_length=50)
    status: Status = Status.CONCEPT
    status_reden: Tekst = ""
    uitzonderingen: list[Uitzondering] = Field(default_factory=list, max_length=200)

    @model_validator(mode="before")
    @classmethod
    def _ruim(cls, waarde: Any) -> Any:
        return invoer.probleem(waarde)

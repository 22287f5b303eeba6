"""What the group thought beforehand, read, saw and heard, and who is already there."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from wijkscan.scan.model_basis import Record, RolNaam, Tekst, Verwijzing
from wijkscan.scan.model_cijfer import Cijfer
from wijkscan.scan.model_pes import Dagdeel


class Herken(StrEnum):
    """Answer to: herken je dit in de wijk?"""

    JA = "ja"
    NEE = "nee"
    WEET_NIET = "weet ik niet"


class Deelsysteem(StrEnum):
    """Heading of an observation: eight subsystems of Community-as-Partner, and people."""

    MENSEN = "mensen"
    STRAAT_EN_HUIZEN = "straat en huizen"
    LEREN = "leren"
    VEILIG_EN_VERVOER = "veilig en vervoer"
    BESTUUR = "bestuur"
    ZORG_EN_HULP = "zorg en hulp"
    CONTACT_EN_NIEUWS = "contact en nieuws"
    WINKELS_EN_WERK = "winkels en werk"
    ONTSPANNEN = "ontspannen en ontmoeten"


class ValtOp(StrEnum):
    """Whether an observation strikes as good or not so good; the good is asked first."""

    GOED = "+"
    MINDER = "-"
    NEUTRAAL = ""


class SoortSterk(StrEnum):
    """Kind of strength."""

    MENSEN = "mensen"
    GROEP = "groep"
    PLEK = "plek"
    ORGANISATIE = "organisatie"
    GEWOONTE = "gewoonte"
    CIJFER = "cijfer"


class Houding(StrEnum):
    """Stance of a stakeholder."""

    HELPT = "helpt"
    WACHT_AF = "wacht af"
    REMT = "remt"


class Verwachting(Record):
    """What someone expects before seeing any figure; shown to others only after `onthuld`."""

    lid: Tekst = Field(default="", description="willekeurige naam binnen deze scan")
    tekst: Tekst = ""
    onthuld: bool = False
    klopte: Herken | None = Field(default=None, description="achteraf: wat klopte?")
    toelichting: Tekst = ""


class Antwoord(Record):
    """One answer to "herken je dit in de wijk?", by role."""

    rol: RolNaam = ""
    herken: Herken | None = None
    toelichting: Tekst = ""


class Kijkcijfer(Record):
    """A figure the group has looked at, frozen, with what each role recognises."""

    cijfer: Cijfer = Field(default_factory=Cijfer)
    antwoorden: list[Antwoord] = Field(default_factory=list, max_length=200)


class Observatie(Record):
    """A neutral note: what, where, when. It becomes a sign only when attached to a problem."""

    deelsysteem: Deelsysteem | None = None
    goed: Tekst = Field(default="", description="wat is hier goed? Deze vraag komt eerst")
    wat: Tekst = Field(default="", description="wat zie, hoor of ruik je? Nog zonder oordeel")
    plaats: Tekst = Field(default="", description="straat of grover; nooit een huisnummer")
    datum: date | None = None
    dagdeel: list[Dagdeel] = Field(default_factory=list, max_length=4)
    valt_op: ValtOp = ValtOp.NEUTRAAL
    waarnemers: int = Field(default=1, ge=1, le=100)


class Gesprek(Record):
    """A talk with residents: how many, where, in their own words, asked for consent."""

    personen: int | None = Field(default=None, ge=1, le=10_000)
    setting: Tekst = ""
    wat: Tekst = Field(default="", description="in hun eigen woorden, samengevat")
    goed: Tekst = Field(default="", description="wat vinden zij goed aan de wijk?")
    toestemming: bool = False
    datum: date | None = None


class SterkPunt(Record):
    """Something or someone in the wijk that goes well; a favourable figure as well."""

    naam: Tekst = ""
    soort: SoortSterk | None = None
    waar: Tekst = ""
    bewijs: Tekst = Field(default="", description="waaraan zien jullie dat?")
    helpt_bij: list[Verwijzing] = Field(default_factory=list, max_length=200)
    cijfer: Cijfer | None = None


class Betrokkene(Record):
    """A stakeholder: an organisation or a role, never a private person."""

    naam: Tekst = Field(default="", description="organisatie of rol")
    belang: Tekst = ""
    invloed: Tekst = ""
    houding: Houding | None = None
    wat_vragen_we: Tekst = ""
    wat_bieden_we: Tekst = ""
    bij_geen_tijd: Tekst = Field(default="", description='ons antwoord op "geen tijd"')
    bij_is_van_ons: Tekst = Field(default="", description='ons antwoord op "dat is van ons"')
    antwoord: Tekst = Field(default="", description="wat zeiden zij?")


class Aanbod(Record):
    """What already exists (preventiematrix), so that no tenth project is added."""

    activiteit: Tekst = ""
    voor_wie: Tekst = ""
    door_wie: Tekst = ""
    pijler: Tekst = Field(default="", description="voorlichting, signaleren, omgeving of regels")
    bereik_bekend: bool | None = None
    bereik: Tekst = ""
    helpt_bij: list[Verwijzing] = Field(default_factory=list, max_length=200)

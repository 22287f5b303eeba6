"""Choosing and doing: votes, priorities, actions, reactions and looking back."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from wijkscan.scan.model_basis import Onderdeel, Record, RolNaam, Score, Tekst, Verwijzing
from wijkscan.scan.model_pes import Teken


class Pijler(StrEnum):
    """The four pillars of prevention."""

    VOORLICHTING = "voorlichting"
    SIGNALEREN = "signaleren"
    OMGEVING = "omgeving"
    REGELS = "regels"


class Stand(StrEnum):
    """How far an action is."""

    GEPLAND = "gepland"
    BEZIG = "bezig"
    GEDAAN = "gedaan"
    GESTOPT = "gestopt"


class Oordeel(StrEnum):
    """The three columns of the rubric."""

    NOG_NIET = "nog niet"
    VOLDOENDE = "voldoende"
    GOED = "goed"


class Stem(Record):
    """One person's vote on four criteria. `lid` is a random name within this scan."""

    lid: Tekst = ""
    rol: RolNaam = ""
    hoe_veel: Score | None = None
    hoe_erg: Score | None = None
    iets_aan_doen: Score | None = None
    willen: Score | None = Field(default=None, description="willen bewoners en partners?")


class Pearl(Onderdeel):
    """Go or no-go; None is: not yet answered."""

    past: bool | None = Field(default=None, description="Propriety: hoort het bij ons?")
    geld: bool | None = Field(default=None, description="Economics: is het de kosten waard?")
    willen_mensen: bool | None = Field(
        default=None, description="Acceptability: willen mensen het?"
    )
    middelen: bool | None = Field(default=None, description="Resources: zijn er mensen en geld?")
    mag: bool | None = Field(default=None, description="Legality: mag het?")


class Prioriteit(Record):
    """The choice about one problem. Votes stay hidden from others until `onthuld`."""

    probleem: Verwijzing = ""
    stemmen: list[Stem] = Field(default_factory=list, max_length=200)
    onthuld: bool = False
    pearl: Pearl = Field(default_factory=Pearl)
    gekozen: bool = False
    rang: int | None = Field(default=None, ge=1, le=10)
    reden: Tekst = Field(default="", description="liefst in hoogstens 50 woorden")


class Aanpak(Onderdeel):
    """What will be done, with its level of recognition, or an own idea."""

    naam: Tekst = ""
    niveau: Tekst = Field(default="", description="Loket Gezond Leven, of: eigen idee")
    link: Tekst = ""
    nagekeken: date | None = Field(default=None, description="wanneer het niveau is nagekeken")


class Actie(Record):
    """One step of the wijkplan."""

    probleem: Verwijzing = ""
    oorzaak: Verwijzing = Field(default="", description="welke oorzaak (E) deze actie raakt")
    wie: Tekst = Field(default="", description="SMART: voor wie")
    wat: Tekst = Field(default="", description="SMART: wat verandert er")
    hoeveel: Tekst = Field(default="", description="SMART: hoeveel")
    wanneer: Tekst = Field(default="", description="SMART: wanneer")
    aanpak: Aanpak = Field(default_factory=Aanpak)
    pijler: Pijler | None = None
    trekker: Tekst = Field(default="", description="rol van wie zorgt dat het gebeurt")
    eerste_stap: Tekst = ""
    eerste_stap_datum: date | None = None
    sterk: list[Verwijzing] = Field(default_factory=list, max_length=50)
    betrokkenen: list[Verwijzing] = Field(default_factory=list, max_length=50)
    meten: Tekst = Field(default="", description="hoe meten we? Eerst: is het gedaan?")
    stop_datum: date | None = Field(default=None, description="dan kijken we of we stoppen")
    stand: Stand = Stand.GEPLAND


class Reactie(Record):
    """Feedback on the scan in three questions, from a peer, teacher or resident."""

    rol: RolNaam = ""
    over: Verwijzing = Field(default="", description="id van een record; leeg: de hele scan")
    sterk: Tekst = Field(default="", description="wat is sterk?")
    niet_begrepen: Tekst = Field(default="", description="wat begrijp ik niet?")
    welke_bron: Tekst = Field(default="", description="welke bron mis ik?")
    datum: date | None = None


class Beoordeling(Record):
    """What the teacher thinks of the scan on one row of the rubric; not in a shared file."""

    regel: Tekst = Field(default="", description="sleutel in de rubriek, zoals bronnen")
    oordeel: Oordeel | None = None
    waarom: Tekst = ""


class Terugblik(Record):
    """After some weeks: what was done, seen and said."""

    datum: date | None = None
    gedaan: Tekst = ""
    gezien: Tekst = ""
    bewoners: Tekst = Field(default="", description="wat zeiden bewoners en ouderen?")
    verder: Tekst = Field(default="", description="wat nu?")
    geleerd: Tekst = ""
    tekens: list[Teken] = Field(default_factory=list, max_length=50)

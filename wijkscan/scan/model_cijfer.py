"""A figure as it was on the day it was used: frozen, with everything needed to check it.

A newer figure never changes it; it is offered beside it.
"""

from __future__ import annotations

from pydantic import Field

from wijkscan.analysis.values import Verdict
from wijkscan.scan.model_basis import GebiedsNiveau, Getal, Jaar, Onderdeel, Tekst
from wijkscan.store.catalogue import Methode, Polariteit, Soort


class Vergelijking(Onderdeel):
    """The benchmark beside a figure. Empty origin fields mean: the same as the figure's own."""

    tegen: Tekst = Field(default="NL", description="NL of de code van de gemeente")
    naam: Tekst = "Nederland"
    waarde: Getal | None = None
    oordeel: Verdict | None = Field(
        default=None, description="leeg: bij dit cijfer past geen oordeel"
    )
    reden: Tekst = Field(default="", description="waarom er geen oordeel is, of geen vergelijking")
    gunstig: bool | None = None
    tabel: Tekst = ""
    bron: Tekst = ""
    definitie: Tekst = ""
    leeftijd: Tekst | None = None
    jaar: Jaar | None = None


class Spreiding(Onderdeel):
    """How all areas of the level in the country lie, so that the picture can be made again."""

    p5: Getal
    p25: Getal
    p50: Getal
    p75: Getal
    p95: Getal
    aantal: int = Field(default=0, ge=0, le=10**6, description="van hoeveel gebieden")


class Cijfer(Onderdeel):
    """One number about one area, with its origin."""

    indicator: Tekst = ""
    naam: Tekst = ""
    definitie: Tekst = ""
    waarde: Getal | None = None
    ontbreekt: Tekst = Field(default="", description="de reden, als er geen waarde is")
    eenheid: Tekst = ""
    decimalen: int = Field(default=0, ge=0, le=6)
    onder: Getal | None = None
    boven: Getal | None = None
    methode_interval: Tekst = ""
    teller: Getal | None = None
    noemer: Getal | None = None
    leeftijd: Tekst | None = Field(default=None, description="leeg: alle leeftijden")
    soort: Soort | None = Field(default=None, description="geteld, geschat, afstand, index ...")
    methode: Methode | None = None
    richting: Polariteit | None = None
    modelinvoer: list[Tekst] = Field(default_factory=list, max_length=50)
    gebied: Tekst = Field(default="", description="code, of codes met + ertussen")
    gebied_naam: Tekst = ""
    niveau: GebiedsNiveau | None = None
    positie: Tekst = Field(default="", description="bij de hoogste 10% van de wijken")
    aandeel_lager: Getal | None = Field(
        default=None, description="welk deel van de gebieden een lager cijfer heeft (0 tot 1)"
    )
    spreiding: Spreiding | None = None
    vergelijkingen: list[Vergelijking] = Field(default_factory=list, max_length=20)
    producent: Tekst = ""
    tabel: Tekst = ""
    titel: Tekst = ""
    uitgave: Tekst = ""
    kolom: Tekst = ""
    jaar: Jaar | None = None
    indeling: Jaar | None = None
    licentie: Tekst = ""
    opgehaald: Tekst = ""
    checksum: Tekst = ""
    nieuwste_bewaard: bool = Field(
        default=False, description="was bij het vastleggen het nieuwste cijfer dat bewaard was"
    )

    def tegen(self, code: str = "NL") -> Vergelijking | None:
        """The comparison with one benchmark."""
        return next((v for v in self.vergelijkingen if v.tegen == code), None)

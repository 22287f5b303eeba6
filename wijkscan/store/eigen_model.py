"""An own figure ("eigen cijfer"): what a GGD, a practice or a team counted, with its full label.

The model itself refuses what may not be kept: a count below ten has no field to stand in.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

KLEINSTE = 10
"""Counts of people below this are never kept or shown (R3)."""
MINDER = "minder dan 10"
EIGEN_BRON = "eigen bron"


class Vorm(StrEnum):
    """How the figure was given: a part of a group, or only a percentage."""

    AANTAL = "aantal"
    PERCENTAGE = "percentage"


class Manier(StrEnum):
    """How it was made."""

    GETELD = "geteld"
    GESCHAT = "geschat"
    GEVRAAGD = "gevraagd"


_Kort = Annotated[str, Field(min_length=1, max_length=200)]
Sleutel = tuple[str, ...]


class EigenCijfer(BaseModel):
    """One own figure about one area; every field of the label is filled."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    naam: _Kort
    definitie: Annotated[str, Field(min_length=3, max_length=2000)]
    vorm: Vorm
    teller: Annotated[int, Field(ge=KLEINSTE)] | None = None
    teller_verborgen: bool = False
    noemer: Annotated[int, Field(ge=KLEINSTE)] | None = None
    percentage: Annotated[float, Field(ge=0, le=100)] | None = None
    leeftijd: _Kort
    jaar: Annotated[int, Field(ge=1990, le=2100)]
    gebied: Annotated[tuple[str, ...], Field(min_length=1, max_length=60)]
    gebied_naam: _Kort
    indeling: int
    bron: _Kort
    datum: Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    manier: Manier
    toestemming: Literal[True]
    opmerking: Annotated[str, Field(max_length=2000)] = ""

    @model_validator(mode="after")
    def _houdt_klein_verborgen(self) -> Self:
        if self.vorm is Vorm.AANTAL:
            if self.noemer is None or self.percentage is not None:
                raise ValueError("een aantal heeft een noemer en geen los percentage")
            if (self.teller is None) != self.teller_verborgen:
                raise ValueError("een aantal is er, of het is verborgen")
            if self.teller is not None and self.teller > self.noemer:
                raise ValueError("de teller is groter dan de noemer")
        elif self.percentage is None or self.teller is not None or self.teller_verborgen:
            raise ValueError("bij een percentage hoort geen teller")
        elif self.noemer and self.percentage * self.noemer / 100 < KLEINSTE:
            raise ValueError("dit percentage verraadt een klein aantal")
        return self

    @property
    def zelfde_meting(self) -> Sleutel:
        """What must agree before two figures may be laid beside each other (R5)."""
        parts = (self.naam, self.definitie, self.leeftijd, str(self.jaar), self.bron, self.manier)
        return tuple(" ".join(part.casefold().split()) for part in parts)

    @property
    def sleutel(self) -> Sleutel:
        """The same measurement in the same area: may be there once."""
        return (*self.zelfde_meting, *sorted(self.gebied))

    @property
    def over_diabetes(self) -> bool:
        """Whether it answers the question about diabetes."""
        about = f"{self.naam} {self.definitie}".casefold()
        return "diabet" in about or "suikerziekte" in about


class Bewaard(BaseModel):
    """One import: its figures, and where they came from."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    schema_version: Literal[1] = 1
    naam: _Kort
    bestand: Annotated[str, Field(max_length=100)]
    ingelezen_op: Annotated[str, Field(max_length=40)]
    cijfers: Annotated[tuple[EigenCijfer, ...], Field(max_length=5000)]

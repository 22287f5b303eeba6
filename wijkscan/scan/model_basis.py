"""The words and small parts that all records of a scan share.

Dutch keys are the format of the file (docs/schema); they never change within a schema version.
"""

from __future__ import annotations

import secrets
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

MAX_TEKST = 10_000
"""Characters in one field; longer text is refused at import (a promise of the file format)."""

Tekst = Annotated[str, StringConstraints(max_length=MAX_TEKST)]
Getal = Annotated[float, Field(allow_inf_nan=False)]
Jaar = Annotated[int, Field(ge=1800, le=2200)]
Score = Annotated[int, Field(ge=1, le=5)]


def nieuw_id() -> str:
    """A random name of 128 bits; it cannot be guessed and says nothing about its maker."""
    return secrets.token_hex(16)


RecordId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Verwijzing = Annotated[
    Tekst, Field(description="id van een ander record, of een paar eigen woorden")
]


class Rol(StrEnum):
    """Who someone is in the learning network; never a name."""

    MBO3 = "mbo 3"
    MBO4 = "mbo 4"
    HBO = "hbo"
    DOCENT = "docent"
    WIJKVERPLEEGKUNDIGE = "wijkverpleegkundige"
    SOCIAAL_WERKER = "sociaal werker"
    WIJKBEWONER = "wijkbewoner"


_ROLLEN = {
    "mbo3": Rol.MBO3,
    "niveau 3": Rol.MBO3,
    "verzorgende": Rol.MBO3,
    "mbo4": Rol.MBO4,
    "niveau 4": Rol.MBO4,
    "mbo-verpleegkundige": Rol.MBO4,
    "hbo-v": Rol.HBO,
    "hbo 5": Rol.HBO,
    "hbo 6": Rol.HBO,
    "oudere": Rol.WIJKBEWONER,
    "bewoner": Rol.WIJKBEWONER,
}


def rol(waarde: Any) -> Any:
    """Known other names become the usual one; a role we do not know is kept as it is written."""
    return _ROLLEN.get(waarde.strip().lower(), waarde) if isinstance(waarde, str) else waarde


RolNaam = Annotated[Tekst, BeforeValidator(rol)]


class GebiedsNiveau(StrEnum):
    """Level of the area that a sign is about; `straat` is the finest that is ever written down."""

    STRAAT = "straat"
    BUURT = "buurt"
    WIJK = "wijk"
    GEMEENTE = "gemeente"
    REGIO = "regio"
    LAND = "land"


class Onderdeel(BaseModel):
    """A part of a record. Fields we do not know are kept, so that newer files survive us."""

    # what people typed never stands in an error message, which may end up in a log
    model_config = ConfigDict(extra="allow", str_max_length=MAX_TEKST, hide_input_in_errors=True)


class Record(Onderdeel):
    """What is saved, versioned and discussed on its own."""

    id: RecordId = Field(
        default_factory=nieuw_id, description="willekeurig, 128 bits, hexadecimaal"
    )
    versie: int = Field(
        default=1, ge=1, le=2**53, description="telt op bij elke bewaarde wijziging"
    )
    auteur_rol: RolNaam = Field(default="", description="rol van wie dit schreef")
    auteur: Tekst = Field(
        default="", description="bijnaam of initialen, naar keuze; gaat niet mee bij delen"
    )


class Gebied(Onderdeel):
    """Onze wijk: one area or a set, always with the year of the division."""

    codes: list[Annotated[str, StringConstraints(max_length=12)]] = Field(
        default_factory=list, max_length=500, description="CBS-codes: GM, WK of BU"
    )
    indeling: Jaar | None = Field(default=None, description="jaar van de gebiedsindeling")
    naam: Tekst = ""
    niveau: GebiedsNiveau | None = None
    gemeente: Tekst = ""

    @property
    def gevuld(self) -> bool:
        """Whether it says anything at all about where."""
        return bool(self.codes or self.naam.strip())


class Les(Onderdeel):
    """What others can learn from a scan that is a casus. `herkomst`: invented, or with consent."""

    herkomst: Tekst = Field(default="", description="wat verzonnen is, of wie het goed vond")
    kort: Tekst = ""
    leerpunt: Tekst = ""
    vragen: list[Tekst] = Field(default_factory=list, max_length=10)


_VOORVOEGSELS = {
    "BU": GebiedsNiveau.BUURT,
    "WK": GebiedsNiveau.WIJK,
    "GM": GebiedsNiveau.GEMEENTE,
    "NL": GebiedsNiveau.LAND,
}


def niveau_van_code(code: str) -> GebiedsNiveau | None:
    """BU05991082 -> buurt; None when the prefix is not one of CBS."""
    return _VOORVOEGSELS.get(code[:2].upper())


def gebiedsniveau(gebied: Gebied | None) -> GebiedsNiveau | None:
    """The level that is stated, else the level of its codes when they agree."""
    if gebied is None:
        return None
    if gebied.niveau is not None:
        return gebied.niveau
    levels = {niveau_van_code(code) for code in gebied.codes}
    return levels.pop() if len(levels) == 1 else None

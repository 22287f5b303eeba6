"""Families of source tables: what we know of KWB, Gezondheid per wijk en buurt and the others.

One file per family in `data/catalogue/tables/`. A family knows how to find its editions, how its
dimensions and columns are called, how its counts are rounded, and who made it and how.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from wijkscan import paths
from wijkscan.errors import CatalogueError
from wijkscan.store.catalogue import Soort, read_toml
from wijkscan.store.columns import Niveau

SHAPE = re.compile(r"[^a-z0-9]")


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Uitgave(_Strict):
    """One edition that is known and reviewed."""

    tabel: str
    uitgave: str = Field(description="name of the edition as kept, usually the year")
    jaar: int = Field(description="year the figures are about")
    indeling: int = Field(description="year of the area division")
    titel: str = Field(default="", description="only when the table itself has no proper title")
    perioden: str = Field(default="", description="key in the time dimension, such as 2020JJ00")
    herkomst: str = Field(default="", description="how the bundled figures reached us")
    opgehaald: str = Field(default="", description="ISO date (or month) of the bundled figures")
    gebundeld: bool = False
    stap: dict[Niveau, int] = {}


class Kolomtekst(_Strict):
    """Title, unit and heading of a column for which the source file has none."""

    titel: str
    eenheid: str = ""
    groep: str = ""
    decimalen: int = 0
    van_bron: bool = Field(
        default=False, description="the title is the source's own, not our wording"
    )


class Onmogelijk(_Strict):
    """Where `noemer` is 0, a missing cell of these columns cannot exist (it is not secret)."""

    noemer: str
    kolommen: tuple[str, ...] = ()
    overige: bool = Field(default=False, description="True: holds for all other columns")


class Draai(_Strict):
    """A dimension whose categories become columns: `<stam>_<naam>`."""

    dimensie: str
    sleutels: dict[str, str] = Field(description="category key -> ending of the column name")


class Gebruik(_Strict):
    """The three questions of "kan ik dit cijfer gebruiken?", answered for this family."""

    wie: str = Field(description="who makes the figures")
    hoe: str = Field(description="how they are made, in plain words")
    waarvoor: str = Field(description="what they are and are not fit for")


class Familie(_Strict):
    """A family of tables."""

    id: str
    naam: str
    producent: str
    host: Literal["cbs", "derden", "bestand"]
    soort: Soort
    titelpatroon: str = Field(description="regular expression; group 'jaar' gives the year")
    gebied: str = Field(default="", description="key of the area dimension")
    leeftijd: str = Field(default="", description="key of the age dimension, if any")
    leeftijden: dict[str, str] = {}
    marges: str = Field(default="", description="key of the dimension with value and bounds")
    waarde: str = ""
    onder: str = ""
    boven: str = ""
    tijd: str = Field(default="", description="key of the time dimension, if any")
    vast: dict[str, str] = Field(default={}, description="dimension -> the one category we take")
    draai: Draai | None = None
    land: tuple[str, ...] = ("NL00", "NL01")
    bevestigd: bool = Field(
        default=True, description="False: nobody has yet seen this table; it may not fit"
    )
    getypeerd: bool = Field(
        default=False, description="True: from the typed set, where a missing cell has no reason"
    )
    proef: tuple[str, ...] = Field(
        default=(), description="parts of area codes; a topic empty in all of these is not filled"
    )
    stap: dict[Niveau, int] = {}
    eenheid: str = Field(default="", description="unit of numeric columns that have none")
    licentie: str
    bronvermelding: str
    gebruik: Gebruik
    onmogelijk: tuple[Onmogelijk, ...] = ()
    overslaan: tuple[str, ...] = Field(default=(), description="topics that only repeat the area")
    kolommen: dict[str, Kolomtekst] = {}
    alias: dict[str, str] = Field(
        default={},
        description="name in the catalogue -> column as kept (a key under two headings)",
    )
    uitgaven: tuple[Uitgave, ...] = ()

    @field_validator("titelpatroon")
    @classmethod
    def _is_pattern(cls, text: str) -> str:
        re.compile(text)
        return text

    def step(self, tabel: str, uitgave: str, niveau: Niveau) -> int:
        """Counts of this level are rounded to this step; 1 is exact."""
        known = self.edition(tabel, uitgave)
        return (known.stap if known else {}).get(niveau, self.stap.get(niveau, 1))

    def words_are_ours(self, kolom: str, titel: str) -> bool:
        """The title is our wording, so a source that says it otherwise is not wrong."""
        text = self.kolommen.get(kolom)
        return text is not None and not text.van_bron and text.titel == titel

    def edition(self, tabel: str, uitgave: str) -> Uitgave | None:
        """A known edition."""
        found = (u for u in self.uitgaven if (u.tabel, u.uitgave) == (tabel, uitgave))
        return next(found, None)


def same_words(one: str, other: str) -> bool:
    """Titles and keys agree when only capitals, blanks and signs differ."""
    return shape(one) == shape(other)


def shape(text: str) -> str:
    """A title or key without capitals, blanks and signs (`k_` stands before a digit in a key)."""
    return SHAPE.sub("", text.lower().removeprefix("k_").replace("é", "e").replace("ë", "e"))


def load(folder: Path) -> dict[str, Familie]:
    """All families of a folder, by id; a mistake names file, key and what is wrong."""
    families: dict[str, Familie] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            families[path.stem] = Familie.model_validate({"id": path.stem, **read_toml(path)})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise CatalogueError(f"{path.name}, {where}: {first['msg']}") from error
    return families


@cache
def bundled() -> dict[str, Familie]:
    """The families that come with the tool."""
    return load(paths.data_dir() / "catalogue" / "tables")

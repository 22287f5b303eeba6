"""The catalogue: indicators, source tables and themes as TOML, checked on load.

A mistake in a file is a `CatalogueError` that names the file, the key and what is wrong.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from wijkscan import paths
from wijkscan.errors import CatalogueError
from wijkscan.store.columns import Niveau


class Soort(StrEnum):
    """How a figure was made; shown at every number."""

    GETELD = "geteld"
    GESCHAT = "geschat"
    AFSTAND = "afstand"
    INDEX = "index"
    ENQUETE = "enquête"
    VERWACHT = "verwacht"


class Methode(StrEnum):
    """Which comparison is sound (the letters of statistics.md 5.1)."""

    AANTAL = "aantal"  # a plain count (inhabitants): shown, never compared
    AANDEEL = "aandeel"  # A: registered count with its denominator
    GEBEURTENIS = "gebeurtenis"  # B: events, may repeat, or a rate per 1,000
    PERCENTAGE = "percentage"  # C: published percentage, denominator known
    PERCENTAGE_ZONDER_NOEMER = "percentage zonder noemer"  # D
    MODEL = "model"  # E: small-area estimate of RIVM
    GEMIDDELDE = "gemiddelde"  # F
    AFSTAND = "afstand"  # G
    INDEX = "index"  # H
    VERWACHT = "verwacht"  # I: expected from age, never compared


_WITH_DENOMINATOR = (Methode.AANDEEL, Methode.GEBEURTENIS, Methode.PERCENTAGE)


class Polariteit(StrEnum):
    """Whether higher is better; said in words only."""

    GUNSTIG = "hoger is gunstig"
    ONGUNSTIG = "hoger is ongunstig"
    NEUTRAAL = "neutraal"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Bron(_Strict):
    """Which columns of which family of tables carry an indicator.

    A key may end in `#2`: the second column of that name, in the order of the table. A name that
    occurs more than once may carry its heading: `Herkomstland.BuitenEuropa`.
    """

    tabel: str = Field(description="key of a family in catalogue/tables/")
    kolom: tuple[str, ...] = Field(
        description="accepted source keys without their number; the count when `noemer` is given"
    )
    noemer: tuple[str, ...] = Field(default=(), description="accepted keys of the denominator")
    per: float = Field(default=100, description="value = per * kolom / noemer")
    noemer_is_context: bool = Field(
        default=False,
        description="kolom is itself a published percentage; noemer tells how many it is about",
    )
    noemer_som: tuple[tuple[str, ...], ...] = Field(
        default=(),
        description="a denominator that is a sum: the accepted keys of each of its terms",
    )
    leeftijden: tuple[str, ...] = Field(
        default=(), description="age groups of a table with an age dimension, such as 18+ and 65+"
    )
    onderdeel: str = Field(
        default="", description="one value of a further dimension: 'A10' (medicijnen), 'totaal'"
    )
    bevestigd: bool = Field(
        default=True, description="False: nobody has yet seen this key in the real table"
    )

    @property
    def heeft_noemer(self) -> bool:
        """Whether the source gives a denominator, in one column or as a sum."""
        return bool(self.noemer or self.noemer_som)

    @model_validator(mode="after")
    def _one_denominator(self) -> Self:
        if self.noemer and self.noemer_som:
            raise ValueError("kies noemer of noemer_som, niet allebei")
        if self.noemer_is_context and not self.heeft_noemer:
            raise ValueError("noemer_is_context vraagt om een noemer")
        return self


class Indicator(_Strict):
    """One thing that can be known about an area."""

    id: str
    naam: str = Field(max_length=60, description="plain name (B1)")
    vraag: str = Field(description="the question this figure answers, in plain words")
    definitie: str
    groep: str = Field(description="about whom, plural: 'inwoners', 'huishoudens', 'volwassenen'")
    werkwoord: str = Field(
        default="", description="of a share: 'zijn', 'hebben'; of anything else: 'is'"
    )
    gezegde: str = Field(
        default="", description="'sterk eenzaam'; or with 'is': 'de afstand tot de huisarts'"
    )
    thema: str
    eenheid: str = Field(
        description="'%', 'aantal', 'per 1.000', 'km', '€', '€ 1.000', 'score', ..."
    )
    decimalen: int = 0
    soort: Soort
    methode: Methode
    richting: Polariteit
    pg: tuple[Literal["L", "M", "Z", "K", "D", "F"], ...] = Field(
        default=(), description="Positieve Gezondheid dimensions, if any"
    )
    niveaus: tuple[Niveau, ...]
    kern: bool = False
    sterk: bool = Field(default=False, description="can be named as a strength when better than NL")
    tonen: bool = Field(default=True, description="False: only on request (hidden by default)")
    valkuilen: tuple[str, ...]
    modelinvoer: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = Field(default=(), description="in order of preference")

    @property
    def leeftijden(self) -> tuple[str, ...]:
        """Age groups of all sources together, in order; empty when age plays no part."""
        return tuple(dict.fromkeys(age for bron in self.bronnen for age in bron.leeftijden))

    @model_validator(mode="after")
    def _method_fits_sources(self) -> Self:
        for bron in self.bronnen:
            if bron.heeft_noemer != (self.methode in _WITH_DENOMINATOR) and bron.bevestigd:
                word = "zonder" if bron.heeft_noemer else "met"
                raise ValueError(f"methode {self.methode} vraagt om een bron {word} noemer")
        return self


class Thema(_Strict):
    """A heading under which indicators are shown."""

    id: str
    naam: str
    uitleg: str


class Focus(_Strict):
    """A theme of a scan ("preventie bij ouderen") with its core set of at most 12 figures."""

    id: str
    naam: str
    uitleg: str
    kernset: tuple[tuple[str, str], ...] = Field(
        max_length=12, description="(indicator, age group or '') in the order of showing"
    )


class Catalogue(_Strict):
    """All indicators and themes, in the order of the files."""

    indicatoren: dict[str, Indicator]
    themas: dict[str, Thema]
    focussen: dict[str, Focus]


_Model = TypeVar("_Model", bound=BaseModel)

_DUTCH = {
    "missing": "ontbreekt",
    "extra_forbidden": "deze sleutel bestaat niet",
    "string_too_long": "de tekst is te lang",
    "string_type": "moet tekst zijn",
    "too_long": "dit zijn er te veel",
    "enum": "deze waarde bestaat niet",
    "literal_error": "deze waarde bestaat niet",
}


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as a dict; a syntax mistake names the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path.name}: dit bestand is niet te lezen ({error})") from error


def _mistake(path: Path, key: str, error: ValidationError) -> CatalogueError:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    what = ", ".join(part for part in (_DUTCH.get(first["type"]), said) if part)
    return CatalogueError(f"{path.name}, [{key}]{', ' if where else ''}{where}: {what}")


def entries(path: Path, model: type[_Model]) -> dict[str, _Model]:
    """Each top-level table of a TOML file as one `model`, its key as `id`."""
    found: dict[str, _Model] = {}
    for key, table in read_toml(path).items():
        if not isinstance(table, dict):
            raise CatalogueError(f"{path.name}, {key}: hier hoort een blok [{key}] te staan")
        try:
            found[key] = model.model_validate({"id": key, **table})
        except ValidationError as error:
            raise _mistake(path, key, error) from error
    return found


def _indicators(folder: Path, themas: dict[str, Thema]) -> dict[str, Indicator]:
    """All indicators, in the order of the themes; each file is named after its theme."""
    stray = {path.stem for path in folder.glob("*.toml")} - themas.keys()
    if stray:
        raise CatalogueError(f"{min(stray)}.toml: dit thema staat niet in themas.toml")
    found: dict[str, Indicator] = {}
    for path in (folder / f"{thema}.toml" for thema in themas):
        for key, indicator in entries(path, Indicator).items() if path.exists() else ():
            if key in found:
                raise CatalogueError(f"{path.name}, [{key}]: deze sleutel bestaat al")
            if indicator.thema != path.stem:
                raise CatalogueError(f"{path.name}, [{key}], thema: hier hoort {path.stem}")
            found[key] = indicator
    return found


def _check_focus(focus: Focus, indicatoren: dict[str, Indicator]) -> None:
    for key, age in focus.kernset:
        if key not in indicatoren:
            raise CatalogueError(f"focussen.toml, [{focus.id}]: {key} is geen indicator")
        if age not in (indicatoren[key].leeftijden or ("",)):
            raise CatalogueError(f"focussen.toml, [{focus.id}]: {key} bestaat niet voor '{age}'")


def load(folder: Path) -> Catalogue:
    """Read and check the whole catalogue in `folder`."""
    themas = entries(folder / "themas.toml", Thema)
    indicatoren = _indicators(folder / "indicators", themas)
    focussen = entries(folder / "focussen.toml", Focus)
    for focus in focussen.values():
        _check_focus(focus, indicatoren)
    return Catalogue(indicatoren=indicatoren, themas=themas, focussen=focussen)


@cache
def bundled() -> Catalogue:
    """The catalogue that comes with the tool."""
    return load(paths.data_dir() / "catalogue")

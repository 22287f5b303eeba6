"""Finished scans to learn from: invented or with consent, checked, each with questions."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from wijkscan import paths
from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.model import Wijkscan
from wijkscan.store.catalogue import entries


class Casus(BaseModel):
    """One scan in the casusbank, and what can be learnt from it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    titel: str
    bestand: str = Field(pattern=r"^[a-z0-9-]+\.wijkscan\.json$")
    fictief: str = Field(min_length=1, description="what is invented, or who gave consent")
    kort: str
    leerpunt: str
    vragen: tuple[str, ...] = Field(min_length=1)
    naast: tuple[str, ...] = Field(default=(), description="good to lay beside it")


@cache
def casussen() -> dict[str, Casus]:
    """Every casus by its key, in the order of the file."""
    return entries(paths.data_dir() / "catalogue" / "casusbank.toml", Casus)


def open_casus(casus: Casus) -> Wijkscan:
    """The scan itself; a copy of the reader's own."""
    return lees_bestand(paths.data_dir() / "casusbank" / casus.bestand)

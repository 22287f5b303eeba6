"""Finished scans to learn from: invented or with consent, checked, each with questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from wijkscan import paths
from wijkscan.errors import DamagedFile
from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.model import Wijkscan
from wijkscan.store.catalogue import entries


class Casus(BaseModel):
    """One scan in the casusbank, and what can be learnt from it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    titel: str
    bestand: str = Field(pattern=r"^[a-z0-9-]+\.wijkscan\.json$")
    map: Literal["casusbank", "voorbeelden"] = "casusbank"
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
    return lees_bestand(paths.data_dir() / casus.map / casus.bestand)


@dataclass(frozen=True, slots=True)
class Gevonden:
    """The casussen of this place: opened ones by key, and files that did not open, by name."""

    scans: dict[str, Wijkscan]
    geweigerd: tuple[tuple[str, str], ...]


def eigen_casussen(map_: Path) -> Gevonden:
    """Casussen that were put in a folder by who runs wijkscan; a damaged one is named."""
    scans: dict[str, Wijkscan] = {}
    geweigerd: list[tuple[str, str]] = []
    for pad in _bestanden(map_):
        try:
            scan = lees_bestand(pad)
        except DamagedFile as fout:
            geweigerd.append((pad.name, str(fout)))
            continue
        if scan.les is None or not scan.les.herkomst.strip():
            zin = "Er staat niet in of dit verzonnen is. Maak er eerst een casus van."
            geweigerd.append((pad.name, zin))
            continue
        scans[pad.name.partition(".")[0]] = scan
    return Gevonden(scans, tuple(geweigerd))


def _bestanden(map_: Path) -> Iterable[Path]:
    return sorted(map_.glob("*.wijkscan.json")) if map_.is_dir() else ()

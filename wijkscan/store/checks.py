"""Every file with figures against the checksum in its sidecar: `wijkscan controleer`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkscan.store import geo_sets
from wijkscan.store.figures import current_folder
from wijkscan.store.sidecar import unsealed

FOLDERS = ("snapshot", "regions", "geo")
REFRESHED = "ververst"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file by its name within data/; an empty complaint means that it is sound.

    `ververst`: from the folder of the user, not from the bundle.
    """

    naam: str
    uitgave: str
    rijen: int
    sha256: str
    klacht: str
    ververst: bool = False


def check_bundle(data_dir: Path) -> Iterator[Checked]:
    """Read every table, list of regions and set of boundaries again and compare its checksum."""
    for folder in FOLDERS:
        yield from _Folder(data_dir / folder, folder).checked()


def check_refreshed(home: Path) -> Iterator[Checked]:
    """The same for the refreshed tables and borders that are in force; none is fine."""
    yield from _Folder(current_folder(home), f"{REFRESHED}/tabellen", True).checked()
    for folder in geo_sets.in_force(home):
        yield from _Folder(folder, f"{REFRESHED}/grenzen", True).checked()


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder with files and their sidecars, and what we call it."""

    place: Path
    name: str
    ververst: bool = False

    def checked(self) -> Iterator[Checked]:
        """Every file; one without a sidecar too."""
        for sidecar in sorted(self.place.rglob("*.toml")):
            yield from self._described_by(sidecar)
        for path in sorted(self.place.rglob("*.parquet")):
            if not _sidecar_of(path).exists():
                yield self._said(path, "er hoort geen beschrijving bij")

    def _said(self, path: Path, complaint: str) -> Checked:
        name = f"{self.name}/{path.relative_to(self.place).as_posix()}"
        return Checked(name, "", 0, "", complaint, self.ververst)

    def _described_by(self, sidecar: Path) -> Iterator[Checked]:
        """The file of a sidecar, and its list of regions when it has one."""
        try:
            about = tomllib.loads(sidecar.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            yield self._said(sidecar, "de beschrijving is onleesbaar")
            return
        table = sidecar.with_suffix(".parquet")
        if "sha256" in about:
            yield self._compared(table, about, "sha256")
        if not _is_own_text(sidecar):
            yield self._said(sidecar, "de beschrijving is gewijzigd")
        if about.get("gebieden_sha256"):
            named = table.with_name(f"{table.stem}-gebieden.parquet")
            yield self._compared(named, about, "gebieden_sha256")

    def _compared(self, path: Path, about: dict[str, Any], key: str) -> Checked:
        expected = str(about.get(key, ""))
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            complaint = "" if found == expected else "de controlesom klopt niet"
        except OSError:
            complaint = "het bestand ontbreekt of is onleesbaar"
        edition = str(about.get("uitgave") or about.get("edition") or "")
        rows = int(about.get("rijen") or about.get("rows") or 0)
        name = self._said(path, "").naam
        return Checked(name, edition, rows, expected, complaint, self.ververst)


def _sidecar_of(path: Path) -> Path:
    return path.with_name(path.stem.removesuffix("-gebieden") + ".toml")


def _is_own_text(sidecar: Path) -> bool:
    """Whether a description fits its own checksum: its year is a figure too."""
    try:
        unsealed(sidecar)
    except (OSError, ValueError):
        return False
    return True

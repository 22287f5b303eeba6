"""Every bundled file against the checksum in its sidecar: `wijkscan controleer`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkscan.errors import DamagedFile
from wijkscan.store.sidecar import read_sidecar

TABLES = "snapshot"
FOLDERS = (TABLES, "regions", "geo")


@dataclass(frozen=True, slots=True)
class Checked:
    """One file by its name within data/; an empty complaint means that it is sound."""

    naam: str
    uitgave: str
    rijen: int
    sha256: str
    klacht: str


def check_bundle(data_dir: Path) -> Iterator[Checked]:
    """Read every table, list of regions and set of boundaries again and compare its checksum."""
    for folder in FOLDERS:
        place = data_dir / folder
        for sidecar in sorted(place.rglob("*.toml")):
            yield from _described_by(sidecar, data_dir)
        for path in sorted(place.rglob("*.parquet")):
            if not _sidecar_of(path).exists():
                yield Checked(_name(path, data_dir), "", 0, "", "er hoort geen beschrijving bij")


def _sidecar_of(path: Path) -> Path:
    return path.with_name(path.stem.removesuffix("-gebieden") + ".toml")


def _name(path: Path, data_dir: Path) -> str:
    return path.relative_to(data_dir).as_posix()


def _described_by(sidecar: Path, data_dir: Path) -> Iterator[Checked]:
    """The table of a sidecar, and its list of regions when it has one."""
    table = sidecar.with_suffix(".parquet")
    try:
        about = tomllib.loads(sidecar.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        yield Checked(_name(sidecar, data_dir), "", 0, "", "de beschrijving is onleesbaar")
        return
    yield _checked(table, data_dir, about, str(about.get("sha256", "")))
    if sidecar.is_relative_to(data_dir / TABLES) and not _is_own_text(sidecar):
        yield Checked(_name(sidecar, data_dir), "", 0, "", "de beschrijving is gewijzigd")
    if regions := about.get("gebieden_sha256"):
        named = table.with_name(f"{table.stem}-gebieden.parquet")
        yield _checked(named, data_dir, about, str(regions))


def _is_own_text(sidecar: Path) -> bool:
    """Whether the description of a table fits its own checksum: its year is a figure too."""
    try:
        read_sidecar(sidecar)
    except DamagedFile:
        return False
    return True


def _checked(path: Path, data_dir: Path, about: dict[str, Any], expected: str) -> Checked:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        complaint = "" if found == expected else "de controlesom klopt niet"
    except OSError:
        complaint = "het bestand ontbreekt of is onleesbaar"
    edition = str(about.get("uitgave") or about.get("edition") or "")
    rows = int(about.get("rijen") or about.get("rows") or 0)
    return Checked(_name(path, data_dir), edition, rows, expected, complaint)

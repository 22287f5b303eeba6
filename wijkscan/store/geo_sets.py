"""Refreshed boundaries in the user's folder: per year of the division one whole set, or none.

    <home>/grenzen/2024             the name of the set in force (one small file, replaced whole)
    <home>/grenzen/2024-<naam>/     gemeente-2024.parquet, tekening-buurt-2024-5m.parquet ...
    <home>/grenzen/werk/            pages and files of a refresh that is not finished

The set before the one in force stays until the next refresh: someone may still be reading it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from pathlib import Path

from wijkscan.files import write_whole
from wijkscan.store import pointer
from wijkscan.store.sidecar import unsealed

MIN_FILES = 9
"""Three levels for computing and six drawings, each with its sidecar."""


def root(home: Path) -> Path:
    """The folder of all sets."""
    return home / "grenzen"


def work(home: Path) -> Path:
    """Where a refresh keeps what it has so far."""
    return root(home) / "werk"


def current(home: Path, jaar: int) -> Path | None:
    """The folder with the boundaries of a division; None when there are none."""
    name = pointer.read(root(home) / str(jaar))
    folder = root(home) / name
    return folder if name and folder.is_dir() else None


def in_force(home: Path) -> list[Path]:
    """The folders with boundaries of every division that was refreshed."""
    years = sorted(path.name for path in root(home).glob("[0-9][0-9][0-9][0-9]"))
    return [folder for year in years if (folder := current(home, int(year)))]


def is_whole(folder: Path) -> bool:
    """Every file is there and is what its sidecar says."""
    paths = sorted(folder.glob("*.parquet"))
    return len(paths) >= MIN_FILES and all(_fits_sidecar(path) for path in paths)


def _fits_sidecar(path: Path) -> bool:
    try:
        about = unsealed(path.with_suffix(".toml"))
        return bool(hashlib.sha256(path.read_bytes()).hexdigest() == about["sha256"])
    except (OSError, ValueError, KeyError):
        return False


def begin(home: Path, jaar: int) -> Path:
    """An empty folder, aside, for a new set."""
    aside = work(home) / f"nieuw-{jaar}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    return aside


def put_in_force(home: Path, jaar: int, aside: Path) -> None:
    """Make the new set the one in force; the one before it is kept, older ones go."""
    before = current(home, jaar)
    folder = root(home) / f"{jaar}-{uuid.uuid4().hex[:12]}"
    os.replace(aside, folder)
    write_whole(root(home) / str(jaar), folder.name.encode())
    keep = {folder, before}
    for other in root(home).glob(f"{jaar}-*"):
        if other not in keep:
            shutil.rmtree(other, ignore_errors=True)

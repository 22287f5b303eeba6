"""The refreshed tables of a user: whole sets, of which one is in force.

    <home>/tabellen/huidig          the name of the set in force (one small file, replaced whole)
    <home>/tabellen/vorige          the name of the set before it
    <home>/tabellen/<naam>/         84799NED/2020.parquet, .toml ...
    <home>/tabellen/werk/           pages and tables of a refresh that is not finished

A reader sees one whole set or another whole set, whatever happens while it is made.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Container
from pathlib import Path

from wijkscan.errors import UserError
from wijkscan.files import write_whole
from wijkscan.store import pointer
from wijkscan.store.figures import current_folder


def root(home: Path) -> Path:
    """The folder of all sets."""
    return home / "tabellen"


def work(home: Path) -> Path:
    """Where a refresh keeps what it has so far."""
    return root(home) / "werk"


def begin(home: Path, damaged: Container[str] = ()) -> Path:
    """A new set, aside, that starts with the tables in force, without the `damaged` editions."""
    aside = work(home) / "nieuw"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for path in sorted(current_folder(home).glob("*/*")):
        edition = path.name.partition(".")[0].removesuffix("-gebieden")
        if f"{path.parent.name}/{edition}" in damaged:
            continue
        target = aside / path.parent.name / path.name
        target.parent.mkdir(exist_ok=True)
        _same_file(path, target)
    return aside


def _same_file(path: Path, target: Path) -> None:
    """A second name for the same file where the disk can do that; snapshots never change."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)


def put_in_force(home: Path, aside: Path) -> None:
    """Make the new set the one in force; the one before it is kept, older ones go."""
    before = current_folder(home)
    name = uuid.uuid4().hex[:12]
    os.replace(aside, root(home) / name)
    if before.is_dir():
        _point(home, "vorige", before.name)
    else:
        _point(home, "vorige", "bundel")
    _point(home, "huidig", name)
    _sweep(home, {name, before.name})


def has_previous(home: Path) -> bool:
    """There is a set from before the last refresh (or the bundle) to turn back to."""
    previous = pointer.read(root(home) / "vorige")
    return previous == "bundel" or (bool(previous) and (root(home) / previous).is_dir())


def previous_is_newer(home: Path) -> bool:
    """Whether who turns back now goes forward: the set in force is the older one of the two."""
    current, previous = current_folder(home), pointer.read(root(home) / "vorige")
    if not has_previous(home) or previous == "bundel":
        return False
    before = root(home) / previous
    return not current.is_dir() or before.stat().st_mtime > current.stat().st_mtime


def turn_back(home: Path) -> str:
    """Put the previous set in force again (or only the bundle); gives a Dutch sentence.

    Doing it twice brings back what was in force.
    """
    if not has_previous(home):
        raise UserError("Er is geen vorige verversing om naar terug te gaan.")
    current, previous = current_folder(home), pointer.read(root(home) / "vorige")
    forward = previous_is_newer(home)
    _point(home, "vorige", current.name if current.is_dir() else "bundel")
    _point(home, "huidig", previous)
    if forward:
        return "De cijfers van de laatste verversing gelden weer."
    if previous == "bundel":
        return "De meegeleverde cijfers gelden weer."
    return "De cijfers van vóór de laatste verversing gelden weer."


def _point(home: Path, which: str, name: str) -> None:
    write_whole(root(home) / which, name.encode())


def _sweep(home: Path, keep: set[str]) -> None:
    for folder in root(home).iterdir():
        if folder.is_dir() and folder.name not in keep | {"werk"}:
            shutil.rmtree(folder, ignore_errors=True)

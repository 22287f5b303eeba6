"""Figures from the stored tables: one indicator, one age group, one level, for the whole country.

`Store` is made once per process and never changes. It takes the newest edition in which a column
is filled for the level that is asked; refreshed tables in the user's folder go before the bundled
ones of the same table and edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan import paths
from wijkscan.errors import DamagedFile
from wijkscan.store import families, pointer
from wijkscan.store.catalogue import Bron, Indicator, Methode
from wijkscan.store.columns import Floats, LevelColumn, Missing, Niveau, Origin
from wijkscan.store.families import Familie
from wijkscan.store.sidecar import Kolom, Sidecar
from wijkscan.store.snapshots import LOWER, STATUS, UPPER, Snapshot, level_slice, read_all, read_one

Statuses = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class TableState:
    """One stored table, for the list of sources and for the check of the files."""

    sidecar: Sidecar
    path: Path
    vernieuwd: bool  # from the user's folder, not from the bundle
    in_orde: bool | None = None  # None: not checked
    klacht: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A stored edition that holds an indicator, and the columns that carry it."""

    snapshot: Snapshot
    familie: Familie
    bron: Bron
    kolom: Kolom
    noemers: tuple[Kolom, ...]  # more than one: the denominator is their sum

    @property
    def is_share(self) -> bool:
        """The figure is computed from a count and its denominator."""
        return bool(self.noemers) and not self.bron.noemer_is_context


class Store:
    """Every stored table, read when needed and kept."""

    def __init__(
        self,
        data_dir: Path,
        home: Path | None = None,
        familie: Mapping[str, Familie] | None = None,
    ) -> None:
        self.data_dir = data_dir
        self.home = home
        self.families = families.bundled() if familie is None else familie
        self._column = lru_cache(maxsize=4096)(self._column_uncached)
        self._years = lru_cache(maxsize=4096)(self._years_uncached)

    @cached_property
    def _read_refreshed(self) -> tuple[list[Snapshot], dict[str, str]]:
        """Refreshed tables that are whole; a damaged one is dropped, the bundle takes its place."""
        found: list[Snapshot] = []
        damaged: dict[str, str] = {}
        for path in sorted(current_folder(self.home).glob("*/*.toml")) if self.home else ():
            try:
                snapshot = read_one(path)
                snapshot.verify_all()
            except DamagedFile as error:
                damaged[f"{path.parent.name}/{path.stem}"] = error.message
            else:
                found.append(snapshot)
        return found, damaged

    @property
    def _refreshed(self) -> list[Snapshot]:
        return self._read_refreshed[0]

    @property
    def beschadigd(self) -> Mapping[str, str]:
        """Refreshed editions that were left out, `84799NED/2020`, with what is wrong in Dutch."""
        return self._read_refreshed[1]

    @cached_property
    def snapshots(self) -> list[Snapshot]:
        """All stored editions, newest first; a refreshed one replaces the bundled one."""
        bundle = read_all(self.data_dir / "snapshot")
        found = {s.name: s for s in (*bundle, *self._refreshed)}
        return sorted(found.values(), key=lambda s: (-s.sidecar.jaar, -s.sidecar.indeling, s.name))

    @cached_property
    def _by_family(self) -> dict[str, list[Snapshot]]:
        grouped: dict[str, list[Snapshot]] = {}
        for snapshot in self.snapshots:
            grouped.setdefault(snapshot.sidecar.familie, []).append(snapshot)
        return grouped

    def column(
        self,
        indicator: Indicator,
        leeftijd: str | None,
        niveau: Niveau,
        jaar: int | None = None,
        tabel: str | None = None,
    ) -> LevelColumn | Missing:
        """The newest filled column for a level (or the one of `jaar`, or of `tabel`).

        Gives the reason when there is none: the column is not filled in any edition, or the
        source has no figure for this level.
        """
        about = (indicator.id, indicator.eenheid, indicator.methode)
        return self._column(about, indicator.bronnen, leeftijd, niveau, jaar, tabel)

    def _column_uncached(
        self,
        about: tuple[str, str, Methode],
        bronnen: tuple[Bron, ...],
        leeftijd: str | None,
        niveau: Niveau,
        jaar: int | None,
        tabel: str | None,
    ) -> LevelColumn | Missing:
        found = [
            f
            for f in self._candidates(bronnen, leeftijd)
            if jaar in (None, f.snapshot.sidecar.jaar) and tabel in (None, f.snapshot.sidecar.tabel)
        ]
        filled = [f for f in found if _holds(f, leeftijd, niveau)]
        if filled:
            newest = max(filled, key=lambda f: f.snapshot.sidecar.jaar)
            return _level_column(newest, about, leeftijd, niveau)
        return Missing.NOT_AT_LEVEL if found else Missing.NOT_IN_EDITION

    def _candidates(self, bronnen: tuple[Bron, ...], leeftijd: str | None) -> Iterator[_Found]:
        """Editions that hold the column and its denominator, in the order of `bronnen`."""
        for bron in bronnen:
            for snapshot in self._by_family.get(bron.tabel, ()):
                if (leeftijd or "") not in (snapshot.sidecar.leeftijden or ("",)):
                    continue
                familie = self.families[bron.tabel]
                kolom = _first(snapshot, familie, bron.kolom, bron.onderdeel)
                terms = bron.noemer_som or ((bron.noemer,) if bron.noemer else ())
                noemers = [_first(snapshot, familie, term, "") for term in terms]
                known = tuple(noemer for noemer in noemers if noemer)
                complete = len(known) == len(terms)
                if kolom and (complete or bron.noemer_is_context):
                    yield _Found(snapshot, familie, bron, kolom, known if complete else ())

    def years(self, indicator: Indicator, leeftijd: str | None, niveau: Niveau) -> list[int]:
        """Years in which the indicator is filled for a level, oldest first."""
        return list(self._years(indicator.bronnen, leeftijd, niveau))

    def _years_uncached(
        self, bronnen: tuple[Bron, ...], leeftijd: str | None, niveau: Niveau
    ) -> tuple[int, ...]:
        found = self._candidates(bronnen, leeftijd)
        return tuple(
            sorted({f.snapshot.sidecar.jaar for f in found if _holds(f, leeftijd, niveau)})
        )

    def snapshot(self, tabel: str, uitgave: str) -> Snapshot | None:
        """One stored edition."""
        return next((s for s in self.snapshots if s.name == f"{tabel}/{uitgave}"), None)

    def tables(self) -> list[TableState]:
        """Every stored table, newest first, without reading its rows."""
        return [self._state(snapshot) for snapshot in self.snapshots]

    def _state(self, snapshot: Snapshot, ok: bool | None = None, complaint: str = "") -> TableState:
        refreshed = snapshot in self._refreshed
        return TableState(snapshot.sidecar, snapshot.path, refreshed, ok, complaint)

    def verify(self) -> list[TableState]:
        """Read every stored file again and compare its checksum."""
        return [self._checked(snapshot) for snapshot in self.snapshots]

    def _checked(self, snapshot: Snapshot) -> TableState:
        try:
            snapshot.verify_all()
        except DamagedFile as error:
            return self._state(snapshot, False, error.message)
        return self._state(snapshot, True)


def current_folder(home: Path) -> Path:
    """The folder of the refreshed tables that are in force (see `refresh`)."""
    return home / "tabellen" / (pointer.read(home / "tabellen" / "huidig") or "geen")


@lru_cache(maxsize=4)
def _open(data_dir: Path, home: Path | None, _stamp: str) -> Store:
    return Store(data_dir, home)


def open_store(home: Path | None = None, data_dir: Path | None = None) -> Store:
    """The store of this process; made again when a refresh has put newer tables in force."""
    return _open(data_dir or paths.data_dir(), home, current_folder(home).name if home else "")


def _first(
    snapshot: Snapshot, familie: Familie, accepted: tuple[str, ...], onderdeel: str
) -> Kolom | None:
    """The first accepted column that this edition has, as a column of numbers."""
    ending = f"_{onderdeel}" if onderdeel else ""
    found = (snapshot.kolom(familie.alias.get(name, name) + ending) for name in accepted)
    return next((kolom for kolom in found if kolom and not kolom.tekst), None)


def _holds(found: _Found, leeftijd: str | None, niveau: Niveau) -> bool:
    needed = [found.kolom, *(found.noemers if found.is_share else ())]
    return all(kolom.is_filled(leeftijd, niveau) for kolom in needed)


class _Level:
    """The cells of one level out of the columns that were read."""

    def __init__(self, read: Mapping[str, Any], level: slice) -> None:
        self.read = read
        self.level = level

    def values(self, name: str) -> Floats:
        return np.asarray(self.read[name][self.level], dtype=np.float64)

    def bounds(self, name: str) -> Floats | None:
        return self.values(name) if name in self.read else None

    def status(self, name: str) -> Statuses:
        stored = self.read.get(name + STATUS)
        if stored is None:
            return np.zeros(len(self.values(name)), np.int8)
        return np.asarray(stored[self.level], dtype=np.int8)

    def total(self, noemers: tuple[Kolom, ...]) -> tuple[Floats, Statuses]:
        """The sum of the terms; missing as soon as one of them is."""
        value = np.sum([self.values(n.kolom) for n in noemers], axis=0)
        status = np.max([self.status(n.kolom) for n in noemers], axis=0)
        return value, status.astype(np.int8)


def _level_column(
    found: _Found, about: tuple[str, str, Methode], leeftijd: str | None, niveau: Niveau
) -> LevelColumn:
    indicator, eenheid, methode = about
    kolom, sidecar = found.kolom, found.snapshot.sidecar
    codes = found.snapshot.codes(leeftijd)
    place = level_slice(codes, niveau)
    cells = _Level(found.snapshot.read(_needed(found), leeftijd), place)
    value, status = cells.values(kolom.kolom), cells.status(kolom.kolom)
    numerator: Floats | None = None
    denominator: Floats | None = None
    if found.noemers:
        denominator, base_status = cells.total(found.noemers)
        if found.is_share:
            numerator = value
            most = np.inf if methode is Methode.GEBEURTENIS else 1.0
            value, status = _share(found.bron.per, most, value, status, denominator, base_status)
    return LevelColumn(
        indicator=indicator,
        leeftijd=leeftijd,
        niveau=niveau,
        eenheid=eenheid,
        codes=codes[place],
        value=value,
        status=status,
        numerator=numerator,
        denominator=denominator,
        lower=None if found.is_share else cells.bounds(kolom.kolom + LOWER),
        upper=None if found.is_share else cells.bounds(kolom.kolom + UPPER),
        count_step=found.familie.step(sidecar.tabel, sidecar.uitgave, niveau),
        value_step=0.0 if found.is_share else 10.0**-kolom.decimalen,
        origin=_origin(sidecar, kolom),
    )


def _needed(found: _Found) -> list[str]:
    names = [found.kolom.kolom + ending for ending in ("", STATUS, LOWER, UPPER)]
    return names + [n.kolom + ending for n in found.noemers for ending in ("", STATUS)]


def _share(
    per: float,
    most: float,
    count: Floats,
    count_status: Statuses,
    base: Floats,
    base_status: Statuses,
) -> tuple[Floats, Statuses]:
    """per * count / base; nobody to divide by is impossible, and so is more than `most` each."""
    status = np.where(count_status != Missing.PRESENT, count_status, base_status).astype(np.int8)
    status[(status == Missing.PRESENT) & (base == 0)] = Missing.IMPOSSIBLE
    status[(status == Missing.PRESENT) & (count > most * base)] = Missing.ROUNDED_AWAY
    known = status == Missing.PRESENT
    value = np.full(len(count), np.nan)
    value[known] = per * count[known] / base[known]
    return value, status


def _origin(sidecar: Sidecar, kolom: Kolom) -> Origin:
    return Origin(
        producent=sidecar.producent,
        tabel=sidecar.tabel,
        titel=sidecar.titel,
        uitgave=sidecar.uitgave,
        jaar=sidecar.jaar,
        indeling=sidecar.indeling,
        kolom=kolom.kolom,
        licentie=sidecar.licentie,
        opgehaald=sidecar.opgehaald,
        checksum=sidecar.sha256,
        herkomst=sidecar.herkomst,
    )

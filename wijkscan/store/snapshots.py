"""Stored tables: `<tabel>/<uitgave>.parquet` with a sidecar `.toml` that says where it came from.

A snapshot is wide: a row per area (and per age group), a column per topic. Beside a column `X`
stand `X__status` (why a cell is missing, `store.columns.Missing`) where anything is missing, and
`X__onder` and `X__boven` where the source publishes bounds. `packing` writes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.errors import SnapshotDamaged
from wijkscan.sources.arrays import to_numpy
from wijkscan.store.columns import Niveau
from wijkscan.store.sidecar import HINT, Kolom, Sidecar, read_sidecar

STATUS, LOWER, UPPER = "__status", "__onder", "__boven"
PREFIXES = {
    Niveau.LAND: "NL",
    Niveau.GEMEENTE: "GM",
    Niveau.WIJK: "WK",
    Niveau.BUURT: "BU",
}


def level_slice(codes: npt.NDArray[np.str_], niveau: Niveau) -> slice:
    """Codes are sorted, so a level is one stretch of them."""
    prefix = PREFIXES[niveau]
    return slice(*np.searchsorted(codes, [prefix, prefix + "~"]).tolist())


def level_of(code: str) -> Niveau:
    """The level that a code belongs to, from its first two letters."""
    for niveau, prefix in PREFIXES.items():
        if code.startswith(prefix):
            return niveau
    raise ValueError(f"geen gebiedscode: {code!r}")


class Snapshot:
    """A stored table, checked against its checksum the first time it is read."""

    def __init__(self, path: Path, sidecar: Sidecar) -> None:
        self.path = path
        self.sidecar = sidecar
        self._read: dict[tuple[int, str], npt.NDArray[Any]] = {}

    @property
    def name(self) -> str:
        """`84799NED/2020`."""
        return f"{self.sidecar.tabel}/{self.sidecar.uitgave}"

    def verify(self) -> bytes:
        """The content of the file; SnapshotDamaged when it is not the file of the sidecar."""
        return self._checked(self.path, self.sidecar.sha256)

    def regions(self) -> Any:
        """The names of the areas as an Arrow table, or None when this edition has none."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        if not self.sidecar.gebieden_sha256:
            return None
        return pq.ParquetFile(pa.BufferReader(self.verify_regions())).read()

    def verify_regions(self) -> bytes:
        """The content of the file with names; SnapshotDamaged when it was changed."""
        path = self.path.with_name(f"{self.path.stem}-gebieden.parquet")
        return self._checked(path, self.sidecar.gebieden_sha256)

    def verify_all(self) -> None:
        """Table and names; SnapshotDamaged when either is not what its sidecar says."""
        self.verify()
        if self.sidecar.gebieden_sha256:
            self.verify_regions()

    def _checked(self, path: Path, sha256: str) -> bytes:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SnapshotDamaged(
                f"Het bestand {path.name} van tabel {self.name} ontbreekt.", HINT
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise SnapshotDamaged(
                f"Het bestand {path.name} van tabel {self.name} is beschadigd of gewijzigd: "
                "de controlesom klopt niet.",
                HINT,
            )
        return content

    @cached_property
    def _file(self) -> Any:
        import pyarrow as pa
        import pyarrow.parquet as pq

        return pq.ParquetFile(pa.BufferReader(self.verify()))

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of all stored columns, with their status and bounds."""
        return frozenset(self._file.schema_arrow.names)

    def kolom(self, name: str) -> Kolom | None:
        """The description of a filled column."""
        return next((k for k in self.sidecar.kolommen if k.kolom == name), None)

    def _group(self, leeftijd: str | None) -> int:
        return self.sidecar.leeftijden.index(leeftijd) if leeftijd else 0

    def codes(self, leeftijd: str | None = None) -> npt.NDArray[np.str_]:
        """Area codes of one age group, sorted."""
        return self._codes[self._group(leeftijd)]

    @cached_property
    def _codes(self) -> list[npt.NDArray[np.str_]]:
        groups = range(self._file.num_row_groups)
        tables = [self._file.read_row_group(i, ["gebied"], use_threads=False) for i in groups]
        return [np.array(table["gebied"].to_pylist(), dtype=np.str_) for table in tables]

    def read(self, names: Sequence[str], leeftijd: str | None = None) -> dict[str, Any]:
        """Stored columns of one age group as arrays that may not be changed (NaN where missing).

        Numbers come as float64, a status as int8, texts as objects. What was read is kept: the
        levels of one column are stretches of the same array.
        """
        group = self._group(leeftijd)
        wanted = [name for name in names if name in self.names]
        absent = [name for name in wanted if (group, name) not in self._read]
        if absent:
            table = self._file.read_row_group(group, absent, use_threads=False)
            for name in absent:
                self._read[group, name] = to_numpy(table[name])
        return {name: self._read[group, name] for name in wanted}


def read_one(path: Path) -> Snapshot:
    """The stored table of a sidecar."""
    return Snapshot(path.with_suffix(".parquet"), read_sidecar(path))


def read_all(folder: Path) -> list[Snapshot]:
    """Every stored table of a folder, by table and edition; none when the folder is absent."""
    return [read_one(path) for path in sorted(folder.glob("*/*.toml"))]

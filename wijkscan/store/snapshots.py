"""Stored tables: `<tabel>/<uitgave>.parquet` with a sidecar `.toml` that says where it came from.

A snapshot is wide: a row per area (and per age group), a column per topic. Beside a column `X`
stand `X__status` (why a cell is missing, `store.columns.Missing`) where anything is missing, and
`X__onder` and `X__boven` where the source publishes bounds. Writing is deterministic.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.errors import SnapshotDamaged
from wijkscan.files import write_whole
from wijkscan.store.columns import Missing, Niveau
from wijkscan.store.sidecar import HINT, Kolom, Sidecar, read_sidecar, to_toml

Floats = npt.NDArray[np.float64]
STATUS, LOWER, UPPER = "__status", "__onder", "__boven"
PREFIXES = {
    Niveau.LAND: "NL",
    Niveau.GEMEENTE: "GM",
    Niveau.WIJK: "WK",
    Niveau.BUURT: "BU",
}


Region = Mapping[str, str | None]


@dataclass(slots=True)
class Draft:
    """A table on its way to disk. `values` and `status` per column; texts apart."""

    gebied: list[str]
    leeftijd: list[str] | None
    kolommen: list[Kolom]
    values: dict[str, Floats]
    status: dict[str, npt.NDArray[np.int8]]
    texts: dict[str, list[str | None]] = field(default_factory=dict)
    lower: dict[str, Floats] = field(default_factory=dict)
    upper: dict[str, Floats] = field(default_factory=dict)


def level_of(code: str) -> Niveau:
    """The level that a code belongs to, from its first two letters."""
    for niveau, prefix in PREFIXES.items():
        if code.startswith(prefix):
            return niveau
    raise ValueError(f"geen gebiedscode: {code!r}")


def write(draft: Draft, about: Sidecar, folder: Path, regions: Sequence[Region] = ()) -> Sidecar:
    """Write `<folder>/<tabel>/<uitgave>.parquet` and its sidecar; gives the completed sidecar.

    `regions` (code, naam, gemeente_naam, postcode4, indelingswijziging) go to
    `<uitgave>-gebieden.parquet`, with the level and the code of the gemeente added.
    """
    place = folder / about.tabel
    place.mkdir(parents=True, exist_ok=True)
    content, filled, empty = _parquet(draft)
    named = _region_bytes(regions) if regions else b""
    done = replace(
        about,
        rijen=len(draft.gebied),
        leeftijden=tuple(sorted(set(draft.leeftijd or ()))),
        sha256=hashlib.sha256(content).hexdigest(),
        kolommen=tuple(filled),
        niet_gevuld=tuple(empty),
        gebieden_sha256=hashlib.sha256(named).hexdigest() if named else "",
    )
    write_whole(place / f"{about.uitgave}.parquet", content)
    if named:
        write_whole(place / f"{about.uitgave}-gebieden.parquet", named)
    write_whole(place / f"{about.uitgave}.toml", to_toml(done).encode())
    return done


def _parquet(draft: Draft) -> tuple[bytes, list[Kolom], list[Kolom]]:
    """The file itself, the columns it holds, and those that are empty for the whole country."""
    import pyarrow as pa

    order = np.lexsort((np.array(draft.gebied), np.array(draft.leeftijd or draft.gebied)))
    codes = np.array(draft.gebied)[order]
    ages = np.array(draft.leeftijd)[order] if draft.leeftijd is not None else None
    arrays: dict[str, Any] = {"gebied": pa.array(codes)}
    if ages is not None:
        arrays["leeftijd"] = pa.array(ages)
    filled: list[Kolom] = []
    empty: list[Kolom] = []
    for kolom in draft.kolommen:
        here = _arrays(draft, kolom, order)
        counts = _filled(here.pop("present"), codes, ages)
        if not any(any(levels) for levels in counts.values()):
            empty.append(kolom)
            continue
        filled.append(replace(kolom, gevuld=counts))
        arrays.update(here)
    return _bytes(pa.table(arrays), ages), filled, empty


def _arrays(draft: Draft, kolom: Kolom, order: npt.NDArray[np.intp]) -> dict[str, Any]:
    import pyarrow as pa

    name = kolom.kolom
    if kolom.tekst:
        texts = [draft.texts[name][i] for i in order]
        return {
            name: pa.array(texts, pa.string()),
            "present": np.array([t is not None for t in texts]),
        }
    status = draft.status[name][order]
    found = {"present": status == Missing.PRESENT, name: _compact(draft.values[name][order])}
    if status.any():
        found[name + STATUS] = pa.array(status)
    for ending, bounds in ((LOWER, draft.lower), (UPPER, draft.upper)):
        if name in bounds and not np.isnan(bounds[name]).all():
            found[name + ending] = _compact(bounds[name][order])
    return found


def _compact(values: Floats) -> Any:
    """Whole numbers as int32, others as float64 (a dictionary packs them)."""
    import pyarrow as pa

    missing = np.isnan(values)
    known = values[~missing]
    if len(known) and (np.abs(known) < 2**31).all() and (known == np.round(known)).all():
        return pa.array(np.where(missing, 0, values).astype(np.int32), mask=missing)
    return pa.array(values, mask=missing)


def _filled(
    present: npt.NDArray[np.bool_], codes: npt.NDArray[np.str_], ages: npt.NDArray[np.str_] | None
) -> dict[str, list[int]]:
    """How many cells hold a figure, per age group, for land, gemeente, wijk and buurt."""
    levels = [np.char.startswith(codes, PREFIXES[niveau]) for niveau in Niveau]
    groups = (
        {"": np.ones(len(codes), bool)} if ages is None else {a: ages == a for a in np.unique(ages)}
    )
    return {
        str(age): [int((present & level & group).sum()) for level in levels]
        for age, group in groups.items()
    }


def _bytes(table: Any, ages: npt.NDArray[np.str_] | None) -> bytes:
    """One row group per age group, so that an age group is read alone."""
    import pyarrow.parquet as pq

    groups = [table] if ages is None else [table.filter(ages == age) for age in np.unique(ages)]
    buffer = io.BytesIO()
    with pq.ParquetWriter(
        buffer, table.schema, compression="zstd", compression_level=9, write_statistics=False
    ) as writer:
        for group in groups:
            writer.write_table(group, row_group_size=len(group))
    return buffer.getvalue()


def _region_bytes(regions: Sequence[Region]) -> bytes:
    import pyarrow as pa

    rows = sorted(regions, key=lambda row: str(row["code"]))
    codes = [str(row["code"]) for row in rows]
    columns = {
        "code": codes,
        "naam": [row["naam"] for row in rows],
        "niveau": [level_of(code).value for code in codes],
        "gemeente_code": [None if code.startswith("NL") else "GM" + code[2:6] for code in codes],
        **{
            n: [row.get(n) for row in rows]
            for n in ("gemeente_naam", "postcode4", "indelingswijziging")
        },
    }
    table = pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()})
    return _bytes(table, None)


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
        return pq.read_table(pa.BufferReader(self.verify_regions()))

    def verify_regions(self) -> bytes:
        """The content of the file with names; SnapshotDamaged when it was changed."""
        path = self.path.with_name(f"{self.path.stem}-gebieden.parquet")
        return self._checked(path, self.sidecar.gebieden_sha256)

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
                self._read[group, name] = _plain(table[name])
        return {name: self._read[group, name] for name in wanted}


def _plain(column: Any) -> npt.NDArray[Any]:
    """An Arrow column as numpy, from its own memory: Arrow's conversions import pandas."""
    import pyarrow.types as kinds

    array = column.combine_chunks()
    if kinds.is_string(array.type):
        return np.array(array.to_pylist(), dtype=object)
    kind = {"int8": np.int8, "int32": np.int32, "double": np.float64}[str(array.type)]
    valid, content = array.buffers()
    found = np.frombuffer(content, kind)[array.offset : array.offset + len(array)]
    if kind is np.int8:
        return found
    found = found.astype(np.float64)
    if valid is not None:
        bits = np.unpackbits(np.frombuffer(valid, np.uint8), bitorder="little")
        found[bits[array.offset : array.offset + len(array)] == 0] = np.nan
    found.flags.writeable = False
    return found


def read_one(path: Path) -> Snapshot:
    """The stored table of a sidecar."""
    return Snapshot(path.with_suffix(".parquet"), read_sidecar(path))


def read_all(folder: Path) -> list[Snapshot]:
    """Every stored table of a folder, by table and edition; none when the folder is absent."""
    return [read_one(path) for path in sorted(folder.glob("*/*.toml"))]

"""Writing a snapshot: a table on its way to disk, packed the same way every time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.files import write_whole
from wijkscan.sources.arrays import from_numbers, from_texts
from wijkscan.store.columns import Floats, Missing, Niveau
from wijkscan.store.sidecar import Kolom, Sidecar, to_toml
from wijkscan.store.snapshots import LOWER, STATUS, UPPER, level_of, level_slice

Regions = Mapping[str, list[str | None]]


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

    def forget(self, kolom: str) -> None:
        """Let the cells of a column go."""
        for kept in (self.values, self.status, self.texts, self.lower, self.upper):
            kept.pop(kolom, None)


def write(draft: Draft, about: Sidecar, folder: Path, regions: Regions | None = None) -> Sidecar:
    """Write `<folder>/<tabel>/<uitgave>.parquet` and its sidecar; gives the completed sidecar.

    `regions` (code, naam, gemeente_naam, postcode4, indelingswijziging) go to
    `<uitgave>-gebieden.parquet`, with the level and the code of the gemeente added. The draft is
    used up: a column leaves it as soon as it is packed.
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


class _Order:
    """Rows by age group and area, so that a group or a level is one stretch of them."""

    def __init__(self, draft: Draft) -> None:
        ages = np.array(draft.leeftijd or [""] * len(draft.gebied))
        codes = np.array(draft.gebied)
        self.rows = np.lexsort((codes, ages))
        self.codes = codes[self.rows]
        self.ages = ages[self.rows]
        names, starts = np.unique(self.ages, return_index=True)
        ends = [*starts[1:].tolist(), len(self.ages)]
        self.groups = {
            str(name): slice(int(start), int(end))
            for name, start, end in zip(names, starts, ends, strict=True)
        }
        self.levels = {
            name: [level_slice(self.codes[group], niveau) for niveau in Niveau]
            for name, group in self.groups.items()
        }

    def filled(self, present: npt.NDArray[np.bool_]) -> dict[str, list[int]]:
        """How many cells hold a figure, per age group, for land, gemeente, wijk and buurt."""
        return {
            name: [int(present[group][level].sum()) for level in self.levels[name]]
            for name, group in self.groups.items()
        }


def _parquet(draft: Draft) -> tuple[bytes, list[Kolom], list[Kolom]]:
    """The file itself, the columns it holds, and those that are empty for the whole country."""
    order = _Order(draft)
    arrays: dict[str, Any] = {"gebied": from_texts(order.codes.tolist())}
    if draft.leeftijd is not None:
        arrays["leeftijd"] = from_texts(order.ages.tolist())
    filled: list[Kolom] = []
    empty: list[Kolom] = []
    for kolom in draft.kolommen:
        counts = order.filled(_present(draft, kolom)[order.rows])
        if any(any(levels) for levels in counts.values()):
            filled.append(replace(kolom, gevuld=counts))
            arrays.update(_arrays(draft, kolom, order.rows))
        else:
            empty.append(kolom)
        draft.forget(kolom.kolom)
    return _bytes(arrays, list(order.groups.values())), filled, empty


def _present(draft: Draft, kolom: Kolom) -> npt.NDArray[np.bool_]:
    if kolom.tekst:
        return np.array([text is not None for text in draft.texts[kolom.kolom]], bool)
    return np.equal(draft.status[kolom.kolom], Missing.PRESENT)


def _arrays(draft: Draft, kolom: Kolom, rows: npt.NDArray[np.intp]) -> dict[str, Any]:
    name = kolom.kolom
    if kolom.tekst:
        return {name: from_texts([draft.texts[name][i] for i in rows])}
    status = draft.status[name][rows]
    found = {name: _compact(draft.values[name][rows])}
    if status.any():
        found[name + STATUS] = from_numbers(status)
    for ending, bounds in ((LOWER, draft.lower), (UPPER, draft.upper)):
        if name in bounds and not np.isnan(bounds[name]).all():
            found[name + ending] = _compact(bounds[name][rows])
    return found


def _compact(values: Floats) -> Any:
    """Whole numbers as int32, others as float64 (a dictionary packs them)."""
    missing = np.isnan(values)
    known = values[~missing]
    if len(known) and (np.abs(known) < 2**31).all() and (known == np.round(known)).all():
        return from_numbers(np.where(missing, 0, values).astype(np.int32), missing)
    return from_numbers(values, missing)


def _bytes(arrays: Mapping[str, Any], groups: Sequence[slice]) -> bytes:
    """One row group per age group, so that an age group is read alone."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_arrays(list(arrays.values()), list(arrays))
    buffer = io.BytesIO()
    with pq.ParquetWriter(
        buffer, table.schema, compression="zstd", compression_level=6, write_statistics=False
    ) as writer:
        for group in groups:
            rows = group.stop - group.start
            writer.write_table(table.slice(group.start, rows), row_group_size=max(rows, 1))
    return buffer.getvalue()


def _region_bytes(regions: Regions) -> bytes:
    codes = [str(code) for code in regions["code"]]
    levels = {start: level_of(start).value for start in {code[:2] for code in codes}}
    order = sorted(range(len(codes)), key=codes.__getitem__)
    columns: dict[str, Sequence[str | None]] = {
        "code": codes,
        "naam": regions["naam"],
        "niveau": [levels[code[:2]] for code in codes],
        "gemeente_code": [None if code.startswith("NL") else "GM" + code[2:6] for code in codes],
    }
    for name in ("gemeente_naam", "postcode4", "indelingswijziging"):
        columns[name] = regions.get(name) or [None] * len(codes)
    arrays = {name: from_texts([cells[i] for i in order]) for name, cells in columns.items()}
    return _bytes(arrays, [slice(0, len(codes))])

"""Verdicts are computed once for the whole country, then kept in memory and on disk.

Only what depends on all areas of a level is worth keeping: counted figures, whose p-values are
adjusted for each other. The name of a kept file holds the checksum of the table, what was judged
and the version of the rules, so a refreshed table or a changed rule never meets an old verdict.
"""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.analysis import choices
from wijkscan.analysis.benchmark import Benchmark
from wijkscan.analysis.judge import judge
from wijkscan.analysis.judged import Judged, Settled
from wijkscan.errors import CannotWrite
from wijkscan.files import write_whole
from wijkscan.store.catalogue import Indicator, Methode
from wijkscan.store.columns import LevelColumn

RULES = "4"
"""Raise this whenever a verdict may come out differently for the same table."""

COUNTED = (Methode.AANDEEL, Methode.GEBEURTENIS, Methode.PERCENTAGE)

_HEADER = 128
_FLOATS = ("lower", "upper", "p", "p_adjusted", "rank")
_ROW = np.dtype(
    [(name, "<f8") for name in (*_FLOATS, "benchmark", "rest")]
    + [("tests", "<i4"), ("verdict", "i1"), ("reason", "i1")]
)


class Judgements:
    """Gives the verdicts on a column; `folder` None keeps them in memory only."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._kept: dict[str, Judged] = {}

    def of(
        self,
        column: LevelColumn,
        indicator: Indicator,
        tegen: str,
        benchmark: Callable[[], Benchmark],
    ) -> Judged:
        """The verdicts of a whole column against `tegen` ("NL", "gemeente")."""
        if indicator.methode not in COUNTED:
            return judge(column, indicator, benchmark())
        key = _key(column, indicator, tegen)
        found = self._kept.get(key) or self._read(key, column, indicator, benchmark)
        if found is None:
            found = judge(column, indicator, benchmark())
            self._write(key, found)
        self._kept[key] = found
        return found

    def _path(self, key: str) -> Path | None:
        return self._folder / f"{key}.oordeel" if self._folder else None

    def _read(
        self,
        key: str,
        column: LevelColumn,
        indicator: Indicator,
        benchmark: Callable[[], Benchmark],
    ) -> Judged | None:
        """A damaged or foreign file is no verdict: it is computed again."""
        path = self._path(key)
        try:
            rows, method = _opened(path, len(column.codes)) if path else (None, "")
        except (OSError, ValueError):
            return None
        return None if rows is None else _unpacked(rows, method, column, indicator, benchmark())

    def _write(self, key: str, judged: Judged) -> None:
        path = self._path(key)
        if path is None:
            return
        body = _packed(judged).tobytes()
        header = f"{zlib.crc32(body):08x} {judged.method}".encode().ljust(_HEADER)
        with contextlib.suppress(OSError, CannotWrite):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, header + body)


def _opened(path: Path, rows: int) -> tuple[npt.NDArray[Any], str]:
    """The rows of a kept file, still on disk, after its length and checksum have been compared."""
    if path.stat().st_size != _HEADER + rows * _ROW.itemsize:
        raise ValueError("length")
    kept = np.memmap(path, dtype=np.uint8, mode="r")
    checksum, _, method = bytes(kept[:_HEADER]).decode().strip().partition(" ")
    if f"{zlib.crc32(kept[_HEADER:].data):08x}" != checksum:
        raise ValueError("checksum")
    return kept[_HEADER:].view(_ROW), method


def _packed(judged: Judged) -> npt.NDArray[Any]:
    rows = np.empty(len(judged.codes), dtype=_ROW)
    for name in _FLOATS:
        rows[name] = getattr(judged, name)
    rows["benchmark"], rows["rest"] = judged.settled.value, judged.settled.rest
    rows["tests"], rows["verdict"] = judged.tests, judged.verdict
    rows["reason"] = judged.settled.reason
    return rows


def _unpacked(
    rows: npt.NDArray[Any],
    method: str,
    column: LevelColumn,
    indicator: Indicator,
    benchmark: Benchmark,
) -> Judged:
    return Judged(
        codes=column.codes,
        value=column.value,
        **{name: rows[name] for name in _FLOATS},
        settled=Settled(
            benchmark.tegen, benchmark.naam, rows["benchmark"], rows["rest"], rows["reason"]
        ),
        verdict=rows["verdict"],
        tests=int(rows["tests"][0]) if len(rows) else 0,
        method=method,
        richting=indicator.richting,
    )


@cache
def _chosen() -> str:
    """Every choice of ours: another choice is another verdict."""
    return ";".join(f"{choice.naam}={choice.waarde}" for choice in choices.ALL)


def _key(column: LevelColumn, indicator: Indicator, tegen: str) -> str:
    origin = column.origin
    parts = (
        RULES,
        _chosen(),
        origin.checksum,
        origin.kolom,
        str(origin.jaar),
        indicator.id,
        indicator.methode,
        indicator.richting,
        repr(indicator.bronnen),
        column.leeftijd or "",
        column.niveau,
        tegen,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

"""Square buurten on a known place, for the stand-in of PDOK and for the list of areas."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wijkscan import paths
from wijkscan.store.bogen import Ints, Ring, decodeer
from wijkscan.store.sidecar import sealed

SIDE = 200  # metres
WEST, SOUTH = 92_000, 436_000
COLUMNS = 50


def corner(number: int) -> tuple[int, int]:
    """South-west corner of a buurt, in RD metres."""
    return WEST + SIDE * (number % COLUMNS), SOUTH + SIDE * (number // COLUMNS)


def square(x: float, y: float, width: float, height: float) -> dict[str, Any]:
    ring = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(kind: str, code: str, geometry: dict[str, Any], **more: Any) -> dict[str, Any]:
    properties = {f"{kind}code": code, f"{kind}naam": f"{kind} {code}", "water": "NEE", **more}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def buurt(number: int) -> str:
    return f"BU0999{number // COLUMNS:02}{number % COLUMNS:02}"


def wijk(row: int) -> str:
    return f"WK0999{row:02}"


def write_layers(folder: Path, buurten: int, jaar: int = 2024, water: int = 0) -> None:
    """One gemeente with a wijk per row of fifty buurten; `water` adds so many waters."""
    rows = buurten // COLUMNS
    flat = [feature("buurt", buurt(n), square(*corner(n), SIDE, SIDE)) for n in range(buurten)]
    flat += [
        feature("buurt", f"BU0999W{n:03}", square(WEST - 900, SOUTH + n, 1, 1), water="JA")
        for n in range(water)
    ]
    wide = COLUMNS * SIDE
    layers = {
        "buurten": flat,
        "wijken": [
            feature("wijk", wijk(r), square(WEST, SOUTH + SIDE * r, wide, SIDE))
            for r in range(rows)
        ],
        "gemeenten": [feature("gemeente", "GM0999", square(WEST, SOUTH, wide, SIDE * rows))],
    }
    folder.mkdir(exist_ok=True)
    for name, features in layers.items():
        content = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / f"{name}-{jaar}.geojson").write_text(content, encoding="utf-8")


def write_division(data_dir: Path, buurten: int, jaar: int = 2024) -> None:
    """A list of areas of one gemeente beside the bundled division of 2020, and no other data."""
    place = data_dir / "regions"
    place.mkdir(parents=True)
    for path in (paths.data_dir() / "regions").glob("2020.*"):
        shutil.copy(path, place)
    shutil.copytree(paths.data_dir() / "geo", data_dir / "geo")
    (data_dir / "catalogue").mkdir()
    shutil.copy(paths.data_dir() / "catalogue" / "aliassen.toml", data_dir / "catalogue")
    areas = [("NL00", "Nederland", "land"), ("GM0999", "Ruitstad", "gemeente")]
    areas += [(wijk(r), f"Wijk {r:02} Rij", "wijk") for r in range(buurten // COLUMNS)]
    areas += [(buurt(n), f"Ruit {n}", "buurt") for n in range(buurten)]
    rows = [
        {
            "code": code,
            "naam": name,
            "niveau": level,
            "gemeente": None if level == "land" else "GM0999",
            "gemeente_naam": None if level == "land" else "Ruitstad",
            "wijk": "WK" + code[2:8] if level in ("wijk", "buurt") else None,
            "postcode4": None,
            "inwoners": 100,
            "zelfde_vanaf": jaar,
            "zelfde_tot": jaar,
        }
        for code, name, level in sorted(areas)
    ]
    schema = pq.read_schema(place / "2020.parquet")
    path = place / f"{jaar}.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)
    import hashlib

    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".toml").write_text(sealed(f'sha256 = "{digest}"\n'), encoding="utf-8")


def lijnen(bogen: Sequence[str]) -> list[Ints]:
    """The points of each line, shape (n, 2)."""
    punten, aantal = decodeer(bogen)
    return np.split(punten, np.cumsum(aantal)[:-1]) if bogen else []


def ringpunten(ring: Ring, van: Sequence[Ints]) -> Ints:
    """The points of a ring, shape (n, 2), without the first repeated at the end."""
    return np.concatenate([van[n][:-1] if n >= 0 else van[~n][:0:-1] for n in ring])

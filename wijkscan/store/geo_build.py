"""Files of data/geo: a level of areas for computing (GeoParquet) and for drawing (shared lines).

The builder of the bundled boundaries and the refresh from PDOK both write with this, so that
`boundaries` reads one kind of file. Slow to import (geopandas): imported when something is made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from wijkscan.sources.pdok import LEVELS as MEERVOUD
from wijkscan.store import topologie
from wijkscan.store.sidecar import sealed

RD = 28992
FIJN = 2  # metres of simplification in the layers for computing
DETAIL = {5: 1, 15: 2, 50: 10}  # metres of simplification -> grid in metres, for drawing
RIJEN_PER_GROEP = 500
GEMEENTEN_PER_GROEP = 8

Vormen = dict[str, Any]
"""Shapely polygons in RD by code."""


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where the borders of a level come from, for the sidecar."""

    indeling: int
    uitgave: str
    licentie: str
    herkomst: str
    attributie: str


def alleen_vlakken(vorm: Any) -> Any:
    """Polygons of a repaired shape; the loose lines that a repair leaves are dropped."""
    if vorm.geom_type in ("Polygon", "MultiPolygon"):
        return vorm
    vlakken = [deel for deel in shapely.get_parts(vorm) if deel.geom_type.endswith("Polygon")]
    return shapely.union_all(vlakken)


def vereenvoudigd(vormen: Any, meter: int, rooster: int) -> Any:
    """Simplified together, so that neighbours keep one and the same edge; on a grid of metres."""
    eenvoudig = shapely.coverage_simplify(vormen, meter)

    def op_rooster(punten: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.rint(punten / rooster) * rooster

    return shapely.transform(eenvoudig, op_rooster)


def geldig(vorm: Any) -> Any:
    """A shape that can be computed with: what rounding broke is repaired on the same grid."""
    if shapely.is_valid(vorm):
        return vorm
    heel = shapely.make_valid(vorm, method="structure", keep_collapsed=False)
    return alleen_vlakken(shapely.set_precision(heel, 1))


def labelplek(vorm: Any) -> tuple[int, int, int]:
    """Where a name fits best: middle and radius of the largest circle inside, in metres."""
    grootste = max(shapely.get_parts(vorm), key=lambda deel: deel.area)
    straal = shapely.maximum_inscribed_circle(grootste, tolerance=max(5, grootste.length / 400))
    x, y = shapely.get_coordinates(straal)[0]
    return round(x), round(y), round(straal.length)


def tabel(gebieden: pd.DataFrame, keus: pd.DataFrame, vormen: Vormen) -> Any:
    """All areas of a level: shape or reason, source, and where its name goes.

    `gebieden`: naam and gemeente by code; `keus`: bron (year of the map, 0 without a border),
    afwijking and reden by code; `vormen`: the shapes of those that have one.
    """
    frame = gebieden[["naam", "gemeente"]].copy()
    goed = pd.Series({code: geldig(vorm) for code, vorm in vormen.items()})
    frame["bron"] = keus["bron"].astype("int16")
    frame["afwijking"] = keus["afwijking"].where(keus["bron"] > 0).astype("float32")
    frame["reden"] = keus["reden"]
    plek = goed.map(labelplek)
    for nummer, kolom in enumerate(("label_x", "label_y", "label_straal")):
        frame[kolom] = plek.map(lambda p, n=nummer: p[n]).reindex(frame.index).astype("Int32")
    geometrie = gpd.GeoSeries(goed.reindex(frame.index).where(lambda s: s.notna(), None), crs=RD)
    return gpd.GeoDataFrame(frame, geometry=geometrie, crs=RD).sort_index().reset_index()


_SIDECAR = """\
producer = "CBS en Kadaster"
table = "Wijk- en buurtkaart"
title = "{titel}"
edition = "{uitgave}"
period = "indeling {indeling}"
licence = "{licentie}"
origin = "{herkomst}"
attribution = "{attributie}"
crs = "EPSG:28992"
rows = {rijen}
without_boundary = {zonder}
sha256 = "{sha256}"
"""


def _bijschrift(pad: Path, titel: str, rijen: int, zonder: int, bron: Herkomst) -> None:
    """The sidecar: what it is, and honestly per source where it came from."""
    tekst = _SIDECAR.format(
        titel=titel,
        uitgave=bron.uitgave,
        indeling=bron.indeling,
        licentie=bron.licentie,
        herkomst=bron.herkomst,
        attributie=bron.attributie,
        rijen=rijen,
        zonder=zonder,
        sha256=hashlib.sha256(pad.read_bytes()).hexdigest(),
    )
    pad.with_suffix(".toml").write_text(sealed(tekst), encoding="utf-8")


def schrijf_laag(frame: Any, uit: Path, niveau: str, bron: Herkomst) -> Path:
    """One level as GeoParquet, sorted by code, in small row groups."""
    pad = uit / f"{niveau}-{bron.indeling}.parquet"
    frame.to_parquet(
        pad,
        index=False,
        compression="zstd",
        row_group_size=RIJEN_PER_GROEP,
        write_covering_bbox=True,
        schema_version="1.1.0",
    )
    zonder = int(frame.geometry.isna().sum())
    titel = f"Grenzen van {MEERVOUD[niveau]} in de indeling van {bron.indeling}"
    _bijschrift(pad, titel, len(frame), zonder, bron)
    return pad


def schrijf_tekening(
    frame: Any,
    vormen: Mapping[str, Any],
    uit: Path,
    niveau: str,
    meter: int,
    per: Callable[[str], str],
    bron: Herkomst,
) -> tuple[Path, list[str]]:
    """One level for drawing: a row per gemeente with its lines and rings as JSON text.

    Gives the file, and the codes of areas that are too small for this grid and are left out.
    """
    rooster = DETAIL[meter]
    gebieden = topologie.ringen_per_gebied(vormen, rooster)
    kwijt = [code for code, delen in gebieden.items() if not delen]
    gebieden = {code: delen for code, delen in gebieden.items() if delen}
    stukken = topologie.stukken(gebieden, {code: per(code) for code in gebieden})
    plekken = _plekken(frame)
    rijen = [{"groep": g, "stuk": _tekst(stukken[g], plekken)} for g in sorted(stukken)]
    pad = uit / f"tekening-{niveau}-{bron.indeling}-{meter}m.parquet"
    kolommen = pa.Table.from_pylist(rijen, schema=pa.schema({"groep": "string", "stuk": "string"}))
    meta = {"rooster": str(rooster), "crs": f"EPSG:{RD}"}
    pq.write_table(
        kolommen.replace_schema_metadata(meta),
        pad,
        compression="zstd",
        row_group_size=GEMEENTEN_PER_GROEP,
        use_dictionary=False,
    )
    titel = f"Grenzen van {MEERVOUD[niveau]} om te tekenen, vereenvoudigd op {meter} m"
    _bijschrift(pad, titel, len(rijen), 0, bron)
    return pad, kwijt


def _plekken(frame: Any) -> dict[str, list[object]]:
    """Name and label place of every area that has a border."""
    kolommen: Iterable[tuple[str, str, Any, Any, Any]] = zip(
        *(frame[k] for k in ("code", "naam", "label_x", "label_y", "label_straal")), strict=True
    )
    return {
        code: [naam, int(x), int(y), int(straal)]
        for code, naam, x, y, straal in kolommen
        if x is not pd.NA
    }


def _tekst(stuk: topologie.Stuk, plekken: Mapping[str, list[object]]) -> str:
    gebieden = {code: [*plekken[code], ringen] for code, ringen in stuk.gebieden.items()}
    inhoud = {"bogen": stuk.bogen, "gebieden": gebieden}
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))

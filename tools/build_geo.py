"""Build data/geo/: boundaries of 2020 for computing (GeoParquet) and for drawing (shared lines).

    python -m tools.build_geo --bron ../shared

Run after tools.build_regions. No boundary is guessed: an area without one stays in the file with
an empty geometry and the reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from tools import geo_bogen, geo_bronnen
from tools.geo_bronnen import RD, Bronnen

FIJN = 2  # metres of simplification in the layers for computing
DETAIL = {5: 1, 15: 2, 50: 10}  # metres of simplification -> grid in metres, for drawing
RIJEN_PER_GROEP = 500
GEMEENTEN_PER_GROEP = 8

ATTRIBUTIE = {
    2016: "Bron: CBS / Kadaster, Wijk- en buurtkaart 2016; Data from Who's On First",
    2019: "Bron: CBS / Kadaster, Wijk- en buurtkaart 2019",
    2022: "Bron: CBS / Kadaster, Wijk- en buurtkaart 2022",
}
HERKOMST = {
    2016: (
        "CBS Wijk- en buurtkaart 2016 via github.com/whosonfirst-data/whosonfirst-data-admin-nl; "
        "licentie volgens die bron: CC BY 3.0 met naamsvermelding"
    ),
    2019: (
        "PDOK wijkenbuurten 2019, vereenvoudigd, via github.com/AnneVersion/geoinzicht-app; die "
        "bron noemt geen licentie, CBS/PDOK geeft deze kaart zelf uit als CC BY 4.0"
    ),
    2022: (
        "CBS Wijk- en buurtkaart 2022, vereenvoudigd, via het pakket tmap (GPL-3, zonder aparte "
        "licentie voor de gegevens); CBS geeft deze kaart zelf uit als CC BY 4.0"
    ),
}


class Lagen:
    """Shapes per level at one level of detail, in RD, on a grid of whole metres."""

    def __init__(self, bronnen: Bronnen, meter: int, rooster: int) -> None:
        self._bronnen = bronnen
        self._meter = meter
        self._rooster = rooster
        ruw = bronnen.buurten.geometry
        self._buurten = gpd.GeoSeries(self._eenvoudig(ruw), index=ruw.index)

    def _eenvoudig(self, vormen: gpd.GeoSeries) -> np.ndarray:
        """Simplified together, so that neighbours keep one and the same edge."""
        eenvoudig = shapely.coverage_simplify(vormen.values, self._meter)
        return shapely.transform(eenvoudig, self._op_rooster)

    def _op_rooster(self, punten: np.ndarray) -> np.ndarray:
        return np.rint(punten / self._rooster) * self._rooster

    def buurten(self, keus: pd.DataFrame) -> dict[str, shapely.Geometry]:
        """Buurten with a border."""
        codes = keus.index[keus["bron"] == 2016]
        return dict(self._buurten[codes].items())

    def wijken(self, keus: pd.DataFrame) -> dict[str, shapely.Geometry]:
        """Wijken: of 2016 as their buurten together, of 2022 as published."""
        gebieden = self._bronnen.gebieden
        buurten = gebieden[gebieden["niveau"] == "buurt"]
        uit = {}
        for code in keus.index[keus["bron"] == 2016]:
            delen = self._buurten[buurten.index[buurten["wijk"] == code]]
            uit[code] = shapely.union_all([geldig(deel) for deel in delen])
        bron = self._bronnen.wijken.geometry
        later = dict(zip(bron.index, self._eenvoudig(bron), strict=True))
        uit |= {code: later[code] for code in keus.index[keus["bron"] == 2022]}
        return {code: geo_bronnen.alleen_vlakken(vorm) for code, vorm in sorted(uit.items())}

    def gemeenten(self) -> dict[str, shapely.Geometry]:
        """Gemeenten of 2019, which are those of 2020."""
        bron = self._bronnen.gemeenten.geometry
        return dict(zip(bron.index, self._eenvoudig(bron), strict=True))


def geldig(vorm: shapely.Geometry) -> shapely.Geometry:
    """A shape that can be computed with: what rounding broke is repaired on the same grid."""
    if shapely.is_valid(vorm):
        return vorm
    heel = shapely.make_valid(vorm, method="structure", keep_collapsed=False)
    return geo_bronnen.alleen_vlakken(shapely.set_precision(heel, 1))


def labelplek(vorm: shapely.Geometry) -> tuple[int, int, int]:
    """Where a name fits best: middle and radius of the largest circle inside, in metres."""
    grootste = max(shapely.get_parts(vorm), key=lambda deel: deel.area)
    straal = shapely.maximum_inscribed_circle(grootste, tolerance=max(5, grootste.length / 400))
    x, y = shapely.get_coordinates(straal)[0]
    return round(x), round(y), round(straal.length)


def tabel(
    bronnen: Bronnen, niveau: str, keus: pd.DataFrame, vormen: dict[str, shapely.Geometry]
) -> gpd.GeoDataFrame:
    """All areas of a level: shape or reason, source, and where its name goes."""
    frame = bronnen.gebieden[bronnen.gebieden["niveau"] == niveau][["naam", "gemeente"]].copy()
    goed = pd.Series({code: geldig(vorm) for code, vorm in vormen.items()})
    frame["bron"] = keus["bron"].astype("int16")
    frame["afwijking"] = keus["afwijking"].where(keus["bron"] > 0).astype("float32")
    frame["reden"] = keus["reden"]
    plek = goed.map(labelplek)
    for nummer, kolom in enumerate(("label_x", "label_y", "label_straal")):
        frame[kolom] = plek.map(lambda p, n=nummer: p[n]).reindex(frame.index).astype("Int32")
    geometrie = gpd.GeoSeries(goed.reindex(frame.index).where(lambda s: s.notna(), None), crs=RD)
    return gpd.GeoDataFrame(frame, geometry=geometrie, crs=RD).sort_index().reset_index()


SIDECAR = """\
producer = "CBS en Kadaster"
table = "Wijk- en buurtkaart"
title = "{titel}"
edition = "{jaren}"
period = "indeling 2020"
licence = "{licentie}"
origin = "{herkomst}"
attribution = "{attributie}"
crs = "EPSG:28992"
rows = {rijen}
without_boundary = {zonder}
sha256 = "{sha256}"
"""


def bijschrift(pad: Path, titel: str, rijen: int, zonder: int, bronnen: set[int]) -> None:
    """The sidecar: what it is, and honestly per source where it came from."""
    jaren = sorted(bronnen)
    tekst = SIDECAR.format(
        titel=titel,
        jaren=" en ".join(map(str, jaren)),
        licentie="per bron, zie origin",
        herkomst=". ".join(HERKOMST[jaar] for jaar in jaren),
        attributie="; ".join(dict.fromkeys(ATTRIBUTIE[jaar] for jaar in jaren)),
        rijen=rijen,
        zonder=zonder,
        sha256=hashlib.sha256(pad.read_bytes()).hexdigest(),
    )
    pad.with_suffix(".toml").write_text(tekst, encoding="utf-8")
    print(f"{pad.name}: {rijen} rijen, {zonder} zonder grens, {pad.stat().st_size / 1e6:.2f} MB")


def schrijf_laag(frame: gpd.GeoDataFrame, uit: Path, niveau: str) -> None:
    """One level as GeoParquet, sorted by code, in small row groups."""
    pad = uit / f"{niveau}-2020.parquet"
    frame.to_parquet(
        pad,
        index=False,
        compression="zstd",
        row_group_size=RIJEN_PER_GROEP,
        write_covering_bbox=True,
        schema_version="1.1.0",
    )
    bronnen = set(frame["bron"]) - {0}
    zonder = int(frame.geometry.isna().sum())
    bijschrift(pad, f"Grenzen van {niveau}en in de indeling van 2020", len(frame), zonder, bronnen)


def schrijf_tekening(
    frame: gpd.GeoDataFrame,
    vormen: dict[str, shapely.Geometry],
    uit: Path,
    niveau: str,
    meter: int,
    per: Callable[[str], str],
) -> None:
    """One level for drawing: a row per gemeente with its lines and rings as JSON text."""
    rooster = DETAIL[meter]
    groepen = {code: per(code) for code in vormen}
    stukken = geo_bogen.stukken(vormen, groepen, rooster)
    plek = frame.set_index("code")[["naam", "label_x", "label_y", "label_straal"]]
    rijen = []
    for groep in sorted(stukken):
        stuk = stukken[groep]
        gebieden = {c: [*_plek(plek.loc[c]), ringen] for c, ringen in stuk.gebieden.items()}
        inhoud = {"bogen": stuk.bogen, "gebieden": gebieden}
        tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))
        rijen.append({"groep": groep, "stuk": tekst})
    pad = uit / f"tekening-{niveau}-2020-{meter}m.parquet"
    kolommen = pa.Table.from_pylist(rijen, schema=pa.schema({"groep": "string", "stuk": "string"}))
    meta = {"rooster": str(rooster), "crs": f"EPSG:{RD}"}
    pq.write_table(
        kolommen.replace_schema_metadata(meta),
        pad,
        compression="zstd",
        row_group_size=GEMEENTEN_PER_GROEP,
        use_dictionary=False,
    )
    titel = f"Grenzen van {niveau}en om te tekenen, vereenvoudigd op {meter} m"
    bijschrift(pad, titel, len(rijen), 0, set(frame["bron"]) - {0})


def _plek(rij: pd.Series) -> list[object]:
    return [rij["naam"], int(rij["label_x"]), int(rij["label_y"]), int(rij["label_straal"])]


def provincies(bronnen: Bronnen) -> pd.Series:
    """Province of each gemeente of 2020, by the middle of its shape."""
    punten = gpd.GeoDataFrame(geometry=bronnen.gemeenten.representative_point(), crs=RD)
    vlakken = bronnen.provincies
    naam = next(k for k in ("name", "provincienaam", "naam") if k in vlakken)
    vak = punten.sjoin_nearest(vlakken[[naam, "geometry"]])
    return vak[~vak.index.duplicated()][naam]


def main() -> None:
    """Read, match, simplify and write all layers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=Path("../shared"))
    parser.add_argument("--uit", type=Path, default=Path("data/geo"))
    opties = parser.parse_args()
    opties.uit.mkdir(parents=True, exist_ok=True)
    bronnen = geo_bronnen.lees(opties.bron)
    buurtkeus = geo_bronnen.kies_buurten(bronnen)
    wijkkeus = geo_bronnen.kies_wijken(bronnen, buurtkeus)
    gemeentekeus = pd.DataFrame(
        {"bron": 2019, "afwijking": np.nan, "reden": ""}, index=bronnen.gemeenten.index
    )
    gemeente = bronnen.gebieden["gemeente"].to_dict()

    fijn = Lagen(bronnen, FIJN, 1)
    frames = {
        "buurt": tabel(bronnen, "buurt", buurtkeus, fijn.buurten(buurtkeus)),
        "wijk": tabel(bronnen, "wijk", wijkkeus, fijn.wijken(wijkkeus)),
        "gemeente": tabel(bronnen, "gemeente", gemeentekeus, fijn.gemeenten()),
    }
    frames["gemeente"]["provincie"] = frames["gemeente"]["code"].map(provincies(bronnen))
    for niveau, frame in frames.items():
        schrijf_laag(frame, opties.uit, niveau)
    for meter, rooster in DETAIL.items():
        lagen = Lagen(bronnen, meter, rooster)
        vormen = lagen.buurten(buurtkeus)
        schrijf_tekening(frames["buurt"], vormen, opties.uit, "buurt", meter, gemeente.__getitem__)
        if meter > 5:
            vormen = lagen.wijken(wijkkeus)
            schrijf_tekening(
                frames["wijk"], vormen, opties.uit, "wijk", meter, gemeente.__getitem__
            )
    land = Lagen(bronnen, 50, DETAIL[50]).gemeenten()
    schrijf_tekening(frames["gemeente"], land, opties.uit, "gemeente", 50, lambda _: "NL00")


if __name__ == "__main__":
    main()

"""Build data/geo/: boundaries of 2020 for computing (GeoParquet) and for drawing (shared lines).

    python -m tools.build_geo --bron ../shared

Run after tools.build_regions. No boundary is guessed: an area without one stays in the file with
an empty geometry and the reason.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from tools import geo_bronnen
from tools.geo_bronnen import Bronnen
from wijkscan.store.geo_build import (
    DETAIL,
    FIJN,
    RD,
    Herkomst,
    Vormen,
    alleen_vlakken,
    geldig,
    schrijf_laag,
    schrijf_tekening,
    tabel,
    vereenvoudigd,
)

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
        return vereenvoudigd(vormen.values, self._meter, self._rooster)

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
        return {code: alleen_vlakken(vorm) for code, vorm in sorted(uit.items())}

    def gemeenten(self) -> dict[str, shapely.Geometry]:
        """Gemeenten of 2019, which are those of 2020."""
        bron = self._bronnen.gemeenten.geometry
        return dict(zip(bron.index, self._eenvoudig(bron), strict=True))


def herkomst(bronnen: Iterable[int]) -> Herkomst:
    """Honestly per source where the borders came from."""
    jaren = sorted(bronnen)
    return Herkomst(
        indeling=2020,
        uitgave=" en ".join(map(str, jaren)),
        licentie="per bron, zie origin",
        herkomst=". ".join(HERKOMST[jaar] for jaar in jaren),
        attributie="; ".join(dict.fromkeys(ATTRIBUTIE[jaar] for jaar in jaren)),
    )


def tekening(
    frame: gpd.GeoDataFrame,
    vormen: Vormen,
    uit: Path,
    niveau: str,
    meter: int,
    per: Callable[[str], str],
) -> None:
    """One level for drawing; no area of the bundle may vanish on a coarse grid."""
    bron = herkomst(set(frame["bron"]) - {0})
    pad, kwijt = schrijf_tekening(frame, vormen, uit, niveau, meter, per, bron)
    if kwijt:
        raise SystemExit(f"Deze gebieden vallen weg op dit rooster: {kwijt}")
    print(f"{pad.name}: {pad.stat().st_size / 1e6:.2f} MB")


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
    per_niveau = dict(list(bronnen.gebieden.groupby("niveau")))
    frames = {
        "buurt": tabel(per_niveau["buurt"], buurtkeus, fijn.buurten(buurtkeus)),
        "wijk": tabel(per_niveau["wijk"], wijkkeus, fijn.wijken(wijkkeus)),
        "gemeente": tabel(per_niveau["gemeente"], gemeentekeus, fijn.gemeenten()),
    }
    frames["gemeente"]["provincie"] = frames["gemeente"]["code"].map(provincies(bronnen))
    for niveau, frame in frames.items():
        pad = schrijf_laag(frame, opties.uit, niveau, herkomst(set(frame["bron"]) - {0}))
        print(f"{pad.name}: {len(frame)} gebieden, {pad.stat().st_size / 1e6:.2f} MB")
    for meter, rooster in DETAIL.items():
        lagen = Lagen(bronnen, meter, rooster)
        vormen = lagen.buurten(buurtkeus)
        tekening(frames["buurt"], vormen, opties.uit, "buurt", meter, gemeente.__getitem__)
        if meter > 5:
            vormen = lagen.wijken(wijkkeus)
            tekening(frames["wijk"], vormen, opties.uit, "wijk", meter, gemeente.__getitem__)
    land = Lagen(bronnen, 50, DETAIL[50]).gemeenten()
    tekening(frames["gemeente"], land, opties.uit, "gemeente", 50, lambda _: "NL00")


if __name__ == "__main__":
    main()

"""Match published boundaries with the areas of 2020; what does not surely match gets a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from wijkscan.store.gebied import naam_sleutel
from wijkscan.store.geo_build import RD, alleen_vlakken

# The border moved too far to stand for the area of 2020: both limits are passed.
OTHER_AREA = 0.25
OTHER_HECTARES = 5
HECTARE = 10_000

GEEN_CODE = {
    "buurt": "Deze buurt staat niet in de buurtkaart die wij hebben (2016).",
    "wijk": "Deze wijk staat niet in de wijkkaarten die wij hebben (2016 en 2022).",
}
ANDERE_NAAM = "De code hoorde in onze grenzenkaart bij een gebied met een andere naam."
ANDERE_MAAT = "De grens in onze kaart is van een duidelijk groter of kleiner gebied."
ANDERE_BRON = "De grens in onze kaart komt niet van het CBS."


@dataclass
class Bronnen:
    """What was read: the 2016 coverage in full detail, and the simplified later layers."""

    gebieden: pd.DataFrame  # areas of 2020 by code: naam, niveau, gemeente, wijk, land, totaal
    buurten: gpd.GeoDataFrame  # 2016, every published buurt, by code
    wijken: gpd.GeoDataFrame  # 2022, by code
    gemeenten: gpd.GeoDataFrame  # 2019, by code
    provincies: gpd.GeoDataFrame  # 2022


def hersteld(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same frame in RD with valid polygons."""
    frame = frame.to_crs(RD)
    frame.geometry = [alleen_vlakken(vorm) for vorm in shapely.make_valid(frame.geometry.values)]
    return frame


def lees(shared: Path) -> Bronnen:
    """Read every source once."""
    geo = shared / "data/geo"
    gebieden = pd.read_parquet("data/regions/2020.parquet").set_index("code")
    kwb = pd.read_csv(
        shared / "data/tables/kwb/84799NED_kwb_2020.csv.gz",
        sep=";",
        usecols=["Codering_3", "OppervlakteTotaal_110", "OppervlakteLand_111"],
    )
    kwb.index = kwb["Codering_3"].str.strip()
    gebieden["totaal"] = kwb["OppervlakteTotaal_110"]
    gebieden["land"] = kwb["OppervlakteLand_111"]
    buurten = hersteld(gpd.read_parquet(geo / "buurten_2016.parquet").set_index("buurtcode"))
    wijken = hersteld(gpd.read_parquet(geo / "wijken_2022.parquet").set_index("code"))
    gemeenten = hersteld(gpd.read_parquet(geo / "gemeenten_2019.parquet"))
    provincies = hersteld(gpd.read_parquet(geo / "provincies_2022.parquet"))
    return Bronnen(gebieden, buurten, wijken, gemeenten.set_index("gemeentecode"), provincies)


def vergelijkbare_naam(naam: str) -> str:
    """Name key with CBS's own abbreviations written in full."""
    voluit = re.sub(r"\be\.?\s?o\.?(?=\s|$)", "en omgeving", naam)
    voluit = re.sub(r"(?i)\bverspr\.\s?h\.", "verspreide huizen", voluit)
    return naam_sleutel(re.sub(r"\(ged\.\)", "(gedeeltelijk)", voluit))


def afwijking(vormen: gpd.GeoSeries, gebieden: pd.DataFrame) -> pd.DataFrame:
    """Difference with the published area of 2020, with or without water: share and hectares."""
    hectares = vormen.area / HECTARE
    verschil = {
        soort: (hectares - gebieden[soort].reindex(vormen.index)).abs()
        for soort in ("totaal", "land")
    }
    ha = np.fmin(verschil["totaal"], verschil["land"])
    deel = ha / gebieden["totaal"].reindex(vormen.index).clip(lower=1)
    return pd.DataFrame({"deel": deel, "ha": ha})


def _getoetst(
    doel: pd.DataFrame, vormen: gpd.GeoSeries, namen: pd.Series, gebieden: pd.DataFrame
) -> pd.DataFrame:
    """Per area: `reden` empty when the shape with its code may stand for it, and `afwijking`."""
    uit = pd.DataFrame({"reden": "", "afwijking": np.nan}, index=doel.index)
    bekend = doel.index.isin(vormen.index)
    oud = namen.reindex(doel.index).fillna("")
    gelijk = doel["naam"].map(vergelijkbare_naam) == oud.map(vergelijkbare_naam)
    maat = afwijking(vormen[vormen.index.isin(doel.index)], gebieden).reindex(doel.index)
    ver = (maat["deel"] > OTHER_AREA) & (maat["ha"] > OTHER_HECTARES)
    uit["afwijking"] = maat["deel"].round(3)
    uit.loc[ver, "reden"] = ANDERE_MAAT
    uit.loc[~gelijk, "reden"] = ANDERE_NAAM
    uit.loc[~bekend, "reden"] = GEEN_CODE[doel["niveau"].iloc[0]]
    return uit


def kies_buurten(bronnen: Bronnen) -> pd.DataFrame:
    """All buurten of 2020 with `reden` and `afwijking`; the shape is that of 2016."""
    doel = bronnen.gebieden[bronnen.gebieden["niveau"] == "buurt"]
    buurten = bronnen.buurten
    uit = _getoetst(doel, buurten.geometry, buurten["buurtnaam"], bronnen.gebieden)
    vreemd = buurten.index[buurten["geom_bron"] != "cbsnl"]
    uit.loc[uit.index.isin(vreemd) & (uit["reden"] == ""), "reden"] = ANDERE_BRON
    uit["bron"] = np.where(uit["reden"] == "", 2016, 0)
    return uit


def kies_wijken(bronnen: Bronnen, buurten: pd.DataFrame) -> pd.DataFrame:
    """All wijken of 2020 with the source of their border: 2016 (their buurten together) or 2022.

    Within a gemeente one source is taken where it can, so that neighbours share their edges.
    """
    alle = bronnen.gebieden
    doel = alle[alle["niveau"] == "wijk"]
    compleet = (buurten["reden"] == "").groupby(alle["wijk"].reindex(buurten.index)).all()
    uit = _getoetst(doel, bronnen.wijken.geometry, bronnen.wijken["name"], alle)
    kan = pd.DataFrame(
        {
            2016: compleet.reindex(doel.index, fill_value=False),
            2022: uit["reden"] == "",
        }
    )
    aantal = kan.groupby(doel["gemeente"]).sum()
    eerst = doel["gemeente"].map((aantal[2022] > aantal[2016]).map({True: 2022, False: 2016}))
    tweede = 2016 + 2022 - eerst
    uit["bron"] = 0
    for keus in (tweede, eerst):
        for jaar in (2016, 2022):
            uit.loc[(keus == jaar) & kan[jaar], "bron"] = jaar
    uit.loc[uit["bron"] > 0, "reden"] = ""
    return uit

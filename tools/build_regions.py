"""Build data/regions/: every gemeente, wijk and buurt of 2020 and 2024, with names and lineage.

    python -m tools.build_regions --bron ../shared

The lineage columns say between which years an area is known to be the same place:
`zelfde_vanaf` and `zelfde_tot`. Code and name must both agree, CBS must not report a moved
border, no dissolved gemeente may have been added to it, and its residents must not have moved to a
neighbour overnight: CBS marks a moved border in its own year only, and not all years are here.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from wijkscan.store.regions import naam_sleutel
from wijkscan.store.sidecar import sealed

LEVELS = {"NL": "land", "GM": "gemeente", "WK": "wijk", "BU": "buurt"}
BORDER_MOVED = "3"
UNCHANGED = "1"
# A dissolved gemeente counts as added to another when this part of its area lies there; the
# simplified layers differ by less than this along a shared border.
ADDED_SHARE = 0.02
# Between 2020 and 2024 a place does not lose a quarter of its people; then its border moved. Where
# that happens, a neighbour of the same level that grew by a third may be the one that took them.
SHRUNK, GROWN, MANY = 0.75, 1.33, 100
LICENCE = "CC BY 4.0"
RD = 28992

SCHEMA = pa.schema(
    [
        ("code", pa.string()),
        ("naam", pa.string()),
        ("niveau", pa.string()),
        ("gemeente", pa.string()),
        ("gemeente_naam", pa.string()),
        ("wijk", pa.string()),
        ("postcode4", pa.string()),
        ("inwoners", pa.int32()),
        ("zelfde_vanaf", pa.int16()),
        ("zelfde_tot", pa.int16()),
    ]
)


def stripped(path: Path, **options: object) -> pd.DataFrame:
    """A CBS file as text without the padding of its cells."""
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, **options)
    return frame.apply(lambda column: column.str.strip())


def with_parents(frame: pd.DataFrame) -> pd.DataFrame:
    """Add level, gemeente and wijk, which the code itself carries."""
    code = frame["code"]
    frame["niveau"] = code.str[:2].map(LEVELS)
    frame["gemeente"] = ("GM" + code.str[2:6]).where(code.str[:2] != "NL")
    frame["wijk"] = ("WK" + code.str[2:8]).where(code.str[:2].isin(["WK", "BU"]))
    return frame


def read_2020(shared: Path) -> pd.DataFrame:
    """Division of 2020: figures of 84799NED with the full names of its dimension table."""
    tables = shared / "data/tables/kwb/84799NED_kwb_2020.csv.gz"
    titles = shared / "data/odata-samples/v3/84799NED_WijkenEnBuurten.csv.gz"
    figures = stripped(tables).rename(
        columns={
            "Codering_3": "code",
            "Gemeentenaam_1": "gemeente_naam",
            "AantalInwoners_5": "inwoners",
            "MeestVoorkomendePostcode_113": "postcode4",
            "IndelingswijzigingWijkenEnBuurten_4": "wijziging",
        }
    )
    names = stripped(titles).rename(columns={"Key": "code", "Title": "naam"})
    frame = figures.merge(names[["code", "naam"]], on="code", validate="one_to_one")
    if len(frame) != len(figures):
        raise SystemExit("84799NED: een gebied heeft geen naam")
    frame = with_parents(frame)
    known = frame["postcode4"].str.fullmatch(r"\d{4}") & (frame["niveau"] == "buurt")
    frame["postcode4"] = frame["postcode4"].where(known)
    return frame


def read_2024(shared: Path) -> pd.DataFrame:
    """Division of 2024: a StatLine export that has names, codes and the change mark."""
    path = shared / "data/tables/kwb/85984NED_kwb_2024_geslacht_leeftijd.csv.gz"
    frame = stripped(path, encoding="utf-8-sig").iloc[:, [0, 1, 3, 4, 5]]
    frame.columns = pd.Index(["naam", "gemeente_naam", "code", "wijziging", "inwoners"])
    frame = with_parents(frame)
    frame["postcode4"] = None
    return frame


def gemeenten(shared: Path, year: int) -> gpd.GeoSeries:
    """Gemeente polygons of a year in RD, by code."""
    frame = gpd.read_parquet(shared / f"data/geo/gemeenten_{year}.parquet").to_crs(RD)
    key = "gemeentecode" if "gemeentecode" in frame else "code"
    return frame.set_index(key).geometry.map(shapely.make_valid)


def enlarged(before: gpd.GeoSeries, after: gpd.GeoSeries) -> set[str]:
    """Codes that stayed while (part of) a dissolved gemeente was added to them."""
    gone = before[~before.index.isin(after.index)]
    found: set[str] = set()
    for shape in gone:
        share = after.intersection(shape).area / shape.area
        found |= set(share[share > ADDED_SHARE].index)
    return found & set(before.index)


def same_name(frame: pd.DataFrame, names: pd.Series) -> pd.Series:
    """Per row: the other year has this code under the same name."""
    other = frame["code"].map(names)
    keys = frame["naam"].map(naam_sleutel)
    return other.notna() & (keys == other.fillna("").map(naam_sleutel))


def resettled(frame: pd.DataFrame, later: pd.DataFrame) -> pd.Series:
    """Per row of 2020: so many people fewer or more in 2024 that the border must have moved."""
    before = pd.to_numeric(frame["inwoners"])
    after = pd.to_numeric(frame["code"].map(later.set_index("code")["inwoners"]))
    around = frame["wijk"].where(frame["niveau"] == "buurt", frame["gemeente"])
    many = frame["niveau"].isin(["wijk", "buurt"]) & ((after - before).abs() >= MANY)
    shrunk = many & (after < SHRUNK * before)
    stirred = (around + frame["niveau"]).isin((around + frame["niveau"])[shrunk])
    return shrunk | (many & stirred & (after > GROWN * before))


def lineage_2020(frame: pd.DataFrame, later: pd.DataFrame, shared: Path) -> pd.DataFrame:
    """Years between which an area of 2020 is known to be the same place."""
    named_2024 = same_name(frame, later.set_index("code")["naam"])
    moved = frame["code"].map(later.set_index("code")["wijziging"]) == BORDER_MOVED
    layer_2022 = pd.concat(
        gpd.read_parquet(shared / f"data/geo/{level}_2022.parquet").set_index("code")["name"]
        for level in ("gemeenten", "wijken")
    )
    frame["zelfde_tot"] = 2020
    frame.loc[same_name(frame, layer_2022), "zelfde_tot"] = 2022
    frame.loc[named_2024 & moved, "zelfde_tot"] = 2023
    frame.loc[named_2024 & ~moved, "zelfde_tot"] = 2024
    frame.loc[named_2024 & resettled(frame, later), "zelfde_tot"] = 2020
    frame["zelfde_vanaf"] = 2020
    frame.loc[frame["wijziging"] == UNCHANGED, "zelfde_vanaf"] = 2019
    by_code = frame.set_index("code")
    shapes = {year: gemeenten(shared, year) for year in (2016, 2019, 2022, 2024)}
    in_2016 = by_code.index.isin(shapes[2016].index) | (by_code.index == "GM0363")
    by_code.loc[in_2016 & (by_code["niveau"] == "gemeente"), "zelfde_vanaf"] = 2016
    by_code.loc[list(enlarged(shapes[2016], shapes[2019])), "zelfde_vanaf"] = 2019
    by_code.loc[list(enlarged(shapes[2022], shapes[2024]) & set(by_code.index)), "zelfde_tot"] = (
        2022
    )
    by_code.loc[list(enlarged(shapes[2019], shapes[2022])), "zelfde_tot"] = 2020
    return by_code.reset_index()


def lineage_2024(frame: pd.DataFrame) -> pd.DataFrame:
    """Years between which an area of 2024 is known to be the same place."""
    frame["zelfde_tot"] = 2024
    unchanged = (frame["wijziging"] == UNCHANGED) & (frame["niveau"] != "gemeente")
    frame["zelfde_vanaf"] = unchanged.map({True: 2023, False: 2024})
    return frame


def whole_country(frame: pd.DataFrame) -> pd.DataFrame:
    """The country is the same place in every year."""
    country = frame["niveau"] == "land"
    frame.loc[country, ["zelfde_vanaf", "zelfde_tot"]] = (1900, 9999)
    frame.loc[country, "gemeente_naam"] = None
    return frame


SIDECAR = """\
producer = "CBS"
table = "{table}"
title = "Kerncijfers wijken en buurten {year}: namen en codes van gebieden"
edition = "{year}"
period = "1 januari {year}"
licence = "{licence}"
origin = "{origin}"
rows = {rows}
sha256 = "{sha256}"
"""


def write(frame: pd.DataFrame, folder: Path, year: int, table: str, origin: str) -> None:
    """Write one division, sorted by code, with its sidecar."""
    frame = frame.sort_values("code")[SCHEMA.names]
    frame["inwoners"] = pd.to_numeric(frame["inwoners"]).astype("Int32")
    path = folder / f"{year}.parquet"
    columns = pa.Table.from_pandas(frame, schema=SCHEMA, preserve_index=False)
    pq.write_table(columns.replace_schema_metadata(None), path, compression="zstd")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = SIDECAR.format(
        table=table, year=year, licence=LICENCE, origin=origin, rows=len(frame), sha256=digest
    )
    path.with_suffix(".toml").write_text(sealed(text), encoding="utf-8")
    print(f"{path.name}: {len(frame)} gebieden, {path.stat().st_size // 1024} kB")


def main() -> None:
    """Build both divisions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=Path("../shared"))
    parser.add_argument("--uit", type=Path, default=Path("data/regions"))
    options = parser.parse_args()
    options.uit.mkdir(parents=True, exist_ok=True)
    later = read_2024(options.bron)
    first = lineage_2020(read_2020(options.bron), later, options.bron)
    write(
        whole_country(first),
        options.uit,
        2020,
        "84799NED",
        "CBS StatLine 84799NED, uitgave maart 2021, via github.com/dataverbinders/statline-bq; "
        "afstamming vergeleken met de gemeentegrenzen van 2016, 2019, 2022 en 2024 "
        "en met de inwoners van 2024",
    )
    write(
        whole_country(lineage_2024(later)),
        options.uit,
        2024,
        "85984NED",
        "CBS StatLine 85984NED, export van december 2025, via "
        "github.com/Swienn/ScientificDataAnalysisProject",
    )


if __name__ == "__main__":
    main()

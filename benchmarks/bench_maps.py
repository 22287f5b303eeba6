"""Maps against the usual way: bytes and build time next to folium.Choropleth on the same areas.

    python benchmarks/bench_maps.py

The usual way gets the full-detail boundaries, reprojected from RD, with six attributes, as in the
tutorials; they come from ../shared when that is there, else from data/geo (simplified to 2 m, which
flatters it). Reprojecting is not counted.
Ours starts from the prepared layer on disk, opened anew each time. Medians; see RUNS.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import pandas as pd

from wijkscan import paths
from wijkscan.report import maps, svgmap
from wijkscan.report.kaartbeeld import Kaartbeeld, beeld_van_gemeenten
from wijkscan.report.kaartdata import KaartData, KaartWaarde, klassen_voor_waarden
from wijkscan.store.boundaries import Boundaries
from wijkscan.store.columns import Niveau

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared/data/geo/buurten_2016.parquet"
RUNS = {"Rotterdam": 5, "Zuid-Holland": 3}
EXTRA = ["gemeentenaam", "wijkcode", "stedelijkheid", "omgevingsadressendichtheid"]


def median_time(call: Callable[[], Any], runs: int) -> float:
    """Median seconds of a few runs."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def source() -> gpd.GeoDataFrame:
    """All areas with a border, in as much detail as there is, by code."""
    drawn = set(Boundaries.load(paths.data_dir()).land(Niveau.BUURT).vlakken)
    if SHARED.exists():
        frame = gpd.read_parquet(SHARED).rename(columns={"buurtcode": "code", "buurtnaam": "naam"})
    else:
        frame = gpd.read_parquet(paths.data_dir() / "geo/buurt-2020.parquet")
    frame = frame[frame["code"].isin(drawn)].copy()
    frame["value"] = frame["code"].map(value)
    wanted = ["code", "naam", "value", *(name for name in EXTRA if name in frame), "geometry"]
    # CBS and PDOK publish this map in RD; whoever maps it with folium reprojects it first.
    return frame[wanted].to_crs(28992).to_crs(4326)


def value(code: str) -> float:
    """A figure for each area: what it is does not matter here."""
    return float(int(code[-5:]) % 60)


def naive(frame: gpd.GeoDataFrame) -> str:
    """The map of the tutorials."""
    kaart = folium.Map(location=[51.92, 4.48], zoom_start=11)
    folium.Choropleth(
        geo_data=frame,
        data=pd.DataFrame(frame.drop(columns="geometry")),
        columns=["code", "value"],
        key_on="feature.properties.code",
        legend_name="figure",
    ).add_to(kaart)
    return kaart.get_root().render()


def figures(beeld: Kaartbeeld) -> KaartData:
    """The same figures as KaartData, with a sentence in every tooltip."""
    classes = klassen_voor_waarden([value(code) for code in beeld.codes], "%")
    values = {
        code: KaartWaarde(
            f"{value(code):.1f}%".replace(".", ","),
            classes.klasse(value(code)),
            "hoger dan in 6 van de 10 buurten",
        )
        for code in beeld.codes
    }
    return KaartData("Kaart", "%", values, classes.klassen, (), "geschat, 2020", "RIVM")


def ours(gemeenten: list[str], meter: int) -> tuple[str, Kaartbeeld]:
    """Our map from the prepared layer, nothing kept from an earlier run."""
    beeld = beeld_van_gemeenten(Boundaries(paths.data_dir() / "geo"), gemeenten, meter=meter)
    return maps.kaart_html(figures(beeld), beeld), beeld


def compare(name: str, frame: gpd.GeoDataFrame, gemeenten: list[str], meter: int) -> bool:
    """Print one comparison; True when the promises hold."""
    own, beeld = ours(gemeenten, meter)
    part = frame[frame["code"].isin(beeld.codes)]
    usual = naive(part)
    slow = median_time(lambda: naive(part), RUNS[name])
    fast = median_time(lambda: ours(gemeenten, meter), max(5, RUNS[name]))
    size, speed = len(usual.encode()) / len(own.encode()), slow / fast
    print(f"{name}: {len(beeld.codes)} buurten")
    print(f"  usual {len(usual.encode()) / 1e6:8.2f} MB  {slow:7.3f} s")
    print(f"  ours  {len(own.encode()) / 1e6:8.3f} MB  {fast:7.3f} s")
    want_size, want_speed = (6, 8) if name == "Rotterdam" else (15, 14)
    print(
        f"  {size:.1f}x smaller (promise {want_size}), {speed:.1f}x faster (promise {want_speed})"
    )
    small_enough = name != "Rotterdam" or len(own.encode()) <= 300_000
    return size >= want_size and speed >= want_speed and small_enough


def reading(frame: gpd.GeoDataFrame) -> bool:
    """One gemeente from the prepared layer against the same from a GeoJSON file."""
    frame = frame.assign(gemeente="GM" + frame["code"].str[2:6])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buurten.geojson"
        frame.to_file(path, driver="GeoJSON")
        where = "gemeente = 'GM0599'"
        slow = median_time(lambda: gpd.read_file(path, where=where), 3)
    geo = paths.data_dir() / "geo"
    fast = median_time(lambda: Boundaries(geo).gemeente("GM0599"), 15)
    warm = Boundaries(geo)
    warm.gemeente("GM0599")
    again = median_time(lambda: warm.gemeente("GM0599"), 15)
    ratio = slow / fast
    print(
        f"One gemeente: GeoJSON {slow:.2f} s, ours {fast * 1e3:.1f} ms (again {again * 1e3:.1f} ms)"
    )
    print(f"  {ratio:.0f}x faster (promise 60)")
    return ratio >= 60


def static() -> bool:
    """The static picture of Rotterdam."""
    beeld = beeld_van_gemeenten(Boundaries.load(paths.data_dir()), ["GM0599"])
    data = figures(beeld)
    size = len(svgmap.kaart_svg(data, beeld, legenda=True).encode())
    taken = median_time(lambda: svgmap.kaart_svg(data, beeld, legenda=True), 9)
    print(f"Static picture of Rotterdam: {size / 1e3:.1f} kB (promise 60), {taken * 1e3:.0f} ms")
    return size <= 60_000


def main() -> int:
    """Every promise about maps."""
    frame = source()
    detail = "full detail" if SHARED.exists() else "2 m detail, since ../shared is absent"
    print(f"Boundaries for the usual way: {detail}")
    table = gpd.read_parquet(
        paths.data_dir() / "geo/gemeente-2020.parquet", columns=["code", "provincie", "geometry"]
    )
    province = table.loc[table["provincie"] == "Zuid-Holland", "code"].tolist()
    kept = [
        compare("Rotterdam", frame, ["GM0599"], 5),
        compare("Zuid-Holland", frame, province, 15),
        reading(frame),
        static(),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())

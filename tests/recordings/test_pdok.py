"""Boundaries from the stand-in of PDOK: all of them, land only, in RD, at the right place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import pytest
from shapely.geometry import shape

from wijkscan.errors import SourceChanged
from wijkscan.settings import Settings
from wijkscan.sources import pdok
from wijkscan.sources.http import Fetcher, Limits

pytestmark = pytest.mark.shared


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Limits.of(Settings()))


def test_pages_are_followed_to_the_end(standin: Any, fetcher, tmp_path: Path):
    base = f"http://{standin.netloc}"
    found = list(pdok.features(base, fetcher, 2022, "wijk", tmp_path))
    assert len(found) == 3340  # the count of CBS for 2022
    assert len({f["properties"]["code"] for f in found}) == 3340
    asked = [e for e in standin.entries() if "/items" in e["path"]]
    assert len(asked) == 4


def test_a_place_is_within_five_metres_in_rd(standin: Any, fetcher, tmp_path: Path, shared: Path):
    published = geopandas.read_parquet(shared / "data/geo/gemeenten_2024.parquet").to_crs(28992)
    expected = published[published["gemeentecode"] == "GM0599"].geometry.iloc[0]
    base = f"http://{standin.netloc}/pdok"
    found = list(pdok.features(base, fetcher, 2024, "gemeente", tmp_path, gemeente="GM0599"))
    assert [f["properties"]["gemeentecode"] for f in found] == ["GM0599"]
    assert shape(found[0]["geometry"]).hausdorff_distance(expected) < 5


def served(httpserver, pages: list[dict[str, Any]]) -> str:
    path = "/cbs/wijken-en-buurten-2024/ogc/v1/collections/buurten/items"
    for number, page in enumerate(pages):
        query = {"cursor": str(number)} if number else None
        handler = httpserver.expect_ordered_request(path, query_string=query)
        handler.respond_with_json(page, content_type="application/geo+json")
    return httpserver.url_for("")


def feature(code: str, **extra: Any) -> dict[str, Any]:
    properties = {"buurtcode": code, "water": "NEE", **extra}
    return {"type": "Feature", "properties": properties, "geometry": None}


def test_water_and_masked_figures(httpserver, fetcher, tmp_path: Path):
    page = {
        "features": [
            feature("BU1 ", aantal_inwoners=-99997, afstand=-99995.0, temperatuur=-12),
            feature("BU2", water="JA"),
        ],
        "numberMatched": 2,
    }
    found = list(pdok.features(served(httpserver, [page]), fetcher, 2024, "buurt", tmp_path))
    assert [f["properties"]["buurtcode"] for f in found] == ["BU1"]
    assert found[0]["properties"]["aantal_inwoners"] is None
    assert found[0]["properties"]["afstand"] is None
    assert found[0]["properties"]["temperatuur"] == -12


def test_fewer_areas_than_announced_are_refused(httpserver, fetcher, tmp_path: Path):
    page = {"features": [feature("BU1")], "numberMatched": 2}
    with pytest.raises(SourceChanged, match="1 van 2"):
        list(pdok.features(served(httpserver, [page]), fetcher, 2024, "buurt", tmp_path))


def test_a_next_link_that_points_at_itself_is_refused(httpserver, fetcher, tmp_path: Path):
    path = "/cbs/wijken-en-buurten-2024/ogc/v1/collections/buurten/items"
    link = {"rel": "next", "href": httpserver.url_for(path) + "?cursor=1"}
    page = json.dumps({"features": [feature("BU1")], "links": [link]})
    httpserver.expect_request(path).respond_with_data(page, content_type="application/json")
    with pytest.raises(SourceChanged, match="steeds"):
        list(pdok.features(httpserver.url_for(""), fetcher, 2024, "buurt", tmp_path))

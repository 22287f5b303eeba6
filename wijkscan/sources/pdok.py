"""Boundaries of gemeenten, wijken and buurten from PDOK (OGC API Features), in RD.

Pages are followed by their `next` link, which carries a cursor and may not be changed. Water is
left out, and codes of -99990 and lower mean that a figure is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from wijkscan.errors import SourceChanged
from wijkscan.sources.answers import parsed
from wijkscan.sources.http import AddressGone, Fetcher

LIMIT = 1000
MAX_PAGES = 200
MOST_PARTS = 8_000_000  # of a page: over two million points
MISSING_FROM = -99990
RD = "http://www.opengis.net/def/crs/EPSG/0/28992"
LEVELS = {"gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten"}

Feature = dict[str, Any]


def offered(base: str, fetcher: Fetcher, jaar: int) -> set[str]:
    """Levels (gemeente, wijk, buurt) of which PDOK has the borders of a year; empty for none."""
    address = f"{_collections(base, jaar)}?f=json"

    def read(content: str) -> set[str]:
        try:
            names = {str(item["id"]) for item in parsed(content)["collections"]}
        except (KeyError, TypeError) as error:
            raise ValueError("no list of collections") from error
        return {niveau for niveau, name in LEVELS.items() if name in names}

    try:
        return fetcher.usable(address, read)
    except AddressGone:
        return set()


def _collections(base: str, jaar: int) -> str:
    return f"{base.rstrip('/')}/cbs/wijken-en-buurten-{jaar}/ogc/v1/collections"


def features(
    base: str, fetcher: Fetcher, jaar: int, niveau: str, folder: Path, gemeente: str = ""
) -> Iterator[Feature]:
    """Every land area of a level and year as a GeoJSON feature with coordinates in EPSG:28992.

    `gemeente` (a code) limits the question to one gemeente. Raises SourceChanged when pages
    repeat themselves or fewer areas come than PDOK counts.
    """
    options = {"f": "json", "limit": LIMIT, "crs": RD}
    if gemeente:
        options["gemeentecode"] = gemeente
    address = f"{_collections(base, jaar)}/{LEVELS[niveau]}/items?{urlencode(options)}"
    seen: set[str] = set()
    received, announced = 0, None
    while address:
        if address in seen or len(seen) >= MAX_PAGES:
            raise SourceChanged("PDOK verwijst steeds naar dezelfde bladzijde.")
        seen.add(address)
        page = _page(fetcher, address, folder)
        received += len(page["features"])
        announced = page.get("numberMatched", announced)
        yield from (_clean(f) for f in page["features"] if not _is_water(f))
        address = _next(page)
    if announced is not None and received != announced:
        raise SourceChanged(f"PDOK gaf {received} van {announced} gebieden.")


def _page(fetcher: Fetcher, address: str, folder: Path) -> dict[str, Any]:
    path = folder / (hashlib.sha256(address.encode()).hexdigest()[:24] + ".geojson")
    if not path.exists():
        fetcher.to_file(address, path)
    try:
        page = parsed(path.read_bytes(), MOST_PARTS)
    except ValueError as error:
        path.unlink(missing_ok=True)
        raise SourceChanged("Een antwoord van PDOK is onleesbaar.") from error
    if not isinstance(page, dict) or not isinstance(page.get("features"), list):
        path.unlink(missing_ok=True)
        raise SourceChanged("Een antwoord van PDOK heeft een andere vorm dan verwacht.")
    return page


def _next(page: dict[str, Any]) -> str:
    links = [link for link in page.get("links", ()) if link.get("rel") == "next"]
    return str(links[0]["href"]) if links else ""


def _is_water(feature: Feature) -> bool:
    return str(feature.get("properties", {}).get("water", "")).strip().upper() in ("JA", "B")


def _clean(feature: Feature) -> Feature:
    """Trim texts; a large minus code is no figure."""
    properties = {name: _value(value) for name, value in feature["properties"].items()}
    return {**feature, "properties": properties}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and value <= MISSING_FROM:
        return None
    return value

"""The catalogue against the raw tables: its keys exist there, and at least sixty are filled."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijkscan.store import catalogue
from wijkscan.store.catalogue import Bron, Indicator

pytestmark = pytest.mark.shared

# Keys that other projects read from tables that are not at hand (50120NED, 86270NED, 86296NED).
SEEN_ELSEWHERE = {
    "gezondheid": {
        "PsychischeKlachten",
        "MistEmotioneleSteun",
        "SuicideGedachtenLaatste12Maanden",
    },
    "nabijheid": {
        "AfstandTotApotheek",
        "AfstandTotFysiotherapeut",
        "AfstandTotGroteSupermarkt",
        "AfstandTotKinderdagverblijf",
        "AfstandTotBibliotheek",
        "AfstandTotParkOfPlantsoen",
        "AfstandTotSportterrein",
        "AfstandTotTreinstationsTotaal",
        "AfstandTotCafeED",
    },
    "ses_woa": {"GemiddeldeScore", "GemiddeldeScore#2", "GemiddeldeScore#3", "GemiddeldeScore#4"},
    "medicijnen": {"PersonenMetGeneesmiddelenRelatief"},
    "kwb": {"Herkomstland.BuitenEuropa"},  # the heading goes before a name that occurs thrice
}
TABLES = {
    "kwb": (
        "kwb/84799NED_kwb_2020.csv.gz",
        "kwb/86165NED_kwb_2025_friesland.csv.gz",
        "kwb/84583NED_kwb_2019_amsterdam_untyped.csv.gz",
    ),
    "gezondheid": ("rivm/50090NED_gezondheid_2020_65plus.csv.gz",),
    "nabijheid": ("nabijheid/85560NED_nabijheid_zorg_2022.csv.gz",),
    "kwb_gemeente": ("kwb/pdok_kwb_gemeenten_2012-2024.csv.gz",),
}
FILLED = {
    "kwb": ("kwb/84799NED_kwb_2020.csv.gz",),
    "gezondheid": (
        "rivm/50090NED_gezondheid_2020_65plus.csv.gz",
        "rivm/50090NED_gezondheid_2016_18-65.csv.gz",
    ),
    "nabijheid": TABLES["nabijheid"],
    "kwb_gemeente": TABLES["kwb_gemeente"],
}


def names(header: list[str]) -> list[str]:
    """Keys without the number that CBS puts behind them; the second of the same name gets #2."""
    numbered = "Codering_3" in header
    stems = [re.sub(r"_\d+$", "", key) if numbered else key for key in header]
    places = [stems[: i + 1].count(stem) for i, stem in enumerate(stems)]
    return [stem if n == 1 else f"{stem}#{n}" for stem, n in zip(stems, places, strict=True)]


def rows(path: Path) -> Iterator[list[str]]:
    separator = "," if "friesland" in path.name else ";"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=separator)


def known_keys(shared: Path) -> dict[str, set[str]]:
    tables = shared / "data" / "tables"
    known = {
        family: {name for path in paths for name in names(next(rows(tables / path)))}
        for family, paths in TABLES.items()
    }
    with (tables / "kwb" / "kolomnamen_kwb_2019-2025.csv").open(encoding="utf-8") as file:
        known["kwb"] |= {row["basisnaam"] for row in csv.DictReader(file, delimiter=";")}
    written = (shared / "design" / "sources.md").read_text(encoding="utf-8")
    line = next(text for text in written.splitlines() if "50150NED has `" in text)
    known["gezondheid"] |= set(re.findall(r"`(\w+?)_\d+`", line))
    for family, keys in SEEN_ELSEWHERE.items():
        known[family] = known.get(family, set()) | keys
    return known


def keys_of(bron: Bron) -> set[str]:
    return {*bron.kolom, *bron.noemer, *(key for term in bron.noemer_som for key in term)}


def test_every_confirmed_key_exists_in_a_known_table(shared: Path):
    known = known_keys(shared)
    unknown = {
        (indicator.id, bron.tabel, key)
        for indicator in catalogue.bundled().indicatoren.values()
        for bron in indicator.bronnen
        if bron.bevestigd
        for key in keys_of(bron) - known[bron.tabel]
    }
    assert unknown == set()


def filled_columns(shared: Path) -> dict[str, set[str]]:
    """Per family the columns with a figure in at least half of the gemeenten of some year."""
    found: dict[str, set[str]] = {}
    for family, paths in FILLED.items():
        for path in paths:
            header, *body = rows(shared / "data" / "tables" / path)
            code = next(i for i, key in enumerate(header) if re.match("Codering|gemeentecode", key))
            gemeenten = [row for row in body if row[code].startswith("GM")]
            for i, name in enumerate(names(header)):
                count = sum(row[i].strip() not in ("", ".") for row in gemeenten)
                if count > 170:
                    found.setdefault(family, set()).add(name)
    return found


def is_filled(indicator: Indicator, filled: dict[str, set[str]]) -> bool:
    return any(
        bron.tabel in filled
        and set(bron.kolom) & filled[bron.tabel]
        and (not bron.noemer or set(bron.noemer) & filled[bron.tabel])
        and all(set(term) & filled[bron.tabel] for term in bron.noemer_som)
        for bron in indicator.bronnen
    )


def test_at_least_sixty_indicators_are_filled_for_some_level(shared: Path):
    filled = filled_columns(shared)
    found = [i.id for i in catalogue.bundled().indicatoren.values() if is_filled(i, filled)]
    assert len(found) >= 60
    assert {"aandeel_65plus", "sterk_eenzaam", "wmo", "woz_waarde", "afstand_huisarts"} <= set(
        found
    )
    assert "diabetesmiddelen" not in found


def test_a_buurt_has_most_of_each_core_set(shared: Path):
    columns = filled_columns(shared)
    columns.pop("kwb_gemeente")
    loaded = catalogue.bundled()
    for focus in loaded.focussen.values():
        present = [key for key, _ in focus.kernset if is_filled(loaded.indicatoren[key], columns)]
        assert len(present) >= 10, focus.id

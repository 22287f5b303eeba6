"""A division that came with a refresh, made by hand for a place of five areas."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from wijkscan import paths
from wijkscan.store import packing
from wijkscan.store.packing import Draft
from wijkscan.store.regions import Regions
from wijkscan.store.sidecar import Kolom, Sidecar

# Of 2024: Delft with the wijk Binnenstad; CBS marks 1 same, 2 other code, 3 moved border.
ROWS = [
    ("NL00", "Nederland", None, 18_000_000, None),
    ("GM0503", "Delft", "Delft", 110_000, "1"),
    ("WK050311", "Binnenstad", "Delft", 12_000, "1"),
    ("BU05031101", "Zuidpoort Nieuw", "Delft", 900, "1"),
    ("BU05031102", "Nieuwe Buurt", "Delft", 800, "2"),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one refreshed edition of 2025."""
    codes = [row[0] for row in ROWS]
    kolom = Kolom("AantalInwoners", "AantalInwoners_5", "Aantal inwoners", "aantal", "", 0)
    draft = Draft(
        codes,
        None,
        [kolom],
        {"AantalInwoners": np.array([float(row[3]) for row in ROWS])},
        {"AantalInwoners": np.zeros(len(ROWS), np.int8)},
    )
    about = Sidecar(
        "kwb", "CBS", "86165NED", "Kerncijfers", "2025", 2025, 2025, "2025", "opendata",
        "CC BY 4.0", "CBS", "", "2026-11-01", "", 0, (), "", (), (),
    )  # fmt: skip
    regions = {
        "code": codes,
        "naam": [row[1] for row in ROWS],
        "gemeente_naam": [row[2] for row in ROWS],
        "indelingswijziging": [row[4] for row in ROWS],
    }
    packing.write(draft, about, tmp_path / "tabellen" / "abc", regions)
    (tmp_path / "tabellen" / "huidig").write_text("abc", encoding="utf-8")
    return tmp_path


@pytest.fixture
def regions(home: Path) -> Regions:
    return Regions.load(paths.data_dir(), home)


def test_the_new_division_is_known(regions: Regions):
    assert regions.indelingen == (2020, 2025, 2024)
    found = regions.get("BU05031102", 2025)
    assert (found.naam, found.wijk_naam, found.gemeente_naam) == (
        "Nieuwe Buurt", "Binnenstad", "Delft",
    )  # fmt: skip
    assert found.inwoners == 800
    assert [g.naam for g in regions.kinderen("WK050311", 2025)] == [
        "Zuidpoort Nieuw", "Nieuwe Buurt",
    ]  # fmt: skip


def test_the_bundled_divisions_stay_as_they_are(regions: Regions):
    assert regions.get("GM0503").indeling == 2020
    assert Regions.load(paths.data_dir()).indelingen == (2020, 2024)


def test_same_only_with_the_same_mark_and_name(regions: Regions):
    assert regions.zelfde_gebied("WK050311", 2024, 2025)  # "Wijk 11 Binnenstad" in 2024
    assert not regions.zelfde_gebied("BU05031101", 2024, 2025)  # another name
    assert not regions.zelfde_gebied("BU05031102", 2024, 2025)  # marked by CBS


def test_the_country_is_always_the_same(regions: Regions):
    assert regions.zelfde_gebied("NL00", 2020, 2025)
    assert not regions.zelfde_gebied("BU99999999", 2025, 2025)


def test_changes_are_counted_and_named(regions: Regions):
    found = regions.wijzigingen()[-1]
    assert (found.van, found.naar) == (2024, 2025)
    old, new = regions.division(2024), regions.division(2025)
    assert len(found.vervallen) == len(set(old.codes) - set(new.codes))
    assert set(found.nieuw) == set(new.codes) - set(old.codes)
    lines = regions.wijzigingen_in_zinnen()
    assert "Indeling 2025, vergeleken met 2024:" in lines
    assert any("BU05031101" in line for line in lines)


def test_a_damaged_file_leaves_the_bundle(home: Path):
    path = home / "tabellen" / "abc" / "86165NED" / "2025-gebieden.parquet"
    path.write_bytes(path.read_bytes()[:-50])
    assert Regions.load(paths.data_dir(), home).indelingen == (2020, 2024)

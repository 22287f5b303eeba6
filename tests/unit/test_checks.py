"""`controleer` notices one changed byte or word, a missing file and a stranger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wijkscan import paths
from wijkscan.report.plain import check_lines
from wijkscan.store.checks import check_bundle, check_refreshed


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    source = paths.data_dir() / "snapshot" / "84799NED"
    shutil.copytree(source, tmp_path / "snapshot" / "84799NED")
    return tmp_path


def complaints(folder: Path) -> dict[str, str]:
    return {file.naam: file.klacht for file in check_bundle(folder) if file.klacht}


def test_the_bundle_as_it_comes_is_sound():
    checked = list(check_bundle(paths.data_dir()))
    assert {file.klacht for file in checked} == {""}
    kwb = next(file for file in checked if file.naam == "snapshot/84799NED/2020.parquet")
    assert (kwb.uitgave, kwb.rijen) == ("2020", 17341)


def test_one_changed_byte_is_noticed(bundle: Path):
    path = bundle / "snapshot/84799NED/2020.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert complaints(bundle) == {"snapshot/84799NED/2020.parquet": "de controlesom klopt niet"}


def test_a_missing_file_is_noticed(bundle: Path):
    (bundle / "snapshot/84799NED/2020.parquet").unlink()
    assert "ontbreekt" in complaints(bundle)["snapshot/84799NED/2020.parquet"]


def test_a_file_without_sidecar_is_noticed(bundle: Path):
    (bundle / "snapshot/84799NED/1999.parquet").write_bytes(b"x")
    assert "snapshot/84799NED/1999.parquet" in complaints(bundle)


def test_another_year_in_the_description_is_noticed(bundle: Path):
    path = bundle / "snapshot/84799NED/2020.toml"
    path.write_text(path.read_text("utf-8").replace("jaar = 2020", "jaar = 2024"), "utf-8")
    assert complaints(bundle) == {"snapshot/84799NED/2020.toml": "de beschrijving is gewijzigd"}


@pytest.mark.parametrize("name", ["regions/2024.toml", "geo/wijk-2020.toml"])
def test_another_origin_of_areas_or_borders_is_noticed(tmp_path: Path, name: str):
    folder = Path(name).parent
    shutil.copytree(paths.data_dir() / folder, tmp_path / folder)
    path = tmp_path / name
    path.write_text(path.read_text("utf-8").replace("20", "19", 1), "utf-8")
    assert complaints(tmp_path) == {name: "de beschrijving is gewijzigd"}
    path.write_text((paths.data_dir() / name).read_text("utf-8") + "meer = 1\n", "utf-8")
    assert complaints(tmp_path) == {name: "de beschrijving is gewijzigd"}


def test_refreshed_files_are_read_too(bundle: Path):
    home = bundle / "home"
    shutil.copytree(bundle / "snapshot", home / "tabellen" / "abc")
    shutil.copytree(paths.data_dir() / "geo", home / "grenzen" / "2020-abc")
    (home / "tabellen/huidig").write_text("abc", "utf-8")
    (home / "grenzen/2020").write_text("2020-abc", "utf-8")
    files = list(check_refreshed(home))
    assert {f.klacht for f in files} == {""}
    assert {"ververst/tabellen/84799NED/2020.parquet", "ververst/grenzen/wijk-2020.parquet"} < {
        f.naam for f in files
    }
    (home / "tabellen/abc/84799NED/2020-gebieden.parquet").write_bytes(b"PAR1")
    (wrong,) = [f for f in check_refreshed(home) if f.klacht]
    lines, count = check_lines([wrong])
    assert count == 1
    assert "wijkscan bijwerken" in lines[-1]
    assert "Haal wijkscan opnieuw op" not in " ".join(lines)


def test_a_damaged_sidecar_is_noticed(bundle: Path):
    (bundle / "snapshot/84799NED/2020.toml").write_text("sha256 = ", encoding="utf-8")
    assert "onleesbaar" in complaints(bundle)["snapshot/84799NED/2020.toml"]

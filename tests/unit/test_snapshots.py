"""Stored tables: what goes in comes out, and one changed byte is noticed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from snapshot_kit import draft, put

from wijkscan.errors import DamagedFile, SnapshotDamaged
from wijkscan.store.columns import Missing, Niveau
from wijkscan.store.snapshots import Snapshot, level_of, read_all, read_one

CODES = ["NL00", "WK0363AA", "GM0363", "BU0363AA01"]


def stored(tmp_path: Path, **columns) -> Snapshot:
    put(tmp_path, "T", 2020, draft(CODES, **columns))
    return read_one(tmp_path / "T/2020.toml")


def test_rows_come_back_sorted_with_their_reasons(tmp_path: Path):
    found = stored(tmp_path, X=[1, ".", "", 0], Y=[1.25, 2.5, 3.75, 0.0])
    assert found.codes().tolist() == ["BU0363AA01", "GM0363", "NL00", "WK0363AA"]
    read = found.read(["X", "X__status", "Y"])
    assert read["X"].tolist()[0] == 0
    assert np.isnan(read["X"][[1, 3]]).all()
    assert read["X__status"].tolist() == [0, Missing.IMPOSSIBLE, 0, Missing.WITHHELD]
    assert read["Y"].tolist() == [0.0, 3.75, 1.25, 2.5]
    assert "Y__status" not in found.names


def test_zero_is_a_figure_and_empty_is_none(tmp_path: Path):
    found = stored(tmp_path, Nul=[0, 0, 0, 0], Leeg=[".", ".", "", "."])
    assert [k.kolom for k in found.sidecar.kolommen] == ["Nul"]
    assert [k.kolom for k in found.sidecar.niet_gevuld] == ["Leeg"]
    kolom = found.kolom("Nul")
    assert kolom is not None
    assert all(kolom.is_filled(None, niveau) for niveau in Niveau)
    assert not kolom.is_filled("65+", Niveau.LAND)


def test_age_groups_are_read_apart(tmp_path: Path):
    ages = ["65+", "65+", "18+", "18+"]
    put(tmp_path, "T", 2020, draft(["NL01", "GM0001", "NL01", "GM0001"], ages, X=[1, 2, 3, "."]))
    found = read_one(tmp_path / "T/2020.toml")
    assert found.sidecar.leeftijden == ("18+", "65+")
    assert found.read(["X"], "65+")["X"].tolist() == [2, 1]
    kolom = found.kolom("X")
    assert kolom is not None
    assert kolom.is_filled("65+", Niveau.GEMEENTE)
    assert not kolom.is_filled("18+", Niveau.GEMEENTE)


def test_writing_twice_gives_the_same_bytes(tmp_path: Path):
    for name in ("een", "twee"):
        put(tmp_path / name, "T", 2020, draft(CODES, X=[1, ".", 0.1, 0]))
    for ending in ("parquet", "toml"):
        files = [(tmp_path / n / f"T/2020.{ending}").read_bytes() for n in ("een", "twee")]
        assert files[0] == files[1]


@pytest.mark.parametrize("place", [0, 0.3, 0.9])
def test_one_changed_byte_is_noticed_by_name(tmp_path: Path, place: float):
    found = stored(tmp_path, X=[1, 2, 3, 4])
    content = bytearray(found.path.read_bytes())
    content[int(place * len(content))] ^= 1
    found.path.write_bytes(content)
    with pytest.raises(SnapshotDamaged, match=r"2020\.parquet van tabel T/2020") as caught:
        read_one(tmp_path / "T/2020.toml").read(["X"])
    assert caught.value.hint
    assert caught.value.exit_code == 5


def test_a_missing_file_is_named(tmp_path: Path):
    found = stored(tmp_path, X=[1, 2, 3, 4])
    found.path.unlink()
    with pytest.raises(SnapshotDamaged, match="ontbreekt"):
        found.codes()


@pytest.mark.parametrize("change", [("jaar = 2020", "jaar = 2021"), ("Proef", "Proof"), ("=", "")])
def test_a_changed_sidecar_is_noticed(tmp_path: Path, change: tuple[str, str]):
    stored(tmp_path, X=[1, 2, 3, 4])
    path = tmp_path / "T/2020.toml"
    path.write_text(path.read_text().replace(*change, 1))
    with pytest.raises(DamagedFile, match=r"T/2020\.toml"):
        read_all(tmp_path)


def test_level_of_a_code():
    assert level_of("BU0363AA01") is Niveau.BUURT
    assert level_of("NL01") is Niveau.LAND
    with pytest.raises(ValueError, match="XX"):
        level_of("XX0000")

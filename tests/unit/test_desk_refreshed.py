"""The desk notices that a refresh has put other tables in force."""

from __future__ import annotations

from pathlib import Path

from wijkscan import paths
from wijkscan.scan.desk import open_desk


def test_a_new_desk_when_other_tables_are_in_force(tmp_path: Path):
    before = open_desk(paths.data_dir(), tmp_path)
    assert open_desk(paths.data_dir(), tmp_path) is before
    (tmp_path / "tabellen" / "abc").mkdir(parents=True)
    (tmp_path / "tabellen" / "huidig").write_text("abc", encoding="utf-8")
    assert open_desk(paths.data_dir(), tmp_path) is not before

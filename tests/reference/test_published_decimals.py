"""A figure that its source gives in whole numbers is not shown with a decimal."""

from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path

import pytest

from wijkscan import paths
from wijkscan.report.compose import make_report
from wijkscan.report.rows import here
from wijkscan.scan.desk import open_desk

pytestmark = pytest.mark.shared
COLUMNS = {
    "sociaal_minimum": "pct_rond_sociaal_min", "lage_inkomens": "pct_hh_laag_inkomen",
    "hoge_inkomens": "pct_hh_hoog_inkomen", "geboorte": "geboorte_relatief",
    "sterfte": "sterfte_relatief",
}  # fmt: skip


def test_whole_percentages_of_gemeenten_stay_whole(shared: Path) -> None:
    path = shared / "data/tables/kwb/pdok_kwb_gemeenten_2012-2024.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    desk = open_desk(paths.data_dir(), None)
    report = make_report(desk.profile(desk.area(["GM0599"])), desk, today=date(2026, 11, 26))
    shown = {figure.indicator: figure for figure in report.profile.figures}
    for key, column in COLUMNS.items():
        figure = shown[key]
        assert figure.origin is not None
        year = [row for row in rows if row["jaar"] == str(figure.origin.jaar) and row[column]]
        assert len(year) > 300
        assert all(float(row[column]).is_integer() for row in year)
        (own,) = (row for row in year if row["gemeentecode"] == "GM0599")
        assert here(figure, report.indicator(figure)) == own[column].removesuffix(".0")

"""Every figure that a scan used as one CSV file; each row carries which scan it comes from."""

from __future__ import annotations

from dataclasses import replace

from wijkscan.report.csv_data import as_csv
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scan_tables import figures
from wijkscan.report.scanparts import sources


def render(model: ScanReport) -> bytes:
    """The figures as the bytes of a .csv file."""
    table = figures(model)
    about = (model.scan.id, sources.cite(model))
    rows = tuple((*row, *about) for row in table.rows)
    return as_csv(replace(table, titles=(*table.titles, "scan", "uit"), rows=rows))

"""What a scan rests on, as a workbook."""

from __future__ import annotations

from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scan_tables import sheets
from wijkscan.report.scanforms.document import document
from wijkscan.report.xlsx import workbook


def render(model: ScanReport) -> bytes:
    """The sheets as the bytes of an .xlsx file."""
    return workbook(sheets(model), document(model, ()))

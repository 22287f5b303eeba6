"""The endings that a report can have, and which renderer makes them."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from wijkscan.analysis.profile import Profile

if TYPE_CHECKING:
    from wijkscan.scan.desk import Desk

# To add a format: one module in report/ with `render(report)`, one line here.
RENDERERS = {
    ".html": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".pptx": "pptx",
    ".xlsx": "xlsx",
    ".csv": "csv_data",
}
ENDINGS = (*RENDERERS, ".json")
_WITHOUT_MAPS = {".xlsx", ".csv"}


def render(ending: str, desk: Desk, profile: Profile, today: date, makers: str = "") -> bytes:
    """One profile in one format. Each renderer is slow to load, so it is imported when needed."""
    if ending == ".json":
        from wijkscan.report.plain import profile_json

        return profile_json(profile, desk.catalogue).encode()
    if ending in _WITHOUT_MAPS:
        from wijkscan.report.model import Report

        report = Report(profile, desk.catalogue, today, makers=makers)
    else:
        from wijkscan.report.compose import make_report

        report = make_report(profile, desk, today, makers=makers, live=ending == ".html")
    content = import_module(f"wijkscan.report.{RENDERERS[ending]}").render(report)
    return content if isinstance(content, bytes) else str(content).encode()

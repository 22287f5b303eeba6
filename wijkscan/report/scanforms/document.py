"""What every form of a scan has in common: title, watermark, makers, and the parts of its page."""

from __future__ import annotations

from wijkscan.report.blocks import Document, Section
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts import message, sources
from wijkscan.report.scanparts.said import short


def document(model: ScanReport, sections: tuple[Section, ...]) -> Document:
    """The sections as a document; an example is marked on every page."""
    area = short(model.naam, 80)
    return Document(
        title=message.title(model),
        description=f"Wijkscan van {area}. {short(model.scan.vraag, 200)}".strip(),
        area=area,
        sections=sections,
        date=model.today.isoformat(),
        watermark=watermark(model),
        head=model.report.map_head,
        makers=model.makers,
    )


def watermark(model: ScanReport) -> str:
    """The word that goes on every page of an example, or nothing."""
    return short(sources.example(model), 100)

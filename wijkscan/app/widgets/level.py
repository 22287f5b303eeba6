"""A figure that exists only for the gemeente is said of the gemeente, never of the wijk."""

from __future__ import annotations

from dataclasses import replace

from wijkscan.analysis.values import Figure
from wijkscan.report.model import Report
from wijkscan.store.columns import Niveau


def of_level(figure: Figure, report: Report) -> Report:
    """The report as it is, or about the gemeente when the figure is."""
    area = report.profile.area
    if figure.niveau is not Niveau.GEMEENTE or area.niveau is Niveau.GEMEENTE:
        return report
    around = replace(
        area,
        codes=(area.gemeente_code or figure.gebied,),
        naam=area.gemeente_naam,
        niveau=Niveau.GEMEENTE,
        omschrijving="gemeente",
    )
    return replace(report, profile=replace(report.profile, area=around))

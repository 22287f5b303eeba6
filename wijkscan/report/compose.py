"""From a profile to the ordered blocks of the whole report; the order stands in one list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from wijkscan.analysis.profile import Profile
from wijkscan.report.blocks import Block, Document, Section
from wijkscan.report.model import Report
from wijkscan.report.sections import (
    a4,
    binnen,
    bronnen,
    cijfers,
    diabetes,
    eigen,
    kaarten,
    zelf_invullen,
)

if TYPE_CHECKING:
    from wijkscan.scan.desk import Desk

Build = Callable[[Report], list[Block]]

# To add a section: one module with `build`, one line here.
ORDER: tuple[tuple[str, str, Build], ...] = (
    ("a4", "In het kort", a4.build),
    ("cijfers", "Cijfers", cijfers.build),
    ("diabetes", "Diabetes", diabetes.build),
    ("eigen", "Eigen cijfers", eigen.build),  # nothing, and so not there, without own figures
    ("kaarten", "Kaarten", kaarten.build),
    ("binnen", "Binnen de wijk", binnen.build),
    ("invullen", "Zelf invullen", zelf_invullen.build),
    ("bronnen", "Bronnen", bronnen.build),
)
SHEETS = {"a4"}
NEW_PAGE = {"cijfers", "diabetes", "kaarten", "invullen", "bronnen"}


def compose(report: Report) -> Document:
    """The report as blocks, ready for any renderer."""
    sections = tuple(
        Section(anchor, title, blocks, anchor in SHEETS, anchor in NEW_PAGE)
        for anchor, title, build in ORDER
        if (blocks := tuple(build(report)))
    )
    return Document(
        title=f"Wijkscan {report.title or report.naam}",
        description=f"Wijkscan van {report.naam}, {report.profile.area.omschrijving}.",
        area=report.naam,
        sections=sections,
        date=report.today.isoformat(),
        watermark="FICTIEF: een verzonnen wijk" if report.demo else "",
        head=report.map_head,
        makers=report.makers,
    )


def make_report(
    profile: Profile,
    desk: Desk,
    today: date,
    makers: str = "",
    title: str = "",
    demo: bool = False,
    live: bool = True,
) -> Report:
    """A report on `profile` with the maps that can be drawn from the bundled boundaries.

    `live` False: without the maps for a screen, which only cost time when the report goes to paper.
    """
    from wijkscan.report import atlas  # brings folium, which is slow to load

    drawn = atlas.draw(profile, desk, live)
    return Report(
        profile=profile,
        catalogue=desk.catalogue,
        today=today,
        maps=drawn.maps,
        cover=drawn.cover,
        maps_reason=drawn.reason,
        map_head=drawn.head,
        makers=makers,
        title=title,
        demo=demo,
    )

"""What a report is made from: the profile, the words of the catalogue, the maps, and the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wijkscan.analysis.profile import Profile
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import NO_MARKUP, MapBlock, Markup
from wijkscan.scan.figures import indicator_of
from wijkscan.store.catalogue import Catalogue, Focus, Indicator
from wijkscan.store.columns import Niveau

PLURAL = {
    Niveau.LAND: "landen",
    Niveau.GEMEENTE: "gemeenten",
    Niveau.WIJK: "wijken",
    Niveau.BUURT: "buurten",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the sections need; `today` is given, so that a report can be made again.

    `maps` are ready blocks, one message each; `map_head` is what live maps need once in the page.
    `makers` is the line about who made the scan (roles, never names unless the makers want it).
    `demo` marks an invented area on every page.
    """

    profile: Profile
    catalogue: Catalogue
    today: date
    maps: tuple[MapBlock, ...] = ()
    cover: MapBlock | None = None  # the map on the A4; without it the first of `maps`, undecorated
    maps_reason: str = ""  # why there are no maps
    map_head: Markup = NO_MARKUP
    makers: str = ""
    title: str = ""
    demo: bool = False
    places: Mapping[str, str] = field(default_factory=dict)  # other areas, by code, with their name

    @property
    def naam(self) -> str:
        """The name of the area."""
        return self.profile.area.naam

    @property
    def focus(self) -> Focus | None:
        """The theme of the scan ("preventie bij ouderen")."""
        return self.catalogue.focussen.get(self.profile.focus)

    @property
    def peers(self) -> str:
        """The areas it is laid beside: "buurten", "wijken"."""
        return PLURAL[self.profile.area.niveau]

    def indicator(self, figure: Figure) -> Indicator:
        """What the figure is about."""
        return indicator_of(self.catalogue, figure)

"""The invented wijk that comes along: a complete scan to look at, opened as a copy of one's own."""

from __future__ import annotations

from wijkscan import paths
from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.model import Wijkscan, nieuw_id

ROLE = "bezoeker"
"""Who only looks around need not say who they are."""


def document() -> Wijkscan:
    """The scan of the Molenkwartier as a new document; it still says that it is invented."""
    scan = lees_bestand(paths.data_dir() / "voorbeelden" / "molenkwartier.wijkscan.json")
    return scan.model_copy(update={"id": nieuw_id(), "ouders": [*scan.ouders, scan.id]})

"""Finished scans to look around in: the invented wijk, and the casussen; opened as a copy."""

from __future__ import annotations

from wijkscan import paths
from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.model import Wijkscan, nieuw_id

ROLE = "bezoeker"
"""Who only looks around need not say who they are."""


def document() -> Wijkscan:
    """The scan of the Molenkwartier as a new document; it still says that it is invented."""
    return copy_of(lees_bestand(paths.data_dir() / "voorbeelden" / "molenkwartier.wijkscan.json"))


def copy_of(scan: Wijkscan) -> Wijkscan:
    """The same as a new document, with where it comes from."""
    return scan.model_copy(update={"id": nieuw_id(), "ouders": [*scan.ouders, scan.id]})

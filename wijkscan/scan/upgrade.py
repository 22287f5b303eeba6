"""Older files of a scan, brought to the present version one step at a time.

Each step takes the document of one version and gives that of the next. Sample files of every
version stand in tests/fixtures and open for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wijkscan.errors import DamagedFile
from wijkscan.scan.model import SCHEMA_VERSION

Document = dict[str, Any]

STAPPEN: dict[int, Callable[[Document], Document]] = {}
"""Version -> the function that makes the next version of it. Version 1 is the first."""


def naar_huidig(document: Document) -> Document:
    """The document in the present version. DamagedFile when its version is missing or newer."""
    versie = document.get("schema_version")
    if not isinstance(versie, int) or isinstance(versie, bool) or versie < 1:
        raise DamagedFile(
            "In dit bestand staat niet welke versie het is.",
            "Vraag het bestand opnieuw aan de maker. Wijzig het niet met de hand.",
        )
    if versie > SCHEMA_VERSION:
        raise DamagedFile(
            f"Dit bestand heeft versie {versie}. Deze wijkscan kent tot en met versie "
            f"{SCHEMA_VERSION}.",
            "Werk wijkscan bij en open het bestand dan opnieuw.",
        )
    while versie < SCHEMA_VERSION:
        document = STAPPEN[versie](document)
        versie += 1
    return document

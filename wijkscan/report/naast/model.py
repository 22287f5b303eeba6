"""What a report about scans beside each other is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkscan.scan.bijeenkomst import Bijeenkomst
from wijkscan.scan.sidebyside_basis import SideBySide


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Everything the parts need; `vandaag` is given, so that a report can be made again."""

    naast: SideBySide
    vandaag: date
    bijeenkomst: Bijeenkomst | None = None
    geweigerd: tuple[tuple[str, str], ...] = ()  # files that did not open, with what to do

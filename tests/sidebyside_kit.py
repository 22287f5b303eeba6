"""The example scans of the casusbank, and their records by the names in tools/casussen."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.sidebyside import GEEN_KOPPELING, Koppeling, SideBySide, side_by_side
from wijkscan.scan.sidebyside_kennis import kennis

ROOT = Path(__file__).resolve().parent.parent
CASUSSEN = ROOT / "data" / "casusbank"
DRIE = ("hillesluis-a", "hillesluis-b", "hillesluis-c")
VIER = (*DRIE, "roosendaal")
LIJST = Path(__file__).parent / "fixtures" / "naast_elkaar" / "verschillen.toml"


@cache
def casus(naam: str) -> Wijkscan:
    return lees_bestand(CASUSSEN / f"{naam}.wijkscan.json")


def scans(*namen: str) -> list[Wijkscan]:
    return [casus(naam).model_copy(deep=True) for naam in namen]


@cache
def naast(*namen: str) -> SideBySide:
    return side_by_side([casus(naam) for naam in namen], kennis())


def leg(scans: list[Wijkscan], koppeling: Koppeling = GEEN_KOPPELING) -> SideBySide:
    return side_by_side(scans, kennis(), koppeling)


def record_id(casus: str, sleutel: str) -> str:
    """As tools/build_casusbank.py makes them, written out again."""
    return hashlib.sha256(f"casus {casus}: {sleutel}".encode()).hexdigest()[:32]


@cache
def met_de_hand() -> dict[str, Any]:
    return tomllib.loads(LIJST.read_text(encoding="utf-8"))

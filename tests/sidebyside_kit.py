"""The example scans of the casusbank, and their records by the names in tools/casussen."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from wijkscan.scan.bijeenkomst import Afspraak, Bijeenkomst, Notitie, besluiten
from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.merge import Beslissing
from wijkscan.scan.model import Besluit, Wijkscan
from wijkscan.scan.sidebyside import GEEN_KOPPELING, Koppeling, SideBySide, side_by_side
from wijkscan.scan.sidebyside_kennis import kennis

ROOT = Path(__file__).resolve().parent.parent
CASUSSEN = ROOT / "data" / "casusbank"
DRIE = ("hillesluis-a", "hillesluis-b", "hillesluis-c")
TERUG = date(2027, 1, 19)
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


@cache
def sessie() -> Bijeenkomst:
    """What could come out of a talk about the three scans of Hillesluis; invented."""
    verschillen = naast(*DRIE).verschillen
    besloten = {
        f"{record_id('hillesluis-c', 'scan')}:{record_id('hillesluis-c', 'huisarts')}": Beslissing(
            Besluit.LATEN, "Eén gesprek met de huisarts is genoeg"
        ),
        f"{record_id('hillesluis-b', 'scan')}:{record_id('hillesluis-b', 'probleem geld')}": (
            Beslissing(Besluit.PARKEREN, "Eerst vragen wij het aan het wijkteam")
        ),
    }
    return Bijeenkomst(
        titel="Leernetwerk Hillesluis, derde keer",
        datum=date(2026, 11, 24),
        rollen=("mbo 3", "hbo", "wijkverpleegkundige", "wijkbewoner"),
        woordkeuze={"cliënt": "wijkbewoner"},
        notities=(
            Notitie(
                verschillen[0].sleutel,
                "Groep B liep alleen binnen. Beide kloppen: buiten de bank, binnen de trap.",
                (("mbo 3", "Ik zag de bankjes elke dag"), ("hbo", "Ik keek naar de cijfers")),
            ),
            Notitie(verschillen[3].sleutel, "Weinig geven is iets anders dan weinig nodig hebben."),
        ),
        besluiten=besluiten([casus(naam) for naam in DRIE], besloten),
        afspraken=(
            Afspraak("mbo 3", "team Zuid", "De kaart bij vijf huisbezoeken proberen", TERUG),
            Afspraak("hbo", "opleiding", "Twee groepen samen laten lopen", date(2027, 2, 2)),
        ),
    )

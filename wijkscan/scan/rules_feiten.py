"""What can be read off a sign or a text: source, year, level, verdict, and the words that count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkscan.analysis.values import Verdict
from wijkscan.scan.model import (
    Cijfer,
    GebiedsNiveau,
    Probleem,
    SoortTeken,
    Teken,
    Vergelijking,
    Wijkscan,
    eigen_woorden,
    gebiedsniveau,
)
from wijkscan.scan.model_basis import niveau_van_code
from wijkscan.scan.rules_woorden import MEER_MINDER, MEER_MINDER_FRASEN

CIJFERS = (SoortTeken.GETELD, SoortTeken.GESCHAT, SoortTeken.EIGEN)
HOGER_LAGER = (
    Verdict.DUIDELIJK_HOGER,
    Verdict.DUIDELIJK_LAGER,
    Verdict.MOGELIJK_HOGER,
    Verdict.MOGELIJK_LAGER,
)
_WOORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_JAAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")


def woorden(tekst: str) -> list[str]:
    """Words in small letters, hyphens kept."""
    return _WOORD.findall(tekst.lower())


def soort_bron(teken: Teken) -> str | None:
    """The kind that counts for R1, R10 and "hoe zeker": C1, C2 and C3 are one; L does not count."""
    match teken.soort:
        case SoortTeken.GETELD | SoortTeken.GESCHAT | SoortTeken.EIGEN:
            return "cijfer"
        case SoortTeken.OBSERVATIE:
            return "observatie"
        case SoortTeken.GESPREK:
            return "gesprek"
        case SoortTeken.PROFESSIONAL:
            return "professional"
        case _:
            return None


def soorten(probleem: Probleem) -> set[str]:
    """The different kinds of source among the signs."""
    return {soort for teken in probleem.s if (soort := soort_bron(teken))}


def is_cijfer(teken: Teken) -> bool:
    """Whether the sign is a figure of any kind."""
    return teken.soort in CIJFERS


def cijfers(probleem: Probleem) -> Iterator[tuple[Teken, Cijfer]]:
    """The signs that hold a figure with fields."""
    for teken in probleem.s:
        if teken.cijfer is not None:
            yield teken, teken.cijfer


def jaar_van(teken: Teken) -> int | None:
    """The year a sign is about."""
    if teken.jaar is not None:
        return teken.jaar
    if teken.cijfer is not None and teken.cijfer.jaar is not None:
        return teken.cijfer.jaar
    return teken.datum.year if teken.datum else None


def bron_van(teken: Teken) -> str:
    """Where a sign comes from, in words; a kind that is its own source says so itself."""
    cijfer = teken.cijfer
    if teken.bron.strip():
        return teken.bron.strip()
    if cijfer is not None and cijfer.tabel:
        return ", ".join(deel for deel in (cijfer.producent, f"tabel {cijfer.tabel}") if deel)
    eigen = {
        SoortTeken.OBSERVATIE: "eigen observatie",
        SoortTeken.GESPREK: "gesprek met wijkbewoners",
        SoortTeken.PROFESSIONAL: teken.rol_professional.strip() or "signaal van een professional",
        SoortTeken.LITERATUUR: teken.referentie.strip(),
    }
    return eigen.get(teken.soort, "") if teken.soort else ""


def niveau_van(teken: Teken) -> GebiedsNiveau | None:
    """The level of area of a sign: stated, or seen from the code of its area."""
    if teken.niveau is not None:
        return teken.niveau
    cijfer = teken.cijfer
    if cijfer is None:
        return None
    return cijfer.niveau or niveau_van_code(cijfer.gebied.split("+")[0])


def niveau_scan(probleem: Probleem, scan: Wijkscan | None) -> GebiedsNiveau | None:
    """The level that the scan is about; without a scan, that of the problem."""
    van_scan = gebiedsniveau(scan.gebied) if scan is not None else None
    return van_scan or gebiedsniveau(probleem.p_gebied)


def oordeel_van(teken: Teken, vergelijking: Vergelijking) -> Verdict | None:
    """The stated verdict, or the one that follows from published bounds (statistics.md 5.2)."""
    if vergelijking.oordeel is not None:
        return vergelijking.oordeel
    cijfer, waarde = teken.cijfer, vergelijking.waarde
    if cijfer is None or waarde is None or cijfer.onder is None or cijfer.boven is None:
        return None
    if cijfer.onder <= waarde <= cijfer.boven:
        return Verdict.VERGELIJKBAAR
    hoger = waarde < cijfer.onder
    return Verdict.MOGELIJK_HOGER if hoger else Verdict.MOGELIJK_LAGER


def wijkt_af(teken: Teken) -> bool:
    """Whether a figure's interval clears a benchmark: duidelijk or mogelijk hoger/lager."""
    vergelijkingen = teken.cijfer.vergelijkingen if teken.cijfer else []
    if any(oordeel_van(teken, v) in HOGER_LAGER for v in vergelijkingen):
        return True
    los = not vergelijkingen and is_cijfer(teken)
    return los and any(oordeel.value in teken.tekst.lower() for oordeel in HOGER_LAGER)


def beweert_verschil(tekst: str) -> bool:
    """Whether a text says meer, minder, hoger, lager or the like."""
    laag = tekst.lower()
    return not MEER_MINDER.isdisjoint(woorden(laag)) or any(f in laag for f in MEER_MINDER_FRASEN)


def sterke_punten(probleem: Probleem, scan: Wijkscan | None) -> list[str]:
    """The strengths as words."""
    return [w for verwijzing in probleem.sterk if (w := eigen_woorden(scan, verwijzing).strip())]


_GETAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?) ?%")
_LAND = re.compile(r"nederland|landelijk|het land\b", re.IGNORECASE)
_FAMILIES = {
    "huisarts": re.compile(r"huisarts|nivel|praktijk", re.IGNORECASE),
    "enquête": re.compile(
        r"enqu[eê]te|vragenlijst|zelf ?gerapporteerd|gezondheidsmonitor", re.IGNORECASE
    ),
    "medicijnen": re.compile(r"medicijn|geneesmiddel|apotheek|diabetesmiddel", re.IGNORECASE),
    "declaraties": re.compile(r"vektis|declaratie|verzekeraar", re.IGNORECASE),
    "model": re.compile(r"rekenmodel|geschat|rivm", re.IGNORECASE),
}


def percentages(tekst: str) -> list[tuple[float, bool, str | None]]:
    """(value, is it national, family of the source) for each percentage in a text of one sign."""
    treffers = list(_GETAL.finditer(tekst))
    lijst = []
    for nummer, m in enumerate(treffers):
        vorige = treffers[nummer - 1].end() if nummer else 0
        volgende = treffers[nummer + 1].start() if nummer + 1 < len(treffers) else len(tekst)
        land = bool(_LAND.search(tekst, max(vorige, m.start() - 40), m.start()))
        familie = next(
            (
                naam
                for naam, p in _FAMILIES.items()
                if p.search(tekst, m.end(), min(volgende, m.end() + 60))
            ),
            None,
        )
        lijst.append((float(m.group(1).replace(",", ".")), land, familie))
    return lijst

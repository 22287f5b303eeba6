"""The head of a merged scan: title, area, roles and words of all scans together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from wijkscan.scan.model import Gebied, Wijkscan
from wijkscan.text import listing


def kop(
    scans: Sequence[Wijkscan], vandaag: date, titel: str, scan_id: str
) -> tuple[dict[str, Any], list[str]]:
    """The fields of the head, and what could not be made one."""
    gebied, meldingen = _gebied(scans)
    woorden, botsing = _woordkeuze(scans)
    extra = {key: waarde for scan in reversed(scans) for key, waarde in _extra(scan).items()}
    naam = gebied["naam"] or "meer wijken"
    document = extra | {
        "schema_version": 1,
        "id": scan_id,
        "titel": titel.strip() or f"Wijkscan {naam}: samengevoegd",
        "vraag": " ".join(_elk(scan.vraag for scan in scans)),
        "focus": scans[0].focus,
        "gebied": gebied,
        "makers": list(_elk(maker for scan in scans for maker in scan.makers))[:100],
        "rollen": list(_elk(str(rol) for scan in scans for rol in scan.rollen))[:100],
        "woordkeuze": woorden,
        "gemaakt_op": vandaag.isoformat(),
        "voorbeeld": " ".join(_elk(scan.voorbeeld for scan in scans)),
        "diepte": "hbo" if any(scan.diepte == "hbo" for scan in scans) else "gewoon",
        "weerleggingen": [w.model_dump(mode="json") for s in scans for w in s.weerleggingen],
        "overgeslagen": [],
        "ouders": [scan.id for scan in scans],
    }
    return document, [*meldingen, *botsing]


def _elk(teksten: Any) -> list[str]:
    """Each text once, in order, without empty ones."""
    return list(dict.fromkeys(tekst.strip() for tekst in teksten if tekst.strip()))


def _extra(scan: Wijkscan) -> dict[str, Any]:
    return scan.__pydantic_extra__ or {}


def _gebied(scans: Sequence[Wijkscan]) -> tuple[dict[str, Any], list[str]]:
    gebieden = [scan.gebied for scan in scans if scan.gebied.gevuld]
    if not gebieden:
        return Gebied().model_dump(mode="json"), []
    eerste = gebieden[0]
    codes = _elk(code for gebied in gebieden for code in gebied.codes)
    indelingen = sorted({gebied.indeling for gebied in gebieden if gebied.indeling})
    samen = {
        "codes": codes,
        "indeling": indelingen[0] if len(indelingen) == 1 else None,
        "naam": listing(_elk(gebied.naam for gebied in gebieden)),
        "niveau": eerste.niveau if len({gebied.niveau for gebied in gebieden}) == 1 else None,
        "gemeente": listing(_elk(gebied.gemeente for gebied in gebieden)),
    }
    meldingen = []
    if len(indelingen) > 1:
        jaren = listing([str(jaar) for jaar in indelingen])
        meldingen.append(
            f"De gebieden komen uit verschillende jaren ({jaren}). Kies zelf welk jaar klopt."
        )
    if len({tuple(sorted(gebied.codes)) for gebied in gebieden}) > 1:
        meldingen.append(f"Deze scan gaat nu over {samen['naam']} samen.")
    return samen, meldingen


def _woordkeuze(scans: Sequence[Wijkscan]) -> tuple[dict[str, str], list[str]]:
    """Agreed words; where groups agreed on different ones, the first stands and it is said."""
    samen: dict[str, str] = {}
    botsing = []
    for scan in scans:
        for woord, keuze in scan.woordkeuze.items():
            if samen.setdefault(woord, keuze) != keuze:
                botsing.append(f"Voor “{woord}” kozen groepen “{samen[woord]}” en “{keuze}”.")
    return samen, botsing

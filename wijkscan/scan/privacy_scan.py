"""Privacy over a whole scan: where something was found, what was dismissed, and what is shared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from wijkscan.scan.model import COLLECTIES, Weerlegging, Wijkscan, records
from wijkscan.scan.model_basis import Onderdeel
from wijkscan.scan.model_teksten import is_verwijzing, teksten
from wijkscan.scan.privacy import Finding, find, is_hint

_SCHEIDING = "\n\n\n"


@dataclass(frozen=True, slots=True)
class Plek:
    """One find and the place in the scan where a person can go and look."""

    veld: str  # "problemen.0.s.1.tekst"
    record: str  # id of the record, or of the scan
    vondst: Finding  # start and end within the text of that field


def vingerafdruk(kind: str, tekst: str) -> str:
    """Recognises a dismissed find again without storing its text."""
    return hashlib.sha256(f"{kind}:{tekst.strip().lower()}".encode()).hexdigest()[:16]


def weerleg(scan: Wijkscan, kind: str, tekst: str, reden: str, rol: str = "") -> Weerlegging:
    """Dismiss a find that does not concern a person; a reason is needed. Added to the scan."""
    weerlegging = Weerlegging(
        kind=kind, vingerafdruk=vingerafdruk(kind, tekst), reden=reden.strip(), auteur_rol=rol
    )
    scan.weerleggingen.append(weerlegging)
    return weerlegging


def vondsten(deel: Onderdeel, scan: Wijkscan | None = None) -> Iterator[tuple[str, Finding]]:
    """(field, find) in all texts of one record, without what was dismissed in the scan.

    The texts are searched in one go: the finders cost more to start than to run.
    """
    stukken = list(teksten(deel))
    if not stukken:
        return
    geheel = _SCHEIDING.join(tekst for _, tekst in stukken)
    weerlegd = {(w.kind, w.vingerafdruk) for w in scan.weerleggingen} if scan else set()
    begin, nummer = 0, 0
    for vondst in _gevonden(geheel):
        while vondst.start >= begin + len(stukken[nummer][1]) + len(_SCHEIDING):
            begin += len(stukken[nummer][1]) + len(_SCHEIDING)
            nummer += 1
        tekst = geheel[vondst.start : vondst.end]
        if (vondst.kind, vingerafdruk(vondst.kind, tekst)) not in weerlegd:
            plek = Finding(vondst.start - begin, vondst.end - begin, vondst.kind, vondst.message)
            yield stukken[nummer][0], plek


@lru_cache(maxsize=512)
def _gevonden(tekst: str) -> tuple[Finding, ...]:
    """Remembered, since a coach that looks along asks the same of the same text all the time."""
    return tuple(find(tekst))


def plaatsen(scan: Wijkscan) -> list[Plek]:
    """Every open find in the scan, for the screen before sharing. Hints are among them."""
    kop = scan.model_copy(update=dict.fromkeys(COLLECTIES, ()))
    plekken = [Plek(veld, scan.id, vondst) for veld, vondst in vondsten(kop, scan)]
    for collectie in COLLECTIES:
        for nummer, record in enumerate(getattr(scan, collectie)):
            plekken += [
                Plek(f"{collectie}.{nummer}.{veld}", record.id, vondst)
                for veld, vondst in vondsten(record, scan)
            ]
    return plekken


def mag_delen(scan: Wijkscan) -> bool:
    """Whether no find is open; hints do not stop sharing."""
    return all(is_hint(plek.vondst) for plek in plaatsen(scan))


def strip_names(scan: Wijkscan) -> Wijkscan:
    """A copy for sharing: without names of makers and group, hidden votes and the teacher's rubric.

    A maker's name that stands in a text becomes "[naam]". Everything else stays as it is.
    """
    auteurs = (*records(scan), *(deel.record for deel in scan.geparkeerd))
    namen = {n.strip() for n in scan.makers} | {r.auteur.strip() for r in auteurs}
    patroon = _patroon({naam for naam in namen if len(naam) > 1} - _ROLLEN)
    document = _zonder(scan.model_dump(), patroon)  # not as JSON: a chosen word is no text
    document |= {"makers": [], "groep": "", "beoordelingen": []}
    document |= {name: getattr(scan, name) for name in _VAST}
    for prioriteit in document["prioriteiten"]:
        if not prioriteit["onthuld"]:
            prioriteit["stemmen"] = []
    document["verwachtingen"] = [v for v in document["verwachtingen"] if v["onthuld"]]
    document["geparkeerd"] = [g for g in document["geparkeerd"] if not _geheim(g)]
    return Wijkscan.model_validate(document)


def _geheim(deel: dict[str, Any]) -> bool:
    """An expectation that was still hidden when it was parked."""
    return deel["collectie"] == "verwachtingen" and not deel["record"].get("onthuld")


_VAST = ("formaat", "diepte")
"""Fields with a few fixed words: a maker who calls himself so changes nothing there."""

_ROLLEN = {
    "mbo 3",
    "mbo 4",
    "hbo",
    "docent",
    "wijkverpleegkundige",
    "sociaal werker",
    "wijkbewoner",
}


def _patroon(namen: set[str]) -> re.Pattern[str] | None:
    if not namen:
        return None
    langste_eerst = sorted(namen, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, langste_eerst))})(?!\w)", re.IGNORECASE)


def _zonder(deel: Any, patroon: re.Pattern[str] | None) -> Any:
    if isinstance(deel, dict):
        leeg = {"auteur": "", "lid": ""}
        return {key: leeg.get(key, _zonder(inhoud, patroon)) for key, inhoud in deel.items()}
    if isinstance(deel, list):
        return [_zonder(inhoud, patroon) for inhoud in deel]
    if isinstance(deel, Enum):
        return deel
    if isinstance(deel, str) and patroon is not None and not is_verwijzing(deel):
        return patroon.sub("[naam]", deel)
    return deel

"""A scan as loose records and back: what a group saves one by one, each with its own version.

`splits` and `voeg_samen` are each other's inverse. Order within a list is `volgorde`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wijkscan.scan.model import COLLECTIES, GENEST, GENESTE_SOORTEN, Record, Wijkscan

KOP = "kop"
"""Collection name of the head of the scan: title, area, makers and so on."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One record alone. `velden` is JSON-ready and leaves out id, versie and nested records."""

    collectie: str  # "kop", a key of COLLECTIES, or a nested list such as "e" or "s"
    id: str
    ouder: str | None  # id of the record (or scan) it stands in; None for the head
    volgorde: int
    versie: int
    velden: dict[str, Any] = field(hash=False)


def splits(scan: Wijkscan) -> list[Deel]:
    """The head first, then every record, parents before children."""
    document = scan.model_dump(mode="json")
    kop = {key: inhoud for key, inhoud in document.items() if key not in COLLECTIES}
    delen = [_deel(KOP, kop, None, 0)]
    for collectie, soort in COLLECTIES.items():
        delen.extend(_takken(collectie, soort, document[collectie], scan.id))
    return delen


def _takken(
    collectie: str, soort: type[Record], lijst: list[dict[str, Any]], ouder: str
) -> list[Deel]:
    delen: list[Deel] = []
    for volgorde, record in enumerate(lijst):
        binnen = GENEST.get(soort, {})
        eigen = {key: inhoud for key, inhoud in record.items() if key not in binnen}
        delen.append(_deel(collectie, eigen, ouder, volgorde))
        for naam, kind in binnen.items():
            delen.extend(_takken(naam, kind, record[naam], record["id"]))
    return delen


def _deel(collectie: str, velden: dict[str, Any], ouder: str | None, volgorde: int) -> Deel:
    rest = {key: inhoud for key, inhoud in velden.items() if key not in ("id", "versie")}
    return Deel(collectie, velden["id"], ouder, volgorde, velden["versie"], rest)


def voeg_samen(delen: Iterable[Deel]) -> Wijkscan:
    """The scan again. A record whose parent is gone is left out; without a head: ValueError."""
    kinderen: dict[tuple[str | None, str], list[Deel]] = defaultdict(list)
    for deel in delen:
        kinderen[deel.ouder, deel.collectie].append(deel)
    koppen = kinderen[None, KOP]
    if len(koppen) != 1:
        raise ValueError("Een scan heeft precies één kop.")
    document = _velden(koppen[0])
    for collectie, soort in COLLECTIES.items():
        document[collectie] = _lijst(kinderen, koppen[0].id, collectie, soort)
    return Wijkscan.model_validate(document)


def _lijst(
    kinderen: dict[tuple[str | None, str], list[Deel]],
    ouder: str,
    collectie: str,
    soort: type[Record],
) -> list[dict[str, Any]]:
    lijst = []
    for deel in sorted(kinderen.get((ouder, collectie), []), key=lambda d: (d.volgorde, d.id)):
        velden = _velden(deel)
        for naam, kind in GENEST.get(soort, {}).items():
            velden[naam] = _lijst(kinderen, deel.id, naam, kind)
        lijst.append(velden)
    return lijst


def _velden(deel: Deel) -> dict[str, Any]:
    return {"id": deel.id, "versie": deel.versie, **deel.velden}


def record_van(deel: Deel) -> Record:
    """One record checked on its own, for saving a single change; nested lists are empty."""
    soort = COLLECTIES.get(deel.collectie) or GENESTE_SOORTEN[deel.collectie]
    return soort.model_validate(_velden(deel))

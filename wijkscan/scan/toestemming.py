"""What residents said while nobody asked whether it may be written down: it stays with the group.

In whatever leaves the group such a talk keeps its place and its number, without a word of it. So
counts and links stay true, and a report that is opened again makes the same report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkscan.scan.model import (
    Geparkeerd,
    Gesprek,
    Probleem,
    Record,
    SoortTeken,
    Teken,
    Terugblik,
    Wijkscan,
)
from wijkscan.scan.privacy_scan import strip_names

STAAT_HIER_NIET = (
    "Gesprek met bewoners; de woorden gaan niet mee, want toestemming is niet gevraagd."
)
_LIJSTEN = ("gesprekken", "problemen", "terugblikken", "geparkeerd")
_BLIJFT = (*Record.model_fields, "soort", "toestemming", "verwijst_naar")


def deelbaar(scan: Wijkscan) -> Wijkscan:
    """A copy for others: without names, and without the words of who was not asked."""
    return zonder_woorden(strip_names(scan))


def zonder_woorden(scan: Wijkscan) -> Wijkscan:
    """A copy in which talks without consent are empty; the scan itself when there are none."""
    if not niet_gevraagd(scan):
        return scan
    lijsten = {naam: [_zonder(record) for record in getattr(scan, naam)] for naam in _LIJSTEN}
    return scan.model_copy(update=lijsten)


def niet_gevraagd(scan: Wijkscan) -> int:
    """How many talks, on their own or as a sign, have words and no consent."""
    records = (record for naam in _LIJSTEN for record in getattr(scan, naam))
    return len({naam for record in records for naam in _gesprekken(record)})


def _gesprekken(record: Record) -> Iterator[str]:
    """Which talks without consent stand in a record; a sign of a talk counts as that talk."""
    if isinstance(record, Geparkeerd):
        yield from _gesprekken(record.record)
    for deel in (record, *_tekens(record)):
        if _ongevraagd(deel) and _kaal(deel) != deel:
            yield getattr(deel, "verwijst_naar", "") or deel.id


def _ongevraagd(record: Record) -> bool:
    gehoord = isinstance(record, Teken) and record.soort is SoortTeken.GESPREK
    return (gehoord or isinstance(record, Gesprek)) and not getattr(record, "toestemming", None)


def _tekens(record: Record) -> list[Teken]:
    match record:
        case Probleem():
            return record.s
        case Terugblik():
            return record.tekens
        case _:
            return []


def _zonder(record: Record) -> Record:
    if _ongevraagd(record):
        return _kaal(record)
    anders: dict[str, Any] = {}
    if isinstance(record, Geparkeerd):
        anders = {"record": _zonder(record.record)}
    elif _tekens(record):
        lijst = "s" if isinstance(record, Probleem) else "tekens"
        anders = {lijst: [_zonder(teken) for teken in _tekens(record)]}
    return record.model_copy(update=anders) if anders else record


def _kaal(record: Record) -> Record:
    """The same record with only its place: who was there and what was said is gone."""
    kept = {naam: getattr(record, naam) for naam in _BLIJFT if naam in type(record).model_fields}
    if isinstance(record, Teken):
        kept["tekst"] = STAAT_HIER_NIET
    return type(record)(**kept)

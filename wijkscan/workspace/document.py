"""Between the scan as a document (a file, a report) and the scan as rows that a group fills."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan.scan.model import COLLECTIES, GENESTE_SOORTEN, Geparkeerd, Wijkscan
from wijkscan.scan.model_basis import nieuw_id
from wijkscan.scan.model_delen import Deel, record_van, splits, voeg_samen
from wijkscan.workspace.outcomes import Loaded, Record, ScanInfo
from wijkscan.workspace.records import NewRecord
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import Right
from wijkscan.workspace.writing import HEAD


def as_records(document: Wijkscan) -> list[NewRecord]:
    """A document as records for `Repository.create_scan`, parents before children."""
    return [
        NewRecord(deel.id, deel.collectie, deel.velden, deel.ouder, deel.versie)
        for deel in splits(document)
    ]


def as_unparked(parked: Geparkeerd) -> list[NewRecord]:
    """A record that stayed behind in a merge as records to add, each with a new id: its own may be
    in use by a record of another scan."""
    name, record = parked.collectie, parked.record
    if name in GENESTE_SOORTEN:
        fields = record.model_dump(mode="json", exclude={"id", "versie"})
        return [NewRecord(nieuw_id(), name, fields, parked.ouder)]
    alone = Wijkscan.model_validate({name: [record.model_dump(mode="json")]})
    found = [item for item in as_records(alone) if item.kind != HEAD]
    new = {item.id: nieuw_id() for item in found}
    return [
        NewRecord(new[item.id], item.kind, item.fields, new.get(item.parent or ""))
        for item in found
    ]


def as_document(loaded: Loaded) -> Wijkscan:
    """What `Repository.load` gave, as a document. Opened and unchanged it is the same as before."""
    return voeg_samen(_delen(loaded.records))


def as_checked(record: Record) -> object:
    """One record as its own class of the model, to look at or check while it is being written."""
    if record.kind == HEAD:
        return Wijkscan.model_validate({"id": record.id, **record.fields})
    if record.kind not in COLLECTIES and record.kind not in GENESTE_SOORTEN:
        return record  # of a meeting
    return record_van(next(iter(_delen([record]))))


def _delen(records: Iterable[Record]) -> Iterable[Deel]:
    for item in records:
        velden = item.fields
        if item.kind != HEAD:  # a record from a file says itself who wrote it
            velden = {"auteur_rol": item.author.role, **velden}
        yield Deel(item.kind, item.id, item.parent, item.position, item.edits, velden)


def open_document(
    repository: Repository, right: Right, groep_id: str | None, document: Wijkscan
) -> ScanInfo:
    """Put a document (a new one, or an opened file) in the workspace as a scan of a group."""
    title = document.titel or document.gebied.naam or "Wijkscan zonder titel"
    return repository.create_scan(right, groep_id, title[:200], as_records(document))


def copy_document(
    repository: Repository,
    right: Right,
    scan_id: str,
    title: str,
    groep_id: str | None = None,
) -> ScanInfo:
    """A copy that is a document of its own: a new id, and the old one among its parents."""
    document = as_document(repository.load(right, scan_id))
    copy = document.model_copy(
        update={"id": nieuw_id(), "titel": title, "ouders": [*document.ouders, document.id]}
    )
    if groep_id is None:
        groep_id = repository.scan_info(right, scan_id).groep_id
    return open_document(repository, right, groep_id, copy)

"""One record per person: a vote, an expectation, a first answer. Hidden until it is revealed.

Works for a scan and for a meeting alike; `hidden` guards who gets to see what.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from wijkscan.workspace.hidden import MEMBER, member
from wijkscan.workspace.outcomes import Json, Loaded, Loose, Outcome, Record
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import Right


def fixed_id(*parts: str) -> str:
    """The same id for the same parts, so that two people make one record, not two."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def own_id(right: Right, scan_id: str, parent_id: str, number: int = 1) -> str:
    """The id of the record in which this visitor has his say about `parent_id`."""
    return fixed_id(parent_id, member(right, scan_id), str(number))


def say(
    repository: Repository,
    right: Right,
    scan_id: str,
    kind: str,
    parent_id: str,
    fields: Mapping[str, Json],
    number: int = 1,
) -> list[Outcome]:
    """Save what one person says: `stemmen` in a priority, `antwoord` in a prompt, `verwachtingen`
    in the head of a scan. Saying it again changes the own record; `number` for a second one."""
    own = {MEMBER: member(right, scan_id), **fields}
    record_id = own_id(right, scan_id, parent_id, number)
    return put(repository, right, scan_id, kind, record_id, own, parent_id)


def put(
    repository: Repository,
    right: Right,
    scan_id: str,
    kind: str,
    record_id: str,
    fields: Mapping[str, Json],
    parent_id: str | None = None,
    seen: int | None = None,
) -> list[Outcome]:
    """Make the record, or save in it the fields that differ. `seen`: number of the scan as the
    writer saw it, for a record that others may change too."""
    made = repository.add_record(right, scan_id, kind, fields, record_id, parent_id)
    if isinstance(made, Loose):
        return [made]
    return [
        repository.save_field(
            right, scan_id, record_id, name, value,
            made.versions.get(name, 0) if seen is None else seen,
        )
        for name, value in fields.items()
        if made.fields.get(name) != value
    ]  # fmt: skip


def own_records(loaded: Loaded, right: Right, kind: str, parent_id: str) -> list[Record]:
    """What this visitor said himself about `parent_id`."""
    me = member(right, loaded.info.id)
    return [
        item
        for item in loaded.records
        if (item.kind, item.parent) == (kind, parent_id) and item.fields.get(MEMBER) == me
    ]

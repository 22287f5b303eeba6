"""What somebody writes for himself first: hidden from the others until it is revealed.

The database decides, not the page: votes on a priority, expectations before the figures and first
answers in a meeting are only handed out to who wrote them, until they are revealed. Whose they
are says the field `lid`: a name made by chance per session, different in every scan.
Who only reads along gets no talk with residents of which nobody asked whether it may be shared.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from wijkscan.errors import UserError
from wijkscan.scan.model import SoortTeken
from wijkscan.workspace import writing
from wijkscan.workspace.outcomes import Author
from wijkscan.workspace.rights import Right
from wijkscan.workspace.schema import AnyRow, record

MEMBER, REVEALED = "lid", "onthuld"
BY_PARENT = {"stemmen": "prioriteiten", "antwoord": "vraag"}
"""Kind -> kind of the record it stands in, which says whether all of them are revealed."""

BY_ITSELF = frozenset({"verwachtingen"})
"""Kinds that say themselves whether they are revealed."""

_TALK = SoortTeken.GESPREK.value
TALKS = frozenset({"gesprekken", "s", "tekens", "geparkeerd"})
"""Kinds in which words of residents stand."""

KINDS = frozenset(BY_PARENT) | BY_ITSELF


def member(right: Right, scan_id: str) -> str:
    """The name of this visitor within one scan or meeting; nobody can tell who it is, nor find
    it back in another scan."""
    who = right.session or f"{right.author.role}\n{right.author.key}"
    return hashlib.sha256(f"{scan_id}\n{who}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Veil:
    """What one visitor may not see: ids, and per parent how many people wrote them.

    `shown` are the personal records that he may see, his own included.
    """

    hidden: frozenset[str] = frozenset()
    counts: dict[str, int] = field(default_factory=dict)
    shown: tuple[AnyRow, ...] = ()

    def lets(self, record_id: str) -> bool:
        """Whether this record may be handed out."""
        return record_id not in self.hidden


def veil(connection: Connection, right: Right, scan_id: str) -> Veil:
    """The veil before the eyes of this visitor; at the machine itself there is none."""
    if right.scope == "alles":
        return Veil()
    unasked = _unasked(connection, scan_id) if right.level == "lezen" else frozenset()
    rows = connection.execute(
        select(record).where(record.c.scan_id == scan_id, record.c.kind.in_(KINDS))
    ).all()
    if not rows:
        return Veil(unasked)
    open_parents = _revealed(connection, scan_id, {row.parent for row in rows})
    me = member(right, scan_id)
    shown = [row for row in rows if row.fields.get(MEMBER) == me or _is_open(row, open_parents)]
    seen = {row.id for row in shown}
    hidden = [row for row in rows if row.id not in seen]
    people = {
        (row.parent, row.fields.get(MEMBER) or row.id) for row in hidden if row.deleted_at is None
    }
    counts = Counter(parent for parent, _ in people)
    return Veil(unasked | {row.id for row in hidden}, dict(counts), tuple(shown))


def _unasked(connection: Connection, scan_id: str) -> frozenset[str]:
    """Records that hold a talk of which nobody asked whether it may be shared."""
    rows = connection.execute(
        select(record.c.id, record.c.kind, record.c.fields).where(
            record.c.scan_id == scan_id, record.c.kind.in_(TALKS)
        )
    )
    return frozenset(row.id for row in rows if _is_unasked(row.kind, row.fields))


def _is_unasked(kind: str, fields: Mapping[str, Any]) -> bool:
    if kind == "geparkeerd":
        inside = fields.get("record") or {}
        parts = (*(inside.get("s") or ()), *(inside.get("tekens") or ()))
        return _is_unasked(str(fields.get("collectie")), inside) or any(
            _is_unasked("s", part) for part in parts
        )
    talk = kind == "gesprekken" or (kind in TALKS and fields.get("soort") == _TALK)
    return talk and fields.get("toestemming") is not True


def _is_open(row: AnyRow, open_parents: set[str]) -> bool:
    if row.kind in BY_ITSELF:
        return row.fields.get(REVEALED) is True
    return row.parent in open_parents


def _revealed(connection: Connection, scan_id: str, ids: Iterable[str | None]) -> set[str]:
    rows = connection.execute(
        select(record.c.id, record.c.fields).where(
            record.c.scan_id == scan_id, record.c.id.in_([id_ for id_ in ids if id_])
        )
    )
    return {row.id for row in rows if row.fields.get(REVEALED) is True}


def reveal(
    connection: Connection, scan_id: str, record_id: str, author: Author, at: datetime
) -> int:
    """Show everybody what stands hidden in this record; the new number of the scan."""
    version = writing.lock(connection, scan_id)
    row = writing.find(connection, scan_id, record_id)
    if row is None or row.deleted_at is not None:
        raise UserError("Dit is net verwijderd. Er is niets te onthullen.")
    targets = [record_id] if row.kind in BY_PARENT.values() else []
    inside = connection.execute(
        select(record.c.id, record.c.fields).where(
            record.c.scan_id == scan_id,
            record.c.parent == record_id,
            record.c.kind.in_(BY_ITSELF),
            record.c.deleted_at.is_(None),
        )
    )
    targets += [item.id for item in inside if item.fields.get(REVEALED) is not True]
    for target in targets:
        edit = writing.Edit(scan_id, target, REVEALED, True, version, author, at)
        outcome = writing.save(connection, edit)
        version = max(version, outcome.version)
    return version

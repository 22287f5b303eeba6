"""Who may do what. Every question to the workspace begins with a `Right`.

A right is only a name for a session: what it allows is read from the database each time, so
that a link that is revoked stops at once and a changed object opens nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Select, bindparam, select

from wijkscan.errors import NotAllowed
from wijkscan.workspace.outcomes import Author
from wijkscan.workspace.schema import MEETING, AnyRow, groep, klas, link, scan, session

Level = Literal["lezen", "schrijven", "beheren"]
Scope = Literal["alles", "klas", "groep", "scan", "bijeenkomst", "keuze"]
"""What a right is about. `keuze`: came in with a class code and has yet to pick a group."""

RANK: dict[str, int] = {"lezen": 1, "schrijven": 2, "beheren": 3}

_ASK = "Vraag je docent of groep om een nieuwe link."
_TOO_LOW = {
    "lezen": "Met deze link kun je dit niet openen.",
    "schrijven": "Met deze link kun je alleen lezen.",
    "beheren": "Dit kan alleen met de beheerlink.",
}


@dataclass(frozen=True, slots=True)
class Right:
    """A session with its level and scope; `expires_at` is shown beforehand."""

    level: Level
    scope: Scope
    scope_id: str
    author: Author
    session: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None


def owner(role: str = "docent", key: str = "beheer") -> Right:
    """The person at the machine itself (command line, a laptop alone). Never hand this out."""
    return Right("beheren", "alles", "", Author(role, key))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the ids of the scan (or meeting), groep and klas around it."""

    scan: str | None
    bijeenkomst: str | None
    groep: str | None
    klas: str | None
    deleted: bool

    def within(self, scope: str, scope_id: str) -> bool:
        """Whether this lies inside the scope of a right."""
        around = {name: getattr(self, name) for name in ("scan", MEETING, "groep", "klas")}
        return scope == "alles" or (around.get(scope) is not None and around[scope] == scope_id)


def refresh(connection: Connection, right: Right, now: datetime) -> Right:
    """The right as the database has it now; NotAllowed when it has ended."""
    row = None
    if right.session is not None:
        row = connection.execute(_SESSION, {"session": right.session}).one_or_none()
    return _judged(right, row, now)


def _judged(right: Right, row: AnyRow | None, now: datetime) -> Right:
    if right.session is None:
        if right.scope != "alles":
            raise ended()
        return right
    if row is None or row.session_id is None or row.revoked_at is not None:
        raise ended()
    until = min(row.expires_at, row.link_expires_at)
    if now >= until:
        raise NotAllowed("Deze link is verlopen.", _ASK)
    author = Author(row.author_role, row.author_key)
    return Right(row.level, row.scope, row.scope_id, author, row.session_id, until)


def ended() -> NotAllowed:
    """The link is unknown, revoked or deleted: always the same words, so nothing leaks."""
    return NotAllowed("Deze link werkt niet of niet meer.", _ASK)


def require(
    connection: Connection,
    right: Right,
    now: datetime,
    level: Level,
    kind: Literal["alles", "klas", "groep", "scan", "bijeenkomst"],
    id_: str = "",
    *,
    deleted: bool = False,
) -> Right:
    """Refuse unless `right` has `level` on this klas, groep, scan or meeting. Asking for a scan
    finds a meeting too: what is in them is kept alike. `deleted`: also if deleted."""
    if kind == "alles":
        right = refresh(connection, right, now)
        if right.scope != "alles":
            raise NotAllowed("Dit kan alleen op de computer waar wijkscan draait.")
        return right
    asked = {"wanted": id_, "session": right.session}
    row = connection.execute(_PLACES[kind], asked).one_or_none()
    right = refresh(connection, right, now) if row is None else _judged(right, row, now)
    place = _place(row)
    if place is None or not place.within(right.scope, right.scope_id):
        raise NotAllowed("Dit hoort niet bij jouw link.", "Open de link van je eigen groep.")
    if RANK[right.level] < RANK[level]:
        raise NotAllowed(_TOO_LOW[level], _ASK)
    if place.deleted and not deleted:
        raise NotAllowed(
            f"Deze {MEETING if place.bijeenkomst else kind} is verwijderd.",
            "Met de beheerlink kun je dit 30 dagen lang terughalen.",
        )
    return right


def _place(row: AnyRow | None) -> Place | None:
    if row is None:
        return None
    held = getattr(row, "scan", None)
    is_meeting = held is not None and row.scan_kind == MEETING
    return Place(
        None if is_meeting else held,
        held if is_meeting else None,
        getattr(row, "groep", None),
        row.klas,
        any(getattr(row, f"{name}_deleted", None) for name in ("scan", "groep", "klas")),
    )


# Asked at every call: made once, because making a question costs more than asking it.

_OF_SESSION = (
    session.c.id.label("session_id"),
    session.c.scope,
    session.c.scope_id,
    session.c.level,
    session.c.author_role,
    session.c.author_key,
    session.c.expires_at,
    link.c.revoked_at,
    link.c.expires_at.label("link_expires_at"),
)
_SESSION = select(*_OF_SESSION).join_from(session, link).where(session.c.id == bindparam("session"))
_KLAS = (klas.c.id.label("klas"), klas.c.deleted_at.label("klas_deleted"))
_GROEP = (*_KLAS, groep.c.id.label("groep"), groep.c.deleted_at.label("groep_deleted"))
_SCAN = (
    *_GROEP,
    scan.c.id.label("scan"),
    scan.c.kind.label("scan_kind"),
    scan.c.deleted_at.label("scan_deleted"),
)


def _with_session(
    columns: Sequence[ColumnElement[Any]], tables: FromClause, wanted: ColumnElement[str]
) -> Select[*tuple[Any, ...]]:
    """Where something stands and what the session allows, in one question."""
    both = tables.outerjoin(session, session.c.id == bindparam("session")).outerjoin(
        link, link.c.id == session.c.link_id
    )
    asked = wanted == bindparam("wanted")
    return select(*columns, *_OF_SESSION).select_from(both).where(asked)


_OF_SCAN = _with_session(_SCAN, scan.outerjoin(groep).outerjoin(klas), scan.c.id)
_PLACES = {
    "klas": _with_session(_KLAS, klas, klas.c.id),
    "groep": _with_session(_GROEP, groep.join(klas), groep.c.id),
    "scan": _OF_SCAN,
    "bijeenkomst": _OF_SCAN.where(scan.c.kind == MEETING),
}

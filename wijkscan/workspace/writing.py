"""Saving one field at a time, without ever losing a text.

Every function works inside a write transaction and first locks the counter of the scan, so
two saves in one scan always come one after the other.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, insert, select, update

from wijkscan.errors import NotAllowed, UserError
from wijkscan.workspace.outcomes import Author, Clash, Json, Loose, Outcome, Saved
from wijkscan.workspace.schema import AnyRow, aside, log, record, scan

UNDO = timedelta(days=30)
"""How long a deletion can be undone."""

MAX_VALUE = 1_000_000
"""Most signs of JSON in one field: far above any text, below what would slow the others down."""

HEAD = "kop"
"""Kind of the record with title, area and question; every other record stands in it."""

CLASH, LOOSE = "botsing", "losse tekst"


@dataclass(frozen=True, slots=True)
class Edit:
    """One text on its way in. `base_version`: the newest number the writer had seen."""

    scan_id: str
    record_id: str
    field: str
    value: Json
    base_version: int
    author: Author
    at: datetime
    key: str | None = None


def check_value(value: Json) -> None:
    """Refuse what JSON cannot hold, or what is far too long."""
    try:
        length = len(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise UserError("Deze invoer is niet te bewaren.", "Typ de tekst opnieuw.") from error
    if length > MAX_VALUE:
        raise UserError("Deze tekst is te lang om te bewaren.", "Verdeel de tekst over velden.")


def check_name(text: str, limit: int, what: str) -> str:
    """A short name that fits its column; NUL and half characters are refused by PostgreSQL."""
    cleaned = "".join(
        "\N{REPLACEMENT CHARACTER}" if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign
        for sign in text
    ).strip()
    if len(cleaned) > limit:
        raise UserError(f"{what} is te lang (hoogstens {limit} tekens).")
    return cleaned


def save(connection: Connection, edit: Edit) -> Outcome:
    """Store a text; or keep it beside the other one (Clash); or as losse tekst (Loose)."""
    version = lock(connection, edit.scan_id)
    row = find(connection, edit.scan_id, edit.record_id)
    line = _known_key(connection, edit)
    if line is not None:
        if _is_repeat(line, edit):
            return _again(connection, edit, line, row)
        edit = replace(edit, key=None)  # the same key for another text: that text counts too
    if row is None or row.deleted_at is not None:
        return put_aside(connection, edit, LOOSE, version, row)
    current: int = row.versions.get(edit.field, 0)
    if edit.field in row.fields and _same(row.fields[edit.field], edit.value):
        return Saved(current)
    if _overtaken(current, edit.base_version, version):
        return put_aside(connection, edit, CLASH, version, row)
    return _store(connection, edit, "tekst", version, row)


def choose(connection: Connection, edit: Edit, clash: int) -> Outcome:
    """Settle a clash with the text the writer chose; if the field moved on, a new clash."""
    version = lock(connection, edit.scan_id)
    row = find(connection, edit.scan_id, edit.record_id)
    outcome = _chosen(connection, edit, version, row)
    connection.execute(
        update(aside)
        .where(
            aside.c.scan_id == edit.scan_id,
            aside.c.version == clash,
            aside.c.record_id == edit.record_id,
            aside.c.field == edit.field,
            aside.c.settled_version.is_(None),
        )
        .values(settled_version=version + 1)
    )
    return outcome


def _chosen(connection: Connection, edit: Edit, version: int, row: AnyRow | None) -> Outcome:
    if row is None or row.deleted_at is not None:
        return put_aside(connection, edit, LOOSE, version, row)
    current: int = row.versions.get(edit.field, 0)
    if _overtaken(current, edit.base_version, version):
        return put_aside(connection, edit, CLASH, version, row)
    if edit.field in row.fields and _same(row.fields[edit.field], edit.value):
        write_log(connection, edit, "keuze", version + 1)
        _touch(connection, edit.scan_id, edit.record_id, version + 1)
        return Saved(current)
    return _store(connection, edit, "keuze", version, row)


def _overtaken(current: int, base: int, scan_version: int) -> bool:
    """Whether somebody wrote after what the writer saw. A base from the future means that a
    backup was put back meanwhile: the writer saw a text that is no longer there."""
    return current > base or (current > 0 and base > scan_version)


def _same(one: Json, other: Json) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def lock(connection: Connection, scan_id: str) -> int:
    """Take the counter of the scan; nobody else writes in this scan until the transaction ends."""
    found: int | None = connection.execute(_LOCK, {"wanted": scan_id}).scalar_one_or_none()
    if found is None:  # removed for good between our first look and now
        raise NotAllowed("Deze scan is voorgoed verwijderd.")
    return found


def find(connection: Connection, scan_id: str, record_id: str) -> AnyRow | None:
    """One record, deleted or not."""
    return connection.execute(_FIND, {"in_scan": scan_id, "wanted": record_id}).one_or_none()


def write_log(connection: Connection, edit: Edit, action: str, version: int) -> None:
    """The log line and the new number of the scan belong together."""
    connection.execute(
        _LOG,
        {
            "scan_id": edit.scan_id,
            "version": version,
            "record_id": edit.record_id,
            "field": edit.field,
            "action": action,
            "value": edit.value,
            "base_version": edit.base_version,
            "author_role": edit.author.role,
            "author_key": edit.author.key,
            "at": edit.at,
            "idempotency_key": _fingerprint(edit),
        },
    )
    connection.execute(_COUNT, {"wanted": edit.scan_id, "new_version": version})


def _store(connection: Connection, edit: Edit, action: str, version: int, row: AnyRow) -> Saved:
    version += 1
    write_log(connection, edit, action, version)
    connection.execute(
        _STORE,
        {
            "in_scan": edit.scan_id,
            "wanted": edit.record_id,
            "new_version": version,
            "new_fields": {**row.fields, edit.field: edit.value},
            "new_versions": {**row.versions, edit.field: version},
        },
    )
    if (row.kind, edit.field) == (HEAD, "titel") and isinstance(edit.value, str):
        _follow_title(connection, edit)
    return Saved(version)


def _follow_title(connection: Connection, edit: Edit) -> None:
    """The list of scans shows the title that the group gave."""
    title = check_name(edit.value[:200], 200, "De titel")
    if title:
        connection.execute(update(scan).where(scan.c.id == edit.scan_id).values(title=title))


def put_aside(
    connection: Connection, edit: Edit, kind: str, version: int, row: AnyRow | None
) -> Clash | Loose:
    """Keep a text beside the record, in the log and on the list of texts that wait."""
    version += 1
    write_log(connection, edit, kind, version)
    connection.execute(
        insert(aside).values(
            scan_id=edit.scan_id,
            version=version,
            kind=kind,
            record_id=edit.record_id,
            field=edit.field,
        )
    )
    _touch(connection, edit.scan_id, edit.record_id, version)  # neighbours see that it waits
    return _as_outcome(connection, edit, kind, version, row)


def _as_outcome(
    connection: Connection, edit: Edit, kind: str, version: int, row: AnyRow | None
) -> Clash | Loose:
    if kind == LOOSE or row is None:
        return Loose(version, edit.record_id, edit.field, edit.value)
    theirs_version = row.versions.get(edit.field, 0)
    writer = connection.execute(
        select(log.c.author_role, log.c.author_key).where(
            log.c.scan_id == edit.scan_id, log.c.version == theirs_version
        )
    ).one_or_none()
    author = Author(*writer) if writer else Author(row.author_role, row.author_key)
    theirs = row.fields.get(edit.field)
    return Clash(version, edit.record_id, edit.field, theirs, theirs_version, author, edit.value)


def _touch(connection: Connection, scan_id: str, record_id: str, version: int) -> None:
    connection.execute(
        update(record)
        .where(record.c.scan_id == scan_id, record.c.id == record_id)
        .values(version=version)
    )


def _fingerprint(edit: Edit) -> str | None:
    if edit.key is None:
        return None
    said = f"{edit.author.key}\n{edit.key}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()


def _known_key(connection: Connection, edit: Edit) -> AnyRow | None:
    if edit.key is None:
        return None
    return connection.execute(
        _KNOWN, {"in_scan": edit.scan_id, "key": _fingerprint(edit)}
    ).one_or_none()


def _is_repeat(line: AnyRow, edit: Edit) -> bool:
    same_place = (line.record_id, line.field) == (edit.record_id, edit.field)
    return same_place and _same(line.value, edit.value)


def _again(
    connection: Connection,
    edit: Edit,
    line: AnyRow,
    row: AnyRow | None,
) -> Outcome:
    if line.action in {CLASH, LOOSE}:
        return _as_outcome(connection, edit, line.action, line.version, row)
    return Saved(line.version)


def settle(
    connection: Connection, scan_id: str, version: int, author: Author, at: datetime
) -> None:
    """Take a waiting text off the list; the log keeps it."""
    number = lock(connection, scan_id) + 1
    waiting = connection.execute(
        select(aside).where(
            aside.c.scan_id == scan_id,
            aside.c.version == version,
            aside.c.settled_version.is_(None),
        )
    ).one_or_none()
    if waiting is None:
        return
    line = Edit(scan_id, waiting.record_id, waiting.field, None, version, author, at)
    write_log(connection, line, "afgehandeld", number)
    connection.execute(
        update(aside)
        .where(aside.c.scan_id == scan_id, aside.c.version == version)
        .values(settled_version=number)
    )


# Asked at every save: made once, because making a question costs more than asking it.

_LOCK = select(scan.c.version).where(scan.c.id == bindparam("wanted")).with_for_update()
_FIND = select(record).where(
    record.c.scan_id == bindparam("in_scan"), record.c.id == bindparam("wanted")
)
_KNOWN = select(log).where(
    log.c.scan_id == bindparam("in_scan"), log.c.idempotency_key == bindparam("key")
)
_LOG = insert(log)
_COUNT = (
    update(scan).where(scan.c.id == bindparam("wanted")).values(version=bindparam("new_version"))
)
_STORE = (
    update(record)
    .where(record.c.scan_id == bindparam("in_scan"), record.c.id == bindparam("wanted"))
    .values(
        version=bindparam("new_version"),
        edits=record.c.edits + 1,
        fields=bindparam("new_fields"),
        versions=bindparam("new_versions"),
    )
)

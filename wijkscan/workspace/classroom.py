"""What a class needs besides writing: one scan per group, feedback by readers, who did what.

Like the repository: every question starts with a right, and each function is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from wijkscan.errors import UserError
from wijkscan.scan.model import Reactie
from wijkscan.scan.model_teksten import is_verwijzing
from wijkscan.workspace import reading, records
from wijkscan.workspace.database import Database
from wijkscan.workspace.outcomes import Author, Groep, Json, Klas, ScanInfo
from wijkscan.workspace.records import NewRecord
from wijkscan.workspace.repository import check_record, insert_scan, new_id
from wijkscan.workspace.rights import Level, Right, refresh, require
from wijkscan.workspace.schema import groep, klas, log, record, scan
from wijkscan.workspace.trouble import keeping
from wijkscan.workspace.writing import HEAD, check_name, lock

REACTION = "reacties"
ANSWERS = ("sterk", "niet_begrepen", "welke_bron")
"""The three questions to which somebody with a read link may answer."""

MAX_ANSWER = 2_000
MAX_REACTIONS = 100
"""So that a read link that is passed on cannot fill a scan."""

_WRITTEN = ("nieuw", "tekst", "keuze")


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person wrote in one kind of record. `texts` counts every accepted change."""

    author: Author
    kind: str
    records: int
    texts: int
    last_at: datetime


class Classroom:
    """A class at work, beside what every scan can do (`Repository`)."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def _now(self) -> datetime:
        return self.database.clock()

    def open_scan(
        self, right: Right, groep_id: str, title: str, content: Sequence[NewRecord] = ()
    ) -> ScanInfo:
        """The scan of a group: its oldest; made from `content` when there is none. Two students
        who come in at once get the same one."""
        for item in content:
            check_record(item)
        with self.database.write() as connection:
            right = require(connection, right, self._now(), "schrijven", "groep", groep_id)
            connection.execute(select(groep.c.id).where(groep.c.id == groep_id).with_for_update())
            found = connection.scalar(
                select(scan.c.id)
                .where(scan.c.groep_id == groep_id, scan.c.deleted_at.is_(None))
                .order_by(scan.c.created_at, scan.c.id)
            )
            if found is None:
                found = insert_scan(connection, title, self._now(), groep_id)
                records.add(connection, found, content, right.author, self._now())
            return reading.info(connection, found)

    def react(self, right: Right, scan_id: str, fields: Mapping[str, Json]) -> None:
        """Feedback from whoever may read the scan.

        The one thing that a read link can write: a new record of kind "reacties" with a role and
        the three answers, each of limited length. Nothing that is there can be changed by it.
        """
        with keeping(dict(fields)):
            answer = _answer(fields, self._now())
            with self.database.write() as connection:
                right = require(connection, right, self._now(), "lezen", "scan", scan_id)
                _refuse_flood(connection, scan_id)
                author = Author(answer["rol"] or right.author.role, right.author.key)
                new = NewRecord(new_id(), REACTION, answer)
                records.add_one(connection, scan_id, new, author, self._now())

    def contributions(self, right: Right, scan_id: str) -> list[Contribution]:
        """Who wrote how much, for the teacher: by role, then by initials."""
        level: Level = "beheren"
        with self.database.read() as connection:
            require(connection, right, self._now(), level, "scan", scan_id)
            same = (record.c.scan_id == log.c.scan_id) & (record.c.id == log.c.record_id)
            rows = connection.execute(
                select(
                    log.c.author_role, log.c.author_key, record.c.kind,
                    func.count(log.c.record_id.distinct()), func.count(), func.max(log.c.at),
                )
                .join(record, same)
                .where(log.c.scan_id == scan_id, record.c.kind != HEAD)
                .where(log.c.action.in_(_WRITTEN))
                .group_by(log.c.author_role, log.c.author_key, record.c.kind)
                .order_by(log.c.author_role, log.c.author_key, record.c.kind)
            )  # fmt: skip
            return [
                Contribution(Author(role, key), kind, count, texts, last)
                for role, key, kind, count, texts, last in rows
            ]

    def deleted_klas(self, right: Right) -> Klas | None:
        """The class of this right when it was deleted and can still be brought back."""
        with self.database.read() as connection:
            right = refresh(connection, right, self._now())
            row = connection.execute(
                select(klas).where(klas.c.id == right.scope_id, klas.c.deleted_at.is_not(None))
            ).one_or_none()
            manages = (right.scope, right.level) == ("klas", "beheren")
            return Klas(row.id, row.name) if row is not None and manages else None

    def deleted_groepen(self, right: Right, klas_id: str) -> list[Groep]:
        """Groups of a class that can still be brought back."""
        with self.database.read() as connection:
            require(connection, right, self._now(), "beheren", "klas", klas_id)
            rows = connection.execute(
                select(groep)
                .where(groep.c.klas_id == klas_id, groep.c.deleted_at.is_not(None))
                .order_by(groep.c.deleted_at.desc(), groep.c.id)
            )
            return [Groep(row.id, row.klas_id, row.name) for row in rows]


def _answer(fields: Mapping[str, Json], now: datetime) -> dict[str, Any]:
    """Only what a reaction may hold, checked; UserError says what to do."""
    said = {name: _short(fields.get(name, "")) for name in ANSWERS}
    if not any(said.values()):
        raise UserError("Er staat nog niets.", "Beantwoord minstens één vraag.")
    about = fields.get("over", "")
    checked = Reactie.model_validate(
        {
            "rol": check_name(str(fields.get("rol", "")), 40, "De rol"),
            "over": about if isinstance(about, str) and is_verwijzing(about) else "",
            "datum": now.date(),
            **said,
        }
    )
    return checked.model_dump(mode="json", exclude={"id", "versie", "auteur", "auteur_rol"})


def _short(words: Json) -> str:
    return check_name(words if isinstance(words, str) else "", MAX_ANSWER, "Je antwoord")


def _refuse_flood(connection: Connection, scan_id: str) -> None:
    lock(connection, scan_id)
    count = connection.scalar(
        select(func.count()).where(record.c.scan_id == scan_id, record.c.kind == REACTION)
    )
    if (count or 0) >= MAX_REACTIONS:
        raise UserError(
            f"Bij deze scan staan al {MAX_REACTIONS} reacties. Er kan geen reactie meer bij.",
            "Geef je reactie zelf door aan de groep.",
        )

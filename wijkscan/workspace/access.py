"""Links instead of accounts: 256-bit tokens, class codes, sessions; revoke, expire, limit.

A link is exchanged for a session at first use, so that it need not stay in the address bar.
Of every secret only a hash is kept; the secret itself is given once, to who asked for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from wijkscan.errors import NotAllowed, UserError
from wijkscan.workspace import reading, records, tokens, tries
from wijkscan.workspace.database import Database
from wijkscan.workspace.outcomes import Author, Klas, ScanInfo
from wijkscan.workspace.records import NewRecord
from wijkscan.workspace.removal import TABLES, Kind
from wijkscan.workspace.repository import check_record, insert_scan, new_id
from wijkscan.workspace.rights import RANK, Level, Right, ended, refresh, require
from wijkscan.workspace.schema import MEETING, AnyRow, groep, klas, klascode, link, record, session
from wijkscan.workspace.writing import HEAD, check_name

LINK_LIFE = timedelta(weeks=26)
"""Until the end of the semester."""

CODE_LIFE = timedelta(hours=4)
AFTER_CODE = timedelta(hours=12)
"""Who came in with a class code can work on until the end of the day."""

SESSION_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NewLink:
    """A fresh link. `token` is shown now and never again."""

    id: str
    level: Level
    expires_at: datetime
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LinkInfo:
    """A link as a teacher sees it in the list: without its secret."""

    id: str
    level: Level
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    is_code: bool


@dataclass(frozen=True, slots=True)
class NewCode:
    """A class code for the board; ends by itself."""

    link_id: str
    ends_at: datetime
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entered:
    """A right, and the secret with which `resume` finds it back after a reload."""

    right: Right
    session_token: str = field(repr=False)


class Access:
    """Who gets in, with which right, until when. `address`: where a try comes from."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._waiting: dict[tuple[str, str], datetime] = {}

    def _now(self) -> datetime:
        return self.database.clock()

    # Without a right: a new class, a scan alone or a meeting

    def start_klas(self, name: str, address: str) -> tuple[Klas, NewLink]:
        """A class with its manage link, for a teacher without an account."""
        made = Klas(new_id(), check_name(name, 200, "De naam"))
        with self.database.write() as connection:
            self._count_start(connection, address)
            connection.execute(
                insert(klas).values(id=made.id, name=made.name, created_at=self._now())
            )
            return made, self._new_link(connection, "klas", made.id, "beheren", LINK_LIFE)

    def start_scan(
        self, title: str, address: str, content: Sequence[NewRecord] = (), role: str = ""
    ) -> tuple[ScanInfo, NewLink]:
        """A scan outside any class with its manage link, empty or filled with `content`."""
        return self._start("scan", title, address, content, role)

    def start_meeting(
        self, title: str, address: str, content: Sequence[NewRecord], role: str = ""
    ) -> tuple[ScanInfo, NewLink]:
        """A meeting with its manage link; `meeting.start` fills in the content."""
        return self._start(MEETING, title, address, content, role)

    def _start(
        self, kind: Kind, title: str, address: str, content: Sequence[NewRecord], role: str
    ) -> tuple[ScanInfo, NewLink]:
        for item in content:
            check_record(item)
        with self.database.write() as connection:
            self._count_start(connection, address)
            scan_id = insert_scan(connection, title, self._now(), None, kind)
            records.add(connection, scan_id, content, _author(role, ""), self._now())
            made = self._new_link(connection, kind, scan_id, "beheren", LINK_LIFE)
            return reading.info(connection, scan_id), made

    def _count_start(self, connection: Connection, address: str) -> None:
        tries.refuse_if_blocked(connection, address, "nieuw", self._now())
        tries.count_wrong(connection, address, "nieuw", self._now())

    # Links

    def create_link(
        self,
        right: Right,
        kind: Kind,
        id_: str,
        level: Level,
        life: timedelta = LINK_LIFE,
    ) -> NewLink:
        """A link to a klas, groep, scan or meeting. Its right ends by itself after `life`."""
        if level not in RANK or kind not in TABLES or life <= timedelta(0):
            raise UserError("Deze link kan zo niet gemaakt worden.")
        with self.database.write() as connection:
            require(connection, right, self._now(), "beheren", kind, id_)
            return self._new_link(connection, kind, id_, level, life)

    def _new_link(
        self, connection: Connection, kind: Kind, id_: str, level: Level, life: timedelta
    ) -> NewLink:
        made = NewLink(new_id(), level, self._now() + life, tokens.new_token())
        connection.execute(
            insert(link).values(
                id=made.id,
                token_hash=tokens.hash_token(made.token),
                scope=kind,
                scope_id=id_,
                level=level,
                created_at=self._now(),
                expires_at=made.expires_at,
            )
        )
        return made

    def links(self, right: Right, kind: Kind, id_: str) -> list[LinkInfo]:
        """Every link to this klas, groep, scan or meeting, the newest first."""
        with self.database.read() as connection:
            require(connection, right, self._now(), "beheren", kind, id_)
            rows = connection.execute(
                select(link, klascode.c.code_hash)
                .outerjoin(klascode, klascode.c.link_id == link.c.id)
                .where(link.c.scope == kind, link.c.scope_id == id_)
                .order_by(link.c.created_at.desc(), link.c.id)
            )
            return [
                LinkInfo(
                    row.id, row.level, row.created_at, row.expires_at, row.revoked_at,
                    row.code_hash is not None,
                )
                for row in rows
            ]  # fmt: skip

    def revoke(self, right: Right, link_id: str) -> None:
        """Stop a link or class code, and everybody who came in with it, at once."""
        with self.database.write() as connection:
            found = connection.execute(select(link).where(link.c.id == link_id)).one_or_none()
            if found is None:
                refresh(connection, right, self._now())
                raise ended()
            kind, id_ = found.scope, found.scope_id
            require(connection, right, self._now(), "beheren", kind, id_, deleted=True)
            connection.execute(
                update(link)
                .where(link.c.id == link_id, link.c.revoked_at.is_(None))
                .values(revoked_at=self._now())
            )

    # Codes

    def create_code(
        self, right: Right, id_: str, kind: Kind = "klas", life: timedelta = CODE_LIFE
    ) -> NewCode:
        """A short code with which students enter the class and pick their group; or, for another
        kind, come straight in with the right to write."""
        if not timedelta(0) < life <= timedelta(days=7):
            raise UserError("Een code geldt hoogstens een week.")
        with self.database.write() as connection:
            require(connection, right, self._now(), "beheren", kind, id_)
            made = self._new_link(connection, kind, id_, "schrijven", life + AFTER_CODE)
            code = tokens.new_code()
            ends_at = self._now() + life
            connection.execute(
                delete(klascode).where(klascode.c.code_hash == (hashed := tokens.hash_code(code)))
            )
            connection.execute(
                insert(klascode).values(code_hash=hashed, link_id=made.id, ends_at=ends_at)
            )
        return NewCode(made.id, ends_at, code)

    def enter_code(self, code: str, address: str, role: str = "", initials: str = "") -> Entered:
        """In with a code. After a class code the right reaches only the list of groups yet."""
        self._refuse_flood(address, "code")
        hashed = tokens.hash_code(code)
        with self.database.write() as connection:
            found = connection.execute(
                select(link, klascode.c.code_hash, klascode.c.ends_at)
                .join(klascode, klascode.c.link_id == link.c.id)
                .where(klascode.c.code_hash == hashed)
            ).one_or_none()
            if found is not None and tokens.equal(found.code_hash, hashed):
                if found.revoked_at is None and self._now() < found.ends_at:
                    scope = "keuze" if found.scope == "klas" else found.scope
                    return self._open(connection, found, scope, role, initials)
            tries.count_wrong(connection, address, "code", self._now())
        raise NotAllowed("Deze code klopt niet of is voorbij.", "Vraag om een nieuwe code.")

    def pick_groep(self, right: Right, groep_id: str) -> Right:
        """After a class code: take part in one group, with the right to write in its scans."""
        with self.database.write() as connection:
            now = self._now()
            right = refresh(connection, right, now)
            found = connection.execute(
                select(groep.c.klas_id).where(groep.c.id == groep_id, groep.c.deleted_at.is_(None))
            ).one_or_none()
            origin = connection.execute(
                select(link.c.scope_id, klascode.c.link_id)
                .join(session, session.c.link_id == link.c.id)
                .join(klascode, klascode.c.link_id == link.c.id)
                .where(session.c.id == right.session)
            ).one_or_none()
            if found is None or origin is None or origin.scope_id != found.klas_id:
                raise NotAllowed("Deze groep hoort niet bij jouw klascode.")
            connection.execute(
                update(session)
                .where(session.c.id == right.session)
                .values(scope="groep", scope_id=groep_id, level="schrijven")
            )
            return refresh(connection, right, now)

    # Sessions

    def enter(self, token: str, address: str, role: str = "", initials: str = "") -> Entered:
        """Exchange a link for a session. Nothing tells an unknown link from an ended one."""
        self._refuse_flood(address, "link")
        hashed = tokens.hash_token(token)
        with self.database.write() as connection:
            found = connection.execute(
                select(link).where(link.c.token_hash == hashed)
            ).one_or_none()
            if found is not None and tokens.equal(found.token_hash, hashed):
                if found.revoked_at is None and self._now() < found.expires_at:
                    return self._open(connection, found, found.scope, role, initials)
            else:
                tries.count_wrong(connection, address, "link", self._now())
        raise ended()

    def follow(self, right: Right, meeting_id: str) -> Entered:
        """From a meeting into the scan that was made in it, under the same role, by the link that
        the meeting itself names; revoking that link stops everybody who followed."""
        with self.database.write() as connection:
            now = self._now()
            right = require(connection, right, now, "schrijven", MEETING, meeting_id)
            head = select(record.c.fields).where(
                record.c.scan_id == meeting_id, record.c.kind == HEAD
            )
            made = (connection.scalar(head) or {}).get("nieuw_over") or {}
            found = connection.execute(
                select(link).where(link.c.id == made.get("link"), link.c.scope == "scan")
            ).one_or_none()
            if found is None or found.revoked_at is not None or now >= found.expires_at:
                raise ended()
            if RANK[found.level] > RANK["schrijven"]:
                raise NotAllowed("Deze link is alleen voor wie het gesprek leidt.")
            author = right.author
            return self._open(connection, found, found.scope, author.role, author.key)

    def _open(
        self,
        connection: Connection,
        found: AnyRow,
        scope: str,
        role: str,
        initials: str,
    ) -> Entered:
        token = tokens.new_token()
        now = self._now()
        author = _author(role, initials)
        values = {
            "id": tokens.hash_token(token), "link_id": found.id, "scope": scope,
            "scope_id": found.scope_id, "level": found.level, "author_role": author.role,
            "author_key": author.key, "created_at": now,
            "expires_at": min(found.expires_at, now + SESSION_LIFE),
        }  # fmt: skip
        connection.execute(insert(session).values(**values))
        opened = Right("lezen", "scan", "", author, values["id"])
        return Entered(refresh(connection, opened, now), token)

    def resume(self, session_token: str, address: str) -> Right:
        """The right of a session, after a reload of the page."""
        hashed = tokens.hash_token(session_token)
        with self.database.read() as connection:
            known = connection.scalar(select(session.c.id).where(session.c.id == hashed))
            if known is not None and tokens.equal(known, hashed):
                right = Right("lezen", "scan", "", Author("", ""), known)
                return refresh(connection, right, self._now())
            tries.refuse_if_blocked(connection, address, "sessie", self._now())
        with self.database.write() as connection:
            tries.count_wrong(connection, address, "sessie", self._now())
        raise ended()

    def change_role(self, right: Right, role: str, initials: str = "") -> Right:
        """Another role or initials from now on; what was written keeps the old ones."""
        author = _author(role, initials)
        with self.database.write() as connection:
            right = refresh(connection, right, self._now())
            connection.execute(
                update(session)
                .where(session.c.id == right.session)
                .values(author_role=author.role, author_key=author.key)
            )
            return refresh(connection, right, self._now())

    def leave(self, right: Right) -> None:
        """End this session only."""
        with self.database.write() as connection:
            connection.execute(delete(session).where(session.c.id == right.session))

    def _refuse_flood(self, address: str, kind: tries.Kind) -> None:
        """Once an address has to wait, refusing it again costs this process next to nothing."""
        now = self._now()
        until = self._waiting.get((address, kind), now)
        if now < until <= now + tries.longest(kind):
            raise tries.TooManyTries(int((until - now).total_seconds()) + 1)
        with self.database.read() as connection:
            try:
                tries.refuse_if_blocked(connection, address, kind, now)
            except tries.TooManyTries as wait:
                if len(self._waiting) > 1000:
                    self._waiting.clear()
                self._waiting[address, kind] = now + timedelta(seconds=wait.seconds - 1)
                raise


def _author(role: str, initials: str) -> Author:
    key = check_name(initials, 40, "De voorletters") or tokens.new_code()[:4].lower()
    return Author(check_name(role, 40, "De rol"), key)

"""One database, SQLite or PostgreSQL: safe settings, whole transactions, errors in Dutch.

Every write is one transaction that first takes the write lock and is on the disk before it
is acknowledged. Nobody waits longer than `PATIENCE` for a lock.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    TextClause,
    create_engine,
    event,
    make_url,
    pool,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError

from wijkscan import settings as all_settings
from wijkscan.errors import CannotWrite, UserError
from wijkscan.workspace import migrate
from wijkscan.workspace.schema import AnyRow
from wijkscan.workspace.trouble import NOT_SAVED, busy, in_dutch, moved, stale
from wijkscan.workspace.turns import Turns

Clock = Callable[[], datetime]

PATIENCE = 4.0
"""Seconds to wait for a lock: below the 5 seconds within which a user must hear something."""

POSTGRES_WRITERS = 20
"""At once in one process. More would only wait for each other, and a pool hands its connections
to whoever comes by: some of ninety writers then get none within the time to wait."""

_MIGRATION_LOCK = 7_240_131
"""Any number will do, as long as every wijkscan process uses the same one."""

_MARKS = text(
    "SELECT version_num, (SELECT value FROM state WHERE name = 'verhuisd') AS moved_to "
    "FROM alembic_version"
)
_PROBE = text("SELECT 1")
_WRITING = {"wijkscan_write": True}


def utc_now() -> datetime:
    """The clock of the server; tests pass another one."""
    return datetime.now(UTC)


def database_url(settings: all_settings.Settings) -> URL:
    """The address in the settings, or SQLite in the user's own folder."""
    if not settings.database_url:
        return URL.create("sqlite", database=str(settings.home / "wijkscan.db"))
    return as_url(settings.database_url)


def as_url(address: str | URL) -> URL:
    """An address that SQLAlchemy understands; `postgres://` and a bare path are welcome too."""
    if isinstance(address, str) and "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise UserError(
            "Het adres van de database klopt niet.",
            "Voorbeeld: postgresql://naam:wachtwoord@server/wijkscan",
        ) from error
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise UserError("wijkscan werkt met SQLite of PostgreSQL, niet met een andere database.")
    return url


class Database:
    """Opens (and, if needed, brings up to date) the database at `address`."""

    def __init__(self, address: str | URL, *, clock: Clock = utc_now, upgrade: bool = True) -> None:
        self.url = as_url(address)
        self.clock = clock
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.sqlite else _postgres(self.url)
        self._turns = Turns(1 if self.sqlite else POSTGRES_WRITERS)
        self._deadline = 0.0
        if self.sqlite:
            event.listen(self.engine, "begin", self._begin_sqlite)
        try:
            if self.sqlite:
                _make_file(Path(self.url.database or ""))
            if upgrade:
                self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    @property
    def where(self) -> str:
        """The address without its password, fit to be shown."""
        return self.url.render_as_string(hide_password=True)

    def _bring_up_to_date(self) -> None:
        with self.read() as connection:
            found = migrate.revision(connection)
        migrate.refuse_newer(found)
        if found != migrate.HEAD:
            with self.alone() as connection:
                migrate.upgrade(connection)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one moment, however many questions it asks."""
        options = {} if self.sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._transaction("De database is niet te lezen", _PROBE, options) as (connection, _):
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Like `read`, without a limit on its time: for a backup."""
        with self.read() as connection:
            if not self.sqlite:
                connection.execute(text("SET LOCAL statement_timeout = 0"))
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A whole transaction, or nothing; on the disk when the block has ended."""
        with self._turn(), self._transaction(NOT_SAVED, _MARKS, _WRITING) as (connection, marks):
            if marks.version_num != migrate.HEAD:
                raise stale()
            if marks.moved_to:
                raise moved()
            yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Like `write`, for work on the tables themselves: no check, no limit on its time."""
        with self._turn(), self._transaction(NOT_SAVED, _PROBE, _WRITING) as (connection, _):
            if not self.sqlite:
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
            yield connection

    @contextmanager
    def _transaction(
        self, what: str, first: TextClause, options: dict[str, Any]
    ) -> Iterator[tuple[Connection, AnyRow]]:
        with in_dutch(what), ExitStack() as open_things:
            yield self._started(open_things, first, options)

    def _started(
        self, open_things: ExitStack, first: TextClause, options: dict[str, Any]
    ) -> tuple[Connection, AnyRow]:
        """A connection in a transaction, and the answer to `first`. A server that was started
        anew has forgotten its old connections: then once more, with a new one."""
        for again in (True, False):
            try:
                with ExitStack() as these:
                    connection = self.engine.connect().execution_options(**options)
                    these.enter_context(connection)
                    these.enter_context(connection.begin())
                    answer = connection.execute(first).one()
                    open_things.push(these.pop_all())
                    return connection, answer
            except DBAPIError as error:
                if not (again and error.connection_invalidated):
                    raise
        raise AssertionError("unreachable")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """On SQLite one writer at a time, on PostgreSQL as many as leave connections to readers.
        Within a process they wait in a row here, which is fairer than each trying again;
        `_begin_sqlite` waits for other processes."""
        deadline = time.monotonic() + PATIENCE
        if not self._turns.acquire(timeout=PATIENCE):
            raise busy()
        self._deadline = deadline
        try:
            yield
        finally:
            self._turns.release()

    def _begin_sqlite(self, connection: Connection) -> None:
        if not connection.get_execution_options().get("wijkscan_write"):
            connection.exec_driver_sql("BEGIN")
            return
        left = max(1, int((self._deadline - time.monotonic()) * 1000))
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {left}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def forget_deleted(self) -> None:
        """After deleting for good: the old pages leave the write-ahead file as well."""
        if self.sqlite:
            with in_dutch("Niet opgeruimd"), self.engine.connect() as connection:
                raw: Any = connection.connection.driver_connection
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _make_file(path: Path) -> None:
    """Only here a new file may appear. Elsewhere a file that is gone stays an error:
    an empty database in its place would look as if everything was lost."""
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise CannotWrite(
            f"De map {path.parent} is niet te beschrijven.",
            "Kies een andere map met WIJKSCAN_HOME.",
        ) from error


def _sqlite(url: URL) -> Engine:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise UserError("wijkscan heeft een bestand nodig voor de database.")
    address = f"{path.resolve().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=PATIENCE, check_same_thread=False)

    engine = create_engine(
        "sqlite://",
        creator=connect,
        hide_parameters=True,
        poolclass=pool.QueuePool,
        pool_size=8,
        max_overflow=120,
        pool_timeout=PATIENCE,
    )
    event.listen(engine, "connect", _settle_sqlite(path))
    event.listen(engine, "checkout", _same_file(path))
    return engine


def _settle_sqlite(path: Path) -> Callable[..., None]:
    def settle(connection: Any, entry: Any) -> None:
        connection.isolation_level = None  # our own BEGIN, also around tables
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")
        _to_wal(connection)
        entry.info["file"] = _identity(path)

    return settle


def _to_wal(connection: Any) -> None:
    """WAL is remembered in the file. Two processes that both switch it may refuse each other
    without waiting, so try again for a moment."""
    for _ in range(40):
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except Exception as error:
            if "locked" not in str(error):
                return  # a read-only file: reading works, writing says so itself
            time.sleep(0.05)


def _same_file(path: Path) -> Callable[..., None]:
    def check(_connection: Any, entry: Any, _proxy: Any) -> None:
        if entry.info.get("file") != _identity(path):
            raise DisconnectionError("the database file was replaced or taken away")

    return check


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _postgres(url: URL) -> Engine:
    limit = int(PATIENCE * 1000)
    try:
        return create_engine(
            url,
            hide_parameters=True,  # an error in a log never holds what somebody typed
            isolation_level="READ COMMITTED",  # after waiting for a lock: see what came before
            pool_size=POSTGRES_WRITERS,  # PostgreSQL allows 100 in all, for several processes
            max_overflow=10,
            pool_timeout=PATIENCE,
            connect_args={
                "connect_timeout": int(PATIENCE),
                "tcp_user_timeout": limit,
                "options": f"-c lock_timeout={limit} -c statement_timeout={limit}",
                "application_name": "wijkscan",
            },
        )
    except ModuleNotFoundError as error:
        raise UserError(
            "Voor PostgreSQL is een extra onderdeel nodig.",
            "Draai: pip install 'wijkscan[postgres]'",
        ) from error

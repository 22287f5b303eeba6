"""One database, SQLite or PostgreSQL: safe settings, whole transactions, errors in Dutch.

Every write is one transaction that first takes the write lock and is on the disk before it
is acknowledged. Nobody waits longer than `PATIENCE` for a lock.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, pool, text
from sqlalchemy.exc import ArgumentError, DisconnectionError

from wijkscan import settings as all_settings
from wijkscan.errors import CannotWrite, UserError
from wijkscan.workspace import migrate
from wijkscan.workspace.trouble import in_dutch, moved, stale

Clock = Callable[[], datetime]

PATIENCE = 4.0
"""Seconds to wait for a lock: below the 5 seconds within which a user must hear something."""

_MIGRATION_LOCK = 7_240_131
"""Any number will do, as long as every wijkscan process uses the same one."""

_MARKS = text(
    "SELECT version_num, (SELECT value FROM state WHERE name = 'verhuisd') FROM alembic_version"
)


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
        with in_dutch("De database is niet te openen"):
            if self.sqlite:
                _make_file(Path(self.url.database or ""))
            if upgrade:
                self._bring_up_to_date()

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
        with (
            in_dutch("De database is niet te lezen"),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
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
        with self._locked() as connection:
            revision, moved_to = connection.execute(_MARKS).one()
            if revision != migrate.HEAD:
                raise stale()
            if moved_to:
                raise moved()
            yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Like `write`, for work on the tables themselves: no check, no limit on its time."""
        with self._locked() as connection:
            if not self.sqlite:
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
            yield connection

    @contextmanager
    def _locked(self) -> Iterator[Connection]:
        with (
            in_dutch("Niet bewaard"),
            self.engine.connect().execution_options(wijkscan_write=True) as connection,
            connection.begin(),
        ):
            yield connection

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
    engine = create_engine(
        f"sqlite:///file:{path.resolve().as_posix()}?mode=rw&uri=true",
        hide_parameters=True,
        poolclass=pool.QueuePool,
        pool_size=8,
        max_overflow=120,
        pool_timeout=PATIENCE,
        connect_args={"timeout": PATIENCE},
    )
    event.listen(engine, "connect", _settle_sqlite(path))
    event.listen(engine, "checkout", _same_file(path))
    event.listen(engine, "begin", _begin_sqlite)
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


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("wijkscan_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgres(url: URL) -> Engine:
    limit = int(PATIENCE * 1000)
    try:
        return create_engine(
            url,
            hide_parameters=True,  # an error in a log never holds what somebody typed
            pool_size=10,
            max_overflow=20,
            pool_timeout=PATIENCE,
            pool_pre_ping=True,
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

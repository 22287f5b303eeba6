"""Backup, restore and moving house: nothing lost, nothing half (W11, W12)."""

from __future__ import annotations

import json
import os
import shutil
import threading
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select
from workspace_kit import FakeClock, Kit, new_database

from wijkscan.errors import CannotWrite, DamagedFile, UserError
from wijkscan.workspace import backup, migrate, moving, rows, schema
from wijkscan.workspace.access import Access
from wijkscan.workspace.database import Database
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import owner

SAMPLES = sorted((Path(__file__).parent.parent / "fixtures" / "werkruimte").glob("*.zip"))


def _content(database: Database) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables that are kept, independent of how a backup is made."""
    with database.read() as connection:
        return {
            table.name: sorted(
                (dict(row) for row in connection.execute(select(table)).mappings()), key=repr
            )
            for table in rows.kept_tables()
        }


def _fill(kit: Kit) -> None:
    record = kit.problem(p_wat="é \0 \ud800 👵", s=[1.5, None, True])
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "een", 1)
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "twee", 1, "sleutel")
    kit.repository.delete_record(kit.owner, kit.scan, kit.problem())
    kit.access.create_code(kit.owner, kit.klas.id)
    kit.enter("schrijven")


def test_a_restored_backup_is_the_same(kit: Kit, empty_address: str, tmp_path: Path) -> None:
    _fill(kit)
    path = backup.bewaar(kit.database, tmp_path / "kopie")
    backup.herstel(empty_address, path)
    restored = Database(empty_address)
    assert _content(restored) == _content(kit.database)
    restored.close()


def test_a_link_still_works_after_restoring(kit: Kit, empty_address: str, tmp_path: Path) -> None:
    link = kit.access.create_link(kit.owner, "scan", kit.scan, "lezen")
    backup.herstel(empty_address, backup.bewaar(kit.database, tmp_path))
    restored = Database(empty_address, clock=kit.clock)
    right = Access(restored).enter(link.token, "127.0.0.1").right
    assert Repository(restored).load(right, kit.scan).info.title == "Molenkwartier"
    restored.close()


def test_w11_a_backup_during_saving_is_one_moment(
    kit: Kit, empty_address: str, tmp_path: Path
) -> None:
    """Every writer changes two fields in turn: in one moment they differ by one at most."""
    records = [kit.problem(teller=0) for _ in range(6)]
    stop = threading.Event()

    def write(record: str) -> None:
        number, base = 0, kit.repository.load(kit.owner, kit.scan).version
        while not stop.is_set():
            number += 1
            for field in ("teller", "echo"):
                saved = kit.repository.save_field(kit.owner, kit.scan, record, field, number, base)
                base = saved.version

    threads = [threading.Thread(target=write, args=(item,)) for item in records]
    for thread in threads:
        thread.start()
    paths = [backup.bewaar(kit.database, tmp_path / str(number)) for number in range(3)]
    stop.set()
    for thread in threads:
        thread.join()
    for path in paths:
        backup.herstel(empty_address, path, replace=True)
        restored = Database(empty_address)
        repository = Repository(restored)
        loaded = repository.load(kit.owner, kit.scan)
        lines = repository.export(kit.owner, kit.scan, with_log=True)["logboek"]
        assert [line["nummer"] for line in lines] == list(range(1, loaded.version + 1))
        for record in loaded.records:
            assert record.fields["teller"] - record.fields.get("echo", 0) in (0, 1)
        restored.close()


def test_a_filled_database_is_not_overwritten_by_accident(kit: Kit, tmp_path: Path) -> None:
    _fill(kit)
    path = backup.bewaar(kit.database, tmp_path)
    before = _content(kit.database)
    with pytest.raises(UserError, match="al scans"):
        backup.herstel(kit.database.url, path)
    assert _content(kit.database) == before


def test_replacing_goes_back_and_open_screens_load_anew(kit: Kit, tmp_path: Path) -> None:
    record = kit.problem(p_wat="oud")
    path = backup.bewaar(kit.database, tmp_path)
    seen = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "nieuw", 1).version
    backup.herstel(kit.database.url, path, replace=True)
    assert kit.repository.load(kit.owner, kit.scan).records[0].fields == {"p_wat": "oud"}
    assert kit.repository.changes_since(kit.owner, kit.scan, seen).reload


@pytest.mark.parametrize("place", [0.02, 0.3, 0.6, 0.97])
@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    tmp_path: Path, sqlite_template: Path, place: float, damage: str
) -> None:
    shutil.copy(sqlite_template, tmp_path / "een.db")
    kit = Kit(Database(str(tmp_path / "een.db"), clock=FakeClock()), FakeClock())
    _fill(kit)
    path = backup.bewaar(kit.database, tmp_path)
    before = _content(kit.database)
    content = bytearray(path.read_bytes())
    at = int(len(content) * place)
    match damage:
        case "cut":
            content = content[:at]
        case "flip":
            content[at] ^= 0xFF
        case "empty":
            content = bytearray()
    path.write_bytes(content)
    try:
        backup.herstel(kit.database.url, path, replace=True)
    except DamagedFile:
        pass
    else:
        assert damage == "flip"  # a bit in a place that carries no meaning, such as a date
    assert _content(kit.database) == before
    kit.database.close()


def _manifest_says(path: Path, **changes: object) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(parts["manifest.json"]) | changes
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"stap": "9999"}, "nieuwere wijkscan"),
        ({"formaat": 2}, "nieuwere wijkscan"),
        ({"soort": "iets anders"}, "geen reservekopie"),
        ({"stap": "0000"}, "geen reservekopie"),
        ({"rijen": {"../../etc/passwd": 1}}, "geen reservekopie"),
        ({"rijen": 3}, "geen reservekopie"),
    ],
)
def test_a_backup_of_another_kind_is_refused_politely(
    kit: Kit, tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    path = backup.bewaar(kit.database, tmp_path)
    _manifest_says(path, **changes)
    with pytest.raises(DamagedFile, match=says):
        backup.herstel(kit.database.url, path, replace=True)


def test_no_backup_at_all_is_said_in_dutch(kit: Kit, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="bestaat niet"):
        backup.herstel(kit.database.url, tmp_path / "weg.zip", replace=True)


def test_a_folder_that_cannot_be_made_is_said_in_dutch(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(CannotWrite, match="niet gemaakt"):
        backup.bewaar(kit.database, tmp_path / "bestand" / "map")


def test_what_a_killed_backup_left_is_swept_later(kit: Kit, tmp_path: Path) -> None:
    old, fresh = tmp_path / ".wijkscan-a.deel", tmp_path / ".wijkscan-b.deel"
    for left in (old, fresh):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    backup.bewaar(kit.database, tmp_path)
    assert not old.exists()
    assert fresh.exists()  # may belong to a backup that is being made now


def test_verhuis_copies_everything_and_closes_the_old_one(kit: Kit, empty_address: str) -> None:
    _fill(kit)
    record = kit.problem(p_wat="begin")
    before = _content(kit.database)
    counts = moving.verhuis(kit.database.url, empty_address)
    new = Database(empty_address)
    assert _content(new) == before
    assert counts == {name: len(found) for name, found in before.items()}
    with pytest.raises(CannotWrite, match="verhuisd"):
        kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "te laat", 99)
    assert kit.repository.load(kit.owner, kit.scan).records  # reading still works
    Repository(new).save_field(kit.owner, kit.scan, record, "p_wat", "op tijd", 99)
    new.close()


def test_verhuis_from_sqlite_to_postgresql(
    tmp_path: Path, sqlite_template: Path, postgres: str
) -> None:

    shutil.copy(sqlite_template, tmp_path / "een.db")
    clock = FakeClock()
    kit = Kit(Database(str(tmp_path / "een.db"), clock=clock), clock)
    _fill(kit)
    target = new_database(postgres, "verhuisd")
    before = _content(kit.database)
    moving.verhuis(kit.database.url, target)
    new = Database(target)
    assert _content(new) == before
    back = tmp_path / "terug.db"
    moving.verhuis(target, str(back))
    again = Database(str(back))
    assert _content(again) == before
    for database in (kit.database, new, again):
        database.close()


def test_a_backup_of_a_moved_database_can_be_used_again(
    kit: Kit, empty_address: str, tmp_path: Path
) -> None:
    moving.verhuis(kit.database.url, empty_address)
    with pytest.raises(UserError, match="al verhuisd"):
        moving.verhuis(kit.database.url, str(tmp_path / "derde.db"))
    path = backup.bewaar(kit.database, tmp_path)
    backup.herstel(kit.database.url, path, replace=True)
    kit.problem(p_wat="schrijven kan weer")


def test_verhuis_refuses_a_filled_or_the_same_database(kit: Kit, empty_address: str) -> None:
    with pytest.raises(UserError, match="dezelfde"):
        moving.verhuis(kit.database.url, kit.database.url)
    other = Database(empty_address)
    Repository(other).create_klas(owner(), "bezet")
    other.close()
    with pytest.raises(UserError, match="niet leeg"):
        moving.verhuis(kit.database.url, empty_address)
    kit.problem()  # the old one was not closed


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_w12_a_backup_of_every_earlier_step_opens(sample: Path, empty_address: str) -> None:
    backup.herstel(empty_address, sample)
    database = Database(empty_address)
    repository = Repository(database)
    (scan,) = repository.scans(owner())
    loaded = repository.load(owner(), scan.id)
    assert [record.fields["p_wat"] for record in loaded.records] == ["Ouderen zijn alleen"]
    assert [aside.text for aside in loaded.asides] == ["Ouderen komen niet buiten"]
    assert len(repository.history(owner(), scan.id, loaded.records[0].id)) == 3
    assert _meetings(database) == (["Molenkwartier"] if sample.stem >= "stap-0003" else [])
    database.close()


def _meetings(database: Database) -> list[str]:
    with database.read() as connection:
        return [
            document["titel"] for document in connection.scalars(select(schema.bron.c.document))
        ]


def test_w12_there_is_a_sample_of_every_step() -> None:
    assert [path.stem.removeprefix("stap-") for path in SAMPLES] == migrate.steps()


def test_the_tables_left_out_are_only_about_this_minute() -> None:
    kept = {table.name for table in rows.kept_tables()}
    assert set(schema.metadata.tables) - kept == {"attempt", "presence"}


@pytest.mark.parametrize("part", ["manifest.json", "klas.jsonl"])
def test_h1_a_backup_that_unpacks_to_far_too_much_is_refused(tmp_path: Path, part: str) -> None:
    """Under 1 MB as a file, 90 MB unpacked, all on one line; memory stays bounded."""
    kit = Kit(Database(str(tmp_path / "een.db"), clock=FakeClock()), FakeClock())
    path = backup.bewaar(kit.database, tmp_path)
    kit.database.close()
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            with packed.open(name, "w") as entry:
                for _ in range(90) if name == part else ():
                    entry.write(b" " * 1_000_000)
                entry.write(content)
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    with pytest.raises(DamagedFile):
        backup.herstel(f"sqlite:///{tmp_path / 'nieuw.db'}", path)
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert used < 200_000_000

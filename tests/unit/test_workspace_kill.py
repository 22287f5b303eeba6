"""W6: a process killed at any moment loses nothing that was acknowledged and leaves nothing half.

A few rounds here; benchmarks/soak_workspace.py does 200 on each database, and holds the start to
its 5 seconds. The kill waits for work that was done, not for time, so that a busy computer kills
at the same moments as a quick one.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from workspace_kit import Kit

from wijkscan.scan.model import Observatie, Wijkscan
from wijkscan.workspace import backup, document, migrate
from wijkscan.workspace.database import Database
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import owner

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]

ROUNDS = int(os.environ.get("WIJKSCAN_KILLS", "6"))
RECORDS = 60
START_LIMIT = 5.0 if "WIJKSCAN_KILLS" in os.environ else 60.0
PATIENCE = 60.0

Job = Callable[[Callable[[str], None]], None]


def kill_during(job: Job, least: int, most: int, longer: float = 0.1) -> list[str]:
    """Run `job` in a process of its own; when it has said a number of lines from `least` to
    `most`, kill it within `longer` seconds. What it had said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            job(lambda line: os.write(writing, f"{line}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(writing)
    heard, wanted = b"", random.randint(least, most)
    while heard.count(b"\n") < wanted and select.select([reading], [], [], PATIENCE)[0]:
        more = os.read(reading, 1 << 16)
        if not more:
            break
        heard += more
    time.sleep(random.random() * longer)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as said:
        heard += said.read()
    os.waitpid(child, 0)
    return heard.decode().split("\n")[:-1]


def open_again(address: str) -> Database:
    """Opens by itself, within 5 seconds, whole."""
    start = time.monotonic()
    database = Database(address)
    with database.write() as connection:
        connection.execute(text("SELECT count(*) FROM scan"))
    assert time.monotonic() - start < START_LIMIT
    if database.sqlite:
        with database.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    return database


def test_w6_killed_while_saving(kit: Kit, address: str) -> None:
    record = kit.problem(p_wat="begin")
    acknowledged: list[str] = []

    def save_on(say: Callable[[str], None]) -> None:
        repository = Repository(Database(address))
        base = repository.load(owner(), kit.scan).version
        for number in range(10**6):
            said = f"{len(acknowledged)}-{number}"
            base = repository.save_field(
                owner(), kit.scan, record, "p_wat", said, base, said
            ).version
            say(said)

    for number in range(ROUNDS):
        acknowledged += kill_during(save_on, min(number, 3), 12)
        database = open_again(address)
        export = Repository(database).export(owner(), kit.scan, with_log=True)
        database.close()
        logged = [line["tekst"] for line in export["logboek"]]
        assert set(acknowledged) <= set(map(str, logged))
        assert [line["nummer"] for line in export["logboek"]] == list(range(1, len(logged) + 1))
        last = logged[-1] if len(logged) > 1 else "begin"
        assert export["records"][0]["fields"]["p_wat"] == last
    assert len(acknowledged) >= ROUNDS - 1


def test_w6_killed_while_backing_up(kit: Kit, address: str, tmp_path: Path) -> None:
    for number in range(RECORDS):
        kit.problem(p_wat=os.urandom(2000).hex(), nummer=number)
    folder = tmp_path / "kopie"

    def back_up(say: Callable[[str], None]) -> None:
        database = Database(address)
        for number in range(10**6):
            say(str(backup.bewaar(database, folder / str(number))))

    said = 0
    for _ in range(ROUNDS):
        said += len(kill_during(back_up, 0, 2))
        found = sorted(folder.glob("*/wijkscan-*.zip"))
        for path in found:
            assert backup.read_manifest(path).counts["record"] == RECORDS
            path.unlink()
    open_again(address).close()


def _document() -> Wijkscan:
    seen = [Observatie(wat=f"bankje {number}") for number in range(RECORDS - 1)]
    return Wijkscan(titel="Ingelezen", observaties=seen)


def test_w6_killed_while_importing(kit: Kit, address: str) -> None:
    acknowledged: list[str] = []
    kit.repository.purge(kit.owner, "scan", kit.scan)

    def read_in(say: Callable[[str], None]) -> None:
        repository = Repository(Database(address))
        while True:
            opened = document.open_document(repository, owner(), kit.groep.id, _document())
            say(opened.id)

    for _ in range(ROUNDS):
        acknowledged += kill_during(read_in, 0, 4)
    database = open_again(address)
    repository = Repository(database)
    found = {info.id for info in repository.scans(owner())}
    assert set(acknowledged) <= found
    assert all(len(repository.load(owner(), id_).records) == RECORDS for id_ in found)
    database.close()


def test_w6_killed_while_restoring(kit: Kit, address: str, tmp_path: Path) -> None:
    for number in range(RECORDS):
        kit.problem(nummer=number)
    path = backup.bewaar(kit.database, tmp_path)
    kit.problem(nummer=RECORDS)

    def put_back(say: Callable[[str], None]) -> None:
        while True:
            backup.herstel(address, path, replace=True)
            say("klaar")

    restored = False
    for _ in range(ROUNDS):
        restored |= bool(kill_during(put_back, 0, 2, 0.2))
        database = open_again(address)
        count = len(Repository(database).load(owner(), kit.scan).records)
        database.close()
        assert count == RECORDS or (count == RECORDS + 1 and not restored)


def test_w6_killed_while_migrating(new_address: Callable[[], str]) -> None:
    for _ in range(max(3, ROUNDS // 3)):
        address = new_address()
        old = Database(address, upgrade=False)
        with old.alone() as connection:
            migrate.upgrade(connection, "0001")
            connection.execute(
                text("INSERT INTO klas VALUES ('k', 'Oud', '2026-01-01 00:00:00', NULL)")
            )
        old.close()
        kill_during(lambda say, where=address: Database(where).close(), 0, 0, 0.08)
        database = open_again(address)
        with database.read() as connection:
            assert migrate.revision(connection) == migrate.HEAD
            assert connection.scalar(text("SELECT name FROM klas")) == "Oud"
        database.close()

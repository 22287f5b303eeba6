"""Many at once, killed halfway, turned back, damaged, and refused by the disk."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from wijkscan.errors import CannotWrite, UserError
from wijkscan.store import generations, lock, refresh
from wijkscan.store.checks import check_refreshed
from wijkscan.store.figures import Store, current_folder
from wijkscan.store.newer import bewaard, vraag
from wijkscan.store.report import Status

pytestmark = pytest.mark.shared

NEWER = "2026-01-01T02:00:00"
RUN = (
    "import sys; from pathlib import Path; from wijkscan import settings; "
    "from wijkscan.store import refresh; "
    "print('begin', flush=True); "
    "refresh.bijwerken(settings.load(), ['kwb', 'gezondheid'], opnieuw=True, "
    "data_dir=Path(sys.argv[1]), voortgang=lambda *step: print(step, flush=True))"
)


def test_of_thirty_askers_one_asks(living, tmp_path):
    fresh = living.settings(living.server, tmp_path / "klas", no_answer_limit=30.0)
    living.server.book.add([])
    reports = []
    start, answered, held = threading.Barrier(30), threading.Semaphore(0), threading.Event()

    def wait_until_the_others_were_answered(_sentence: str, _share: float) -> None:
        if not held.is_set():
            held.set()
            assert all(answered.acquire(timeout=60) for _ in range(29))

    def ask() -> None:
        start.wait()
        report = refresh.bijwerken(
            fresh, ["kwb"], False, wait_until_the_others_were_answered, data_dir=tmp_path / "leeg"
        )
        reports.append(report)
        answered.release()

    threads = [threading.Thread(target=ask) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    busy = [report for report in reports if report.bezig_sinds is not None]
    assert len(busy) == 29
    assert all("Er loopt al een verversing" in report.zin for report in busy)
    asked = Counter(e["path"] + "?" + e["query"] for e in living.server.entries())
    assert set(asked.values()) == {1}


def states(home: Path) -> set[str]:
    """The date of change that each table in force carries; every file is checked."""
    store = Store(home / "leeg", home)
    tables = store.verify()
    assert store.beschadigd == {}
    assert all(table.in_orde for table in tables)
    assert {table.sidecar.tabel for table in tables} == {"84799NED", "50090NED"}
    return {table.sidecar.gewijzigd for table in tables}


def environment(living) -> dict[str, str]:
    given = living.settings(living.server, living.home, no_answer_limit=20.0)
    names = ("home", "cbs_url", "derden_url")
    return {**os.environ, **{f"WIJKSCAN_{n.upper()}": str(getattr(given, n)) for n in names}}


def test_killed_at_any_moment_the_figures_are_of_one_whole_edition(living):
    for table in ("84799NED", "50090NED"):
        living.server.change({"table": table, "infos": {"Modified": NEWER}})
    chance = random.Random(4)
    command = [sys.executable, "-c", RUN, str(living.home / "leeg")]
    seen = Counter()
    for steps in (1, 3, 4, 5):  # at once, at the first table, at the second, near the end
        process = subprocess.Popen(
            command, env=environment(living), start_new_session=True, stdout=subprocess.PIPE
        )
        for _ in range(steps):
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = states(living.home)
        assert len(found - {NEWER}) in (0, 1, 2)
        assert found == {NEWER} or NEWER not in found
        seen[NEWER in found] += 1
    assert seen[False] > 0
    assert living.again("kwb", "gezondheid").exit_code == 0
    assert states(living.home) == {NEWER}


def test_turning_back_and_forth(living):
    old = states(living.home)
    for table in ("84799NED", "50090NED"):
        living.server.change({"table": table, "infos": {"Modified": NEWER}})
    living.again("kwb", "gezondheid")
    given = living.settings(living.server, living.home)
    assert refresh.terug(given) == "De cijfers van vóór de laatste verversing gelden weer."
    assert states(living.home) == old
    assert generations.previous_is_newer(living.home)
    assert refresh.terug(given) == "De cijfers van de laatste verversing gelden weer."
    assert states(living.home) == {NEWER}
    assert not generations.previous_is_newer(living.home)


def test_turning_back_the_first_refresh_gives_the_bundle(living):
    given = living.settings(living.server, living.home)
    assert refresh.terug(given) == "De meegeleverde cijfers gelden weer."
    assert Store(living.home / "leeg", living.home).snapshots == []


def test_without_a_refresh_there_is_nothing_to_turn_back(living, tmp_path):
    with pytest.raises(UserError, match="geen vorige"):
        refresh.terug(living.settings(living.server, tmp_path / "nieuw"))


def test_an_unchanged_table_is_not_fetched(living):
    given = living.settings(living.server, living.home)
    report = refresh.bijwerken(given, ["84799NED"], data_dir=living.home / "leeg")
    assert [t.status for t in report.tabellen] == [Status.ONGEWIJZIGD]
    assert report.zin == "Alles was al bijgewerkt."
    assert not any("DataSet" in e["path"] for e in living.server.entries())


def test_stopping_changes_nothing(living):
    before = current_folder(living.home)
    calls = iter([False] * 6 + [True] * 10_000)
    report = living.again("kwb", afgebroken=lambda: next(calls))
    assert report.afgebroken
    assert report.zin.startswith("Afgebroken.")
    assert current_folder(living.home) == before


def test_what_came_in_before_a_stop_is_not_called_renewed(living):
    before, seen = current_folder(living.home), []
    report = living.again(
        "kwb",
        "gezondheid",
        voortgang=lambda sentence, _: seen.append(sentence),
        afgebroken=lambda: (
            any("2020, 2020" in s for s in seen) and any("ezondheid" in s for s in seen)
        ),
    )
    assert Status.KLAARGEZET in {t.status for t in report.tabellen}
    assert Status.VERNIEUWD not in {t.status for t in report.tabellen}
    assert current_folder(living.home) == before


def test_an_unknown_table_is_refused_by_name(living):
    with pytest.raises(UserError, match="kletskoek"):
        living.again("kletskoek")
    assert living.server.entries() == []


@pytest.mark.parametrize("damage", [b"", b"PAR1", None, os.urandom(5000)])
@pytest.mark.parametrize("name", ["2020.parquet", "2020.toml"])
def test_a_damaged_refreshed_table_is_dropped(living, name: str, damage: bytes | None):
    path = current_folder(living.home) / "84799NED" / name
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    store = Store(living.home / "leeg", living.home)
    assert store.snapshot("84799NED", "2020") is None
    assert store.snapshot("50090NED", "2020") is not None
    assert list(store.beschadigd) == ["84799NED/2020"]
    assert [f.naam for f in check_refreshed(living.home) if f.klacht] == [
        f"ververst/tabellen/84799NED/{name}"
    ]
    assert living.again("kwb", "gezondheid").exit_code == 0
    assert Store(living.home / "leeg", living.home).snapshot("84799NED", "2020") is not None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"../../etc", b"x" * 5000, b"weg"])
def test_a_damaged_pointer_gives_the_bundle_and_is_mended(living, content: bytes):
    (living.home / "tabellen" / "huidig").write_bytes(content)
    (living.home / "tabellen" / "vorige").write_bytes(content)
    assert Store(living.home / "leeg", living.home).snapshots == []
    assert not generations.has_previous(living.home)
    assert living.again("kwb").exit_code == 0
    assert Store(living.home / "leeg", living.home).snapshot("84799NED", "2020") is not None


@pytest.mark.parametrize(
    "content", [b"\xff\x00", b"{", b'{"host": "h", "pid": 1e99, "since": NaN}', b"[]"]
)
def test_a_damaged_lock_is_respected_until_it_is_silent_too_long(living, content: bytes):
    path = refresh.lock_file(living.settings(living.server, living.home))
    path.write_bytes(content)
    assert living.again("kwb").bezig_sinds is not None
    long_ago = time.time() - lock.SILENT_TOO_LONG - 1
    os.utime(path, (long_ago, long_ago))
    assert living.again("kwb").exit_code == 0


def test_a_full_disk_is_said_in_dutch_and_changes_nothing(living):
    before = states(living.home)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limit[1]))
    try:
        with pytest.raises(CannotWrite, match="De schijf is vol"):
            living.again("kwb")
        assert not generations.work(living.home).exists()  # it kept room from everybody
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, handler)
    assert states(living.home) == before
    assert living.again("kwb").exit_code == 0


def test_a_place_that_is_no_folder_is_said_in_dutch(living, tmp_path):
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    with pytest.raises(CannotWrite, match="Kies een map"):
        refresh.bijwerken(living.settings(living.server, blocked), ["kwb"])


def test_the_lock_of_a_dead_process_is_taken_over(living):
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    path = refresh.lock_file(living.settings(living.server, living.home))
    path.write_text(f'{{"host": "{os.uname().nodename}", "pid": {process.pid}, "since": 1.0}}')
    assert lock.holder(path) is None
    assert living.again("kwb").exit_code == 0


def test_the_lock_of_another_host_is_respected_until_it_is_silent_too_long(living):
    path = refresh.lock_file(living.settings(living.server, living.home))
    path.write_text('{"host": "elders", "pid": 1, "since": 1.0}')
    assert living.again("kwb").bezig_op == "elders"
    long_ago = time.time() - lock.SILENT_TOO_LONG - 1
    os.utime(path, (long_ago, long_ago))
    assert living.again("kwb").exit_code == 0


def test_what_is_newer_is_told_from_the_lists_alone(living):
    given = living.settings(living.server, living.home)
    store = Store(living.home / "leeg", living.home)
    assert vraag(given, store, date.today()).gevonden == ()
    living.server.change({"table": "84799NED", "infos": {"Modified": NEWER}})
    news = vraag(given, store, date.today())
    assert [(n.tabel, n.zin) for n in news.gevonden] == [
        ("84799NED", "gewijzigd op 1 januari 2026")
    ]
    assert not any("TypedDataSet" in e["path"] for e in living.server.entries())
    title = {"Title": "Kerncijfers wijken en buurten 2026"}
    living.server.change({"table": "84799NED", "infos": title})
    bare = Store(living.home / "leeg", None)
    assert any(n.tabel == "84799NED" for n in vraag(given, bare, date.today()).gevonden)


def test_a_refresh_remembers_what_it_heard(living):
    change = {"table": "84799NED", "infos": {"Modified": NEWER}, "drop": ["Mannen_6"]}
    living.server.change(change)
    for toch, expected in ((False, ["84799NED"]), (True, [])):
        living.again("84799NED", toch=toch)
        news = bewaard(living.home, Store(living.home / "leeg", living.home))
        assert news.gevraagd == date.today().isoformat()
        assert [n.tabel for n in news.gevonden] == expected

"""A series: every area once, going on where it stopped, and no failure that stops the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wijkscan import cli, paths
from wijkscan.errors import CannotWrite, UnknownRegion, UserError
from wijkscan.report import cluster as clusters
from wijkscan.report import reeks
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.store.gebied import Gebied

ROOT = Path(__file__).parents[2]
AMELAND = "GM0060"  # one wijk, seven buurten in the division of 2020


@pytest.fixture
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


@pytest.fixture
def job(tmp_path: Path) -> reeks.Job:
    return reeks.Job(tmp_path / "uit", ".csv", date(2026, 11, 23), paths.data_dir(), None)


class Deadly(Gebied):
    """An area that ends the process that is asked to make it."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


def test_the_wijken_and_the_buurten_of_a_gemeente(desk: Desk) -> None:
    assert [one.code for one in reeks.areas(desk, AMELAND)] == ["WK006000"]
    buurten = reeks.areas(desk, AMELAND, buurten=True)
    assert len(buurten) == 7
    assert {one.wijk_code for one in buurten} == {"WK006000"}
    assert [one.code for one in buurten] == sorted(one.code for one in buurten)


def test_the_whole_country(desk: Desk) -> None:
    found = reeks.areas(desk, "Nederland")
    assert len(found) == len({one.code for one in found}) > 3000


def test_a_buurt_has_no_wijken(desk: Desk) -> None:
    with pytest.raises(UserError, match="geen wijken"):
        reeks.areas(desk, "BU05991082")
    with pytest.raises(UnknownRegion):
        reeks.areas(desk, "GM9999")


def test_it_goes_on_where_it_was(desk: Desk, job: reeks.Job) -> None:
    found = reeks.areas(desk, AMELAND, buurten=True)
    seen: list[tuple[int, int]] = []
    first = reeks.reeks(found[:3], job, 1, lambda done, total, naam: seen.append((done, total)))
    assert [path.exists() for path in first.made] == [True] * 3
    assert seen == [(1, 3), (2, 3), (3, 3)]
    cut = first.made[1]
    cut.write_bytes(cut.read_bytes()[:-5])
    again = reeks.reeks(found, job, 1)
    assert again.skipped == [first.made[0], first.made[2]]
    assert again.made == [cut, *(job.path(one) for one in found[3:])]
    assert len(list(job.uit.iterdir())) == 7


def test_the_same_area_gives_the_same_file(desk: Desk, job: reeks.Job) -> None:
    found = reeks.areas(desk, AMELAND)
    path = reeks.reeks(found, job, 1).made[0]
    before = path.read_bytes()
    assert reeks.reeks(found, job, 1, opnieuw=True).made == [path]
    assert path.read_bytes() == before
    assert path.name == "WK006000-wijk-00.csv"


def test_one_failure_does_not_stop_the_rest(
    desk: Desk, job: reeks.Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = reeks.areas(desk, AMELAND, buurten=True)
    bad, refused = found[0].code, found[1].code

    def render(ending: str, desk: Desk, profile: Any, *rest: Any) -> bytes:
        if profile.area.code == bad:
            raise ZeroDivisionError
        if profile.area.code == refused:
            raise UserError("Dit gebied kan niet.", "Kies een ander.")
        return b"x\r\n"

    monkeypatch.setattr(reeks, "render", render)
    outcome = reeks.reeks(found, job, 1)
    assert [gebied.code for gebied, _ in outcome.failed] == [bad, refused]
    assert "fout in wijkscan" in outcome.failed[0][1]
    assert outcome.failed[1][1] == "Dit gebied kan niet. Kies een ander."
    assert len(outcome.made) == 5


def test_a_full_disk_stops_it_with_a_sentence(
    desk: Desk, job: reeks.Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise CannotWrite("De schijf is vol.")

    monkeypatch.setattr(reeks, "write_whole", full)
    with pytest.raises(CannotWrite, match="vol"):
        reeks.reeks(reeks.areas(desk, AMELAND, buurten=True), job, 1)


def test_a_folder_that_cannot_be_made(job: reeks.Job, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(CannotWrite, match="map"):
        reeks.reeks([], replace(job, uit=tmp_path / "bestand" / "uit"), 1)


def test_two_processes_and_one_that_dies(desk: Desk, job: reeks.Job) -> None:
    found = reeks.areas(desk, AMELAND, buurten=True)
    deadly = Deadly(*(getattr(found[2], name) for name in Gebied.__slots__))
    outcome = reeks.reeks([*found[:2], deadly, *found[3:]], job, 2)
    assert [gebied.code for gebied, _ in outcome.failed] == [found[2].code]
    assert sorted(outcome.made) == [job.path(one) for one in found if one is not found[2]]
    assert all(reeks.whole(path) for path in outcome.made)


def test_nothing_to_do_starts_no_process(job: reeks.Job) -> None:
    series = reeks._Series(job, reeks.Outcome(), 0, lambda *said: None)
    assert reeks._side_by_side(series, deque(), 2) is None
    assert reeks.reeks([], job).made == []


def test_a_series_that_is_killed_leaves_no_process_and_goes_on_where_it_was(
    desk: Desk, tmp_path: Path
) -> None:
    """The workers hold the pipe of their parent: it closes when all of them are gone."""
    found, folder = reeks.areas(desk, "GM0518", buurten=True), tmp_path / "uit"
    command = [sys.executable, "-m", "wijkscan", "reeks", "GM0518", "--buurten", "--soort", "csv"]
    series = subprocess.Popen(
        [*command, "--uit", str(folder), "--processen", "2"], cwd=ROOT, stderr=subprocess.PIPE
    )
    assert series.stderr is not None
    for line in series.stderr:
        if b"%" in line:
            break
    series.kill()
    series.communicate(timeout=30)
    there = [path for path in folder.iterdir() if not path.name.startswith(".")]
    assert 0 < len(there) < len(found)
    assert all(reeks.whole(path) for path in there)
    job = reeks.Job(folder, ".csv", date(2026, 11, 23), paths.data_dir(), None)
    again = reeks.reeks(found[:20], job, 1)
    assert len(again.made) + len(again.skipped) == 20
    assert set(again.skipped) == {job.path(one) for one in found[:20]} & set(there)


def lost(job: reeks.Job, gebied: Gebied) -> bytes:
    raise ConnectionError


def test_workers_elsewhere_bring_back_what_they_made(
    desk: Desk, job: reeks.Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = reeks.areas(desk, AMELAND, buurten=True)
    with ThreadPoolExecutor(1) as workers:
        first = reeks.reeks(found[:2], job, 2, elsewhere=workers)
        monkeypatch.setattr(reeks, "make_content", lost)
        second = reeks.reeks(found[:3], job, 2, elsewhere=workers)
    assert all(reeks.whole(path) for path in first.made)
    assert len(first.made) == len(second.skipped) == 2
    assert [(one.code, "ConnectionError" in why) for one, why in second.failed] == [
        (found[2].code, True)
    ]


def test_a_cluster_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_WAIT", 1)
    with (
        pytest.raises(UserError, match="antwoordt niet"),
        clusters.cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_a_cluster_of_two_workers_on_this_computer_makes_the_same_files(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed")
    arguments = ("reeks", AMELAND, "--buurten", "--soort", "csv", "--uit")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as two:
        code, out, _ = run(
            capsys, *arguments, str(tmp_path / "samen"), "--dask", two.scheduler_address
        )
    assert (code, out) == (0, "Gemaakt: 7.\n")
    assert run(capsys, *arguments, str(tmp_path / "alleen"), "--processen", "1")[0] == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "samen").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "alleen").iterdir()}


@pytest.mark.parametrize(
    ("naam", "expected"),
    [
        ("'s-Gravenhage / Haagse Hout", "s-gravenhage-haagse-hout"),
        ("../../etc/passwd", "etc-passwd"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("漢", "gebied"),
        ("CON", "con"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_name_is_never_a_path(naam: str, expected: str) -> None:
    assert reeks.slug(naam) == expected


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    arguments = ("reeks", AMELAND, "--uit", str(tmp_path), "--soort", "json", "--processen", "1")
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (0, "Gemaakt: 1.\n")
    assert "100%  1 van 1  Wijk 00" in err
    assert [path.name for path in tmp_path.iterdir()] == ["WK006000-wijk-00.json"]
    _, out, _ = run(capsys, *arguments)
    assert out == "Gemaakt: 0.\nWas er al: 1.\n"


@pytest.mark.parametrize(
    ("extra", "exit_code", "words"),
    [
        (("--soort", "doc"), 2, ".docx"),
        (("--processen", "-1"), 2, "minstens 1"),
        (("--thema", "maan"), 2, "ouderen"),
        (("--uit", "/proc/nee"), 1, "map"),
    ],
)
def test_wrong_use_is_said_in_dutch(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    extra: tuple[str, ...],
    exit_code: int,
    words: str,
) -> None:
    code, out, err = run(capsys, "reeks", AMELAND, "--uit", str(tmp_path), *extra)
    assert (code, out) == (exit_code, "")
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("ending", [".docx", ".pptx", ".xlsx", ".csv"])
def test_each_ending_from_the_command_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"scan{ending}"
    code, _, err = run(capsys, "maak", "BU05991082", "--uit", str(target))
    assert code == 0, err
    assert reeks.whole(target)

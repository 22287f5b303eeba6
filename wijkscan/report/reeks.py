"""A report for every wijk or buurt of a gemeente or of the country.

Each report is made on its own, in as many processes as there are cores, and written whole or not
at all. So a series that was stopped goes on where it was: what is there is skipped. An area that
fails is named at the end and does not stop the rest; a disk that is full does.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import re
import signal
import threading
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from wijkscan.boundary import record
from wijkscan.errors import CannotWrite, UserError
from wijkscan.files import write_whole
from wijkscan.report.formats import render
from wijkscan.scan.desk import DEFAULT_FOCUS, Desk, open_desk
from wijkscan.store.columns import Niveau
from wijkscan.store.gebied import Gebied

Progress = Callable[[int, int, str], None]  # made so far, of how many, name of the last area
_IN_FLIGHT = 3  # areas given out per process: enough to keep it busy
_TAIL = 64
# How a whole file of each kind ends; ours is never cut, but a copy of it may be.
_ENDS_WITH = {
    ".html": b"</html>",
    ".pdf": b"%%EOF",
    ".docx": b"PK\x05\x06",
    ".pptx": b"PK\x05\x06",
    ".xlsx": b"PK\x05\x06",
    ".csv": b"\r\n",
    ".json": b"}",
}


@dataclass(frozen=True, slots=True)
class Job:
    """What all reports of a series have in common; small, because it travels with each area."""

    uit: Path
    ending: str
    today: date
    data_dir: Path
    home: Path | None
    focus: str = DEFAULT_FOCUS
    makers: str = ""

    def path(self, gebied: Gebied) -> Path:
        """Where the report of an area comes: its code, and its name for who looks for it."""
        return self.uit / f"{gebied.code}-{slug(gebied.korte_naam)}{self.ending}"


@dataclass(slots=True)
class Outcome:
    """What became of a series; `failed` holds the area and the reason, in Dutch."""

    made: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)
    failed: list[tuple[Gebied, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a process says about one area."""

    error: str = ""
    disk: str = ""  # the disk refuses: no use to go on


def slug(naam: str) -> str:
    """A name as a piece of a file name: small letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "gebied"


def areas(desk: Desk, gebied: str, buurten: bool = False) -> list[Gebied]:
    """The wijken, or the buurten, of a gemeente or of the country, in the order of their codes.

    Raises UnknownRegion or AmbiguousRegion when the place is not clear, UserError for a buurt.
    """
    chosen = desk.regions.kies(gebied)
    wanted = Niveau.BUURT if buurten else Niveau.WIJK
    found = [one for one in _inside(desk, chosen, wanted) if one.niveau is wanted]
    if not found:
        raise UserError(
            f"{chosen.naam} is een {chosen.niveau}: daar zijn geen {wanted}en van.",
            "Kies een gemeente of Nederland, of maak één wijkscan met: wijkscan maak.",
        )
    return sorted(found, key=lambda one: one.code)


def _inside(desk: Desk, gebied: Gebied, wanted: Niveau) -> Iterable[Gebied]:
    if gebied.niveau in (wanted, Niveau.BUURT):
        yield gebied
        return
    for child in desk.regions.kinderen(gebied.code, gebied.indeling):
        yield from _inside(desk, child, wanted)


def reeks(
    found: Iterable[Gebied],
    job: Job,
    processen: int = 0,
    voortgang: Progress | None = None,
    opnieuw: bool = False,
    elsewhere: Executor | None = None,
) -> Outcome:
    """Make what is not there yet; `processen` 0 takes every core, 1 works in this process.

    `opnieuw`: also make what is there. `elsewhere`: workers on other computers, `processen` of
    them; what they make is written here. Raises CannotWrite when the folder or disk refuses.
    """
    _make_folder(job.uit)
    outcome = Outcome()
    todo: list[Gebied] = []
    for gebied in found:
        path = job.path(gebied)
        if not opnieuw and whole(path):
            outcome.skipped.append(path)
        else:
            todo.append(gebied)
    series = _Series(job, outcome, len(todo), voortgang or (lambda done, total, naam: None))
    count = min(processen or _cores(), len(todo))
    if elsewhere:
        _on_others(series, deque(todo), elsewhere, max(count, 1))
    elif count > 1:
        _side_by_side(series, deque(todo), count)
    else:
        for gebied in todo:
            series.take(gebied, make_one(job, gebied))
    return outcome


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"De map {folder} kan wijkscan niet maken.", "Kies een map waar je mag schrijven."
        ) from error


def whole(path: Path) -> bool:
    """Whether a report is there, up to and including its end."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            return _ENDS_WITH[path.suffix] in file.read()
    except OSError:
        return False


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_one(job: Job, gebied: Gebied) -> _Answer:
    """Make and write the report of one area; never raises for that area."""
    made = make_content(job, gebied)
    return made if isinstance(made, _Answer) else _kept(job, gebied, made)


def _kept(job: Job, gebied: Gebied, content: bytes) -> _Answer:
    try:
        write_whole(job.path(gebied), content)
    except CannotWrite as error:
        return _Answer(disk=str(error))
    return _Answer()


def make_content(job: Job, gebied: Gebied) -> bytes | _Answer:
    """The report of one area in whatever process this runs, or why it could not be made."""
    try:
        desk = open_desk(job.data_dir, job.home)
        profile = desk.profile(desk.area([gebied.code]), focus=job.focus)
        return render(job.ending, desk, profile, job.today, job.makers)
    except UserError as error:
        return _Answer(error=str(error))
    except Exception:
        number = record(logging.getLogger("wijkscan"))
        return _Answer(error=f"dit is een fout in wijkscan, niet van jou ({number})")


@dataclass(slots=True)
class _Series:
    """Keeps count of what comes in."""

    job: Job
    outcome: Outcome
    total: int
    voortgang: Progress
    done: int = 0

    def take(self, gebied: Gebied, answer: _Answer) -> None:
        """Write down what became of one area."""
        if answer.disk:
            raise CannotWrite(
                answer.disk, "Maak ruimte en start de reeks opnieuw: hij gaat verder."
            )
        self.done += 1
        if answer.error:
            self.outcome.failed.append((gebied, answer.error))
        else:
            self.outcome.made.append(self.job.path(gebied))
        self.voortgang(self.done, self.total, gebied.korte_naam)


def _side_by_side(series: _Series, todo: deque[Gebied], count: int) -> None:
    """Work in several processes. When one dies, go on with new ones.

    The areas that were being made then are suspects: each is tried once more, alone.
    """
    suspects: list[Gebied] = []
    while todo:
        suspects += _until_broken(series, todo, count)
    for gebied in suspects:
        if _until_broken(series, deque([gebied]), 1):
            series.take(gebied, _Answer(error="het maken stopte plotseling, ook de tweede keer"))


def _until_broken(series: _Series, todo: deque[Gebied], count: int) -> list[Gebied]:
    """Give out areas until there are none left, or a process dies; then what was under way."""
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _settle)
    given: dict[Future[_Answer], Gebied] = {}
    try:
        while todo or given:
            _give_out(pool, series.job, todo, given, count * _IN_FLIGHT)
            ready, _ = wait(given, return_when=FIRST_COMPLETED)
            for future in ready:
                series.take(given[future], future.result())
                del given[future]
    except BrokenProcessPool:
        return list(given.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def _give_out(
    pool: Executor, job: Job, todo: deque[Gebied], given: dict[Future[_Answer], Gebied], most: int
) -> None:
    """Keep `most` areas under way; not all at once, so that memory does not grow with them."""
    while todo and len(given) < most:
        gebied = todo[0]
        given[pool.submit(partial(make_one, job), gebied)] = gebied
        todo.popleft()


def _on_others(series: _Series, todo: deque[Gebied], workers: Executor, count: int) -> None:
    """Give out areas to workers that do not share our disk, and write what comes back."""
    given: dict[Future[bytes | _Answer], Gebied] = {}
    while todo or given:
        while todo and len(given) < count * _IN_FLIGHT:
            gebied = todo.popleft()
            given[workers.submit(make_content, series.job, gebied)] = gebied
        ready, _ = wait(given, return_when=FIRST_COMPLETED)
        for future in ready:
            gebied = given.pop(future)
            series.take(gebied, _brought(series.job, gebied, future))


def _brought(job: Job, gebied: Gebied, future: Future[bytes | _Answer]) -> _Answer:
    """What a worker gave back; a worker that is lost costs one area."""
    try:
        made = future.result()
    except Exception as error:
        return _Answer(error=f"de werker gaf geen antwoord ({type(error).__name__})")
    return made if isinstance(made, _Answer) else _kept(job, gebied, made)


def _settle() -> None:
    """What each process does first."""
    # Ctrl-C stops the series in one place: the process that gives out the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Tables and areas stay all the time: walking over them again and again took a tenth of it.
    gc.set_threshold(50_000, 20, 100)


def _end_with_parent() -> None:
    """A process whose giver of work was killed would wait for the next area for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

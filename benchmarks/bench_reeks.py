"""A series of reports: how many a second, and whether memory stays flat.

    python -m benchmarks.bench_reeks [GEBIED] [--soort html] [--processen N] [--buurten] [--delen]

The goal is 20 HTML reports a second on 2 cores once warm. First come wijken of another gemeente,
which warm the processes and do not count. Processor time per report is printed too: on a computer
that does other things as well, only that can be compared. `--delen` works in one process and
prints where the time goes and how the memory of that process grows.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from wijkscan import paths
from wijkscan.report import html, reeks
from wijkscan.report.compose import make_report
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.store.gebied import Gebied

WARM_BY, WARMING = "GM0363", 24
CORES = 2  # of the promise


def speed(warming: list[Gebied], found: list[Gebied], job: reeks.Job, processen: int) -> None:
    """Reports a second once the processes are warm, and what each took."""
    moments: list[tuple[float, float]] = []
    began = time.perf_counter()
    every = [*warming, *(gebied for gebied in found if gebied not in warming)]
    outcome = reeks.reeks(every, job, processen, lambda *said: moments.append(_now()))
    (first, spent), (last, total) = moments[len(warming) - 1], moments[-1]
    counted = len(moments) - len(warming)
    print(f"{len(outcome.made)} gemaakt, {len(outcome.failed)} mislukt, {last - began:.1f} s")
    print(f"warm: {counted / (last - first):.1f} per seconde")
    if total > spent:
        each = (total - spent) / counted
        print(f"processortijd: {1000 * each:.0f} ms per verslag")
        print(f"op {CORES} kernen die vrij zijn: {CORES / each:.0f} per seconde")
    print(f"belasting van de computer: {os.getloadavg()[0]:.1f}")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"grootste proces: {largest} MB")


def _now() -> tuple[float, float]:
    """The clock, and the processor time of the processes that work (from /proc, so on Linux)."""
    spent = 0.0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[1]) == os.getpid():
                spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return time.perf_counter(), spent


def in_parts(found: list[Gebied], desk: Desk) -> None:
    """Processor time per step for one report, and memory after each fifth."""
    spent = dict.fromkeys(("cijfers", "kaarten", "HTML"), 0.0)
    for index, gebied in enumerate(found):
        moments = [time.process_time()]
        profile = desk.profile(desk.area([gebied.code]))
        moments.append(time.process_time())
        report = make_report(profile, desk, today=date(2026, 11, 23))
        moments.append(time.process_time())
        html.render(report)
        moments.append(time.process_time())
        if index:  # the first one warms
            for name, first, last in zip(spent, moments, moments[1:], strict=False):
                spent[name] += last - first
        if index % max(len(found) // 5, 1) == 0:
            used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"na {index + 1:>5}: {used} MB")
    for name, seconds in spent.items():
        print(f"{name:<8}{1000 * seconds / max(len(found) - 1, 1):>8.0f} ms cpu per verslag")


def main() -> None:
    """Print the figures of one series."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gebied", nargs="?", default="GM0599")
    parser.add_argument("--soort", default="html")
    parser.add_argument("--processen", type=int, default=0)
    parser.add_argument("--buurten", action="store_true")
    parser.add_argument("--delen", action="store_true")
    given = parser.parse_args()
    desk = open_desk(paths.data_dir(), None)
    found = reeks.areas(desk, given.gebied, given.buurten)
    if given.delen:
        in_parts(found, desk)
        return
    with tempfile.TemporaryDirectory() as folder:
        job = reeks.Job(Path(folder), f".{given.soort}", date(2026, 11, 23), paths.data_dir(), None)
        warming = reeks.areas(desk, WARM_BY)[:WARMING]
        speed(warming, found, job, given.processen)


if __name__ == "__main__":
    main()

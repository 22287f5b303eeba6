"""The report: milliseconds warm for HTML and PDF, and what the files weigh.

    python benchmarks/bench_report.py [GEBIED ...]

Median of 9 in one process with the figures and maps ready; the promise is HTML under 400 ms and
1.5 MB, PDF under 2 s and 1 MB. The cut of the typeface is made once per computer and timed apart.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from wijkscan import paths
from wijkscan.report import fonts, html, pdf
from wijkscan.report.compose import make_report
from wijkscan.scan.desk import Desk, open_desk

AREAS = ("BU05991082", "WK059910", "GM0599")
ROUNDS = 9


def median_ms(work: Callable[[], object]) -> float:
    """Median time of one call, after a first one that does not count."""
    work()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def cut_seconds() -> float:
    """Seconds to cut the typeface down, as on a computer where wijkscan runs for the first time."""
    source = fonts.source_file()
    if source is None:
        return 0.0
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        fonts._fill(source, Path(folder))
        return time.perf_counter() - began


def line(desk: Desk, code: str) -> str:
    """One area: drawing the maps, and both forms of its report."""
    profile = desk.profile(desk.area([code]))
    make = partial(make_report, profile, desk, today=date(2026, 11, 23))
    report = make()
    parts = [f"{code:<14}"]
    for render in (html.render, pdf.render):
        parts.append(
            f"{median_ms(partial(render, report)):>10.0f}{len(render(report)) / 1000:>10.0f}"
        )
    return "".join(parts) + f"{median_ms(make):>10.0f}"


def main() -> None:
    """Print one line per area."""
    desk = open_desk(paths.data_dir(), None)
    titles = ("HTML ms", "HTML kB", "PDF ms", "PDF kB", "kaart ms")
    print(f"{'gebied':<14}" + "".join(f"{title:>10}" for title in titles))
    for code in sys.argv[1:] or AREAS:
        print(line(desk, code))
    print(f"lettertype bijsnijden, eenmalig: {cut_seconds():.1f} s")


if __name__ == "__main__":
    main()

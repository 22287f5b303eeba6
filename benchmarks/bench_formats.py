"""Every format of one scan: milliseconds warm and what the file weighs.

    python benchmarks/bench_formats.py [GEBIED ...]

Median of 5 in one process with figures and maps ready. The promise is DOCX and PPTX under 1.5 s
each. Processor time stands beside it: that does not change when the computer is busy.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module

from wijkscan import paths
from wijkscan.report.compose import make_report
from wijkscan.report.formats import RENDERERS
from wijkscan.scan.desk import open_desk

AREAS = ("BU05991082", "WK059910", "GM0599")
ROUNDS = 5


def medians_ms(work: Callable[[], object]) -> tuple[float, float]:
    """Median wall and processor time of one call, after a first one that does not count."""
    work()
    wall, processor = [], []
    for _ in range(ROUNDS):
        began, used = time.perf_counter(), time.process_time()
        work()
        wall.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return statistics.median(wall), statistics.median(processor)


def main() -> None:
    """Print one line per area and format."""
    desk = open_desk(paths.data_dir(), None)
    print(f"{'gebied':<14}{'soort':<7}{'ms':>8}{'cpu ms':>8}{'kB':>8}")
    for code in sys.argv[1:] or AREAS:
        report = make_report(desk.profile(desk.area([code])), desk, today=date(2026, 11, 23))
        for ending, module in RENDERERS.items():
            render = partial(import_module(f"wijkscan.report.{module}").render, report)
            wall, processor = medians_ms(render)
            size = len(render()) / 1000
            print(f"{code:<14}{ending:<7}{wall:>8.0f}{processor:>8.0f}{size:>8.0f}", flush=True)


if __name__ == "__main__":
    main()

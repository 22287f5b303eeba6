"""Every format of an area, and the Office forms of a scan: milliseconds warm and the weight.

    python -m benchmarks.bench_formats [GEBIED ...]

Median of 5 in one process with figures and maps ready. The promise is DOCX and PPTX under 1.5 s
each for a full scan; of the largest scan that may be opened it is printed once. Processor time
stands beside it: that does not change when the computer is busy.
"""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from importlib import import_module

from benchmarks.bench_report import EXAMPLE, HEAD, largest, of_scan, row
from wijkscan import paths
from wijkscan.report.compose import make_report
from wijkscan.report.formats import RENDERERS
from wijkscan.scan.desk import open_desk
from wijkscan.scan.importeren import lees_bestand

AREAS = ("BU05991082", "WK059910", "GM0599")
OFFICE = (".docx", ".pptx", ".xlsx", ".csv")
ROUNDS = 5


def main() -> None:
    """Print one line per area and format, then per form of a scan."""
    desk = open_desk(paths.data_dir(), None)
    print(HEAD)
    for code in sys.argv[1:] or AREAS:
        report = make_report(desk.profile(desk.area([code])), desk, today=date(2026, 11, 23))
        for ending, module in RENDERERS.items():
            render = partial(import_module(f"wijkscan.report.{module}").render, report)
            print(row(code, ending, render, ROUNDS), flush=True)
    example = lees_bestand(EXAMPLE)
    for line in of_scan(desk, "voorbeeld", example, OFFICE, ROUNDS):
        print(line, flush=True)
    for line in of_scan(desk, "grootste", largest(example), OFFICE, 1):
        print(line, flush=True)


if __name__ == "__main__":
    main()

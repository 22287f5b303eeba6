"""Reports of an area and every form of a scan: milliseconds warm for HTML and PDF, and the weight.

    python -m benchmarks.bench_report [GEBIED ...]

Median of 9 in one process with figures and maps ready; a PDF that was never made before (other
gemeenten, one after the other) stands apart, because typst remembers what it has set. The promise:
HTML under 400 ms and 1.5 MB, PDF under 300 ms and 1 MB; of the largest scan that may be opened only
the weight. Beside it stands the processor time, which changes less when the computer is busy. The
cut of the typeface is made once per computer and timed apart.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from wijkscan import paths
from wijkscan.report import fonts, html, pdf
from wijkscan.report.compose import make_report
from wijkscan.report.forms import FORMS, render_scan
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.importeren import MAX_BYTES, lees_bestand, schrijf
from wijkscan.scan.model import MAX_PROBLEMEN, Wijkscan, nieuw_id
from wijkscan.scan.model_basis import MAX_TEKST

NEW = ("GM0363", "GM0518", "GM0344", "GM0014", "GM0153", "GM0855", "GM0758")
AREAS = ("BU05991082", "WK059910", "GM0599")
EXAMPLE = Path(__file__).parents[1] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
TODAY = date(2026, 11, 23)
PAGES = (".html", ".pdf")
ROUNDS = 9
HEAD = f"{'wat':<30}{'soort':<7}{'ms':>8}{'cpu ms':>8}{'kB':>8}"


def medians_ms(
    work: Callable[[], object], rounds: int = ROUNDS, warm: bool = True
) -> tuple[float, float]:
    """Median wall and processor time of one call; `warm`: after a first one that does not count."""
    if warm:
        work()
    wall, processor = [], []
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        work()
        wall.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return statistics.median(wall), statistics.median(processor)


def cut_seconds() -> float:
    """Seconds to cut the typeface down, as on a computer where wijkscan runs for the first time."""
    source = fonts.source_file()
    if source is None:
        return 0.0
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        fonts._fill(source, Path(folder))
        return time.perf_counter() - began


def row(name: str, ending: str, make: Callable[[], bytes | str], rounds: int = ROUNDS) -> str:
    """One line: what was made, how long it took and what it weighs."""
    wall, processor = medians_ms(make, rounds)
    made = make()
    size = len(made if isinstance(made, bytes) else made.encode()) / 1000
    return f"{name:<30}{ending:<7}{wall:>8.0f}{processor:>8.0f}{size:>8.0f}"


def of_area(desk: Desk, code: str) -> Iterator[str]:
    """The report of one area; its maps are drawn for each report, so they have a line too."""
    profile = desk.profile(desk.area([code]))
    make = partial(make_report, profile, desk, today=TODAY)
    report = make()
    yield row(code, ".html", lambda: html.render(report))
    yield row(code, ".pdf", lambda: pdf.render(report))
    wall, processor = medians_ms(make)
    yield f"{code:<30}{'kaart':<7}{wall:>8.0f}{processor:>8.0f}"


def never_made(desk: Desk) -> str:
    """The PDF of gemeenten that were not made before, in a process that is warm."""
    reports = [make_report(desk.profile(desk.area([code])), desk, today=TODAY) for code in NEW]
    made = [
        (medians_ms(partial(pdf.render, one), 1, warm=False), pdf.render(one)) for one in reports
    ]
    wall, processor = (
        statistics.median(times) for times in zip(*(t for t, _ in made), strict=True)
    )
    size = max(len(content) for _, content in made) / 1000
    return f"{'nieuwe gemeente':<30}{'.pdf':<7}{wall:>8.0f}{processor:>8.0f}{size:>8.0f}"


def of_scan(
    desk: Desk, name: str, scan: Wijkscan, endings: tuple[str, ...], rounds: int = ROUNDS
) -> Iterator[str]:
    """Every form of a scan with one of these endings, from the stored scan to the bytes."""
    for key, form in FORMS.items():
        for ending in endings:
            if ending in form.endings:
                make = partial(render_scan, scan, key, ending, desk, TODAY)
                yield row(f"{name} {key}", ending, make, rounds)


def largest(scan: Wijkscan) -> Wijkscan:
    """As many problems, and as much text in them, as a file of 10 MB may hold."""
    long = ("Ouderen komen weinig buiten. " * 400)[:MAX_TEKST]
    made = scan.model_copy(deep=True)
    while len(made.problemen) < MAX_PROBLEMEN:
        copy = made.problemen[0].model_copy(deep=True)
        for record in (copy, *copy.e, *copy.s):
            record.id = nieuw_id()
        copy.p_gevolg = copy.tegen = long
        made.problemen.append(copy)
    while len(schrijf(made)) > MAX_BYTES:
        made.problemen.pop()
    return made


def main() -> None:
    """Print a line per report: areas first, then the example scan and the largest."""
    desk = open_desk(paths.data_dir(), None)
    print(HEAD)
    for code in sys.argv[1:] or AREAS:
        print(*of_area(desk, code), sep="\n", flush=True)
    print(never_made(desk), flush=True)
    example = lees_bestand(EXAMPLE)
    for line in of_scan(desk, "voorbeeld", example, PAGES):
        print(line, flush=True)
    for line in of_scan(desk, "grootste", largest(example), PAGES, rounds=1):
        print(line, flush=True)
    print(f"lettertype bijsnijden, eenmalig: {cut_seconds():.1f} s")


if __name__ == "__main__":
    main()

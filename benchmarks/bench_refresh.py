"""A full refresh of one KWB edition against `cbsodata.get_data` for the same columns.

    python benchmarks/bench_refresh.py [--bron ../shared] [--keer 3]

Promise: at least 3 times faster, at most a third of the peak memory. Both talk to the same local
service and take their turns; each run is a process of its own. "eerste vraag": the service makes
its answers while we wait, as a real one does; "herhaald": it has them ready, so that only the
client counts. Memory is the peak above what the process needed before its first question.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MINE = """
import json, resource, sys, time
from pathlib import Path
from wijkscan.settings import Settings
from wijkscan.store import refresh
import pyarrow.compute, pyarrow.json, pyarrow.parquet, cbsodata
bare = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
given = Settings(home=Path(sys.argv[2]), cbs_url=sys.argv[1])
report = refresh.bijwerken(given, ["84799NED"], data_dir=Path(sys.argv[2]))
assert report.exit_code == 0 and report.tabellen[0].nieuw > 40, report
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([seconds, peak / 1024, bare / 1024]))
"""
THEIRS = """
import json, resource, sys, time
import cbsodata
bare = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
cbsodata.options.use_https = False
rows = cbsodata.get_data("84799NED", catalog_url=sys.argv[1].removeprefix("http://"))
assert len(rows) == 17341, len(rows)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([seconds, peak / 1024, bare / 1024]))
"""


def once(program: str, base: str) -> list[float]:
    """Seconds, peak MB, and MB before the first question."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-c", program, base, home]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE)
    return json.loads(done.stdout.splitlines()[-1])


def service(shared: Path, *folders: str) -> tuple[subprocess.Popen[str], str]:
    """The stand-in in a process of its own, on a free port."""
    tables = [shared / "data/tables" / name for name in folders or ("kwb",)]
    tables.append(shared / "data/odata-samples/v3")
    command = [sys.executable, "-m", "cbs_standin", "--port", "0"]
    command += [part for folder in tables for part in ("--tables", str(folder))]
    process = subprocess.Popen(
        command, cwd=shared, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    return process, line.split(" on ")[1].split()[0]


def forget(base: str) -> None:
    """Let the service make its answers again."""
    urllib.request.urlopen(urllib.request.Request(f"{base}/_standin/reset", method="POST")).read()


def median_runs(base: str, times: int, *, first: bool) -> tuple[list[float], list[float]]:
    """Medians of seconds, peak and bare memory, of both clients in turn."""
    runs: tuple[list[list[float]], list[list[float]]] = ([], [])
    for _ in range(times):
        for program, kept in zip((MINE, THEIRS), runs, strict=True):
            if first:
                forget(base)
            kept.append(once(program, base))
    mine, theirs = ([statistics.median(c) for c in zip(*side, strict=True)] for side in runs)
    return mine, theirs


def show(title: str, mine: list[float], theirs: list[float]) -> None:
    """Both, and the ratios."""
    print(title)
    for name, (seconds, peak, bare) in (("wijkscan bijwerken", mine), ("cbsodata", theirs)):
        print(f"  {name:20} {seconds:6.2f} s   {peak - bare:4.0f} MB erbij   top {peak:4.0f} MB")
    memory = (mine[1] - mine[2]) / (theirs[1] - theirs[2])
    print(f"  {theirs[0] / mine[0]:.1f} keer zo snel (belofte: 3)")
    print(f"  {memory:.2f} van het geheugen erbij (belofte: hooguit 0.33)")


def main() -> None:
    """Print both situations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--keer", type=int, default=3)
    options = parser.parse_args()
    process, base = service(options.bron.resolve())
    try:
        for program in (MINE, THEIRS):
            once(program, base)
        show("eerste vraag", *median_runs(base, options.keer, first=True))
        show("herhaald", *median_runs(base, options.keer, first=False))
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()

"""A full refresh of one KWB edition against `cbsodata.get_data` for the same columns.

    python benchmarks/bench_refresh.py [--bron ../shared] [--keer 3]

Promise: at least 3 times faster, at most a third of the peak memory. Both talk to the same local
service, which has answered each question once before the clock starts; each run is a process of
its own. Peak memory is that of the process; what Python and the libraries need before the first
question is printed beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MINE = """
import json, resource, sys, time
from pathlib import Path
from wijkscan.settings import Settings
from wijkscan.store import refresh
import pyarrow.parquet, cbsodata
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


def service(shared: Path) -> tuple[subprocess.Popen[str], str]:
    """The stand-in in a process of its own, on a free port."""
    tables = [shared / "data/tables/kwb", shared / "data/odata-samples/v3"]
    command = [sys.executable, "-m", "cbs_standin", "--port", "0"]
    command += [part for folder in tables for part in ("--tables", str(folder))]
    process = subprocess.Popen(
        command, cwd=shared, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    return process, line.split(" on ")[1].split()[0]


def main() -> None:
    """Print both, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--keer", type=int, default=3)
    options = parser.parse_args()
    process, base = service(options.bron.resolve())
    try:
        for program in (MINE, THEIRS):
            once(program, base)
        runs = [(once(MINE, base), once(THEIRS, base)) for _ in range(options.keer)]
    finally:
        process.terminate()
        process.wait()
    mine, theirs = (
        [statistics.median(c) for c in zip(*side, strict=True)] for side in zip(*runs, strict=True)
    )
    for name, (seconds, peak, bare) in (
        ("wijkscan bijwerken", mine),
        ("cbsodata.get_data", theirs),
    ):
        print(f"{name:20} {seconds:6.2f} s   top {peak:5.0f} MB   leeg {bare:4.0f} MB")
    print(f"{theirs[0] / mine[0]:.1f} keer zo snel (belofte: 3)")
    print(f"{mine[1] / theirs[1]:.2f} van het geheugen (belofte: hooguit 0.33)")


if __name__ == "__main__":
    main()

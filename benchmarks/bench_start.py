"""How fast the command line answers: whole processes, their memory, and a warm profile.

Promises: profiel --json under 1.5 s and 300 MB; a warm profile under 50 ms; maak under 4 s
(.pdf under 5 s). The first run also works out the verdicts of the country; it is shown apart.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
AREA = "WK059910"


def process(*arguments: str, home: str) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one whole command."""
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "wijkscan", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "WIJKSCAN_HOME": home},
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"wijkscan {' '.join(arguments)}: exit {child.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def show(name: str, promise: str, runs: list[tuple[float, float]]) -> None:
    """Median time and highest memory of the runs, beside the promise."""
    seconds = statistics.median(run[0] for run in runs)
    memory = max(run[1] for run in runs)
    print(f"{name:<34} {seconds:6.2f} s   {memory:5.0f} MB   (promise: {promise})")


def warm_profile(home: str) -> float:
    """Milliseconds for the profile of an area that was not asked for before."""
    from wijkscan import paths
    from wijkscan.scan.desk import open_desk

    desk = open_desk(paths.data_dir(), Path(home))
    wijken = [gebied.code for gebied in desk.regions.kinderen("GM0599")]
    desk.profile(desk.area(wijken[:1]))
    times = []
    for code in wijken[1:]:
        area = desk.area([code])
        started = time.perf_counter()
        desk.profile(area)
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def main() -> None:
    """Measure everything once in one run."""
    with tempfile.TemporaryDirectory() as home:
        first = process("profiel", AREA, "--json", home=home)
        print(f"{'profiel, first time on a machine':<34} {first[0]:6.2f} s   {first[1]:5.0f} MB")
        again = [process("profiel", AREA, "--json", home=home) for _ in range(RUNS)]
        show("profiel WK059910 --json", "1.5 s, 300 MB", again)
        for ending, promise in (("html", "4 s"), ("pdf", "5 s")):
            target = Path(home) / f"x.{ending}"
            runs = [process("maak", AREA, "--uit", str(target), home=home) for _ in range(RUNS)]
            show(f"maak WK059910 --uit x.{ending}", promise, runs)
            print(f"{'':<34} {target.stat().st_size / 1e6:6.2f} MB file")
        print(
            f"{'profile of a next wijk, warm':<34} {warm_profile(home):6.1f} ms   (promise: 50 ms)"
        )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'memory of this process':<34} {memory:6.0f} MB")


if __name__ == "__main__":
    main()

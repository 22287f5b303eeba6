"""A full refresh of one KWB edition against `cbsodata.get_data` for the same columns.

    python benchmarks/bench_refresh.py [--bron ../shared] [--keer 5]

Promise: at least 3 times faster, at most a third of the peak memory. Both talk to the same local
service and take their turns; each run is a process of its own. Three situations:

    eerste vraag   the service makes its answers while we wait, as a real one does
    herhaald       it has them ready, so that only the client counts
    schoollijn     it has them ready, at the other end of a line of 20 Mbit/s

Memory is the peak above what the process needed before its first question. "rekentijd" is the
processor time of the client, "dienst" that of the service, which no client can do without.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TABLE = "84799NED"
LINE = 20_000_000 / 8  # bytes a second
FRAME = """
import json, resource, sys, time
{setup}
def used():
    return resource.getrusage(resource.RUSAGE_SELF)
bare, start = used(), time.perf_counter()
{work}
seconds, end = time.perf_counter() - start, used()
busy = end.ru_utime + end.ru_stime - bare.ru_utime - bare.ru_stime
print(json.dumps([seconds, busy, end.ru_maxrss / 1024, bare.ru_maxrss / 1024]))
"""
MINE = FRAME.format(
    setup="""
from pathlib import Path
from wijkscan.settings import Settings
from wijkscan.store import refresh
import pyarrow.compute, pyarrow.json, pyarrow.parquet, cbsodata
""",
    work=f"""
given = Settings(home=Path(sys.argv[2]), cbs_url=sys.argv[1], transfer_timeout=600)
report = refresh.bijwerken(given, ["{TABLE}"], data_dir=Path(sys.argv[2]))
assert report.exit_code == 0 and report.tabellen[0].nieuw > 40, report
""",
)
THEIRS = FRAME.format(
    setup="import cbsodata",
    work=f"""
cbsodata.options.use_https = False
rows = cbsodata.get_data("{TABLE}", catalog_url=sys.argv[1].removeprefix("http://"))
assert len(rows) == 17341, len(rows)
""",
)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, processor seconds, peak and bare memory (MB), processor seconds of the service."""

    seconds: float
    busy: float
    peak: float
    bare: float
    service: float

    @property
    def memory(self) -> float:
        """MB above what the process needed before its first question."""
        return self.peak - self.bare


class Service:
    """The stand-in in a process of its own, on a free port."""

    def __init__(self, shared: Path, *folders: str) -> None:
        tables = [shared / "data/tables" / name for name in folders or ("kwb",)]
        tables.append(shared / "data/odata-samples/v3")
        command = [sys.executable, "-m", "cbs_standin", "--port", "0"]
        command += [part for folder in tables for part in ("--tables", str(folder))]
        self.process = subprocess.Popen(
            command, cwd=shared, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None
        self.base = self.process.stdout.readline().split(" on ")[1].split()[0]

    def tell(self, name: str, **content: object) -> None:
        """Give an order to the service."""
        order = json.dumps(content).encode()
        address = f"{self.base}/_standin/{name}"
        urllib.request.urlopen(urllib.request.Request(address, order, method="POST")).read()

    def busy(self) -> float:
        """Its processor seconds until now."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self) -> Service:
        return self

    def __exit__(self, *_: object) -> None:
        """End it, however the work with it ended."""
        self.process.terminate()
        self.process.wait()


def once(program: str, service: Service) -> Run:
    """One run in a process of its own."""
    before = service.busy()
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-c", program, service.base, home]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE)
    return Run(*json.loads(done.stdout.splitlines()[-1]), service.busy() - before)


def medians(service: Service, times: int, prepare: Callable[[Service], None]) -> list[Run]:
    """Both clients in turn; the medians of ours and of theirs."""
    runs: tuple[list[Run], list[Run]] = ([], [])
    for _ in range(times):
        for program, kept in zip((MINE, THEIRS), runs, strict=True):
            prepare(service)
            kept.append(once(program, service))
    names = Run.__dataclass_fields__
    return [Run(*(statistics.median(getattr(r, n) for r in side) for n in names)) for side in runs]


def show(title: str, mine: Run, theirs: Run) -> None:
    """Both, and the ratios."""
    print(title)
    for name, run in (("wijkscan bijwerken", mine), ("cbsodata", theirs)):
        print(
            f"  {name:20}{run.seconds:6.2f} s   rekentijd {run.busy:5.2f} s   "
            f"dienst {run.service:5.2f} s   {run.memory:4.0f} MB erbij (top {run.peak:.0f} MB)"
        )
    print(f"  {theirs.seconds / mine.seconds:.1f} keer zo snel (belofte: 3)")
    print(f"  {mine.memory / theirs.memory:.2f} van het geheugen erbij (belofte: hooguit 0,33)")


def forget(service: Service) -> None:
    """Let the service make its answers again."""
    service.tell("reset")


def ready(_: Service) -> None:
    """The service has its answers ready from the run before."""


def main() -> None:
    """Print the three situations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--keer", type=int, default=5)
    options = parser.parse_args()
    with Service(options.bron.resolve()) as service:
        for program in (MINE, THEIRS):
            once(program, service)
        show("eerste vraag", *medians(service, options.keer, forget))
        show("herhaald", *medians(service, options.keer, ready))
        service.tell("faults", kind="drip", rate=LINE)
        show("schoollijn van 20 Mbit/s", *medians(service, 1, ready))


if __name__ == "__main__":
    main()

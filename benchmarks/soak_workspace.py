"""The long run of what the tests do briefly: nothing that was accepted or acknowledged is lost.

    python benchmarks/soak_workspace.py [KEER]

1,000 random orders of two writers, and 200 times `kill -9` while saving, backing up, importing
and restoring, each on SQLite and on PostgreSQL. KEER (default 1) divides all of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = (
    ("W1", "tests/property/test_workspace_interleavings.py", "WIJKSCAN_PROEVEN", 1000, 2),
    ("W6", "tests/unit/test_workspace_kill.py", "WIJKSCAN_KILLS", 200, 8),
)


def run(name: str, path: str, variable: str, times: int, series: int) -> bool:
    """Run one test file with more rounds and print what came of it."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", path],
        cwd=ROOT,
        env=os.environ | {variable: str(times)},
        capture_output=True,
        text=True,
        check=False,
    )
    good = done.returncode == 0
    print(
        f"{name}: {times} keer in {series} reeksen (SQLite en PostgreSQL): "
        f"{'niets kwijt' if good else 'FOUT'}, {time.monotonic() - start:.0f} s"
    )
    print("  " + done.stdout.strip().splitlines()[-1])
    if not good:
        print(done.stdout[-6000:])
    return good


def main() -> int:
    divide = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    results = [
        run(name, path, variable, max(1, times // divide), series)
        for name, path, variable, times, series in RUNS
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())

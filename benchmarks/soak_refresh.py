"""`kill -9` at random moments of a refresh of whole tables: the figures stay of one edition.

    python benchmarks/soak_refresh.py [--bron ../shared] [--keer 30]

First: every edition that the service has is built again as the very file that is bundled.

Prints how often the old and how often the new edition was in force afterwards, and how long it
took at most to open the tables again. Ends with an error when a file was damaged or the
tables came from different runs.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.bench_refresh import HERE, Service
from wijkscan import paths
from wijkscan.settings import Settings
from wijkscan.store import refresh
from wijkscan.store.figures import Store

TABLES = ("84799NED", "86165NED", "50090NED")
TOO_EARLY = 4
RUN = """
from pathlib import Path
from wijkscan import settings
from wijkscan.store import refresh
given = settings.load()
done = refresh.bijwerken(given, ["kwb", "gezondheid"], opnieuw=True, toch=True, data_dir=given.home)
print(*(f"{t.tabel} {t.status} {t.redenen}" for t in done.tabellen), sep="; ")
"""
PATIENT = {"READ_TIMEOUT": 120, "NO_ANSWER_LIMIT": 120, "TRANSFER_TIMEOUT": 300}
"""A busy computer must not make one of the two tables fail: then they may differ with reason."""


def publish(service: Service, moment: str) -> None:
    """Both tables get a new date of change."""
    for table in TABLES:
        service.tell("changes", table=table, infos={"Modified": moment})


def in_force(home: Path) -> set[str]:
    """The dates of change of the tables in force; every file is checked."""
    store = Store(home, home)
    states = store.verify()
    if store.beschadigd or not all(state.in_orde for state in states):
        raise SystemExit(f"beschadigd: {store.beschadigd}")
    return {state.sidecar.gewijzigd for state in states}


def run(base: str, home: Path) -> subprocess.Popen[str]:
    """A refresh in a process of its own."""
    given = {"HOME": home, "CBS_URL": base, "DERDEN_URL": base, **PATIENT}
    environment = {**os.environ, **{f"WIJKSCAN_{k}": str(v) for k, v in given.items()}}
    command = [sys.executable, "-c", RUN]
    return subprocess.Popen(
        command,
        env=environment,
        cwd=HERE,
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )


def timed(service: Service, home: Path, moment: str) -> float:
    """Seconds of a refresh that nobody kills; the service makes its answers anew."""
    publish(service, moment)
    began = time.monotonic()
    run(service.base, home).communicate()
    return time.monotonic() - began


def built_again(service: Service) -> int:
    """Editions of a refresh that are, byte for byte, the bundled ones; ends when one is not."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        given = {"home": home, "cbs_url": service.base, "derden_url": service.base}
        patient = {name.lower(): seconds for name, seconds in PATIENT.items()}
        refresh.bijwerken(Settings(**given, **patient), ["84799NED", "gezondheid"], opnieuw=True)
        made, bundle = Store(home, home).snapshots, Store(paths.data_dir())
        for mine in made:
            kept = bundle.snapshot(mine.sidecar.tabel, mine.sidecar.uitgave)
            if not kept or kept.sidecar.sha256 != mine.sidecar.sha256:
                raise SystemExit(f"anders dan meegeleverd: {mine.name}")
    return len(made)


def main() -> None:
    """Kill, look, publish, again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--keer", type=int, default=30)
    options = parser.parse_args()
    chance = random.Random(30)
    seen: Counter[str] = Counter()
    with (
        Service(options.bron.resolve(), "kwb", "rivm") as service,
        tempfile.TemporaryDirectory() as folder,
    ):
        home = Path(folder)
        print(f"{built_again(service)} uitgaven, byte voor byte gelijk aan wat is meegeleverd")
        whole, slowest, early = timed(service, home, "2025-12-01T00:00:00"), 0.0, 0
        for number in range(options.keer):
            moment = f"2026-01-{number % 28 + 1:02d}T{number // 28:02d}:00:00"
            publish(service, moment)
            killed = run(service.base, home)
            time.sleep(chance.uniform(0, whole * 1.1))
            if killed.poll() is None:
                os.killpg(killed.pid, signal.SIGKILL)
                seen["afgebroken"] += 1
            said = killed.communicate()[0]
            began = time.monotonic()
            dates = in_force(home)
            slowest = max(slowest, time.monotonic() - began)
            if moment in dates and dates != {moment}:
                raise SystemExit(f"twee uitgaven door elkaar: {dates}; {said}")
            seen["nieuw" if moment in dates else "oud"] += 1
            early = 0 if moment in dates else early + 1
            if early == TOO_EARLY:  # the computer became slower: measure again
                whole, early = timed(service, home, moment.replace("T00", "T12")), 0
    print(f"een hele verversing: {whole:.1f} s; {dict(seen)}; 0 keer door elkaar of beschadigd")
    print(f"opnieuw openen en alles nalopen: hooguit {slowest:.2f} s (belofte: 5 s)")


if __name__ == "__main__":
    main()

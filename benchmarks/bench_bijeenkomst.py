"""A meeting of a leernetwerk: fifteen people who vote and note at once, in the app itself.

    python -m benchmarks.bench_bijeenkomst            half a minute
    python -m benchmarks.bench_bijeenkomst --processes 3 --postgres
    python -m benchmarks.bench_bijeenkomst --problems 20      six large scans on the table
    python -m benchmarks.bench_bijeenkomst --problems 200     six of the largest there can be

Each of the fifteen has a page of the meeting open over Streamlit's own websocket; the watch for
neighbours reruns every 3 s, as in a browser. Each writes every 2 s on average: a note, or a vote.
A sixteenth page, as of the wall, only looks. With more processes the people are spread over them.
Printed are the time of a save with the rerun that shows it (promise: p95 under 0.8 s) and how
long it takes until another page shows the change (promise: within 5 s).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.bench_sidebyside import large
from benchmarks.soak_app import free_ports, memory, percentile, serve, use_postgres
from benchmarks.tab import Tab, failure
from wijkscan.scan.model import Wijkscan

PEOPLE, PAUSE = 15, 2.0
P95, VISIBLE = 0.8, 5.0
WALL = PEOPLE
"""Number of the page that only looks."""

ROLES = ("wijkbewoner", "mbo 3", "mbo 4", "hbo", "wijkverpleegkundige")


@dataclass
class Seen:
    """What all lived through. `written`: text -> when it was saved; `shown`: seconds until seen."""

    saves: list[float] = field(default_factory=list)
    runs: list[float] = field(default_factory=list)
    written: dict[str, float] = field(default_factory=dict)
    shown: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Seat:
    """One person: the server, the meeting, and the session."""

    port: int
    meeting: str
    token: str
    number: int


class Person(Tab):
    """One participant, or the wall."""

    def __init__(self, seat: Seat, seen: Seen, problems: list[str], key: str) -> None:
        super().__init__(seat.port, seat.token, f"bijeenkomst={seat.meeting}", "bijeenkomst")
        self.seat, self.seen, self.problems, self.key = seat, seen, problems, key
        self.known: set[str] = set()

    async def live(self, until: float) -> None:
        """Open the meeting, then write until the time is over."""
        try:
            async with self.connect() as socket:
                self.seen.opened.append(await self.run(socket))
                if self.seat.number == WALL:
                    await self.wait(socket, until - time.monotonic())
                while time.monotonic() < until:
                    await self.wait(socket, random.expovariate(1 / PAUSE))
                    began = time.monotonic()
                    await asyncio.to_thread(self._write)
                    await self.run(socket)
                    self.seen.saves.append(time.monotonic() - began)
        except Exception as error:
            self.seen.errors.append(f"{type(error).__name__}: {error}")

    async def run(self, socket: Any, fragment: str = "") -> float:
        took = await super().run(socket, fragment)
        self.seen.runs.append(took)
        return took

    def _write(self) -> None:
        """A note for all, or a vote; through the workspace, as the app saves it."""
        from wijkscan.app import storage
        from wijkscan.workspace import meeting
        from wijkscan.workspace.own_say import say

        repository = storage.repository()
        right = storage.access().resume(self.seat.token, "meten")
        if random.random() < 0.5:
            about = meeting.ballot(repository, right, self.seat.meeting, self.problems[0])
            score = {"hoe_erg": random.randint(1, 5), "rol": right.author.role}
            say(repository, right, self.seat.meeting, "stemmen", about, score)
            return
        note = meeting.note(repository, right, self.seat.meeting, self.key)
        text = f"notitie {self.seat.number} {time.monotonic_ns()}"
        newest = repository.scan_info(right, self.seat.meeting).version
        repository.save_field(right, self.seat.meeting, note, "tekst", text, newest)
        self.seen.written[text] = time.monotonic()

    def hear(self, said: ForwardMsg, raw: bytes) -> None:
        if wrong := failure(said):
            self.seen.errors.append(wrong)
        if b"notitie " not in raw:
            return
        shown = [at for text, at in list(self.seen.written.items()) if text.encode() in raw]
        if shown:
            self._saw(max(shown))

    def _saw(self, newest: float) -> None:
        """The page is as new as this; a text that was replaced before it was seen counts too."""
        now = time.monotonic()
        for text, at in list(self.seen.written.items()):
            mine = text.startswith(f"notitie {self.seat.number} ")
            if text in self.known or mine or at > newest:
                continue
            self.known.add(text)
            self.seen.shown.append(now - at)
            if self.seat.number == WALL:
                self.seen.wall.append(now - at)


def table(ports: list[int], scans: list[Wijkscan]) -> tuple[list[Seat], list[str], str]:
    """A meeting about these scans, in the step in which all talk; fifteen people in it."""
    from wijkscan.app import storage
    from wijkscan.scan.sidebyside import side_by_side
    from wijkscan.scan.sidebyside_kennis import kennis
    from wijkscan.workspace import meeting, meeting_table

    access, repository = storage.access(), storage.repository()
    info, link = meeting.start(access, "Leernetwerk", "meten", "docent")
    lead = access.enter(link.token, "meten", "docent").right
    for one in scans:
        meeting_table.bring(repository, lead, info.id, one)
    meeting.go_to(repository, lead, info.id, meeting.Stap.GESPREK)
    code = access.create_code(lead, info.id, kind="bijeenkomst").code
    came = [access.enter_code(code, str(n), ROLES[n % 5], f"p{n}") for n in range(PEOPLE + 1)]
    seats = [
        Seat(ports[n % len(ports)], info.id, one.session_token, n) for n, one in enumerate(came)
    ]
    found = side_by_side(scans, kennis())
    return seats, [problem.id for problem in scans[0].problemen], found.verschillen[0].sleutel


def on_the_table(problems: int) -> list[Wijkscan]:
    """Three cases, or six scans with so many problems each."""
    from wijkscan.scan.casusbank import casussen, open_casus

    if problems:
        return [large(number, problems) for number in range(6)]
    return [open_casus(case) for case in list(casussen().values())[:3]]


async def load(seats: list[Seat], problems: list[str], key: str, seconds: float) -> Seen:
    """All at once for so many seconds."""
    seen, until = Seen(), time.monotonic() + seconds
    await asyncio.gather(*(Person(seat, seen, problems, key).live(until) for seat in seats))
    return seen


def report(seen: Seen) -> bool:
    """Print the figures; whether both promises were kept."""
    if not (seen.saves and seen.wall):
        print(f"nothing came through: {seen.errors[:3]}")
        return False
    p95, late = percentile(seen.saves, 0.95), max(seen.shown)
    print(
        f"{PEOPLE} people, {len(seen.saves)} saves: median {statistics.median(seen.saves):.2f} s, "
        f"p95 {p95:.2f} s, worst {max(seen.saves):.2f} s (promise p95 {P95} s)"
    )
    print(
        f"visible to others: median {statistics.median(seen.shown):.2f} s, "
        f"p95 {percentile(seen.shown, 0.95):.2f} s, worst {late:.2f} s (promise {VISIBLE:.0f} s); "
        f"{len(seen.runs)} runs, {len(seen.errors)} errors; "
        f"all open after {max(seen.opened):.1f} s"
    )
    print(
        f"on a page that only looks: median {statistics.median(seen.wall):.2f} s, "
        f"worst {max(seen.wall):.2f} s"
    )
    for error in sorted(set(seen.errors))[:5]:
        print(f"  {error}")
    return not seen.errors and p95 < P95 and late < VISIBLE


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seconds", type=float, default=30)
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--problems", type=int, default=0, help="of each of six scans")
    asked.add_argument("--postgres", action="store_true")
    given = asked.parse_args()
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ["WIJKSCAN_HOME"] = home
        if given.postgres:
            use_postgres(Path(home))
        ports = free_ports(given.processes)
        servers = [serve(port) for port in ports]
        for server in servers:
            stack.callback(stop, server)
        seats, problems, key = table(ports, on_the_table(given.problems))
        kept = report(asyncio.run(load(seats, problems, key, given.seconds)))
        print(f"largest process: {max(memory(server.pid) for server in servers):.0f} MB")
        return int(not kept)


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server, and wait until it has."""
    server.terminate()
    server.wait(10)


if __name__ == "__main__":
    sys.exit(main())

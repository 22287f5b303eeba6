"""A meeting of a leernetwerk: fifteen people who vote and note at once, in the app itself.

    python -m benchmarks.bench_bijeenkomst            half a minute
    python -m benchmarks.bench_bijeenkomst --seconds 300

Each of the fifteen has a page of the meeting open over Streamlit's own websocket; the watch for
neighbours reruns every 3 s, as in a browser. Each writes every 2 s on average: a note, or a vote.
A sixteenth page, as of the wall, only looks.
Printed are the time of a save with the rerun that shows it (promise: p95 under 0.8 s) and how
long it takes until another page shows the change (promise: within 5 s).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash

from benchmarks.soak_app import PATIENCE, free_ports, percentile, serve

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
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Seat:
    """One person: the server, the meeting, and the session."""

    port: int
    meeting: str
    token: str
    number: int


class Person:
    """One browser tab, without the browser."""

    def __init__(self, seat: Seat, seen: Seen, problems: list[str], key: str) -> None:
        self.seat, self.seen, self.problems, self.key = seat, seen, problems, key
        self.watch: tuple[str, float] | None = None
        self.watched = time.monotonic()
        self.known: set[str] = set()

    async def live(self, until: float) -> None:
        """Open the meeting, then write until the time is over."""
        address = f"ws://127.0.0.1:{self.seat.port}/_stcore/stream"
        headers = {"Cookie": f"wijkscan={self.seat.token}"}
        try:
            async with websockets.connect(
                address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE,
                additional_headers=headers,
            ) as socket:  # fmt: skip
                await self._run(socket)
                if self.seat.number == WALL:
                    await self._wait(socket, until - time.monotonic())
                while time.monotonic() < until:
                    await self._wait(socket, random.expovariate(1 / PAUSE))
                    began = time.monotonic()
                    await asyncio.to_thread(self._write)
                    await self._run(socket)
                    self.seen.saves.append(time.monotonic() - began)
        except Exception as error:
            self.seen.errors.append(f"{type(error).__name__}: {error}")

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

    async def _run(self, socket: Any, fragment: str = "") -> None:
        asked = BackMsg()
        asked.rerun_script.query_string = f"bijeenkomst={self.seat.meeting}"
        asked.rerun_script.page_script_hash = calc_hash("bijeenkomst")
        asked.rerun_script.fragment_id = fragment
        began = time.monotonic()
        await socket.send(asked.SerializeToString())
        while True:
            said = ForwardMsg()
            raw = await asyncio.wait_for(socket.recv(), PATIENCE)
            said.ParseFromString(raw)
            self._note(said, raw)
            if said.WhichOneof("type") == "script_finished" and said.script_finished in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
            ):
                self.seen.runs.append(time.monotonic() - began)
                return

    def _note(self, said: ForwardMsg, raw: bytes) -> None:
        kind = said.WhichOneof("type")
        if kind == "auto_rerun":
            self.watch = (said.auto_rerun.fragment_id, said.auto_rerun.interval)
        if kind == "delta" and said.delta.new_element.WhichOneof("type") == "exception":
            self.seen.errors.append(said.delta.new_element.exception.message[:200])
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

    async def _wait(self, socket: Any, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            due = self.watched + self.watch[1] - time.monotonic() if self.watch else left
            await asyncio.sleep(max(0.0, min(left, due)))
            if self.watch and time.monotonic() >= self.watched + self.watch[1]:
                self.watched = time.monotonic()
                await self._run(socket, self.watch[0])


def table(port: int) -> tuple[list[Seat], list[str], str]:
    """A meeting about three scans, in the step in which all talk; fifteen people in it."""
    from wijkscan.app import storage
    from wijkscan.scan.casusbank import casussen, open_casus
    from wijkscan.scan.sidebyside import side_by_side
    from wijkscan.scan.sidebyside_kennis import kennis
    from wijkscan.workspace import meeting, meeting_table

    access, repository = storage.access(), storage.repository()
    info, link = meeting.start(access, "Leernetwerk", "meten", "docent")
    lead = access.enter(link.token, "meten", "docent").right
    scans = [open_casus(case) for case in list(casussen().values())[:3]]
    for one in scans:
        meeting_table.bring(repository, lead, info.id, one)
    meeting.go_to(repository, lead, info.id, meeting.Stap.GESPREK)
    code = access.create_code(lead, info.id, kind="bijeenkomst").code
    seats = [
        Seat(port, info.id, access.enter_code(code, str(n), ROLES[n % 5], f"p{n}").session_token, n)
        for n in range(PEOPLE + 1)
    ]
    found = side_by_side(scans, kennis())
    return seats, [problem.id for problem in scans[0].problemen], found.verschillen[0].sleutel


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
        f"{len(seen.runs)} runs, {len(seen.errors)} errors"
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
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WIJKSCAN_HOME"] = home
        (port,) = free_ports(1)
        server = serve(port)
        try:
            seats, problems, key = table(port)
            return int(not report(asyncio.run(load(seats, problems, key, given.seconds))))
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    sys.exit(main())

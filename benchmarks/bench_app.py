"""The app: seconds until the first page can be used, and processor time of a rerun of every page.

    python -m benchmarks.bench_app

Cold start: a new process, a new browser, until the search field of the first page is there.
Rerun: each page with an open scan (the example of Hillesluis) in a server that runs already, asked
over the websocket as a browser does after a click. Counted is the processor time of the server.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.soak_app import Seat, free_ports, memory, seats, serve
from benchmarks.tab import Tab, failure

ROOT = Path(__file__).resolve().parent.parent
COLD_LIMIT, RERUN_LIMIT = 3.0, 0.150
TIMES = 20
BROWSER = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")


def cold_start() -> tuple[float, float]:
    """Seconds until the server answers the browser with a usable page, and memory in MB."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    (port,) = free_ports(1)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(BROWSER))
        page = browser.new_page()
        began = time.perf_counter()
        start = f"from wijkscan.app.start import run; run({port})"
        server = subprocess.Popen(
            [sys.executable, "-c", start], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            page.goto(f"http://127.0.0.1:{port}/")
            page.get_by_label("Zoek je wijk of buurt").wait_for()
            return time.perf_counter() - began, memory(server.pid)
        finally:
            server.terminate()
            server.wait(10)
            browser.close()


def wait_for(address: str) -> None:
    """Ask until the server answers; a person reads its address on the screen meanwhile."""
    for _ in range(1000):
        with suppress(OSError):
            urllib.request.urlopen(address, timeout=1).close()
            return
        time.sleep(0.02)
    raise SystemExit("the server of the app does not start")


def processor(pid: int) -> float:
    """Processor seconds that a process has used, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Strict(Tab):
    """A tab that stops the run when a page cannot be shown."""

    def hear(self, said: ForwardMsg, raw: bytes) -> None:
        if (wrong := failure(said)) or 'class="ws-melding"' in said.delta.new_element.html.body:
            raise SystemExit(f"{self.page} cannot be shown: {wrong}")


async def reruns(pid: int, seat: Seat, pages: list[str]) -> dict[str, tuple[float, float]]:
    """Per page the processor seconds of the first run and of a rerun after that."""
    tab, found = Strict(seat.port, seat.token, f"scan={seat.scan}", ""), {}
    async with tab.connect() as socket:
        for page in pages:
            tab.page = page
            at = [processor(pid)]
            await tab.run(socket)
            at.append(processor(pid))
            for _ in range(TIMES):
                await tab.run(socket)
            at.append(processor(pid))
            found[page] = (at[1] - at[0], (at[2] - at[1]) / TIMES)
    return found


def pages_with_a_scan() -> dict[str, tuple[float, float]]:
    """A server with one scan in a home of its own, and every page of the app in it."""
    from wijkscan.app.registry import PAGES

    with tempfile.TemporaryDirectory() as home:
        os.environ["WIJKSCAN_HOME"] = home
        (port,) = free_ports(1)
        server = serve(port)
        try:
            (seat,) = seats(1, [port])
            return asyncio.run(reruns(server.pid, seat, [spec.address for spec in PAGES[1:]]))
        finally:
            server.terminate()
            server.wait(10)


def main() -> int:
    cold, megabytes = min(cold_start() for _ in range(3))
    late = cold > COLD_LIMIT
    print(f"first page usable after cold start: {cold:.2f} s (promise {COLD_LIMIT:.0f} s)")
    print(f"memory after the first page: {megabytes:.0f} MB")
    for page, (first, again) in pages_with_a_scan().items():
        late |= again > RERUN_LIMIT
        print(
            f"{page:<17} processor time of the first run {first * 1000:5.0f} ms, "
            f"of a rerun {again * 1000:4.0f} ms (promise {RERUN_LIMIT * 1000:.0f} ms)"
        )
    return int(late)


if __name__ == "__main__":
    sys.exit(main())

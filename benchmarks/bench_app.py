"""The app: seconds until the first page can be used, and processor time of one rerun per page.

    python benchmarks/bench_app.py

Cold start: a new process, a new browser, until the search field of the first page is there.
Rerun: the same page run again in a warm process (median of 15), as after one click.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("wijk", "cijfers", "kaart", "bronnen")
AREA = "BU05991082"
COLD_LIMIT, RERUN_LIMIT = 3.0, 0.150
BROWSER = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cold_start() -> tuple[float, float]:
    """Seconds until the server answers the browser with a usable page, and memory in MB."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    port = free_port()
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
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit("the server of the app does not start")


def memory(pid: int) -> float:
    """Resident memory of a process in MB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def reruns(page: str) -> tuple[float, float]:
    """Processor seconds of the first run of a page, and the median of the following reruns."""
    from streamlit.testing.v1 import AppTest
    from streamlit.util import calc_hash

    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    test.query_params["gebied"] = AREA
    test._page_hash = calc_hash(page)  # pages are functions, which AppTest cannot name
    began = time.process_time()
    test.run()
    first = time.process_time() - began
    if test.exception:
        raise SystemExit(f"{page}: {test.exception}")
    times = []
    for _ in range(15):
        began = time.process_time()
        test.run()
        times.append(time.process_time() - began)
    return first, statistics.median(times)


def main() -> int:
    cold, megabytes = min(cold_start() for _ in range(3))
    late = cold > COLD_LIMIT
    print(f"first page usable after cold start: {cold:.2f} s (promise {COLD_LIMIT:.0f} s)")
    print(f"memory after the first page: {megabytes:.0f} MB")
    for page in PAGES:
        first, again = reruns(page)
        late |= again > RERUN_LIMIT
        print(
            f"{page:<8} processor time of the first run {first * 1000:5.0f} ms, "
            f"of a rerun {again * 1000:4.0f} ms (promise {RERUN_LIMIT * 1000:.0f} ms)"
        )
    return int(late)


if __name__ == "__main__":
    sys.exit(main())

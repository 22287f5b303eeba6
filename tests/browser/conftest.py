"""The app as people meet it: a real server on this computer and a real Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from wijkscan.app.doors import COOKIE
from wijkscan.scan.model import Wijkscan
from wijkscan.workspace.access import Access
from wijkscan.workspace.database import Database
from wijkscan.workspace.document import as_records

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOCAL = ("data:", "blob:", "about:")


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that runs for all tests, with a home of its own."""
    server = Server(tmp_path_factory.mktemp("app-home"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def app_address(app_server: Server) -> str:
    return app_server.address


class Server:
    """The app with a home of its own, on one port that it keeps when it is started again."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.settings = settings
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.home, self.log = home, home.parent / f"{home.name}-{self.port}.log"
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        env = {**os.environ, "WIJKSCAN_HOME": str(self.home), **self.settings}
        start = f"from wijkscan.app.start import run; run({self.port})"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", start], cwd=ROOT, env=env, stdout=log, stderr=log
            )
        _wait_for(self.address, self.process)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

    def put_scan(self, page: Page, document: Wijkscan, role: str = "hbo") -> str:
        """Store a scan as if it had been opened in this browser; gives its number."""
        database = Database(f"sqlite:///{self.home / 'wijkscan.db'}")
        access = Access(database)
        title = document.titel[:200]
        info, link = access.start_scan(title, "127.0.0.1", as_records(document), role)
        token = access.enter(link.token, "127.0.0.1", role).session_token
        database.close()
        page.context.add_cookies([{"name": COOKIE, "value": token, "url": self.address}])
        return info.id


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that one test may stop and start."""
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """What axe calls serious or critical, with the first elements it is about."""
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element with this name has the focus, and see that it shows."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const at = document.activeElement; const own = 'input,button,a,summary';"
            " return at.getAttribute('aria-label') || at.labels?.[0]?.innerText"
            " || (at.matches(own) && at.innerText) || '' }"
        )
        if name in " ".join(said.split()):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    pytest.fail(f"met Tab kom je niet bij {name}")


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("de server van de app start niet")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield running
        running.close()


class Visit:
    """A page with a record of what left the computer, what failed, and every dialog."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def _request(self, request: Request) -> None:
        own = (self.address, self.address.replace("http", "ws"), *LOCAL)
        if not request.url.startswith(own):
            self.outside.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # Streamlit looks for its base path with a request that may answer 404.
        if message.type == "error" and "404" not in message.text:
            self.errors.append(message.text)

    def open(self, path: str, ready: str) -> Page:
        """Go to a path of the app and wait until a piece of text of that page is there."""
        self.page.goto(self.address + path)
        self.page.get_by_text(ready).first.wait_for(timeout=30_000)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the app has finished its run."""
        running = "[data-testid=stApp][data-test-script-state=running]"
        self.page.wait_for_function(f"!document.querySelector('{running}')")
        self.page.wait_for_timeout(150)


@pytest.fixture
def visit(browser: Browser, app_address: str) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page.set_default_timeout(20_000)
    yield Visit(page, app_address)
    page.close()


@pytest.fixture
def phone(browser: Browser, app_address: str) -> Iterator[Visit]:
    page = browser.new_page(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    page.set_default_timeout(20_000)
    yield Visit(page, app_address)
    page.close()

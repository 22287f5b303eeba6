"""For the tests in a real browser: a server, a visit that notices what goes wrong, and axe."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

from wijkscan.app.doors import COOKIE
from wijkscan.scan.model import Wijkscan
from wijkscan.workspace.access import Access
from wijkscan.workspace.database import Database
from wijkscan.workspace.document import as_records

ROOT = Path(__file__).resolve().parents[1]
LOCAL = ("data:", "blob:", "about:")


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
        self.page.wait_for_timeout(100)  # for what was just pressed to reach the server
        self.page.wait_for_function(f"!document.querySelector('{running}')")
        self.page.wait_for_timeout(100)


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """What axe calls serious or critical, with the first elements it is about."""
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


NAMED_TWICE = """() => {
  axe.setup(document.body);
  const { aria, dom, text } = axe.commons;
  const acts = 'a[href], button, input, textarea, select, summary, [role=radio], [role=switch]';
  const around = '[role=group], [role=radiogroup], [role=region], fieldset, section[aria-label]';
  const named = {};
  for (const one of document.querySelectorAll(acts)) {
    if (!dom.isVisibleToScreenReaders(one)) continue;
    const path = [`${aria.getRole(one) ?? one.localName} ${text.accessibleText(one)}`];
    for (let at = one.parentElement?.closest(around); at; at = at.parentElement?.closest(around)) {
      path.push(text.accessibleText(at));
    }
    (named[path.join(' < ')] ??= []).push(one.href || one);
  }
  axe.teardown();
  return Object.keys(named).filter(name => new Set(named[name]).size > 1);
}"""


def named_twice(page: Page) -> list[str]:
    """Controls that a screen reader calls the same; a link may stand twice to one place.

    Asks axe, which `serious` has put into the page: with the tree of the browser itself
    every later step of that browser is slower.
    """
    return page.evaluate(NAMED_TWICE)


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

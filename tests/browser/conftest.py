"""The app as people meet it: a real server on this computer and a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_kit import Server, Visit
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


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


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that one test may stop and start."""
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # what is asked is answered after a run of the app
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    """A profile that keeps what it downloaded, as a browser of people does, and nothing else."""
    yield from _profile(
        browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    )


@pytest.fixture(scope="session")
def handheld(browser: Browser) -> Iterator[BrowserContext]:
    """The same for a phone."""
    size = {"width": 390, "height": 844}
    yield from _profile(
        browser.new_context(viewport=size, has_touch=True, is_mobile=True, locale="nl-NL")
    )


def _profile(context: BrowserContext) -> Iterator[BrowserContext]:
    context.new_page()  # stays open, so that the process of the app's pages stays warm
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def visit(desktop: BrowserContext, app_address: str) -> Iterator[Visit]:
    yield from _visit(desktop, app_address)


@pytest.fixture
def phone(handheld: BrowserContext, app_address: str) -> Iterator[Visit]:
    yield from _visit(handheld, app_address)


def _visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    page = context.new_page()
    yield Visit(page, address)
    context.set_offline(False)
    forget = {"origin": address, "storageTypes": "cookies,local_storage,indexeddb"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", forget)
    context.clear_cookies()
    page.close()

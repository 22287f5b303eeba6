"""The report in a real browser: nothing is fetched, nothing runs, everybody can read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import report_kit as kit
from browser_kit import serious
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from wijkscan import paths
from wijkscan.report import html
from wijkscan.report.compose import make_report
from wijkscan.scan.desk import open_desk

pytestmark = pytest.mark.browser


class Opened:
    """A page with what it asked for, said and popped up."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.trouble: list[str] = []
        page.on("request", lambda r: self.requests.append(r.url))
        page.on("console", lambda m: self.trouble.append(m.text))
        page.on("pageerror", lambda e: self.trouble.append(str(e)))
        page.on("dialog", lambda d: (self.trouble.append(f"dialog {d.message}"), d.dismiss()))

    @property
    def outside(self) -> list[str]:
        """Requests to anything but the file itself."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verslag") / "wijkscan.html"
    path.write_text(html.render(kit.report()), encoding="utf-8")
    return path


Opener = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Opens a file without a network; closes what it opened."""
    made = []

    def open_file(file: Path, **options: Any) -> Opened:
        size = {"width": 1280, "height": 900}
        made.append(browser.new_context(viewport=size, offline=True, **options))
        opened = Opened(made[-1].new_page())
        opened.page.goto(file.as_uri())
        return opened

    yield open_file
    for context in made:
        context.close()


def hinders_nobody(page: Page) -> None:
    """On a laptop and on a phone: nothing serious for axe, nothing that scrolls sideways."""
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert serious(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_serious_hindrance_for_anyone(open_page: Opener, file: Path) -> None:
    page = open_page(file).page
    hinders_nobody(page)
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_nothing_is_fetched_and_nothing_goes_wrong(open_page: Opener, file: Path) -> None:
    opened = open_page(file)
    opened.page.wait_for_timeout(300)
    assert opened.outside == []
    assert opened.trouble == []
    family = "Array.from(document.fonts).filter(f => f.status == 'loaded').map(f => f.family)"
    assert opened.page.evaluate(family) == ["Wijkscan Sans"]


def test_without_scripts_the_drawn_maps_are_there(open_page: Opener, file: Path) -> None:
    page = open_page(file, java_script_enabled=False).page
    assert page.locator("#kaarten .drawn svg").first.is_visible()


def test_the_keyboard_reaches_the_content_first(open_page: Opener, file: Path) -> None:
    page = open_page(file).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_on_paper_the_first_page_is_the_sheet(
    open_page: Opener, file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "papier.pdf"
    open_page(file).page.pdf(path=target, prefer_css_page_size=True)
    pages = [page.extract_text() for page in PdfReader(target).pages]
    assert "officiële formulier" in pages[0]
    assert "Alle cijfers" not in pages[0]
    assert re.match(r"\s*Alle cijfers", pages[1])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on Hillesluis with all its figures and live maps."""
    desk = open_desk(paths.data_dir(), None)
    profile = desk.profile(desk.area(["BU05991082"]))
    path = tmp_path_factory.mktemp("heel") / "hillesluis.html"
    path.write_text(html.render(make_report(profile, desk, today=kit.TODAY)), encoding="utf-8")
    return path


def test_the_whole_report_draws_its_maps_and_hinders_nobody(open_page: Opener, whole: Path) -> None:
    opened = open_page(whole)
    opened.page.locator("#kaarten .live path.leaflet-interactive").first.wait_for()
    maps = opened.page.locator("#kaarten .live")
    assert maps.count() == 3
    for index in range(3):
        assert maps.nth(index).locator("path.leaflet-interactive").count() > 20
    assert (opened.outside, opened.trouble) == ([], [])
    assert whole.stat().st_size < 1_500_000
    hinders_nobody(opened.page)


def test_the_whole_sheet_fits_on_paper(open_page: Opener, whole: Path, tmp_path: Path) -> None:
    page = open_page(whole).page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 695, "height": 1034})  # the printed part of an A4, in px
    cut = page.evaluate(
        """() => Array.from(document.querySelectorAll('.sheet > .two > div')).map(
             side => side.scrollHeight - side.clientHeight)"""
    )
    assert max(cut) <= 1
    target = tmp_path / "papier.pdf"
    page.pdf(path=target, prefer_css_page_size=True)
    assert PdfReader(target).pages[1].extract_text().lstrip().startswith("Alle cijfers")


@pytest.mark.parametrize("words", kit.HOSTILE)
def test_hostile_text_does_nothing(open_page: Opener, tmp_path: Path, words: str) -> None:
    path = tmp_path / "vijandig.html"
    path.write_text(html.render(kit.hostile(words)), encoding="utf-8")
    opened = open_page(path)
    opened.page.wait_for_timeout(100)
    assert opened.trouble == []
    assert opened.outside == []

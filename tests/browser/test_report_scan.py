"""The forms of a scan in a real browser: nobody is hindered, nothing is fetched, nothing runs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import scan_kit
from browser_kit import serious
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from wijkscan import paths
from wijkscan.report.forms import FORMS, render_scan
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.model import Wijkscan

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 23)
ON_SCREEN = [key for key, form in FORMS.items() if ".html" in form.endings]
PAGES = {"a4": 2, "kort": 2, "team": 1, "bestuur": 1, "brief": 4, "poster": 1}
PAGES |= {"observatieformulier": 1, "presentatie": 5}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>]]>javascript:{{7*7}}\u202e"
SCANS = {
    "voorbeeld": scan_kit.example,
    "leeg": lambda: Wijkscan(id="0" * 32),
}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """One profile without a network for all these files."""
    context = browser.new_context(offline=True)
    yield context
    context.close()


def opened(offline: BrowserContext, path: Path, width: int) -> tuple[Page, list[str]]:
    """The page, and whatever it asked for outside, said or popped up."""
    page = offline.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    trouble: list[str] = []
    page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text))
    page.on("request", lambda asked: trouble.extend(_outside(asked.url)))
    page.goto(path.as_uri())
    return page, trouble


def _outside(url: str) -> list[str]:
    return [] if url.startswith(("file:", "data:", "blob:")) else [url]


@pytest.mark.parametrize(("which", "widths"), [("voorbeeld", (1280, 390)), ("leeg", (390,))])
@pytest.mark.parametrize("form", ON_SCREEN)
def test_a_form_hinders_nobody(
    offline: BrowserContext,
    desk: Desk,
    tmp_path: Path,
    form: str,
    which: str,
    widths: tuple[int, ...],
) -> None:
    page, trouble = opened(offline, written(tmp_path, form, SCANS[which](), desk), widths[0])
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert serious(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert trouble == []
    page.close()


@pytest.mark.parametrize("form", ON_SCREEN)
def test_hostile_text_does_nothing(
    offline: BrowserContext, desk: Desk, tmp_path: Path, form: str
) -> None:
    path = written(tmp_path, form, scan_kit.filled(HOSTILE), desk)
    page, trouble = opened(offline, path, 390)
    assert trouble == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def written(folder: Path, form: str, scan: Wijkscan, desk: Desk) -> Path:
    path = folder / f"{form}.html"
    path.write_bytes(render_scan(scan, form, ".html", desk, DAY, namen=True))
    return path


@pytest.mark.parametrize(("form", "pages"), PAGES.items())
def test_the_browser_prints_as_many_pages_as_the_pdf_has(
    offline: BrowserContext, desk: Desk, tmp_path: Path, form: str, pages: int
) -> None:
    page, _ = opened(offline, written(tmp_path, form, scan_kit.example(), desk), 1280)
    printed = page.pdf(prefer_css_page_size=True)
    ours = render_scan(scan_kit.example(), form, ".pdf", desk, DAY)
    counts = [len(PdfReader(io.BytesIO(content)).pages) for content in (printed, ours)]
    assert counts == [pages, pages]
    page.close()


def test_on_a_phone_the_chain_is_a_list_and_on_a_laptop_a_drawing(
    offline: BrowserContext, desk: Desk, tmp_path: Path
) -> None:
    path = written(tmp_path, "a4", scan_kit.example(), desk)
    for width, drawn in ((1280, True), (390, False)):
        page, _ = opened(offline, path, width)
        chain = page.locator("figure.drawing").first
        assert chain.locator("svg").is_visible() is drawn
        assert chain.get_by_text("Trekker: wijkverpleegkundige.").is_visible() is not drawn
        page.close()

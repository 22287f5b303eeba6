"""Maps in a real Chromium with every network request refused: drawn, usable, silent."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from wijkscan import paths
from wijkscan.report import maps
from wijkscan.report.kaartbeeld import Kaartbeeld, beeld_rond, beeld_van_gemeenten
from wijkscan.report.kaartdata import KaartData, KaartWaarde, klassen_voor_waarden
from wijkscan.store.boundaries import Boundaries

pytestmark = pytest.mark.browser


class Bezoek:
    """One page with all that it asked for and complained about."""

    def __init__(self, browser: Browser, breed: int) -> None:
        self.page: Page = browser.new_page(viewport={"width": breed, "height": 900})
        self.vragen: list[str] = []
        self.klachten: list[str] = []
        self.page.context.set_offline(True)
        self.page.on("request", self._vraag)
        self.page.on("console", lambda regel: self.klachten.append(regel.text))
        self.page.on("pageerror", lambda fout: self.klachten.append(str(fout)))

    def _vraag(self, vraag: object) -> None:
        adres = vraag.url  # type: ignore[attr-defined]
        if not adres.startswith(("file:", "data:")):
            self.vragen.append(adres)

    def open(self, pad: Path) -> Page:
        self.page.goto(pad.as_uri())
        self.page.wait_for_selector("path.leaflet-interactive", state="attached")
        return self.page


def kaartdata(beeld: Kaartbeeld, titel: str) -> KaartData:
    codes = sorted(beeld.codes)
    indeling = klassen_voor_waarden([float(n) for n in range(len(codes))])
    waarden = {c: KaartWaarde(f"{n}%", indeling.klasse(float(n))) for n, c in enumerate(codes)}
    del waarden[next(c for c in codes if c not in beeld.focus or len(beeld.focus) > 20)]
    return KaartData(titel, "%", waarden, indeling.klassen, beeld.focus, "geteld, 2020", "CBS")


@pytest.mark.parametrize("breed", [1280, 390])
def test_rotterdam_is_drawn_without_network(browser: Browser, tmp_path: Path, breed: int) -> None:
    beeld = beeld_van_gemeenten(Boundaries.load(paths.data_dir()), ["GM0599"])
    pad = tmp_path / "rotterdam.html"
    pad.write_text(maps.kaart_html(kaartdata(beeld, "Kaart van Rotterdam"), beeld), "utf-8")
    bezoek = Bezoek(browser, breed)
    page = bezoek.open(pad)
    assert page.locator("path.leaflet-interactive").count() == 92
    vakken = page.evaluate(
        "[...document.querySelectorAll('path.leaflet-interactive')]"
        ".map(p => p.getBoundingClientRect()).filter(r => r.width * r.height > 0).length"
    )
    assert vakken == 92
    assert page.locator("path[fill='url(#ws-arcering)']").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (bezoek.vragen, bezoek.klachten) == ([], [])


def test_three_maps_share_one_geometry_under_a_strict_policy(
    browser: Browser, tmp_path: Path
) -> None:
    beeld = beeld_rond(Boundaries.load(paths.data_dir()), ["BU05991082"])
    reeks = [kaartdata(beeld, titel) for titel in ("een", "twee", "drie")]
    kop = maps.kaart_kop(beeld)
    delen = [maps.kaart_fragment(f"kaart_{nr}", data, beeld) for nr, data in enumerate(reeks)]
    scripts = re.findall(r"<script>(.*?)</script>", kop + "".join(delen), re.DOTALL)
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
        for s in scripts
    )
    pad = tmp_path / "rapport.html"
    pad.write_text(
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        f'img-src data:">{kop}{"".join(delen)}',
        "utf-8",
    )
    bezoek = Bezoek(browser, 1000)
    page = bezoek.open(pad)
    assert page.locator("path.leaflet-interactive").count() == 3 * len(beeld.codes)
    assert page.locator(".ws-eigen", has_text="Hillesluis").count() == 3
    assert (bezoek.vragen, bezoek.klachten) == ([], [])


def test_keyboard_walks_from_buurt_to_buurt(browser: Browser, tmp_path: Path) -> None:
    beeld = beeld_rond(Boundaries.load(paths.data_dir()), ["BU05991082"])
    pad = tmp_path / "kaart.html"
    pad.write_text(maps.kaart_html(kaartdata(beeld, "Kaart"), beeld), "utf-8")
    page = Bezoek(browser, 1000).open(pad)
    assert page.locator("path[tabindex='0']").count() == 1
    page.locator("path[tabindex='0']").focus()
    actief = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(actief).startswith("Hillesluis, ")
    assert page.locator(".ws-uitleg strong").inner_text() == "Hillesluis"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(actief).startswith("Bloemhof, ")
    assert "geteld, 2020" in page.locator(".ws-uitleg").inner_text()
    assert page.locator("path[tabindex='0']").count() == 1


def test_buttons_speak_dutch_and_lead_back(browser: Browser, tmp_path: Path) -> None:
    beeld = beeld_rond(Boundaries.load(paths.data_dir()), ["BU05991082"])
    pad = tmp_path / "kaart.html"
    pad.write_text(maps.kaart_html(kaartdata(beeld, "Kaart"), beeld), "utf-8")
    page = Bezoek(browser, 1000).open(pad)
    hillesluis = page.locator("path[aria-label^='Hillesluis']")
    voor = hillesluis.bounding_box()
    page.get_by_title("Inzoomen").click()
    page.wait_for_timeout(400)
    na = hillesluis.bounding_box()
    assert voor
    assert na
    assert na["width"] > 1.3 * voor["width"]
    page.get_by_title("Terug naar het begin").click()
    page.wait_for_timeout(400)
    terug = hillesluis.bounding_box()
    assert terug
    assert abs(terug["width"] - voor["width"]) < 2

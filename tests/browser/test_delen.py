"""Taking along and handing out: few clicks to an A4, one letter, what stays behind, a read link."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from browser_kit import serious
from playwright.sync_api import expect
from pypdf import PdfReader

from wijkscan.scan.importeren import lees
from wijkscan.scan.model import Probleem

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
COUNT = "window.klikken = 0; addEventListener('click', e => { klikken += e.isTrusted }, true)"
HOSTILE = "Mevrouw Jansen <img src=x onerror=alert(1)> zit op het bankje"


def taken(page, button) -> bytes:
    with page.expect_download(timeout=60_000) as waiting:
        button.click(timeout=60_000)
    return waiting.value.path().read_bytes()


def test_an_a4_of_a_wijk_that_was_looked_for_takes_at_most_six_clicks(visit):
    visit.page.add_init_script(COUNT)
    page = visit.open("/", "Hoe gaat het met de mensen in jouw wijk?")
    page.get_by_label("Zoek je wijk of buurt").click()
    page.keyboard.type("hillesl", delay=40)
    page.get_by_role("button", name="Hillesluis buurt in wijk Feijenoord").click()
    page.get_by_role("button", name="Verslag").click()
    page.get_by_role("button", name="PDF maken").click()
    content = taken(page, page.get_by_role("button", name="PDF downloaden"))
    front = PdfReader(io.BytesIO(content)).pages[0]
    assert [round(side) for side in front.mediabox[2:]] == [595, 842]  # A4 in points
    assert "Wat valt op" in front.extract_text()
    assert 0 < page.evaluate("klikken") <= 6
    assert (visit.dialogs, visit.outside, visit.errors) == ([], [], [])


@pytest.fixture
def shared(visit, app_server):
    """The page for sharing, with the example open."""
    scan = app_server.put_scan(visit.page, lees(EXAMPLE.read_bytes()))
    return visit.open(f"/delen?scan={scan}", "Laat zien wat jullie vonden")


def test_a_letter_goes_to_one_stakeholder(visit, shared):
    shared.get_by_text("Bestuurders en partners").click()
    shared.get_by_text("Aan wie is de brief?").wait_for()
    visit.settle()
    chosen = shared.get_by_role("option", name="Woningcorporatie")
    for _ in range(8):  # a list closes again while the page under it still moves
        shared.get_by_role("combobox", name="Aan wie is de brief?").click()
        shared.wait_for_timeout(700)
        if chosen.is_visible():
            break
    chosen.click()
    visit.settle()
    assert serious(shared) == []
    letter = shared.locator(".st-key-vorm-brief")
    with shared.expect_download(timeout=60_000) as waiting:
        letter.get_by_role("button", name="PDF").click()
    assert waiting.value.suggested_filename.endswith("-brief-woningcorporatie.pdf")
    [page] = PdfReader(waiting.value.path()).pages
    assert "Aan: Woningcorporatie" in page.extract_text()


def test_the_scan_itself_can_stay_behind(visit, shared):
    button = shared.locator(".st-key-vorm-a4").get_by_role("button", name="Webpagina")
    assert b"wijkscan-document" in taken(shared, button)
    goes, stays = shared.locator(".ws-mee section").all()
    expect(goes).to_contain_text("de hele scan")
    shared.get_by_text("Zet de scan zelf in de webpagina").click()
    stays.get_by_text("de hele scan").wait_for()
    visit.settle()
    assert b"wijkscan-document" not in taken(shared, button)


def test_a_read_link_has_an_end_and_a_code_to_scan(visit, shared):
    shared.get_by_text("2 weken", exact=True).click()
    visit.settle()
    shared.get_by_role("button", name="Maak een link").click()
    shared.locator(".ws-kopie input").wait_for()
    expect(shared.get_by_text("Geldig tot en met")).to_be_visible()
    expect(shared.get_by_role("img", name="QR-code met de link")).to_be_visible()
    assert serious(shared) == []


def test_a_find_about_a_person_stops_taking_along_until_it_is_answered(phone, app_server):
    document = lees(EXAMPLE.read_bytes())
    document.observaties[0].wat = HOSTILE
    scan = app_server.put_scan(phone.page, document)
    page = phone.open(f"/delen?scan={scan}", "Kijk hier eerst naar")
    expect(page.locator("q").first).to_contain_text(HOSTILE)
    expect(page.get_by_role("button", name="Maak een link")).to_be_disabled()
    assert not page.get_by_role("button", name="Word").count()
    page.get_by_label("Gaat dit niet over één persoon?").fill("Een naam uit een liedje")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Dit mag blijven").click()
    page.get_by_role("button", name="Word").first.wait_for()
    assert serious(page) == []
    assert (phone.dialogs, phone.outside) == ([], [])


def test_the_makers_of_a_long_report_hear_what_to_shorten(phone, app_server):
    document = lees(EXAMPLE.read_bytes())
    for number in range(9):
        words = "Het is hier druk en de stoep is smal. " * 20
        document.problemen.append(Probleem(p_wat=f"Probleem {number}", p_gevolg=words))
    scan = app_server.put_scan(phone.page, document)
    page = phone.open(f"/delen?scan={scan}", "Laat zien wat jullie vonden")
    told = page.locator(".st-key-deel-verslag .ws-let-op")
    told.get_by_text("Houd het op 4.000").wait_for()
    expect(told).to_contain_text("B Diagnoses")
    assert serious(page) == []

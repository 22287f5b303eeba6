"""The app in a real browser: from a name to a report, the keyboard, the map, and the address."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from browser_kit import serious
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AREA = "gebied=BU05991082"
HOSTILE = (
    "<script>alert(1)</script> {{7*7}} ${7*7}",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1)) ![x](http://example.org/x.png)",
)


def test_from_a_name_to_a_report_in_six_clicks(visit):
    page = visit.open("/", "Hoe gaat het met de mensen in jouw wijk?")
    page.get_by_label("Zoek je wijk of buurt").press_sequentially("hillesl", delay=40)
    page.get_by_role("button", name="Hillesluis buurt in wijk Feijenoord").click()
    page.get_by_role("button", name="Ja, naar de cijfers").click()
    page.get_by_text("Sterk eenzaam").first.wait_for()
    visit.settle()
    expect(page).to_have_url(re.compile("gebied=BU05991082"))
    page.get_by_role("button", name="Verslag").click()
    assert serious(page) == []
    page.get_by_role("button", name="Webpagina maken").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Webpagina downloaden").click(timeout=60_000)
    download = waiting.value
    assert download.suggested_filename == "wijkscan-hillesluis-rotterdam.html"
    content = download.path().read_text(encoding="utf-8")
    assert '<html lang="nl"' in content
    assert "Hillesluis" in content
    page.get_by_role("button", name="PDF maken").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="PDF downloaden").click(timeout=60_000)
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    assert visit.outside == []
    assert visit.errors == []


def test_hostile_text_in_the_search_field_is_shown_literally(visit):
    page = visit.open("/", "Hoe gaat het met de mensen in jouw wijk?")
    for text in HOSTILE:
        page.get_by_label("Zoek je wijk of buurt").fill(text)
        page.locator(".ws-leeg", has_text=text).wait_for()
    assert visit.dialogs == []
    assert visit.outside == []


def test_hostile_text_in_the_address_does_nothing(visit):
    for part in ("gebied", "taal", "thema", "kaart", "naast", "scan"):
        area = "" if part == "gebied" else AREA
        page = "kaart" if part in ("kaart", "naast") else "cijfers"
        visit.page.goto(f"{visit.address}/{page}?{area}&{part}={quote(' '.join(HOSTILE))}")
        visit.page.locator("h1, .ws-melding").first.wait_for()
        visit.settle()
    assert visit.dialogs == []
    assert visit.outside == []


def test_the_map_is_drawn_and_works_both_ways_with_the_list(visit):
    page = visit.open(f"/kaart?{AREA}&kaart=sterk_eenzaam~65%2B", "Sterk eenzaam: waar")
    page.locator("path.leaflet-interactive").first.wait_for()
    assert page.locator("path.leaflet-interactive").count() > 20
    assert page.locator(".ws-kaarttabel tr.ws-hier").inner_text().startswith("Hillesluis")
    page.locator('path[aria-label^="Bloemhof"]').click()
    page.get_by_text("Hillesluis naast Bloemhof").wait_for()
    visit.settle()
    expect(page).to_have_url(re.compile("naast=BU05991081"))
    expect(page.get_by_role("combobox", name="Leg er een gebied naast")).to_have_value("Bloemhof")
    page.get_by_role("combobox", name="Leg er een gebied naast").fill("Vree")
    page.get_by_role("option", name="Vreewijk").click()
    page.locator('path[aria-pressed="true"][aria-label^="Vreewijk"]').wait_for()
    unknown = "Of het verschil tussen de gebieden echt is, weten we niet."
    expect(page.locator(".ws-twee")).to_contain_text(unknown)
    assert serious(page) == []
    assert visit.outside == []
    assert visit.errors == []


def test_the_map_works_with_the_keyboard(visit):
    page = visit.open(f"/kaart?{AREA}&kaart=eenpersoonshuishoudens~", "Mensen die alleen wonen")
    page.locator("path.leaflet-interactive").first.wait_for()
    page.locator('path[tabindex="0"]').focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.locator(".ws-twee").wait_for()
    expect(page.locator('path[aria-pressed="true"]')).to_have_count(1)


def test_what_is_unfolded_stays_open_when_something_else_changes(visit):
    page = visit.open(f"/cijfers?{AREA}", "Wat zeggen de cijfers?")
    page.get_by_text("Hoe weten we dit?").first.click()
    page.get_by_role("button", name="Verslag").click()
    visit.settle()
    expect(page.locator("details[open]")).to_have_count(1)


def test_a_reload_and_a_shared_address_bring_you_back(visit):
    page = visit.open(f"/cijfers?{AREA}&taal=vak", "Wat zeggen de cijfers?")
    page.reload()
    page.get_by_text("Wat zeggen de cijfers?").wait_for()
    visit.settle()
    expect(page.get_by_role("radio", name="Vaktaal")).to_have_attribute("aria-checked", "true")
    page.get_by_role("link", name="Bronnen").click()
    page.get_by_text("Waar komen de cijfers vandaan?").wait_for()
    visit.settle()
    expect(page).to_have_url(re.compile("gebied=BU05991082"))
    expect(page).to_have_url(re.compile("taal=vak"))


def test_the_back_button_brings_back_what_the_address_says(visit):
    page = visit.open(f"/wijk?{AREA}", "Is dit jouw wijk?")
    page.get_by_role("link", name="Cijfers").click()
    page.get_by_text("Wat zeggen de cijfers?").wait_for()
    visit.settle()
    page.get_by_role("combobox", name="Waar gaat jullie vraag over?").click()
    page.get_by_role("option", name="Vallen voorkomen").click()
    page.get_by_text("Gevallen").first.wait_for()
    visit.settle()
    expect(page).to_have_url(re.compile("thema=vallen"))
    page.get_by_role("link", name="Bronnen").click()
    page.get_by_text("Waar komen de cijfers vandaan?").wait_for()
    page.go_back()
    page.get_by_text("Wat zeggen de cijfers?").wait_for()
    visit.settle()
    expect(page).to_have_url(re.compile("thema=vallen"))
    expect(page.get_by_role("combobox", name="Waar gaat jullie vraag over?")).to_have_value(
        "Vallen voorkomen"
    )


def test_the_browser_itself_is_told_to_stay_inside(visit):
    answer = visit.page.goto(visit.address)
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"

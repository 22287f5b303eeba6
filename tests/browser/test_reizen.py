"""Journeys from the first page to something that was saved, as people with a purpose make them."""

from __future__ import annotations

import json
import re

import pytest
import scan_kit
from browser_kit import Visit, tab_to
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

START = "Hoe gaat het met de mensen in jouw wijk?"
PROBLEM = "Ouderen die alleen wonen, komen weinig buiten"


def press(visit: Visit, name: str, key: str = "Enter") -> None:
    """Go to something with Tab and press it."""
    visit.settle()
    tab_to(visit.page, name)
    visit.page.keyboard.press(key)


def test_with_the_keyboard_from_the_first_page_to_a_saved_answer(visit: Visit) -> None:
    page = visit.open("/", START)
    press(visit, "Naar de inhoud")
    assert page.evaluate("!!document.activeElement.closest('[data-testid=stMain]')")
    tab_to(page, "Zoek je wijk of buurt")
    page.keyboard.type("hillesl", delay=40)
    page.get_by_text("gevonden. Kies er één").wait_for()
    press(visit, "Hillesluis buurt in wijk Feijenoord")
    page.get_by_text("Is dit jouw wijk?").wait_for()
    press(visit, "Ja, naar de cijfers")
    page.get_by_text("Wat zeggen de cijfers?").wait_for()
    press(visit, "Hoe weten we dit?")
    expect(page.locator("details[open]")).to_have_count(1)
    press(visit, "Begin een wijkscan")
    page.get_by_text("Begin jullie wijkscan").wait_for()
    visit.settle()
    tab_to(page, "Wie ben je?")
    page.keyboard.type("hbo", delay=40)
    page.keyboard.press("Enter")
    press(visit, "Begin de wijkscan")
    page.get_by_text("Wat verwachten jullie?").wait_for()
    visit.settle()
    tab_to(page, "Ik verwacht dat ...")
    page.keyboard.type("Ouderen kennen hun buren", delay=5)
    page.get_by_text("Bewaard om").first.wait_for()
    press(visit, "Verder: Cijfers")
    page.get_by_text("Cijfer 1 van").wait_for()
    press(visit, "Ja")
    answer = page.get_by_role("radio", name="Ja", exact=True, checked=True)
    answer.wait_for()
    visit.settle()
    page.reload()
    page.get_by_text("Cijfer 1 van").wait_for()
    answer.wait_for()
    assert visit.errors == []


def test_a_nurse_goes_from_a_question_to_an_a4_with_her_problem_on_it(visit: Visit) -> None:
    page = visit.open("/", START)
    page.get_by_label("Zoek je wijk of buurt").press_sequentially("3074", delay=20)
    page.get_by_role("button", name=re.compile("^Hillesluis")).click()
    page.get_by_role("button", name="Ja, naar de cijfers").click()
    page.get_by_role("link", name="Begin een wijkscan").click()
    page.get_by_role("combobox", name="Wie ben je?").fill("wijkv")
    page.get_by_role("option", name=re.compile("^wijkverpleegkundige")).click()
    visit.settle()
    page.get_by_role("button", name="Begin de wijkscan").click()
    page.get_by_text("Wat verwachten jullie?").wait_for()
    visit.settle()
    page.get_by_role("link", name="Cijfers", exact=True).click()
    page.get_by_text("Eén voor één", exact=True).click()
    page.get_by_text("Cijfer 1 van").wait_for()
    visit.settle()
    page.get_by_role("radio", name="Ja", exact=True).click()
    visit.settle()
    page.get_by_role("button", name="Gebruik als teken bij een probleem").click()
    page.get_by_text("Staat als teken bij").first.wait_for()
    figure = page.locator(".ws-cijfer h3").first.inner_text()
    visit.settle()
    page.get_by_role("link", name="Problemen", exact=True).click()
    page.get_by_role("button", name="Verder met vraag 1").click()
    field = page.get_by_label("Wat is er aan de hand?", exact=True)
    field.fill(PROBLEM)
    page.get_by_text("Bewaard om").first.wait_for()
    visit.settle()
    page.get_by_role("link", name="Delen", exact=True).click()
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-vorm-a4").get_by_role("button", name="PDF").click()
    assert waiting.value.suggested_filename == "wijkscan-hillesluis-a4.pdf"
    pages = PdfReader(waiting.value.path()).pages
    sheet = " ".join(pages[0].extract_text().split())
    assert len(pages) <= 2
    assert "Hillesluis" in sheet
    assert f"Probleem {PROBLEM}." in sheet
    assert f"cijfer {figure}: 10%; Nederland 20%, duidelijk lager (2024)" in sheet
    assert visit.errors == []
    assert visit.outside == []


def test_a_leernetwerk_makes_one_scan_of_three_and_keeps_what_it_drops(visit: Visit) -> None:
    page = visit.open("/", START)
    page.get_by_role("link", name="Scans naast elkaar leggen").click()
    page.get_by_text("Scans van een ander").click()
    page.locator("input[type=file]").first.set_input_files(str(scan_kit.EXAMPLE))
    visit.settle()
    box = page.get_by_role("combobox", name="Welke wijkscans leggen jullie op tafel?")
    for case in ("Casus: Hillesluis: wat", "Casus: Hillesluis: achter"):
        box.fill(case)
        page.get_by_role("option").first.click()
        visit.settle()
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Samenvoegen", exact=True).click()
    page.get_by_text("Bij wat niet meegaat, schrijf je waarom").wait_for()
    visit.settle()
    page.get_by_label("Hoe heet de nieuwe scan?").fill("Hillesluis samen")
    page.keyboard.press("Tab")
    visit.settle()
    page.get_by_role("combobox", name="Wie ben je?").fill("docent")
    page.get_by_role("option").first.click()
    visit.settle()
    page.get_by_role("button", name="Begin met samenvoegen").click()
    page.get_by_text("Beslis samen").wait_for()
    page.reload()  # what was decided is kept
    page.get_by_text("Beslis samen").wait_for()
    visit.settle()
    page.locator(".stButtonGroup").first.get_by_text("Gaat niet mee", exact=True).click()
    page.get_by_label("Waarom?").first.fill("Dit staat al bij een ander probleem")
    page.keyboard.press("Tab")
    page.get_by_text("Bewaard om").first.wait_for()
    visit.settle()
    page.get_by_role("button", name="Maak één nieuwe scan").click()
    page.get_by_role("button", name="Open de nieuwe scan").click()
    page.wait_for_url("**/problemen?*scan=*")
    page.get_by_text("Wat is er aan de hand, en wat is sterk?").wait_for()
    page.get_by_text("Wat ging er niet mee, en waarom? (1)").wait_for()
    visit.settle()
    page.get_by_role("link", name="Delen").click()
    page.get_by_role("radio", name="Zelf verder werken").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Scanbestand").click()
    made = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert made["titel"] == "Hillesluis samen"
    assert len(made["ouders"]) >= 3
    assert "Dit staat al bij een ander probleem" in json.dumps(made["geparkeerd"])
    assert not any(one["stemmen"] for one in made["prioriteiten"])
    assert visit.errors == []
    assert visit.outside == []

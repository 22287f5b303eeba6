"""Inside the steps of a scan: figure against street, drafts, and all questions by keyboard."""

from __future__ import annotations

import pytest
from browser_kit import serious, tab_to
from playwright.sync_api import expect
from scan_kit import begun

from wijkscan.app import demo

pytestmark = pytest.mark.browser


def test_a_conflict_between_figure_and_street_is_kept_and_goes_to_the_problem(app_server, visit):
    scan = app_server.put_scan(visit.page, demo.document())
    page = visit.open(f"/naast-elkaar?scan={scan}", "Klopt het cijfer met de straat?")
    # by hand from voorbeelden/molenkwartier.wijkscan.json: only mbo 3 does not recognise one figure
    first = page.locator(".stHtml:has(h2.ws-tussenkop)").first
    expect(first).to_contain_text("Voldoet aan de beweegrichtlijn, 65+")
    expect(first).to_contain_text("Jullie zijn het niet eens")
    expect(first).to_contain_text("Tien van de twaalf bankjes")
    row = page.locator("table.ws-herken tr", has_text="Voldoet aan de beweegrichtlijn")
    expect(row).to_contain_text("nee")
    page.get_by_role("button", name="Zet dit als tegenspraak").click()
    page.locator("[data-testid=stPopoverBody] button").first.click()
    visit.settle()
    assert serious(page) == []
    problem = demo.document().problemen[0]
    page = visit.open(f"/problemen?scan={scan}&bij={problem.id}.6", "Vraag 6 van 6")
    kept = page.get_by_label("Wat spreekt het tegen?").input_value()
    assert kept.startswith(problem.tegen)
    assert "Straat: Overdag zien wij bijna niemand lopen." in kept
    assert visit.errors == []
    assert visit.outside == []


def test_a_draft_in_one_scan_does_not_turn_up_in_a_copy_of_it(app_server, visit):
    scan = demo.document()
    one = app_server.put_scan(visit.page, scan)
    page = visit.open(f"/vooraf?scan={one}", "Met welke vraag begon het?")
    page.context.set_offline(True)
    page.get_by_label("Met welke vraag begon het?").fill("Alleen in de eerste")
    page.wait_for_function("Object.values(localStorage).some(one => one.includes('eerste'))")
    page.context.set_offline(False)
    kept = page.evaluate("Object.keys(localStorage).find(key => key.startsWith('wijkscan '))")
    assert one in kept
    two = app_server.put_scan(visit.page, scan)
    page = visit.open(f"/vooraf?scan={two}", "Met welke vraag begon het?")
    expect(page.get_by_label("Met welke vraag begon het?")).to_have_value(scan.vraag)


def test_all_six_questions_by_keyboard(app_server, visit):
    scan = app_server.put_scan(visit.page, begun())
    page = visit.open(f"/problemen?scan={scan}", "Wat is er aan de hand, en wat is sterk?")
    _press(visit, page, "Begin met een probleem")
    _write(page, "Wat is er aan de hand?", "Ouderen komen weinig buiten")
    _on(visit, page, 2)
    _write(page, "Welke groep?", "65-plussers die alleen wonen")
    _on(visit, page, 3)
    _write(page, "Waarom is het erg?", "Zij missen contact")
    _on(visit, page, 4)
    _press(visit, page, "Schrijf een oorzaak op")
    _write(page, "Waardoor komt het?", "De bankjes op de route zijn stuk")
    _choose(visit, page, "Straat en buurt")
    _choose(visit, page, "gemeente")
    _press(visit, page, "Klaar")
    _on(visit, page, 5)
    _press(visit, page, "Wat een collega ziet")
    _write(page, "Wat ziet die collega?", "Veel mensen blijven binnen")
    _press(visit, page, "Klaar")
    _on(visit, page, 6)
    _write(page, "Wat spreekt het tegen?", "In de buurttuin zitten wel ouderen")
    _press(visit, page, "Naar het overzicht")
    page.get_by_text("Zijn jullie klaar?").wait_for()
    said = page.locator(".ws-vooraf").first.inner_text()
    assert "de bankjes op de route zijn stuk" in said.lower()
    assert visit.errors == []


def _press(visit, page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    visit.settle()


def _on(visit, page, number: int) -> None:
    _press(visit, page, "Volgende vraag")
    page.get_by_text(f"Vraag {number} van 6").wait_for()


def _write(page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.labels?.[0]?.innerText ?? ''") == label:
            page.keyboard.type(words)
            page.get_by_text("Bewaard om").first.wait_for()
            return
    pytest.fail(f"met Tab kom je niet bij {label}")


def _choose(visit, page, words: str) -> None:
    """Chips: Tab reaches the row, the arrows go along it, the space bar chooses."""
    for _ in range(40):
        page.keyboard.press("Tab")
        group = "document.activeElement.closest('.stButtonGroup')"
        if words in (page.evaluate(f"{group}?.innerText ?? ''") or ""):
            break
    else:
        pytest.fail(f"met Tab kom je niet bij {words}")
    for _ in range(20):
        if page.evaluate("document.activeElement.innerText.trim()") == words:
            page.keyboard.press("Space")
            page.wait_for_timeout(300)
            visit.settle()
            return
        page.keyboard.press("ArrowRight")
    pytest.fail(f"met de pijltjes kom je niet bij {words}")


def test_an_address_that_is_no_page_says_so_in_dutch(visit):
    answer = visit.page.goto(f"{visit.address}/bestaat-niet?scan=1")
    assert answer.status == 404
    expect(visit.page.get_by_role("heading")).to_have_text("Deze bladzijde bestaat niet")
    assert serious(visit.page) == []
    visit.page.get_by_role("link", name="Naar het begin").click()
    visit.page.get_by_label("Zoek je wijk of buurt").wait_for()


ENGLISH = (
    "Connection error", "Streamlit server", "Skip to main content", "Main menu", "file upload",
    "Link to heading", "Choose an option", "files are not allowed",
)  # fmt: skip


def test_the_words_of_streamlit_itself_are_dutch_too(own_server, visit):
    page = type(visit)(visit.page, own_server.address).open("/", "Zoek je wijk of buurt")
    page.get_by_text("Een scanbestand openen").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "brief.txt", "mimeType": "text/plain", "buffer": b"hallo"}
    )
    page.get_by_text("Dit soort bestand kan hier niet.").wait_for(state="attached")
    own_server.stop()
    page.get_by_text("De wijkscan is nu niet te bereiken.").wait_for(timeout=30_000)
    names = page.evaluate(
        "[...document.querySelectorAll('[aria-label]')].map(one => one.ariaLabel).join('|')"
    )
    said = page.evaluate("document.body.innerText") + names
    assert [words for words in ENGLISH if words in said] == []
    own_server.start()


def test_the_form_for_a_walk_with_a_pen_comes_as_a_pdf(app_server, visit):
    scan = app_server.put_scan(visit.page, demo.document())
    page = visit.open(f"/de-wijk-in?scan={scan}", "Voordat je gaat")
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Formulier om te printen").click()
    assert waiting.value.suggested_filename.endswith("-observatieformulier.pdf")
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    # rows have the same words on their buttons, and names that tell them apart
    names = page.get_by_role("button", name="Wijzig").evaluate_all(
        "found => found.map(one => one.textContent)"
    )
    assert len(names) == len(set(names)) > 3

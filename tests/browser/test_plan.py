"""An action in the wijkplan, made with the keyboard and found again, wide and on a phone."""

from __future__ import annotations

import pytest
import scan_kit
from browser_kit import Server, Visit, serious
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

CHANGE = "Wie moeilijk loopt, kan veilig oversteken"
FIELDS = {
    "Wat is er straks anders?": CHANGE,
    "Wat is de eerste stap?": "Samen met de wethouder oversteken",
    "Op welke dag?": "2027-03-01",
    "Wie zorgt dat het gebeurt?": "De wijkverpleegkundige",
}
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth"


def _write(page: Page, label: str, words: str) -> None:
    box = page.get_by_label(label, exact=True)
    box.fill(words)
    box.blur()
    saved = page.locator(".ws-veld", has=page.get_by_label(label, exact=True))
    expect(saved.locator(".ws-bewaard")).to_contain_text("Bewaard om")


def _press(visit: Visit, button: Locator) -> None:
    """With the keyboard; what is pressed goes away, so the focus has to go somewhere."""
    button.focus()
    visit.page.keyboard.press("Enter")
    visit.settle()


def _with_whom_and_how(visit: Visit) -> None:
    page = visit.page
    page.get_by_text("Hoe pakken jullie het aan, en met wie?").click()
    kind = page.get_by_role("radiogroup", name="Wat voor soort aanpak?").get_by_role("radio").first
    kind.click()
    expect(kind).to_be_checked()
    visit.settle()
    first = page.get_by_role("option").first
    for _ in range(20):  # the page may be drawn once more, and then the list is closed
        if first.is_visible():
            break
        page.get_by_role("combobox", name="Met wie?").press("ArrowDown")
        page.wait_for_timeout(300)
    first.click()
    visit.settle()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)  # half faded out it has no contrast


@pytest.mark.parametrize("width", [1280, 390])
def test_an_action_with_its_owner_day_kind_and_stakeholder_is_there_after_a_reload(
    visit: Visit, app_server: Server, width: int
) -> None:
    page, scan = visit.page, scan_kit.example()
    number = app_server.put_scan(page, scan)
    page.set_viewport_size({"width": width, "height": 844})
    visit.open(f"/plan?scan={number}", "3. Wat gaan jullie doen?")
    _press(visit, page.get_by_role("button", name="Bedenk een actie").first)
    expect(page.get_by_role("combobox", name="Welke oorzaak raakt dit?")).to_be_focused()
    for label, words in FIELDS.items():
        _write(page, label, words)
    _with_whom_and_how(visit)
    assert serious(page) == []
    assert not page.evaluate(SIDEWAYS)
    _press(visit, page.get_by_role("button", name="Klaar", exact=True))
    made = page.get_by_role("button", name=CHANGE)
    expect(made).to_be_focused()
    page.reload()
    made.wait_for(timeout=30_000)
    visit.settle()
    _press(visit, made)
    for label, words in FIELDS.items():
        expect(page.get_by_label(label, exact=True)).to_have_value(words)
    page.get_by_text("Hoe pakken jullie het aan, en met wie?").click()
    kinds = page.get_by_role("radiogroup", name="Wat voor soort aanpak?")
    expect(kinds.get_by_role("radio").first).to_be_checked()
    asked = page.get_by_role("button", name=f"Weghalen: {scan.betrokkenen[0].naam}")
    expect(asked.first).to_be_attached()
    assert (visit.errors, visit.dialogs, visit.outside) == ([], [], [])

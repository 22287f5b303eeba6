"""Several people in one scan, in real browsers: nothing that somebody typed disappears."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BEGIN = "/vooraf?gebied=BU05991082"
PROBLEM = "Ouderen komen weinig buiten"


def begin(visit, role: str = "hbo") -> str:
    """Begin a scan of Hillesluis; gives the address of its number."""
    page = visit.open(BEGIN, "Begin jullie wijkscan")
    page.get_by_role("combobox", name="Wie ben je?").click()
    page.get_by_role("option", name=re.compile(f"^{role}")).click()
    visit.settle()
    page.get_by_role("button", name="Begin de wijkscan").click()
    page.get_by_text("Wat verwachten jullie?").wait_for()
    visit.settle()
    return page.url.partition("scan=")[2].partition("&")[0]


def invite(visit, scan: str, level: str) -> str:
    """A link to the scan, made on the page for sharing."""
    page = visit.open(f"/delen?scan={scan}", "Laat zien wat jullie vonden")
    page.get_by_text(level, exact=True).click()
    visit.settle()
    page.get_by_role("button", name="Maak een link").click()
    found = page.locator(".ws-kopie input")
    found.wait_for()
    return found.input_value()


def enter(browser, visit_of, link: str, role: str):
    """Somebody else opens the link in a browser of their own and chooses a role."""
    page = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}).new_page()
    other = visit_of(page)
    page.goto(link)
    page.get_by_role("combobox", name="Wie ben je?").wait_for()
    other.settle()
    assert "#" not in page.url
    page.get_by_role("combobox", name="Wie ben je?").click()
    page.get_by_role("option", name=re.compile(f"^{role}")).click()
    other.settle()
    page.get_by_role("button", name="Doe mee").click()
    page.get_by_text("Is dit jouw wijk?").wait_for()
    other.settle()
    return other


@pytest.fixture
def visit_of(visit):
    return lambda page: type(visit)(page, visit.address)


def test_two_people_write_in_one_scan_and_both_texts_stay(browser, visit, visit_of):
    scan = begin(visit)
    other = enter(browser, visit_of, invite(visit, scan, "Meeschrijven"), "mbo 3")
    mine = visit.open(f"/terugblik?scan={scan}", "Wat is er gebeurd?")
    mine.get_by_role("button", name="Kijk terug").click()
    mine.get_by_label("Wat is er gedaan?").wait_for()
    mine.get_by_text("Nu samen bezig:").wait_for()
    mine.get_by_label("Wat hebben jullie geleerd?").fill("Begin klein")
    mine.get_by_text("Bewaard om").first.wait_for()
    theirs = other.open(f"/terugblik?scan={scan}", "Wat is er gebeurd?")
    theirs.get_by_role("button", name="(nog leeg)").click()
    field = theirs.get_by_label("Wat is er gedaan?")
    field.wait_for()
    other.settle()

    # a neighbour's text appears within five seconds, where nobody types
    mine.get_by_label("Wat zien jullie in de wijk?").fill("Meer mensen op het plein")
    theirs.wait_for_function(
        "() => [...document.querySelectorAll('textarea')].some("
        "one => one.value === 'Meer mensen op het plein')",
        timeout=5_000,
    )

    # the same field at the same time: both are shown, one chooses, nothing is lost
    mine.get_by_label("Wat is er gedaan?").press_sequentially("Twee wandelingen")
    field.press_sequentially("Een middag bij de flat")
    theirs.get_by_text("schreef hier ook").wait_for()  # the last to stop typing is asked
    theirs.get_by_role("button", name="Zet ze onder elkaar").click()
    both = "() => [...document.querySelectorAll('textarea')].some(one => {}) "
    has = "one.value.includes('Twee wandelingen') && one.value.includes('Een middag bij de flat')"
    for page in (mine, theirs):
        page.wait_for_function(both.format(has), timeout=10_000)
    assert visit.errors == []
    assert other.errors == []


def test_a_read_link_shows_and_cannot_write(browser, visit, visit_of):
    scan = begin(visit)
    link = invite(visit, scan, "Alleen lezen en reageren")
    page = browser.new_context(locale="nl-NL").new_page()
    other = visit_of(page)
    page.goto(link)
    page.wait_for_url("**/reactie?scan=*")  # a reader begins where feedback can be given
    other.open(f"/terugblik?scan={scan}", "Wat is er gebeurd?")
    assert page.get_by_role("button", name="Kijk terug").count() == 0
    assert page.get_by_text("Een link maken kan wie de scan beheert").count() == 0


def test_a_wrong_link_says_what_to_do(visit):
    page = visit.open("/in#onzin", "Deze link werkt niet of niet meer")
    expect(page.get_by_role("link", name="Naar het begin")).to_be_visible()


def test_a_restarted_server_brings_back_place_and_text(browser, own_server, visit):
    page = browser.new_context(locale="nl-NL").new_page()
    alone = type(visit)(page, own_server.address)
    scan = begin(alone)
    alone.open(f"/terugblik?scan={scan}", "Wat is er gebeurd?")
    page.get_by_role("button", name="Kijk terug").click()
    field = page.get_by_label("Wat hebben jullie geleerd?")
    field.press_sequentially("Vraag het eerst aan bewoners")
    page.get_by_text("Bewaard om").first.wait_for()

    own_server.stop()
    field.press_sequentially(", dan pas aan ons")  # typed while nobody listens
    page.get_by_text("Nog niet bewaard").first.wait_for(timeout=15_000)
    own_server.start()
    page.reload()
    page.get_by_text("Wat is er gebeurd?").wait_for()
    alone.settle()
    whole = "Vraag het eerst aan bewoners, dan pas aan ons"
    page.wait_for_function(
        "wanted => [...document.querySelectorAll('textarea')].some(one => one.value === wanted)",
        arg=whole,
        timeout=10_000,
    )
    page.get_by_text("Bewaard om").first.wait_for()

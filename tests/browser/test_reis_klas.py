"""A class in real browsers: the teacher, two phones, and a wijkbewoner who reads along."""

from __future__ import annotations

import re

import pytest
from browser_kit import serious, tab_to
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> [k](javascript:alert(1)) **2B**"


@pytest.fixture
def second(browser, app_address):
    from browser_kit import Visit

    page = browser.new_page(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    page.set_default_timeout(20_000)
    yield Visit(page, app_address)
    page.close()


@pytest.fixture
def reader(browser, app_address):
    from browser_kit import Visit

    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page.set_default_timeout(20_000)
    yield Visit(page, app_address)
    page.close()


def _make_class(visit, name: str) -> str:
    """The teacher's part: a class with five groups; gives the code on the board."""
    page = visit.open("/klas", "Begin een klas")
    page.get_by_label("Hoe heet de klas?").fill(name)
    page.keyboard.press("Tab")
    visit.settle()
    page.get_by_role("button", name="Maak de klas").click()
    page.get_by_text("Bewaar deze link").wait_for()
    expect(page.locator("h1")).to_contain_text(name)
    page.get_by_role("button", name="Maak een klascode").click()
    page.locator(".ws-code").wait_for()
    visit.settle()
    return page.locator(".ws-code").inner_text().replace(" ", "")


def _join(visit, role: str, group: str) -> None:
    page = visit.page
    page.get_by_role("combobox", name="Wie ben je?").click()
    page.get_by_role("option", name=f"{role} ·").first.click()
    visit.settle()
    page.get_by_role("button", name="Verder").click()
    page.get_by_text("In welke groep zit je?").wait_for()
    visit.settle()
    page.get_by_role("button", name=group, exact=True).click()
    page.get_by_text("Welke wijk kiezen jullie?").wait_for()
    visit.settle()


def test_a_teacher_makes_a_class_and_two_phones_write_in_one_scan(visit, phone, second):
    code = _make_class(visit, HOSTILE)
    token = visit.page.get_by_label("Jouw beheerlink").input_value()
    assert re.fullmatch(rf"{visit.address}/in#[\w-]{{43}}", token)
    phone.open(f"/meedoen?code={code}", "Doe mee met je klas")
    assert serious(phone.page) == []
    _join(phone, "mbo 3", "Groep 2")
    assert "code=" not in phone.page.url
    second.open("/meedoen", "Doe mee met je klas")
    second.page.get_by_label("Klascode").fill(f" {code[:3].lower()} {code[3:].lower()}")
    second.page.keyboard.press("Tab")
    second.settle()
    _join(second, "hbo", "Groep 2")
    scan = re.search(r"scan=([0-9a-f]{32})", phone.page.url)[1]
    expect(second.page).to_have_url(re.compile(f"scan={scan}"))

    phone.open(f"/vooraf?scan={scan}", "Wat verwachten jullie?")
    second.open(f"/vooraf?scan={scan}", "Wat verwachten jullie?")
    first = phone.page.get_by_label("Met welke vraag begon het?")
    first.fill(HOSTILE)
    first.blur()
    shown = second.page.get_by_label("Met welke vraag begon het?")
    second.page.wait_for_function("el => el.value.includes('onerror')", arg=shown.element_handle())

    page = visit.page
    page.get_by_text("2 aan het werk").wait_for()
    assert serious(page) == []
    page.get_by_role("button", name="Bekijk Groep 2").click()
    page.get_by_text("Wie deed wat?").wait_for()
    for part in ("Feedback", "Rubriek"):
        page.get_by_text(part, exact=True).click()
    page.get_by_role("button", name="Schrijf feedback").click()
    page.get_by_label("Wat is sterk?").fill(HOSTILE)
    page.get_by_label("Wat is sterk?").blur()
    page.get_by_text("Bewaard om").first.wait_for()
    page.locator(".st-key-rubriek-kiezen .stButtonGroup").get_by_text("Nog niet").click()
    page.get_by_label("Waarom?").wait_for()
    visit.settle()
    assert serious(page) == []
    phone.open(f"/delen?scan={scan}", "Laat zien wat jullie vonden")
    with phone.page.expect_download(timeout=60_000) as sheet:
        phone.page.locator(".st-key-vorm-a4").get_by_role("button", name="PDF").click()
    visit.open("/klas", "Om te printen")
    with page.expect_download(timeout=60_000) as pack:
        page.get_by_role("button", name="Docentpakket downloaden").click()
    for file in (sheet.value, pack.value):
        assert file.path().read_bytes().startswith(b"%PDF-")
    for one in (visit, phone, second):
        assert (one.dialogs, one.outside, one.errors) == ([], [], [])


def test_a_wijkbewoner_reads_along_and_answers(visit, reader):
    page = visit.open("/", "Eerst rondkijken?")
    page.get_by_role("button", name="Bekijk het Molenkwartier").click()
    page.wait_for_url("**/wijk?*scan=*")
    visit.settle()  # the right to the scan is in the cookie a moment after the page is there
    scan = re.search(r"scan=([0-9a-f]{32})", page.url)[1]
    visit.open(f"/delen?scan={scan}", "Geef een link")
    page.get_by_role("button", name="Maak een link").click()
    link = page.locator(".ws-kopie input")
    link.wait_for()
    reader.page.goto(link.input_value())
    reader.page.get_by_text("Wat vind jij ervan?").wait_for()
    reader.settle()
    seen = reader.page
    assert "#" not in seen.url
    expect(seen.get_by_text("FICTIEF")).to_be_visible()
    assert serious(seen) == []
    seen.get_by_role("combobox", name="Wie ben je?").click()
    role = seen.get_by_role("combobox", name="Wie ben je?")
    role.fill("wijkb")
    role.press("Enter")
    reader.settle()
    seen.get_by_label("Wat begrijp ik niet?").fill(HOSTILE)
    seen.get_by_label("Wat begrijp ik niet?").blur()
    reader.settle()
    seen.get_by_role("button", name="Verstuur mijn reactie").click()
    seen.get_by_text("Dank je wel.").wait_for()
    expect(seen.locator(".ws-reactie").first).to_contain_text(HOSTILE)
    reader.open(f"/wijk?scan={scan}", "Je leest mee.")
    assert serious(seen) == []
    for one in (visit, reader):
        assert (one.dialogs, one.outside, one.errors) == ([], [], [])


def test_joining_works_with_the_keyboard(visit, reader):
    code = _make_class(visit, "Klas 3A")
    page = reader.open("/meedoen", "Doe mee met je klas")
    tab_to(page, "Klascode")
    page.keyboard.type(code)
    page.keyboard.press("Tab")
    reader.settle()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    reader.settle()
    tab_to(page, "Verder")
    page.keyboard.press("Enter")
    page.get_by_text("In welke groep zit je?").wait_for()
    reader.settle()
    tab_to(page, "Groep 1")
    page.keyboard.press("Enter")
    page.get_by_text("Welke wijk kiezen jullie?").wait_for()


def test_a_damaged_file_is_refused_in_dutch_and_a_good_one_opens(visit, tmp_path):
    page = visit.open("/", "Een scanbestand openen")
    page.get_by_text("Een scanbestand openen").click()
    broken = tmp_path / "kapot.json"
    broken.write_text('{"schema_version":', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(str(broken))
    page.get_by_text("Dit bestand is niet compleet of veranderd").wait_for()
    visit.settle()
    assert serious(page) == []
    assert visit.outside == []

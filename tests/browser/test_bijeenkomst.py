"""A whole meeting of a leernetwerk: who leads, and three people on their own phones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_kit import Server, Visit, serious
from playwright.sync_api import Browser, Page, expect
from sidebyside_kit import CASUSSEN, scans

from wijkscan.app.doors import COOKIE
from wijkscan.scan.importeren import lees_bestand
from wijkscan.workspace import meeting, meeting_table
from wijkscan.workspace.access import Access, Entered
from wijkscan.workspace.database import Database
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import owner
from wijkscan.workspace.writing import HEAD

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> [k](javascript:alert(1)) **2B**"
SOON = 5_000
"""Milliseconds within which everybody sees what somebody else did."""


@pytest.fixture
def phones(browser: Browser, app_address: str) -> Iterator[list[Visit]]:
    pages = [
        browser.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
        ).new_page()
        for _ in range(3)
    ]
    for page in pages:
        page.set_default_timeout(20_000)
    yield [Visit(page, app_address) for page in pages]
    for page in pages:
        page.context.close()


def _role(visit: Visit, role: str) -> None:
    box = visit.page.get_by_role("combobox", name="Wie ben je?").first
    option = visit.page.get_by_role("option", name=role).first
    for _ in range(5):  # a rerun of the page closes a list that has just opened
        box.fill("")
        box.fill(f"{role} ·")
        visit.page.wait_for_timeout(400)
        if option.is_visible():
            break
    box.press("Enter")
    visit.settle()


def begin(lead: Visit, title: str) -> str:
    """Two scans on the table and a meeting about them; gives the code on the board."""
    page = lead.open("/leernetwerk", "Leg wijkscans naast elkaar")
    for name in ("naar buiten", "achter de voordeur"):
        box = page.get_by_role("combobox", name="Welke wijkscans leggen jullie op tafel?")
        box.fill(name)
        page.get_by_role("option", name=name).click()
        lead.settle()
    page.keyboard.press("Escape")
    _begin(lead, title)
    page.get_by_role("button", name="Ik heb de link bewaard").click()
    lead.settle()
    page.get_by_role("button", name="Laat mensen binnen").click()
    page.get_by_role("button", name="Maak een code").click()
    page.locator(".ws-code").wait_for()
    code = page.locator(".ws-code").inner_text().replace(" ", "")
    page.keyboard.press("Escape")
    return code


def _begin(lead: Visit, title: str) -> None:
    """A meeting about what lies on the table."""
    page = lead.page
    page.get_by_text("Praat erover met elkaar").click()
    page.get_by_label("Hoe heet de bijeenkomst?").fill(title)
    page.keyboard.press("Tab")
    lead.settle()
    _role(lead, "docent")
    page.get_by_role("button", name="Begin de bijeenkomst").click()
    page.get_by_role("button", name="Ik heb de link bewaard").wait_for()
    lead.settle()
    assert page.locator(".ws-melding").count() == 0


def join(phone: Visit, code: str, role: str) -> None:
    phone.open(f"/bijeenkomst?code={code}", "Doe mee met de bijeenkomst")
    _role(phone, role)
    phone.page.get_by_role("button", name="Verder").click()
    phone.page.get_by_text("Hoe noemen wij de mensen").first.wait_for()
    phone.settle()


def begun(server: Server, lead: Visit, title: str) -> str:
    """What `begin` does by hand, at once; gives the code."""
    database = Database(f"sqlite:///{server.home / 'wijkscan.db'}")
    access = Access(database)
    info, link = meeting.start(access, title, "begin", "docent")
    entered = access.enter(link.token, "begin", "docent")
    for scan in scans("hillesluis-a", "hillesluis-c"):
        meeting_table.bring(Repository(database), entered.right, info.id, scan)
    code = access.create_code(entered.right, info.id, kind="bijeenkomst").code
    database.close()
    _come(server, lead, entered)
    return code


def sit_down(server: Server, phone: Visit, code: str, role: str) -> None:
    """Somebody who came in before, as `join` does it by hand."""
    database = Database(f"sqlite:///{server.home / 'wijkscan.db'}")
    entered = Access(database).enter_code(code, role, role)
    database.close()
    _come(server, phone, entered)


def _come(server: Server, visit: Visit, entered: Entered) -> None:
    """The page begins to load; who needs it waits for it."""
    cookie = {"name": COOKIE, "value": entered.session_token, "url": server.address}
    visit.page.context.add_cookies([cookie])
    place = entered.right.scope_id
    visit.page.goto(f"{server.address}/bijeenkomst?bijeenkomst={place}", wait_until="commit")


def _on(lead: Visit, step: str) -> None:
    lead.page.get_by_role("button", name=f"Verder: {step}").click()
    lead.page.get_by_text(re.compile(rf"Stap \d van 6: {step}")).wait_for()
    lead.settle()


def _sees(page: Page, words: str | re.Pattern[str]) -> None:
    page.get_by_text(words).first.wait_for(timeout=SOON)


def _write(visit: Visit, label: str, words: str) -> None:
    field = visit.page.get_by_label(label).first
    field.fill(words)
    field.blur()
    visit.page.get_by_text("Bewaard om").first.wait_for()


def _fine(*visits: Visit) -> None:
    """Nothing serious for who uses a screen reader, and nothing wider than the screen."""
    for visit in visits:
        visit.settle()
        assert visit.page.locator(".ws-melding").count() == 0
        assert serious(visit.page) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _quiet(*visits: Visit) -> None:
    """Nothing popped up, left the computer or failed."""
    for one in visits:
        assert (one.dialogs, one.outside, one.errors) == ([], [], [])


def _talk(visit: Visit, anna: Visit, bram: Visit, cleo: Visit) -> None:
    """First answers, a shared note, the reveal, and on to the next difference."""
    lead = visit.page
    _sees(anna.page, "Wat denk jij?")
    _write(anna, "Wat denk jij?", HOSTILE)
    _write(cleo, "Wat nemen we hieruit mee?", f"Samen lopen {HOSTILE}")
    _fine(visit)  # meanwhile the others look again by themselves
    _sees(bram.page, "1 eerste antwoord is binnen")
    bram.page.wait_for_function(
        "[...document.querySelectorAll('textarea')].some(t => t.value.startsWith('Samen lopen'))",
        timeout=SOON,
    )
    assert bram.page.locator("body").inner_text().count(HOSTILE) == 1  # the title, no answer
    _sees(lead, "1 eerste antwoord is binnen")
    lead.get_by_role("button", name="Laat alle antwoorden zien").click()
    _fine(bram)
    _sees(bram.page, "Dit dachten jullie eerst")
    expect(bram.page.locator(".ws-antwoorden")).to_contain_text(HOSTILE)


def test_four_people_talk_decide_vote_and_take_home(
    visit: Visit, phones: list[Visit], app_server: Server
) -> None:
    lead, (anna, bram, cleo) = visit.page, phones
    code = begun(app_server, visit, HOSTILE)
    sit_down(app_server, bram, code, "hbo")
    sit_down(app_server, cleo, code, "wijkbewoner")
    join(anna, code, "mbo 3")
    for other in (visit, bram, cleo):
        other.page.get_by_text("Hoe noemen wij de mensen").first.wait_for()
        other.settle()
    assert "code=" not in anna.page.url
    for phone, word in ((anna, "wijkbewoner"), (bram, "burger")):
        phone.page.locator(".stButtonGroup").get_by_text(word, exact=True).click()
    _fine(anna)
    _sees(lead, "2 eerste antwoorden zijn binnen")
    lead.get_by_role("button", name="Laat alle antwoorden zien").click()
    lead.get_by_text("1 keer").first.wait_for()

    _on(visit, "Kijken")
    assert lead.locator(".ws-melding").count() == 0
    _on(visit, "Praten")
    _talk(visit, anna, bram, cleo)

    _on(visit, "Samenvoegen")
    _sees(anna.page, "Beslis samen")
    anna.page.get_by_text("Bewaren voor later").first.click()
    _write(anna, "Waarom?", HOSTILE)
    _fine(anna)
    bram.page.wait_for_function(
        "[...document.querySelectorAll('input')].some(one => one.value.startsWith('<img'))",
        timeout=SOON,
    )

    _on(visit, "Stemmen")
    for phone, score in ((anna, "5"), (bram, "1")):
        _sees(phone.page, "Stem voor jezelf")
        phone.settle()
        for group in phone.page.locator(".stButtonGroup").all()[:2]:
            group.get_by_text(score, exact=True).click()
            phone.settle()
    _fine(anna)
    _sees(lead, "2 mensen stemmen mee")
    lead.get_by_role("button", name="Laat alle stemmen zien").click()
    _sees(cleo.page, "Jullie denken hier verschillend over")

    _on(visit, "Meenemen")
    _sees(anna.page, "Mijn eerste stap")
    _write(anna, "Mijn eerste stap", HOSTILE)
    anna.page.get_by_role("button", name="Over 8 weken").click()
    _sees(lead, "(terug op")
    _fine(visit)
    lead.get_by_role("button", name="Maak één nieuwe scan").click()
    bram.page.get_by_role("button", name="Open de nieuwe scan").click()
    bram.page.wait_for_url("**/kiezen?*scan=*")
    lead.get_by_role("button", name="Open de nieuwe scan").click()
    lead.wait_for_url("**/kiezen?*scan=*")
    lead.get_by_text("Wat pakken jullie het eerst aan?").wait_for()
    _quiet(visit, *phones)


def test_bad_scans_are_named_and_one_that_changes_is_offered_anew(
    visit: Visit, app_server: Server, tmp_path: Path
) -> None:
    casus = CASUSSEN / "hillesluis-a.wijkscan.json"
    own = lees_bestand(CASUSSEN / "hillesluis-b.wijkscan.json")
    scan = app_server.put_scan(visit.page, own.model_copy(update={"titel": "Onze eigen scan"}))
    broken = tmp_path / "kapot.json"
    broken.write_text('{"schema_version":', encoding="utf-8")
    twice = tmp_path / "nog-een-keer.json"
    twice.write_bytes(casus.read_bytes())
    page = visit.open("/leernetwerk", "Leg wijkscans naast elkaar")
    page.get_by_role("combobox", name="Welke wijkscans leggen jullie op tafel?").fill("Onze")
    page.get_by_role("option", name="Onze eigen scan").click()
    page.keyboard.press("Escape")
    visit.settle()
    page.get_by_text("Scans van een ander").click()
    page.get_by_label("Plak de link van een scan").fill("https://elders/in#onzin")
    page.keyboard.press("Tab")
    page.get_by_text("Deze link werkt niet of niet meer.").wait_for()
    page.locator("input[type=file]").set_input_files([str(casus), str(broken), str(twice)])
    page.get_by_text("kapot.json").last.wait_for()
    page.get_by_text("ligt er twee keer. Hij telt één keer mee.").wait_for()
    _fine(visit)
    _change(app_server, scan, "Wat is er met de trap?")
    page.get_by_text("Samenvoegen", exact=True).click()
    page.get_by_text("is verder geschreven").wait_for()
    page.get_by_role("button", name="Neem de nieuwste").click()
    page.get_by_text("is verder geschreven").wait_for(state="hidden")
    _begin(visit, "Leernetwerk")
    page.get_by_text("Deze scan ligt al op tafel.").wait_for()
    _change(app_server, scan, "Wat is er met de bus?")
    page.get_by_text("is verder geschreven sinds").wait_for(timeout=8_000)
    page.get_by_role("button", name="Neem de nieuwste").click()
    page.get_by_text("is verder geschreven sinds").wait_for(state="hidden")
    _fine(visit)


def _change(server: Server, scan: str, words: str) -> None:
    """The makers go on in their scan while it lies on the table."""
    database = Database(f"sqlite:///{server.home / 'wijkscan.db'}")
    repository, me = Repository(database), owner()
    loaded = repository.load(me, scan)
    head = next(item for item in loaded.records if item.kind == HEAD)
    repository.save_field(me, scan, head.id, "vraag", words, loaded.version)
    database.close()


def test_a_wall_reads_from_afar_and_a_restart_brings_everybody_back(
    browser: Browser, own_server: Server
) -> None:
    page = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="nl-NL").new_page()
    lead = Visit(page, own_server.address)
    begin(lead, "Leernetwerk Zuid")
    for step in ("Kijken", "Praten"):
        _on(lead, step)
    _write(lead, "Wat denk jij?", "De bankjes zijn weg")
    page.get_by_role("button", name="Groot voor op de muur").click()
    page.locator(".st-key-muur .ws-kaart").first.wait_for()
    lead.settle()
    own_server.stop()
    own_server.start()
    page.reload()
    page.locator(".st-key-muur .ws-kaart h2").first.wait_for()
    lead.settle()
    expect(page).to_have_url(re.compile("muur=groot"))
    size = "getComputedStyle(document.querySelector('.st-key-muur .ws-kaart li')).fontSize"
    assert float(page.evaluate(size).removesuffix("px")) >= 32
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious(page) == []
    page.get_by_role("button", name="Laat alle antwoorden zien").click()
    page.get_by_text("De bankjes zijn weg").wait_for()
    page.context.close()

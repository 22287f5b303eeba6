"""Into the wijk with a phone: few taps, nothing empty left behind, nothing lost."""

from __future__ import annotations

import pytest
from browser_kit import serious
from playwright.sync_api import expect
from scan_kit import begun
from test_pes import HOSTILE

pytestmark = pytest.mark.browser


def walking(server, phone):
    scan = server.put_scan(phone.page, begun())
    page = phone.open(f"/de-wijk-in?scan={scan}", "Wat is hier goed?")
    return scan, page


def test_an_observation_in_a_few_taps_and_the_next_one_in_the_same_street(app_server, phone):
    _, page = walking(app_server, phone)
    taps = 0

    def tap(where) -> None:
        nonlocal taps
        where.tap()
        taps += 1
        phone.settle()

    tap(page.get_by_label("Wat is hier goed?"))
    page.keyboard.type("De conciërge kent iedereen")
    tap(page.get_by_text("Mensen", exact=True))
    tap(page.get_by_label("Wat zie of hoor je?"))
    page.keyboard.type("10 van de 12 bankjes naar de markt zijn stuk")
    tap(page.get_by_text("ochtend", exact=True))
    tap(page.get_by_label("Waar?", exact=True))
    page.keyboard.type("Putselaan")
    tap(page.get_by_role("button", name="Bewaar en nog een"))
    page.wait_for_function("() => document.querySelector('textarea')?.value === ''")
    phone.settle()
    assert taps <= 6
    # the next one starts in the same street and part of the day
    expect(page.get_by_label("Waar?", exact=True)).to_have_value("Putselaan")
    expect(page.locator("button[data-selected=true]", has_text="ochtend")).to_have_count(1)
    # left empty: it is not kept
    page.get_by_role("button", name="Klaar").tap()
    page.get_by_text("Gezien (1)").wait_for()
    phone.settle()
    expect(page.locator(".stHtml").get_by_text("10 van de 12 bankjes")).to_have_count(1)
    assert serious(page) == []
    page.get_by_role("button", name="Wordt een sterk punt").tap()
    page.get_by_role("button", name="Wordt een sterk punt").wait_for(state="detached")
    page.get_by_role("button", name="Weghalen").tap()
    page.get_by_text("De observatie is weg.").wait_for()
    page.get_by_role("button", name="Haal terug").tap()
    page.get_by_text("Gezien (1)").wait_for()
    assert phone.errors == []


def test_a_talk_with_residents_and_hostile_text(app_server, phone):
    _, page = walking(app_server, phone)
    page.get_by_text("Een gesprek", exact=True).tap()
    page.get_by_label("Wat zeiden zij?").wait_for()
    phone.settle()
    assert serious(page) == []
    page.get_by_label("Wat zeiden zij?").fill(HOSTILE)
    page.get_by_label("Met hoeveel mensen sprak je?").fill("8")
    page.get_by_label("Waar was het?").fill(HOSTILE)
    page.get_by_label("Waar was het?").blur()
    page.wait_for_timeout(600)
    phone.settle()
    page.get_by_role("button", name="Klaar").tap()
    page.get_by_text("Gehoord (1)").wait_for()
    expect(page.locator("[data-testid=stMain]")).to_contain_text("8 bewoners")
    expect(page.locator("[data-testid=stMain]")).to_contain_text(HOSTILE)
    wide = "() => document.documentElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wide) <= 0
    assert phone.dialogs == []
    assert phone.outside == []


def test_what_was_typed_without_a_connection_is_there_after_a_reload(app_server, phone):
    scan, page = walking(app_server, phone)
    page.context.set_offline(True)
    page.get_by_label("Wat zie of hoor je?").fill("De stoep is open")
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    page.reload()
    page.get_by_text("Bewaard om").first.wait_for()
    expect(page.get_by_label("Wat zie of hoor je?")).to_have_value("De stoep is open")
    phone.open(f"/de-wijk-in?scan={scan}&bij=lijst", "Gezien (1)")


def test_one_person_is_noticed_in_the_street_too(app_server, phone):
    _, page = walking(app_server, phone)
    page.get_by_label("Wat zie of hoor je?").fill("Mevrouw De Vries zit alleen in de hal")
    page.locator(".ws-coach", has_text="Hier staat iets over één persoon").wait_for()

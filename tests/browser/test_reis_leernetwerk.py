"""Scans beside each other in a real browser: cards, the wall, a phone, and what is taken home."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from browser_kit import serious
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PARTS = ("Problemen", "Keuzes", "Cijfers", "Herken je dit?", "Wie vragen we?", "Sterk", "Bewijs")


def lay(visit, count: int) -> None:
    """The first cases of the casusbank on the table."""
    page = visit.open("/leernetwerk", "Leg wijkscans naast elkaar")
    box = page.get_by_role("combobox", name="Welke wijkscans leggen jullie op tafel?")
    for _ in range(count):
        box.click()
        page.get_by_role("option").first.click()
        visit.settle()
    page.keyboard.press("Escape")
    visit.settle()


def show(visit, part: str) -> None:
    visit.page.get_by_role("radio", name=part, exact=True).click()
    visit.settle()


def smallest(page) -> float:
    """The size of the smallest letters on the card, in pixels."""
    return page.evaluate(
        "Math.min(...[...document.querySelectorAll('.st-key-muur .ws-kaart :not(svg *)')]"
        ".filter(e => e.innerText?.trim() && [...e.childNodes].some(c => c.nodeType === 3"
        " && c.data.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )


def test_each_part_is_accessible_and_fits_a_phone(phone):
    lay(phone, 4)
    page = phone.page
    for part in PARTS:
        show(phone, part)
        expect(page.locator(".ws-kaart h2")).to_have_count(1)
        assert serious(page) == [], part
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), part


def test_a_wall_shows_one_card_in_large_letters_and_turns_by_key(visit):
    lay(visit, 4)
    page = visit.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.get_by_role("button", name="Groot voor op de muur").click()
    page.locator(".st-key-muur .ws-kaart").wait_for()
    visit.settle()
    expect(page).to_have_url(re.compile("muur=groot"))
    expect(page.locator("h1")).not_to_be_visible()
    for at, part in enumerate(PARTS):
        show(visit, part)
        assert smallest(page) >= 32, part
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), part
        if at == 0:
            first = page.locator(".ws-kaart h2").inner_text()
            page.keyboard.press("PageDown")
            expect(page.locator(".ws-kaart h2")).not_to_have_text(first)
    assert serious(page) == []
    page.get_by_role("button", name="Terug naar gewoon").click()
    page.locator("h1").wait_for()


def test_a_page_for_the_team_and_a_case_are_saved(visit, tmp_path: Path):
    lay(visit, 2)
    page = visit.page
    show(visit, "Meenemen")
    page.get_by_label("Wat doe jij eerst? Eén zin").fill("De kaart bij vijf huisbezoeken proberen")
    page.keyboard.press("Tab")
    visit.settle()
    with page.expect_download() as given:
        page.locator(".st-key-vormen-team").get_by_role("button", name="Webpagina").click()
    given.value.save_as(tmp_path / "team.html")
    assert "De kaart bij vijf huisbezoeken proberen" in (tmp_path / "team.html").read_text("utf-8")
    page.get_by_text("Maak er een casus van").click()
    visit.settle()
    for label, words in (
        ("Titel van de casus", "Oefenen"),
        ("Wat leren anderen hiervan?", "Goed kijken"),
        ("Vragen om over te praten", "Wat mis je?"),
    ):
        page.get_by_label(label).fill(words)
        page.keyboard.press("Tab")
        visit.settle()
    assert serious(page) == []
    with page.expect_download() as given:
        page.get_by_role("button", name="Bewaar de casus").click()
    given.value.save_as(tmp_path / "casus.json")
    made = json.loads((tmp_path / "casus.json").read_text("utf-8"))
    assert (made["titel"], made["les"]["vragen"]) == ("Oefenen", ["Wat mis je?"])


def test_a_case_opens_as_a_copy_with_its_questions(visit):
    page = visit.open("/leernetwerk", "Oefen met een casus")
    visit.settle()
    assert serious(page) == []
    page.get_by_role("button", name="Oefen met deze casus").first.click()
    page.wait_for_url("**/problemen?scan=*")
    page.get_by_text("Wat is er aan de hand").first.wait_for()
    visit.settle()
    page.get_by_text("Vragen bij deze casus").click()
    expect(page.get_by_text("Welk teken kon alleen deze groep vinden?")).to_be_visible()

"""The forms of a scan: every figure as it was frozen, the scan inside, names out, never a crash."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from wijkscan import paths
from wijkscan.errors import NotAllowed, UserError
from wijkscan.report import forms
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.importeren import lees, schrijf
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.privacy_scan import strip_names, weerleg

EXAMPLE = Path(__file__).parents[2] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
DAY = date(2026, 11, 23)
PAGES = ("verslag", "a4", "kort")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


@pytest.fixture
def scan() -> Wijkscan:
    return lees(EXAMPLE.read_bytes())


def html(scan: Wijkscan, form: str, desk: Desk, **options: bool) -> str:
    return forms.render_scan(scan, form, ".html", desk, DAY, **options).decode()


def pages(scan: Wijkscan, form: str, desk: Desk) -> list[str]:
    content = forms.render_scan(scan, form, ".pdf", desk, DAY)
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("form", PAGES)
def test_the_report_opens_again_and_is_the_same_when_made_again(form, scan, desk):
    made = forms.render_scan(scan, form, ".html", desk, DAY)
    again = lees(made)
    assert again == strip_names(scan)
    assert forms.render_scan(again, form, ".html", desk, DAY) == made
    assert forms.render_scan(again, form, ".pdf", desk, DAY) == forms.render_scan(
        scan, form, ".pdf", desk, DAY
    )


def test_the_scan_can_be_left_out(scan, desk):
    made = html(scan, "a4", desk, embed=False)
    assert "wijkscan-document" not in made
    assert len(made) < len(html(scan, "a4", desk))


def test_the_a4_is_two_sides_with_message_and_plan(scan, desk):
    front, back = pages(scan, "a4", desk)
    assert "Ons eerste probleem" in front
    assert "Tien van de twaalf bankjes" in front
    assert "Ons plan" in back
    assert "Zet de bankjes op de route terug" in back
    assert "VOORBEELD" in front
    assert "VOORBEELD" in back


def test_the_report_has_the_parts_of_the_assignment(scan, desk):
    titles = re.findall(r"<h2[^>]*>([A-H]\. [^<]+)</h2>", html(scan, "verslag", desk))
    assert [title[0] for title in titles] == list("ABCDEFGH")


def test_a_frozen_figure_stays_as_it_was(scan, desk):
    """22.0% in table 50090NED; a scan that froze another number shows that number."""
    figure = next(k.cijfer for k in scan.kijkcijfers if k.cijfer.indicator == "sterk_eenzaam")
    assert figure.waarde == 22.0
    figure.waarde, figure.naam = 21.3, "Sterk eenzaam, zoals toen"
    made = html(scan, "verslag", desk)
    assert "Sterk eenzaam, zoals toen" in made
    assert "21,3" in made


def test_every_sign_carries_source_year_and_level(scan, desk):
    made = html(scan, "verslag", desk)
    assert "RIVM, GGD&#39;en en CBS, tabel 50090NED · 2020 · buurt" in made
    assert "Kerncijfers wijken en buurten 2020" in made
    assert "Opgehaald:" in made
    assert "Ons antwoord:" in made or not any(p.uitzonderingen for p in scan.problemen)


def test_names_stay_inside_unless_they_are_asked_for(scan, desk):
    scan.makers, scan.groep = ["Zwaluw"], "Team Kievit"
    scan.problemen[0].tegen = "Zwaluw zag iets anders"
    made = html(scan, "verslag", desk)
    assert "Zwaluw" not in made
    assert "Kievit" not in made
    assert "[naam] zag iets anders" in made
    assert "Team Kievit · Zwaluw" in html(scan, "verslag", desk, namen=True)


def test_a_find_about_a_person_stops_sharing_until_it_is_dismissed(scan, desk):
    scan.observaties[0].wat = "Mevrouw Pietersen zat op het bankje"
    with pytest.raises(NotAllowed, match=r"observaties\.0\.wat"):
        html(scan, "a4", desk)
    for place in [forms.privacy_scan.plaatsen(scan)[0]]:
        said = scan.observaties[0].wat[place.vondst.start : place.vondst.end]
        weerleg(scan, place.vondst.kind, said, "een verzonnen naam in een les")
    assert "verzonnen naam in een les" in html(scan, "verslag", desk)


@pytest.mark.parametrize("form", PAGES)
def test_an_empty_scan_says_what_belongs_where(form, desk):
    empty = Wijkscan(id="0" * 32)
    assert "nog" in html(empty, form, desk)
    assert pages(empty, form, desk)


def test_an_unknown_area_gives_a_report_with_the_reason(scan, desk):
    scan.gebied.codes = ["BU99999999"]
    made = html(scan, "verslag", desk)
    assert "Geen kaart" in made
    assert "22,0" in made


def test_an_unknown_form_or_ending_says_what_there_is(scan, desk):
    with pytest.raises(UserError, match="bestaat niet"):
        html(scan, "krant", desk)
    with pytest.raises(UserError, match="kan niet als csv"):
        forms.render_scan(scan, "a4", ".csv", desk, DAY)


def test_the_file_itself_goes_without_names(scan, desk):
    scan.makers = ["Zwaluw"]
    made = forms.render_scan(scan, "scan", ".json", desk, DAY)
    assert made == schrijf(strip_names(scan))
    assert b"Zwaluw" not in made

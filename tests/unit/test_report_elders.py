"""A scan whose area changed: no figure of the old place under the name of the new one."""

from __future__ import annotations

from datetime import date

import pytest
import scan_kit

from wijkscan import paths
from wijkscan.report.forms import make_scan
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.model import Wijkscan

DAY = date(2026, 11, 23)
KATENDRECHT = "BU05991085"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


def moved(*codes: str, naam: str = "Katendrecht") -> Wijkscan:
    scan = scan_kit.example()
    scan.gebied.codes, scan.gebied.naam = list(codes), naam
    return scan


def page(scan: Wijkscan, form: str, desk: Desk) -> str:
    made = make_scan(scan, form, ".html", desk, DAY, embed=False)
    return made.content.decode()


def test_what_stands_out_is_about_the_area_of_the_scan(desk):
    """Table 50090NED of 2020: strongly lonely among 65+ is 17.0 in Katendrecht, 22.0 next door."""
    front = page(moved(KATENDRECHT), "a4", desk)
    table = front.partition('<table class="figures')[2].partition("</table>")[0]
    assert "<b>17,0</b>" in table
    assert "<b>22,0</b>" not in table


def test_a_figure_of_another_place_says_so(desk):
    whole = page(moved(KATENDRECHT), "verslag", desk)
    assert "van de 100 65-plussers · over Hillesluis" in whole
    both = page(moved("BU05991082", "BU05991081", naam="Hillesluis"), "verslag", desk)
    assert "van de 100 65-plussers · over Hillesluis (BU05991082)" in both


def test_the_makers_hear_that_the_area_changed(desk):
    remarks = make_scan(moved(KATENDRECHT), "a4", ".pdf", desk, DAY).remarks
    assert any("gaan over een ander gebied dan deze scan" in remark for remark in remarks)
    assert make_scan(scan_kit.example(), "a4", ".pdf", desk, DAY).remarks == ()


def test_nothing_is_said_when_the_area_is_the_same(desk):
    assert " · over " not in page(scan_kit.example(), "verslag", desk)

"""What changed over the years: only counts of the same place, tested, and never as a proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
import scan_kit
from statsmodels.stats.proportion import confint_proportions_2indep

from wijkscan import paths
from wijkscan.analysis.two_areas import Gap
from wijkscan.report.forms import render_scan
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.jaren import changes

HILLESLUIS = "BU05991082"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


def raw(table: str, year: int, code: str) -> tuple[float, float]:
    """65-plussers and residents, straight from the bundled table."""
    path = paths.data_dir() / "snapshot" / table / f"{year}.parquet"
    rows = pd.read_parquet(path, columns=["gebied", "k_65JaarOfOuder", "AantalInwoners"])
    [row] = rows[rows["gebied"] == code].itertuples()
    return float(row.k_65JaarOfOuder), float(row.AantalInwoners)


def figure(desk: Desk, indicator: str, code: str = HILLESLUIS):
    found = desk.profile(desk.area([code])).figures
    return next(f for f in found if f.indicator == indicator and f.leeftijd in (None, "65+"))


def test_a_count_of_two_years_is_tested_with_the_rounding_of_cbs(desk):
    then, now = raw("84799NED", 2020, HILLESLUIS), raw("85984NED", 2024, HILLESLUIS)
    [change] = changes(desk, desk.area([HILLESLUIS]), [figure(desk, "aandeel_65plus")])
    assert (change.earlier.numerator, change.earlier.denominator) == then
    assert (change.later.numerator, change.later.denominator) == now
    limits = change.difference.limits
    assert limits.value == pytest.approx(now[0] / now[1] - then[0] / then[1])
    low, high = confint_proportions_2indep(*now, *then, method="newcomb")
    assert limits.lower < low
    assert high < limits.upper
    assert limits.lower > 0
    assert change.difference.gap is Gap.CLEAR


@pytest.mark.parametrize("indicator", ["sterk_eenzaam", "moeite_met_rondkomen", "inwoners"])
def test_estimates_and_plain_numbers_are_not_followed(desk, indicator):
    """50090NED holds several years, but the model behind it changed."""
    assert changes(desk, desk.area([HILLESLUIS]), [figure(desk, indicator)]) == ()


def test_another_place_or_the_only_year_is_not_followed(desk):
    found = figure(desk, "aandeel_65plus")
    assert changes(desk, desk.area(["BU05991081"]), [found]) == ()
    oldest = replace(found, origin=replace(found.origin, jaar=2020))
    assert changes(desk, desk.area([HILLESLUIS]), [oldest]) == ()


def test_the_report_says_what_changed_and_that_it_proves_nothing(desk):
    page = render_scan(scan_kit.example(), "verslag", ".html", desk, DAY).decode()
    assert "Toen 1.070 van de 12.050, nu 1.245 van de 12.310." in page
    assert "duidelijk gestegen" in page
    assert "Een verandering bewijst niet dat een aanpak werkte." in page


def test_without_a_count_that_can_be_followed_the_report_says_why(desk):
    scan = scan_kit.example()
    scan.kijkcijfers = [k for k in scan.kijkcijfers if k.cijfer.indicator == "sterk_eenzaam"]
    page = render_scan(scan, "verslag", ".html", desk, DAY).decode()
    assert "is eerlijk door de jaren te volgen" in page

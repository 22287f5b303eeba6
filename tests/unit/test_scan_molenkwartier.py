"""The invented wijk that comes along: whole, sound, and never to be taken for a real one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from wijkscan import paths
from wijkscan.scan.importeren import lees_bestand, schrijf
from wijkscan.scan.model import Mate, Wijkscan, vind
from wijkscan.scan.model_pes import Probleem
from wijkscan.scan.priorities import opmerkingen, zekerheid_voorstel
from wijkscan.scan.privacy_scan import plaatsen
from wijkscan.scan.rules import check, is_compleet, mag_vaststellen
from wijkscan.scan.voortgang import STAPPEN, gevuld

DAG = date(2026, 11, 24)


@pytest.fixture(scope="module")
def scan() -> Wijkscan:
    return lees_bestand(paths.data_dir() / "voorbeelden" / "molenkwartier.wijkscan.json")


def _problem(scan: Wijkscan, word: str) -> Probleem:
    return next(problem for problem in scan.problemen if word in problem.p_wat)


def test_every_step_but_the_map_is_filled(scan: Wijkscan):
    assert gevuld(scan) == set(STAPPEN) - {"kaart"}
    assert len(scan.kijkcijfers) == 12


def test_it_says_that_it_is_invented_and_holds_no_real_area_or_table(scan: Wijkscan):
    assert "FICTIEF" in scan.voorbeeld
    assert scan.gebied.codes == []
    words = schrijf(scan).decode()
    assert not re.search(r"\b(?:GM|WK|BU)\d{4}", words)
    assert not re.search(r"\b\d{5}(?:NED|ned)\b", words)
    figures = [kijk.cijfer for kijk in scan.kijkcijfers]
    figures += [sign.cijfer for p in scan.problemen for sign in p.s if sign.cijfer]
    assert {(figure.producent, figure.tabel) for figure in figures} == {("verzonnen", "FICTIEF")}


def test_the_two_worked_examples_may_be_settled(scan: Wijkscan):
    for word in ("overgewicht", "vallen"):
        problem = _problem(scan, word)
        assert mag_vaststellen(problem, scan, DAG)
        assert is_compleet(problem, scan, DAG)


def test_the_first_example_gets_the_two_notices_of_the_domain_and_answers_them(scan: Wijkscan):
    problem = _problem(scan, "overgewicht")
    notices = check(problem, scan, DAG)
    assert {notice.rule for notice in notices} == {"R12", "R15"}
    assert all(notice.reden for notice in notices)
    assert zekerheid_voorstel(problem) is Mate.HOOG
    assert problem.zekerheid is not None
    assert problem.zekerheid.niveau is Mate.MIDDEN  # the group lowers it, and says why


def test_nothing_in_it_points_at_a_person_and_the_choice_is_whole(scan: Wijkscan):
    assert plaatsen(scan) == []
    assert opmerkingen(scan.prioriteiten) == []


def test_every_reference_leads_somewhere(scan: Wijkscan):
    ids = re.findall(r'"(?:probleem|oorzaak)": "([0-9a-f]{32})"', schrijf(scan).decode())
    assert ids
    assert all(vind(scan, record_id) is not None for record_id in ids)

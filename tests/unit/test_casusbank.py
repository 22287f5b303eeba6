"""The casusbank: every scan opens, is marked as invented, and says nothing about a person."""

from __future__ import annotations

import re

import pytest

from wijkscan.scan.casusbank import Casus, casussen, open_casus
from wijkscan.scan.privacy_scan import mag_delen, plaatsen, strip_names
from wijkscan.scan.rules import LET_OP, check_scan, mag_vaststellen
from wijkscan.scan.sidebyside import side_by_side
from wijkscan.scan.sidebyside_kennis import kennis

ALL = pytest.mark.parametrize("casus", casussen().values(), ids=casussen())


@ALL
def test_each_case_is_marked_private_and_sound(casus: Casus):
    scan = open_casus(casus)
    assert "verzonnen" in casus.fictief
    assert "verzonnen" in scan.voorbeeld
    assert plaatsen(scan) == []
    assert mag_delen(scan)
    assert strip_names(scan) == scan or not scan.makers
    assert all(mag_vaststellen(p, scan, scan.gemaakt_op) for p in scan.problemen)
    said = check_scan(scan, scan.gemaakt_op).values()
    asked = [n for notices in said for n in notices if n.severity == LET_OP]
    # what the coach still asks is what there is to learn: old figures, and figures alone
    assert {n.rule for n in asked} <= {"R10", "R13", "R15"}


@ALL
def test_each_case_can_be_laid_beside_its_neighbours(casus: Casus):
    assert set(casus.naast) <= casussen().keys() - {casus.id}
    scans = [open_casus(casus), *(open_casus(casussen()[key]) for key in casus.naast)]
    assert side_by_side(scans, kennis()).verschillen


@ALL
def test_each_case_is_written_in_plain_dutch(casus: Casus):
    for sentence in re.split(
        r"(?<=[.?!])\s+", " ".join((casus.kort, casus.leerpunt, *casus.vragen))
    ):
        assert len(sentence.split()) <= 15, sentence
    assert all(vraag.endswith("?") for vraag in casus.vragen)

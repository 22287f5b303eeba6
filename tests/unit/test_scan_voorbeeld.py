"""The example of Hillesluis: complete, sound, private, with the figures of the raw tables."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from wijkscan.scan.importeren import lees, schrijf
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.privacy_scan import mag_delen, plaatsen
from wijkscan.scan.rules import check_scan, mag_vaststellen
from wijkscan.scan.rules_feiten import soorten

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
TABLES = ROOT.parent / "shared" / "data" / "tables"


@pytest.fixture(scope="module")
def scan() -> Wijkscan:
    return lees(FILE.read_bytes())


def test_it_comes_back_byte_for_byte(scan: Wijkscan):
    assert schrijf(scan) == FILE.read_bytes()


def test_it_fits_the_published_schema():
    schema = json.loads((ROOT / "docs" / "schema" / "wijkscan-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(FILE.read_bytes()), schema)


def test_it_says_that_it_is_an_example(scan: Wijkscan):
    assert "straatwaarnemingen verzonnen" in scan.voorbeeld
    assert "WijkOPSE (Rosendal & Van Dorst, 2016)" in scan.grondslag


def test_the_whole_chain_is_there(scan: Wijkscan):
    assert [len(scan.observaties), len(scan.problemen), len(scan.acties)] == [6, 3, 2]
    assert all(len(soorten(p)) == 4 and p.e and p.sterk and p.tegen for p in scan.problemen)
    assert all(len(p.stemmen) == 3 and p.onthuld for p in scan.prioriteiten)


def test_no_stop_is_open_and_old_figures_are_named_once(scan: Wijkscan):
    day = date(2026, 11, 22)
    assert all(mag_vaststellen(p, scan, day) for p in scan.problemen)
    said = [n.rule for notices in check_scan(scan, day).values() for n in notices]
    assert said == ["R15"]


def test_nobody_can_be_recognised(scan: Wijkscan):
    assert plaatsen(scan) == []
    assert mag_delen(scan)


@pytest.mark.shared
def test_the_figures_are_those_of_the_raw_rivm_table(scan: Wijkscan):
    with gzip.open(
        TABLES / "rivm" / "50090NED_gezondheid_2020_65plus.csv.gz", "rt", encoding="utf-8-sig"
    ) as f:
        rows = {row["WijkenEnBuurten"].strip(): row for row in csv.DictReader(f, delimiter=";")}
    found = 0
    for teken in (t for p in scan.problemen for t in p.s if t.cijfer):
        figure = teken.cijfer
        assert figure is not None
        if figure.tabel == "50090NED":
            column = next(k for k in rows["NL01"] if k.rsplit("_", 1)[0] == figure.kolom)
            assert figure.waarde == float(rows["BU05991082"][column])
            nl = figure.tegen("NL")
            assert nl is not None
            assert nl.waarde == float(rows["NL01"][column])
            found += 1
    assert found == 4

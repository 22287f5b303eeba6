"""A report that is read: what is counted, what is shortened, and that nothing goes in silence."""

from __future__ import annotations

import re
from datetime import date

import pytest
import scan_kit

from wijkscan import paths
from wijkscan.cli import main
from wijkscan.report import lengte
from wijkscan.report.blocks import (
    BulletList,
    Callout,
    Column,
    DataTable,
    Document,
    Heading,
    Paragraph,
    References,
    Section,
    plain,
    text,
)
from wijkscan.report.forms import make_scan
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.importeren import lees, schrijf
from wijkscan.scan.model import Actie, Probleem

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


def one(*blocks) -> tuple[Section, ...]:
    return (Section("deel-b", "B Diagnoses", blocks),)


def test_words_are_counted_without_the_sources():
    table = DataTable("Titel", (Column("Kop"),), (("vier vijf",), ("zes",)))
    [section] = one(
        Heading("een twee", 2), Paragraph(text("drie")), table, References((text("niet mee"),))
    )
    assert lengte.words_of(section) == 6


def test_nothing_changes_when_it_is_short_enough():
    blocks = (Paragraph(text("a" * 2_000)), BulletList(tuple(text("b") for _ in range(40))))
    assert lengte.bounded(one(*blocks)) == one(*blocks)


def test_what_is_shortened_is_said():
    rows = tuple((f"rij {n}", "woord " * 200) for n in range(43))
    long = DataTable("Titel", (Column("Kop"), Column("Wat")), rows)
    [section] = lengte.bounded(one(Paragraph(text("woord " * 400)), long))
    paragraph, table, told = section.blocks
    assert plain(paragraph.content).endswith("woord…")
    assert len(plain(paragraph.content)) <= 2_000
    assert [row[0] for row in table.rows] == [f"rij {n}" for n in range(40)]
    assert max(len(row[1]) for row in table.rows) <= 600
    assert isinstance(told, Callout)
    assert [plain(line) for line in told.content] == [
        "41 lange teksten zijn ingekort. Daar staat “…”.",
        "3 regels staan hier niet: de lijst werd te lang.",
        "Alles staat in de scan zelf.",
    ]


def test_the_makers_hear_how_long_it_is_and_what_to_shorten_first():
    words = Section("deel-b", "B Diagnoses", (Paragraph(text("woord " * 4_001)),))
    document = Document("t", "d", "a", (words,), "2026-11-23")
    told = lengte.advice(document)
    assert told[0].startswith("Het verslag heeft 4.001 woorden. Houd het op 4.000")
    assert told[1] == (
        "B Diagnoses heeft 4.001 woorden: werk alleen de problemen uit die jullie kozen."
    )
    short = Section("deel-b", "B Diagnoses", (Paragraph(text("woord " * 4_000)),))
    assert lengte.advice(Document("t", "d", "a", (short,), "2026-11-23")) == ()


def test_the_example_needs_no_shortening(desk):
    made = make_scan(scan_kit.example(), "verslag", ".html", desk, DAY)
    assert made.remarks == ()
    page = made.content.decode()
    assert "Ingekort" not in page
    assert re.search(r"Dit verslag telt [23]\.\d{3} woorden", page)


def test_what_is_not_worked_out_still_has_its_line(desk):
    scan = scan_kit.example()
    scan.problemen += [Probleem(p_wat=f"Zwaluw {n} zoekt een nest") for n in range(20)]
    scan.acties += [Actie(wat=f"Merel {n} bouwt") for n in range(20)]
    page = make_scan(scan, "verslag", ".html", desk, DAY).content.decode()
    page = page.partition("wijkscan-document")[0]
    assert page.count('id="probleem-') == 12
    assert all(f"Zwaluw {n} zoekt" in page and f"Merel {n} bouwt" in page for n in range(20))


def test_the_command_says_what_to_shorten(tmp_path, capsys):
    scan = scan_kit.example()
    scan.problemen[0].tegen = "woord " * 1_600
    scan.problemen += [Probleem(p_wat=f"Probleem {n}", p_gevolg="woord " * 300) for n in range(9)]
    file, target = tmp_path / "lang.wijkscan.json", tmp_path / "verslag.html"
    file.write_bytes(schrijf(scan))
    with pytest.raises(SystemExit) as ended:
        main(["rapport", str(file), "--uit", str(target)])
    assert ended.value.code == 0
    assert lees(target.read_bytes()).problemen[0].tegen == scan.problemen[0].tegen
    assert "Let op: B Diagnoses heeft" in capsys.readouterr().err

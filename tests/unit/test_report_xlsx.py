"""The workbook and the CSV, read back: numbers are numbers, and no text is a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest
import report_kit as kit

from wijkscan.report import csv_data, xlsx
from wijkscan.report.cells import harmless
from wijkscan.report.plain import figure_object

# what a spreadsheet would calculate or hide, and how it must stand in the cell
FORMULAS = [
    ("=1+1", "'=1+1"),
    ("+31", "'+31"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\n'=1"),
    ("\n=1", "'\n'=1"),
    ("\x00=1", "'=1"),
    ("＝1+1", "'＝1+1"),
    ("   =1", "'   =1"),
    ("\u00a0=1", "'\u00a0=1"),
    ("wijk\n=1", "wijk\n'=1"),
    ("wijk\r\n-1", "wijk\n'-1"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("wijk = goed", "wijk = goed"),
    ("", ""),
]


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Any) -> list[dict[str, Any]]:
    titles, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def fields(content: bytes) -> list[dict[str, str]]:
    words = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(words, newline=""), delimiter=";"))


@pytest.fixture(scope="module")
def content() -> bytes:
    figures = (*kit.profile().figures, kit.in_parts("moeite_met_rondkomen"))
    return xlsx.render(kit.report(profile=kit.profile(figures=figures)))


@pytest.mark.parametrize(("words", "shown"), FORMULAS)
def test_a_text_never_becomes_a_formula(words: str, shown: str) -> None:
    assert harmless(words) == shown


def test_the_sheets_and_their_frozen_heads(content: bytes) -> None:
    made = book(content)
    assert made.sheetnames == ["Cijfers", "Buurten", "Bronnen", "Uitleg"]
    assert made["Cijfers"].freeze_panes == "C2"
    assert made["Cijfers"].column_dimensions["B"].width > 30
    assert made["Bronnen"].freeze_panes == "A2"


def test_numbers_are_numbers_in_dutch_notation(content: bytes) -> None:
    sheet = book(content)["Cijfers"]
    found = {(row["indicator"], row["leeftijd"]): row for row in rows(sheet)}
    lonely = found["sterk_eenzaam", "65+"]
    assert (lonely["waarde"], lonely["vergelijking_waarde"]) == (22.0, 10.4)
    assert (lonely["tabel"], lonely["jaar"], lonely["soort"]) == ("50090NED", 2020, "geschat")
    older = found["aandeel_65plus", None]
    assert older["verschil"] == pytest.approx(-10.61)
    assert (older["teller"], older["noemer"]) == (1070, 12050)
    titles = [cell.value for cell in sheet[1]]
    difference = sheet.cell(3, titles.index("verschil") + 1)
    assert difference.data_type == "n"
    assert difference.number_format == "[$-413]#,##0.0"
    assert sheet.cell(2, titles.index("jaar") + 1).number_format == "[$-413]0"


def test_missing_is_empty_with_a_reason_and_never_zero(content: bytes) -> None:
    found = {row["indicator"]: row for row in rows(book(content)["Cijfers"])}
    assert found["armoede"]["waarde"] is None
    assert found["armoede"]["reden"] == "geen cijfer op dit niveau"


def test_every_field_of_a_figure_has_its_column(content: bytes) -> None:
    report = kit.report()
    known = figure_object(kit.older(), report.catalogue.indicatoren["aandeel_65plus"], "NL")
    titles = [cell.value for cell in book(content)["Cijfers"][1]]
    in_two_columns = {"bereik_delen"}  # lowest and highest
    only_when_asked = {"vergelijkbaar"}
    assert set(known) - in_two_columns - only_when_asked <= set(titles)


def test_the_parts_the_sources_and_the_meaning(content: bytes) -> None:
    made = book(content)
    parts = {row["buurt"]: row for row in rows(made["Buurten"])}
    assert parts["Kop van Zuid"]["waarde"] == 8.7
    assert parts["Entrepot"]["waarde"] is None
    assert parts["Entrepot"]["reden"].startswith("onbekend of geheim")
    assert {row["tabel"] for row in rows(made["Bronnen"])} == {"84799NED", "50090NED"}
    explained = {row["Onderwerp"] for row in rows(made["Uitleg"])}
    titles = {cell.value for cell in made["Cijfers"][1]}
    assert {f"kolom {title}" for title in titles} <= explained


@pytest.mark.parametrize("words", [*kit.HOSTILE, *(words for words, _ in FORMULAS[:-1])])
def test_hostile_text_is_a_text(words: str) -> None:
    content = xlsx.render(kit.hostile(words))
    cells = [c for sheet in book(content) for row in sheet.iter_rows() for c in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not [cell for cell in cells if cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [n for n in package.namelist() if b"<f>" in package.read(n)]
    for row in fields(csv_data.render(kit.hostile(words))):
        assert row["reden"] is not None
        assert not row["uitgave"].lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert xlsx.render(kit.report()) == xlsx.render(kit.report())
    assert csv_data.render(kit.report()) == csv_data.render(kit.report())


def test_properties(content: bytes) -> None:
    found = book(content).properties
    assert found.title == "Wijkscan Hillesluis: cijfers"
    assert found.creator == "Groep 3"
    assert found.created == datetime(2026, 11, 23)


def test_csv_opens_in_a_dutch_excel() -> None:
    content = csv_data.render(kit.report())
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")
    found = {row["indicator"]: row for row in fields(content)}
    assert found["sterk_eenzaam"]["waarde"] == "22"
    assert found["sterk_eenzaam"]["vergelijking_waarde"] == "10,4"
    assert float(found["aandeel_65plus"]["verschil"].replace(",", ".")) == pytest.approx(-10.61)
    assert found["armoede"]["waarde"] == ""
    assert found["sterk_eenzaam"]["leeftijd"] == "65+ jaar"  # 65+ alone would become a number


def test_csv_quotes_what_could_break_a_row() -> None:
    words = 'een; twee "drie"\nvier'
    figure = replace(kit.absent("armoede"), missing=words)
    report = kit.report(profile=kit.profile(figures=(figure,)))
    assert [row["reden"] for row in fields(csv_data.render(report))] == [words]

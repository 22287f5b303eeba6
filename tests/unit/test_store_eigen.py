"""Own figures from a sheet: read within limits, checked row by row, small counts never kept."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from wijkscan.errors import DamagedFile
from wijkscan.store import bladen, eigen
from wijkscan.store.columns import Niveau

FORM = {
    "naam": "Diabetes",
    "definitie": "bekend bij de huisarts (ICPC T90)",
    "bron": "Huisartsen Hillesluis",
    "leeftijd": "65+",
    "jaar": "2024",
}
HEAD = "Gebied;Teller;Noemer"
KNOWN = {"BU05991082", "BU05991083", "WK059910"}


def preview(text: str, **extra: str) -> eigen.Voorbeeld:
    sheet = bladen.read(text.encode(), "cijfers.csv")
    return eigen.voorbeeld(sheet, eigen.herken(sheet[0]), FORM | extra, KNOWN.__contains__)


def test_x_of_n_becomes_a_percentage():
    found = preview(f"{HEAD}\nBU05991082;150;1.000\n")
    assert found.meldingen == ()
    figure = found.cijfers[0]
    assert (figure.teller, figure.noemer, figure.waarde) == (150, 1000, 15.0)
    assert (figure.jaar, figure.leeftijd, figure.bron) == (2024, "65+", "Huisartsen Hillesluis")


@pytest.mark.parametrize("text", ["12,5", "12.5", "12,5%", " 12,5 % "])
def test_a_percentage_in_any_notation(text: str):
    assert preview(f"gebied;percentage\nBU05991082;{text}\n").cijfers[0].waarde == 12.5


@pytest.mark.parametrize(
    "row", ["BU05991082;9;1000", "BU05991082;0;1000", "BU05991082;5;8", "bu05991082;9;100"]
)
def test_a_count_under_ten_is_not_kept_anywhere(row: str, tmp_path: Path):
    figure = preview(f"{HEAD}\n{row}\n").cijfers[0]
    assert (figure.teller, figure.noemer, figure.waarde) == (None, None, None)
    assert "niet getoond" in figure.reden
    kept = eigen.bewaar(tmp_path, [figure]).read_text()
    assert row.split(";")[1] not in [w.strip(' ",:') for w in kept.split()]


def test_ten_is_shown():
    assert preview(f"{HEAD}\nBU05991082;10;1000\n").cijfers[0].waarde == 1.0


def test_a_small_count_behind_a_percentage_is_hidden_too():
    found = preview("gebied;percentage;noemer\nBU05991082;5;100\n")
    assert found.cijfers[0].waarde is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("BU99999999;20;100", "ken ik niet"),
        ("BU05991082;120;100", "passen niet"),
        ("BU05991082;-20;100", "passen niet"),
        ("BU05991082;20,5;100", "passen niet"),
        ("BU05991082;20;", "noemer ontbreekt"),
        ("BU05991082;;", "geen teller"),
        ("BU05991082;veel;100", "geen getal"),
        ("BU05991082;=1+1;100", "geen getal"),
        ("BU05991082;1e3;100", "geen getal"),
        (";20;100", "gebied ontbreekt"),
    ],
)
def test_a_wrong_row_is_refused_by_number_and_reason(row: str, reason: str):
    found = preview(f"{HEAD}\nBU05991083;20;100\n{row}\n")
    assert len(found.cijfers) == 1
    assert found.meldingen[0].startswith("Rij 3: ")
    assert reason in found.meldingen[0]


def test_percentage_and_count_must_agree():
    head = "gebied;teller;noemer;percentage"
    assert preview(f"{head}\nBU05991082;20;100;30\n").meldingen
    assert preview(f"{head}\nBU05991082;20;99;20\n").cijfers


@pytest.mark.parametrize("missing", ["definitie", "bron", "jaar", "naam"])
def test_a_figure_without_its_story_is_refused(missing: str):
    assert (
        f"{missing} ontbreekt"
        in preview(f"{HEAD}\nBU05991082;20;100\n", **{missing: ""}).meldingen[0]
    )


def test_the_same_figure_twice_is_noticed():
    found = preview(f"{HEAD}\nBU05991082;20;100\nBU05991082;30;100\n")
    assert len(found.cijfers) == 1
    assert "staat er al" in found.meldingen[0]


def test_other_definitions_are_never_mixed():
    one = preview(f"{HEAD}\nBU05991082;20;100\n").cijfers[0]
    other = preview(f"{HEAD}\nBU05991083;20;100\n", definitie="zelf gemeld").cijfers[0]
    assert eigen.verschil(one, other) == "Niet te vergelijken: de definitie is anders."
    with pytest.raises(ValueError, match="definitie"):
        eigen.als_kolom([one, other], Niveau.BUURT)


def test_a_column_carries_its_own_source():
    rows = f"{HEAD}\nBU05991083;30;120\nBU05991082;9;100\nWK059910;80;400\n"
    found = eigen.als_kolom(preview(rows).cijfers, Niveau.BUURT)
    assert found.codes.tolist() == ["BU05991082", "BU05991083"]
    assert found.value.tolist()[1] == 25.0
    assert found.status.tolist() == [1, 0]
    assert found.origin.tabel == "eigen bron"
    assert found.origin.producent == "Huisartsen Hillesluis"


def test_kept_and_read_back(tmp_path: Path):
    figures = preview(f"{HEAD}\nBU05991082;20;100\n").cijfers
    path = eigen.bewaar(tmp_path, figures)
    assert eigen.laad(tmp_path) == list(figures)
    path.write_text("{")
    with pytest.raises(DamagedFile, match="eigen cijfers"):
        eigen.laad(tmp_path)
    eigen.verwijder(tmp_path, path)
    assert eigen.laad(tmp_path) == []


def workbook(sheet: str, strings: str = "", **more: bytes) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}>{sheet}</worksheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst {space}>{strings}</sst>")
        for name, content in more.items():
            archive.writestr(name, content)
    return buffer.getvalue()


ROWS = (
    '<sheetData><row><c r="A1" t="s"><v>0</v></c>'
    '<c r="C1" t="inlineStr"><is><t>Teller</t></is></c></row>'
    '<row><c r="A2" t="s"><v>1</v></c><c r="C2"><f>1+1</f><v>20.5</v></c></row></sheetData>'
)
STRINGS = "<si><t>Gebied</t></si><si><r><t>BU0599</t></r><r><t>1082</t></r></si>"


def test_a_workbook_gives_texts_and_numbers_but_no_formula():
    assert bladen.read(workbook(ROWS, STRINGS), "x.xlsx") == [
        ["Gebied", "", "Teller"],
        ["BU05991082", "", "20.5"],
    ]


def test_what_excel_writes_is_read(tmp_path: Path):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().add_table("A1:B2", {"data": [["BU05991082", 20]]})
    assert bladen.read(path.read_bytes(), "x.xlsx")[1] == ["BU05991082", "20"]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"a;b\n1;2", "x.exe", "geen CSV"),
        (b"a" * 10_000_001, "x.csv", "10 MB"),
        (b"a;b\n", "x.csv", "geen rijen"),
        (b"a;b\n" + b"1;2\n" * 5001, "x.csv", "5000 rijen"),
        (b"a\n" + b"x" * 10_001, "x.csv", "te lang"),
        (b"a;b\nx\x00y;2\n", "x.csv", "vreemde tekens"),
        (b"PK\x03\x04", "x.xlsx", "beschadigd"),
        (workbook("<sheetData>"), "x.xlsx", "beschadigd"),
        (workbook(ROWS, "<!DOCTYPE x>"), "x.xlsx", "hier niet horen"),
        (workbook(" " * 50_000_001), "x.xlsx", "50 MB"),
    ],
)
def test_a_sheet_that_will_not_do_is_refused_in_dutch(content: bytes, name: str, reason: str):
    with pytest.raises(DamagedFile, match=reason) as caught:
        bladen.read(content, name)
    assert caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_csv_that_a_spreadsheet_writes(encoding: str, separator: str):
    text = f'Gebied{separator}Naam\r\nBU1{separator}"Eén{separator}twee"\r\n'
    assert bladen.read(text.encode(encoding), "x.csv")[1] == ["BU1", f"Eén{separator}twee"]

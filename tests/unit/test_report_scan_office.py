"""The forms of a scan as Word, PowerPoint, Excel and CSV, and the pages that must stay one page."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest
import scan_kit as kit
from pypdf import PdfReader

from wijkscan import paths
from wijkscan.errors import UserError
from wijkscan.report import forms
from wijkscan.report.blocks import Column, DataTable, clean
from wijkscan.report.docx_tables import column_widths
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.model import Wijkscan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = date(2026, 11, 23)
HOSTILE = (
    "<script>a(1)</script>]]>&amp;{{7*7}}${7*7}",
    "=1+1\n@SUM(A1)\n  -2\t＝3",
    "x\u202ey\x00\x0b\x07🙂漢[k](javascript:a)",
)
OFFICE = [
    *((form, ".docx") for form in ("verslag", "kort", "a4", "team", "bestuur", "brief")),
    *(("observatieformulier", ".docx"), ("presentatie", ".pptx")),
    *(("gegevens", ".xlsx"), ("gegevens", ".csv")),
]
PAGES = {"team": 1, "bestuur": 1, "observatieformulier": 1, "poster": 1, "presentatie": 5, "a4": 2}
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


def made(scan: Wijkscan, form: str, ending: str, desk: Desk, **options: Any) -> bytes:
    return forms.render_scan(scan, form, ending, desk, DAY, **options)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def letters(words: str) -> str:
    return re.sub(r"\s+", "", clean(words))


def words_in(content: bytes, ending: str) -> str:
    """Everything that can be read, by another program than ours."""
    if ending == ".docx":
        return "".join(docx.Document(io.BytesIO(content)).element.body.itertext())
    if ending == ".pptx":
        show = pptx.Presentation(io.BytesIO(content))
        found = [s._element for slide in show.slides for s in slide.shapes]
        found += [slide.notes_slide.notes_text_frame._txBody for slide in show.slides]
        return "".join("".join(one.itertext()) for one in found)
    if ending == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "".join(str(c.value) for s in book for row in s.iter_rows() for c in row if c.value)
    return content.decode("utf-8-sig")


@cache
def hostile(words: str) -> Wijkscan:
    return kit.filled(words)


@pytest.mark.parametrize(("form", "ending"), OFFICE)
def test_hostile_text_in_every_field_stays_text(form: str, ending: str, desk: Desk) -> None:
    for words in HOSTILE:
        content = made(hostile(words), form, ending, desk, namen=True)
        if form != "observatieformulier":  # holds no text of the group but the name
            seen = letters(words_in(content, ending)).replace("'", "").replace('""', '"')
            assert letters(words).replace("'", "") in seen
        if ending != ".csv":
            every = b"".join(parts(content).values())
            assert b'TargetMode="External"' not in every
            assert b"vbaProject" not in every
            assert set(re.findall(rb"<w:instrText[^>]*>(.*?)</w:instrText>", every)) <= {b"PAGE"}


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_becomes_a_formula(words: str, desk: Desk) -> None:
    content = made(hostile(words), "gegevens", ".xlsx", desk, namen=True)
    cells = [
        cell
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not [name for name, part in parts(content).items() if b"<f>" in part]
    assert not [cell for cell in cells if cell.hyperlink]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    text = made(hostile(words), "gegevens", ".csv", desk, namen=True).decode("utf-8-sig")
    fields = [f for row in csv.reader(io.StringIO(text), delimiter=";") for f in row]
    texts += [field for field in fields if not re.fullmatch(r"-?\d+(,\d+)?(e-\d+)?", field)]
    lines = [line for one in texts for line in one.splitlines()]
    assert not [line for line in lines if _FORMULA.match(line)]


@pytest.mark.parametrize("form", PAGES)
def test_the_largest_scan_stays_on_its_pages(form: str, desk: Desk) -> None:
    content = made(largest(), form, ".pdf", desk)
    assert len(PdfReader(io.BytesIO(content)).pages) == PAGES[form]


@cache
def largest() -> Wijkscan:
    return kit.largest(problems=30, letters=3_000)


@pytest.mark.parametrize("which", ["leeg", "zonder cijfers", "grootste"])
@pytest.mark.parametrize(("form", "ending"), OFFICE[3:])
def test_extremes_give_a_sound_document(which: str, form: str, ending: str, desk: Desk) -> None:
    scan = {
        "leeg": lambda: Wijkscan(id="0" * 32),
        "zonder cijfers": lambda: kit.without_figures(kit.example()),
        "grootste": largest,
    }[which]()
    assert words_in(made(scan, form, ending, desk), ending)


def slides(scan: Wijkscan, desk: Desk) -> Any:
    return pptx.Presentation(io.BytesIO(made(scan, "presentatie", ".pptx", desk)))


@pytest.mark.parametrize("which", ["voorbeeld", "grootste", "leeg"])
def test_five_slides_in_reading_order_with_notes_and_alt_texts(which: str, desk: Desk) -> None:
    scan = {"voorbeeld": kit.example, "grootste": largest, "leeg": lambda: Wijkscan(id="0" * 32)}
    show = slides(scan[which](), desk)
    assert len(show.slides) == 5
    for slide in show.slides:
        shapes = list(slide.shapes)
        assert shapes[0] == slide.shapes.title
        assert slide.shapes.title.text_frame.text.strip()
        assert shapes[-1].name == "Voettekst"
        assert len(slide.notes_slide.notes_text_frame.text.split()) > 5
        body = [s for s in shapes[1:-1] if not s.name.startswith(("Spreiding", "Kerngetal"))]
        assert [s.top for s in body] == sorted(s.top for s in body)
        for shape in shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height
        pictures = [s for s in shapes if s.shape_type == 13]
        assert all(len(p._element.nvPicPr.cNvPr.get("descr")) > 20 for p in pictures)


def test_the_talk_takes_about_five_minutes(desk: Desk) -> None:
    """Some 130 words a minute are spoken in Dutch."""
    notes = [s.notes_slide.notes_text_frame.text for s in slides(kit.example(), desk).slides]
    assert 300 <= sum(len(note.split()) for note in notes) <= 750
    assert "Waarom komen ouderen hier weinig buiten" in notes[0]
    assert "Zet de bankjes op de route terug" in notes[4]


@pytest.mark.parametrize("form", ["verslag", "kort", "team", "bestuur", "brief"])
def test_word_has_real_headings_tables_and_alt_texts(form: str, desk: Desk) -> None:
    made_docx = docx.Document(io.BytesIO(made(kit.example(), form, ".docx", desk)))
    styles = [p.style.name for p in made_docx.paragraphs]
    assert any(name.startswith("Heading 1") for name in styles)
    assert any(name.startswith("Heading 2") for name in styles)
    assert "List Bullet" in styles
    drawn = made_docx.element.body.findall(".//{*}docPr")
    assert all(len(one.get("descr")) > 20 for one in drawn)


def test_each_letter_in_word_begins_on_a_page_of_its_own(desk: Desk) -> None:
    word = docx.Document(io.BytesIO(made(kit.example(), "brief", ".docx", desk)))
    begins = [p for p in word.paragraphs if p.text.startswith("Aan: ")]
    assert len(begins) == sum(bool(one.wat_vragen_we) for one in kit.example().betrokkenen)
    assert [bool(p.paragraph_format.page_break_before) for p in begins] == [False, True, True, True]


def test_columns_of_a_table_are_as_wide_as_their_text_asks() -> None:
    titles = (Column("Soort"), Column("Wat zien we?"), Column("Leeg"))
    wide = column_widths(DataTable("x", titles, (("Observatie", "woord " * 40, ""),)), 180)
    assert sum(wide) == pytest.approx(180)
    assert wide[1] > 3 * wide[0] > 3 * wide[2] > 0


def test_rows_with_long_texts_are_high_enough_to_read(desk: Desk) -> None:
    scan = kit.example()
    scan.observaties[0].wat = "bankjes " * 60  # 480 letters in a column of 50
    sheet = openpyxl.load_workbook(io.BytesIO(made(scan, "gegevens", ".xlsx", desk)))["Observaties"]
    assert 10 * 15 <= sheet.row_dimensions[2].height <= 409
    assert sheet.row_dimensions[3].height is None


@pytest.mark.parametrize("form", ["verslag", "kort", "a4", "team", "bestuur", "brief"])
def test_word_can_be_walked_by_its_headings_and_styles(form: str, desk: Desk) -> None:
    word = docx.Document(io.BytesIO(made(kit.example(), form, ".docx", desk)))
    names = [p.style.name for p in word.paragraphs]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))
    known = {style.style_id for style in word.styles}
    used = {one.get(f"{W}val") for one in word.element.body.iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= known
    assert word.core_properties.language == "nl-NL"
    assert word.core_properties.title == "Wijkscan Hillesluis: preventie bij ouderen"


def test_the_workbook_says_what_it_is_and_holds_no_names(desk: Desk) -> None:
    scan = kit.example()
    scan.makers, scan.groep = ["Zwaluw"], "Team Kievit"
    content = made(scan, "gegevens", ".xlsx", desk)
    book = openpyxl.load_workbook(io.BytesIO(content))
    about = book.properties
    assert about.title == "Wijkscan Hillesluis: preventie bij ouderen"
    assert about.creator == "mbo 3, mbo 4, hbo en wijkverpleegkundige"
    assert (about.created.date(), book.custom_doc_props["Taal"].value) == (DAY, "nl-NL")
    assert all(sheet.freeze_panes and sheet.print_title_rows == "$1:$1" for sheet in book)
    assert all(sheet.page_setup.paperSize == 9 for sheet in book)  # A4
    assert (book["Cijfers"].page_setup.fitToWidth or 1) > 1  # else nobody can read it
    assert not re.search(rb"Zwaluw|Kievit", b"".join(parts(content).values()))


def converted(folder: Path, files: dict[str, bytes], to: str, *options: str) -> dict[str, Path]:
    """The files as LibreOffice writes them again; skips where it is not installed."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice staat hier niet")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = ["soffice", home, "--headless", *options, "--convert-to", to, "--outdir"]
    named = [str(folder / name) for name in files]
    subprocess.run([*command, str(folder), *named], check=True, capture_output=True, timeout=120)
    return {name: (folder / name).with_suffix(f".{to}") for name in files}


def test_word_and_slides_stay_on_their_pages_in_another_program(desk: Desk, tmp_path: Path) -> None:
    """Pages as LibreOffice counts them, with every text field of the group at 10,000 letters."""
    scans = {"voorbeeld": kit.example(), "vol": kit.filled("Lange zin over de wijk. " * 416)}
    wanted = {"a4.docx": 2, "team.docx": 1, "bestuur.docx": 1, "brief.docx": 4}
    wanted |= {"observatieformulier.docx": 1, "presentatie.pptx": 5}
    files = {
        f"{which}-{name}": made(scan, Path(name).stem, Path(name).suffix, desk, namen=True)
        for (which, scan), name in product(scans.items(), wanted)
    }
    for name, path in converted(tmp_path, files, "pdf").items():
        pages = wanted[name.partition("-")[2]]
        # Below columns that are this full, LibreOffice puts the small print on a page of its own.
        small_print = 2 if name == "vol-a4.docx" else 0
        assert pages <= len(PdfReader(path).pages) <= pages + small_print, name


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_another_program_sees_no_formula(ending: str, desk: Desk, tmp_path: Path) -> None:
    files = {
        f"{number}{ending}": made(hostile(words), "gegevens", ending, desk, namen=True)
        for number, words in enumerate(HOSTILE)
    }
    options = ("--infilter=CSV:59,34,76,1",) if ending == ".csv" else ()
    for path in converted(tmp_path, files, "ods", *options).values():
        sheet = parts(path.read_bytes())["content.xml"]
        assert b"<table:table-row" in sheet
        assert b"table:formula" not in sheet
        assert b"xlink:href" not in sheet


def test_a_letter_says_what_is_asked_and_nothing_that_is_meant_for_the_group(desk: Desk) -> None:
    scan = kit.example()
    card = scan.betrokkenen[1]
    card.belang, card.invloed, card.antwoord = "zwaluwbelang", "zwaluwinvloed", "zwaluwantwoord"
    card.bij_geen_tijd = "zwaluwtijd"
    said = words_in(made(scan, "brief", ".docx", desk, aan="  woningCORPORATIE "), ".docx")
    assert "Aan: Woningcorporatie" in said
    assert "Kijk mee naar drempels" in said
    assert "Wij leggen het uit" in said
    assert "Zet de bankjes" not in said
    assert "zwaluw" not in said
    assert "wacht af" not in said
    assert "Risico op vallen" in said or "lopen 65-plussers" in said  # the problem it can change
    with pytest.raises(UserError, match="niets gevraagd") as refused:
        made(scan, "brief", ".docx", desk, aan="Koning")
    assert "Woningcorporatie" in refused.value.hint
    with pytest.raises(UserError, match="niet aan één betrokkene"):
        made(scan, "poster", ".pdf", desk, aan="Woningcorporatie")


@pytest.mark.parametrize("form", ["team", "bestuur", "brief", "poster", "presentatie"])
def test_what_goes_to_others_does_not_carry_the_scan(form: str, desk: Desk) -> None:
    page = made(kit.example(), form, ".html", desk).decode()
    assert "wijkscan-document" not in page
    assert "Het kost een uur" not in page  # an answer that the group keeps ready


def test_the_observation_form_begins_with_what_is_good(desk: Desk) -> None:
    content = made(Wijkscan(id="0" * 32), "observatieformulier", ".pdf", desk)
    [page] = PdfReader(io.BytesIO(content)).pages
    words = " ".join(page.extract_text().split())
    places = [words.index(w) for w in ("Wat is hier goed?", "Mensen", "Ontspannen", "Privacykaart")]
    assert places == sorted(places)
    assert "Geen foto's van mensen." in words


def test_the_data_sheet_holds_every_figure_with_its_origin(desk: Desk) -> None:
    scan = kit.example()
    book = openpyxl.load_workbook(io.BytesIO(made(scan, "gegevens", ".xlsx", desk)))
    titles = [cell.value for cell in book["Cijfers"][1]]
    rows = [dict(zip(titles, row, strict=True)) for row in book["Cijfers"].values][1:]
    cards = [look.cijfer for look in scan.kijkcijfers]
    cards += [sign.cijfer for problem in scan.problemen for sign in problem.s if sign.cijfer]
    assert len(rows) == len(cards) + sum(one.cijfer is not None for one in scan.sterke_punten)
    lonely = next(row for row in rows if row["indicator"] == "sterk_eenzaam")
    assert (lonely["waarde"], lonely["vergelijking_waarde"]) == (22.0, 10.4)
    assert (lonely["tabel"], lonely["jaar"], lonely["niveau"]) == ("50090NED", 2020, "buurt")
    assert lonely["soort"] == "geschat"
    seen = list(book["Observaties"].values)
    assert len(seen) == len(scan.observaties) + 1
    assert "Er staan hoge bomen en het is schaduwrijk" in seen[1]
    explained = {row[0] for row in book["Uitleg"].values}
    assert {f"kolom {title}" for title in titles} <= explained


def test_missing_figures_are_empty_cells_with_a_reason(desk: Desk) -> None:
    scan = kit.without_figures(kit.example())
    text = made(scan, "gegevens", ".csv", desk).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert rows
    assert {row["waarde"] for row in rows} == {""}
    assert {row["reden"] for row in rows} == {"onbekend of geheim"}


def test_every_form_is_the_same_when_made_again(desk: Desk) -> None:
    for form, ending in (("presentatie", ".pptx"), ("gegevens", ".xlsx"), ("poster", ".pdf")):
        assert made(kit.example(), form, ending, desk) == made(kit.example(), form, ending, desk)

"""The PDF: tagged, in Dutch, with a text for each picture, one A4 first, the same every time."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

import pytest
import report_kit as kit
from pdf_kit import elements
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from wijkscan.report import pdf
from wijkscan.report.blocks import clean


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf.render(kit.report())


@pytest.fixture(scope="module")
def tree(content: bytes) -> list[DictionaryObject]:
    return list(elements(read(content).trailer["/Root"]["/StructTreeRoot"]["/K"]))


def test_it_is_marked_and_has_a_language_and_a_title(content: bytes) -> None:
    reader = read(content)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]).startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None
    assert reader.metadata.title == "Wijkscan Hillesluis"


def test_the_tree_has_headings_tables_and_head_cells(tree: list[DictionaryObject]) -> None:
    kinds = Counter(str(element["/S"]) for element in tree)
    assert kinds["/H1"] == 1
    assert kinds["/H2"] >= 7
    assert kinds["/Table"] >= 3
    assert kinds["/TH"] >= 3 * 5
    assert kinds["/L"] >= 1


def test_every_picture_has_a_text(tree: list[DictionaryObject]) -> None:
    figures = [element for element in tree if element["/S"] == "/Figure"]
    alts = [str(figure.get("/Alt", "")) for figure in figures]
    assert len(figures) >= 8
    assert all(len(alt) > 20 for alt in alts)
    assert any("Sterk eenzaam" in alt and "Nederland 10,4%" in alt for alt in alts)


def test_the_first_page_holds_the_whole_sheet_and_nothing_else(content: bytes) -> None:
    pages = [page.extract_text() for page in read(content).pages]
    assert "dit is niet het officiële formulier" in pages[0]
    assert "Alle cijfers" not in pages[0]
    assert pages[1].startswith("Alle cijfers")


def test_a_full_sheet_still_fits() -> None:
    base = kit.profile()
    seven = tuple(
        replace(kit.estimate("sterk_eenzaam"), indicator=key)
        for key in (
            "lichamelijke_beperking",
            "angst_depressie",
            "lopen_of_fietsen",
            "psychische_klachten",
            "ziek_en_beperkt",
        )
    )
    full = replace(
        base,
        area=kit.area(naam="Waterschapsheuvel en Vogelenzang", omschrijving="wijk in Nissewaard"),
        opvallend=replace(base.opvallend, geschat_ongunstig=seven),
    )
    makers = "Groep 3 · mbo 3, mbo 4, hbo en de wijkverpleegkundigen van het wijkteam"
    pages = [
        p.extract_text() for p in read(pdf.render(kit.report(profile=full, makers=makers))).pages
    ]
    assert "dit is niet het officiële formulier" in pages[0]
    assert pages[1].startswith("Alle cijfers")


def test_the_same_report_gives_the_same_bytes(content: bytes) -> None:
    assert pdf.render(kit.report()) == content


def test_a_demo_says_so_on_every_page() -> None:
    pages = read(pdf.render(kit.report(demo=True))).pages
    assert all("FICTIEF" in page.extract_text() for page in pages)


def letters(words: str) -> str:
    """The characters of a text; a PDF breaks lines where it likes."""
    return "".join(words.split())


@pytest.mark.parametrize("words", kit.HOSTILE[:-1])
def test_hostile_text_is_shown_as_it_is(words: str) -> None:
    first = read(pdf.render(kit.hostile(words))).pages[0].extract_text()
    assert letters(clean(words)) in letters(first)


def test_characters_without_a_shape_become_one_box_that_is_explained() -> None:
    made = read(pdf.render(kit.report(title="Fijn \U0001f9d1\u200d\U0001f33e\U000f0000 ß hier")))
    assert "Fijn □ ß hier" in made.pages[0].extract_text()
    assert all("□ staat voor tekens die hier niet" in page.extract_text() for page in made.pages)
    assert "□ staat voor" not in read(pdf.render(kit.report())).pages[0].extract_text()

"""The five slides, read back: titles, reading order, alt texts, notes, and hostile text as text."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import pptx
import pytest
import report_kit as kit
from pptx.enum.shapes import MSO_SHAPE_TYPE

from wijkscan.report import pptx as slides
from wijkscan.report.blocks import clean

WORDS_IN_FIVE_MINUTES = range(250, 700)  # at 50 to 140 words a minute, with time for answers


def read(content: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(content))


def letters(words: str) -> str:
    return "".join(words.split())


def words_on(slide: Any) -> str:
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return " ".join(found)


@pytest.fixture(scope="module")
def content() -> bytes:
    return slides.render(kit.report())


@pytest.fixture(scope="module")
def show(content: bytes) -> Any:
    return read(content)


def test_five_slides_each_with_its_own_title(show: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]
    assert len(titles) == len(set(titles)) == 5
    assert titles[0] == "Hillesluis: wie wonen hier?"
    assert titles[1].startswith("Wat valt op")
    assert titles[4].startswith("Hoe zeker is dit")


def test_the_title_is_read_first_and_the_foot_last(show: Any) -> None:
    for slide in show.slides:
        names = [shape.name for shape in slide.shapes]
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id
        assert names[-1] == "Voettekst"


def test_pictures_and_tables_have_a_sentence(show: Any) -> None:
    pictures = []
    for slide in show.slides:
        for shape in slide.shapes:
            said = shape._element.xpath(".//p:cNvPr")[0].get("descr") or ""
            if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
                pictures.append(said)
            if shape.has_table:
                assert said
    assert "In Hillesluis is het geschatte aandeel hoog." in pictures
    assert any("Sterk eenzaam" in said and "Nederland 10,4%" in said for said in pictures)
    assert all(len(said) > 20 for said in pictures)


def test_figures_are_those_of_the_report(show: Any) -> None:
    second = words_on(show.slides[1])
    assert "22,0" in second
    assert "bij de hoogste 10% van de buurten" in second
    assert "215–245" in words_on(show.slides[0])
    assert "84799NED" in words_on(show.slides[4])


def test_notes_fill_five_minutes_in_short_sentences(show: Any) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in show.slides]
    assert all(len(note.split()) >= 30 for note in notes)
    assert len(" ".join(notes).split()) in WORDS_IN_FIVE_MINUTES
    spoken = " ".join(notes[:4])
    lengths = [len(sentence.split()) for sentence in re.split(r"[.?!:]\s", spoken)]
    assert max(lengths) <= 22


def test_language_and_properties(content: bytes, show: Any) -> None:
    core = show.core_properties
    assert (core.title, core.language) == ("Wijkscan Hillesluis", "nl-NL")
    assert core.created == core.modified == datetime(2026, 11, 23)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        pages = [package.read(n).decode() for n in names if re.match(r"ppt/slides/slide\d", n)]
        outside = [n for n in names if b'TargetMode="External"' in package.read(n)]
    assert outside == []
    assert not [name for name in names if "thumbnail" in name]
    assert set(re.findall(r'lang="([\w-]+)"', "".join(pages))) == {"nl-NL"}


def test_the_same_report_gives_the_same_bytes(content: bytes) -> None:
    assert slides.render(kit.report()) == content


@pytest.mark.parametrize("words", kit.HOSTILE)
def test_hostile_text_is_shown_as_it_is(words: str) -> None:
    show = read(slides.render(kit.hostile(words)))
    assert letters(clean(words)) in letters(words_on(show.slides[0]))
    assert len(show.slides) == 5


def test_long_texts_are_cut_to_their_place() -> None:
    show = read(slides.render(kit.hostile("Een heel lange naam " * 500)))
    assert all(len(slide.shapes.title.text_frame.text) <= 90 for slide in show.slides)
    assert max(len(words_on(slide)) for slide in show.slides) < 3000


def test_without_a_map_the_third_slide_says_why() -> None:
    show = read(slides.render(kit.report(maps=(), maps_reason="Geen grenzen bekend.")))
    assert "Geen grenzen bekend." in words_on(show.slides[2])


def test_a_demo_says_so_on_every_slide() -> None:
    show = read(slides.render(kit.report(demo=True)))
    assert all("FICTIEF" in words_on(slide) for slide in show.slides)


def test_nothing_lies_outside_the_slide(show: Any) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height

"""The Word file, read back: headings, tables, alt texts, and nothing hidden."""

from __future__ import annotations

import io
import re
import typing
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import docx
import pytest
import report_kit as kit

from wijkscan.analysis.profile import Highlights
from wijkscan.report import blocks, docx_blocks
from wijkscan.report import docx as word
from wijkscan.report.blocks import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def letters(words: str) -> str:
    return "".join(words.split())


def text_of(document: Any) -> str:
    return letters("".join(node.text or "" for node in document.element.body.iter(f"{W}t")))


@pytest.fixture(scope="module")
def content() -> bytes:
    return word.render(kit.report())


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return read(content)


def test_headings_go_down_one_level_at_a_time(document: Any) -> None:
    names = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
    levels = [int(name[-1]) for name in names]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert levels.count(2) >= 7
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_title_language_and_dates_are_fixed(document: Any) -> None:
    core = document.core_properties
    assert (core.title, core.language, core.author) == ("Wijkscan Hillesluis", "nl-NL", "Groep 3")
    assert core.created == core.modified == datetime(2026, 11, 23, tzinfo=UTC)
    language = document.styles.element.find(f".//{W}docDefaults//{W}lang")
    assert language.get(f"{W}val") == "nl-NL"


def test_a_figure_stands_in_its_row_with_verdict_and_source(document: Any) -> None:
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    name, here, _, country, *_, mark = next(
        row for row in rows if row[0].startswith("Sterk eenzaam") and "50090NED" in row[0]
    )
    assert "geschat · 2020 · buurt" in name
    assert (here, country) == ("22,0", "10,4")
    assert "bij de hoogste 10% van de buurten" in mark


def test_tables_repeat_their_head_and_say_what_they_are(document: Any) -> None:
    tables = [
        t
        for t in document.tables
        if t._tbl.tblPr.find(f"{W}tblStyle").get(f"{W}val") != "TableNormal"
    ]
    assert len(tables) >= 5
    for table in tables:
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val").strip()
        repeated = [
            row for row in table._tbl.tr_lst if row.find(f"{W}trPr/{W}tblHeader") is not None
        ]
        assert len(repeated) == (1 if len(table.rows) > 1 else 0)


def test_no_two_tables_touch(document: Any) -> None:
    tags = [child.tag for child in document.element.body]
    assert (f"{W}tbl", f"{W}tbl") not in set(pairwise(tags))


def test_every_picture_has_its_sentence(document: Any) -> None:
    found = [node for node in document.element.body.iter() if node.tag.endswith("}docPr")]
    assert len(found) >= 8
    assert len({node.get("id") for node in found}) == len(found)
    said = [node.get("descr") for node in found]
    assert all(len(words) > 20 for words in said)
    assert any("Sterk eenzaam" in words and "Nederland 10,4%" in words for words in said)


def test_the_same_report_gives_the_same_bytes(content: bytes) -> None:
    assert word.render(kit.report()) == content


def test_no_macros_no_links_outside_and_no_field_but_the_page_number(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in parts if "vba" in name.lower() or "thumbnail" in name]
    assert not [name for name, part in parts.items() if 'TargetMode="External"' in part]
    fields = "".join(parts.values()).count("instrText>")
    assert fields == 2  # the start and the end of one
    assert [n for n, part in parts.items() if "<w:instrText>PAGE</w:instrText>" in part] == [
        next(name for name in parts if "footer" in name)
    ]


@pytest.mark.parametrize("words", kit.HOSTILE)
def test_hostile_text_is_shown_as_it_is(words: str) -> None:
    made = read(word.render(kit.hostile(words)))
    assert letters(clean(words)) in text_of(made)
    assert "\x00" not in made.element.xml
    assert made.element.xml.count("instrText") == 0


def test_very_long_text_stays_whole_and_properties_are_cut() -> None:
    long = "Een heel lange naam " * 500
    made = read(word.render(kit.report(title=long, makers=long)))
    assert letters(long) in text_of(made)
    assert len(made.core_properties.title) <= 255


def test_a_demo_says_so_on_every_page() -> None:
    made = read(word.render(kit.report(demo=True)))
    heads = [section.header.paragraphs[0].text for section in made.sections]
    assert heads
    assert all("FICTIEF" in words for words in heads)


def test_without_figures_and_maps_it_is_still_a_document() -> None:
    empty = replace(
        kit.profile(), figures=(), kern=(), origins=(), opvallend=Highlights((), (), (), (), ())
    )
    made = read(word.render(kit.report(profile=empty, maps=(), maps_reason="Geen grenzen.")))
    assert "Geengrenzen." in text_of(made)


def test_each_kind_of_block_can_be_written() -> None:
    assert set(docx_blocks._WRITERS) == set(typing.get_args(blocks.Block))


def test_every_style_that_is_used_exists(document: Any) -> None:
    known = {style.style_id for style in document.styles}
    used = set(re.findall(r'w:(?:p|r|tbl)Style w:val="(\w+)"', document.element.xml))
    assert used <= known

"""Pages made from the catalogue keep up with it; the guide is plain Dutch and tells what is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tools import build_docentpakket, build_indicatoren
from wijkscan.cli import build_parser
from wijkscan.store import catalogue

DOCS = build_indicatoren.DOCS
PAGES = build_indicatoren.pages() | build_docentpakket.pages()
GUIDE = [*sorted((DOCS / "handleiding").glob("*.md")), DOCS / "docentpakket" / "lesplannen.md"]


def body(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def commands(page: Path) -> list[str]:
    """Every command in a block, and every one between back quotes that names real areas."""
    blocks = re.findall(r"^    (wijkscan .+)$", body(page), re.MULTILINE)
    inline = re.findall(r"`(wijkscan [^`]+)`", body(page))
    return [*blocks, *(line for line in inline if not re.search(r"[A-Z]{4}|--help", line))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_generated_page_is_up_to_date(path: Path):
    assert body(path) == PAGES[path], "draai: python -m tools.build_indicatoren, build_docentpakket"


def test_every_indicator_has_its_own_heading():
    page = body(DOCS / "indicatoren.md")
    headings = [line for line in page.splitlines() if line.startswith("### ")]
    assert len(headings) == len(catalogue.bundled().indicatoren)
    assert "### Sterk eenzaam ★" in headings
    assert "- `sterk_eenzaam`, %, geschat; hoger is ongunstig" in page


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.stem)
def test_the_guide_is_written_in_short_sentences(page: Path):
    prose = re.sub(r"^ {4}.*$|^#.*$|^\|[ -|]+$", "", body(page), flags=re.MULTILINE)
    prose = re.sub(r"`[^`]*`|\]\([^)]*\)", "x", prose)
    blocks = re.split(r"\n\s*\n|\n(?=[-|>]|\d\.)", prose)
    for block in blocks:
        for sentence in re.split(r"(?<=[.?!:;|])\s+", " ".join(block.split())):
            assert len(re.findall(r"[\w'-]+", sentence)) <= 20, sentence


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.stem)
def test_links_of_the_guide_lead_somewhere(page: Path):
    for link in re.findall(r"\]\(([^)#]+)\)", body(page)):
        assert (page.parent / link).resolve().exists(), link


def test_every_command_in_the_guide_is_understood():
    parser = build_parser()
    found = [line for page in GUIDE for line in commands(page)]
    assert len(found) >= 8
    for line in found:
        parser.parse_args(shlex.split(line)[1:])


def test_the_guide_names_the_focuses_that_exist():
    page = body(DOCS / "handleiding" / "begin.md")
    line = next(part for part in page.splitlines() if part.startswith("De onderwerpen zijn"))
    assert set(re.findall(r"`(\w+)`", line)) == set(catalogue.bundled().focussen)

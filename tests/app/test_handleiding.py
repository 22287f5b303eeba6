"""The guide shows every step, names no picture that is missing, and says what is on it."""

from __future__ import annotations

import re

import pytest

from tools.build_beelden import BEELDEN, MOST_BYTES, SCENES, SIZES
from wijkscan.app.registry import PAGES, STEPS

GUIDE = BEELDEN.parent
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
SHOWN = {
    link.removeprefix("beelden/"): words
    for page in GUIDE.glob("*.md")
    for words, link in IMAGE.findall(page.read_text(encoding="utf-8"))
}


def test_every_step_stands_in_the_guide_with_its_two_pictures():
    page = (GUIDE / "de-weg.md").read_text(encoding="utf-8")
    for number, step in enumerate(STEPS, 1):
        _, heading, rest = page.partition(f"## Stap {number}. {step.title}\n")
        assert heading, step.title
        own = [link for _, link in IMAGE.findall(rest.partition("\n## ")[0])]
        assert [f"beelden/{step.address}{size}.webp" for size in SIZES] == own[: len(SIZES)]


def test_every_page_of_the_app_has_its_picture_but_the_statement():
    pictured = {scene.page or PAGES[0].address for scene in SCENES}
    assert {spec.address for spec in PAGES} - pictured == {"toegankelijkheid"}


def test_the_guide_and_the_folder_hold_the_same_pictures():
    assert set(SHOWN) == {path.name for path in BEELDEN.iterdir()}
    assert set(SHOWN) <= {f"{scene.name}{size}.webp" for scene in SCENES for size in SIZES}


def test_every_picture_says_what_is_on_it():
    for name, words in SHOWN.items():
        assert len(words.split()) >= 4, name
        assert words.endswith((".", "?")), name
    assert len(set(SHOWN.values())) == len(SHOWN)


def test_the_pictures_stay_light():
    weights = [path.stat().st_size for path in BEELDEN.iterdir()]
    assert max(weights) <= MOST_BYTES
    assert sum(weights) < 3_000_000


@pytest.mark.parametrize("words", ["WCAG 2.2", "Lukt iets niet?", "Streamlit"])
def test_the_statement_opens_in_the_app(words: str):
    from test_paginas import opened

    app = opened("toegankelijkheid")
    assert not app.exception
    assert words in app.markdown[0].value

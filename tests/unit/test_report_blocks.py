"""Blocks: what every renderer can count on."""

from __future__ import annotations

import json
import typing

import pytest
import report_kit as kit

from wijkscan import paths
from wijkscan.report import blocks
from wijkscan.report.compose import ORDER, compose


def kinds_in(data: object) -> set[str]:
    if isinstance(data, dict):
        own = {data["kind"]} if "kind" in data else set()
        return own.union(*(kinds_in(value) for value in data.values()))
    if isinstance(data, list):
        return set().union(*(kinds_in(item) for item in data))
    return set()


def test_a_document_goes_through_json_unchanged() -> None:
    data = blocks.to_data(compose(kit.report()))
    assert json.loads(json.dumps(data)) == data


def test_the_sections_stand_in_the_order_of_the_list() -> None:
    document = compose(kit.report())
    always = [anchor for anchor, _, _ in ORDER if anchor != "eigen"]  # only with own figures
    assert [section.anchor for section in document.sections] == always


@pytest.mark.parametrize("template", ["blocks.html.j2", "report.typ"])
def test_each_renderer_knows_every_kind_of_block(template: str) -> None:
    source = (paths.templates_dir() / template).read_text(encoding="utf-8")
    known = [kind.__name__ for kind in typing.get_args(blocks.Block)]
    assert [kind for kind in known if f'"{kind}"' not in source] == []


def test_a_picture_without_a_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="zin"):
        blocks.Picture(blocks.Markup("<svg/>"), "  ")


@pytest.mark.parametrize("bad", ["\u202e", "\u2066", "\x00", "\x07", "\u200b", "\ufeff", "\ud800"])
def test_characters_that_break_text_are_left_out(bad: str) -> None:
    assert blocks.clean(f"links{bad}rechts") == "linksrechts"


def test_ordinary_characters_stay() -> None:
    words = "Één ĳsje: 1.070 − €\t“’s-Gravenhage” <b> & 🙂\n"
    assert blocks.clean(words) == words


def test_markup_is_not_cleaned_and_text_is() -> None:
    picture = blocks.Picture(blocks.Markup("<svg>\u200b</svg>"), "Een\u200b zin.")
    data = blocks.to_data(picture)
    assert data == {"kind": "Picture", "svg": "<svg>\u200b</svg>", "alt": "Een zin."}


def test_every_missing_figure_is_named_with_its_reason() -> None:
    data = blocks.to_data(compose(kit.report()))
    lists = [b for b in data["sections"][1]["blocks"] if b["kind"] == "MissingList"]
    named = [name for block in lists for _, names in block["items"] for name in names]
    catalogue = kit.report().catalogue.indicatoren
    wanted = [catalogue[key].naam for key in ("inkomen_per_inwoner", "armoede")]
    assert sorted(named) == sorted(wanted)
    assert {"Facts", "Masthead", "FigureTable", "Chain", "FormSpace"} <= kinds_in(data)

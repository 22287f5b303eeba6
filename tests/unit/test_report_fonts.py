"""The typeface: small, complete for Dutch, unmistakable, and made once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from wijkscan.report import fonts


@pytest.fixture(scope="module")
def regular() -> TTFont:
    folder = fonts.faces().folder
    assert folder is not None
    return TTFont(io.BytesIO((folder / "wijkscan-sans-400.ttf").read_bytes()))


def shape(font: TTFont, character: str) -> list[object]:
    pen = RecordingPen()
    glyphs = font.getGlyphSet()
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    return list(pen.value)


def test_all_weights_together_stay_small() -> None:
    assert 10_000 < len(fonts.faces().web_css) < 60_000


@pytest.mark.parametrize(
    "text", ["Fryslân, Súdwest, ’s-Gravenhage, ĳ, Één", "€ − – “” ▲△=≈▽▼×↑↓ □"]
)
def test_it_has_what_a_report_needs(text: str) -> None:
    assert {character for character in text if ord(character) not in fonts.faces().glyphs} == set()


@pytest.mark.parametrize(("one", "other"), [("l", "I"), ("l", "1"), ("I", "1"), ("0", "O")])
def test_look_alikes_differ(regular: TTFont, one: str, other: str) -> None:
    assert shape(regular, one) != shape(regular, other)


def test_capital_i_has_serifs_and_zero_a_slash(regular: TTFont) -> None:
    assert len(shape(regular, "I")) > 6  # a bare I is one rectangle: move, three lines, close
    closed = [step for step, _ in shape(regular, "0") if step == "closePath"]
    assert len(closed) > len([step for step, _ in shape(regular, "O") if step == "closePath"])


def test_the_reserved_name_is_not_used(regular: TTFont) -> None:
    names = {regular["name"].getDebugName(number) for number in (1, 3, 4, 6, 16)} - {None}
    assert names
    assert not [name for name in names if name and "Source" in name]
    assert "Open Font License" in str(regular["name"].getDebugName(13))


def test_without_the_source_the_report_uses_the_readers_own_fonts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "source_file", lambda: None)
    assert fonts.faces.__wrapped__() == fonts.Faces("", None, frozenset())


def test_a_place_that_cannot_be_written_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    made: list[Path] = []
    monkeypatch.setattr(fonts, "_places", lambda: [blocked / "x", tmp_path / "goed"])
    monkeypatch.setattr(fonts, "_fill", lambda _source, folder: made.append(folder))
    source = tmp_path / "bron.woff2"
    source.write_bytes(b"x")
    assert fonts._prepared(source).parent == tmp_path / "goed"
    assert len(made) == 1

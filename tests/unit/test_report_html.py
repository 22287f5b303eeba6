"""The HTML file: one file, readable by people and machines, and nothing of a user's text runs."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import report_kit as kit

from wijkscan.analysis.profile import Highlights
from wijkscan.analysis.values import Position
from wijkscan.report import html
from wijkscan.report.blocks import clean
from wijkscan.report.sections.a4 import CREDIT
from wijkscan.store.columns import Niveau

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Tags with their attributes in order, and the text outside style and script."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))


@pytest.fixture(scope="module")
def source() -> str:
    return html.render(kit.report())


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_language_title_and_landmarks(page: Page) -> None:
    assert page.of("html")[0]["lang"] == "nl"
    assert len(page.of("main")) == len(page.of("h1")) == len(page.of("nav")) == 1
    assert page.of("nav")[0]["aria-label"]
    assert page.of("a")[0]["href"] == "#inhoud"
    assert page.of("main")[0]["id"] == "inhoud"


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_nothing_is_asked_of_another_place(source: str, page: Page) -> None:
    for _, attributes in page.tags:
        for name in ("src", "href", "action", "data", "poster"):
            target = attributes.get(name) or ""
            assert target.startswith(("#", "data:")) or not target
    assert not re.search(r"url\((?!data:)", source)
    assert "@import" not in source


def test_the_policy_allows_only_what_is_in_the_file(source: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', source)
    assert policy
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    assert "unsafe-eval" not in policy[1]


def test_tables_have_captions_and_scopes(page: Page) -> None:
    assert len(page.of("caption")) == len(page.of("table"))
    assert all(attributes.get("scope") for attributes in page.of("th"))


def test_every_picture_has_a_name(source: str) -> None:
    for svg in re.findall(r"<svg\b.*?</svg>", source, re.DOTALL):
        assert 'aria-hidden="true"' in svg or re.search(r'role="img".*?<title>[^<]+</title>', svg)


def test_each_figure_stands_with_kind_year_level_and_table(page: Page) -> None:
    assert "geschat · 2020 · buurt · tabel 50090NED" in page.text
    assert "geteld · 2020 · buurt · tabel 84799NED" in page.text


def test_the_sheet_says_what_stands_out_and_how_sure_that_is(page: Page) -> None:
    assert "vallen drie dingen ongunstig op" in page.text
    assert "Dit zijn schattingen." in page.text
    assert "215–245" in page.text
    assert "verwacht op grond van leeftijd, niet geteld" in page.text
    assert CREDIT in page.text


def test_a_missing_figure_is_named_and_never_zero(page: Page) -> None:
    assert "Gemiddeld inkomen per inwoner" in page.text
    assert "de bron heeft dit cijfer nog niet gevuld" in page.text


def test_a_figure_that_is_left_out_by_default_is_mentioned() -> None:
    base = kit.profile()
    hidden = replace(kit.estimate("sterk_eenzaam"), indicator="suicidegedachten")
    report = kit.report(profile=replace(base, figures=(*base.figures, hidden)))
    text = Page(html.render(report)).text
    assert "Niet in dit verslag, wel op te vragen: Gedachten aan zelfdoding" in text


def test_a_demo_says_so() -> None:
    assert "FICTIEF" not in html.render(kit.report())
    assert "FICTIEF" in Page(html.render(kit.report(demo=True))).text


def test_without_maps_the_reason_stands_there() -> None:
    report = kit.report(maps=(), maps_reason="De grenzen van 2020 zijn niet bekend.")
    assert "De grenzen van 2020 zijn niet bekend." in Page(html.render(report)).text


def test_nothing_stands_out_is_said_without_claiming_equality() -> None:
    base = kit.profile()
    between = Position(0.5, 12125, Niveau.BUURT, "hoger dan in 5 van de 10 buurten")
    same = kit.estimate("sterk_eenzaam", position=between)
    nothing = replace(base, kern=(same,), opvallend=Highlights((), (), (), (), ()))
    text = Page(html.render(kit.report(profile=nothing))).text
    assert "springt geen cijfer eruit" in text
    assert "Dat bewijst niet dat alles gelijk is." in text


def test_a_set_of_areas_shows_its_parts_and_claims_nothing_about_the_whole() -> None:
    base = kit.profile()
    apart = replace(
        kit.estimate("sterk_eenzaam"), value=None, missing="geen som", range_of_parts=(16.5, 22.0)
    )
    together = replace(
        base, figures=(apart,), kern=(apart,), opvallend=Highlights((), (), (), (), ())
    )
    text = Page(html.render(kit.report(profile=together))).text
    assert "van de schattingen is er geen cijfer voor het hele gebied" in text
    assert "16,5–22,0" in text
    assert "verschilt per deel" in text


def test_an_area_without_any_figure_is_a_sound_page() -> None:
    base = kit.profile()
    empty = replace(
        base,
        figures=(kit.absent("inwoners"), kit.absent("sterk_eenzaam")),
        kern=(),
        origins=(),
        opvallend=Highlights((), (), (), (), ()),
        diabetes=replace(
            base.diabetes, verwacht=None, verwacht_reden="Er is geen aantal.", verwant=()
        ),
    )
    assert "Er is geen aantal." in Page(html.render(kit.report(profile=empty, maps=()))).text


@pytest.mark.parametrize("words", kit.HOSTILE)
def test_hostile_text_is_shown_and_never_run(words: str) -> None:
    source = html.render(kit.hostile(words))
    page = Page(source)
    assert re.sub(r"\s+", " ", clean(words)) in page.text
    usual = {tag for tag, _ in Page(html.render(kit.hostile("Woord"))).tags}
    assert {tag for tag, _ in page.tags} <= usual
    assert not [a for _, attributes in page.tags for a in attributes if a.startswith("on")]
    assert "\u202e" not in source


def test_the_same_report_gives_the_same_file(source: str) -> None:
    assert html.render(kit.report()) == source


def test_the_typeface_is_inside_and_small(source: str) -> None:
    face = re.search(r"@font-face\{.*?\}", source)
    assert face
    assert len(face[0]) < 60_000

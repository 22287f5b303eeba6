"""One figure as a card: what must be on it, and what must never happen to it."""

from __future__ import annotations

import re

import pytest

from wijkscan.analysis.values import Comparison, Interval, Verdict
from wijkscan.app.address import Taal
from wijkscan.app.look import markup, text
from wijkscan.app.widgets import sources, tables
from wijkscan.app.widgets.card import card
from wijkscan.store.columns import Niveau


def words(html: str) -> str:
    """What is read without unfolding the words of the glossary."""
    html = re.sub(r'(<details class="ws-woord">.*?</summary>) <span>.*?</span>', r"\1", html)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_card_says_the_figure_in_a_sentence_with_its_kind_year_group_and_producer(
    make_figure, make_report
):
    figure = make_figure()
    seen = words(card(figure, make_report(figure), Taal.GEWOON))
    assert "22 van de 100 65-plussers sterk eenzaam" in seen
    assert seen.startswith("Sterk eenzaam geschat 65-plussers 2020 RIVM")
    assert "bij de hoogste 10% van de buurten" in seen
    assert "Hoe weten we dit? Sterk eenzaam, 65-plussers" in seen
    assert "Kan ik dit gebruiken? Sterk eenzaam, 65-plussers Met voorzichtigheid" in seen


def test_only_amounts_are_bold_and_not_the_age_group(make_figure, make_report):
    figure = make_figure()
    assert bold(card(figure, make_report(figure), Taal.GEWOON)) == ["22 van de 100", "10"]


def bold(html: str) -> list[str]:
    sentence = html[html.index('class="ws-zin"') :]
    return re.findall("<b>(.*?)</b>", sentence[: sentence.index("</div>")])


def test_a_number_in_the_name_of_the_area_is_no_amount(make_figure, make_report):
    figure = make_figure()
    html = card(figure, make_report(figure, naam="Wijk 12 en nog 8 gebieden"), Taal.GEWOON)
    assert bold(html) == ["22 van de 100", "10"]


def test_both_ends_of_a_range_are_amounts_and_ages_are_not(make_figure, make_report):
    figure = make_figure(
        leeftijd="65-75", value=None, range_of_parts=(44.3, 69.6), position=None, comparisons=()
    )
    assert bold(card(figure, make_report(figure), Taal.GEWOON)) == ["44,3%", "69,6%"]


def test_an_estimate_without_bounds_gets_no_verdict_in_either_layer(make_figure, make_report):
    figure = make_figure()
    for layer in Taal:
        html = card(figure, make_report(figure), layer)
        assert 'class="ws-oordeel ws-top"' in html
        assert "uidelijk hoger" not in html


def test_vaktaal_gives_the_table_the_column_and_every_step(make_figure, make_report):
    figure = make_figure(
        indicator="eenpersoonshuishoudens",
        leeftijd=None,
        value=45.0,
        interval=Interval(45.0, 44.0, 46.0, "Wilson"),
        comparisons=(
            Comparison(
                "NL", "Nederland", 39.0, 6.0, 1.15, Verdict.DUIDELIJK_HOGER, None, None, 1e-6, 2e-6,
                3, 13000,
            ),
        ),
    )  # fmt: skip
    seen = words(card(figure, make_report(figure), Taal.VAK))
    for part in ("50090NED", "Kolom Eenzaam", "Benjamini-Hochberg", "44,0% tot 46,0%", "▲"):
        assert part in seen


def test_a_missing_figure_shows_its_reason_and_no_number(make_figure, make_report):
    reason = "onbekend of geheim: de bron geeft dit cijfer niet"
    figure = make_figure(value=None, missing=reason, position=None, spread=None, comparisons=())
    html = card(figure, make_report(figure), Taal.GEWOON)
    assert reason in words(html)
    assert not re.search(r"\b0\b", words(html).split("Hoe weten")[0])
    assert "<img" not in html


def test_a_figure_of_the_gemeente_is_never_said_of_the_buurt(make_figure, make_report):
    figure = make_figure(niveau=Niveau.GEMEENTE, gebied="GM0599")
    html = words(card(figure, make_report(figure), Taal.GEWOON))
    assert "In Rotterdam zijn ongeveer" in html
    assert "In Hillesluis" not in html
    assert "hele gemeente" in html


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "{{7*7}} ${7*7}", '"><img src=x onerror=alert(1)>', "a\u202eb"],
)
def test_a_hostile_name_is_shown_literally(name, make_figure, make_report):
    figure = make_figure()
    report = make_report(figure, naam=name, gemeente_naam=name)
    for html in (card(figure, report, Taal.GEWOON), tables.by_theme(report)):
        assert "<script" not in html
        assert "<img src=x" not in html
        assert "\u202e" not in html
    shown = name.replace("\u202e", "")
    assert text(shown) in card(figure, report, Taal.GEWOON)


def test_markup_escapes_all_but_its_own():
    assert markup("<p>{}{}</p>", "<b>", markup("<i>{}</i>", "&")) == "<p>&lt;b&gt;<i>&amp;</i></p>"


def test_the_table_by_theme_keeps_every_figure_and_every_reason(make_figure, make_report):
    here = make_figure()
    gone = make_figure(indicator="mantelzorger", value=None, missing="geen cijfer op dit niveau")
    seen = words(tables.by_theme(make_report(here, gone)))
    assert "Sterk eenzaam" in seen
    assert "Hillesluis 22,0 Nederland 10,4 Rotterdam –" in seen
    assert "Geen cijfer op dit niveau: Mantelzorger" in seen


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2025-12-11", "11 december 2025"),
        ("2021-03", "maart 2021"),
        ("", "onbekend"),
        ("ooit", "ooit"),
    ],
)
def test_a_day_of_fetching_is_said_as_far_as_it_is_known(iso: str, said: str):
    assert sources._day(iso) == said

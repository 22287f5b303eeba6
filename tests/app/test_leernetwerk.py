"""The table of a leernetwerk, run without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from test_paginas import opened, words

STEPS = ("Naast elkaar", "Praten", "Samenvoegen", "Meenemen")
PARTS = ("problemen", "keuzes", "cijfers", "herken", "partijen", "sterk", "bewijs")


def laid(*cases: str) -> AppTest:
    app = opened("leernetwerk")
    examples = [f"casus:{case}.wijkscan.json" for case in cases]
    return app.multiselect(key="tafel-scans").set_value(examples).run()


def seen(app: AppTest) -> str:
    assert not app.exception
    said = words(app)
    assert "ws-melding" not in said
    return said


def test_an_empty_table_invites_to_lay_scans_on_it():
    assert "Kies minstens twee scans" in words(opened("leernetwerk"))


@pytest.mark.parametrize("step", STEPS)
def test_two_examples_lie_side_by_side(step: str):
    app = laid("hillesluis-a", "hillesluis-b")
    said = seen(app.segmented_control(key="deel").set_value(step).run())
    assert "Groep A · Hillesluis" in said
    assert "Groep B · Hillesluis" in said


@pytest.mark.parametrize("part", PARTS)
def test_every_card_of_every_part_opens(part: str):
    app = laid("hillesluis-a", "hillesluis-b", "roosendaal")
    app.segmented_control(key="naast-keuze").set_value(part).run()
    cards = app.selectbox(key=f"kaart-{part}")
    for number in range(len(cards.options)):
        said = seen(app.selectbox(key=f"kaart-{part}").set_value(number).run())
        assert f"{number + 1} van {len(cards.options)}" in said


def test_people_take_a_match_apart_and_put_it_together_again():
    app = laid("hillesluis-a", "hillesluis-c")
    before = app.selectbox(key="kaart-problemen").options
    assert "2 van 3" in seen(app.selectbox(key="kaart-problemen").set_value(1).run())
    out = next(b for b in app.button if "groep B, Kans op vallen" in b.label)
    out.click().run()
    assert len(app.selectbox(key="kaart-problemen").options) == len(before) + 1
    assert "alleen groep A" in seen(app)
    joining = next(s for s in app.selectbox if s.label.startswith("Is dit hetzelfde"))
    alike = next(o for o in joining.options if o.startswith("B: Kans op vallen"))
    joining.select(alike).run()
    next(b for b in app.button if b.label == "Leg bij elkaar").click().run()
    assert app.selectbox(key="kaart-problemen").options == before
    assert "Jullie legden deze twee bij elkaar." in seen(app)
    next(b for b in app.button if b.label.startswith("Zet alles terug")).click().run()
    assert "Jullie legden" not in seen(app)


def test_the_words_of_the_profession_name_the_etiology_and_the_omaha_code():
    app = laid("hillesluis-a", "hillesluis-c")
    assert "Waardoor?" in seen(app)
    assert "Etiologie" not in seen(app)
    app.query_params["taal"] = "vak"
    said = seen(app.run())
    assert "Etiologie" in said
    assert "06 Contact met anderen" in said


def test_on_the_wall_the_card_stays_and_the_adjusting_goes():
    app = laid("hillesluis-a", "hillesluis-c")
    app.button(key="naar-de-muur").click().run()
    assert "Ouderen die alleen wonen" in seen(app)
    assert not [e for e in app.expander if e.label.startswith("Klopt dit?")]
    app.button(key="van-de-muur").click().run()
    assert [e for e in app.expander if e.label.startswith("Klopt dit?")]


def test_what_people_take_home_is_offered_in_every_format():
    app = laid("hillesluis-a", "roosendaal")
    app.segmented_control(key="deel").set_value("Meenemen").run()
    seen(app)
    labels = [button.proto.label for button in app.get("download_button")]
    offered = [label.partition(" *")[0] for label in labels]  # after it: for whom
    assert len(set(labels)) == len(labels)
    assert offered.count("PDF") == 3
    assert {"Dia's (PowerPoint)", "Excel", "Gegevens (JSON)", "Word", "Webpagina"} <= set(offered)
    assert "Bewaar de casus" not in offered
    app.text_input(key="casus-titel").set_value("Twee wijken").run()
    app.text_input(key="casus-leerpunt").set_value("Kijk verder dan je straat").run()
    app.text_area(key="casus-vragen").set_value("Wat is anders?").run()
    assert "Bewaar de casus" in [button.proto.label for button in app.get("download_button")]


def test_an_empty_table_offers_cases_with_what_they_teach():
    app = opened("leernetwerk")
    assert "Wie goed kijkt, ziet wat niet in een tabel staat." in seen(app)
    offered = {b.label for b in app.button if b.label.startswith("Oefen met deze casus *")}
    assert len(offered) == 5

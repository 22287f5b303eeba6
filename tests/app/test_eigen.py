"""Own figures in the app: the questions, a file, what is shown, and taking it away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from wijkscan import settings

ROOT = Path(__file__).resolve().parents[2]
HILLESLUIS = "BU05991082"
ANSWERS = (
    {"naam": "Diabetes <b>x</b>"},
    {"definitie": "diagnose bij de huisarts"},
    {},  # the chosen wijk is filled in already
    {"leeftijd": "65-74", "jaar": "2025"},
    {"teller": "124", "noemer": "1030"},
    {"bron": "huisartsen in Rotterdam", "datum": "03-2026"},
    {"toestemming": True},
)


def opened(page: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["gebied"] = HILLESLUIS
    app._page_hash = calc_hash(page)
    return app.run()


def words(app: AppTest) -> str:
    found = [e.proto.body for e in app.get("html") if not e.proto.body.startswith("<style>")]
    heads = [*app.title, *app.header, *app.subheader]
    return " ".join([*found, *[head.value for head in heads]])


def answer(app: AppTest, given: dict[str, str | bool]) -> AppTest:
    fields = {e.key: e for e in (*app.text_input, *app.text_area, *app.checkbox, *app.radio)}
    for name, value in given.items():
        fields[f"eigen-veld-{name}"].set_value(value)
    return app.button(key="eigen-verder").click().run()


def started() -> AppTest:
    app = opened("bronnen")
    return app.segmented_control(key="eigen-hoe").set_value("Eén cijfer invullen").run()


def stored() -> str:
    home = settings.load().home
    return " ".join(path.read_text("utf-8") for path in home.glob("eigen/*.json"))


def filled(**changes: str) -> AppTest:
    app = started()
    for given in ANSWERS:
        app = answer(app, {k: changes.get(k, v) for k, v in given.items()})
    return app


def test_question_by_question_to_a_kept_figure_that_is_shown_and_removed():
    app = filled()
    assert not app.exception
    assert "Klopt dit?" in words(app)
    assert "124 van de 1.030 (12,0%)" in words(app)
    assert stored() == ""
    app.button(key="eigen-bewaren").click().run()
    assert "1 cijfer is bewaard" in words(app)
    assert '"teller": 124' in stored()
    seen = words(opened("cijfers"))
    assert "124 van de 1.030 (12,0%)" in seen
    assert '<span class="ws-soort">eigen bron</span>' in seen
    assert "Diabetes &lt;b&gt;x&lt;/b&gt;" in seen
    app.button(key="eigen-weg-0").click().run()
    assert stored() == ""
    assert "124 van de 1.030" not in words(opened("cijfers"))
    app.button(key="eigen-terug-0").click().run()
    assert '"teller": 124' in stored()


def test_a_wrong_answer_stays_at_the_question_and_says_why():
    app = started()
    app = answer(app, {"naam": ""})
    assert "Vraag 1 van 7" in words(app)
    assert "Naam: dit is leeg." in words(app)
    app = answer(app, {"naam": "Diabetes"})
    assert "Vraag 2 van 7" in words(app)


def test_a_small_count_does_not_stay_in_the_session_or_in_the_file():
    app = filled(teller="7", noemer="7319")
    assert "minder dan 10 van de 7.319" in words(app)
    state = repr(app.session_state["eigen-antwoorden"])
    assert not re.search(r"'7'", state)
    app.button(key="eigen-bewaren").click().run()
    assert '"teller_verborgen": true' in stored()
    assert not re.search(r"(?<!\d)7(?!\d)", stored())


def upload(app: AppTest, content: bytes) -> AppTest:
    return app.file_uploader[0].set_value(("telling.csv", content, "text/csv")).run()


@pytest.fixture
def with_file() -> AppTest:
    app = opened("bronnen")
    return app.segmented_control(key="eigen-hoe").set_value("Een bestand inlezen").run()


HEAD = "naam;definitie;gebied;leeftijd;jaar;teller;noemer;bron;datum;manier;toestemming"
ROW = "Diabetes;diagnose;BU05991082;65+;2025;{};1030;GGD;03-2026;geteld;ja"


def test_a_file_is_looked_at_first_and_then_kept(with_file: AppTest):
    content = "\n".join([HEAD, ROW.format(124), ROW.format(2000)]).encode()
    app = upload(with_file, content)
    assert not app.exception
    assert "1 cijfer is begrepen" in words(app)
    assert "Rij 3, kolom teller" in words(app)
    assert stored() == ""
    app.button(key="eigen-inlezen").click().run()
    assert "bewaard als telling" in words(app)
    assert '"teller": 124' in stored()


def test_a_column_of_another_name_is_asked_for(with_file: AppTest):
    content = "\n".join([HEAD.replace("bron", "Kolom 8"), ROW.format(124)]).encode()
    app = upload(with_file, content)
    assert "Welke kolom is wat?" in words(app)
    app.selectbox(key="eigen-kolom-bron").set_value("Kolom 8").run()
    assert "1 cijfer is begrepen" in words(app)


def test_a_hostile_file_gives_a_calm_message(with_file: AppTest):
    app = upload(with_file, b"PK\x03\x04" + b"x" * 100)
    assert not app.exception
    assert "ws-melding" in words(app)
    assert "Er ging iets mis" not in words(app)

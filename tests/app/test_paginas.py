"""Every page of the app, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from wijkscan.app.registry import STEPS
from wijkscan.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
HILLESLUIS, BLOEMHOF = "BU05991082", "BU05991081"


def opened(page: str = "", **params: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in params.items():
        app.query_params[key] = value
    page = page or ("wijk" if "gebied" in params else "")
    if page:
        app._page_hash = calc_hash(page)  # the pages are functions: AppTest has no name for them
    return app.run()


def words(app: AppTest) -> str:
    found = [e.proto.body for e in app.get("html") if not e.proto.body.startswith("<style>")]
    return " ".join([*found, *[t.value for t in app.title], *[m.value for m in app.markdown]])


@pytest.mark.parametrize("page", [spec.address for spec in STEPS])
def test_every_step_opens_for_a_buurt(page: str):
    app = opened(page, gebied=HILLESLUIS)
    assert not app.exception
    assert "ws-melding" not in words(app)
    assert "Hillesluis" in words(app)


@pytest.mark.parametrize("page", [spec.address for spec in STEPS if spec.needs == "gebied"])
def test_a_page_without_an_area_invites_to_choose_one(page: str):
    app = opened(page)
    assert not app.exception
    assert "Kies eerst een wijk" in words(app)


@pytest.mark.parametrize("page", [spec.address for spec in STEPS if spec.needs == "scan"])
def test_a_page_that_writes_invites_to_begin_a_scan(page: str):
    app = opened(page, gebied=HILLESLUIS)
    assert "Begin jullie wijkscan" in words(app)


def test_the_first_screen_asks_one_thing_and_shows_examples():
    app = opened()
    assert [field.label for field in app.text_input] == ["Zoek je wijk of buurt"]
    assert any("Hillesluis" in button.label for button in app.button)


def test_search_shows_level_and_gemeente_and_chooses():
    app = opened()
    app.text_input(key="zoek").set_value("centrum zoetermeer").run()
    labels = [button.label for button in app.button]
    assert any("wijk in Zoetermeer" in label for label in labels)
    app.button(key=f"zoek-{_code(app, 'wijk in Zoetermeer')}").click().run()
    assert app.query_params["gebied"].startswith("WK0637")
    assert "Is dit jouw wijk?" in words(app)


def _code(app: AppTest, part: str) -> str:
    button = next(b for b in app.button if part in b.label)
    return button.key.removeprefix("zoek-")


def test_a_name_that_does_not_exist_is_said_literally():
    app = opened()
    app.text_input(key="zoek").set_value("<script>qqqzzz</script>").run()
    assert "&lt;script&gt;qqqzzz" in words(app)
    assert "<script>qqqzzz" not in words(app)


def test_two_buurten_become_one_area_and_can_be_taken_apart():
    app = opened(gebied=HILLESLUIS)
    app.text_input(key="erbij").set_value(BLOEMHOF).run()
    app.button(key=f"erbij-{BLOEMHOF}-2020").click().run()
    assert app.query_params["gebied"] == f"{HILLESLUIS}-{BLOEMHOF}"
    assert "2 buurten in Rotterdam" in words(app)
    app.button(key=f"weg-{HILLESLUIS}").click().run()
    assert app.query_params["gebied"] == BLOEMHOF


@pytest.mark.parametrize(
    "given", ["BU05991082+BU05991081", "bu05991082,bu05991081", "BU05991082 BU05991081"]
)
def test_an_address_typed_by_hand_is_understood(given: str):
    assert "2 buurten in Rotterdam" in words(opened(gebied=given))


@pytest.mark.parametrize(
    "given", ["BU99999999", "<script>alert(1)</script>", "..%2F..%2Fetc", "X" * 5000, "GM0599-NL00"]
)
def test_a_wrong_address_gives_a_calm_message_or_the_first_page(given: str):
    app = opened("cijfers", gebied=given)
    assert not app.exception
    assert "ws-melding" in words(app) or "Kies eerst een wijk" in words(app)
    assert "<script>alert" not in words(app)


def test_from_a_wrong_address_you_get_back_to_the_search():
    app = opened(gebied="BU99999999")
    app.button(key="opnieuw").click().run()
    assert "gebied" not in app.query_params
    assert [field.key for field in app.text_input] == ["zoek"]
    assert "ws-melding" not in words(app)


def test_the_country_is_a_comparison_and_not_a_wijk():
    assert "Heel Nederland is geen wijk." in words(opened("cijfers", gebied="NL00"))
    app = opened()
    app.text_input(key="zoek").set_value("nederland").run()
    assert not any("heel Nederland" in button.label for button in app.button)


def test_an_area_without_a_border_still_has_its_figures():
    assert "hebben we de grens niet" in words(opened(gebied="WK0363AA"))
    assert "geen grenzen bekend" in words(opened("kaart", gebied="WK0363AA"))
    assert "ws-cijfer" in words(opened("cijfers", gebied="WK0363AA"))


def test_a_map_has_a_legend_in_words_and_a_table_with_the_same():
    app = opened("kaart", gebied=HILLESLUIS, kaart="sterk_eenzaam~65+")
    seen = words(app)
    assert 'aria-label="Legenda"' in seen
    assert "onbekend" in seen
    assert '<tr class="ws-hier"><th scope="row">Hillesluis</th>' in seen
    assert "Bloemhof" in seen


def test_another_area_is_laid_beside_by_name_and_can_become_the_chosen_one():
    app = opened("kaart", gebied=HILLESLUIS, kaart="eenpersoonshuishoudens~")
    app.selectbox(key="naast-gebied").set_value(BLOEMHOF).run()
    assert app.query_params["naast"] == BLOEMHOF
    assert app.query_params["gebied"] == HILLESLUIS
    assert "Hillesluis naast Bloemhof" in words(app)
    app.button(key="naast-bekijk").click().run()
    assert app.query_params["gebied"] == BLOEMHOF
    assert "naast" not in app.query_params


def test_an_area_beside_itself_or_unknown_is_not_followed():
    assert "ws-twee" not in words(opened("kaart", gebied=HILLESLUIS, naast=HILLESLUIS))
    assert "ws-twee" not in words(opened("kaart", gebied=HILLESLUIS, naast="<script>"))
    assert "Er is geen gebied" in words(opened("kaart", gebied=HILLESLUIS, naast="BU99999999"))


def test_the_layer_of_language_stands_in_the_address():
    app = opened("cijfers", gebied=HILLESLUIS)
    plain = words(app)
    app.segmented_control(key="laag").set_value("vak").run()
    assert app.query_params["taal"] == "vak"
    assert "van de 100</b> 65-plussers" in plain
    assert "van de 100</b> 65-plussers" not in words(app)


def test_another_theme_gives_other_figures_first():
    app = opened("cijfers", gebied=HILLESLUIS)
    app.selectbox(key="onderwerp").set_value("vallen").run()
    assert app.query_params["thema"] == "vallen"
    assert "Vallen voorkomen" not in words(app)
    assert "ondergewicht" in words(app).lower()


def test_an_unknown_theme_in_the_address_falls_back():
    app = opened("cijfers", gebied=HILLESLUIS, thema="bestaat-niet")
    assert not app.exception
    assert app.selectbox(key="onderwerp").value == "ouderen"


def test_a_bug_shows_a_number_and_no_traceback(monkeypatch: pytest.MonkeyPatch):
    from wijkscan.app.widgets import sources

    monkeypatch.setattr(sources, "kinds", lambda: 1 / 0)
    app = opened("bronnen")
    assert not app.exception
    assert "Er ging iets mis (" in words(app)
    assert "ZeroDivisionError" not in words(app)


def test_a_user_error_shows_its_sentence_and_hint(monkeypatch: pytest.MonkeyPatch):
    from wijkscan.app.widgets import sources

    def broken() -> None:
        raise UserError("Dit ging niet.", "Doe dat.")

    monkeypatch.setattr(sources, "kinds", broken)
    seen = words(opened("bronnen"))
    assert "Dit ging niet." in seen
    assert "Doe dat." in seen


def test_the_report_is_made_when_asked_and_then_offered():
    app = opened("cijfers", gebied=HILLESLUIS)
    assert not app.get("download_button")
    app.button(key="maak.html").click().run()
    assert not app.exception
    assert [button.proto.label for button in app.get("download_button")] == ["Webpagina downloaden"]

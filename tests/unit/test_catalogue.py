"""The catalogue of indicators loads, reads as plain Dutch, and refuses mistakes by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wijkscan.errors import CatalogueError
from wijkscan.scan.phrases import group, is_share, of_people, of_things
from wijkscan.store import catalogue
from wijkscan.store.catalogue import Indicator, Methode, Polariteit, Soort

ALL = list(catalogue.bundled().indicatoren.values())

# The 21 starred rows of the indicator list in the design (domain.md c.3).
KERN = {
    "inwoners",
    "aandeel_65plus",
    "eenpersoonshuishoudens",
    "ses_woa",
    "sociaal_minimum",
    "moeite_met_rondkomen",
    "goed_ervaren_gezondheid",
    "langdurige_aandoening",
    "beperking_bewegen",
    "diabetesmiddelen",
    "overgewicht",
    "ernstig_overgewicht",
    "beweegrichtlijn",
    "eenzaam",
    "sterk_eenzaam",
    "mantelzorger",
    "vrijwilligerswerk",
    "beweegvriendelijk",
    "afstand_huisarts",
    "wmo",
    "wijkverpleging",
}

ENGLISH = {"the", "and", "with", "for", "from", "health", "people", "not", "are", "this", "data"}


def texts(indicator: Indicator) -> list[str]:
    return [indicator.vraag, indicator.definitie, *indicator.valkuilen]


def zin(indicator: Indicator, naam: str, waarde: float, leeftijd: str | None) -> str:
    """The figure as app and report say it."""
    if is_share(indicator):
        return of_people(indicator, waarde, leeftijd, naam, None)[0]
    return of_things(indicator, waarde, naam, None)[0]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def test_the_core_set_is_the_one_of_the_design():
    assert {indicator.id for indicator in ALL if indicator.kern} == KERN


def test_themes_come_in_the_order_of_the_file():
    seen = list(dict.fromkeys(indicator.thema for indicator in ALL))
    assert seen == list(catalogue.bundled().themas)
    assert seen[0] == "wie_wonen_hier"
    assert len(seen) == 9


@pytest.mark.parametrize("focus", catalogue.bundled().focussen.values(), ids=lambda f: f.id)
def test_a_focus_has_at_most_twelve_different_figures(focus: catalogue.Focus):
    assert 8 <= len(focus.kernset) <= 12
    assert len(set(focus.kernset)) == len(focus.kernset)


@pytest.mark.parametrize("indicator", ALL, ids=lambda i: i.id)
def test_texts_are_short_plain_dutch(indicator: Indicator):
    for text in texts(indicator):
        for sentence in sentences(text):
            words = re.findall(r"[\w'-]+", sentence.lower())
            assert len(words) <= 20, sentence
            assert not ENGLISH & set(words), sentence
        assert text[-1] in ".?"
    assert indicator.vraag.endswith("?")
    assert 1 <= len(indicator.valkuilen) <= 3


@pytest.mark.parametrize("indicator", ALL, ids=lambda i: i.id)
@pytest.mark.parametrize("waarde", [21.6, 1234.0])
def test_each_figure_makes_a_whole_sentence(indicator: Indicator, waarde: float):
    for age in indicator.leeftijden or (None,):
        sentence = zin(indicator, "Molenkwartier", waarde, age)
        assert re.fullmatch(r"In Molenkwartier [a-z]+ .*\S\.", sentence)
        assert "  " not in sentence
        assert " ." not in sentence
        assert len(sentence.split()) <= 20


@pytest.mark.parametrize("indicator", ALL, ids=lambda i: i.id)
def test_an_estimate_names_what_it_was_computed_from(indicator: Indicator):
    assert (indicator.methode is Methode.MODEL) == (indicator.soort is Soort.GESCHAT)
    assert bool(indicator.modelinvoer) == (indicator.methode is Methode.MODEL)


def test_an_age_group_changes_who_it_is_about():
    for indicator in ALL:
        for age in indicator.leeftijden:
            about = group(indicator, age)
            assert about == "volwassenen" if age == "18+" else about != indicator.groep


def test_a_strength_is_something_that_can_be_favourable():
    assert all(i.richting is not Polariteit.NEUTRAAL for i in ALL if i.sterk)


def test_thoughts_of_suicide_are_hidden_and_point_to_help():
    found = catalogue.bundled().indicatoren["suicidegedachten"]
    assert not found.tonen
    assert "113" in found.valkuilen[0]


@pytest.mark.parametrize(
    ("key", "value", "age", "expected"),
    [
        ("sterk_eenzaam", 14.2, "65+", "zijn ongeveer 14 van de 100 65-plussers sterk eenzaam"),
        ("roken", 17.9, "18+", "roken ongeveer 18 van de 100 volwassenen"),
        ("diabetesmiddelen", 13.9, "65-75", "gebruiken ongeveer 14 van de 100 mensen van 65 tot"),
        ("bijstand", 45.4, None, "krijgen ongeveer 45 van de 1.000 inwoners van 15 tot 65 jaar"),
        ("inwoners", 12025.0, None, "is het aantal inwoners 12.025"),
        ("inkomen_per_inwoner", 24.5, None, "is het gemiddelde inkomen per inwoner € 24.500"),
        ("afstand_huisarts", 0.7, None, "is de gemiddelde afstand tot de huisarts 0,7 km"),
        ("woninginbraak", 2.04, None, "is het aantal woninginbraken 2,0 per 1.000 inwoners"),
    ],
)
def test_sentences_by_hand(key: str, value: float, age: str | None, expected: str):
    assert zin(catalogue.bundled().indicatoren[key], "Hillesluis", value, age).startswith(
        f"In Hillesluis {expected}"
    )


THEME = '[meedoen]\nnaam = "Meedoen"\nuitleg = "Doet iedereen mee?"\n'
FOCUS = '[kort]\nnaam = "Kort"\nuitleg = "Eén cijfer."\nkernset = [["eenzaam", "18+"]]\n'
LONELY = """[eenzaam]
naam = "Eenzaam"
vraag = "Wie is eenzaam?"
definitie = "Mensen die contact missen."
groep = "volwassenen"
thema = "meedoen"
eenheid = "%"
soort = "geschat"
methode = "model"
richting = "neutraal"
pg = ["D"]
niveaus = ["wijk"]
valkuilen = ["Dit is geschat."]

[[eenzaam.bronnen]]
tabel = "gezondheid"
kolom = ["Eenzaam"]
leeftijden = ["18+"]
"""


def folder(at: Path, **files: str) -> Path:
    content = {"themas": THEME, "focussen": FOCUS, "indicators/meedoen": LONELY}
    content |= {name.replace("__", "/"): text for name, text in files.items()}
    (at / "indicators").mkdir()
    for name, text in content.items():
        (at / f"{name}.toml").write_text(text, encoding="utf-8")
    return at


def test_a_small_catalogue_loads(tmp_path: Path):
    loaded = catalogue.load(folder(tmp_path))
    assert loaded.indicatoren["eenzaam"].leeftijden == ("18+",)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"themas": "[meedoen"}, ("themas.toml", "niet te lezen")),
        ({"themas": 'naam = "los"'}, ("themas.toml", "naam", "hier hoort een blok")),
        ({"themas": '[meedoen]\nnaam = "x"'}, ("themas.toml", "[meedoen]", "uitleg", "ontbreekt")),
        (
            {"indicators__meedoen": LONELY.replace('groep = "volwassenen"\n', "")},
            ("meedoen.toml", "[eenzaam]", "groep", "ontbreekt"),
        ),
        (
            {"indicators__meedoen": LONELY.replace("vraag", "vraga")},
            ("meedoen.toml", "[eenzaam]", "vra"),
        ),
        (
            {"indicators__meedoen": LONELY.replace('"Eenzaam"\nvraag', f'"{"a" * 61}"\nvraag')},
            ("meedoen.toml", "[eenzaam]", "naam", "te lang"),
        ),
        (
            {"indicators__meedoen": LONELY.replace('"geschat"', '"gegokt"')},
            ("meedoen.toml", "[eenzaam]", "soort", "bestaat niet"),
        ),
        (
            {"indicators__meedoen": LONELY.replace('["D"]', '["X"]')},
            ("meedoen.toml", "[eenzaam]", "pg.0", "bestaat niet"),
        ),
        (
            {"indicators__meedoen": LONELY + 'noemer = ["AantalInwoners"]\n'},
            ("meedoen.toml", "[eenzaam]", "methode model", "zonder noemer"),
        ),
        (
            {"indicators__meedoen": LONELY.replace('"model"', '"aandeel"')},
            ("meedoen.toml", "[eenzaam]", "methode aandeel", "met noemer"),
        ),
        (
            {"indicators__meedoen": LONELY + 'noemer = ["A"]\nnoemer_som = [["B"]]\n'},
            ("meedoen.toml", "[eenzaam]", "bronnen.0", "niet allebei"),
        ),
        (
            {"indicators__meedoen": LONELY + "noemer_is_context = true\n"},
            ("meedoen.toml", "[eenzaam]", "bronnen.0", "vraagt om een noemer"),
        ),
        (
            {"indicators__meedoen": LONELY.replace('thema = "meedoen"', 'thema = "geld"')},
            ("meedoen.toml", "[eenzaam]", "thema", "hier hoort meedoen"),
        ),
        ({"indicators__geld": LONELY}, ("geld.toml", "staat niet in themas.toml")),
        (
            {
                "themas": THEME + THEME.replace("[meedoen]", "[steun]"),
                "indicators__steun": LONELY.replace('thema = "meedoen"', 'thema = "steun"'),
            },
            ("steun.toml", "[eenzaam]", "bestaat al"),
        ),
        ({"focussen": FOCUS.replace("eenzaam", "alleen")}, ("focussen.toml", "[kort]", "alleen")),
        ({"focussen": FOCUS.replace("18+", "75+")}, ("focussen.toml", "[kort]", "niet voor '75+'")),
        (
            {"focussen": FOCUS.replace('"18+"]', '"18+"]' + ', ["eenzaam", "18+"]' * 12)},
            ("focussen.toml", "[kort]", "kernset", "te veel"),
        ),
    ],
)
def test_a_mistake_names_file_key_and_fault(
    tmp_path: Path, files: dict[str, str], said: tuple[str, ...]
):
    with pytest.raises(CatalogueError) as refused:
        catalogue.load(folder(tmp_path, **files))
    assert all(part in str(refused.value) for part in said), refused.value

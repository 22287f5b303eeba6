"""The two sentences: careful words, sound joins, nothing that is not filled in."""

from __future__ import annotations

from typing import Any

import pytest

from wijkscan.scan.model import Probleem, SterkPunt, Wijkscan
from wijkscan.scan.sentences import gewone_zin, vakzin

BASIS: dict[str, Any] = {
    "soort": "actueel",
    "p_wat": "Weinig contact met anderen.",
    "p_groep": "Alleenwonende ouderen",
    "p_gebied": {"naam": "Molenkwartier"},
    "e": ["De kapotte bankjes"],
    "s": [{"soort": "G", "tekst": "Verhalen van bewoners", "jaar": 2026}],
    "sterk": ["De wandelclub"],
}


def _problem(**change: Any) -> Probleem:
    return Probleem.model_validate({**BASIS, **change})


def test_the_plain_sentence():
    assert gewone_zin(_problem()) == (
        "In Molenkwartier hebben alleenwonende ouderen weinig contact met anderen. Dat komt "
        "waarschijnlijk door de kapotte bankjes. Dat zien we aan verhalen van bewoners. "
        "Wat helpt: de wandelclub."
    )


def test_the_professional_sentence():
    assert vakzin(_problem()) == (
        "Actueel: weinig contact met anderen bij alleenwonende ouderen in Molenkwartier, "
        "samenhangend met de kapotte bankjes, blijkend uit verhalen van bewoners (gesprek met "
        "wijkbewoners, 2026). Sterk: de wandelclub."
    )


def test_a_clause_does_not_follow_door_or_hebben():
    problem = _problem(
        p_wat="Ouderen komen weinig buiten", e=["De route is kaal", "Er is geen bank"]
    )
    assert gewone_zin(problem).startswith(
        "In Molenkwartier gaat het om alleenwonende ouderen: ouderen komen weinig buiten. Dat komt "
        "waarschijnlijk hierdoor: de route is kaal; er is geen bank."
    )


def test_short_causes_are_joined_with_en():
    problem = _problem(e=["kapotte bankjes", "smalle stoepen", "hoge drempels"])
    assert "waarschijnlijk door kapotte bankjes, smalle stoepen en hoge drempels." in gewone_zin(
        problem
    )


@pytest.mark.parametrize(
    "wat", ["Risico op vallen", "Vallen", "Meer kans op vallen", "Kans op vallen"]
)
def test_a_risk_says_so_once(wat: str):
    problem = _problem(soort="risico", p_wat=wat)
    assert "lopen alleenwonende ouderen risico op vallen." in gewone_zin(problem)
    assert vakzin(problem).startswith("Risico op vallen bij alleenwonende ouderen")


def test_an_opportunity():
    problem = _problem(soort="kans", p_wat="Samen koken")
    assert "gaat bij alleenwonende ouderen iets goed dat nog beter kan: samen koken" in gewone_zin(
        problem
    )
    assert vakzin(problem).startswith("Kans: samen koken")


def test_possibly_and_estimated_are_said_when_the_sign_forgets_them():
    figure = {"waarde": 21, "onder": 18, "boven": 24, "vergelijkingen": [{"waarde": 16}]}
    sign = {"soort": "C2", "tekst": "Overgewicht 21%", "jaar": 2024, "cijfer": figure}
    assert "overgewicht 21%, geschat, mogelijk hoger dan Nederland" in gewone_zin(
        _problem(s=[sign])
    )
    said = {**sign, "tekst": "Overgewicht 21%, geschat, mogelijk hoger"}
    assert "mogelijk hoger dan Nederland" not in gewone_zin(_problem(s=[said]))


def test_literature_is_no_sign():
    sign = {"soort": "L", "tekst": "Een richtlijn", "referentie": "x"}
    assert "richtlijn" not in gewone_zin(_problem(s=[sign]))


def test_a_strength_is_named_by_its_record():
    scan = Wijkscan(sterke_punten=[SterkPunt(naam="Conciërge kent iedereen")])
    problem = _problem(sterk=[scan.sterke_punten[0].id])
    assert gewone_zin(problem, scan).endswith("Wat helpt: conciërge kent iedereen.")
    assert "Wat helpt" not in gewone_zin(problem)


def test_names_and_abbreviations_keep_their_capital():
    problem = _problem(p_groep="Turkse ouderen", e=["AOW en 65+ apart", "Nederlandse brieven"])
    sentence = gewone_zin(problem)
    assert "hebben Turkse ouderen" in sentence
    assert "AOW" in sentence
    assert "Nederlandse brieven" in sentence


def test_an_empty_problem_makes_no_claim():
    assert gewone_zin(Probleem()) == ""
    assert "door" not in vakzin(Probleem())

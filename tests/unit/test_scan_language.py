"""Hints for plain Dutch: where, what kind, and no score."""

from __future__ import annotations

import pytest

from wijkscan.scan.language import hints


def _kinds(text: str, field: str = "") -> list[str]:
    return [hint.kind for hint in hints(text, field)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ouderen komen weinig buiten.", []),
        ("een twee drie vier vijf zes zeven acht negen tien a b c d e f", ["zin"]),
        ("een twee drie vier vijf zes zeven. acht negen tien a b c d e f", []),
        ("De bankjes worden door de gemeente geplaatst.", ["lijdend"]),
        ("Mensen worden ouder.", []),
        ("Het wordt gezond.", []),
        ("De prevalentie is hoog.", ["woord"]),
        ("Gezondheidsvaardigheden", ["woord"]),
        ("De GVO van de GGD", ["afkorting"]),
        ("Het CBS telt.", []),
        ("", []),
    ],
)
def test_what_can_be_plainer(text: str, kinds: list[str]):
    assert _kinds(text) == kinds


def test_a_hard_word_comes_with_a_plain_one_at_its_place():
    (hint,) = hints("Dit is de etiologie.")
    assert hint.message == "Gewoner: oorzaak."
    assert "Dit is de etiologie."[hint.start : hint.end] == "etiologie"


def test_a_long_text_is_kept_with_a_hint():
    assert _kinds("woord. " * 18, "p_wat") == ["lengte"]
    assert _kinds("woord. " * 18, "tegen") == []


def test_no_hint_claims_a_level():
    for hint in hints("De prevalentie wordt middels interventies geoptimaliseerd. " * 3):
        assert "B1" not in hint.message

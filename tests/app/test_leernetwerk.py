"""The table of a leernetwerk, run without a browser."""

from __future__ import annotations

import pytest
from test_paginas import opened, words

PARTS = ("Praten", "Problemen", "Cijfers", "Wie vragen we?", "Sterke punten", "Samenvoegen")


def test_an_empty_table_invites_to_lay_scans_on_it():
    assert "Kies minstens twee scans" in words(opened("leernetwerk"))


@pytest.mark.parametrize("part", PARTS)
def test_two_examples_lie_side_by_side(part: str):
    app = opened("leernetwerk")
    examples = ["casus:hillesluis-a.wijkscan.json", "casus:hillesluis-b.wijkscan.json"]
    app.multiselect(key="tafel-scans").set_value(examples).run()
    app.segmented_control(key="deel").set_value(part).run()
    assert not app.exception
    seen = words(app)
    assert "ws-melding" not in seen
    assert "Groep A · Hillesluis" in seen
    assert "Groep B · Hillesluis" in seen

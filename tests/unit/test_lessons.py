"""Each short lesson stands where its mistake is made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wijkscan.scan import lessons
from wijkscan.scan.model import Cijfer
from wijkscan.scan.thaw import thaw
from wijkscan.store import methode
from wijkscan.store.catalogue import bundled
from wijkscan.store.columns import Niveau


@pytest.mark.parametrize(
    ("changes", "year", "expected"),
    [
        ({}, 2024, ()),
        ({"soort": "geschat", "methode": "model"}, 2024, ("geteld_of_geschat",)),
        ({}, 2028, ()),  # four years is not old, five is
        ({}, 2029, ("oud_cijfer",)),
        ({"niveau": "gemeente"}, 2024, ("wijk_of_buurt",)),
        ({"onder": 9.0, "boven": 11.0}, 2024, ("interval",)),
        ({"indicator": "langdurige_aandoening"}, 2024, ("leeftijd",)),
    ],
)
def test_a_lesson_is_offered_where_it_is_needed(changes, year: int, expected: tuple[str, ...]):
    fields = {
        "indicator": "aandeel_65plus", "waarde": 10.0, "eenheid": "%", "soort": "geteld",
        "methode": "aandeel", "niveau": "buurt", "jaar": 2024, "tabel": "t", **changes,
    }  # fmt: skip
    found = thaw(Cijfer.model_validate(fields), bundled())
    assert found is not None
    figure = replace(found.figure)
    given = lessons.beside(figure, found.indicator, year, Niveau.BUURT)
    assert given == expected
    assert set(given) <= methode.microlessen().keys()

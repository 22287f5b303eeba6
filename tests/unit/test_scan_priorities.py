"""How sure, hidden votes and PEARL."""

from __future__ import annotations

from typing import Any

import pytest

from wijkscan.scan.model import Mate, Prioriteit, Probleem
from wijkscan.scan.priorities import (
    heeft_gestemd,
    opmerkingen,
    pearl_nee,
    pearl_open,
    spreiding,
    zekerheid_voorstel,
    zekerheid_vraagt_reden,
)

CLEAR = {"soort": "C1", "cijfer": {"vergelijkingen": [{"waarde": 1, "oordeel": "duidelijk hoger"}]}}
EQUAL = {"soort": "C1", "cijfer": {"vergelijkingen": [{"waarde": 1, "oordeel": "vergelijkbaar"}]}}
LOOSE = {"soort": "C2", "cijfer": {"waarde": 2, "vergelijkingen": [{"waarde": 1}]}}


@pytest.mark.parametrize(
    ("signs", "tegen", "suggestion"),
    [
        ([], "", Mate.LAAG),
        ([CLEAR, LOOSE], "x", Mate.LAAG),
        ([CLEAR, {"soort": "L"}], "x", Mate.LAAG),
        ([CLEAR, {"soort": "O"}], "x", Mate.MIDDEN),
        ([CLEAR, {"soort": "O"}, {"soort": "G"}], "x", Mate.HOOG),
        ([CLEAR, {"soort": "O"}, {"soort": "G"}], "", Mate.MIDDEN),
        ([EQUAL, {"soort": "O"}, {"soort": "G"}], "x", Mate.MIDDEN),
        ([LOOSE, {"soort": "O"}, {"soort": "G"}], "x", Mate.MIDDEN),
        ([CLEAR, {"soort": "O"}, {"soort": "P"}], "x", Mate.MIDDEN),
    ],
)
def test_the_strength_rule(signs: list[dict[str, Any]], tegen: str, suggestion: Mate):
    problem = Probleem.model_validate({"s": signs, "tegen": tegen})
    assert zekerheid_voorstel(problem) is suggestion


@pytest.mark.parametrize(
    ("chosen", "asks"), [("laag", False), ("midden", True), ("midden: wij zagen het", False)]
)
def test_higher_than_suggested_asks_for_a_reason(chosen: str, asks: bool):
    assert zekerheid_vraagt_reden(Probleem.model_validate({"zekerheid": chosen})) == asks


def _priority(**change: Any) -> Prioriteit:
    votes = [
        {"lid": "a", "hoe_veel": 1, "hoe_erg": 4, "iets_aan_doen": 3, "willen": 3},
        {"lid": "b", "hoe_veel": 5, "hoe_erg": 4},
    ]
    return Prioriteit.model_validate({"stemmen": votes, **change})


def test_votes_are_hidden_until_revealed():
    hidden = _priority()
    assert spreiding(hidden) == ()
    assert heeft_gestemd(hidden) == 1


def test_the_spread_shows_where_there_is_something_to_talk_about():
    many, severe, *_ = spreiding(_priority(onthuld=True))
    assert (many.stemmen, many.midden, many.verdeeld) == ((1, 5), 3.0, True)
    assert (severe.stemmen, severe.verdeeld) == ((4, 4), False)


def test_pearl_and_the_reason():
    chosen = _priority(gekozen=True, reden="woord " * 51, pearl={"past": True, "mag": False})
    assert len(pearl_open(chosen)) == 3
    assert pearl_nee(chosen) == ["Mag het?"]
    said = " ".join(opmerkingen([chosen]))
    assert "hoogstens 50 woorden" in said
    assert "nee" in said
    assert opmerkingen([_priority()]) == []
    assert "hoogstens 3." in " ".join(opmerkingen([_priority(gekozen=True)] * 4))

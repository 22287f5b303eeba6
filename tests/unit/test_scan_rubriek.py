"""The rubric's suggestions and the numbers of a group: what each row looks at (domain.md f.2)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.overzicht import overzicht
from wijkscan.scan.rubriek import voorstellen
from wijkscan.store import methode

DAG = date(2026, 11, 22)
EXAMPLE = Path(__file__).resolve().parents[2] / "docs/voorbeelden/hillesluis.wijkscan.json"


def _said(**fields: Any) -> dict[str, str | None]:
    found = voorstellen(Wijkscan.model_validate({"gebied": "Molenkwartier", **fields}), DAG)
    return {row: None if one.oordeel is None else str(one.oordeel) for row, one in found.items()}


def _problem(**fields: Any) -> dict[str, Any]:
    return {
        "p_wat": "Ouderen komen weinig buiten",
        "p_groep": "alleenwonende 75-plussers",
        **fields,
    }


def test_every_row_of_the_rubric_has_a_suggestion_with_a_reason():
    found = voorstellen(Wijkscan(), DAG)
    assert list(found) == list(methode.rubriek())
    assert all(one.waarom.endswith(".") for one in found.values())


def test_an_empty_scan_is_never_called_good_and_the_talk_is_never_judged():
    found = _said()
    assert "goed" not in found.values()
    assert found["presenteren"] is None
    assert found["bronnen"] is None
    assert found["kiezen"] == "nog niet"


@pytest.mark.parametrize(
    ("fields", "row", "expected"),
    [
        ({"problemen": [_problem(p_wat="Gebrek aan voorlichting")]}, "probleem", "nog niet"),
        ({"problemen": [_problem(p_groep="")]}, "probleem", "nog niet"),
        ({"problemen": [_problem()]}, "probleem", "voldoende"),
        (
            {"problemen": [_problem(p_gevolg="Zij eten alleen", p_omvang="ongeveer 90")]},
            "probleem",
            "goed",
        ),
        ({"problemen": [_problem(e=["Ouderen komen weinig buiten"])]}, "oorzaak", "nog niet"),
        ({"sterke_punten": [{"naam": "Wandelclub"}]}, "sterke_punten", "voldoende"),
        (
            {"sterke_punten": [{"naam": "Wandelclub"}], "acties": [{"sterk": ["Wandelclub"]}]},
            "sterke_punten",
            "goed",
        ),
        ({"prioriteiten": [{"gekozen": True}]}, "kiezen", "nog niet"),
        ({"prioriteiten": [{"gekozen": True, "reden": "Veel mensen"}]}, "kiezen", "voldoende"),
        ({"acties": [{"wat": "een folder maken"}]}, "plan", "nog niet"),
        ({"observaties": [{"wat": "x", "auteur_rol": "hbo"}]}, "samen", "nog niet"),
        (
            {"observaties": [{"auteur_rol": "hbo"}, {"auteur_rol": "mbo 3"}]},
            "samen",
            "voldoende",
        ),
        (
            {"observaties": [{"auteur_rol": "hbo"}], "reacties": [{"auteur_rol": "mbo 3"}]},
            "samen",
            "nog niet",
        ),
    ],
)
def test_what_each_row_looks_at(fields: dict[str, Any], row: str, expected: str):
    assert _said(**fields)[row] == expected


def test_the_worked_example_is_read_as_its_makers_meant_it():
    found = voorstellen(lees_bestand(EXAMPLE), DAG)
    assert str(found["kiezen"].oordeel) == "goed"
    assert str(found["plan"].oordeel) == "voldoende"  # nobody was asked yet
    assert "betrokkenen" in found["plan"].waarom


def test_the_numbers_of_a_group_are_those_of_its_scan():
    seen = overzicht(lees_bestand(EXAMPLE))
    assert (seen.wijk, seen.observaties, seen.problemen) == ("Hillesluis", 8, 3)
    assert (seen.vastgesteld, seen.reacties, seen.verder) == (3, 1, "terugblik")


def test_open_remarks_of_the_coach_are_counted_without_tips():
    seen = overzicht(Wijkscan.model_validate({"problemen": [_problem()]}))
    assert seen.meldingen >= 1  # R1: no cause and no signs yet
    assert overzicht(Wijkscan()).meldingen == 0

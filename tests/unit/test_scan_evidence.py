"""A figure becomes a sign that carries everything, in words that do not say too much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wijkscan.analysis.values import Comparison, Figure, Interval, Position, Verdict
from wijkscan.scan.evidence import is_ongunstig, kijkcijfer, sterk_punt, teken
from wijkscan.scan.model import SoortTeken
from wijkscan.store.catalogue import Indicator, Methode, Polariteit, Soort
from wijkscan.store.columns import Niveau, Origin

ORIGIN = Origin(
    producent="RIVM, GGD'en en CBS", tabel="50090NED", titel="Gezondheid", uitgave="2020",
    jaar=2020, indeling=2020, kolom="Eenzaam", licentie="CC BY 4.0", opgehaald="2026-01-01",
    checksum="abc",
)  # fmt: skip
INDICATOR = Indicator(
    id="eenzaam", naam="Eenzaam", vraag="?", definitie="mist contact", groep="volwassenen",
    thema="meedoen", eenheid="%", decimalen=1, soort=Soort.GESCHAT, methode=Methode.MODEL,
    richting=Polariteit.ONGUNSTIG, niveaus=(Niveau.WIJK,), valkuilen=("x",),
    modelinvoer=("leeftijd", "inkomen"),
)  # fmt: skip
NL = Comparison("NL", "Nederland", 10.4, 11.6, 2.1, None, "geen marges", None)
FIGURE = Figure(
    indicator="eenzaam", leeftijd="65+", gebied="WK059910", niveau=Niveau.WIJK, eenheid="%",
    value=22.0, missing=None, numerator=None, denominator=None, interval=None,
    range_of_parts=None,
    spread=None,
    position=Position(0.95, 3000, Niveau.WIJK, "bij de hoogste 10% van de wijken"),
    comparisons=(NL,), parts=(), origin=ORIGIN,
)  # fmt: skip


def test_an_estimate_without_bounds_keeps_its_position_and_gets_no_verdict():
    sign = teken(FIGURE, INDICATOR, "Feijenoord")
    assert sign.soort is SoortTeken.GESCHAT
    assert sign.tekst == (
        "Eenzaam, 65+: 22,0%; Nederland 10,4%, geschat, bij de hoogste 10% van de wijken"
    )
    assert (sign.bron, sign.jaar, sign.niveau) == (
        "RIVM, GGD'en en CBS, tabel 50090NED",
        2020,
        "wijk",
    )
    figure = sign.cijfer
    assert figure is not None
    assert (figure.tabel, figure.uitgave, figure.kolom, figure.checksum, figure.licentie) == (
        "50090NED", "2020", "Eenzaam", "abc", "CC BY 4.0",
    )  # fmt: skip
    assert (figure.modelinvoer, figure.definitie) == (["leeftijd", "inkomen"], "mist contact")
    assert figure.nieuwste_bewaard


def test_an_estimate_with_bounds_says_according_to_the_model():
    bounds = Interval(22.0, 18.0, 26.0, "gepubliceerd")
    found = replace(NL, verdict=Verdict.MOGELIJK_HOGER, reason=None, gunstig=False)
    sign = teken(replace(FIGURE, interval=bounds, comparisons=(found,)), INDICATOR)
    assert sign.tekst.endswith("geschat, mogelijk hoger volgens het model")
    assert sign.cijfer is not None
    assert (sign.cijfer.onder, sign.cijfer.boven) == (18.0, 26.0)


def test_a_counted_figure_is_a_c1_and_about_equal_is_said_so():
    counted = INDICATOR.model_copy(update={"soort": Soort.GETELD, "methode": Methode.AANDEEL})
    found = replace(NL, verdict=Verdict.VERGELIJKBAAR, reason=None)
    sign = teken(replace(FIGURE, comparisons=(found,)), counted)
    assert sign.soort is SoortTeken.GETELD
    assert sign.tekst == "Eenzaam, 65+: 22,0%; Nederland 10,4%, ongeveer gelijk"


def test_a_missing_figure_is_no_sign_but_can_be_looked_at():
    missing = replace(FIGURE, value=None, missing="geen cijfer op dit niveau", comparisons=())
    with pytest.raises(ValueError, match="geen cijfer op dit niveau"):
        teken(missing, INDICATOR)
    assert kijkcijfer(missing, INDICATOR).cijfer.ontbreekt == "geen cijfer op dit niveau"


def test_a_favourable_figure_is_a_strength():
    low = replace(
        FIGURE, value=4.0, position=Position(0.05, 3000, Niveau.WIJK, "bij de laagste 10%")
    )
    assert is_ongunstig(FIGURE, INDICATOR)
    assert not is_ongunstig(low, INDICATOR)
    assert not is_ongunstig(FIGURE, INDICATOR.model_copy(update={"richting": Polariteit.NEUTRAAL}))
    strength = sterk_punt(low, INDICATOR, "Feijenoord")
    assert (strength.naam, strength.waar) == ("Eenzaam", "Feijenoord")
    assert strength.cijfer is not None
    assert strength.cijfer.waarde == 4.0

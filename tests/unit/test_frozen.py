"""A scan of an invented wijk reads from its own figures, with the words they had."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wijkscan.scan import frozen
from wijkscan.scan.model import Cijfer, Gebied, Kijkcijfer, Vergelijking, Wijkscan
from wijkscan.scan.thaw import thaw
from wijkscan.store.catalogue import bundled

CIJFER = Cijfer(
    indicator="sterk_eenzaam", naam="Sterk eenzaam, oude naam", definitie="-", waarde=22.0,
    eenheid="%", leeftijd="65+", soort="geschat", methode="model", richting="hoger is ongunstig",
    niveau="wijk", producent="verzonnen", tabel="fictief", jaar=2024,
    vergelijkingen=[Vergelijking(waarde=10.0)],
)  # fmt: skip


def test_all_figures_of_the_scan_are_its_core_set_in_their_order():
    other = CIJFER.model_copy(update={"indicator": "verzonnen_cijfer", "leeftijd": None})
    bare = Cijfer(indicator="x", naam="Zonder soort", waarde=1.0)
    looks = [Kijkcijfer(cijfer=one) for one in (other, CIJFER, bare)]
    scan = Wijkscan(gebied=Gebied(naam="Molenkwartier"), focus="ouderen", kijkcijfers=looks)
    profile, words = frozen.as_profile(scan, bundled())
    assert [f.indicator for f in profile.kern] == ["verzonnen_cijfer", "sterk_eenzaam"]
    assert (profile.area.naam, profile.area.codes) == ("Molenkwartier", ())
    assert words.indicatoren["sterk_eenzaam"].naam == "Sterk eenzaam, oude naam"
    assert frozen.loose(scan, bundled()) == [bare]


@pytest.mark.parametrize(
    ("year", "value", "offered"),
    [
        (2024, 22.0, False),
        (2024, 22.0 + 1e-12, False),
        (2024, 21.0, True),  # the source corrected it
        (2025, 22.0, True),
        (2020, 30.0, False),  # an older edition is no offer
        (2025, None, False),
    ],
)
def test_only_what_is_really_newer_is_offered(year: int, value: float | None, offered: bool):
    found = thaw(CIJFER, bundled())
    assert found is not None
    assert found.figure.origin is not None
    origin = replace(found.figure.origin, jaar=year)
    assert frozen.is_newer(replace(found.figure, origin=origin, value=value), CIJFER) is offered

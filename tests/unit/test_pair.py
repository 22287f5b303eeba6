"""Two areas beside each other: when the difference may be tested, and what is said of it.

Newcombe (1998), Statistics in Medicine 17:873-890, table II, case (a): 56 of 70 against 48 of 80
gives 0.0524 to 0.3339 with the method used here.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from analysis_columns import counted, indicator, published

from wijkscan.analysis.profile import Area
from wijkscan.analysis.two_areas import Gap
from wijkscan.scan import pair, sidebyside_cijfers
from wijkscan.scan.figures import Variant, absent
from wijkscan.store.columns import LevelColumn, Niveau

CODES = [f"WK{number:06d}" for number in range(40)]


def area(code: str, *buurten: str) -> Area:
    return Area((code,), code, Niveau.WIJK, None, "", "wijk", 2020, tuple(buurten))


def lay(column: LevelColumn, first: Area, second: Area, **changes: Any) -> pair.Paired:
    what = changes.pop("indicator", indicator())
    among = changes.pop("among", ())

    def of_area(variant: Variant, where: Area, year: int | None = None) -> Any:
        at = list(column.codes).index(where.code)
        blank = absent(variant, where.code, Niveau.WIJK, "")
        origin = replace(column.origin, **(changes if where is second else {}))
        return replace(blank, value=float(column.value[at]), origin=origin)

    desk: Any = SimpleNamespace(figures=SimpleNamespace(of_area=of_area, column=lambda *_: column))
    return pair.lay_beside(desk, Variant(what, None), first, second, among)


def test_the_limits_are_those_of_the_textbook():
    column = counted([56, 48], [70, 80], codes=CODES[:2])
    found = lay(column, area(CODES[0]), area(CODES[1]))
    assert found.difference is not None
    assert found.difference.limits.lower == pytest.approx(0.0524, abs=5e-5)
    assert found.difference.limits.upper == pytest.approx(0.3339, abs=5e-5)
    assert found.difference.gap is Gap.CLEAR
    plain = pair.spoken(found, indicator(), "Hier", "Daar").tekst
    assert plain.startswith("In Hier wonen ongeveer 80 van de 100 inwoners alleen.")
    assert "Het verschil is duidelijk." in plain


def test_who_picks_from_many_areas_gets_a_more_careful_word():
    """The pooled p of 56/70 and 48/80 is 0.0080; times 39 areas that is no longer below 0.05."""
    column = counted([56, 48, *[560] * 38], [70, 80, *[700] * 38], codes=CODES)
    found = lay(column, area(CODES[0]), area(CODES[1]), among=CODES)
    assert found.among == 39
    assert found.difference is not None
    assert found.difference.gap is Gap.POSSIBLE
    said = pair.spoken(found, indicator(), "Hier", "Daar")
    assert "Je koos uit 39 gebieden" in said.tekst
    assert any("procentpunt" in line for line in said.vaktaal)


def test_rounding_by_lot_can_take_the_difference_away():
    column = counted([55, 45], [70, 80], step=5, codes=CODES[:2])
    found = lay(column, area(CODES[0]), area(CODES[1]))
    assert found.difference is not None
    assert found.difference.gap is Gap.UNTESTED
    assert "omdat het door het afronden" in pair.spoken(found, indicator(), "A", "B").tekst


def test_estimates_are_laid_beside_each_other_but_never_tested():
    column = published([22.0, 10.0])
    column = replace(column, codes=counted([1, 1], [9, 9], codes=CODES[:2]).codes)
    model = indicator("model")
    found = lay(column, area(CODES[0]), area(CODES[1]), indicator=model)
    assert found.difference is None
    assert found.reason == sidebyside_cijfers.GESCHAT
    assert "duidelijk" not in pair.spoken(found, model, "A", "B").tekst


@pytest.mark.parametrize("changes", [{"jaar": 2021}, {"tabel": "00000NED"}, {"uitgave": "2021"}])
def test_another_year_or_table_is_never_compared(changes: dict[str, Any]):
    column = counted([56, 48], [70, 80], codes=CODES[:2])
    found = lay(column, area(CODES[0]), area(CODES[1]), **changes)
    assert found.difference is None
    assert "hetzelfde jaar" in found.reason


def test_areas_in_which_the_same_people_live_are_not_compared():
    column = counted([56, 48], [70, 80], codes=CODES[:2])
    found = lay(column, area(CODES[0], "BU1", "BU2"), area(CODES[1], "BU2"))
    assert found.reason == sidebyside_cijfers.OVERLAP


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [
        (1.0, 1.4, "minder dan een halve kilometer"),
        (2.1, 1.4, "0,7 km verder"),
        (1.4, 0.9, "0,5 km verder"),
        (1.0, 2.0, "dichterbij"),
    ],
)
def test_a_distance_is_said_from_half_a_kilometre(own: float, other: float, said: str):
    column = published([own, other], unit="km")
    column = replace(column, codes=counted([1, 1], [9, 9], codes=CODES[:2]).codes)
    walk = indicator("afstand", eenheid="km", decimalen=1, soort="afstand", werkwoord="is",
                     gezegde="de afstand tot de huisarts")  # fmt: skip
    found = lay(column, area(CODES[0]), area(CODES[1]), indicator=walk)
    assert said in pair.spoken(found, walk, "A", "B").tekst


def test_a_real_difference_never_shows_the_same_number_twice():
    column = counted([20_400, 20_000], [100_000, 100_000], codes=CODES[:2])
    found = lay(column, area(CODES[0]), area(CODES[1]))
    assert found.difference is not None
    assert found.difference.gap is Gap.SMALL
    said = pair.spoken(found, indicator(), "Hier", "Daar").tekst
    assert "204 van de 1.000" in said
    assert "zijn dat er 200." in said

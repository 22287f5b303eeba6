from __future__ import annotations

import numpy as np
import pytest
from analysis_columns import indicator

from wijkscan.analysis.peers import (
    INKOMEN,
    LEEFTIJD,
    STEDELIJKHEID,
    Traits,
    defining,
    find,
    funnel,
    place_among,
)
from wijkscan.store.catalogue import Bron
from wijkscan.store.columns import Niveau

NAN = float("nan")


def traits(per_group: int, *, income: bool = True) -> Traits:
    """Two classes of stedelijkheid, three thirds of age, three of income; `per_group` of each."""
    size = 18 * per_group
    place = np.arange(size)
    return Traits(
        codes=np.array([f"WK{at:06d}" for at in place]),
        niveau=Niveau.WIJK,
        stedelijkheid=(place % 2 + 1).astype(float),
        aandeel_65=(place // 2 % 3).astype(float),
        inkomen=(place // 6 % 3).astype(float) if income else None,
    )


def test_peers_share_all_three_traits_when_enough_remain() -> None:
    among = traits(31)
    found = find(among, 0)
    assert found is not None
    assert found.kenmerken == (STEDELIJKHEID, LEEFTIJD, INKOMEN)
    assert len(found) == 30
    assert "WK000000" not in found.codes
    assert found.reden == (
        "Dit zijn 30 wijken in Nederland die even stedelijk zijn, ongeveer evenveel"
        " 65-plussers hebben en ongeveer hetzelfde inkomen hebben."
    )


def test_with_fewer_than_thirty_income_goes_first() -> None:
    found = find(traits(30), 0)
    assert found is not None
    assert found.kenmerken == (STEDELIJKHEID, LEEFTIJD)
    assert len(found) == 89
    assert "Met inkomen erbij bleven er minder dan 30 over." in found.reden


def test_then_age_goes() -> None:
    found = find(traits(10), 0)
    assert found is not None
    assert found.kenmerken == (STEDELIJKHEID,)
    assert "Met leeftijd en inkomen erbij" in found.reden


def test_too_few_at_all() -> None:
    assert find(traits(1), 0) is None


def test_income_that_is_not_filled_is_no_trait() -> None:
    found = find(traits(40, income=False), 3)
    assert found is not None
    assert found.kenmerken == (STEDELIJKHEID, LEEFTIJD)
    assert "inkomen" not in found.reden


def test_a_trait_that_defines_the_figure_is_left_out_and_said() -> None:
    found = find(traits(31), 0, without={LEEFTIJD})
    assert found is not None
    assert LEEFTIJD not in found.kenmerken
    assert found.reden.endswith("We kiezen niet op leeftijd: daar gaat het cijfer zelf over.")


@pytest.mark.parametrize(
    ("kolom", "expected"),
    [
        ("k_65JaarOfOuder", {LEEFTIJD}),
        ("GemiddeldInkomenPerInwoner", {INKOMEN}),
        ("MateVanStedelijkheid", {STEDELIJKHEID}),
        ("SociaalEenzaam", set()),
        ("ErnstigZeerErnstigEenzaam", set()),
    ],
)
def test_the_columns_tell_which_trait_defines_a_figure(kolom: str, expected: set[str]) -> None:
    bron = Bron(tabel="kwb", kolom=(kolom,))
    assert defining(indicator("index", bronnen=(bron,))) == expected


def test_position_among_peers_speaks_of_comparable_areas() -> None:
    among = traits(31)
    found = find(among, 0)
    assert found is not None
    # the peers are rows 18, 36, ... 540: eleven of thirty are below 200
    place = place_among(200, np.arange(len(among.codes)).astype(float), found, Niveau.WIJK)
    assert place is not None
    assert (place.tekst, place.n) == ("hoger dan in 3 van de 10 vergelijkbare wijken", 30)


def test_funnel_is_drawn_around_the_average_of_the_peers() -> None:
    among = traits(31)
    found = find(among, 0)
    assert found is not None
    size = len(among.codes)
    x, n = np.full(size, 20.0), np.full(size, 100.0)
    x[0] = 40
    drawn = funnel(x, n, 0, found)
    assert drawn is not None
    # 20% of 100: 1.96 standard deviations are 7.84 points
    assert drawn.limits.value == pytest.approx(0.2)
    assert drawn.limits.upper == pytest.approx(0.2784, abs=1e-4)
    assert drawn.relation == "hoger"
    x[0] = 25
    assert funnel(x, n, 0, found).relation == "vergelijkbaar"
    x[0] = NAN
    assert funnel(x, n, 0, found) is None

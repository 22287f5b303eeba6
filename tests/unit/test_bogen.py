"""Lines as text: the coding worked out by hand, and rings put together again."""

from __future__ import annotations

import numpy as np
from geo_kit import lijnen as gelezen
from geo_kit import ringpunten
from hypothesis import given
from hypothesis import strategies as st

from wijkscan.store.bogen import buitenlijn, codeer, snoei

_GETAL = st.integers(min_value=-700_000, max_value=700_000)
_LIJN = st.lists(st.tuples(_GETAL, _GETAL), min_size=2, max_size=12)


def test_coding_by_hand() -> None:
    # 1 -> 2 = C; -1 -> 3 = D; 16 -> 32 -> low five bits 0 with the sign of more (g), then 1 (B);
    # the second point is written as steps: 0 - 1 = -1, 0 - (-1) = 1.
    assert codeer([(1, -1), (17, -1)]) == "CDgBA"


@given(st.lists(_LIJN, max_size=6))
def test_what_is_written_is_read(lijnen: list[list[tuple[int, int]]]) -> None:
    terug = gelezen([codeer(lijn) for lijn in lijnen])
    assert [t.tolist() for t in terug] == [[list(p) for p in lijn] for lijn in lijnen]


def _twee_vierkanten() -> tuple[list[str], dict[str, list[list[int]]]]:
    """Two unit squares side by side: their common edge is line 0."""
    lijnen = [
        [(1, 0), (1, 1)],
        [(1, 1), (0, 1), (0, 0), (1, 0)],
        [(1, 0), (2, 0), (2, 1), (1, 1)],
        [(9, 9), (8, 8), (9, 8), (9, 9)],
    ]
    return [codeer(lijn) for lijn in lijnen], {"links": [[0, 1]], "rechts": [[2, ~0]]}


def test_ring_follows_lines_in_both_directions() -> None:
    bogen, gebieden = _twee_vierkanten()
    lijnen = gelezen(bogen)
    rechts = ringpunten(gebieden["rechts"][0], lijnen)
    assert rechts.tolist() == [[1, 0], [2, 0], [2, 1], [1, 1]]
    x, y = rechts.T
    assert abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2 == 1


def test_outline_of_a_group_leaves_out_the_common_edge() -> None:
    _, gebieden = _twee_vierkanten()
    assert buitenlijn(gebieden.values()) == [1, 2]


def test_pruning_keeps_only_what_is_used() -> None:
    bogen, gebieden = _twee_vierkanten()
    over, ringen = snoei(bogen, {"rechts": gebieden["rechts"]})
    assert over == [bogen[2], bogen[0]]
    assert ringen == {"rechts": [[0, ~1]]}

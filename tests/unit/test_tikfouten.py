"""Edit distance against cases worked out by hand."""

from __future__ import annotations

import pytest

from wijkscan.store.tikfouten import afstanden, bijna


@pytest.mark.parametrize(
    ("woord", "naam", "afstand"),
    [
        ("delft", "delft", 0),
        ("delf", "delft", 1),  # insert
        ("delfft", "delft", 1),  # delete
        ("delvt", "delft", 1),  # replace
        ("dleft", "delft", 1),  # swap of neighbours
        ("ca", "abc", 3),  # swap, then insert between: not allowed in this measure
        ("kitten", "sitting", 3),
        ("gouda", "x", 5),
    ],
)
def test_distance(woord: str, naam: str, afstand: int) -> None:
    assert afstanden(woord, [naam, "delft"])[0] == afstand


def test_short_words_allow_no_mistake_and_long_ones_two() -> None:
    assert bijna("ede", ["eda"]) == []
    assert bijna("delvt", ["delft", "delfgauw"]) == [(0, 1)]
    assert bijna("hilesluys", ["spangen", "hillesluis"]) == [(1, 2)]
    assert bijna("abcd", []) == []

"""Lines on paper, against paths that were written by hand."""

from __future__ import annotations

from wijkscan.report.lijnwerk import Lijnwerk, Papier
from wijkscan.store.bogen import codeer
from wijkscan.store.boundaries import Kaartstuk, Vlak
from wijkscan.store.columns import Niveau

# Two squares of 10 m beside each other on a paper of one unit per metre, 20 m wide and 10 m high.
# Line 0 is their common edge; in line 1 the point (5, 1) lies less than two units from (5, 0).
BOGEN = [
    codeer([(10, 0), (10, 10)]),
    codeer([(10, 10), (0, 10), (0, 0), (5, 0), (5, 1), (10, 0)]),
    codeer([(10, 0), (20, 0), (20, 10), (10, 10)]),
]
LINKS, RECHTS = Vlak("Links", 5, 5, 5, [[0, 1]]), Vlak("Rechts", 15, 5, 5, [[2, ~0]])
STUK = Kaartstuk(Niveau.BUURT, 1, BOGEN, {"L": LINKS, "R": RECHTS})


def lijnwerk(breed: int = 20) -> Lijnwerk:
    return Lijnwerk(STUK, Papier((0, 0, 20, 10), breed))


def test_a_ring_is_walked_in_steps_and_closed() -> None:
    assert lijnwerk().vlak(LINKS) == "M10 10l0-10-10 0 0 10 5 0z"


def test_a_line_backwards_gives_the_same_edge() -> None:
    assert lijnwerk().vlak(RECHTS) == "M10 10l10 0 0-10-10 0z"


def test_open_lines_stand_after_each_other() -> None:
    assert lijnwerk().lijnen([0, 2]) == "M10 10l0-10M10 10l10 0 0-10-10 0"


def test_what_falls_together_on_paper_is_not_drawn() -> None:
    assert lijnwerk(1).lijnen([0]) == ""

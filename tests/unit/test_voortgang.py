"""Which steps count as filled."""

from __future__ import annotations

from wijkscan.scan import voortgang
from wijkscan.scan.model import Verwachting, Wijkscan


def test_an_emptied_expectation_fills_no_step():
    emptied = Wijkscan(verwachtingen=[Verwachting(tekst="  "), Verwachting(tekst="")])
    assert "vooraf" not in voortgang.gevuld(emptied)
    written = Wijkscan(verwachtingen=[Verwachting(tekst=""), Verwachting(tekst="Veel groen")])
    assert "vooraf" in voortgang.gevuld(written)

"""How a verdict looks: its word for users, its sign and its colour (statistics.md 5.5).

Blue is lower and orange is higher, never bad and good. Signs make it readable without colour.
"""

from __future__ import annotations

from wijkscan.analysis.values import Comparison, Verdict

NO_VERDICT_LABEL = "geen oordeel"
NO_COLOUR = "#FFFFFF"

_LABELS = {
    Verdict.DUIDELIJK_HOGER: "duidelijk hoger",
    Verdict.DUIDELIJK_LAGER: "duidelijk lager",
    Verdict.MOGELIJK_HOGER: "mogelijk hoger (kan toeval zijn)",
    Verdict.MOGELIJK_LAGER: "mogelijk lager (kan toeval zijn)",
    Verdict.KLEIN_VERSCHIL: "duidelijk maar klein verschil",
    Verdict.VERGELIJKBAAR: "ongeveer gelijk",
    Verdict.NIET_TE_VERGELIJKEN: "niet te vergelijken",
}

_SIGNS = {
    Verdict.DUIDELIJK_HOGER: "▲",
    Verdict.MOGELIJK_HOGER: "△",
    Verdict.VERGELIJKBAAR: "=",
    Verdict.KLEIN_VERSCHIL: "≈",
    Verdict.MOGELIJK_LAGER: "▽",
    Verdict.DUIDELIJK_LAGER: "▼",
    Verdict.NIET_TE_VERGELIJKEN: "×",
}

_COLOURS = {
    Verdict.DUIDELIJK_HOGER: "#E69F00",
    Verdict.MOGELIJK_HOGER: "#F3CF80",
    Verdict.VERGELIJKBAAR: "#D9D9D9",
    Verdict.KLEIN_VERSCHIL: "#D9D9D9",
    Verdict.MOGELIJK_LAGER: "#7FB8D8",
    Verdict.DUIDELIJK_LAGER: "#0072B2",
    Verdict.NIET_TE_VERGELIJKEN: NO_COLOUR,
}

HIGHER = (Verdict.DUIDELIJK_HOGER, Verdict.MOGELIJK_HOGER)
LOWER = (Verdict.DUIDELIJK_LAGER, Verdict.MOGELIJK_LAGER)
POSSIBLE = (Verdict.MOGELIJK_HOGER, Verdict.MOGELIJK_LAGER)
SURE = (Verdict.DUIDELIJK_HOGER, Verdict.DUIDELIJK_LAGER)
IN_ORDER = tuple(_SIGNS)


def label(verdict: Verdict | None) -> str:
    """The word shown to users; "geen oordeel" where no verdict belongs."""
    return NO_VERDICT_LABEL if verdict is None else _LABELS[verdict]


def sign(verdict: Verdict | None) -> str:
    """▲ △ = ≈ ▽ ▼ ×; empty where no verdict belongs."""
    return "" if verdict is None else _SIGNS[verdict]


def colour(verdict: Verdict | None) -> str:
    """Fill colour; white for not comparable (with hatching) and where no verdict belongs."""
    return NO_COLOUR if verdict is None else _COLOURS[verdict]


def hatched(verdict: Verdict | None) -> bool:
    """Whether the map draws hatching, so that "niet te vergelijken" is not read as a colour."""
    return verdict is Verdict.NIET_TE_VERGELIJKEN


def favour(comparison: Comparison) -> str:
    """ "gunstig", "ongunstig", or "" when nobody can say; in words only, never in colour."""
    if comparison.gunstig is None:
        return ""
    return "gunstig" if comparison.gunstig else "ongunstig"

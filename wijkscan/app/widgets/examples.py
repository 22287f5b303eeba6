"""Good and bad examples of a problem, from the catalogue; invented, and marked so."""

from __future__ import annotations

from functools import cache

from wijkscan.app.look import joined, markup
from wijkscan.report.blocks import Markup
from wijkscan.store import methode


@cache
def examples() -> Markup:
    """Each example folded, with what is good or wrong about it."""
    shown = [_one(example) for example in methode.voorbeelden().values()]
    return markup(
        '<section class="ws-weten"><h2>Voorbeelden (verzonnen)</h2>{}</section>', joined(shown)
    )


def _one(example: methode.Voorbeeld) -> Markup:
    if example.soort == "fout":
        return markup(
            '<details class="ws-meer"><summary>Zo niet: {}</summary><p>“{}”</p><p>{}</p>'
            "<p><b>Beter:</b> {}</p></details>",
            example.titel, example.tekst, example.waarom, example.herstel,
        )  # fmt: skip
    return markup(
        '<details class="ws-meer"><summary>Zo wel: {}</summary><p>{} Bij: {}. Waar: {}.</p>'
        "<p><b>Waardoor:</b> {}</p><p><b>Tekens:</b> {}</p><p>{}</p></details>",
        example.titel, example.probleem, example.groep, example.gebied,
        "; ".join(example.oorzaken), "; ".join(example.tekens), example.waarom,
    )  # fmt: skip

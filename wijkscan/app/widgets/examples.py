"""Good and bad examples of a problem, from the catalogue; invented, and marked so."""

from __future__ import annotations

from functools import cache

from wijkscan.app.look import joined, markup
from wijkscan.report.blocks import Markup
from wijkscan.store import methode
from wijkscan.store.methode import Voorbeeld


@cache
def examples() -> Markup:
    """Each example folded, with what is good or wrong about it."""
    shown = [_one(example) for example in methode.voorbeelden().values()]
    return markup(
        '<section class="ws-weten"><h2>Voorbeelden (verzonnen)</h2>{}</section>', joined(shown)
    )


@cache
def of_question(number: int) -> Markup:
    """The answers of the good examples to one question, and the bad ones, folded."""
    known = methode.voorbeelden().values()
    good = [
        markup("<p><b>{}.</b> {}</p>", example.titel, _answer(example, number))
        for example in known
        if example.soort == "goed"
    ]
    bad = [_one(example) for example in known if example.soort == "fout"]
    return markup(
        '<section class="ws-weten"><h2>Voorbeelden (verzonnen)</h2>'
        '<details class="ws-meer"><summary>Zo wel</summary>{}</details>{}</section>',
        joined(good),
        joined(bad),
    )


def _answer(example: Voorbeeld, number: int) -> Markup:
    match number:
        case 1:
            lines: tuple[str, ...] = (example.probleem,)
        case 2:
            lines = (example.groep,)
        case 3:
            lines = (example.gebied,)
        case 4:
            lines = example.oorzaken
        case 5:
            lines = example.tekens
        case _:
            lines = (example.sterk, example.tegen, example.zekerheid)
    return markup("<ul>{}</ul>", joined([markup("<li>{}</li>", line) for line in lines if line]))


def _one(example: Voorbeeld) -> Markup:
    if example.soort == "fout":
        return markup(
            '<details class="ws-meer"><summary>Zo niet: {}</summary><p>“{}”</p><p>{}</p>'
            "<p><b>Beter:</b> {}</p></details>",
            example.titel, example.tekst, example.waarom, example.herstel,
        )  # fmt: skip
    return markup(
        '<details class="ws-meer"><summary>Zo wel: {}</summary><p>{} Bij: {}. Waar: {}.</p>'
        "<p><b>Waardoor:</b> {}</p><p><b>Tekens:</b> {}</p><p>{}</p></details>",
        example.titel, example.probleem, example.groep.rstrip("."), example.gebied.rstrip("."),
        " ".join(example.oorzaken), " ".join(example.tekens), example.waarom,
    )  # fmt: skip

"""Figure against street: where do they tell the same, and where not?"""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import beside, go, lessons
from wijkscan.scan import recognised


def show() -> None:
    """The conflicts first, which are kept and not solved away; below them the table by role."""
    hand = at_hand.here()
    st.title("Klopt het cijfer met de straat?")
    rows = recognised.lay_beside(hand.document)
    if not any(row.answers for row in rows):
        words = "Nog niemand heeft gezegd of een cijfer klopt met de wijk."
        put(markup('<p class="ws-inleiding">{}</p>', words))
        if hand.may_write:
            go.to("cijfers", "Naar de cijfers", address.params(), main=True)
        beside.without_figure(hand, rows)
        return
    conflicts = [row for row in rows if row.conflict]
    put(markup('<p class="ws-inleiding">{}</p>', _what_to_do(len(conflicts))))
    left, right = st.columns([3, 2], gap="large")
    with left:
        for row in conflicts:
            beside.one(row)
        for title, belongs, key in beside.PARTS:
            if found := [row for row in rows if belongs(row)]:
                beside.several(title, found, key, opened=not conflicts)
    with right:
        beside.without_figure(hand, rows)
        put(lessons.lessons(("oorzaak_of_samenhang", "oud_cijfer")))
    put(beside.by_role(rows))


def _what_to_do(conflicts: int) -> str:
    if not conflicts:
        return "Jullie herkennen alles. Past er toch iets van de straat niet? Schrijf het erbij."
    many = "Bij één cijfer" if conflicts == 1 else f"Bij {conflicts} cijfers"
    return (
        f"{many} zegt de straat iets anders. Dat is een vondst. Schrijf op waarom, en kies niet "
        "wie er gelijk heeft."
    )

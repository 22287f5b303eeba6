"""The chosen area: what it is, on the map, of which parts, and where to go from here."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import address, area_choice, cached
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets.labels import plain_label
from wijkscan.scan import voortgang
from wijkscan.store.gebiedsset import Gebiedsset

_CBS_NAAM = {
    "gemeente": "Het CBS noemt dit een gemeente.",
    "wijk": "Het CBS noemt dit een wijk.",
    "buurt": "Het CBS noemt dit een buurt. Een wijk is bij het CBS groter.",
}


def show_facts(chosen: Gebiedsset) -> None:
    """Name, place, number of people, and what was left out or taken apart."""
    people = [area.inwoners for area in chosen.gebieden]
    total = sum(number for number in people if number is not None)
    counted = text.plural(total, "inwoner", "inwoners") if None not in people and total else ""
    notes = [markup('<p class="ws-let-op">{}</p>', note) for note in chosen.meldingen]
    called = _CBS_NAAM.get(str(chosen.niveau), "") if len(chosen.gebieden) == 1 else ""
    show(
        markup(
            '<div class="ws-gebied"><h2>{}</h2><p>{}</p><p class="ws-klein">{} {}</p>{}</div>',
            chosen.naam,
            text.capital(chosen.omschrijving),
            counted + ("." if counted else ""),
            called,
            joined(notes),
        )
    )


def show_invented(hand: AtHand | None) -> bool:
    """A wijk that exists in a scan only; whether this scan is about one."""
    area = hand.document.gebied if hand is not None and hand.document.voorbeeld else None
    if area is None or not area.naam.strip():
        return False
    st.title("De wijk")
    show(
        markup(
            '<div class="ws-gebied"><h2>{}</h2><p>{}</p><p class="ws-klein">Deze wijk is '
            "verzonnen. Er hoort dus geen kaart bij.</p></div>",
            area.naam,
            " in ".join(part for part in (str(area.niveau or "wijk"), area.gemeente) if part),
        )
    )
    return True


def show_next(codes: tuple[str, ...], hand: AtHand | None) -> None:
    """Yes, go on; or no, choose another. A group writes down first what it expects."""
    first = hand is not None and "vooraf" not in (
        voortgang.gevuld(hand.document) | set(hand.document.overgeslagen)
    )
    words, page = ("Ja, verder", "vooraf") if first else ("Ja, naar de cijfers", "cijfers")
    with st.container(key="verder"):
        if st.button(words, type="primary", width="stretch", key="ja"):
            st.switch_page(page_of(page), query_params=address.params(codes))
        st.button(
            "Nee, kies een ander gebied",
            width="stretch",
            key="nee",
            on_click=area_choice.choose,
            args=((),),
        )


def show_parts(codes: tuple[str, ...]) -> None:
    """The parts of "onze wijk", each with a way to take it out again."""
    if len(codes) < 2:
        return
    show(markup('<p class="ws-kop">Dit hoort erbij</p>'))
    for area in (cached.regions().get(code) for code in codes):
        st.button(
            f"{plain_label(area.korte_naam)} weghalen",
            key=f"weg-{area.code}",
            on_click=area_choice.remove,
            args=(area.code,),
        )


def show_map(codes: tuple[str, ...]) -> None:
    """The border of the area among its neighbours."""
    show(cached.border(codes))

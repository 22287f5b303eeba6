"""A pile of cards: one at a time on every screen, and large enough for a wall.

Only the card that is shown is drawn. On a wall the rest of the page steps back, and the keys of a
presenter (Page Up, Page Down) turn the cards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from wijkscan.app.look import joined, markup, show
from wijkscan.report.blocks import Markup, clean

WALL = "muur"
_LARGE = "groot"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to look at together. `under`: what can be done with it, in widgets."""

    title: str
    draw: Callable[[], Markup]
    about: str = ""
    under: Callable[[], None] | None = None


def on_wall() -> bool:
    """Whether the address asks for the large letters of a wall screen."""
    return bool(st.query_params.get(WALL) == _LARGE)


def wall_button() -> None:
    """To the wall and back; it stands in the address, so that a reload stays large."""
    if on_wall():
        st.button("Terug naar gewoon", key="van-de-muur", on_click=_wall, args=("",))
    else:
        st.button("Groot voor op de muur", key="naar-de-muur", on_click=_wall, args=(_LARGE,))


def _wall(how: str) -> None:
    if how:
        st.query_params[WALL] = how
    else:
        st.query_params.pop(WALL, None)


@st.fragment
def show_deck(name: str, cards: Sequence[Card], empty: str) -> None:
    """The pile with this name; it stays open at the card where it was."""
    if not cards:
        show(markup('<div class="ws-leeg"><p>{}</p></div>', empty))
        return
    at = _place(name, len(cards))
    card = cards[at]
    with st.container(key="stapel"):
        _steps(name, cards, at)
        where = f"{at + 1} van {len(cards)}{f' · {card.about}' if card.about else ''}"
        heading = markup('<p class="ws-hint">{}</p><h2>{}</h2>', where, card.title)
        show(markup('<article class="ws-kaart">{}{}</article>', heading, card.draw()))
        if card.under is not None and not on_wall():
            card.under()


def _place(name: str, count: int) -> int:
    key = f"kaart-{name}"
    st.session_state[key] = min(int(st.session_state.get(key) or 0), count - 1)
    return int(st.session_state[key])


def _steps(name: str, cards: Sequence[Card], at: int) -> None:
    """Back, which card, on."""
    turn, last = partial(_turn, name), len(cards) - 1
    with st.container(horizontal=True, key="stapel-stappen", vertical_alignment="bottom"):
        st.button(
            "Vorige", key=f"terug-{name}", disabled=at == 0, on_click=turn, args=(at - 1,),
            shortcut="PageUp",
        )  # fmt: skip
        st.selectbox(
            "Welke kaart?",
            range(len(cards)),
            format_func=lambda number: f"{number + 1}. {clean(cards[number].title)}",
            key=f"kaart-{name}",
        )
        st.button(
            "Volgende", key=f"verder-{name}", type="primary", disabled=at == last, on_click=turn,
            args=(at + 1,), shortcut="PageDown",
        )  # fmt: skip


def _turn(name: str, to: int) -> None:
    st.session_state[f"kaart-{name}"] = to


def columns(parts: Sequence[Markup]) -> Markup:
    """Groups beside each other; under each other where there is no room."""
    return markup('<div class="ws-kolommen ws-{}">{}</div>', len(parts), joined(list(parts)))


def facts(lines: Sequence[tuple[str, object]]) -> Markup:
    """A short list of names with what is said about them; what is empty is left out."""
    rows = [markup("<dt>{}</dt><dd>{}</dd>", name, value) for name, value in lines if value]
    return markup("<dl>{}</dl>", joined(rows)) if rows else Markup("")


def points(items: Sequence[object], kind: str = "") -> Markup:
    """Points under each other, nothing when there are none."""
    if not items:
        return Markup("")
    return markup('<ul class="{}">{}</ul>', kind, joined([markup("<li>{}</li>", i) for i in items]))

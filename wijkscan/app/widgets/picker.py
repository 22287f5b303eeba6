"""Finding an area: type a name, a code or a postcode, and choose from what answers to it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from wijkscan import text
from wijkscan.app import cached
from wijkscan.app.look import markup, show
from wijkscan.app.widgets.labels import area_label

FIRST, MORE = 6, 40


def search(label: str, key: str, on_choose: Callable[[str], None], hint: str = "") -> None:
    """A search field with the candidates below it, while you type."""
    query = st.text_input(
        label,
        live=True,
        max_chars=80,
        key=key,
        placeholder="Naam, postcode of code",
        autocomplete="off",
    )
    if not (query or "").strip():
        if hint:
            show(markup('<p class="ws-hint">{}</p>', hint))
        return
    _candidates(query or "", key, on_choose)


def _candidates(query: str, key: str, on_choose: Callable[[str], None]) -> None:
    limit = MORE if st.session_state.get(f"{key}-meer") == query else FIRST
    areas = cached.found(query.strip(), MORE + 1)
    if not areas:
        _nothing(query)
        return
    show(markup('<p class="ws-hint" role="status">{}</p>', _counted(len(areas))))
    with st.container(key=f"{key}-lijst", gap="xsmall"):
        for area in areas[:limit]:
            st.button(
                area_label(area),
                key=f"{key}-{area.code}-{area.indeling}",
                on_click=on_choose,
                args=(area.code,),
                width="stretch",
            )
        if len(areas) > limit and st.button(
            "Laat meer zien", key=f"{key}-toon-meer", type="tertiary"
        ):
            st.session_state[f"{key}-meer"] = query
            st.rerun()


def _counted(number: int) -> str:
    if number > MORE:
        return f"Meer dan {MORE} gebieden gevonden. Zet de gemeente erbij, of kies er één."
    return f"{text.plural(number, 'gebied', 'gebieden')} gevonden. Kies er één."


def _nothing(query: str) -> None:
    show(
        markup(
            '<div class="ws-leeg" role="status"><p>We vinden geen gebied met ‘{}’.</p>'
            "<p>Probeer een deel van de naam, of zet de gemeente erbij. "
            "Zoeken op postcode kan ook, met vier cijfers.</p></div>",
            query,
        )
    )

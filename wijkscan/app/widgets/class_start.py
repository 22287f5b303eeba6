"""Making a class: a name, how many groups, and whether they all take the same wijk."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import cached, storage
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import classes, picker
from wijkscan.app.widgets.labels import area_label, plain_label

_MOST_GROUPS = 12
_OWN, _SAME = "Elke groep kiest zelf", "Ik kies één wijk voor alle groepen"
_CHOSEN = "klas-wijk"
LINK = "klas-beheerlink"
"""Where the manage link waits in the session until the teacher has kept it."""


def show_start() -> None:
    """Three questions and one button."""
    show(
        markup(
            '<div class="ws-welkom"><h1>Begin een klas</h1><p>Je maakt groepen en krijgt een code '
            "voor op het bord. Studenten hebben geen account nodig.</p></div>"
        )
    )
    name = st.text_input("Hoe heet de klas?", max_chars=60, key="klas-naam", placeholder="Klas 2B")
    number = st.selectbox(
        "Hoeveel groepen?", range(1, _MOST_GROUPS + 1), index=4, key="klas-aantal",
        filter_mode=None,
    )  # fmt: skip
    show(markup('<p class="ws-klein">Vier of vijf studenten per groep werkt het best.</p>'))
    how = st.radio("Welke wijk?", [_OWN, _SAME], key="klas-hoe")
    codes = _one_wijk() if how == _SAME else ()
    ready = bool((name or "").strip()) and (how == _OWN or bool(codes))
    if not ready:
        show(markup('<p class="ws-hint">{}</p>', _lacking(name or "")))
    if st.button("Maak de klas", type="primary", key="maak-klas", disabled=not ready):
        st.session_state[LINK] = classes.start_class((name or "").strip(), int(number or 1), codes)
        st.session_state.pop(_CHOSEN, None)
        st.rerun()
    for gone in classes.deleted():
        st.button(
            f"Haal {plain_label(gone.klas.name)} terug", key=f"terug-{gone.klas.id}",
            on_click=storage.repository().restore, args=(gone.right, "klas", gone.klas.id),
        )  # fmt: skip


def _lacking(name: str) -> str:
    return "Kies nog een wijk." if name.strip() else "Vul eerst de naam van de klas in."


def _one_wijk() -> tuple[str, ...]:
    code = str(st.session_state.get(_CHOSEN, ""))
    if not code:
        picker.search("Zoek de wijk of buurt", "klas-zoek", _choose)
        return ()
    with st.container(key="klas-gekozen", horizontal=True, vertical_alignment="center"):
        st.markdown(area_label(cached.regions().get(code)))
        st.button("Andere wijk", key="klas-anders", on_click=_choose, args=("",))
    return (code,)


def _choose(code: str) -> None:
    st.session_state[_CHOSEN] = code
    st.session_state["klas-zoek"] = ""


def show_choice(known: list[classes.Class]) -> None:
    """More classes in this browser: which one?"""
    st.title("Welke klas?")
    for one in known:
        st.button(
            plain_label(one.klas.name), key=f"klas-{one.klas.id}",
            on_click=classes.open_class, args=(one.klas.id,),
        )  # fmt: skip

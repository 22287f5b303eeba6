"""Into the wijk: observations and conversations, made for a phone."""

from __future__ import annotations

import streamlit as st

from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import walking


def show() -> None:
    """The form first; the rules of privacy beside it."""
    st.title("Wat zie je?")
    words = "Loop samen rond, liefst op twee momenten. Wat je typt, wordt vanzelf bewaard."
    put(markup('<p class="ws-inleiding">{}</p>', words))
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("Kijken", anchor=False)
        walking.OBSERVATIONS.show()
        st.header("Praten", anchor=False)
        walking.TALKS.show()
    with right:
        put(walking.privacy_card())
